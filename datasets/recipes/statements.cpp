// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/statements.h"

#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

namespace {

using What = FigureColumn::What;
using Kind = ImportRecipe::Kind;

const QString idColumn = QStringLiteral("id"), kindColumn = QStringLiteral("kind"),
              commodityColumn = QStringLiteral("commodity"), notesColumn = QStringLiteral("notes");

/// A further statement of one row has a number behind its id.
QString numbered(const QString &id, std::size_t at)
{
    return at == 0 ? id : QStringLiteral("%1:%2").arg(id).arg(at + 1);
}

} // namespace

Statements::Statements(RecipeRows &rows, GradeRanges ranges) : m_rows(rows), m_ranges(std::move(ranges))
{
    const auto &figures = rows.recipe().figures;
    m_figures.reserve(figures.size()); // the groups point at them
    for (const FigureColumn &figure : figures) {
        m_figures.emplace_back(figure, rows);
        if (figure.what == What::Output) {
            m_outputs.push_back(&m_figures.back());
            continue;
        }
        auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &known) {
            return known.kind == figure.kind && known.category == figure.category &&
                   known.dateColumn == figure.dateColumn;
        });
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), {figure.kind, figure.category, figure.dateColumn, {}});
        group->figures.push_back(&m_figures.back());
    }
}

std::optional<RowTexts> Statements::add(Row row, const About &about)
{
    std::optional<RowTexts> first;
    const auto keep = [&](std::optional<RowTexts> line) {
        if (!first)
            first = std::move(line);
    };
    const bool isOutputTable = m_rows.recipe().kind == Kind::Production;
    for (std::size_t i = 0; i < m_groups.size() && !isOutputTable; ++i)
        keep(addEstimate(m_groups[i], row, about, numbered(about.id, i)));
    for (std::size_t i = 0; i < m_outputs.size(); ++i)
        keep(addOutput(*m_outputs[i], row, about, numbered(about.id, i)));
    return first;
}

QString Statements::dateOf(const QString &dateColumn, const char *part, Row row)
{
    return dateColumn.isEmpty() ? m_rows.date(part, row) : m_rows.date(m_rows.column(dateColumn), row);
}

/// What a figure is of: what the recipe says, else the only commodity of the row; the first of several with a remark.
QString Statements::commodityOf(const FigureTexts &figure, const SaidFigure &said, Row row, const About &about)
{
    const QString &own = figure.figure().commodity;
    if (!own.isEmpty()) {
        const QString token = m_rows.commodityOf(own);
        return token.isEmpty() ? own : token;
    }
    if (about.commodities.size() > 1)
        m_rows.remarks().add(tr("%1 does not say of which commodity it is; it is taken for that of the first, %2.")
                                 .arg(figure.figure().column, about.commodities.front()),
                             m_rows.number(row));
    if (about.commodities.isEmpty() && !said.isEmpty())
        m_rows.remarks().add(tr("Nothing says of which commodity %1 is.").arg(figure.figure().column),
                             m_rows.number(row));
    return about.commodities.value(0);
}

void Statements::checkShare(RowTexts &head, Row row)
{
    QString share = m_rows.text("share_percent", row);
    if (share.endsWith(u'%'))
        share = share.chopped(1).trimmed();
    const auto number = parseNumber(share);
    if (number && number->value > 0 && number->value <= 100)
        head.insert(QStringLiteral("share_percent"), share);
    else if (!share.isEmpty())
        m_rows.remarks().add(tr("The share \"%1\" is no percentage; it is left empty.").arg(share), m_rows.number(row));
}

/// What all lines of a statement say.
RowTexts Statements::headOf(const Group &group, Row row, const About &about, const SaidFigure &tonnage,
                            const QString &id)
{
    RowTexts head{{idColumn, id}, {QStringLiteral("deposit_id"), about.site}};
    const auto put = [&](const char *column, const QString &text) {
        if (!text.isEmpty())
            head.insert(QLatin1String(column), text);
    };
    const QString said = m_rows.text("category", row);
    const QString category = group.category.isEmpty() ? m_rows.category(said, row) : group.category;
    QString kind =
        group.kind.isEmpty() ? m_rows.word("kind", row, recipeWordsOf(kindColumn), tr("The kind")) : group.kind;
    if (kind.isEmpty() && said.contains(QLatin1String("reserve"), Qt::CaseInsensitive))
        kind = QStringLiteral("reserve");
    else if (kind.isEmpty() && said.contains(QLatin1String("resource"), Qt::CaseInsensitive))
        kind = QStringLiteral("resource");
    put("kind", kind.isEmpty() ? kindOfCategory(category) : kind);
    put("category", category);
    const QString code = m_rows.text("code", row),
                  scope = m_rows.word("scope", row, recipeWordsOf(QStringLiteral("scope")), tr("The scope"));
    put("code", code.isEmpty() ? QStringLiteral("unknown") : code);
    put("scope", scope.isEmpty() ? QStringLiteral("deposit") : scope);
    checkShare(head, row);
    put("tonnage", tonnage.number);
    put("tonnage_unit", tonnage.isEmpty() ? QString() : tonnage.unit);
    put("cutoff", m_rows.text("cutoff", row));
    put("effective_date", dateOf(group.dateColumn, "effective_date", row));
    put("source_ref", about.sourceRef);
    put("notes", m_rows.recipe().kind == Kind::Estimates ? m_rows.text("notes", row) : QString());
    put("inclusive", m_rows.text("inclusive", row));
    put("locator", m_rows.text("locator", row));
    return head;
}

std::optional<RowTexts> Statements::addEstimate(const Group &group, Row row, const About &about, const QString &id)
{
    SaidFigure tonnage;
    const FigureTexts *tonnageFrom = nullptr;
    std::vector<std::pair<QString, RowTexts>> lines; // by commodity, in the order of the columns
    const auto lineOf = [&](const QString &commodity) -> RowTexts & {
        const auto known =
            std::find_if(lines.begin(), lines.end(), [&](const auto &line) { return line.first == commodity; });
        return known != lines.end() ? known->second : lines.emplace_back(commodity, RowTexts()).second;
    };
    for (const FigureTexts *figure : group.figures) {
        const SaidFigure said = figure->at(row);
        if (said.isEmpty())
            continue;
        if (figure->figure().what == What::Tonnage) {
            if (tonnage.isEmpty()) {
                tonnage = said;
                tonnageFrom = figure;
            } else {
                m_rows.remarks().add(
                    tr("%1 is a second tonnage of the same statement and counts nowhere.").arg(figure->figure().column),
                    m_rows.number(row));
            }
            continue;
        }
        const bool isGrade = figure->figure().what == What::Grade;
        const QString commodity = commodityOf(*figure, said, row, about);
        RowTexts &line = lineOf(commodity);
        const QString key = isGrade ? QStringLiteral("grade") : QStringLiteral("contained");
        if (line.contains(key)) {
            m_rows.remarks().add((isGrade
                                      ? tr("%1 is a second grade of %2 in the same statement and counts nowhere.")
                                      : tr("%1 is a second content of %2 in the same statement and counts nowhere."))
                                     .arg(figure->figure().column, commodity),
                                 m_rows.number(row));
            continue;
        }
        line.insert(key, said.number);
        line.insert(isGrade ? QStringLiteral("grade_unit") : QStringLiteral("contained_unit"), said.unit);
        if (isGrade && said.known)
            if (const QString odd = m_ranges.objection(commodity, said.number, *said.known); !odd.isEmpty())
                m_rows.remarks().add(odd, m_rows.number(row));
    }
    if (tonnage.isEmpty() && lines.empty())
        return std::nullopt;
    if (lines.empty())
        lineOf(commodityOf(*tonnageFrom, tonnage, row, about));
    const RowTexts head = headOf(group, row, about, tonnage, id);
    const std::size_t from = m_estimates.size();
    for (auto &[commodity, line] : lines) {
        RowTexts whole = head;
        whole.insert(QStringLiteral("line"), QString::number(++m_lines[id]));
        whole.insert(commodityColumn, commodity);
        for (auto it = line.begin(); it != line.end(); ++it)
            whole.insert(it.key(), it.value());
        m_estimates.push_back(std::move(whole));
    }
    return m_estimates[from];
}

std::optional<RowTexts> Statements::addOutput(const FigureTexts &figure, Row row, const About &about, const QString &id)
{
    const SaidFigure said = figure.at(row);
    if (said.isEmpty())
        return std::nullopt;
    RowTexts line{{idColumn, id},
                  {QStringLiteral("deposit_id"), about.site},
                  {QStringLiteral("amount"), said.number},
                  {QStringLiteral("unit"), said.unit},
                  {commodityColumn, commodityOf(figure, said, row, about)}};
    const bool isRowOutput = m_rows.recipe().kind == Kind::Production;
    QString kind = figure.figure().kind;
    if (kind.isEmpty() && isRowOutput)
        kind = m_rows.word("kind", row, recipeWordsOf(QStringLiteral("production_kind")), tr("The kind"));
    if (kind.isEmpty())
        m_rows.remarks().add(tr("Nothing says whether %1 is what was mined or what is planned; it counts as mined.")
                                 .arg(figure.figure().column),
                             m_rows.number(row));
    line.insert(kindColumn, kind.isEmpty() ? QStringLiteral("actual") : kind);
    const QString &dateColumn = figure.figure().dateColumn;
    if (!dateColumn.isEmpty() || kind != QLatin1String("capacity"))
        line.insert(QStringLiteral("period"), dateOf(dateColumn, "period", row));
    line.insert(QStringLiteral("source_ref"), about.sourceRef);
    if (isRowOutput)
        line.insert(notesColumn, m_rows.text("notes", row));
    m_production.push_back(line);
    return line;
}

} // namespace kohkan
