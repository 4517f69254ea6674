// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/row_looks.h"

#include "widgets/state/unreported_text.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

const Column *textColumn(const Layer &layer, const QString &name)
{
    const Column *column = name.isEmpty() ? nullptr : layer.column(name);
    return column && column->isText() ? column : nullptr;
}

const Column *numbersOf(const Layer &layer, const QString &name)
{
    const Column *column = name.isEmpty() ? nullptr : layer.column(name);
    return column && column->isNumeric() ? column : nullptr;
}

/// For each code of a column the index of the class with that value, else noClass.
template <typename Classes>
std::vector<int> indexByCode(const Column &column, const Classes &classes)
{
    std::vector<int> indices(column.dictionary().size(), RowLooks::noClass);
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (const auto code = column.codeOf(classes[i].value))
            indices[*code] = static_cast<int>(i);
    return indices;
}

} // namespace

RowLooks::RowLooks(LayerPtr layer, LayerStyle style) : m_layer(std::move(layer)), m_style(std::move(style))
{
    using Colouring = LayerStyle::Colouring;
    if (m_style.colouring == Colouring::Categorised && (m_classes = textColumn(*m_layer, m_style.classColumn))) {
        m_classOfCode = indexByCode(*m_classes, m_style.classes);
        for (const auto &known : m_style.classes)
            m_colors.push_back(known.color);
    } else if (m_style.colouring == Colouring::Graduated) {
        m_grades = m_style.grades.empty() ? nullptr : numbersOf(*m_layer, m_style.gradeColumn);
        m_isHollowWithout = m_grades && !unreportedText(m_style.gradeColumn).isEmpty();
        if (m_grades)
            for (auto grade = m_style.grades.rbegin(); grade != m_style.grades.rend(); ++grade)
                m_colors.push_back(grade->color);
    }
    if ((m_shapes = textColumn(*m_layer, m_style.shapeColumn))) {
        for (const int at : indexByCode(*m_shapes, m_style.shapes))
            m_shapeOfCode.push_back(at < 0 ? m_style.shape : m_style.shapes[static_cast<std::size_t>(at)].shape);
    }
    m_order = numbersOf(*m_layer, m_style.orderColumn);
    m_rings = numbersOf(*m_layer, m_style.ringColumn);
    if ((m_hatches = textColumn(*m_layer, m_style.hatchColumn)))
        m_hatched = m_hatches->codeOf(m_style.hatchValue);
    m_sizes = numbersOf(*m_layer, m_style.sizeColumn);
    if (m_sizes)
        for (std::size_t i = 0; i < m_layer->rowCount(); ++i)
            if (const double value = m_sizes->number(rowAt(i)); value > m_largestValue) // false for NaN
                m_largestValue = value;
}

QString RowLooks::label(int klass) const
{
    if (klass < 0)
        return {};
    const auto at = static_cast<std::size_t>(klass);
    return m_grades ? m_style.grades[m_style.grades.size() - 1 - at].label : m_style.classes[at].label;
}

int RowLooks::gradeOf(Row row) const
{
    const double value = m_grades->number(row);
    const auto count = static_cast<int>(m_style.grades.size());
    for (int i = 0; i < count; ++i) {
        const auto &grade = m_style.grades[static_cast<std::size_t>(count - 1 - i)];
        if (value >= grade.low && (value < grade.high || (i == 0 && value <= grade.high)))
            return i;
    }
    return noClass;
}

MarkerShape RowLooks::shape(Row row) const
{
    return m_shapes && !m_shapes->isNull(row) ? m_shapeOfCode[m_shapes->code(row)] : m_style.shape;
}

double RowLooks::diameterOf(double value) const
{
    if (!(value > 0) || m_largestValue <= 0)
        return m_style.markerSize;
    return std::max(m_style.markerSize, m_style.largestSize * std::sqrt(value / m_largestValue));
}

double RowLooks::largestDiameter() const
{
    MarkerLook look{
        {}, MarkerShape::Star, m_sizes ? std::max(m_style.markerSize, m_style.largestSize) : m_style.markerSize, false};
    look.ringLevel = m_rings ? 1 : 0;
    return look.outerDiameter();
}

int RowLooks::ringLevel(Row row) const
{
    if (!m_rings || m_rings->isNull(row))
        return 0;
    constexpr int highest = 5;
    return std::clamp(static_cast<int>(m_rings->number(row)), -highest, highest);
}

MarkerLook RowLooks::look(Row row) const
{
    MarkerLook look{color(classOf(row)), shape(row), m_style.markerSize, false, ringLevel(row)};
    if (m_sizes) {
        look.isHollow = !(m_sizes->number(row) > 0);
        look.diameter = look.isHollow ? m_style.markerSize : diameterOf(m_sizes->number(row));
    }
    look.isHollow = look.isHollow || (m_isHollowWithout && gradeOf(row) == noClass);
    return look;
}

} // namespace kohkan
