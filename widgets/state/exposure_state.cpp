// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/exposure_state.h"

#include <algorithm>

namespace kohkan {

namespace {

std::vector<LayerStyle::Grade> grades()
{
    std::vector<LayerStyle::Grade> grades = exposureGrades();
    grades.front().low = 0; // what nothing reaches has no value
    return grades;
}

} // namespace

/// What a worker gets, and hands back with what it has made.
struct ExposureState::Made {
    CataloguePtr catalogue;
    QDate asOf;
    ExposureParameters parameters;
    SiteExposures::Intervals intervals = SiteExposures::Intervals::No;
    std::shared_ptr<const SiteExposures> result;
    std::shared_ptr<const ExposureField> field;
    std::shared_ptr<const ExposureField::Kernels> kernels;
    QString problem;
    void compute();
};

ExposureState::ExposureState(LayerList *layers, const Tables *tables, WorkerPool *pool,
                             std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_layers(layers), m_tables(tables), m_job(pool, std::move(mailbox), Urgency::Follow)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, [this] { compute(SiteExposures::Intervals::Yes); });
    connect(tables, &Tables::changed, this, &ExposureState::followTables);
    connect(layers, &LayerList::changed, this, &ExposureState::followLayers);
    followTables();
}

void ExposureState::followTables()
{
    const CataloguePtr catalogue = m_tables->catalogue();
    const bool sameIncidents = m_catalogue && catalogue && m_catalogue->incidents() == catalogue->incidents();
    m_catalogue = catalogue;
    m_field.reset(); // the sites may have moved
    m_kernels.reset();
    if (!sameIncidents)
        m_result.reset();
    if (m_isWanted)
        compute(SiteExposures::Intervals::Yes);
}

/// Deposits that somebody adds while exposure is shown show it too; those that are put back look as they did.
void ExposureState::followLayers(const LayersValue &before)
{
    const LayerEntry *entry = m_layers->value().deposits();
    if (!m_isShown || !m_result || !entry || before.find(entry->id))
        return;
    const bool isDressed = entry->style.gradeColumn == QLatin1String("exposure_index");
    if (m_layers->isAside() && !isDressed)
        return;
    if (!isDressed)
        m_plain = entry->style;
    show();
}

void ExposureState::setParameters(const ExposureParameters &parameters)
{
    ExposureParameters next = parameters;
    next.radiusKm = std::clamp(next.radiusKm, 1.0, widestKm);
    next.halfLifeDays = std::max(1.0, next.halfLifeDays);
    if (next == m_parameters)
        return;
    m_parameters = next;
    m_isWanted = true;
    emit changed();
    compute(SiteExposures::Intervals::No);
}

void ExposureState::setShown(bool shown)
{
    if (shown == m_isShown)
        return;
    m_isShown = shown;
    if (shown) {
        if (const LayerEntry *entry = m_layers->value().deposits())
            m_plain = entry->style;
        if (m_result)
            show();
        want();
    } else if (const LayerEntry *entry = m_layers->value().deposits()) {
        m_layers->edit(entry->id, [this](LayerEntry &edited) {
            edited.style = plainStyle(edited.style);
            edited.layer = withoutExposureColumns(edited.layer);
        });
    }
    emit changed();
}

void ExposureState::want()
{
    m_isWanted = true;
    if (!m_result || m_result->model.known().asOf != m_tables->today() || m_result->model.parameters() != m_parameters)
        compute(SiteExposures::Intervals::Yes);
}

void ExposureState::compute(SiteExposures::Intervals intervals)
{
    if (!m_catalogue || !m_catalogue->deposits() || !m_catalogue->incidents())
        return;
    m_job.setUrgency(m_isShown ? Urgency::Picture : Urgency::Follow);
    m_job.askWhenFree(
        [this, intervals] {
            return [asked = Made{
                        m_catalogue, m_tables->today(), m_parameters, intervals, nullptr, m_field, m_kernels, {}}] {
                Made made = asked;
                made.compute();
                return made;
            };
        },
        [this](const Made &made) { take(made); });
}

void ExposureState::Made::compute()
{
    ReportedIncidentsPtr reported = field ? field->reported() : nullptr;
    if (!reported) {
        auto read = ReportedIncidents::create(catalogue->incidents());
        if (!read) {
            problem = read.error().message;
            return;
        }
        reported = *std::move(read);
    }
    const auto sites = exposureSites(*catalogue->deposits());
    if (!field) {
        std::vector<LonLat> places;
        for (const ExposureSite &site : sites)
            places.push_back(site.place);
        field = std::make_shared<ExposureField>(reported, std::move(places), widestKm);
    }
    if (!kernels || kernels->radiusKm() != parameters.radiusKm)
        kernels = std::make_shared<const ExposureField::Kernels>(field->kernels(parameters.radiusKm));
    result = SiteExposures::create(ExposureModel(reported, knownIncidents(*reported->layer(), asOf), parameters), sites,
                                   *field, *kernels, intervals);
}

void ExposureState::take(const Made &made)
{
    if (!made.problem.isEmpty()) {
        emit failed(made.problem);
        return;
    }
    const LayerList::Aside aside(m_layers); // nobody has asked for it just now
    if (made.catalogue == m_catalogue) {
        m_field = made.field;
        m_kernels = made.kernels;
        m_result = m_worn = made.result;
        if (m_isShown)
            show();
        emit computed();
    }
    if (m_result && m_result->ranks.cbegin() != m_result->ranks.cend() && !m_result->ranks.cbegin()->hasInterval())
        m_pause.start();
}

void ExposureState::show()
{
    const LayerEntry *entry = m_layers->value().deposits();
    if (!entry)
        return;
    m_layers->edit(entry->id, [this](LayerEntry &edited) {
        edited.layer = withExposureColumns(edited.layer, *m_result);
        edited.style = shownStyle(edited.style);
    });
}

LayerPtr ExposureState::dressed(const LayerPtr &deposits) const
{
    return m_isShown && m_worn ? withExposureColumns(deposits, *m_worn) : deposits;
}

LayerStyle ExposureState::shownStyle(LayerStyle style) const
{
    style.colouring = LayerStyle::Colouring::Graduated;
    style.gradeColumn = QStringLiteral("exposure_index");
    style.grades = grades();
    style.gradeTitle = tr("Incident exposure index (%1 km, half-life %2 days)")
                           .arg(m_parameters.radiusKm)
                           .arg(m_parameters.halfLifeDays);
    style.color = QColor(0x7f, 0x8b, 0x94); // hollow: nothing reported in reach
    style.orderColumn.clear();              // the most exposed stand on top
    return style;
}

LayerStyle ExposureState::plainStyle(const LayerStyle &shown) const
{
    if (shown.gradeColumn != QLatin1String("exposure_index"))
        return shown;
    LayerStyle style = shown;
    style.colouring = m_plain.colouring;
    style.gradeColumn = m_plain.gradeColumn;
    style.grades = m_plain.grades;
    style.gradeTitle = m_plain.gradeTitle;
    style.color = m_plain.color;
    style.orderColumn = m_plain.orderColumn;
    return style;
}

} // namespace kohkan
