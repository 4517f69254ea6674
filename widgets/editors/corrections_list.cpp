// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/corrections_list.h"

#include "datasets/work/words.h"
#include "widgets/pages/edit_text.h"
#include "widgets/pages/page_link.h"
#include "widgets/pages/page_writer.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

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
    links << link("history", edit, tr("History"));
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
    const QString subject = catalogue.subjectOf(edit).toHtmlEscaped();
    QString html = QStringLiteral("<p style=\"margin-top:10px\"><b>%1</b>: %2</p>")
                       .arg(editTitle(edit).toHtmlEscaped(),
                            edit.site.isEmpty()
                                ? subject
                                : QStringLiteral("<a href=\"site:%1\">%2</a>").arg(edit.site.toHtmlEscaped(), subject));
    if (const QString state = stateText(applied.state); !state.isEmpty())
        html += QStringLiteral("<p><span style=\"color:%1\"><b>!</b></span> %2</p>")
                    .arg(QColor(doubtfulColor).name(), state);
    html += edit.isOwn() ? QStringLiteral("<p>%1</p>").arg(editSummary(edit)) : editDifferences(applied);
    QStringList signature{edit.author.toHtmlEscaped(), edit.madeAt.left(10)};
    if (!edit.reason.isEmpty())
        signature << edit.reason.toHtmlEscaped();
    html += QStringLiteral("<p><small>%1</small></p>").arg(signature.join(QStringLiteral(" · ")));
    return mayChange ? html + QStringLiteral("<p>%1</p>").arg(actionsOf(applied)) : html;
}

} // namespace

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
    m_page->setHtml(PageWriter(catalogue, palette()).page(html));
}

QString CorrectionsList::text() const
{
    return m_page->toPlainText();
}

void CorrectionsList::follow(const QUrl &url)
{
    const PageLink link = PageLink::of(url);
    switch (link.kind) {
    case PageLink::Kind::Site:
        return emit siteRequested(link.rest);
    case PageLink::Kind::Edit:
        return emit editRequested(link.record(), QString());
    case PageLink::Kind::TakeBack:
        return emit takeBackRequested(link.record());
    case PageLink::Kind::Keep:
        return emit keepRequested(link.record());
    case PageLink::Kind::History:
        return emit historyRequested(link.record());
    default:
        break;
    }
}

} // namespace kohkan
