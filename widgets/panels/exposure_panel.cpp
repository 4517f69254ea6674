// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/exposure_panel.h"

#include "widgets/pages/security_page.h"
#include "widgets/panels/exposure_table_model.h"
#include "widgets/parts/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace kohkan {

namespace {

struct Preset {
    QString name;
    ExposureParameters parameters;
};

std::vector<Preset> knownPresets()
{
    const auto with = [](double radius, double halfLife) {
        ExposureParameters parameters;
        parameters.radiusKm = radius;
        parameters.halfLifeDays = halfLife;
        return parameters;
    };
    return {{ExposurePanel::tr("Default: 50 km, 180 days"), with(50, 180)},
            {ExposurePanel::tr("Near: 25 km, 180 days"), with(25, 180)},
            {ExposurePanel::tr("Wide: 100 km, 180 days"), with(100, 180)},
            {ExposurePanel::tr("Recent: 50 km, 90 days"), with(50, 90)},
            {ExposurePanel::tr("Long memory: 50 km, 365 days"), with(50, 365)}};
}

QSlider *slider(int from, int to, int page, const QString &name)
{
    auto *made = new QSlider(Qt::Horizontal);
    made->setRange(from, to);
    made->setPageStep(page);
    made->setAccessibleName(name);
    return made;
}

} // namespace

QString exposureCoverageText(const ExposureModel &model)
{
    const ExposureCoverage coverage = model.coverage();
    const int leftOut = coverage.leftOut();
    QString text = ExposurePanel::tr("From %1 of %2 incidents, %3 to %4, counted back from %5. %6")
                       .arg(coverage.inWindow)
                       .arg(coverage.incidents)
                       .arg(coverage.first.isEmpty() ? QStringLiteral("—") : coverage.first,
                            coverage.last.isEmpty() ? QStringLiteral("—") : coverage.last, knownDayText(model.asOf()),
                            knownSentence(coverage.known));
    if (leftOut > 0)
        text += u' ' + ExposurePanel::tr("%1 left out: without a place, its accuracy or a date, or known too coarsely.")
                           .arg(leftOut);
    return text + u' ' +
           ExposurePanel::tr("An index of what was reported; not a probability, and no report is not no event.");
}

ExposurePanel::ExposurePanel(ExposureState *state, SurfaceState *surface, LayerList *layers, Selection *selection,
                             QWidget *parent)
    : Panel(parent)
    , m_state(state)
    , m_layers(layers)
    , m_selection(selection)
    , m_model(new ExposureTableModel(this))
    , m_shown(new QCheckBox(tr("&Colour the sites by exposure"), this))
    , m_surface(new QCheckBox(tr("Show it &everywhere, as a surface"), this))
    , m_presets(new QComboBox(this))
    , m_radius(slider(5, static_cast<int>(ExposureState::widestKm), 5, tr("Radius in kilometres")))
    , m_halfLife(slider(30, 730, 30, tr("Half-life in days")))
    , m_radiusText(new QLabel(this))
    , m_halfLifeText(new QLabel(this))
    , m_window(new QSpinBox(this))
    , m_severity(new QDoubleSpinBox(this))
    , m_table(new QTableView(this))
    , m_coverage(new QLabel(this))
{
    layOut();
    m_surface->setChecked(surface->isShown());
    m_surface->setToolTip(tr("The index of any place, as a layer of bands below the sites"));
    connect(m_shown, &QCheckBox::toggled, m_state, &ExposureState::setShown);
    connect(m_surface, &QCheckBox::toggled, surface, &SurfaceState::setShown);
    connect(surface, &SurfaceState::changed, this, [this, surface] { m_surface->setChecked(surface->isShown()); });
    connect(m_presets, &QComboBox::activated, this, [this](int at) {
        const auto known = knownPresets();
        if (at >= 0 && static_cast<std::size_t>(at) < known.size())
            m_state->setParameters(known[static_cast<std::size_t>(at)].parameters);
    });
    connect(m_radius, &QSlider::valueChanged, this, &ExposurePanel::apply);
    connect(m_halfLife, &QSlider::valueChanged, this, &ExposurePanel::apply);
    connect(m_window, &QSpinBox::valueChanged, this, &ExposurePanel::apply);
    connect(m_severity, &QDoubleSpinBox::valueChanged, this, &ExposurePanel::apply);
    connect(m_state, &ExposureState::changed, this, &ExposurePanel::showParameters);
    connect(m_state, &ExposureState::computed, this, &ExposurePanel::invalidate);
    connect(m_state, &ExposureState::failed, m_coverage, &QLabel::setText);
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &at) { emit siteRequested(m_model->siteAt(at.row())); });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &at) { emit siteRequested(m_model->siteAt(at.row())); });
    connect(m_selection, &Selection::currentChanged, this, &ExposurePanel::invalidate);
    showParameters();
}

void ExposurePanel::layOut()
{
    auto *controls = new QWidget;
    m_form = new QFormLayout(controls);
    m_form->setContentsMargins(8, 6, 8, 6);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->addRow(m_shown);
    m_form->addRow(m_surface);
    for (const Preset &preset : knownPresets())
        m_presets->addItem(preset.name);
    m_presets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_presets->setMinimumContentsLength(12);
    m_presets->setAccessibleName(tr("Presets"));
    m_form->addRow(tr("&Preset"), m_presets);
    addSliders(m_form);
    guardWheel(controls);
    m_coverage->setWordWrap(true);
    m_coverage->setTextFormat(Qt::PlainText);
    m_form->addRow(m_coverage);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(controls);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ExposureTableModel::Site, QHeaderView::Stretch);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Sites by exposure"));
    auto *caveat = new QLabel(tr("No report is not no event."), this); // in sight at any height
    caveat->setWordWrap(true);
    caveat->setMargin(4);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(scroll);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({200, 300});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(splitter, 1);
    column->addWidget(caveat);
}

void ExposurePanel::addSliders(QFormLayout *form)
{
    const auto add = [&](const QString &title, QSlider *control, QLabel *text) {
        auto *cell = new QWidget;
        auto *row = new QHBoxLayout(cell);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(control, 1);
        text->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("730 days")));
        row->addWidget(text);
        auto *label = new QLabel(title);
        label->setBuddy(control);
        form->addRow(label, cell);
    };
    add(tr("&Radius"), m_radius, m_radiusText);
    m_radius->setToolTip(tr("The weight of an incident falls evenly to nothing at this distance"));
    add(tr("&Half-life"), m_halfLife, m_halfLifeText);
    m_halfLife->setToolTip(tr("The weight of an incident halves in so many days"));
    m_window->setRange(1, 10);
    m_window->setSuffix(tr(" years"));
    m_window->setToolTip(tr("Older incidents do not count"));
    form->addRow(tr("&Window"), m_window);
    m_severity->setRange(1, 10);
    m_severity->setDecimals(1);
    m_severity->setSingleStep(0.5);
    m_severity->setToolTip(tr("The severity of an incident is 1 + log2(1 + deaths), at most this"));
    form->addRow(tr("Severity at &most"), m_severity);
}

/// One weight for each type of event that the incidents have.
void ExposurePanel::typesChanged()
{
    const auto &result = m_state->result();
    if (!result)
        return;
    for (const QString &type : result->model.reported()->types()) {
        if (type.isEmpty() || m_types.contains(type))
            continue;
        auto *weight = new QDoubleSpinBox;
        weight->setRange(0, 2);
        weight->setDecimals(2);
        weight->setSingleStep(0.1);
        weight->setAccessibleName(type);
        weight->setValue(m_state->parameters().typeWeight(type));
        guardWheel(weight);
        connect(weight, &QDoubleSpinBox::valueChanged, this, &ExposurePanel::apply);
        auto *label = new QLabel(type);
        label->setWordWrap(true);
        label->setToolTip(tr("Weight of an event of this type"));
        m_form->insertRow(m_form->rowCount() - 1, label, weight);
        m_types.insert(type, weight);
    }
}

void ExposurePanel::apply()
{
    if (m_isFilling)
        return;
    ExposureParameters parameters = m_state->parameters();
    parameters.radiusKm = m_radius->value();
    parameters.halfLifeDays = m_halfLife->value();
    parameters.windowYears = m_window->value();
    parameters.mostSeverity = m_severity->value();
    for (auto it = m_types.cbegin(); it != m_types.cend(); ++it)
        if (it.value()->value() != parameters.typeWeight(it.key()))
            parameters.typeWeights[it.key()] = it.value()->value();
    m_state->setParameters(parameters);
}

void ExposurePanel::showParameters()
{
    m_isFilling = true;
    const ExposureParameters &parameters = m_state->parameters();
    m_shown->setChecked(m_state->isShown());
    m_radius->setValue(static_cast<int>(parameters.radiusKm));
    m_halfLife->setValue(static_cast<int>(parameters.halfLifeDays));
    m_radiusText->setText(tr("%1 km").arg(parameters.radiusKm));
    m_halfLifeText->setText(tr("%1 days").arg(parameters.halfLifeDays));
    m_window->setValue(parameters.windowYears);
    m_severity->setValue(parameters.mostSeverity);
    for (auto it = m_types.cbegin(); it != m_types.cend(); ++it)
        it.value()->setValue(parameters.typeWeight(it.key()));
    const auto known = knownPresets();
    const auto at =
        std::find_if(known.begin(), known.end(), [&](const Preset &preset) { return preset.parameters == parameters; });
    const QString own = tr("Values of your own");
    const int ownAt = m_presets->findText(own);
    if (at != known.end()) {
        m_presets->setCurrentIndex(static_cast<int>(at - known.begin()));
        if (ownAt >= 0)
            m_presets->removeItem(ownAt);
    } else {
        if (ownAt < 0)
            m_presets->addItem(own);
        m_presets->setCurrentIndex(m_presets->count() - 1);
    }
    m_isFilling = false;
}

QString ExposurePanel::currentSite() const
{
    const auto &current = m_selection->current();
    const LayerEntry *entry = current ? m_layers->value().find(current->entry) : nullptr;
    const bool isSite = entry && entry->layer && entry->isDeposits() && index(current->row) < entry->layer->rowCount();
    return isSite ? entry->layer->key(current->row) : QString();
}

void ExposurePanel::refresh()
{
    m_state->want();
    typesChanged();
    showResult();
}

void ExposurePanel::showResult()
{
    const auto &result = m_state->result();
    m_model->setExposures(result, m_state->catalogue());
    if (result)
        m_coverage->setText(exposureCoverageText(result->model));
    const int row = m_model->rowOf(currentSite());
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0));
    }
}

QString ExposurePanel::coverageText() const
{
    return m_coverage->text();
}

void ExposurePanel::showEvent(QShowEvent *event)
{
    m_state->want();
    Panel::showEvent(event);
}

} // namespace kohkan
