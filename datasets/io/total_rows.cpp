// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/total_rows.h"

#include "datasets/work/words.h"

#include <QRegularExpression>
#include <set>

namespace kohkan {

namespace {

/// `Total`, `Sub-total:`, `TOTAL (Measured + Indicated)`; not `Total Minerals Ltd`.
bool isTotal(const QString &cell)
{
    static const QRegularExpression word(
        QStringLiteral("^(?:(?:(?:grand|sub|overall|project|deposit)[ -]?)?totals?|sums?|average|mean|median|"
                       "gesamt|summe|insgesamt|итого|всего|合计|总计|小计|"
                       "کل|کُل|مجموعہ|میزان|مجموع|المجموع|الإجمالي|جمع کل|اوسط)"
                       "(?:\\s*[:(\\[].*|\\s+(?:of|for|all|measured|indicated|inferred|prove[dn]|probable|"
                       "reserves?|resources?|mineral resources?|ore reserves?|m\\s*[+&]\\s*i).*)?[.:]?$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return cell.size() < 80 && word.match(cell.simplified()).hasMatch();
}

} // namespace

std::optional<Doubt> totalRows(const LayerBuilder &builder)
{
    constexpr int columnsLookedAt = 3;
    std::set<std::size_t> rows;
    QString said;
    int looked = 0;
    for (const ColumnBuilder &column : builder.columns()) {
        if (++looked > columnsLookedAt)
            break;
        if (column.type() != Column::Type::Text)
            continue;
        const auto own = column.rowsWith([&](const QString &cell) {
            const bool is = isTotal(cell);
            if (is && said.isEmpty())
                said = cell.simplified();
            return is;
        });
        rows.insert(own.begin(), own.end());
    }
    const GeometryBuilder &geometry = builder.geometry();
    std::erase_if(rows, [&](std::size_t row) { return row < geometry.rowCount() && geometry.center(row).isValid(); });
    if (rows.empty() || rows.size() * 2 >= geometry.rowCount() || builder.columns().size() < 2)
        return std::nullopt;
    Doubt doubt;
    doubt.kind = Doubt::Kind::Totals;
    doubt.count = static_cast<qint64>(rows.size());
    QStringList listed;
    for (const std::size_t row : rows)
        if (doubt.rows.size() < Doubt::rowsKept) {
            doubt.rows.push_back(static_cast<qint64>(row) + 1);
            listed << QString::number(row + 1);
        }
    if (rows.size() > doubt.rows.size())
        listed << QString(QChar(0x2026));
    doubt.message =
        tr("Rows that look like totals or means of others: %1 (\"%2\"; rows %3). They count as rows like all "
           "others, in sums too; a filter can leave them out.")
            .arg(QString::number(rows.size()), said, listed.join(QStringLiteral(", ")));
    return doubt;
}

} // namespace kohkan
