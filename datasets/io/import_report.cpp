// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/import_report.h"

#include "datasets/io/near_names.h"
#include "datasets/io/place_names.h"
#include "datasets/table/hilbert_order.h"
#include "datasets/table/id_name.h"
#include "datasets/table/passing_on.h"
#include "datasets/table/unit_in_name.h"
#include "datasets/work/words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <bit>

namespace kohkan {

namespace {

/// A message without what it quotes and counts: the same for all rows of which it is said, and no value in it.
QString pattern(const QString &message)
{
    static const QRegularExpression quoted(QStringLiteral("\".*\"|'.*'"),
                                           QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression figures(QStringLiteral("[-+]?[0-9][0-9.,]*[0-9]|[-+]?[0-9]"));
    QString text = message;
    return text.replace(quoted, QStringLiteral("\"…\"")).replace(figures, QStringLiteral("#"));
}

/// Groups rows by what is said of them, in the order of first sight.
class RowGroups {
public:
    void add(const QString &message, qint64 row)
    {
        const auto found = m_known.tryEmplace(pattern(message), m_groups.size());
        if (found.second)
            m_groups.push_back({message, 0, {}, true});
        auto &group = m_groups[found.first];
        group.isSame = group.isSame && group.message == message;
        ++group.count;
        if (group.rows.size() < ImportReport::rowsKept)
            group.rows.push_back(row);
    }
    std::vector<ImportReport::RowGroup> take() { return std::move(m_groups); }

private:
    struct Known {
        QHash<QString, std::size_t> groups;
        std::pair<std::size_t, bool> tryEmplace(const QString &key, std::size_t next)
        {
            const auto found = groups.constFind(key);
            if (found != groups.constEnd())
                return {*found, false};
            groups.insert(key, next);
            return {next, true};
        }
    };
    Known m_known;
    std::vector<ImportReport::RowGroup> m_groups;
};

/// A name of a column that is told by its letters and digits alone.
const Column *firstColumn(const Layer &layer, const QStringList &names, bool (*suits)(const Column &))
{
    for (const auto &name : names)
        for (const auto &column : layer.columns())
            if (!column->isDerived() && suits(*column) && foldedName(column->name()) == name)
                return column.get();
    return nullptr;
}

const Column *nameColumn(const Layer &layer)
{
    static const QStringList names{QStringLiteral("name"),           QStringLiteral("sitename"),
                                   QStringLiteral("depositname"),    QStringLiteral("minename"),
                                   QStringLiteral("prospectname"),   QStringLiteral("occurrencename"),
                                   QStringLiteral("site"),           QStringLiteral("deposit"),
                                   QStringLiteral("mine"),           QStringLiteral("prospect"),
                                   QStringLiteral("occurrence"),     QStringLiteral("title"),
                                   QStringLiteral("label"),          QStringLiteral("nom"),
                                   QStringLiteral("nombre"),         foldedName(QStringLiteral("نام")),
                                   foldedName(QStringLiteral("اسم"))};
    return firstColumn(layer, names, [](const Column &column) { return column.type() == Column::Type::Text; });
}

const Column *accuracyColumn(const Layer &layer)
{
    static const QStringList names{QStringLiteral("accuracym"), QStringLiteral("locationaccuracym"),
                                   QStringLiteral("coordinateaccuracym"), QStringLiteral("positionalaccuracym"),
                                   QStringLiteral("coordinateuncertaintyinmeters")};
    return firstColumn(layer, names, [](const Column &column) { return column.isNumeric(); });
}

/// Is the unit one that the rule, `decimal comma; unit t`, has out of the cells?
bool isUnitOfValues(const QString &unit, const QString &rule)
{
    const QStringList parts = rule.split(QStringLiteral("; "));
    return std::any_of(parts.begin(), parts.end(), [&](const QString &part) { return part.endsWith(u' ' + unit); });
}

class Reporter {
public:
    Reporter(const Layer &layer, const std::stop_token &stop, const std::vector<Warning> &more)
        : m_layer(layer), m_stop(stop), m_more(more)
    {}
    std::optional<ImportReport> run();

private:
    bool isStopped() const { return m_stop.stop_requested(); }
    qint64 number(Row row) const { return qint64(m_layer.sourceRow(row)) + 1; }
    void addSource();
    void addPlaces();
    QString noPlaceReason(Row row) const;
    void addColumns();
    void addIds();
    ImportReport::IdColumn repeated(const Column &column) const;
    bool areIds(const Column &column) const;
    void addNear();
    void addWarnings();
    void dropValues();
    const Layer &m_layer;
    const std::stop_token &m_stop;
    const std::vector<Warning> &m_more;
    ImportReport m_report;
};

void Reporter::addSource()
{
    const Provenance &from = m_layer.provenance();
    m_report.layer = m_layer.name();
    m_report.path = from.path;
    m_report.driver = from.driver;
    m_report.rows = qint64(m_layer.rowCount());
    m_report.rowsLeftOut = from.rowsLeftOut;
    m_report.cellsUnread = from.cellsUnread;
    if (from.reading) {
        m_report.reading = *from.reading;
        m_report.cellsLeftOut = from.reading->surplusCells;
    }
    m_report.referenceSystem = from.referenceSystem;
    m_report.placeColumns = from.placeColumns;
    m_report.doubts = from.doubts;
}

/// Why a row is not on the map of which no warning speaks.
QString Reporter::noPlaceReason(Row row) const
{
    const Provenance &from = m_layer.provenance();
    const auto saysPlaces = [](const QString &name) { // a zone or a system alone does not
        const PlaceRole role = roleOfName(name).role;
        return role != PlaceRole::Zone && role != PlaceRole::System && role != PlaceRole::Side;
    };
    for (const auto &name : from.placeColumns)
        if (const Column *column = m_layer.column(name); column && !column->isNull(row) && saysPlaces(name)) {
            for (const Doubt &doubt : from.doubts)
                if (doubt.kind == Doubt::Kind::MetresWithoutSystem)
                    return tr("The coordinates look like metres of a reference system that is not stated.");
            return tr("The place cannot be read; only the first thousand warnings on rows say why.");
        }
    if (!from.placeColumns.isEmpty())
        return tr("The columns that say places (%1) hold none in this row.")
            .arg(from.placeColumns.join(QStringLiteral(", ")));
    return tr("The source gives no place.");
}

void Reporter::addPlaces()
{
    const auto isOfPlace = [](const Warning &warning) {
        return warning.message.contains(QLatin1String("not on the map"));
    };
    QHash<qint64, const Warning *> said; // what is said of a row, best of its place
    for (const Warning &warning : m_layer.warnings())
        if (warning.sourceRow && !warning.isOfMeaning) {
            const Warning *&kept = said[*warning.sourceRow];
            if (!kept || (!isOfPlace(*kept) && isOfPlace(warning)))
                kept = &warning;
        }
    // A row of a table is not off the map for being too long or too short; that is said among the warnings.
    if (m_report.reading)
        said.removeIf([&](auto entry) { return !isOfPlace(*entry.value()); });
    RowGroups groups;
    std::size_t done = 0;
    for (const Row row : m_layer.bySourceRow()) {
        if (++done % 65536 == 0 && isStopped())
            return;
        if (isOnMap(m_layer.geometry(), row)) {
            ++m_report.onMap;
            continue;
        }
        const Warning *why = said.value(number(row));
        groups.add(why ? why->message : noPlaceReason(row), number(row));
    }
    m_report.offMap = groups.take();
}

void Reporter::addColumns()
{
    for (const auto &column : m_layer.columns()) {
        if (column->isDerived())
            continue;
        ImportReport::ColumnLine line;
        line.name = column->name();
        line.type = column->type();
        line.nulls = qint64(column->nullCount());
        line.reading = column->reading();
        if (column->hasLimits()) {
            const auto count = [&](Column::Limit limit) {
                const RowSet &rows = column->limited(limit);
                return rows.size() > 0 ? qint64(rows.count()) : 0;
            };
            line.below = count(Column::Limit::Below);
            line.above = count(Column::Limit::Above);
        }
        line.unit = column->unit();
        if (!line.unit.isEmpty())
            line.unitFrom = isUnitOfValues(line.unit, line.reading) ? ImportReport::UnitFrom::Values
                                                                    : ImportReport::UnitFrom::Source;
        else if (column->isNumeric() && !(line.unit = unitOfName(line.name)).isEmpty())
            line.unitFrom = ImportReport::UnitFrom::Name;
        m_report.columns.push_back(std::move(line));
    }
}

/// By its name; a name that may as well be that of another table's ids only where most values differ.
bool Reporter::areIds(const Column &column) const
{
    if (column.isDerived() || !(column.type() == Column::Type::Text || column.isNumeric()))
        return false;
    if (&column == m_layer.keyColumn())
        return true;
    static const QStringList sure{QStringLiteral("id"),     QStringLiteral("fid"),  QStringLiteral("objectid"),
                                  QStringLiteral("ogcfid"), QStringLiteral("gid"),  QStringLiteral("uid"),
                                  QStringLiteral("uuid"),   QStringLiteral("guid"), QStringLiteral("recordid")};
    static const QStringList likely{
        QStringLiteral("key"),       QStringLiteral("code"),       QStringLiteral("ref"),
        QStringLiteral("token"),     QStringLiteral("siteid"),     QStringLiteral("mineid"),
        QStringLiteral("depositid"), QStringLiteral("depid"),      QStringLiteral("eventid"),
        QStringLiteral("sitecode"),  QStringLiteral("minecode"),   QStringLiteral("depositcode"),
        QStringLiteral("mrdsid"),    QStringLiteral("eventidcnty")};
    const QString name = foldedName(column.name());
    if (sure.contains(name))
        return true;
    if (!likely.contains(name) && !isIdName(column.name()))
        return false;
    const std::size_t values = column.rowCount() - column.nullCount();
    const ImportReport::IdColumn found = repeated(column);
    return values > 0 && 2 * (values - std::size_t(found.rows) + std::size_t(found.values)) > values;
}

ImportReport::IdColumn Reporter::repeated(const Column &column) const
{
    struct Entry {
        std::int64_t value;
        std::uint32_t sourceRow;
        Row row;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < m_layer.rowCount(); ++i) {
        const Row row = rowAt(i);
        if (column.isNull(row) || column.limit(row) != Column::Limit::None)
            continue;
        const std::int64_t value = column.isText() ? std::int64_t{column.code(row)}
                                   : column.type() == Column::Type::Integer
                                       ? column.integer(row)
                                       : std::bit_cast<std::int64_t>(column.number(row) + 0.0);
        entries.push_back({value, m_layer.sourceRow(row), row});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::pair(a.value, a.sourceRow) < std::pair(b.value, b.sourceRow);
    });
    ImportReport::IdColumn found;
    found.name = column.name();
    std::vector<std::pair<std::size_t, std::size_t>> runs; // from, to
    for (std::size_t from = 0, to = 0; from < entries.size(); from = to) {
        for (to = from + 1; to < entries.size() && entries[to].value == entries[from].value;)
            ++to;
        if (to - from < 2)
            continue;
        runs.emplace_back(from, to);
        found.rows += qint64(to - from);
    }
    found.values = qint64(runs.size());
    std::sort(runs.begin(), runs.end(),
              [&](const auto &a, const auto &b) { return entries[a.first].sourceRow < entries[b.first].sourceRow; });
    runs.resize(std::min(runs.size(), ImportReport::groupsKept));
    for (const auto &[from, to] : runs) {
        ImportReport::RepeatedId id{column.text(entries[from].row), qint64(to - from), {}};
        for (std::size_t i = from; i < to && id.rows.size() < ImportReport::rowsKept; ++i)
            id.rows.push_back(qint64(entries[i].sourceRow) + 1);
        found.listed.push_back(std::move(id));
    }
    return found;
}

void Reporter::addIds()
{
    for (const auto &column : m_layer.columns())
        if (!isStopped() && areIds(*column))
            m_report.ids.push_back(repeated(*column));
}

void Reporter::addNear()
{
    const Column *names = nameColumn(m_layer);
    if (!names)
        return;
    const Column *accuracy = accuracyColumn(m_layer);
    const NearNames found = nearNames(m_layer, *names, accuracy, ImportReport::groupsKept, m_stop);
    auto &near = m_report.near;
    near.column = names->name();
    near.accuracyColumn = accuracy ? accuracy->name() : QString();
    near.groups = found.groups;
    near.rows = found.rows;
    near.isWhole = found.isWhole;
    for (const NearRows &rows : found.listed) {
        ImportReport::NearGroup group{{}, qint64(rows.rows.size()), {}, rows.metres};
        for (const Row row : rows.rows) {
            if (group.rows.size() == ImportReport::rowsKept)
                break;
            group.rows.push_back(number(row));
            if (const QString name = names->text(row); !group.names.contains(name))
                group.names << name;
        }
        near.listed.push_back(std::move(group));
    }
}

void Reporter::addWarnings()
{
    RowGroups groups;
    QSet<qint64> rows;
    for (const auto *list : {&m_layer.warnings(), &m_more})
        for (const Warning &warning : *list)
            if (warning.isOfMeaning) {
                m_report.misfits.push_back({warning.message, warning.sourceRow});
            } else if (warning.sourceRow) {
                rows.insert(*warning.sourceRow);
                groups.add(warning.message, *warning.sourceRow);
            } else if (std::none_of(m_report.doubts.begin(), m_report.doubts.end(),
                                    [&](const Doubt &doubt) { return doubt.message == warning.message; })) {
                m_report.warnings << warning.message;
            }
    m_report.rowsWarned = rows.size();
    m_report.rowWarnings = groups.take();
}

/// Counts stay, whatever a row says goes.
void Reporter::dropValues()
{
    m_report.whyNoValues = whyNotPassedOn(m_layer);
    if (m_report.whyNoValues.isEmpty())
        return;
    for (auto *groups : {&m_report.offMap, &m_report.rowWarnings})
        for (auto &group : *groups) {
            group.message = pattern(group.message);
            group.rows.clear();
            group.isSame = true;
        }
    for (QString &message : m_report.warnings)
        message = pattern(message);
    for (auto &misfit : m_report.misfits)
        misfit = {pattern(misfit.message), std::nullopt};
    for (Doubt &doubt : m_report.doubts) {
        doubt.message = pattern(doubt.message);
        doubt.rows.clear();
    }
    for (auto &column : m_report.ids)
        column.listed.clear();
    m_report.near.listed.clear();
    if (m_report.reading)
        for (auto &skipped : m_report.reading->skipped)
            skipped.text.clear();
}

std::optional<ImportReport> Reporter::run()
{
    addSource();
    addPlaces();
    addColumns();
    addIds();
    if (isStopped())
        return std::nullopt;
    addNear();
    addWarnings();
    dropValues();
    if (isStopped())
        return std::nullopt;
    return std::move(m_report);
}

} // namespace

std::optional<ImportReport> ImportReport::of(const Layer &layer, const std::stop_token &stop,
                                             const std::vector<Warning> &more)
{
    return Reporter(layer, stop, more).run();
}

} // namespace kohkan
