// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/map_print.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>

namespace kohkan {

namespace {
constexpr double finestDpi = 300; ///< of what is printed as pixels
}

MapPrint::MapPrint(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *window)
    : QObject(window), m_job(pool, std::move(mailbox), Urgency::Answer), m_window(window)
{}

MapPrint::~MapPrint()
{
    delete m_dialog; // before its printer
}

QPrintPreviewDialog *MapPrint::dialog() const
{
    return m_dialog;
}

PageSettings MapPrint::settingsFor(const QPrinter &printer, PageSettings wanted)
{
    const QPageLayout page = printer.pageLayout();
    wanted.dpi = std::clamp<double>(printer.resolution(), PageSettings::leastDpi, finestDpi);
    wanted.paper = QPageSize::Custom; // whatever the printer has
    wanted.pixels = (page.fullRect(QPageLayout::Inch).size() * wanted.dpi).toSize();
    return wanted;
}

void MapPrint::open(PageContent content, const PageSettings &settings)
{
    delete m_dialog;
    m_content = std::move(content);
    m_wanted = settings;
    m_drawn.reset();
    m_asked = {};
    m_printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    m_printer->setFullPage(true); // the page has margins of its own
    const bool isPaper = settings.paper != QPageSize::Custom;
    m_printer->setPageSize(QPageSize(isPaper ? settings.paper : QPageSize::A4));
    const bool isTall =
        isPaper ? settings.orientation == QPageLayout::Portrait : settings.pixels.height() > settings.pixels.width();
    m_printer->setPageOrientation(isTall ? QPageLayout::Portrait : QPageLayout::Landscape);
    m_printer->setDocName(settings.title.isEmpty() ? tr("Map") : settings.title);
    m_dialog = new QPrintPreviewDialog(m_printer.get(), m_window);
    m_dialog->setObjectName(QStringLiteral("printPreview"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->resize(900, 640);
    connect(m_dialog, &QPrintPreviewDialog::paintRequested, this, &MapPrint::paint);
    m_dialog->open();
}

void MapPrint::paint(QPrinter *printer)
{
    const PageSettings settings = settingsFor(*printer, m_wanted);
    const QString refusal = settings.refusal();
    if (refusal.isEmpty() && (settings != m_asked || !m_drawn)) {
        const bool isPreview = printer->paintEngine()->type() == QPaintEngine::Picture;
        if (isPreview) {
            ask(settings);
        } else if (const auto page = MapPage::of(m_content, settings)) { // goes to the printer now
            if (auto drawn = DrawnPage::of(*page))
                m_drawn = std::make_shared<const DrawnPage>(*std::move(drawn));
            m_asked = settings;
        }
    }
    QPainter painter(printer);
    const double scale = printer->resolution() / PageSettings::unitsAnInch;
    painter.scale(scale, scale);
    if (m_drawn && settings == m_asked)
        return m_drawn->draw(painter);
    painter.setFont(QFont(QStringLiteral("Noto Sans"), 12));
    painter.drawText(QRectF(QPointF(), settings.size()), Qt::AlignCenter | Qt::TextWordWrap,
                     refusal.isEmpty() ? tr("The map is being drawn.") : refusal);
}

void MapPrint::ask(const PageSettings &settings)
{
    if (settings == m_asked)
        return; // on its way
    m_asked = settings;
    m_drawn.reset();
    using Drawn = std::shared_ptr<const DrawnPage>;
    m_job.ask(
        [content = m_content, settings](const std::stop_token &stop) -> Drawn {
            const auto page = MapPage::of(content, settings, stop);
            auto drawn = page ? DrawnPage::of(*page, stop) : std::nullopt;
            return drawn ? std::make_shared<const DrawnPage>(*std::move(drawn)) : nullptr;
        },
        [this](const Drawn &drawn) {
            if (!drawn || !m_dialog)
                return;
            m_drawn = drawn;
            if (auto *widget = m_dialog->findChild<QPrintPreviewWidget *>())
                widget->updatePreview();
        });
}

} // namespace kohkan
