// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/figure_texts.h"

#include "datasets/deposits/unit_words.h"
#include "datasets/io/reading_words.h"
#include "datasets/table/number_text.h"
#include "datasets/work/words.h"

#include <QRegularExpression>

namespace kohkan {

namespace {

/// What tables write where there is no figure.
bool saysNothing(const QString &cell)
{
    static const QStringList nothings{QStringLiteral("-"),       QStringLiteral("--"),  QStringLiteral("n/a"),
                                      QStringLiteral("na"),      QStringLiteral("nd"),  QStringLiteral("n.d."),
                                      QStringLiteral("unknown"), QStringLiteral("nil"), QStringLiteral("null"),
                                      QStringLiteral("none"),    QStringLiteral("—"),   QStringLiteral("tbd"),
                                      QStringLiteral("n.a."),    QStringLiteral("?"),   QStringLiteral("not found")};
    return nothings.contains(cell.toLower());
}

/// A unit of an output without what says "a year".
QString withoutYear(const QString &unit)
{
    static const QRegularExpression yearly(
        QStringLiteral("\\s*(/\\s*(a|y|yr|year)|pa|per year|per annum|p\\.a\\.?|/annum)$"),
        QRegularExpression::CaseInsensitiveOption);
    return QString(unit).remove(yearly);
}

bool suits(FigureColumn::What what, Unit::Kind kind)
{
    return what == FigureColumn::What::Grade    ? kind == Unit::Kind::Grade
           : what == FigureColumn::What::Output ? kind != Unit::Kind::Grade
                                                : kind == Unit::Kind::Mass;
}

} // namespace

FigureTexts::FigureTexts(const FigureColumn &figure, RecipeRows &rows)
    : m_figure(figure), m_rows(rows), m_column(rows.column(figure.column)), m_units(rows.column(figure.unitColumn))
{
    if (m_column && m_column->type() == Column::Type::Text)
        readCells();
}

void FigureTexts::readCells()
{
    std::vector<QString> cells, numbers, units;
    for (const QString &cell : m_column->dictionary())
        if (const auto figure = figureOf(cell)) {
            cells.push_back(cell);
            numbers.push_back(figure->number);
            units.push_back(figure->unit);
        }
    const auto reading = NumberReading::of(numbers, std::vector<std::size_t>(numbers.size(), 1),
                                           readingFromJson(m_rows.recipe().reading).decimalSign);
    if (reading.kind() != NumberReading::Kind::Numbers)
        return;
    ColumnBuilder values(m_figure.column, reading.type());
    std::vector<std::uint32_t> order;
    for (const QString &number : numbers) {
        reading.append(number, values);
        order.push_back(static_cast<std::uint32_t>(order.size()));
    }
    const ColumnPtr read = values.finish(order);
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_cells.insert(cells[i], {read->text(rowAt(i)), units[i]});
}

QString FigureTexts::unitAt(Row row, const QString &ofCell) const
{
    if (!ofCell.isEmpty())
        return ofCell;
    if (!m_column->unit().isEmpty()) // all cells say it
        return m_column->unit();
    return m_units && !m_units->isNull(row) ? m_units->text(row).trimmed() : m_figure.unit;
}

SaidFigure FigureTexts::at(Row row) const
{
    if (!m_column || m_column->isNull(row))
        return {};
    const QString cell = m_column->text(row).trimmed();
    const auto remark = [&](const QString &sentence) {
        m_rows.remarks().add(sentence, m_rows.number(row));
        return SaidFigure{};
    };
    const QString &in = m_figure.column;
    QString number = cell, ofCell;
    if (m_column->limit(row) != Column::Limit::None)
        return remark(tr("\"%1\" in %2 is only a limit and counts as no figure.").arg(cell, in));
    if (!m_column->isNumeric()) {
        const auto read = m_cells.constFind(m_column->text(row));
        if (read == m_cells.constEnd() && saysNothing(cell))
            return {};
        if (read == m_cells.constEnd() || read->first.isEmpty())
            return remark((figureOf(cell)
                               ? tr("\"%1\" in %2 may be read in two ways; say which sign parts its decimals.")
                               : tr("\"%1\" in %2 is no figure; it is left empty."))
                              .arg(cell, in));
        number = read->first;
        ofCell = read->second;
    }
    const auto parsed = parseNumber(number);
    if (!parsed || parsed->value < 0)
        return remark(tr("\"%1\" in %2 is no amount; it is left empty.").arg(cell, in));
    const QString said = unitAt(row, ofCell);
    const bool isOutput = m_figure.what == FigureColumn::What::Output;
    const auto known = unitOfWords(isOutput ? withoutYear(said) : said);
    if (known && !suits(m_figure.what, known->kind))
        return remark(
            tr("\"%1\" in %2 is in %3, which is no unit of such a figure; it is left empty.").arg(cell, in, said));
    if (!known && !said.isEmpty())
        m_rows.remarks().add(
            tr("The unit \"%1\" of %2 is not known here; its figures stand as they are written and count nowhere.")
                .arg(said, m_figure.column),
            m_rows.number(row));
    if (said.isEmpty())
        m_rows.remarks().add(tr("Nothing says the unit of %1; its figures stand as they are written and count nowhere.")
                                 .arg(m_figure.column),
                             m_rows.number(row));
    return {number, known ? known->name : said, known};
}

} // namespace kohkan
