// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/import_preview.h"

#include "datasets/table/hilbert_order.h"

#include <algorithm>

namespace kohkan {

namespace {

using Fate = ImportPreview::Fate;
using Role = ImportPreview::Role;

/// What the source has in a row of a column, by a reading that kept it as text.
class Originals {
public:
    Originals(const Layer *layer, const QString &name) : m_layer(layer), m_column(layer ? layer->column(name) : nullptr)
    {
        if (m_column && (m_column->type() != Column::Type::Text || m_column->name() != name))
            m_column = nullptr;
    }
    bool isKnown() const { return m_column != nullptr; }
    /// `at`: the row by its number in the source, from 0.
    QString text(std::size_t at) const
    {
        const auto &rows = m_layer->bySourceRow();
        return at < rows.size() ? m_column->text(rows[at]) : QString();
    }

private:
    const Layer *m_layer;
    const Column *m_column;
};

Fate fateOf(const Column &column, Row row)
{
    switch (column.type()) {
    case Column::Type::Text:
        return Fate::Text;
    case Column::Type::Tags:
        return Fate::List;
    case Column::Type::Boolean:
        return Fate::Boolean;
    case Column::Type::Date:
    case Column::Type::DateTime:
        return Fate::Day;
    case Column::Type::Number:
    case Column::Type::Integer:
        return column.limit(row) == Column::Limit::None ? Fate::Number : Fate::Limit;
    }
    return Fate::Text;
}

/// How the rows say where they are, found once more by what the first of them hold; a plan of nothing where that is not
/// what the reader found.
PlacePlan placesOf(const Layer &layer, const std::vector<const Column *> &columns, const Layer *originals,
                   const ReadOptions &options)
{
    QStringList names;
    std::vector<Originals> texts;
    for (const Column *column : columns) {
        names << column->name();
        texts.emplace_back(originals, column->name());
    }
    std::vector<QStringList> sample;
    const auto &rows = layer.bySourceRow();
    for (std::size_t at = 0; at < std::min<std::size_t>(rows.size(), 100); ++at) {
        QStringList cells;
        for (std::size_t c = 0; c < columns.size(); ++c)
            cells << (texts[c].isKnown() ? texts[c].text(at) : columns[c]->text(rows[at])).trimmed();
        sample.push_back(cells);
    }
    const PlacePlan plan = findPlaces(names, sample,
                                      {options.longitudeColumn, options.latitudeColumn, options.placeColumn,
                                       options.zoneColumn, options.referenceSystem});
    QStringList planned;
    for (const int column : plan.columns())
        planned << names.value(column);
    return planned == layer.provenance().placeColumns ? plan : PlacePlan{};
}

std::vector<const Column *> sourceColumnsOf(const Layer &layer)
{
    std::vector<const Column *> columns;
    for (const auto &column : layer.columns())
        if (!column->isDerived())
            columns.push_back(column.get());
    return columns;
}

ImportPreview::ColumnHead headOf(const Layer &layer, const Column &column, int at, const PlacePlan &plan)
{
    ImportPreview::ColumnHead head{column.name(), column.type(), column.unit(), column.reading()};
    if (!layer.provenance().placeColumns.contains(column.name()))
        return head;
    head.role = at == plan.x      ? Role::X
                : at == plan.y    ? Role::Y
                : at == plan.zone ? Role::Zone
                : at == plan.text ? Role::Whole
                                  : Role::Other;
    head.areMetres = plan.form == PlacePlan::Form::EastingNorthing;
    return head;
}

} // namespace

ImportPreview ImportPreview::of(const Layer &layer, const Layer *originals, const ReadOptions &options)
{
    ImportPreview preview;
    const auto columns = sourceColumnsOf(layer);
    const PlacePlan plan = placesOf(layer, columns, originals, options);
    std::vector<Originals> texts;
    for (const Column *column : columns) {
        preview.columns.push_back(headOf(layer, *column, static_cast<int>(preview.columns.size()), plan));
        texts.emplace_back(originals, column->name());
    }
    const auto &rows = layer.bySourceRow();
    for (std::size_t at = 0; at < std::min(rows.size(), rowsShown); ++at) {
        const Row row = rows[at];
        const bool isPlaced = isOnMap(layer.geometry(), row);
        std::vector<Cell> cells;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            Cell cell{columns[c]->shortText(row), {}, Fate::Nothing};
            cell.original = texts[c].isKnown() ? texts[c].text(at) : cell.text;
            if (cell.text.isEmpty() && cell.original.trimmed().isEmpty())
                cell.fate = Fate::Nothing;
            else if (preview.columns[c].role != Role::None)
                cell.fate = isPlaced ? Fate::Place : Fate::NoPlace;
            else
                cell.fate = columns[c]->isNull(row) ? Fate::NoValue : fateOf(*columns[c], row);
            cells.push_back(std::move(cell));
        }
        preview.numbers.push_back(qint64(layer.sourceRow(row)) + 1);
        preview.cells.push_back(std::move(cells));
    }
    return preview;
}

QString ImportPreview::nameOf(Role role) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [role](const auto &c) { return c.role == role; });
    return found == columns.end() ? QString() : found->name;
}

bool mayLackValues(const Column &column)
{
    return !column.isDerived() && column.type() != Column::Type::Text && column.nullCount() > 0 &&
           !column.reading().isEmpty();
}

std::vector<UnfitValues> unfitValues(const Layer &layer, const Layer &originals)
{
    constexpr std::size_t rowsKept = 20;
    constexpr qsizetype textsKept = 5;
    std::vector<UnfitValues> all;
    const auto &rows = layer.bySourceRow();
    for (const Column *column : sourceColumnsOf(layer)) {
        const Originals texts(&originals, column->name());
        if (!texts.isKnown() || column->nullCount() == 0)
            continue;
        UnfitValues unfit{column->name(), 0, {}, {}};
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (!column->isNull(rows[at]))
                continue;
            const QString text = texts.text(at).trimmed();
            if (text.isEmpty())
                continue;
            ++unfit.count;
            if (unfit.rows.size() < rowsKept)
                unfit.rows.push_back(qint64(at) + 1);
            if (unfit.texts.size() < textsKept && !unfit.texts.contains(text))
                unfit.texts << text;
        }
        if (unfit.count > 0)
            all.push_back(std::move(unfit));
    }
    return all;
}

} // namespace kohkan
