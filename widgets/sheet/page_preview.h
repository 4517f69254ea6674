// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/sheet/map_page.h"

#include <QWidget>
#include <memory>

class QTimer;

namespace kohkan {

/// Shows a page as it is going to be, small; a worker paints it anew a moment after the settings have changed, and the
/// last one asked for wins. GUI thread only.
class PagePreview : public QWidget {
    Q_OBJECT
public:
    PagePreview(PageContent content, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *parent = nullptr);
    void setSettings(const PageSettings &settings);
    bool isWhole() const { return !m_isStale; } ///< shows the settings as they are
    const QImage &picture() const { return m_picture; }
    QSize sizeHint() const override { return {420, 420}; }
    QSize minimumSizeHint() const override { return {200, 200}; }

signals:
    void becameWhole();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void askSoon();
    void ask();
    std::shared_ptr<const PageContent> m_content;
    LatestJob m_job;
    QTimer *m_timer;
    PageSettings m_settings;
    QImage m_picture;
    bool m_isAsked = false; ///< at least once
    bool m_isStale = true;
};

} // namespace kohkan
