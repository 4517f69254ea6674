// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/utm.h"

#include <array>
#include <cstdio>
#include <proj.h>

namespace kohkan {

namespace {

constexpr double southernmost = -80, northernmost = 84;
constexpr double southShift = 10'000'000; ///< false northing of the southern hemisphere

/// The projections of the zones, made when first wanted. PROJ's objects belong to one thread, so each has its own.
class Zones {
public:
    Zones() { proj_log_level(m_context, PJ_LOG_NONE); }
    ~Zones()
    {
        for (PJ *zone : m_zones)
            proj_destroy(zone);
        proj_context_destroy(m_context);
    }
    Zones(const Zones &) = delete;
    Zones &operator=(const Zones &) = delete;
    PJ *operator[](int zone)
    {
        PJ *&projection = m_zones.at(static_cast<std::size_t>(zone));
        if (!projection) {
            char definition[64];
            std::snprintf(definition, sizeof definition, "+proj=utm +zone=%d +ellps=WGS84", zone);
            projection = proj_create(m_context, definition);
        }
        return projection;
    }

private:
    PJ_CONTEXT *m_context = proj_context_create();
    std::array<PJ *, 61> m_zones{};
};

Zones &zones()
{
    thread_local Zones all;
    return all;
}

int zoneOf(LonLat place)
{
    const double lon = std::remainder(place.lon, 360);
    if (place.lat >= 56 && place.lat < 64 && lon >= 3 && lon < 12)
        return 32;
    if (place.lat >= 72 && lon >= 0 && lon < 42)
        return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
    const int zone = static_cast<int>(std::floor((lon + 180) / 6)) + 1;
    return zone > 60 ? 1 : zone; // 180° E is 180° W
}

} // namespace

std::optional<UtmPlace> toUtm(LonLat place)
{
    if (!place.isValid() || place.lat < southernmost || place.lat > northernmost)
        return std::nullopt;
    UtmPlace utm;
    utm.zone = zoneOf(place);
    utm.isNorth = place.lat >= 0;
    const PJ_COORD from = proj_coord(proj_torad(place.lon), proj_torad(place.lat), 0, 0);
    const PJ_COORD to = proj_trans(zones()[utm.zone], PJ_FWD, from);
    if (!std::isfinite(to.xy.x) || !std::isfinite(to.xy.y))
        return std::nullopt;
    utm.easting = to.xy.x;
    utm.northing = utm.isNorth ? to.xy.y : to.xy.y + southShift;
    return utm;
}

std::optional<LonLat> fromUtm(const UtmPlace &utm)
{
    // Halfway round the equator from the zone's middle is nobody's easting; ten degrees are, in surveys of a border.
    if (utm.zone < 1 || utm.zone > 60 || !(utm.easting > -600'000 && utm.easting < 1'600'000) ||
        !(utm.northing >= 0 && utm.northing <= southShift))
        return std::nullopt;
    const PJ_COORD from = proj_coord(utm.easting, utm.isNorth ? utm.northing : utm.northing - southShift, 0, 0);
    const PJ_COORD to = proj_trans(zones()[utm.zone], PJ_INV, from);
    const LonLat place{proj_todeg(to.lp.lam), proj_todeg(to.lp.phi)};
    if (!place.isValid() || place.lat < southernmost || place.lat > northernmost)
        return std::nullopt;
    return place;
}

QChar utmBand(double latitude)
{
    if (!(latitude >= southernmost && latitude <= northernmost))
        return {};
    const int band = std::min(19, static_cast<int>(std::floor((latitude - southernmost) / 8)));
    return QLatin1Char("CDEFGHJKLMNPQRSTUVWX"[band]);
}

} // namespace kohkan
