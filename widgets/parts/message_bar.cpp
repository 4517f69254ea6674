// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/message_bar.h"

#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace kohkan {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_detailsButton(new QToolButton(this))
    , m_offer(new QToolButton(this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setAutoRaise(true);
    m_offer->setObjectName(QStringLiteral("offer"));
    m_offer->setAutoRaise(true);
    auto *close = new QToolButton(this);
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 4, 3);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer);
    layout->addWidget(m_detailsButton);
    layout->addWidget(close);
    m_timer->setSingleShot(true);
    m_timer->setInterval(8000);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_offer, &QToolButton::clicked, this, [this] {
        const auto offered = m_offered;
        hide();
        if (offered)
            offered(); // which may say something else
    });
    connect(m_detailsButton, &QToolButton::clicked, this, &MessageBar::showDetails);
    hide();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::say(Level level, const QString &sentence, const QString &details)
{
    const bool isPending = isVisible() && !m_timer->isActive(); // a warning that nobody has closed yet
    if (!isPending)
        m_earlier.clear();
    else if (m_text->text() != sentence)
        m_earlier.prepend(m_details.isEmpty() ? m_text->text() : m_text->text() + u'\n' + m_details);
    m_text->setText(sentence);
    m_details = details;
    m_offer->hide();
    m_detailsButton->setVisible(!m_details.isEmpty() || !m_earlier.isEmpty());
    m_detailsButton->setText(m_earlier.isEmpty()
                                 ? tr("Details")
                                 : tr("Details and %n earlier", nullptr, static_cast<int>(m_earlier.size())));
    const auto icon = level == Level::Information ? QStyle::SP_MessageBoxInformation
                      : level == Level::Warning   ? QStyle::SP_MessageBoxWarning
                                                  : QStyle::SP_MessageBoxCritical;
    m_icon->setPixmap(style()->standardIcon(icon).pixmap(16, 16));
    show();
    if (level == Level::Information && m_earlier.isEmpty())
        m_timer->start();
    else
        m_timer->stop();
}

void MessageBar::offer(const QString &text, std::function<void()> run)
{
    m_offered = std::move(run);
    m_offer->setText(text);
    m_offer->show();
}

void MessageBar::pass(const QString &sentence, const QString &details, bool isError)
{
    say(isError ? Level::Error : details.isEmpty() ? Level::Information : Level::Warning, sentence, details);
}

void MessageBar::offerFolder(const QString &folder)
{
    offer(tr("Show folder"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void MessageBar::showDetails()
{
    auto *dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Details"));
    QStringList parts = m_earlier;
    if (!parts.isEmpty())
        parts.front().prepend(tr("Earlier:") + u'\n');
    if (!m_details.isEmpty())
        parts.prepend(m_details);
    auto *sentence = new QLabel(m_text->text(), dialog);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    auto *text = new QPlainTextEdit(parts.join(QStringLiteral("\n\n")), dialog); // a file may have a thousand bad rows
    text->setReadOnly(true);
    text->setAccessibleName(tr("Details"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(sentence);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->resize(640, 420);
    dialog->open();
}

} // namespace kohkan
