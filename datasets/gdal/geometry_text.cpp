// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/geometry_text.h"

#include <QRegularExpression>
#include <QtEndian>
#include <algorithm>
#include <bit>
#include <cstring>

namespace kohkan {

namespace {

QString systemOf(quint32 srid)
{
    return srid == 0 ? QString() : QStringLiteral("EPSG:%1").arg(srid);
}

bool isHexadecimal(const QString &text)
{
    const auto isDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    return text.size() >= 18 && text.size() % 2 == 0 && text[0] == u'0' && (text[1] == u'0' || text[1] == u'1') &&
           std::all_of(text.begin(), text.end(), isDigit);
}

/// The number that PostGIS puts behind the type, where the type says that there is one.
quint32 sridOf(const QByteArray &wkb)
{
    constexpr quint32 hasSrid = 0x20000000;
    if (wkb.size() < 9)
        return 0;
    const auto number = [&](qsizetype at) {
        quint32 value = 0;
        std::memcpy(&value, wkb.constData() + at, sizeof value);
        const bool isLittle = wkb[0] == 1;
        return isLittle == (std::endian::native == std::endian::little) ? value : qbswap(value);
    };
    return number(1) & hasSrid ? number(5) : 0;
}

GeometryText readBinary(const QString &cell, ImportedGeometry &into)
{
    const QByteArray wkb = QByteArray::fromHex(cell.toLatin1());
    importWkb({reinterpret_cast<const unsigned char *>(wkb.constData()), static_cast<std::size_t>(wkb.size())}, into);
    if (into.type == GeometryType::None) // broken bytes
        return {};
    return {true, systemOf(sridOf(wkb))};
}

GeometryText readGeoJson(const QString &cell, ImportedGeometry &into)
{
    const GeometryHandle geometry(OGR_G_CreateGeometryFromJson(cell.toUtf8().constData()));
    if (!geometry)
        return {};
    importGeometry(geometry.get(), into);
    return {true, QStringLiteral("EPSG:4326")};
}

GeometryText readWkt(const QString &cell, ImportedGeometry &into)
{
    static const QRegularExpression srid(QStringLiteral("^SRID\\s*=\\s*(\\d+)\\s*;\\s*"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = srid.match(cell);
    QByteArray text = cell.mid(match.capturedLength()).toUtf8();
    char *at = text.data();
    OGRGeometryH made = nullptr;
    const OGRErr error = OGR_G_CreateFromWkt(&at, nullptr, &made);
    const GeometryHandle geometry(made);
    if (error != OGRERR_NONE || !geometry || !QByteArray(at).trimmed().isEmpty())
        return {};
    importGeometry(geometry.get(), into);
    return {true, systemOf(match.captured(1).toUInt())};
}

} // namespace

bool looksLikeGeometry(const QString &cell)
{
    static const QRegularExpression wkt(
        QStringLiteral("^\\s*(?:SRID\\s*=\\s*\\d+\\s*;\\s*)?(?:MULTI)?(?:POINT|LINESTRING|LINEARRING|POLYGON|CURVE|"
                       "SURFACE|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|POLYHEDRALSURFACE|TIN|TRIANGLE|"
                       "GEOMETRYCOLLECTION)\\s*(?:ZM?|M)?\\s*(?:\\(|EMPTY)"),
        QRegularExpression::CaseInsensitiveOption);
    if (cell.isEmpty())
        return false;
    const QChar first = cell.front();
    if (first == u'{')
        return cell.contains(QLatin1String("\"coordinates\"")) || cell.contains(QLatin1String("\"geometries\""));
    return first == u'0' ? isHexadecimal(cell) : wkt.match(cell).hasMatch();
}

GeometryText readGeometryText(const QString &cell, ImportedGeometry &into)
{
    into.clear();
    const QString text = cell.trimmed();
    if (!looksLikeGeometry(text))
        return {};
    const GdalMessages quiet; // the caller says what the cell is
    return text.front() == u'{'   ? readGeoJson(text, into)
           : text.front() == u'0' ? readBinary(text, into)
                                  : readWkt(text, into);
}

} // namespace kohkan
