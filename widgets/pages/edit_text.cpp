// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/edit_text.h"

#include "datasets/catalogue/edit_fields.h"
#include "datasets/security/annotation.h"
#include "datasets/work/words.h"
#include "widgets/pages/page_writer.h"

#include <QRegularExpression>
#include <algorithm>

namespace kohkan {

namespace {

QString labelOf(const QString &table, const QString &column)
{
    const auto &fields = editFieldsOf(table);
    const auto at =
        std::find_if(fields.begin(), fields.end(), [&](const EditField &field) { return field.column == column; });
    return at == fields.end() ? column : at->label;
}

/// The values of a column over the rows of a record, once where they are all the same.
QString valuesOf(const std::vector<RowTexts> &rows, const QString &column)
{
    QStringList values;
    for (const RowTexts &row : rows)
        values << (row.value(column).isEmpty() ? unknownText() : row.value(column));
    if (std::all_of(values.begin(), values.end(), [&](const QString &value) { return value == values.front(); }))
        return values.value(0, unknownText());
    return values.join(QStringLiteral(", "));
}

} // namespace

QString editTitle(const UserEdit &edit)
{
    const QString &table = edit.name.table;
    if (table == QLatin1String("deposits"))
        return tr("Record of the site");
    if (table == QLatin1String("notes"))
        return tr("Note");
    if (table == annotationTable)
        return tr("Annotation");
    const QString kind = table == QLatin1String("estimates") ? tr("Estimate") : tr("Production figure");
    return edit.isOwn() ? tr("%1 of yours").arg(kind) : kind + u' ' + edit.name.id;
}

QString editSummary(const UserEdit &edit)
{
    const RowTexts &row = edit.rows.front();
    const auto text = [&](const char *column) { return row.value(QLatin1String(column)); };
    if (edit.name.table == QLatin1String("notes"))
        return linkedText(text("text"));
    if (const auto annotation = annotationOf(edit))
        return tr("Level %1, %2, %3: %4")
            .arg(annotation->level)
            .arg(annotationLevelName(annotation->level), annotationWord(annotation->category),
                 linkedText(annotation->text));
    QStringList words;
    if (edit.name.table == QLatin1String("production"))
        words << text("amount") + u' ' + text("unit") + u' ' + text("commodity") << text("kind") << text("period");
    else
        words << text("kind") + u' ' + text("category") << text("tonnage") + u' ' + text("tonnage_unit")
              << text("effective_date");
    words.replaceInStrings(QRegularExpression(QStringLiteral("^ +$")), QString());
    words.removeAll(QString());
    return words.join(QStringLiteral(", ")).toHtmlEscaped();
}

QString editDifferences(const AppliedEdit &applied)
{
    const UserEdit &edit = applied.edit;
    QString rows;
    for (const QString &column : edit.changedColumns()) {
        const QString now = applied.state == EditState::Outdated ? valuesOf(applied.shipped, column) : QString();
        const QString was = valuesOf(edit.base, column), mine = valuesOf(edit.rows, column);
        rows += QStringLiteral("<tr><td>%1&nbsp;</td><td><s>%2</s> → <b>%3</b>%4</td></tr>")
                    .arg(labelOf(edit.name.table, column).toHtmlEscaped(), was.toHtmlEscaped(), mine.toHtmlEscaped(),
                         now.isEmpty() ? QString() : tr(" (shipped now: %1)").arg(now.toHtmlEscaped()));
    }
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\">%1</table>").arg(rows);
}

QString versionDifferences(const UserEdit &before, const UserEdit &after)
{
    UserEdit change = after;
    change.base = before.rows;
    return editDifferences({change, EditState::Applied, {}});
}

} // namespace kohkan
