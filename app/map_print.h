// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/mailbox.h"
#include "datasets/work/worker_pool.h"
#include "widgets/page/map_page.h"

#include <QObject>
#include <QPointer>
#include <memory>
#include <stop_token>

class QPrintPreviewDialog;
class QPrinter;

namespace kohkan {

/// The print preview of a map, and printing from it. A worker makes the page for the paper that is set in the dialog;
/// the GUI thread only draws it. One at a time, GUI thread.
class MapPrint : public QObject {
    Q_OBJECT
public:
    MapPrint(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *window);
    ~MapPrint() override;
    void open(PageContent content, const PageSettings &settings);
    QPrintPreviewDialog *dialog() const;
    bool isWhole() const { return m_drawn != nullptr; } ///< the page that the dialog shows is there
    /// The settings for the paper and the resolution of a printer; `wanted` says the rest.
    static PageSettings settingsFor(const QPrinter &printer, PageSettings wanted);

private:
    void paint(QPrinter *printer);
    void ask(const PageSettings &settings);

    WorkerPool *m_pool;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<MapPrint *> m_self; ///< workers' letters hold it weakly
    QWidget *m_window;
    std::unique_ptr<QPrinter> m_printer;
    QPointer<QPrintPreviewDialog> m_dialog;
    PageContent m_content;
    PageSettings m_wanted;
    PageSettings m_asked; ///< of the page that is there or on its way
    std::shared_ptr<const DrawnPage> m_drawn;
    std::stop_source m_stop;
    quint64 m_generation = 0;
};

} // namespace kohkan
