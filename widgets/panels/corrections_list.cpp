// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/corrections_list.h"

#include "datasets/deposits/edit_fields.h"
#include "widgets/panels/page_writer.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan::CorrectionsList", text);
}

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

QString nameOf(const AppliedEdit &applied)
{
    const QString &table = applied.edit.name.table;
    if (table == QLatin1String("deposits"))
        return tr("Record of the site");
    if (table == QLatin1String("notes"))
        return tr("Note");
    const QString kind = table == QLatin1String("estimates") ? tr("Estimate") : tr("Production figure");
    return applied.edit.isOwn() ? tr("%1 of yours").arg(kind) : kind + u' ' + applied.edit.name.id;
}

QString summaryOf(const AppliedEdit &applied)
{
    const RowTexts &row = applied.edit.rows.front();
    const auto text = [&](const char *column) { return row.value(QLatin1String(column)); };
    if (applied.edit.name.table == QLatin1String("notes"))
        return linkedText(text("text"));
    QStringList words;
    if (applied.edit.name.table == QLatin1String("production"))
        words << text("amount") + u' ' + text("unit") + u' ' + text("commodity") << text("kind") << text("period");
    else
        words << text("kind") + u' ' + text("category") << text("tonnage") + u' ' + text("tonnage_unit")
              << text("effective_date");
    words.replaceInStrings(QRegularExpression(QStringLiteral("^ +$")), QString());
    words.removeAll(QString());
    return words.join(QStringLiteral(", ")).toHtmlEscaped();
}

QString link(const char *action, const UserEdit &edit, const QString &text)
{
    return QStringLiteral("<a href=\"%1:%2/%3\">%4</a>")
        .arg(QLatin1String(action), edit.name.table, edit.name.id, text.toHtmlEscaped());
}

QString actionsOf(const AppliedEdit &applied)
{
    const UserEdit &edit = applied.edit;
    QStringList links;
    if (applied.state == EditState::Outdated)
        links << link("keep", edit, tr("Keep mine")) << link("takeback", edit, tr("Take what is shipped now"));
    else if (applied.state == EditState::Orphaned)
        links << link("takeback", edit, tr("Take it away"));
    else
        links << link("edit", edit, tr("Change")) << link("takeback", edit, tr("Take back"));
    return links.join(QStringLiteral(" · "));
}

QString stateText(EditState state)
{
    if (state == EditState::Outdated)
        return tr("The shipped record has changed since you corrected it. What is shipped stands until you choose.");
    if (state == EditState::Orphaned)
        return tr("The record you corrected is no longer shipped, so your correction stands nowhere.");
    return {};
}

QString blockOf(const Catalogue &catalogue, const AppliedEdit &applied, bool mayChange)
{
    const UserEdit &edit = applied.edit;
    QString html = QStringLiteral("<p style=\"margin-top:10px\"><b>%1</b>: <a href=\"site:%2\">%3</a></p>")
                       .arg(nameOf(applied).toHtmlEscaped(), edit.site.toHtmlEscaped(),
                            catalogue.depositName(edit.site).toHtmlEscaped());
    if (const QString state = stateText(applied.state); !state.isEmpty())
        html += QStringLiteral("<p><span style=\"color:%1\"><b>!</b></span> %2</p>")
                    .arg(QColor(doubtfulColor).name(), state);
    html += edit.isOwn() ? QStringLiteral("<p>%1</p>").arg(summaryOf(applied)) : editDifferences(applied);
    QStringList signature{edit.author.toHtmlEscaped(), edit.madeAt.left(10)};
    if (!edit.reason.isEmpty())
        signature << edit.reason.toHtmlEscaped();
    html += QStringLiteral("<p><small>%1</small></p>").arg(signature.join(QStringLiteral(" · ")));
    return mayChange ? html + QStringLiteral("<p>%1</p>").arg(actionsOf(applied)) : html;
}

} // namespace

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

CorrectionsList::CorrectionsList(QWidget *parent) : QDialog(parent), m_page(new QTextBrowser(this))
{
    setWindowTitle(tr("Your corrections and additions"));
    m_page->setOpenLinks(false);
    m_page->document()->setDocumentMargin(10);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_page, &QTextBrowser::anchorClicked, this, &CorrectionsList::follow);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_page, 1);
    column->addWidget(buttons);
    resize(560, 480);
}

void CorrectionsList::show(const CataloguePtr &catalogue, const QString &whyNot)
{
    QString html = whyNot.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(whyNot.toHtmlEscaped());
    std::vector<const AppliedEdit *> edits;
    for (const AppliedEdit &applied : catalogue->edits())
        edits.push_back(&applied);
    const auto needsChoice = [](const AppliedEdit *applied) { return applied->state == EditState::Outdated; };
    std::stable_sort(edits.begin(), edits.end(), [&](const AppliedEdit *a, const AppliedEdit *b) {
        return std::pair(needsChoice(a), a->edit.madeAt) > std::pair(needsChoice(b), b->edit.madeAt);
    });
    for (const AppliedEdit *applied : edits)
        html += blockOf(*catalogue, *applied, whyNot.isEmpty());
    if (edits.empty())
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("Nothing yet. The tabs of a site have links to correct its record, to add an estimate, a "
                            "production "
                            "figure or a note."));
    m_page->setHtml(html);
}

QString CorrectionsList::text() const
{
    return m_page->toPlainText();
}

void CorrectionsList::follow(const QUrl &link)
{
    const QString rest = link.path(QUrl::FullyDecoded);
    const RecordName name{rest.section(u'/', 0, 0), rest.section(u'/', 1)};
    if (link.scheme() == QLatin1String("site"))
        emit siteRequested(rest);
    else if (link.scheme() == QLatin1String("edit"))
        emit editRequested(name, QString());
    else if (link.scheme() == QLatin1String("takeback"))
        emit takeBackRequested(name);
    else if (link.scheme() == QLatin1String("keep"))
        emit keepRequested(name);
}

} // namespace kohkan
