// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/record_history.h"

#include "widgets/pages/edit_text.h"
#include "widgets/pages/page_link.h"
#include "widgets/pages/page_writer.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace kohkan {

RecordHistory::RecordHistory(RecordName name, CataloguePtr catalogue, Links links, QWidget *parent)
    : QDialog(parent)
    , m_name(std::move(name))
    , m_catalogue(std::move(catalogue))
    , m_links(links)
    , m_page(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("History of a record of yours"));
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(10);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_page, &QTextBrowser::anchorClicked, this, &RecordHistory::follow);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_page, 1);
    column->addWidget(buttons);
    resize(520, 420);
}

void RecordHistory::setVersions(const std::vector<RecordVersion> &history)
{
    m_versions.clear();
    for (const RecordVersion &version : history)
        if (version.name == m_name)
            m_versions.push_back(version);
    QString html;
    for (std::size_t i = m_versions.size(); i-- > 0;)
        html += blockOf(i);
    m_page->setHtml(PageWriter(m_catalogue, palette()).page(html));
}

QString RecordHistory::blockOf(std::size_t at) const
{
    const RecordVersion &version = m_versions[at];
    const std::optional<UserEdit> before = at > 0 ? m_versions[at - 1].edit : std::nullopt;
    const QString moment =
        QDateTime::fromString(version.at, Qt::ISODateWithMs).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const bool isLast = at + 1 == m_versions.size();
    QString html = QStringLiteral("<p style=\"margin-top:10px\"><b>%1</b>%2</p>")
                       .arg(moment.toHtmlEscaped(), isLast ? tr(" (as it is now)") : QString());
    if (!version.edit)
        return html + QStringLiteral("<p>%1</p>").arg(tr("Taken away."));
    html += before ? versionDifferences(*before, *version.edit)
                   : QStringLiteral("<p>%1</p>").arg(editSummary(*version.edit));
    html += QStringLiteral("<p><small>%1</small>").arg(version.edit->author.toHtmlEscaped());
    if (!isLast && m_links == Links::BringBack)
        html += QStringLiteral(" · <a href=\"version:%1\">%2</a>").arg(at).arg(tr("Bring this version back"));
    return html + QStringLiteral("</p>");
}

QString RecordHistory::text() const
{
    return m_page->toPlainText();
}

void RecordHistory::follow(const QUrl &url)
{
    const PageLink link = PageLink::of(url);
    const std::size_t at = link.rest.toUInt();
    if (link.kind == PageLink::Kind::Version && at < m_versions.size() && m_versions[at].edit)
        emit bringBackRequested(*m_versions[at].edit);
}

} // namespace kohkan
