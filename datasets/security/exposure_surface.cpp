// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/exposure_surface.h"

#include "datasets/table/layer_builder.h"
#include "datasets/work/in_parallel.h"
#include "datasets/work/words.h"

#include <map>
#include <numbers>
#include <tuple>

namespace kohkan {

namespace {

constexpr double kmPerDegree = 111.2; ///< of latitude, about
constexpr double mostCells = 4e6;
constexpr double aroundKm = 100;
constexpr double spreadStepsPerKm = 10;

/// Kilometres of a degree at a latitude of the WGS 84 ellipsoid.
struct DegreeKm {
    double lat, lon;
    explicit DegreeKm(double latitude)
    {
        constexpr double radius = 6378.137, flattening = 1 / 298.257223563, square = flattening * (2 - flattening);
        const double radians = latitude * std::numbers::pi / 180, sine = std::sin(radians);
        const double curved = 1 - square * sine * sine, across = radius / std::sqrt(curved);
        lat = across * (1 - square) / curved * std::numbers::pi / 180;
        lon = across * std::cos(radians) * std::numbers::pi / 180;
    }
};

/// Incidents in one place with discs of one size.
struct Spot {
    LonLat place;
    double reachKm = 0;
    const KernelTable *kernel = nullptr;
    double weight = 0;
};

/// What a surface is the sum of: single events, and events of several parts, of which the heaviest counts.
class Spots {
public:
    explicit Spots(const ExposureModel &model) : m_radius(model.parameters().radiusKm)
    {
        const auto &incidents = model.reported()->incidents();
        const std::vector<double> weights = model.weightsWithoutKernel();
        std::map<std::tuple<double, double, int>, std::size_t> single;
        std::map<std::size_t, std::size_t> events;
        for (std::size_t i = 0; i < incidents.size(); ++i) {
            const auto &incident = incidents[i];
            if (weights[i] <= 0)
                continue;
            const auto spread = static_cast<int>(std::lround(incident.spreadKm * spreadStepsPerKm));
            const Spot spot = spotOf(incident.place, spread, weights[i]);
            if (incident.isShared) {
                const auto [at, isNew] = events.try_emplace(incident.event, m_shared.size());
                if (isNew)
                    m_shared.emplace_back();
                m_shared[at->second].push_back(spot);
                continue;
            }
            const auto [at, isNew] =
                single.try_emplace({incident.place.lat, incident.place.lon, spread}, m_single.size());
            if (isNew)
                m_single.push_back(spot);
            else
                m_single[at->second].weight += weights[i];
        }
    }
    const std::vector<Spot> &single() const { return m_single; }
    const std::vector<std::vector<Spot>> &shared() const { return m_shared; }

private:
    Spot spotOf(LonLat place, int spread, double weight)
    {
        const double km = spread / spreadStepsPerKm;
        const KernelTable &kernel = m_kernels.try_emplace(spread, km, m_radius).first->second;
        return {place, m_radius + km, &kernel, weight};
    }
    double m_radius;
    std::map<int, KernelTable> m_kernels;
    std::vector<Spot> m_single;
    std::vector<std::vector<Spot>> m_shared;
};

/// Calls visit(cell, value) for each cell of some rows that a spot reaches.
template <typename Visit>
void forEachReached(const ValueGrid &grid, const Spot &spot, std::size_t from, std::size_t to, Visit &&visit)
{
    const double lats = spot.reachKm / 110; // degrees, a little too many
    const auto rowAbove = [&](double lat) { return (grid.corner.lat - lat) / grid.stepLat - 0.5; };
    const double first = std::max(static_cast<double>(from), std::ceil(rowAbove(spot.place.lat + lats)));
    const double end = std::min(static_cast<double>(to), std::floor(rowAbove(spot.place.lat - lats)) + 1);
    for (double row = first; row < end; ++row) {
        const auto at = static_cast<std::size_t>(row);
        const double lat = grid.middle(0, at).lat;
        const DegreeKm degree((lat + spot.place.lat) / 2);
        const double north = (lat - spot.place.lat) * degree.lat;
        const double square = spot.reachKm * spot.reachKm - north * north;
        if (square <= 0)
            continue;
        const double perColumn = degree.lon * grid.stepLon;
        const double middle = (spot.place.lon - grid.corner.lon) / grid.stepLon - 0.5;
        const double half = std::sqrt(square) / perColumn;
        const double left = std::max(0.0, std::ceil(middle - half));
        const double right = std::min(static_cast<double>(grid.columns), std::floor(middle + half) + 1);
        for (double column = left; column < right; ++column) {
            const double east = (column - middle) * perColumn;
            visit(at * grid.columns + static_cast<std::size_t>(column),
                  spot.weight * spot.kernel->at(std::sqrt(north * north + east * east)));
        }
    }
}

void addRows(std::vector<double> &sums, const ValueGrid &grid, const Spots &spots, std::size_t from, std::size_t to)
{
    for (const Spot &spot : spots.single())
        forEachReached(grid, spot, from, to, [&](std::size_t cell, double value) { sums[cell] += value; });
    std::map<std::size_t, double> heaviest;
    for (const auto &parts : spots.shared()) {
        heaviest.clear();
        for (const Spot &spot : parts)
            forEachReached(grid, spot, from, to, [&](std::size_t cell, double value) {
                double &known = heaviest[cell];
                known = std::max(known, value);
            });
        for (const auto &[cell, value] : heaviest)
            sums[cell] += value;
    }
}

ValueGrid emptyGrid(const LonLatBox &box, double cellKm)
{
    const double kmPerLon = DegreeKm(box.center().lat).lon;
    const double cells = box.width() * kmPerLon / cellKm * box.height() * kmPerDegree / cellKm;
    const double km = cellKm * std::max(1.0, std::sqrt(cells / mostCells));
    ValueGrid grid;
    grid.corner = {box.minX, box.maxY};
    grid.stepLon = km / kmPerLon;
    grid.stepLat = km / kmPerDegree;
    grid.columns = static_cast<std::size_t>(std::ceil(box.width() / grid.stepLon));
    grid.rows = static_cast<std::size_t>(std::ceil(box.height() / grid.stepLat));
    return grid;
}

QString basisText(const ExposureModel &model)
{
    const ExposureCoverage coverage = model.coverage();
    const QString none = QStringLiteral("—");
    return tr("%1 of %2 incidents, %3 to %4, counted back from %5; %6")
        .arg(coverage.inWindow)
        .arg(coverage.incidents)
        .arg(coverage.first.isEmpty() ? none : coverage.first, coverage.last.isEmpty() ? none : coverage.last,
             model.asOf().toString(Qt::ISODate), coverage.known.sentence());
}

} // namespace

double surfaceCellKm(double radiusKm)
{
    return std::clamp(radiusKm / 16, 1.25, 4.0);
}

ValueGrid exposureGrid(const ExposureModel &model, const LonLatBox &box)
{
    ValueGrid grid = emptyGrid(box, surfaceCellKm(model.parameters().radiusKm));
    const Spots spots(model);
    std::vector<double> sums(grid.columns * grid.rows);
    const std::size_t half = grid.rows / 2;
    runInParallel({[&] { addRows(sums, grid, spots, 0, half); }, [&] { addRows(sums, grid, spots, half, grid.rows); }});
    grid.values.assign(sums.begin(), sums.end());
    return grid;
}

LonLatBox surfaceBox(const Layer &deposits)
{
    LonLatBox box = deposits.extent();
    if (box.isEmpty())
        return box;
    const double lats = aroundKm / kmPerDegree;
    box.minY = std::max(-89.0, box.minY - lats);
    box.maxY = std::min(89.0, box.maxY + lats);
    const double lons = aroundKm / DegreeKm(std::max(std::abs(box.minY), std::abs(box.maxY))).lon;
    box.minX -= lons;
    box.maxX += lons;
    return box;
}

QString exposureLevelText(std::size_t level)
{
    const auto word = [](std::size_t at) { return QString::number(exposureLevels[at]); };
    if (level == 0)
        return tr("Below %1").arg(word(1));
    return level + 1 == exposureLevels.size() ? tr("%1 and more").arg(word(level))
                                              : tr("%1 to %2").arg(word(level), word(level + 1));
}

QString exposureParametersText(const ExposureModel &model)
{
    const ExposureParameters &parameters = model.parameters();
    const QDate known = model.known().day;
    QStringList words{
        QStringLiteral("as_of=%1").arg(model.asOf().toString(Qt::ISODate)),
        QStringLiteral("known_to=%1").arg(known.isValid() ? known.toString(Qt::ISODate) : QStringLiteral("none")),
        QStringLiteral("radius_km=%1").arg(parameters.radiusKm),
        QStringLiteral("half_life_days=%1").arg(parameters.halfLifeDays),
        QStringLiteral("window_years=%1").arg(parameters.windowYears),
        QStringLiteral("most_severity=%1").arg(parameters.mostSeverity)};
    for (const auto &[type, weight] : parameters.typeWeights)
        words << QStringLiteral("weight of %1=%2").arg(type).arg(weight);
    return words.join(QStringLiteral("; "));
}

LayerPtr exposureSurface(const ExposureModel &model, const LonLatBox &box)
{
    LayerBuilder builder(exposureSurfaceTable);
    builder.setKeyColumn(QStringLiteral("id"));
    const auto text = [&](const char *name) -> ColumnBuilder & {
        return builder.addColumn(QString::fromLatin1(name), Column::Type::Text);
    };
    ColumnBuilder &id = text("id"), &band = text("exposure_index");
    ColumnBuilder &from = builder.addColumn(QStringLiteral("exposure_from"), Column::Type::Number);
    ColumnBuilder &to = builder.addColumn(QStringLiteral("exposure_to"), Column::Type::Number);
    ColumnBuilder &kernel = text("kernel"), &parameters = text("exposure_parameters"), &basis = text("based_on"),
                  &caveat = text("caveat");
    const Provenance &source = model.incidents()->provenance();
    builder.provenance().licence = source.licence;
    builder.provenance().mayBePassedOn = source.mayBePassedOn;
    const ValueGrid grid = box.isEmpty() ? ValueGrid() : exposureGrid(model, box);
    for (const ContourBand &one : contourBands(grid, {exposureLevels.begin(), exposureLevels.end()})) {
        id.appendText(QStringLiteral("band-%1").arg(one.level + 1));
        band.appendText(exposureLevelText(one.level));
        from.appendNumber(one.level == 0 ? 0 : exposureLevels[one.level]);
        one.level + 1 < exposureLevels.size() ? to.appendNumber(exposureLevels[one.level + 1]) : to.appendNull();
        kernel.appendText(tr("linear, zero at %1 km, mean over the disc of the place; cells of %2 km")
                              .arg(model.parameters().radiusKm)
                              .arg(grid.stepLat * kmPerDegree, 0, 'f', 1));
        parameters.appendText(exposureParametersText(model));
        basis.appendText(basisText(model));
        caveat.appendText(tr("An index of what was reported; not a probability, and no report is not no event. Ground "
                             "without a band has nothing reported in reach; that is not safety."));
        builder.geometry().begin(GeometryType::MultiPolygon);
        for (const GeometryPart &part : one.parts)
            builder.geometry().addPart(part.kind, std::span(one.coordinates).subspan(part.first, part.count));
    }
    return builder.finish();
}

} // namespace kohkan
