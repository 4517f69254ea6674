// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/map_text.h"

#include <QCache>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>
#include <cmath>
#include <functional>
#include <mutex>

namespace kohkan {

QFont mapFont(double pixels, double pixelRatio)
{
    QFont font(QStringList{QStringLiteral("Noto Sans"), QStringLiteral("Noto Naskh Arabic"),
                           QStringLiteral("Noto Sans Arabic"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels * pixelRatio))));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont countFont(double pixelRatio)
{
    QFont font = mapFont(10, pixelRatio);
    font.setWeight(QFont::DemiBold);
    return font;
}

namespace {

int marginOf(const HaloText &text)
{
    return static_cast<int>(std::ceil(text.halo)) + 1;
}

QPen haloPen(const HaloText &text)
{
    return QPen(text.haloColor, 2 * text.halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

QFont badgeFont(double pixelRatio)
{
    QFont font = mapFont(8.5, pixelRatio);
    font.setWeight(QFont::Bold);
    return font;
}

} // namespace

QSize haloTextSize(const HaloText &text)
{
    const QFontMetricsF metrics(text.font);
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text.text))) + 2 * marginOf(text),
            static_cast<int>(std::ceil(metrics.height())) + 2 * marginOf(text)};
}

namespace {

/// How much of each pixel of a text its halo and its letters cover, whatever their colours.
struct Covered {
    QImage halo, letters;
};

QImage coverage(const HaloText &text, const std::function<void(QPainter &)> &draw)
{
    QImage image(haloTextSize(text), QImage::Format_ARGB32_Premultiplied); // the format that is painted fastest
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    painter.end();
    return image.convertToFormat(QImage::Format_Alpha8);
}

Covered coveredBy(const HaloText &text)
{
    QPainterPath path;
    path.addText(marginOf(text), marginOf(text) + QFontMetricsF(text.font).ascent(), text.font, text.text);
    QPen pen = haloPen(text);
    pen.setColor(Qt::black);
    return {coverage(text, [&](QPainter &painter) { painter.strokePath(path, pen); }),
            coverage(text, [&](QPainter &painter) { painter.fillPath(path, Qt::black); })};
}

/// A premultiplied colour where a share of 255 of the pixel is covered.
QRgb shareOf(QRgb color, int share)
{
    const auto part = [share](int value) { return (value * share + 127) / 255; };
    return qRgba(part(qRed(color)), part(qGreen(color)), part(qBlue(color)), part(qAlpha(color)));
}

/// The letters over their halo.
QImage painted(const Covered &covered, const HaloText &text)
{
    const QRgb halo = qPremultiply(text.haloColor.rgba()), letters = qPremultiply(text.color.rgba());
    QImage image(covered.halo.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < image.height(); ++y) {
        auto *pixels = reinterpret_cast<QRgb *>(image.scanLine(y));
        const uchar *under = covered.halo.constScanLine(y), *over = covered.letters.constScanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            const QRgb top = shareOf(letters, over[x]);
            pixels[x] = top + shareOf(shareOf(halo, under[x]), 255 - qAlpha(top));
        }
    }
    return image;
}

} // namespace

QImage haloText(const HaloText &text)
{
    return painted(coveredBy(text), text);
}

struct TextOutlines::Kept {
    struct Key {
        QString text, font;
        double halo = 0;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.text, key.font, key.halo); }
    };
    static constexpr qsizetype mostBytes = 4 << 20;
    std::mutex mutex;
    QCache<Key, Covered> texts{mostBytes};
};

TextOutlines::TextOutlines() : m_kept(std::make_unique<Kept>()) {}

TextOutlines::~TextOutlines() = default;

QImage TextOutlines::picture(const HaloText &text)
{
    const Kept::Key key{text.text, text.font.key(), text.halo};
    Covered covered;
    {
        const std::lock_guard lock(m_kept->mutex);
        if (const Covered *known = m_kept->texts.object(key))
            covered = *known;
    }
    if (covered.halo.isNull()) {
        covered = coveredBy(text);
        const std::lock_guard lock(m_kept->mutex);
        m_kept->texts.insert(key, new Covered(covered), covered.halo.sizeInBytes() + covered.letters.sizeInBytes());
    }
    return painted(covered, text);
}

void drawHaloText(QPainter &painter, const HaloText &text, QPointF middle, double degrees)
{
    const QSize size = haloTextSize(text);
    const QPointF start(marginOf(text) - size.width() / 2.0,
                        marginOf(text) - size.height() / 2.0 + QFontMetricsF(text.font).ascent());
    QPainterPath path;
    path.addText(start, text.font, text.text);
    painter.save();
    painter.translate(middle);
    painter.rotate(degrees);
    painter.strokePath(path, haloPen(text));
    const QPaintEngine::Type device = painter.paintEngine()->type();
    if (device == QPaintEngine::SVG || device == QPaintEngine::Picture) {
        painter.fillPath(path, text.color);
    } else {
        painter.setFont(text.font);
        painter.setPen(text.color);
        painter.drawText(start, text.text);
    }
    painter.restore();
}

QSize countBadgeSize(std::size_t count, double pixelRatio)
{
    const double height = std::ceil(11 * pixelRatio);
    const double width = QFontMetricsF(badgeFont(pixelRatio)).horizontalAdvance(QString::number(count));
    return {static_cast<int>(std::max(height, std::ceil(width + 5 * pixelRatio))) + 2, static_cast<int>(height) + 2};
}

void drawCountBadge(QPainter &painter, std::size_t count, double pixelRatio, QPointF corner)
{
    painter.setPen(QPen(Qt::white, pixelRatio));
    painter.setBrush(QColor(0x2b, 0x2b, 0x2b));
    const QRectF plate(corner + QPointF(1, 1), countBadgeSize(count, pixelRatio) - QSize(2, 2));
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2);
    painter.setFont(badgeFont(pixelRatio));
    painter.drawText(plate, Qt::AlignCenter, QString::number(count));
}

QImage countBadge(std::size_t count, double pixelRatio)
{
    QImage image(countBadgeSize(count, pixelRatio), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawCountBadge(painter, count, pixelRatio, {});
    return image;
}

} // namespace kohkan
