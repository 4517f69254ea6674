// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/map_file.h"

#include "app/output/png_encoder.h"
#include "datasets/io/whole_bytes.h"
#include "datasets/io/whole_file.h"
#include "datasets/work/words.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace kohkan {

namespace {

constexpr double drawnShare = 0.85; ///< of the work; the rest is encoding and writing

QString program()
{
    return QStringLiteral("Kohkan ") + QStringLiteral(KOHKAN_VERSION);
}

QString titleOf(const MapPage &page)
{
    return page.settings().title.isEmpty() ? tr("Map") : page.settings().title;
}

QByteArray pngOf(const MapPage &page, const std::stop_token &stop, const std::function<void(double)> &progress)
{
    const QImage image = page.paint(stop, [&](double share) {
        if (progress)
            progress(share * drawnShare);
    });
    if (image.isNull())
        return {};
    PngNotes notes;
    notes.pixelsAMetre = static_cast<int>(std::lround(page.settings().dpi / 0.0254));
    notes.texts = {{"Title", titleOf(page)},
                   {"Description", page.settings().subtitle},
                   {"Copyright", page.notes().join(u'\n')},
                   {"Software", program()}};
    std::erase_if(notes.texts, [](const auto &text) { return text.second.isEmpty(); });
    return encodePng(image, notes);
}

QByteArray svgOf(const DrawnPage &drawn)
{
    const MapPage &page = drawn.page();
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(PageSettings::unitsAnInch));
    const QSize size = page.layout().page.toSize();
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(titleOf(page));
    generator.setDescription(page.notes().join(u'\n'));
    QPainter painter(&generator);
    drawn.draw(painter);
    painter.end();
    QByteArray bytes = buffer.data();
    // Where there is no Noto Sans, another one without serifs.
    bytes.replace("font-family=\"Noto Sans\"", "font-family=\"Noto Sans, DejaVu Sans, sans-serif\"");
    return bytes;
}

QByteArray pdfOf(const DrawnPage &drawn)
{
    const MapPage &page = drawn.page();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(static_cast<int>(PageSettings::unitsAnInch));
    writer.setPageSize(
        QPageSize(page.layout().page / PageSettings::unitsAnInch, QPageSize::Inch, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(titleOf(page));
    writer.setCreator(program());
    QPainter painter(&writer);
    drawn.draw(painter);
    painter.end();
    return buffer.data();
}

} // namespace

Outcome writeMapPage(const MapPage &page, const QString &path, const std::stop_token &stop,
                     const std::function<void(double)> &progress)
{
    const Error cancelled{Error::Kind::Cancelled, tr("The map was not written: it was cancelled.")};
    if (const auto target = WholeFile::create(path); !target) // says so before the work is done
        return target.error();
    QByteArray bytes;
    if (page.settings().format == PageSettings::Format::Png) {
        bytes = pngOf(page, stop, progress);
    } else if (const auto drawn = DrawnPage::of(page, stop)) {
        if (progress)
            progress(drawnShare / 2);
        bytes = page.settings().format == PageSettings::Format::Svg ? svgOf(*drawn) : pdfOf(*drawn);
    }
    if (stop.stop_requested())
        return cancelled;
    if (bytes.isEmpty())
        return Error{Error::Kind::Output, tr("There is not enough memory for a page of that size.")};
    if (progress)
        progress((1 + drawnShare) / 2);
    return writeWholeFile(bytes, path, stop);
}

} // namespace kohkan
