// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/passport_card.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QTextBrowser>

namespace kohkan {

PassportCard::PassportCard(const QString &html, QString citation, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_page(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Passport of a figure"));
    setFrameShape(QFrame::StyledPanel);
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(10);
    m_page->setHtml(html);
    auto *copy = new QPushButton(tr("&Copy citation"), this);
    auto *closing = new QPushButton(tr("C&lose"), this);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 8);
    buttons->addWidget(copy);
    buttons->addStretch();
    buttons->addWidget(closing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_page, 1);
    column->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this, [this, citation = std::move(citation)] {
        QApplication::clipboard()->setText(citation);
        close();
    });
    connect(closing, &QPushButton::clicked, this, &QWidget::close);
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        emit followed(link);
        close();
    });
    setFocusProxy(m_page);
}

void PassportCard::openAt(QPoint place)
{
    constexpr int width = 400, tallest = 560;
    const QRect screen =
        (QGuiApplication::screenAt(place) ? QGuiApplication::screenAt(place) : this->screen())->availableGeometry();
    m_page->document()->setTextWidth(width);
    const int text = static_cast<int>(m_page->document()->size().height());
    const int height = text + sizeHint().height() - m_page->sizeHint().height() + 8;
    resize(std::min(width + 20, screen.width()), std::min({height, tallest, screen.height()}));
    const auto within = [](int at, int length, int from, int to) { return std::max(from, std::min(at, to - length)); };
    move(within(place.x() + 8, this->width(), screen.left(), screen.right()),
         within(place.y() + 8, this->height(), screen.top(), screen.bottom()));
    show();
    m_page->setFocus();
}

QString PassportCard::text() const
{
    return m_page->toPlainText();
}

} // namespace kohkan
