// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/page/page_preview.h"

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
    , m_pool(pool)
    , m_mailbox(std::move(mailbox))
    , m_self(std::make_shared<PagePreview *>(this))
    , m_timer(new QTimer(this))
{
    setAccessibleName(tr("Preview of the page"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_timer->setSingleShot(true);
    m_timer->setInterval(delay);
    connect(m_timer, &QTimer::timeout, this, &PagePreview::ask);
}

PagePreview::~PagePreview()
{
    m_stop.request_stop();
}

void PagePreview::setSettings(const PageSettings &settings)
{
    if (settings == m_settings && m_generation > 0)
        return;
    m_settings = settings;
    askSoon();
}

void PagePreview::askSoon()
{
    m_isStale = true;
    ++m_generation;
    m_timer->start();
    update();
}

void PagePreview::ask()
{
    m_stop.request_stop();
    m_stop = {};
    const QSizeF room = QSizeF(size() - QSize(2 * margin, 2 * margin)) * devicePixelRatioF();
    if (!m_settings.refusal().isEmpty() || room.width() < 50 || room.height() < 50) {
        m_picture = {};
        return update();
    }
    m_pool->submit(
        [content = m_content, settings = m_settings.fitted(room.toSize()), stop = m_stop.get_token(),
         generation = m_generation, mailbox = m_mailbox, self = std::weak_ptr(m_self)] {
            if (stop.stop_requested())
                return;
            auto projected = std::make_shared<const PageContent>(content->projected(stop));
            const auto page = MapPage::of(*projected, settings, stop);
            QImage picture = page ? page->paint(stop) : QImage();
            mailbox->post([picture = std::move(picture), projected, generation, self]() mutable {
                const auto preview = self.lock();
                if (!preview || (*preview)->m_generation != generation)
                    return;
                PagePreview &own = **preview;
                own.m_content = projected;
                own.m_picture = std::move(picture);
                own.m_isStale = false;
                own.update();
                emit own.becameWhole();
            });
        },
        400); // after what the map itself wants
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
