// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/map_labels.h"

#include "widgets/paint/line_names.h"
#include "widgets/paint/map_text.h"

#include <QFontMetricsF>
#include <QSet>
#include <QTransform>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace kohkan {

namespace {

constexpr double coarsestLineNames = 2200; ///< map units a device-independent pixel

/// A name before it has a place.
struct Candidate {
    QString text;
    QPointF at;       ///< device pixels of the frame
    int priority = 0; ///< lowest first
    enum class Kind { Country, Province, Context, Capital, Town } kind = Kind::Town;
    double room = std::numeric_limits<double>::infinity(); ///< width of the region that it names, device pixels
};

constexpr double mostOutside = 1.4; ///< a region's name may be that much wider than the region

QString labelTextOf(const Column *column, Row row)
{
    return column ? column->text(row) : QString();
}

Candidate::Kind kindOf(const QString &kind)
{
    if (kind == QLatin1String("country"))
        return Candidate::Kind::Country;
    if (kind == QLatin1String("province"))
        return Candidate::Kind::Province;
    return kind == QLatin1String("context") ? Candidate::Kind::Context : Candidate::Kind::Capital;
}

/// Map units a device-independent pixel between which a kind of name is shown.
bool isShown(Candidate::Kind kind, int rank, double resolution)
{
    switch (kind) {
    case Candidate::Kind::Country:
        return resolution > 250 && resolution < (rank <= 1 ? 14000 : 5000);
    case Candidate::Kind::Province:
        return resolution > 120 && resolution < 6000;
    case Candidate::Kind::Context:
        return resolution > 120 && resolution < 3000;
    case Candidate::Kind::Capital:
        return resolution < 5000;
    default:
        return resolution < 1300;
    }
}

/// Width of the region of that name in device pixels; no bound where there is none.
double roomOf(const BaseMap &base, const QString &name, const PixelFrame &frame)
{
    const Column *names = base.regions ? base.regions->layer().column(u"name") : nullptr;
    if (names)
        for (const Row row : base.regions->layer().bySourceRow())
            if (names->text(row) == name)
                return base.regions->box(row).width() / frame.resolution;
    return std::numeric_limits<double>::infinity();
}

/// The names at a scale whose place is in a box.
std::vector<Candidate> candidates(const BaseMap &base, const PixelFrame &frame, const QRectF &box)
{
    const auto placeIn = [&](const ProjectedGeometry &features, Row row) -> std::optional<QPointF> {
        if (features.box(row).isEmpty())
            return std::nullopt;
        const QPointF at = frame.local(features.box(row).center());
        return box.contains(at) ? std::optional(at) : std::nullopt;
    };
    std::vector<Candidate> names;
    const double resolution = frame.resolution * frame.pixelRatio;
    QSet<QString> capitals;
    if (base.places) {
        const Layer &layer = base.places->layer();
        const Column *ids = layer.column(u"id"), *ranks = layer.column(u"rank"), *kinds = layer.column(u"kind");
        const Column *texts = layer.column(u"name");
        for (const Row row : layer.bySourceRow()) {
            const int rank = ranks && ranks->isNumeric() && !std::isnan(ranks->number(row))
                                 ? static_cast<int>(ranks->number(row))
                                 : 9;
            const Candidate::Kind kind = kindOf(labelTextOf(kinds, row));
            if (kind == Candidate::Kind::Capital)
                capitals.insert(labelTextOf(ids, row));
            const auto at = placeIn(*base.places, row);
            if (at && isShown(kind, rank, resolution))
                names.push_back({labelTextOf(texts, row), *at, static_cast<int>(kind) * 100 + rank, kind,
                                 roomOf(base, labelTextOf(texts, row), frame)});
        }
    }
    if (base.cities && isShown(Candidate::Kind::Town, 0, resolution)) {
        const Layer &layer = base.cities->layer();
        const Column *ids = layer.column(u"id"), *kinds = layer.column(u"kind"), *texts = layer.column(u"name");
        for (const Row row : layer.bySourceRow())
            if (const auto at = placeIn(*base.cities, row);
                at && labelTextOf(kinds, row) == QLatin1String("city") && !capitals.contains(labelTextOf(ids, row)))
                names.push_back({labelTextOf(texts, row), *at, 1000, Candidate::Kind::Town});
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const Candidate &a, const Candidate &b) { return a.priority < b.priority; });
    return names;
}

HaloText areaText(const Candidate &name, double ratio)
{
    const bool country = name.kind == Candidate::Kind::Country;
    QFont font = mapFont(country ? 13 : 12.5, ratio);
    font.setLetterSpacing(QFont::AbsoluteSpacing, (country ? 3.0 : 1.6) * ratio);
    if (name.kind == Candidate::Kind::Province)
        font.setWeight(QFont::DemiBold);
    const QColor color = name.kind == Candidate::Kind::Province ? QColor(0x6b, 0x5a, 0x3c) : QColor(0x83, 0x7c, 0x78);
    return {country ? name.text.toUpper() : name.text, font, color, 1.6 * ratio};
}

double dotRadius(bool capital, double ratio)
{
    return (capital ? 3.2 : 2.3) * ratio;
}

/// The mark of a town around its middle.
void drawTownDot(QPainter &painter, bool capital, double ratio, QPointF middle)
{
    const double radius = dotRadius(capital, ratio);
    painter.setPen(QPen(QColor(0x38, 0x36, 0x34), 1.2 * ratio));
    painter.setBrush(QColor(255, 255, 255));
    if (capital)
        painter.drawRect(QRectF(middle.x() - radius * 0.85, middle.y() - radius * 0.85, radius * 1.7, radius * 1.7));
    else
        painter.drawEllipse(middle, radius, radius);
}

/// Pixels from the middle one of its picture to the edge.
int dotHalf(bool capital, double ratio)
{
    return static_cast<int>(std::ceil(dotRadius(capital, ratio) + ratio));
}

/// The same as a picture, its middle on the middle pixel.
QImage townDot(bool capital, double ratio)
{
    const int half = dotHalf(capital, ratio);
    QImage image(2 * half + 1, 2 * half + 1, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawTownDot(painter, capital, ratio, {half + 0.5, half + 0.5});
    return image;
}

QFont lineFont(double ratio)
{
    QFont font = mapFont(10, ratio);
    font.setItalic(true);
    return font;
}

/// The size of a picture after QImage::transformed().
QSize turnedSize(const QSize &size, const QTransform &turn)
{
    const QPolygonF corners(QRectF(0, 0, size.width(), size.height()));
    return QImage::trueMatrix(turn, size.width(), size.height()).map(corners).boundingRect().toAlignedRect().size();
}

/// The names placed so far and the boxes they take, in pixels of a frame. Letters are painted only where there is room
/// for them.
class Placer {
public:
    Placer(const PixelFrame &frame, TextOutlines *outlines)
        : m_frame(frame), m_ratio(frame.pixelRatio), m_outlines(outlines)
    {}
    void placeArea(const Candidate &name)
    {
        const HaloText text = areaText(name, m_ratio);
        const QSize size = haloTextSize(text);
        const QPoint corner = name.at.toPoint() - QPoint(size.width() / 2, size.height() / 2);
        if (size.width() <= mostOutside * name.room && isFree(QRect(corner, size)))
            takeBoth(text, corner);
    }
    void placeTown(const Candidate &name)
    {
        const bool capital = name.kind == Candidate::Kind::Capital;
        QFont font = mapFont(capital ? 12 : 11, m_ratio);
        if (capital)
            font.setWeight(QFont::DemiBold);
        const HaloText text{name.text, font, QColor(0x33, 0x30, 0x2e), 1.5 * m_ratio};
        const QSize size = haloTextSize(text);
        const int half = dotHalf(capital, m_ratio), gap = half + 1, w = size.width(), h = size.height();
        const QPoint spot(static_cast<int>(std::floor(name.at.x())), static_cast<int>(std::floor(name.at.y())));
        const QRect dotBox(spot - QPoint(half, half), QSize(2 * half + 1, 2 * half + 1));
        if (!isFree(dotBox))
            return;
        for (const QPoint textAt :
             {QPoint(gap, -h / 2), QPoint(-gap - w, -h / 2), QPoint(-w / 2, -gap - h), QPoint(-w / 2, gap)}) {
            const QRect textBox(spot + textAt, size);
            if (!isFree(textBox))
                continue;
            // Under the data: a site in the town stays visible.
            take({townDot(capital, m_ratio), 0, 0, MapLabel::Level::Under,
                  capital ? MapLabel::Kind::Capital : MapLabel::Kind::Town},
                 dotBox.topLeft());
            takeBoth(text, textBox.topLeft());
            return;
        }
    }
    void placeLine(const LineName &name)
    {
        const HaloText text{name.text, lineFont(m_ratio), QColor(0x63, 0x57, 0x5f), 1.4 * m_ratio};
        const QTransform turn = QTransform().rotate(name.angle);
        const QSize size = turnedSize(haloTextSize(text), turn);
        const QPoint corner = name.middle.toPoint() - QPoint(size.width() / 2, size.height() / 2);
        if (isFree(QRect(corner, size)))
            take({painted(text).transformed(turn, Qt::SmoothTransformation), 0, 0, MapLabel::Level::Under,
                  MapLabel::Kind::Text, text, name.angle},
                 corner);
    }
    std::vector<MapLabel> labels;
    std::size_t letters = 0; ///< painted

private:
    bool isFree(const QRect &box) const
    {
        return std::none_of(m_taken.begin(), m_taken.end(), [&](const QRect &other) { return other.intersects(box); });
    }
    QImage painted(const HaloText &text)
    {
        letters += static_cast<std::size_t>(text.text.size());
        return m_outlines ? m_outlines->picture(text) : haloText(text);
    }
    void take(MapLabel label, QPoint corner)
    {
        m_taken.push_back(QRect(corner, label.image.size()));
        put(std::move(label), corner);
    }
    void put(MapLabel label, QPoint corner)
    {
        label.left = m_frame.left + corner.x();
        label.top = m_frame.top + corner.y();
        labels.push_back(std::move(label));
    }
    /// The halo under the data and the text over them: the name can be read and hides no site.
    void takeBoth(const HaloText &text, QPoint corner)
    {
        take({painted(text), 0, 0, MapLabel::Level::Under, MapLabel::Kind::Text, text}, corner);
        HaloText over = text;
        over.haloColor.setAlpha(120); // a site shows through
        put({painted(over), 0, 0, MapLabel::Level::Over, MapLabel::Kind::Text, over}, corner);
    }
    const PixelFrame &m_frame;
    double m_ratio;
    TextOutlines *m_outlines;
    std::vector<QRect> m_taken;
};

} // namespace

std::vector<MapLabel> placeLabels(const BaseMap &base, Depiction depiction, const PixelFrame &frame,
                                  const std::stop_token &stop, std::size_t *letters, TextOutlines *outlines)
{
    Placer placer(frame, outlines);
    const double reach = namesAround * frame.pixelRatio;
    const std::vector<Candidate> names = candidates(base, frame, frame.box(reach));
    const auto isTown = [](const Candidate &name) {
        return name.kind == Candidate::Kind::Capital || name.kind == Candidate::Kind::Town;
    };
    for (const auto &name : names)
        if (!stop.stop_requested() && !isTown(name))
            placer.placeArea(name);
    if (base.boundaries && frame.resolution * frame.pixelRatio < coarsestLineNames) {
        const QFontMetricsF metrics(lineFont(frame.pixelRatio));
        const auto widthOf = [&](const QString &text) { return metrics.horizontalAdvance(text); };
        for (const auto &name : lineNames(*base.boundaries, depiction, frame, reach, widthOf, stop))
            if (!stop.stop_requested())
                placer.placeLine(name);
    }
    for (const auto &name : names)
        if (!stop.stop_requested() && isTown(name))
            placer.placeTown(name);
    if (letters)
        *letters = placer.letters;
    return std::move(placer.labels);
}

void paintLabels(QPainter &painter, const std::vector<MapLabel> &labels, MapLabel::Level level, const PixelFrame &view,
                 double stretch)
{
    const QRect screen(0, 0, view.width, view.height);
    const auto placed = [&](qint64 corner, int length) {
        const double half = length / 2.0;
        return stretch == 1 ? corner : std::llround((static_cast<double>(corner) + half) * stretch - half);
    };
    for (const auto &label : labels) {
        if (label.level != level)
            continue;
        const qint64 left = placed(label.left, label.image.width()) - view.left;
        const qint64 top = placed(label.top, label.image.height()) - view.top;
        if (left > view.width || top > view.height || left < -4096 || top < -4096)
            continue;
        const QPoint at(static_cast<int>(left), static_cast<int>(top));
        if (screen.intersects(QRect(at, label.image.size())))
            painter.drawImage(at, label.image);
    }
}

void drawLabels(QPainter &painter, const std::vector<MapLabel> &labels, MapLabel::Level level, const PixelFrame &view)
{
    for (const auto &label : labels) {
        const QRectF box(
            QPointF(static_cast<double>(label.left - view.left), static_cast<double>(label.top - view.top)),
            QSizeF(label.image.size()));
        if (label.level != level || !box.intersects(view.box()))
            continue;
        if (label.isPixels)
            painter.drawImage(box, label.image);
        else if (label.kind == MapLabel::Kind::Text)
            drawHaloText(painter, label.text, box.center(), label.degrees);
        else
            drawTownDot(painter, label.kind == MapLabel::Kind::Capital, view.pixelRatio, box.center());
    }
}

} // namespace kohkan
