// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/figure_view.h"

#include <QStringList>

namespace kohkan {

namespace {

/// The first of the units that the mass is at least half of; the last one where it is less than half of any.
Unit readable(double tonnes, std::initializer_list<const char *> names)
{
    Unit unit;
    for (const char *name : names) {
        unit = *unitNamed(QString::fromLatin1(name));
        if (tonnes >= unit.factor / 2)
            break;
    }
    return unit;
}

bool isPrecious(const QString &commodity)
{
    static const QStringList precious{QStringLiteral("Au"), QStringLiteral("Ag"), QStringLiteral("Pt"),
                                      QStringLiteral("Pd"), QStringLiteral("PGE")};
    return precious.contains(commodity);
}

} // namespace

Unit FigureView::unitFor(double tonnes, const QString &published, const QString &commodity) const
{
    const auto own = unitNamed(published);
    if (units == Units::Published && own && own->kind == Unit::Kind::Mass)
        return *own;
    if (units == Units::OuncesAndPounds && !commodity.isEmpty())
        return isPrecious(commodity) ? readable(tonnes, {"Moz", "koz", "oz"}) : readable(tonnes, {"Mlb", "lb"});
    return readable(tonnes, {"Mt", "kt", "t", "kg"});
}

} // namespace kohkan
