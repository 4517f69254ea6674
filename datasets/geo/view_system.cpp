// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/view_system.h"

#include "datasets/geo/mercator.h"
#include "datasets/work/words.h"

#include <atomic>
#include <proj.h>
#include <unordered_map>

namespace kohkan {

namespace {

constexpr double degreeLength = mercator::earthRadius * std::numbers::pi / 180; ///< metres, on the equator
constexpr double grownBy = 25;                                                  ///< degrees around the area of use
constexpr double noAccuracy = 999; ///< metres: how the EPSG registry writes "unknown"
const char *const conicDefinition =
    "+proj=lcc +lat_1=25 +lat_2=35 +lat_0=30 +lon_0=70 +datum=WGS84 +units=m +no_defs +type=crs";

std::atomic<quint64> nextId{1};

struct Destroy {
    void operator()(PJ_CONTEXT *context) const { proj_context_destroy(context); }
    void operator()(PJ *pj) const { proj_destroy(pj); }
};
using ContextHandle = std::unique_ptr<PJ_CONTEXT, Destroy>;
using PjHandle = std::unique_ptr<PJ, Destroy>;

ContextHandle quietContext()
{
    ContextHandle context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    return context;
}

PjHandle transformTo(PJ_CONTEXT *context, const QString &definition)
{
    const PjHandle raw(proj_create_crs_to_crs(context, "OGC:CRS84", definition.toUtf8().constData(), nullptr));
    return PjHandle(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
}

/// Metres, or degrees, of one unit of the first axis.
double unitOf(PJ_CONTEXT *context, PJ *crs)
{
    const PjHandle system(proj_crs_get_coordinate_system(context, crs));
    double factor = 1;
    if (system)
        proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr, nullptr);
    return factor;
}

LonLatBox domainOf(PJ_CONTEXT *context, PJ *crs, bool isGeographic)
{
    double west = -180, south = -90, east = 180, north = 90;
    if (isGeographic || !proj_get_area_of_use(context, crs, &west, &south, &east, &north, nullptr) || west < -360)
        return {-180, -90, 180, 90};
    if (east < west)
        east += 360;
    LonLatBox box{west - grownBy, std::max(-90.0, south - grownBy), east + grownBy, std::min(90.0, north + grownBy)};
    if (box.width() > 360 || east - west >= 359) {
        const double middle = (west + east) / 2;
        box.minX = middle - 180;
        box.maxX = middle + 180;
    }
    return box;
}

Error unknownCode(const QString &code)
{
    return {Error::Kind::Words,
            tr("\"%1\" is not a reference system that PROJ knows; give an EPSG code such as EPSG:32642.")
                .arg(code.left(80))};
}

Error unfitSystem(const QString &code, const QString &name)
{
    return {Error::Kind::Words,
            tr("%1 (%2) is neither a geographic nor a projected system; a map cannot be drawn in it.").arg(code, name)};
}

} // namespace

/// The transformation of one thread. PROJ's objects must not be shared between threads.
struct ViewSystem::Handles {
    ContextHandle context = quietContext();
    PjHandle transform;
    static Handles &of(const ViewSystem &system)
    {
        thread_local std::unordered_map<quint64, Handles> handles;
        Handles &own = handles[system.m_id];
        if (!own.transform)
            own.transform = transformTo(own.context.get(), system.m_definition);
        return own;
    }
};

ViewSystem::ViewSystem() : m_id(nextId++) {}

ViewSystem::~ViewSystem() = default;

ViewSystemPtr ViewSystem::webMercator()
{
    static const ViewSystemPtr system = [] {
        std::shared_ptr<ViewSystem> own(new ViewSystem);
        own->m_code = QStringLiteral("EPSG:3857");
        own->m_name = QStringLiteral("WGS 84 / Pseudo-Mercator");
        own->m_operation = tr("Popular Visualisation Pseudo-Mercator, in closed form");
        own->m_domain = {-180, -mercator::maxLatitude, 180, mercator::maxLatitude};
        own->m_bounds = {-mercator::halfWorld, -mercator::halfWorld, mercator::halfWorld, mercator::halfWorld};
        return own;
    }();
    return system;
}

const QString &ViewSystem::pakistanConic()
{
    static const QString code = QStringLiteral("KOHKAN:LCC");
    return code;
}

Result<ViewSystemPtr> ViewSystem::create(const QString &asked)
{
    QString code = asked.trimmed().toUpper();
    bool isNumber = false;
    code.toUInt(&isNumber);
    if (isNumber)
        code.prepend(QLatin1String("EPSG:"));
    if (code == webMercator()->code())
        return webMercator();
    const bool isConic = code == pakistanConic();
    if (!isConic && !code.startsWith(QLatin1String("EPSG:")))
        return unknownCode(asked);
    std::shared_ptr<ViewSystem> own(new ViewSystem);
    own->m_code = code;
    own->m_kind = Kind::Proj;
    own->m_definition = isConic ? QString::fromLatin1(conicDefinition) : code;
    const ContextHandle context = quietContext();
    const PjHandle crs(proj_create(context.get(), own->m_definition.toUtf8().constData()));
    if (!crs || !proj_is_crs(crs.get()))
        return unknownCode(asked);
    own->m_name =
        isConic ? tr("Lambert conformal conic for Pakistan (WGS 84)") : QString::fromUtf8(proj_get_name(crs.get()));
    const PJ_TYPE type = proj_get_type(crs.get());
    const bool isGeographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    if (!isGeographic && type != PJ_TYPE_PROJECTED_CRS)
        return unfitSystem(code, own->m_name);
    const PjHandle transform = transformTo(context.get(), own->m_definition);
    if (!transform)
        return unfitSystem(code, own->m_name);
    own->m_metres = isGeographic ? degreeLength : unitOf(context.get(), crs.get());
    own->m_domain = isConic ? LonLatBox{10, -15, 130, 80} : domainOf(context.get(), crs.get(), isGeographic);
    if (code == QLatin1String("EPSG:4326"))
        own->m_kind = Kind::PlateCarree;
    own->measure();
    if (own->m_bounds.isEmpty())
        return unfitSystem(code, own->m_name);
    return ViewSystemPtr(own);
}

/// Bounds by sampling the domain, and the operation that PROJ chose in its middle.
void ViewSystem::measure()
{
    m_bounds = fromLonLat(m_domain);
    if (m_kind == Kind::PlateCarree) {
        m_operation = tr("none needed");
        return;
    }
    const LonLat middle = m_domain.center();
    fromLonLat(middle);
    const PjHandle used(proj_trans_get_last_used_operation(Handles::of(*this).transform.get()));
    const PJ_PROJ_INFO info = proj_pj_info(used ? used.get() : Handles::of(*this).transform.get());
    m_operation = QString::fromUtf8(info.description ? info.description : "");
    m_accuracy = info.accuracy >= noAccuracy ? -1 : info.accuracy;
}

double ViewSystem::wrapped(double lon) const
{
    if (!(std::abs(lon) <= 720)) // no longitude; turning it back would take for ever
        return lon;
    while (lon < m_domain.minX && lon + 360 <= m_domain.maxX)
        lon += 360;
    while (lon > m_domain.maxX && lon - 360 >= m_domain.minX)
        lon -= 360;
    return lon;
}

MapPoint ViewSystem::fromLonLat(LonLat place) const
{
    MapPoint point;
    fromLonLat({&place, 1}, {&point, 1});
    return point;
}

void ViewSystem::fromLonLat(std::span<const LonLat> places, std::span<MapPoint> to) const
{
    if (m_kind == Kind::WebMercator) {
        std::transform(places.begin(), places.end(), to.begin(), [this](LonLat p) {
            return mercator::fromLonLat(LonLat{std::abs(p.lon) > 180 ? wrapped(p.lon) : p.lon, p.lat});
        });
        return;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const LonLat p{wrapped(places[i].lon), places[i].lat};
        to[i] = p.isValid() && m_domain.contains(p) ? MapPoint{p.lon, p.lat} : MapPoint{};
    }
    if (m_kind == Kind::Proj && !to.empty()) // what is not a number stays so
        proj_trans_generic(Handles::of(*this).transform.get(), PJ_FWD, &to[0].x, sizeof(MapPoint), to.size(), &to[0].y,
                           sizeof(MapPoint), to.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (auto &point : to)
        point = point.isValid() ? MapPoint{point.x * m_metres, point.y * m_metres} : MapPoint{};
}

LonLat ViewSystem::toLonLat(MapPoint point) const
{
    LonLat place;
    toLonLat({&point, 1}, {&place, 1});
    return place;
}

void ViewSystem::toLonLat(std::span<const MapPoint> points, std::span<LonLat> to) const
{
    for (std::size_t i = 0; i < points.size(); ++i)
        to[i] = !m_bounds.contains(points[i]) ? LonLat{}
                : m_kind == Kind::WebMercator ? mercator::toLonLat(points[i])
                                              : LonLat{points[i].x / m_metres, points[i].y / m_metres};
    if (m_kind == Kind::WebMercator || to.empty())
        return;
    if (m_kind == Kind::Proj)
        proj_trans_generic(Handles::of(*this).transform.get(), PJ_INV, &to[0].lon, sizeof(LonLat), to.size(),
                           &to[0].lat, sizeof(LonLat), to.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (auto &p : to)
        if (!p.isValid() || !m_domain.contains(LonLat{wrapped(p.lon), p.lat}))
            p = {};
}

MapRect ViewSystem::fromLonLat(const LonLatBox &box) const
{
    if (m_kind == Kind::WebMercator)
        return mercator::fromLonLat(box);
    constexpr int steps = 36;
    const LonLatBox inside{std::max(box.minX, m_domain.minX), std::max(box.minY, m_domain.minY),
                           std::min(box.maxX, m_domain.maxX), std::min(box.maxY, m_domain.maxY)};
    MapRect rect;
    if (inside.isEmpty())
        return rect;
    for (int i = 0; i <= steps; ++i)
        for (int j = 0; j <= steps; ++j)
            if (const MapPoint p = fromLonLat(
                    LonLat{inside.minX + inside.width() * i / steps, inside.minY + inside.height() * j / steps});
                p.isValid())
                rect.include(p);
    return rect;
}

} // namespace kohkan
