// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/sheet/page_settings.h"

#include "datasets/work/words.h"

#include <QLocale>

namespace kohkan {

namespace {

constexpr double leastSide = 240; ///< page units; below that nothing can be read

const std::pair<PageSettings::Format, const char *> extensions[] = {
    {PageSettings::Format::Png, "png"}, {PageSettings::Format::Svg, "svg"}, {PageSettings::Format::Pdf, "pdf"}};

} // namespace

QSize PageSettings::devicePixels() const
{
    if (paper == QPageSize::Custom)
        return pixels;
    constexpr double millimetresAnInch = 25.4;
    QSizeF paperSize = QPageSize::size(paper, QPageSize::Millimeter);
    if (orientation == QPageLayout::Landscape)
        paperSize.transpose();
    return (paperSize / millimetresAnInch * dpi).toSize();
}

QSizeF PageSettings::size() const
{
    return QSizeF(devicePixels()) / pixelRatio();
}

QString PageSettings::refusal() const
{
    if (dpi < leastDpi || dpi > mostDpi)
        return tr("A resolution is from %1 to %2 dots per inch.").arg(leastDpi).arg(mostDpi);
    const QSize whole = devicePixels();
    const QLocale locale;
    const QString written = tr("%1 x %2").arg(locale.toString(whole.width()), locale.toString(whole.height()));
    if (double(whole.width()) * whole.height() > mostPixels)
        return tr("A page of %1 pixels is too large: at most %2 million pixels are drawn. Choose a smaller page or a "
                  "lower resolution.")
            .arg(written, locale.toString(mostPixels / 1e6));
    if (std::min(size().width(), size().height()) < leastSide)
        return tr("A page of %1 pixels at %2 dots per inch is too small to read: choose at least %3 pixels a side.")
            .arg(written)
            .arg(dpi)
            .arg(locale.toString(static_cast<int>(std::ceil(leastSide * pixelRatio()))));
    return {};
}

PageSettings PageSettings::fitted(const QSize &room) const
{
    PageSettings small = *this;
    const QSizeF whole = size();
    small.dpi = unitsAnInch * std::min(room.width() / whole.width(), room.height() / whole.height());
    if (paper == QPageSize::Custom)
        small.pixels = (whole * small.pixelRatio()).toSize();
    return small;
}

const std::vector<QPageSize::PageSizeId> &PageSettings::papers()
{
    static const std::vector<QPageSize::PageSizeId> all{QPageSize::A5,     QPageSize::A4,    QPageSize::A3,
                                                        QPageSize::A2,     QPageSize::A1,    QPageSize::A0,
                                                        QPageSize::Letter, QPageSize::Legal, QPageSize::Tabloid};
    return all;
}

std::optional<PageSettings::Format> PageSettings::formatOf(const QString &path)
{
    for (const auto &[format, ending] : extensions)
        if (path.endsWith(u'.' + QLatin1String(ending), Qt::CaseInsensitive))
            return format;
    return std::nullopt;
}

QString PageSettings::extension(Format format)
{
    for (const auto &[known, ending] : extensions)
        if (known == format)
            return QString::fromLatin1(ending);
    return {};
}

} // namespace kohkan
