// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/near_names.h"

#include "datasets/geo/geodesy.h"
#include "datasets/table/hilbert_order.h"

#include <QHash>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <unordered_map>

namespace kohkan {

namespace {

constexpr double leastReach = 500; ///< metres
constexpr double sphere = 6371008.8;
constexpr double farthest = sphere * std::numbers::pi;
constexpr double sphereError = 0.01; ///< of a distance, against the ellipsoid, with room to spare
constexpr std::size_t fewRows = 32;  ///< of one name: each is compared with each
constexpr qint64 mostSteps = 60'000'000;

/// Marks that change no name: accents, vowel signs of Hebrew and Arabic. Those of Indian scripts are letters.
bool isIdleMark(char32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x610 && c <= 0x61A) ||
           (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6DC) || (c >= 0x6DF && c <= 0x6E8) ||
           (c >= 0x6EA && c <= 0x6ED) || (c >= 0x8D3 && c <= 0x8FF) || c == 0x640;
}

/// Letters of which several forms are in use, by the keyboard and not by the name.
char32_t oneForm(char32_t c)
{
    switch (c) {
    case 0x64A: // yeh of Arabic, alef maksura, yeh barree
    case 0x649:
    case 0x6D2:
        return 0x6CC;
    case 0x643: // kaf of Arabic
    case 0x6AA:
        return 0x6A9;
    case 0x629: // teh marbuta, hehs
    case 0x6C1:
    case 0x6BE:
    case 0x6D5:
    case 0x6C3:
        return 0x647;
    case 0x671: // alef wasla
        return 0x627;
    case 0x131: // dotless i
        return U'i';
    case 0xF8:
        return U'o';
    case 0x111:
        return U'd';
    case 0x142:
        return U'l';
    default:
        return c;
    }
}

/// A row with a name and a place, in metres on a sphere.
struct Spot {
    Row row;
    LonLat place;
    double reach;
    std::array<double, 3> at;
};

Spot spotAt(Row row, LonLat place, double reach)
{
    constexpr double radians = std::numbers::pi / 180;
    const double lat = place.lat * radians, lon = place.lon * radians;
    return {row,
            place,
            reach,
            {sphere * std::cos(lat) * std::cos(lon), sphere * std::cos(lat) * std::sin(lon), sphere * std::sin(lat)}};
}

bool areNear(const Spot &a, const Spot &b)
{
    const double limit = std::max(a.reach, b.reach);
    const double chord = std::hypot(a.at[0] - b.at[0], a.at[1] - b.at[1], a.at[2] - b.at[2]);
    const double arc = 2 * sphere * std::asin(std::min(1.0, chord / (2 * sphere)));
    if (arc < limit * (1 - sphereError))
        return true;
    return arc <= limit * (1 + sphereError) && geodesic(a.place, b.place).metres < limit;
}

/// Spots of one name, joined where they are near.
class Clusters {
public:
    Clusters(const std::vector<Spot> &spots, qint64 &steps) : m_spots(spots), m_parents(spots.size()), m_steps(steps)
    {
        std::iota(m_parents.begin(), m_parents.end(), 0u);
        joinSamePlaces();
        if (m_different.size() <= fewRows) {
            for (std::size_t i = 0; i < m_different.size(); ++i)
                for (std::size_t j = i + 1; j < m_different.size(); ++j)
                    compare(m_different[i], m_different[j]);
            return;
        }
        int highest = 0;
        for (const auto i : m_different)
            highest = std::max(highest, level(i));
        for (int k = 0; k <= highest && !isSpent(); ++k)
            compareAt(k);
    }

    std::uint32_t root(std::uint32_t i)
    {
        while (m_parents[i] != i)
            i = m_parents[i] = m_parents[m_parents[i]];
        return i;
    }
    bool isSpent() const { return m_steps > mostSteps; }

private:
    /// Rows of one place are one; the one that reaches farthest stands for them.
    void joinSamePlaces()
    {
        std::vector<std::uint32_t> order(m_parents);
        const auto key = [&](std::uint32_t i) {
            return std::tuple(m_spots[i].place.lon, m_spots[i].place.lat, -m_spots[i].reach);
        };
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
        for (const auto i : order)
            if (!m_different.empty() && m_spots[m_different.back()].place == m_spots[i].place)
                m_parents[i] = m_different.back();
            else
                m_different.push_back(i);
    }
    void compare(std::uint32_t i, std::uint32_t j)
    {
        ++m_steps;
        const auto a = root(i), b = root(j);
        if (a != b && areNear(m_spots[i], m_spots[j]))
            m_parents[a] = b;
    }
    static double cellOf(int level) { return leastReach * std::exp2(level) * (1 + 2 * sphereError); }
    int level(std::uint32_t i) const
    {
        return static_cast<int>(std::ceil(std::log2(std::max(leastReach, m_spots[i].reach) / leastReach)));
    }
    static std::uint64_t key(std::int64_t x, std::int64_t y, std::int64_t z)
    {
        constexpr std::int64_t middle = 1 << 20;
        return static_cast<std::uint64_t>((((x + middle) << 42) | ((y + middle) << 21)) | (z + middle));
    }
    /// Those that reach as far as a cell of the level is wide, with all that reach no farther: in 27 cells.
    void compareAt(int k)
    {
        const auto cell = [&](std::uint32_t i, int axis) {
            return static_cast<std::int64_t>(std::floor(m_spots[i].at[static_cast<std::size_t>(axis)] / cellOf(k)));
        };
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells;
        bool isUsed = false;
        for (const auto i : m_different)
            if (level(i) <= k) {
                cells[key(cell(i, 0), cell(i, 1), cell(i, 2))].push_back(i);
                isUsed |= level(i) == k;
            }
        if (!isUsed)
            return;
        for (const auto i : m_different) {
            if (level(i) != k)
                continue;
            for (int n = 0; n < 27 && !isSpent(); ++n) {
                const auto found =
                    cells.find(key(cell(i, 0) + n % 3 - 1, cell(i, 1) + n / 3 % 3 - 1, cell(i, 2) + n / 9 - 1));
                if (found == cells.end())
                    continue;
                for (const auto j : found->second)
                    if (j != i)
                        compare(i, j);
            }
        }
    }

    const std::vector<Spot> &m_spots;
    std::vector<std::uint32_t> m_parents;
    std::vector<std::uint32_t> m_different; ///< one spot a place
    qint64 &m_steps;
};

double reachOf(const Column *accuracy, Row row)
{
    if (!accuracy || accuracy->isNull(row))
        return leastReach;
    const double metres = accuracy->number(row);
    return std::isfinite(metres) ? std::clamp(metres, leastReach, farthest) : leastReach;
}

/// Rows by name, of names that come more than once.
std::vector<std::vector<Row>> rowsByName(const Layer &layer, const Column &names)
{
    const auto &dictionary = names.dictionary();
    QHash<QString, std::uint32_t> known;
    std::vector<std::uint32_t> nameOf; // by code
    nameOf.reserve(dictionary.size());
    known.insert(QString(), 0); // compared with nothing
    for (const auto &text : dictionary) {
        const QString folded = foldedName(text);
        auto found = known.find(folded);
        if (found == known.end())
            found = known.insert(folded, static_cast<std::uint32_t>(known.size()));
        nameOf.push_back(*found);
    }
    std::vector<std::vector<Row>> rows(static_cast<std::size_t>(known.size()));
    for (std::size_t i = 0; i < layer.rowCount(); ++i)
        if (const auto code = names.code(rowAt(i)); code != Column::nullCode)
            if (const auto name = nameOf[code]; name != 0)
                rows[name].push_back(rowAt(i));
    std::erase_if(rows, [](const auto &ofOne) { return ofOne.size() < 2; });
    return rows;
}

} // namespace

QString foldedName(const QString &name)
{
    QString folded;
    if (std::all_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < 0x80; })) { // most names, and fast
        for (const QChar c : name)
            if (c.isLetterOrNumber())
                folded += c.toLower();
        return folded;
    }
    QString plain = name;
    plain.replace(QChar(0xDF), QLatin1String("ss"))
        .replace(QChar(0x1E9E), QLatin1String("ss")); // simple folding keeps it
    for (const char32_t c : plain.toCaseFolded().normalized(QString::NormalizationForm_KD).toCaseFolded().toUcs4()) {
        if (isIdleMark(c))
            continue;
        const QChar::Category category = QChar::category(c);
        const bool isMark = category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining;
        if (const int digit = QChar::digitValue(c); digit >= 0)
            folded += QChar(u'0' + digit);
        else if (QChar::isLetterOrNumber(c) || isMark)
            folded += QChar::fromUcs4(oneForm(c));
    }
    return folded;
}

NearNames nearNames(const Layer &layer, const Column &names, const Column *accuracy, std::size_t mostListed,
                    const std::stop_token &stop)
{
    NearNames found;
    qint64 steps = 0;
    std::vector<NearRows> all;
    const auto bySource = [&](Row a, Row b) { return layer.sourceRow(a) < layer.sourceRow(b); };
    for (const auto &rows : rowsByName(layer, names)) {
        if (stop.stop_requested())
            return {};
        std::vector<Spot> spots;
        for (const Row row : rows)
            if (const LonLat place = layer.geometry().point(row); isInRange(place))
                spots.push_back(spotAt(row, place, reachOf(accuracy, row)));
        Clusters clusters(spots, steps);
        found.isWhole = found.isWhole && !clusters.isSpent();
        std::unordered_map<std::uint32_t, NearRows> groups;
        for (std::uint32_t i = 0; i < spots.size(); ++i)
            groups[clusters.root(i)].rows.push_back(spots[i].row);
        for (auto &[root, group] : groups)
            if (group.rows.size() > 1) {
                std::sort(group.rows.begin(), group.rows.end(), bySource);
                found.rows += static_cast<qint64>(group.rows.size());
                all.push_back(std::move(group));
            }
    }
    found.groups = static_cast<qint64>(all.size());
    std::sort(all.begin(), all.end(),
              [&](const NearRows &a, const NearRows &b) { return bySource(a.rows.front(), b.rows.front()); });
    all.resize(std::min(all.size(), mostListed));
    for (NearRows &group : all)
        for (const Row row : group.rows)
            group.metres = std::max(
                group.metres, geodesic(layer.geometry().point(group.rows.front()), layer.geometry().point(row)).metres);
    found.listed = std::move(all);
    return found;
}

} // namespace kohkan
