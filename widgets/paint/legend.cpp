// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/legend.h"

#include "datasets/security/annotation.h"
#include "datasets/work/words.h"
#include "widgets/paint/density_ramp.h"
#include "widgets/paint/row_looks.h"
#include "widgets/state/unreported_text.h"

#include <QLocale>
#include <cmath>
#include <set>
#include <utility>

namespace kohkan {

namespace {

using Kind = LegendLine::Kind;
using Rank = LegendLine::Rank;

Kind kindOf(const Geometry &geometry)
{
    if (geometry.hasPoints())
        return Kind::Point;
    return geometry.hasPolygons() ? Kind::Area : Kind::Line;
}

QString headingOf(const QString &column)
{
    QString text = column;
    text.replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// The greatest of 1, 2, 5, 10, ... times a power of ten that is not above a value.
double roundBelow(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {5.0, 2.0})
        if (power * step <= value)
            return power * step;
    return power;
}

const Column *numberColumn(const Layer &layer, const QString &name)
{
    const Column *column = name.isEmpty() ? nullptr : layer.column(name);
    return column && column->isNumeric() ? column : nullptr;
}

/// What occurs among the rows shown.
struct Census {
    std::vector<std::size_t> classes; ///< by class + 1: the first is of rows in none
    std::vector<std::size_t> shapes;  ///< by code of the shape column, the last without a value
    std::size_t unsized = 0;          ///< without a figure
    std::size_t wide = 0;             ///< known no better than widestAccuracy
    std::size_t hatched = 0;
    std::set<int, std::greater<>> rings; ///< levels of rings
};

/// Makes the lines of one layer.
class LegendMaker {
public:
    LegendMaker(const LayerPtr &layer, const RowSet &rows, const LayerStyle &style)
        : m_style(style)
        , m_looks(layer, style)
        , m_key(plainLine({}, layer->geometry(), style))
        , m_sizes(numberColumn(*layer, style.sizeColumn))
        , m_accuracy(numberColumn(*layer, style.accuracyColumn))
    {
        const Column *shapes = style.shapeColumn.isEmpty() ? nullptr : layer->column(style.shapeColumn);
        m_shapes = shapes && shapes->isText() && !style.shapes.empty() ? shapes : nullptr;
        count(rows);
    }

    bool hasClasses() const { return m_looks.classCount() > 0; }

    /// The classes that occur, each as a line of that kind.
    void addClasses(std::vector<LegendLine> &lines, Kind kind) const
    {
        LegendLine line = m_key;
        line.kind = kind;
        for (int klass = 0; klass < m_looks.classCount(); ++klass) {
            if (m_census.classes[static_cast<std::size_t>(klass + 1)] == 0)
                continue;
            line.text = m_looks.label(klass);
            line.look.color = m_looks.color(klass);
            lines.push_back(line);
        }
        if (m_census.classes[0] > 0) {
            const bool isGraded = m_style.colouring == LayerStyle::Colouring::Graduated;
            const QString own = isGraded ? unreportedText(m_style.gradeColumn) : QString();
            line.text = own.isEmpty() ? tr("Other or not known") : own;
            line.look.isHollow = !own.isEmpty();
            line.look.color = m_style.color;
            lines.push_back(line);
        }
    }

    void addDensities(std::vector<LegendLine> &lines) const
    {
        LegendLine line = m_key;
        line.kind = Kind::Density;
        for (std::size_t i = 0; i < densityClasses.size(); ++i) {
            line.text = densityText(i);
            line.look.color = densityColor(m_style.color, densityClasses[i]);
            lines.push_back(line);
        }
    }

    void addCluster(std::vector<LegendLine> &lines) const
    {
        if (m_style.crowding != LayerStyle::Crowding::Clusters)
            return;
        LegendLine line = m_key;
        line.kind = Kind::Cluster;
        line.text = tr("Several sites, with their number");
        lines.push_back(line);
    }

    void addShapes(std::vector<LegendLine> &lines) const
    {
        if (!m_shapes)
            return;
        lines.push_back(heading(headingOf(m_style.shapeColumn), Rank::MoreExtra));
        std::vector<bool> isKnown(m_census.shapes.size());
        LegendLine line = m_key;
        line.rank = Rank::MoreExtra;
        line.look.color = QColor(0x77, 0x77, 0x77); // shapes say nothing of colour
        for (const auto &known : m_style.shapes) {
            const auto code = m_shapes->codeOf(known.value);
            if (!code)
                continue;
            isKnown[*code] = true;
            line.text = known.label;
            line.look.shape = known.shape;
            const LegendLine &last = lines.back();
            const bool isNamed = last.kind == line.kind && last.text == line.text && last.look == line.look;
            if (m_census.shapes[*code] > 0 && !isNamed)
                lines.push_back(line);
        }
        for (std::size_t code = 0; code < isKnown.size(); ++code)
            if (!isKnown[code] && m_census.shapes[code] > 0) {
                line.text = tr("Other or not known");
                line.look.shape = m_style.shape;
                lines.push_back(line);
                break;
            }
    }

    void addSizes(std::vector<LegendLine> &lines) const
    {
        const double largest = m_looks.largestValue();
        if (!m_sizes || largest <= 0)
            return;
        lines.push_back(
            heading(m_style.sizeTitle.isEmpty() ? headingOf(m_sizes->name()) : m_style.sizeTitle, Rank::Extra));
        LegendLine line = m_key;
        line.rank = Rank::Extra;
        line.look.color = QColor(0x77, 0x77, 0x77);
        line.kind = Kind::Size;
        const double first = roundBelow(largest);
        double last = 0;
        for (const double value : {first, roundBelow(first / 4), roundBelow(first / 30)}) {
            line.look.diameter = m_looks.diameterOf(value);
            if (last > 0 && (line.look.diameter > last - 3 || line.look.diameter <= m_style.markerSize))
                break; // a step that nobody sees
            last = line.look.diameter;
            line.text = figureText(value, m_sizes->unit());
            lines.push_back(line);
        }
        if (m_census.unsized == 0)
            return;
        line.kind = Kind::Point;
        line.look.isHollow = true;
        line.look.diameter = m_style.markerSize;
        line.text = tr("%1 without a figure").arg(QLocale().toString(static_cast<qulonglong>(m_census.unsized)));
        lines.push_back(line);
    }

    void addRings(std::vector<LegendLine> &lines) const
    {
        bool isFirst = true;
        LegendLine line = m_key;
        line.rank = Rank::Extra;
        line.look = {QColor(Qt::white), MarkerShape::Circle, 5, false};
        const auto add = [&](int level, const QString &text) {
            if (std::exchange(isFirst, false))
                lines.push_back(heading(tr("Your annotations"), Rank::Extra));
            line.look.ringLevel = level;
            line.text = text;
            lines.push_back(line);
        };
        int expired = 0;
        for (const int level : m_census.rings)
            if (level > 0)
                add(level, tr("Level %1, %2").arg(level).arg(annotationLevelName(level)));
            else if (level < 0)
                expired = std::min(expired, level);
        if (expired < 0)
            add(expired, tr("Expired, to be reviewed"));
    }

    void addAccuracy(std::vector<LegendLine> &lines) const
    {
        if (!m_accuracy)
            return;
        LegendLine line = m_key;
        line.rank = Rank::Extra;
        line.kind = Kind::Accuracy;
        line.text = tr("The place lies within the circle");
        lines.push_back(line);
        if (m_census.wide == 0)
            return;
        line.kind = Kind::Hatched;
        line.text = tr("Hatched: beyond %1 km").arg(widestAccuracy / 1000);
        lines.push_back(line);
    }

    void addHatched(std::vector<LegendLine> &lines) const
    {
        if (m_census.hatched == 0)
            return;
        LegendLine line = m_key;
        line.kind = Kind::Area;
        line.isHatched = true;
        line.lineWidth = 1;
        line.look.color = QColor(0x66, 0x66, 0x66); // the hatching says nothing of colour
        line.text = tr("Hatched: %1").arg(m_style.hatchValue);
        lines.push_back(line);
    }

    static LegendLine heading(const QString &text, Rank rank)
    {
        LegendLine line;
        line.kind = Kind::Heading;
        line.text = text;
        line.rank = rank;
        return line;
    }

private:
    void count(const RowSet &rows)
    {
        m_census.classes.resize(static_cast<std::size_t>(m_looks.classCount()) + 1);
        m_census.shapes.resize(m_shapes ? m_shapes->dictionary().size() + 1 : 0);
        if (!hasClasses() && !m_shapes && !m_sizes && !m_accuracy && !m_looks.hasRings() && !m_looks.hasHatching())
            return;
        rows.forEach([&](Row row) {
            ++m_census.classes[static_cast<std::size_t>(m_looks.classOf(row) + 1)];
            if (m_shapes)
                ++m_census.shapes[m_shapes->isNull(row) ? m_census.shapes.size() - 1 : m_shapes->code(row)];
            if (m_sizes)
                m_census.unsized += !(m_sizes->number(row) > 0);
            if (m_accuracy)
                m_census.wide += m_accuracy->number(row) > widestAccuracy;
            m_census.hatched += m_looks.isHatched(row);
            if (const int level = m_looks.ringLevel(row))
                m_census.rings.insert(level);
        });
    }

    const LayerStyle &m_style;
    RowLooks m_looks;
    LegendLine m_key;
    const Column *m_sizes;
    const Column *m_accuracy;
    const Column *m_shapes = nullptr;
    Census m_census;
};

} // namespace

LegendLine plainLine(const QString &name, const Geometry &geometry, const LayerStyle &style)
{
    LegendLine line;
    line.kind = kindOf(geometry);
    line.text = name;
    line.look = {style.color, style.shape, style.markerSize, false};
    line.lineWidth = style.lineWidth;
    line.fillOpacity = style.fillOpacity;
    return line;
}

std::vector<LegendLine> legendOf(const QString &name, const LayerPtr &layer, const RowSet *rows,
                                 const LayerStyle &style, double scaleDenominator)
{
    if (rows ? rows->isEmpty() : layer->rowCount() == 0)
        return {};
    const LegendMaker maker(layer, rows ? *rows : layer->allRows(), style);
    const bool hasPoints = layer->geometry().hasPoints();
    std::vector<LegendLine> lines{plainLine(name, layer->geometry(), style)};
    lines[0].startsLayer = true;
    if (hasPoints && style.shading != LayerStyle::Shading::None && scaleDenominator > style.shadingScale) {
        const bool byCount = style.shading == LayerStyle::Shading::Count;
        lines[0].kind = Kind::Title;
        lines.push_back(
            LegendMaker::heading(byCount ? tr("Sites in a cell") : tr("Most frequent in a cell"), Rank::Main));
        byCount ? maker.addDensities(lines) : maker.addClasses(lines, Kind::Density);
        return lines;
    }
    if (maker.hasClasses()) {
        lines[0].kind = Kind::Title;
        if (style.colouring == LayerStyle::Colouring::Graduated && !style.gradeTitle.isEmpty())
            lines.push_back(LegendMaker::heading(style.gradeTitle, Rank::Main));
        maker.addClasses(lines, kindOf(layer->geometry()));
    }
    if (layer->geometry().hasPolygons())
        maker.addHatched(lines);
    if (hasPoints) {
        maker.addCluster(lines);
        maker.addShapes(lines);
        maker.addSizes(lines);
        maker.addRings(lines);
        maker.addAccuracy(lines);
    }
    return lines;
}

QString figureText(double value, const QString &unit)
{
    const auto withUnit = [&](double n, const QString &of) {
        QLocale plain; // a year is no 1,978
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        const QString text = std::abs(n) >= 10'000 ? QLocale().toString(n, 'f', 0) : plain.toString(n, 'g', 4);
        return of.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, of);
    };
    if (unit == QLatin1String("t") && value >= 1e6)
        return withUnit(value / 1e6, QStringLiteral("Mt"));
    if (unit == QLatin1String("t") && value >= 1e4)
        return withUnit(value / 1e3, QStringLiteral("kt"));
    return withUnit(value, unit);
}

} // namespace kohkan
