// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/sheet/map_page.h"

#include "datasets/work/words.h"
#include "widgets/paint/base_painter.h"
#include "widgets/paint/graticule.h"
#include "widgets/paint/map_furniture.h"
#include "widgets/paint/map_text.h"
#include "widgets/paint/north_arrow.h"
#include "widgets/paint/overview.h"

#include <QLocale>
#include <QPainterPath>

namespace kohkan {

namespace {

const QColor ink(0x22, 0x22, 0x22);
const QColor quiet(0x55, 0x55, 0x55);
const QColor edge(0x70, 0x74, 0x78);
constexpr double insetGap = 10; ///< of the overview from the edge of the map

std::vector<PageText::Link> creditLinks()
{
    return {{QStringLiteral("Natural Earth"), QStringLiteral("https://www.naturalearthdata.com/")},
            {QStringLiteral("GeoNames"), QStringLiteral("https://www.geonames.org/")},
            {QStringLiteral("SRTM"),
             QStringLiteral("https://www.jpl.nasa.gov/missions/shuttle-radar-topography-mission-srtm/")}};
}

/// Whom the layers on the map are owed to: the shipped ones by their licence, those of the user as their file says.
QString creditsOf(const PageContent &content)
{
    const std::pair<const char *, const char *> origins[] = {
        {"deposits", "USGS, GeoNames, Who's On First"}, {"incidents", "UCDP"}, {"infrastructure", "ICMM, GeoNames"}};
    QStringList credits;
    for (const auto &[entry, rows, projected] : content.entries) {
        if (!entry.visible || !entry.layer)
            continue;
        for (const auto &[table, names] : origins)
            if (entry.bundledTable == QLatin1String(table))
                credits << tr("%1: Kohkan data sets, CC BY 4.0, with %2").arg(entry.name, QString::fromLatin1(names));
        if (const QString licence = entry.layer->provenance().licence.simplified(); !licence.isEmpty())
            credits << tr("%1: %2").arg(entry.name, licence);
    }
    return credits.join(QStringLiteral(" · "));
}

} // namespace

PageContent PageContent::projected(const std::stop_token &stop) const
{
    PageContent content = *this;
    const ViewSystemPtr &system = view.system;
    if (content.base && content.base->system->code() != system->code())
        content.base = content.base->inSystem(system);
    for (auto &[entry, rows, projected] : content.entries)
        if (!stop.stop_requested() && entry.visible && entry.layer &&
            (!projected || projected->system()->code() != system->code()))
            projected = ProjectedGeometry::create(entry.layer, system);
    return content;
}

std::optional<MapPage> MapPage::of(const PageContent &given, const PageSettings &settings, const std::stop_token &stop)
{
    const PageContent content = given.projected(stop);
    if (stop.stop_requested())
        return std::nullopt;
    MapPage page;
    page.m_settings = settings;
    page.place(content);
    if (stop.stop_requested())
        return std::nullopt;
    page.makeOverview();
    return page;
}

/// The legend depends on the scale, the scale on the room that the legend leaves: twice is enough.
void MapPage::place(const PageContent &content)
{
    const auto names = m_settings.names ? MapScene::Names::Shown : MapScene::Names::Hidden;
    QRect map(QPoint(), m_settings.size().toSize());
    for (int round = 0; round < 2; ++round) {
        const MapViewport viewport = viewportIn(content, map);
        m_notes = notesFor(content, viewport);
        const MapScene bare =
            MapScene::of(content.base, content.entries, content.depiction, viewport, MapScene::Names::Hidden);
        m_layout = PageLayout::of(m_settings, bare.legend(), m_notes);
        map = m_layout.map;
    }
    m_scene = MapScene::of(content.base, content.entries, content.depiction, viewportIn(content, map), names);
    if (m_settings.overview && m_scene.base)
        m_overview = overviewOf(m_scene.viewport, *m_scene.base);
    dropCutNames();
}

/// A window that moves shows a name in full sooner or later; a page does not: names that its edge cuts, or that stand
/// under an inset, are left out.
void MapPage::dropCutNames()
{
    const PixelFrame frame = m_scene.viewport.frame();
    // The names of meridians stand along the upper edge, those of parallels along the right one.
    const QRectF room =
        m_settings.graticule ? frame.box().adjusted(0, 20 * frame.pixelRatio, -56 * frame.pixelRatio, 0) : frame.box();
    std::vector<QRectF> taken;
    for (const QRectF &box : insets())
        taken.emplace_back(box.topLeft() * frame.pixelRatio, box.size() * frame.pixelRatio);
    std::erase_if(m_scene.labels, [&](const MapLabel &label) {
        const QRectF box(
            QPointF(static_cast<double>(label.left - frame.left), static_cast<double>(label.top - frame.top)),
            QSizeF(label.image.size()));
        return !room.contains(box) ||
               std::any_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(box); });
    });
}

/// What stands on the map, page units from its corner.
std::vector<QRectF> MapPage::insets() const
{
    std::vector<QRectF> boxes{northArrowBox(m_scene.viewport)};
    if (m_overview)
        boxes.emplace_back(QPointF(insetGap, insetGap), QSizeF(m_overview->size));
    return boxes;
}

MapViewport MapPage::viewportIn(const PageContent &content, const QRect &map) const
{
    MapViewport viewport = content.view;
    viewport.size = map.size();
    viewport.pixelRatio = m_settings.pixelRatio();
    if (m_settings.extent == PageSettings::Extent::Window)
        return viewport.fitted(content.view.rect(), false);
    for (int i = 0; i < 2; ++i) // the factor depends on the resolution a little
        viewport.resolution = m_settings.scale * PageSettings::metresAUnit / viewport.groundFactor();
    return viewport;
}

double MapPage::scaleDenominator() const
{
    return m_scene.viewport.resolution * m_scene.viewport.groundFactor() / PageSettings::metresAUnit;
}

std::vector<PageLayout::Note> MapPage::notesFor(const PageContent &content, const MapViewport &viewport) const
{
    std::vector<PageLayout::Note> notes;
    if (content.base) {
        QString credits = attributionText(true, content.depiction);
        notes.push_back({credits.replace(QStringLiteral("    "), QStringLiteral(" · ")), creditLinks()});
    } else {
        notes.push_back({tr("Not an official map")});
    }
    if (const QString credits = creditsOf(content); !credits.isEmpty())
        notes.push_back({credits});
    notes.push_back({tr("%1 (%2) · Kohkan %3 · %4")
                         .arg(viewport.system->name(), viewport.system->code(), QStringLiteral(KOHKAN_VERSION),
                              content.date.toString(Qt::ISODate))});
    return notes;
}

QStringList MapPage::notes() const
{
    QStringList lines;
    for (const auto &note : m_notes)
        lines << note.text;
    return lines;
}

void MapPage::makeOverview()
{
    if (m_overview)
        m_overviewPicture = paintBase(*m_scene.base, m_scene.depiction, m_overview->frame());
}

QImage MapPage::paint(const std::stop_token &stop, const std::function<void(double)> &progress) const
{
    const double ratio = m_settings.pixelRatio();
    QImage page(m_settings.devicePixels(), QImage::Format_RGB32);
    if (page.isNull())
        return {};
    page.fill(Qt::white);
    const PixelFrame frame = m_scene.viewport.frame();
    const QPoint corner = (QPointF(m_layout.map.topLeft()) * ratio).toPoint();
    const QRect place = QRect(corner, QSize(frame.width, frame.height));
    if (!page.rect().contains(place))
        return {};
    QImage map(page.bits() + place.top() * page.bytesPerLine() + place.left() * 4, place.width(), place.height(),
               page.bytesPerLine(), QImage::Format_RGB32);
    if (!paintScene(m_scene, map, stop, progress))
        return {};
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    drawAround(painter);
    return page;
}

void MapPage::drawAround(QPainter &painter) const
{
    const QRectF map = m_layout.map;
    if (m_settings.graticule) {
        painter.save();
        painter.translate(map.topLeft());
        Graticule::of(m_scene.viewport).paint(painter, graticuleFont(), insets(), Graticule::Hand::Printed);
        painter.restore();
    }
    // Not every device clips (SVG does not): what goes beyond the map is covered by the paper.
    QPainterPath paper;
    paper.addRect(QRectF(QPointF(), m_layout.page).adjusted(-2, -2, 2, 2));
    paper.addRect(map);
    painter.fillPath(paper, Qt::white);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(map);
    drawInsets(painter);
    m_layout.title.draw(painter, m_layout.titleCorner, ink);
    m_layout.subtitle.draw(painter, m_layout.subtitleCorner, quiet);
    m_layout.legend.paint(painter, m_layout.legendCorner);
    drawScaleBar(painter);
    QPointF at = m_layout.notesCorner;
    for (const auto &note : m_layout.notes) {
        note.draw(painter, at, quiet);
        at.ry() += note.height();
    }
}

/// Overview and north arrow, on the map.
void MapPage::drawInsets(QPainter &painter) const
{
    if (m_overview) {
        const QRectF whole(QPointF(), QSizeF(m_overview->size));
        painter.save();
        painter.translate(QPointF(m_layout.map.topLeft()) + QPointF(insetGap, insetGap));
        painter.drawImage(whole, m_overviewPicture);
        paintOverviewFrame(painter, m_overview->size, frameIn(*m_overview, m_scene.viewport) & whole);
        painter.restore();
    }
    if (const auto north = northOnScreen(m_scene.viewport)) {
        painter.save();
        painter.translate(m_layout.map.topLeft() + northArrowBox(m_scene.viewport).center());
        paintNorthArrow(painter, *north);
        painter.restore();
    }
}

/// Four parts, black and white in turn, over the length and under the scale in figures.
void MapPage::drawScaleBar(QPainter &painter) const
{
    const QRectF &box = m_layout.scaleBar;
    const QLocale locale;
    painter.setPen(ink);
    painter.setFont(mapFont(11, 1));
    constexpr double lineHeight = 15, barHeight = 5, barTop = 18;
    const double denominator = scaleDenominator();
    const double digits = std::pow(10, std::max(0.0, std::floor(std::log10(denominator)) - 2));
    painter.drawText(
        QRectF(box.topLeft(), QSizeF(box.width(), lineHeight)), Qt::AlignLeft | Qt::AlignVCenter,
        tr("Scale 1:%1 at the middle").arg(locale.toString(std::round(denominator / digits) * digits, 'f', 0)));
    const ScaleBar bar = ScaleBar::fitting(m_scene.viewport, box.width() - 60);
    if (bar.pixels <= 0)
        return;
    constexpr int parts = 4;
    for (int i = 0; i < parts; ++i) {
        painter.setPen(QPen(ink, 0.8, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(i % 2 == 0 ? ink : QColor(Qt::white));
        painter.drawRect(
            QRectF(box.left() + 0.5 + bar.pixels * i / parts, box.top() + barTop, bar.pixels / parts, barHeight));
    }
    painter.setPen(ink);
    painter.setFont(mapFont(10, 1));
    const double top = box.top() + barTop + barHeight + 1;
    painter.drawText(QRectF(box.left(), top, 40, lineHeight), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    const QString length = bar.text();
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(length) + 2;
    const double right = std::min(box.left() + bar.pixels + width / 2, box.right());
    painter.drawText(QRectF(right - width, top, width, lineHeight), Qt::AlignRight | Qt::AlignVCenter, length);
}

std::optional<DrawnPage> DrawnPage::of(const MapPage &page, const std::stop_token &stop)
{
    auto scene = DrawnScene::of(page.scene(), stop);
    if (!scene)
        return std::nullopt;
    return DrawnPage(page, *std::move(scene));
}

void DrawnPage::draw(QPainter &painter) const
{
    const QRectF map = m_page.layout().map;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), m_page.layout().page), Qt::white);
    painter.save();
    painter.setClipRect(map);
    painter.translate(map.topLeft());
    const double ratio = m_page.settings().pixelRatio();
    painter.scale(1 / ratio, 1 / ratio);
    m_scene.draw(painter);
    painter.restore();
    m_page.drawAround(painter);
}

} // namespace kohkan
