// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>

/// Published figures, their units and their digits. Pure functions; any thread.
namespace kohkan {

/// A unit as sources write it, in proportion to the base of its kind.
struct Unit {
    enum class Kind {
        Mass,  ///< base: tonne. t, kt, Mt, Gt, g, kg; oz, koz, Moz (troy); lb, Mlb; ct (0.2 g)
        Grade, ///< base: mass of metal over mass of ore. %, g/t, ppm, kg/t, ct/t, lb/t
        Rate   ///< base: tonnes a day. t/d, t/month (of 365.25 / 12 days); a rate is not an output
    };
    QString name;
    Kind kind = Kind::Mass;
    double factor = 1;
};

/// Nothing where the name is not one of those above.
std::optional<Unit> unitNamed(const QString &name);

/// A positive number as a source published it.
struct Figure {
    QString text; ///< with the digits of the source
    double value = 0;
    /// Significant digits; zeros at the end of a whole number do not count, for nobody can tell what they mean.
    int digits = 0;
    double halfStep = 0; ///< half a unit of the last significant digit
    double least() const { return value - halfStep; }
    double most() const { return value + halfStep; }

    /// Nothing where the text is empty, no number or not above zero.
    static std::optional<Figure> parse(const QString &text);
};

/// A value with so many significant digits, never with an exponent: (1519.8, 2) is 1500.
QString roundedText(double value, int digits);
/// The figure in another unit, with the significant digits of the source but at most `most`; nothing where the units
/// are not of one kind.
std::optional<QString> convertedText(const Figure &figure, const Unit &from, const Unit &to, int most = 17);

/// A figure with its unit, in the base of its kind, and the interval that its rounding allows.
struct Measure {
    Figure figure;
    Unit unit;
    double value() const { return figure.value * unit.factor; }
    double least() const { return figure.least() * unit.factor; }
    double most() const { return figure.most() * unit.factor; }
    QString text() const { return figure.text + u' ' + unit.name; } ///< as published
    /// Nothing where the number is no figure or the unit is not of that kind: a rate is no output.
    static std::optional<Measure> parse(const QString &number, const QString &unit, Unit::Kind kind);
};

/// The share of an element in a compound by mass, from the standard atomic weights (IUPAC 2021, abridged): U in U3O8, P
/// in P2O5, Cr in Cr2O3, Li in Li2O; nothing for other names.
std::optional<double> elementShare(const QString &compound);

} // namespace kohkan
