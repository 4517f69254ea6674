// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/sheet/map_page.h"

#include <QObject>
#include <QPointer>
#include <memory>

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

    LatestJob m_job;
    QWidget *m_window;
    std::unique_ptr<QPrinter> m_printer;
    QPointer<QPrintPreviewDialog> m_dialog;
    PageContent m_content;
    PageSettings m_wanted;
    PageSettings m_asked; ///< of the page that is there or on its way
    std::shared_ptr<const DrawnPage> m_drawn;
};

} // namespace kohkan
