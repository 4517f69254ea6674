// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/open_questions.h"

#include "datasets/io/place_columns.h"
#include "datasets/io/place_names.h"
#include "datasets/table/hilbert_order.h"
#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

namespace {

constexpr std::size_t looked = 100; ///< rows, or texts of a column, that are looked at before all of them are

/// Collects the questions about one layer.
class Questions {
public:
    Questions(const Layer &layer, const ReadOptions &options) : m_layer(layer), m_options(options) {}
    QStringList ask()
    {
        askPlaces(); // those that cost most come first
        askValues();
        askText();
        askRows();
        return m_all;
    }

private:
    const TableReading &reading() const { return *m_layer.provenance().reading; }
    void askText();
    bool isParted() const;
    void askRows();
    void askValues();
    void askPlaces();
    bool isUndecided(const Column &column, bool &isDay) const;
    void askUnplaced();
    void askOrder();
    const Layer &m_layer;
    const ReadOptions &m_options;
    QStringList m_all;
};

void Questions::askText()
{
    const TableReading &found = reading();
    if (found.isEncodingGuessed && m_options.encoding.isEmpty())
        m_all << tr("Nothing in the file says its encoding for sure; it was read as %1.").arg(found.encoding);
    if (!m_options.headerRow && found.headerLine == 0)
        m_all << tr("No header was found; the columns are called by their place.");
    const bool isUnderNotes =
        std::any_of(found.skipped.begin(), found.skipped.end(), [&](auto &s) { return s.line < found.headerLine; });
    if (!m_options.headerRow && isUnderNotes)
        m_all << tr("The header was found in line %1; what stands above it is left out.").arg(found.headerLine);
    if (found.separator.isEmpty() && m_options.separator.isNull() && m_layer.columns().size() == 1 && isParted())
        m_all << tr("Everything is in one column, though most of its cells hold what parts cells elsewhere.");
}

/// Do most cells of the only column hold what may be a separator?
bool Questions::isParted() const
{
    const auto &rows = m_layer.bySourceRow();
    const std::size_t tried = std::min(rows.size(), looked);
    const auto parted = std::count_if(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(tried), [&](Row row) {
        const QString text = m_layer.columns()[0]->text(row);
        return std::any_of(text.begin(), text.end(), [](QChar c) { return QStringLiteral(";\t|,").contains(c); });
    });
    return 2 * static_cast<std::size_t>(parted) > tried;
}

void Questions::askRows()
{
    const TableReading &found = reading();
    QStringList nameless; // behind the last name: commas within figures, perhaps
    const auto &columns = m_layer.columns();
    for (std::size_t i = 0; found.headerLine > 0 && i < columns.size(); ++i)
        if (columns[i]->name() == QStringLiteral("column_%1").arg(i + 1))
            nameless << columns[i]->name();
    if (!nameless.isEmpty())
        m_all << tr("The rows have more cells than the header has names (%1); a decimal comma without quotation marks "
                    "parts "
                    "cells, too.")
                     .arg(nameless.join(QStringLiteral(", ")));
    if (found.surplusCells > 0)
        m_all << tr("Cells with a value stand beyond the last column (%1); they are left out.").arg(found.surplusCells);
    if (found.shortRows > 0)
        m_all << tr("Rows have fewer cells than there are columns (%1).").arg(found.shortRows);
    if (found.openQuotes > 0)
        m_all << tr("Quotation marks do not close, or stand inside a cell (%1); they are taken as text.")
                     .arg(found.openQuotes);
}

/// Is it text because its figures may be read in two ways?
bool Questions::isUndecided(const Column &column, bool &isDay) const
{
    const auto kindsOf = [](const std::vector<QString> &texts) {
        const std::vector<std::size_t> counts(texts.size(), 1);
        return std::pair(DateReading::of(texts, counts, DateOrder::Detect).kind(),
                         NumberReading::of(texts, counts, DecimalSign::Detect).kind());
    };
    const auto &texts = column.dictionary();
    std::vector<QString> some;
    for (std::size_t i = 0; i < texts.size(); i += std::max<std::size_t>(1, texts.size() / looked))
        some.push_back(texts[i]);
    if (some.empty() || kindsOf(some) == std::pair(DateReading::Kind::Text, NumberReading::Kind::Text))
        return false;
    const auto [days, numbers] = kindsOf(texts);
    isDay = days == DateReading::Kind::Undecided;
    return isDay ? m_options.dateOrder == DateOrder::Detect
                 : numbers == NumberReading::Kind::Undecided && m_options.decimalSign == DecimalSign::Detect;
}

void Questions::askValues()
{
    for (const auto &column : m_layer.columns()) {
        bool isDay = false;
        if (column->isDerived() || column->type() != Column::Type::Text ||
            m_options.textColumns.contains(column->name()) || !isUndecided(*column, isDay))
            continue;
        m_all << (isDay ? tr("The days in column %1 may be day first or month first; the column stays text.")
                        : tr("The figures in column %1 may have a decimal comma or point; the column stays text."))
                     .arg(column->name());
    }
}

void Questions::askPlaces()
{
    const Provenance &from = m_layer.provenance();
    for (const Doubt &doubt : from.doubts)
        if (doubt.remedy() != Doubt::Remedy::None)
            m_all << doubt.message;
    if (!from.placeColumns.isEmpty()) {
        askUnplaced();
        askOrder();
        return;
    }
    QStringList named;
    for (const auto &column : m_layer.columns()) {
        const NamedRole role = roleOfName(column->name());
        const bool isOfPlace = role.role == PlaceRole::Longitude || role.role == PlaceRole::Latitude ||
                               role.role == PlaceRole::Easting || role.role == PlaceRole::Northing ||
                               role.role == PlaceRole::LatLonPair || role.role == PlaceRole::LonLatPair ||
                               role.role == PlaceRole::GridText || role.role == PlaceRole::GeometryText;
        if (!column->isDerived() && isOfPlace && !role.isLetter && !role.isMeasure &&
            column->nullCount() < column->rowCount())
            named << column->name();
    }
    if (!named.isEmpty())
        m_all << tr("No row is on the map, though %1 may say places.").arg(named.join(QStringLiteral(", ")));
}

/// Where more than a few rows say something of a place that was not understood.
void Questions::askUnplaced()
{
    const Provenance &from = m_layer.provenance();
    if (std::any_of(from.doubts.begin(), from.doubts.end(),
                    [](auto &doubt) { return doubt.kind == Doubt::Kind::MetresWithoutSystem; }))
        return; // said already
    std::vector<const Column *> columns;
    for (const auto &name : from.placeColumns)
        if (const Column *column = m_layer.column(name))
            columns.push_back(column);
    std::size_t said = 0, placed = 0;
    for (std::size_t i = 0; i < m_layer.rowCount(); ++i) {
        const Row row = rowAt(i);
        if (columns.empty() ||
            std::any_of(columns.begin(), columns.end(), [row](auto *column) { return column->isNull(row); }))
            continue;
        ++said;
        const LonLat point = m_layer.geometry().point(row);
        placed += point.isValid() && isInRange(point);
    }
    if ((said - placed) * 10 > said)
        m_all << tr("Many rows say a place that was not understood (%1 of %2).").arg(said - placed).arg(said);
}

/// Of two numbers in one cell.
void Questions::askOrder()
{
    if (m_options.swapAxes || m_layer.provenance().placeColumns.size() != 1)
        return;
    QStringList names;
    for (const auto &column : m_layer.columns())
        names << column->name();
    std::vector<QStringList> sample;
    for (const Row row : m_layer.bySourceRow()) {
        QStringList cells;
        for (const auto &column : m_layer.columns())
            cells << column->shortText(row).trimmed();
        sample.push_back(cells);
        if (sample.size() == looked)
            break;
    }
    const PlacePlan plan =
        findPlaces(names, sample, {{}, {}, m_layer.provenance().placeColumns[0], {}, m_options.referenceSystem});
    if (plan.hasUnsureOrder)
        m_all << tr("Nothing says which of the two numbers in %1 is the latitude; the first was taken.")
                     .arg(m_layer.provenance().placeColumns[0]);
}

} // namespace

QStringList openQuestions(const Layer &layer, const ReadOptions &options)
{
    return layer.provenance().reading ? Questions(layer, options).ask() : QStringList();
}

} // namespace kohkan
