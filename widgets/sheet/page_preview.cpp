// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/sheet/page_preview.h"

#include <QPainter>
#include <QTimer>

namespace kohkan {

namespace {
constexpr int delay = 200; ///< milliseconds from the last change
constexpr int margin = 8;  ///< around the page
} // namespace

PagePreview::PagePreview(PageContent content, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *parent)
    : QWidget(parent)
    , m_content(std::make_shared<const PageContent>(std::move(content)))
    , m_job(pool, std::move(mailbox), Urgency::Answer)
    , m_timer(new QTimer(this))
{
    setAccessibleName(tr("Preview of the page"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_timer->setSingleShot(true);
    m_timer->setInterval(delay);
    connect(m_timer, &QTimer::timeout, this, &PagePreview::ask);
}

void PagePreview::setSettings(const PageSettings &settings)
{
    if (settings == m_settings && m_isAsked)
        return;
    m_settings = settings;
    askSoon();
}

void PagePreview::askSoon()
{
    m_isStale = m_isAsked = true;
    m_job.cancel();
    m_timer->start();
    update();
}

void PagePreview::ask()
{
    const QSizeF room = QSizeF(size() - QSize(2 * margin, 2 * margin)) * devicePixelRatioF();
    if (!m_settings.refusal().isEmpty() || room.width() < 50 || room.height() < 50) {
        m_picture = {};
        return update();
    }
    struct Made {
        std::shared_ptr<const PageContent> content;
        QImage picture;
    };
    m_job.ask(
        [content = m_content, settings = m_settings.fitted(room.toSize())](const std::stop_token &stop) {
            Made made{std::make_shared<const PageContent>(content->projected(stop)), {}};
            if (const auto page = MapPage::of(*made.content, settings, stop))
                made.picture = page->paint(stop);
            return made;
        },
        [this](const Made &made) {
            m_content = made.content;
            m_picture = made.picture;
            m_isStale = false;
            update();
            emit becameWhole();
        });
}

void PagePreview::resizeEvent(QResizeEvent *)
{
    askSoon();
}

void PagePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().mid());
    if (m_picture.isNull())
        return;
    const QSizeF room(width() - 2 * margin, height() - 2 * margin);
    const QSizeF shown = QSizeF(m_picture.size()).scaled(room, Qt::KeepAspectRatio);
    const QRectF page(QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    painter.fillRect(page.translated(2, 2), QColor(0, 0, 0, 60));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(page, m_picture);
    if (m_isStale)
        painter.fillRect(page, QColor(255, 255, 255, 110));
}

} // namespace kohkan
