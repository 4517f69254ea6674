// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/time_lanes.h"

#include "datasets/security/known_incidents.h"

#include <algorithm>

namespace kohkan {

namespace {

constexpr std::size_t mostSelected = 2000; ///< sites whose items glow

/// The rows of a layer that pass the filters; null where all do.
std::shared_ptr<const RowSet> filtered(const FilterState &filters, const LayerEntry *entry)
{
    return entry && entry->layer && !filters.conditions(entry->id).empty() ? filters.rows(entry->id) : nullptr;
}

const LayerEntry *entryOf(const LayersValue &layers, QLatin1StringView table)
{
    for (const LayerEntry &entry : layers.entries)
        if (entry.bundledTable == table && entry.layer)
            return &entry;
    return nullptr;
}

} // namespace

TimeLanes::TimeLanes(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
                     QWidget *parent)
    : Panel(parent)
    , m_layers(layers)
    , m_filters(filters)
    , m_selection(selection)
    , m_tables(tables)
    , m_period(new PeriodFilter(layers, filters, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 140);
    setAccessibleName(tr("Time lanes"));
    connect(m_period, &PeriodFilter::changed, this, &TimeLanes::invalidate);
    connect(tables, &Tables::changed, this, [this] {
        m_isLineRead = false;
        m_layout.reset();
        invalidate();
    });
    connect(selection, &Selection::changed, this, &TimeLanes::invalidate);
    connect(selection, &Selection::currentChanged, this, &TimeLanes::invalidate);
}

const TimeLine &TimeLanes::line()
{
    flush();
    return m_line;
}

const DateAxis &TimeLanes::axis()
{
    flush();
    return m_axis;
}

QString TimeLanes::cursorId() const
{
    return m_look.cursor ? itemOf(*m_look.cursor).id : QString();
}

// ---- the state it shows

void TimeLanes::readLine()
{
    const QString cursor = cursorId();
    m_isLineRead = true;
    const CataloguePtr &catalogue = m_tables->catalogue();
    m_line = catalogue ? TimeLine::of(*catalogue) : TimeLine();
    findGap();
    m_look.hovered.reset();
    m_look.cursor = refOf(cursor);
    m_layout.reset();
    if (m_isViewSet || m_line.datedCount() == 0)
        return;
    m_isViewSet = true; // from where all but one in ten are
    std::vector<std::int32_t> days;
    for (const TimeLane &lane : m_line.lanes)
        for (const TimeItem &item : lane.items)
            if (item.range->first != DateRange::openStart)
                days.push_back(item.range->first);
    const auto tenth = days.begin() + static_cast<std::ptrdiff_t>(days.size() / 10);
    std::nth_element(days.begin(), tenth, days.end());
    m_axis.left = plot().left();
    m_axis.right = plot().right();
    m_axis = limits().showing(m_axis, days.empty() ? m_line.span()->first : *tenth, static_cast<double>(lastDay()));
}

/// After the last day to which the incidents are known their lane is empty because nobody has looked.
void TimeLanes::findGap()
{
    m_look.gap.reset();
    m_look.today = m_tables->today();
    const CataloguePtr &catalogue = m_tables->catalogue();
    const LayerPtr incidents = catalogue ? catalogue->table(QStringLiteral("incidents")) : nullptr;
    KnownIncidents known;
    known.asOf = m_look.today;
    if (incidents)
        known = knownIncidents(*incidents, m_look.today);
    if (known.isKnown() && known.daysWithout() <= 0)
        return;
    const QDate first = known.isKnown() ? known.day.addDays(1) : QDate(1, 1, 1); // nothing known: all of the lane
    for (std::size_t lane = 0; lane < m_line.lanes.size(); ++lane)
        if (m_line.lanes[lane].id == QLatin1String("incidents"))
            m_look.gap = LaneGap{lane, {first, m_look.today}, known.sentence()};
}

/// That there is something to show of.
qint64 TimeLanes::lastDay() const
{
    const auto span = m_line.span();
    const qint64 last = span ? span->last : 0;
    return m_look.gap ? std::max(last, m_look.gap->days.last.toJulianDay()) : last;
}

const std::optional<LaneGap> &TimeLanes::gap()
{
    flush();
    return m_look.gap;
}

void TimeLanes::refresh()
{
    if (!m_isLineRead)
        readLine();
    findGap();
    lookAtState();
    followSelection();
    update();
    emit refreshed();
}

QSet<QString> TimeLanes::selectedKeys(const LayerEntry &entry) const
{
    QSet<QString> keys;
    if (m_selection->count(entry.id) <= mostSelected)
        for (QString &key : entry.layer->keysOf(m_selection->rows(entry.id)))
            keys.insert(std::move(key));
    const auto &current = m_selection->current();
    if (current && current->entry == entry.id)
        keys << entry.layer->key(current->row);
    return keys;
}

void TimeLanes::lookAtState()
{
    const LayerEntry *deposits = entryOf(m_layers->value(), QLatin1StringView("deposits"));
    const LayerEntry *incidents = entryOf(m_layers->value(), QLatin1StringView("incidents"));
    const auto sites = filtered(*m_filters, deposits), reports = filtered(*m_filters, incidents);
    const QSet<QString> selectedSites = deposits ? selectedKeys(*deposits) : QSet<QString>();
    const QSet<QString> selectedReports = incidents ? selectedKeys(*incidents) : QSet<QString>();
    const auto isHidden = [](const LayerEntry *entry, const RowSet *shown, const QString &key) {
        const auto row = entry->layer->rowOfKey(key);
        return row && !shown->contains(*row);
    };
    m_look.faint.clear();
    m_look.emphasised.clear();
    m_look.period = period();
    for (std::size_t lane = 0; lane < m_line.lanes.size(); ++lane)
        for (std::size_t i = 0; i < m_line.lanes[lane].items.size(); ++i) {
            const TimeItem &item = m_line.lanes[lane].items[i];
            const bool isReport = item.table == QLatin1String("incidents");
            const auto hidesSite = [&](const QString &id) { return isHidden(deposits, sites.get(), id); };
            if ((m_look.period && !m_look.period->holds(*item.range)) ||
                (isReport && reports && isHidden(incidents, reports.get(), item.id)) ||
                (sites && !item.depositIds.isEmpty() &&
                 std::all_of(item.depositIds.begin(), item.depositIds.end(), hidesSite)))
                m_look.faint.insert({lane, i});
            const auto isIn = [](const QSet<QString> &keys) {
                return [&keys](const QString &key) { return keys.contains(key); };
            };
            const QStringList own = isReport ? QStringList(item.id) + item.parts : QStringList();
            if (std::any_of(item.depositIds.begin(), item.depositIds.end(), isIn(selectedSites)) ||
                std::any_of(own.begin(), own.end(), isIn(selectedReports)))
                m_look.emphasised.insert({lane, i});
        }
}

/// An incident that was picked elsewhere is where the keys stand, in view.
void TimeLanes::followSelection()
{
    const auto &current = m_selection->current();
    if (current == m_followed)
        return;
    m_followed = current;
    const LayerEntry *incidents = entryOf(m_layers->value(), QLatin1StringView("incidents"));
    if (!current || !incidents || current->entry != incidents->id)
        return;
    const QString key = incidents->layer->key(current->row);
    for (std::size_t lane = 0; lane < m_line.lanes.size(); ++lane)
        for (std::size_t i = 0; i < m_line.lanes[lane].items.size(); ++i)
            if (const TimeItem &item = m_line.lanes[lane].items[i]; item.id == key || item.parts.contains(key)) {
                m_look.cursor = TimeRef{lane, i};
                reveal(*m_look.cursor);
            }
}

std::optional<TimeRef> TimeLanes::refOf(const QString &id) const
{
    for (std::size_t lane = 0; !id.isEmpty() && lane < m_line.lanes.size(); ++lane)
        for (std::size_t i = 0; i < m_line.lanes[lane].items.size(); ++i)
            if (m_line.lanes[lane].items[i].id == id)
                return TimeRef{lane, i};
    return std::nullopt;
}

// ---- period

std::optional<Period> TimeLanes::period() const
{
    const auto span = m_line.span();
    return m_period->period(span ? Period{span->firstDay(), span->lastDay()} : Period());
}

void TimeLanes::setPeriod(const std::optional<Period> &period)
{
    const bool begins = period && !this->period();
    if (m_period->set(period)) {
        if (begins)
            emit periodBegun();
    } else if (period) {
        emit messageRequested(tr("No layer has a column of dates to filter by. Layer > Add shipped layer brings the "
                                 "reported incidents back."));
    }
}

Period TimeLanes::whole()
{
    const auto span = line().span();
    return span ? Period{span->firstDay(), span->lastDay()} : Period();
}

Period TimeLanes::viewed()
{
    flush();
    return {m_axis.dayAt(m_axis.left), m_axis.dayAt(m_axis.right - 1)};
}

void TimeLanes::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartColors colors = ChartColors::of(palette());
    const LaneLayout &where = laneLayout();
    if (m_line.datedCount() == 0) {
        painter.fillRect(rect(), colors.paper);
        painter.setPen(colors.quiet);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The shipped tables are not there, or nothing in them has a date."));
        return;
    }
    m_look.hasFocus = hasFocus();
    LanePainter(painter, m_line, where, m_look, colors).paint(rect(), palette().color(QPalette::Highlight));
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace kohkan
