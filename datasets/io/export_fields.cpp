// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/export_fields.h"

#include "datasets/io/spreadsheet_export.h"
#include "datasets/table/unit_in_name.h"
#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

namespace {

bool isTextFormat(const QString &driver) ///< text keeps the published digits
{
    return driver == QLatin1String("CSV") || driver == QLatin1String("KML");
}

/// Column names that a format has for itself.
QStringList namesOfFormat(const QString &driver)
{
    if (driver == QLatin1String("GPKG"))
        return {QStringLiteral("fid"), QStringLiteral("geom")};
    if (driver == QLatin1String("CSV"))
        return {QStringLiteral("WKT")};
    if (driver == QLatin1String("KML")) // these become elements of KML, or are read back as such
        return {QStringLiteral("timestamp"), QStringLiteral("begin"),      QStringLiteral("end"),
                QStringLiteral("extrude"),   QStringLiteral("visibility"), QStringLiteral("tessellate"),
                QStringLiteral("drawOrder"), QStringLiteral("icon"),       QStringLiteral("altitudeMode"),
                QStringLiteral("snippet")};
    return {};
}

bool allDays(const Column &column, const RowSet &rows)
{
    bool all = true;
    rows.forEach([&](Row row) { all = all && (column.isNull(row) || column.date(row).form == DateRange::Form::Day); });
    return all;
}

struct Zones {
    bool known = false, unknown = false;
};
Zones zonesOf(const Column &column, const RowSet &rows)
{
    Zones zones;
    rows.forEach([&](Row row) {
        if (!column.isNull(row))
            (column.time(row).hasZone() ? zones.known : zones.unknown) = true;
    });
    return zones;
}

/// Collects fields and sentences.
class Planner {
public:
    Planner(const QString &driver, const RowSet &rows) : m_driver(driver), m_rows(rows) {}
    void add(const Column &column);
    FieldPlan take() { return std::move(m_plan); }

private:
    QString nameFor(const QString &wanted, bool isNew);
    void typeText(OutField &field);
    void typeTime(OutField &field);
    void say(const QString &text) { m_plan.warnings.push_back({std::nullopt, text}); }
    const QString m_driver;
    const RowSet &m_rows;
    QStringList m_names;
    FieldPlan m_plan;
};

QString Planner::nameFor(const QString &wanted, bool isNew)
{
    const QString name = freeFieldName(wanted, m_names + namesOfFormat(m_driver));
    if (name != wanted && !isNew)
        say(tr("The column %1 is written as %2, since the format or another column has that name.").arg(wanted, name));
    m_names << name;
    return name;
}

void Planner::typeText(OutField &field)
{
    const Column &column = *field.column;
    if (column.type() == Column::Type::Boolean && !isTextFormat(m_driver)) {
        field.type = OFTInteger;
        field.subtype = OFSTBoolean;
    } else if (column.shape() == Column::Shape::Lists || column.shape() == Column::Shape::Json) {
        say(tr("The column %1 holds lists or objects, which are written as JSON text.").arg(column.name()));
    }
}

void Planner::typeTime(OutField &field)
{
    const Zones zones = zonesOf(*field.column, m_rows);
    const QString &name = field.column->name();
    if (m_driver == QLatin1String("GPKG")) {
        if (!zones.unknown)
            field.type = OFTDateTime;
        else
            say(tr("The times of the column %1 state no offset from UTC, which GeoPackage wants; they are written as "
                   "text.")
                    .arg(name));
    } else if (m_driver == QLatin1String("XLSX")) {
        if (!zones.known)
            field.type = OFTDateTime;
        else
            say(tr("The times of the column %1 have an offset from UTC, which a sheet does not hold; they are written "
                   "as "
                   "text.")
                    .arg(name));
    } else if (!isTextFormat(m_driver)) {
        field.type = OFTDateTime;
    }
}

void Planner::add(const Column &column)
{
    OutField field;
    field.column = &column;
    field.name = nameFor(column.name(), false);
    bool hasLimits = false;
    if (m_driver == QLatin1String("XLSX") && !fitsCells(column, m_rows)) { // as sheetWarnings() says
        m_plan.fields.push_back(field);
        return;
    }
    switch (column.type()) {
    case Column::Type::Text:
    case Column::Type::Tags:
    case Column::Type::Boolean:
        typeText(field);
        break;
    case Column::Type::DateTime:
        typeTime(field);
        break;
    case Column::Type::Integer:
        if (!isTextFormat(m_driver))
            field.type = OFTInteger64;
        break;
    case Column::Type::Number:
        if (!isTextFormat(m_driver)) {
            field.type = OFTReal;
            m_rows.forEach(
                [&](Row row) { hasLimits |= column.hasLimits() && column.limit(row) != Column::Limit::None; });
        }
        break;
    case Column::Type::Date:
        if (!isTextFormat(m_driver) && allDays(column, m_rows))
            field.type = OFTDate;
        break;
    }
    m_plan.fields.push_back(field);
    if (!hasLimits)
        return;
    OutField limits = field;
    limits.name = nameFor(column.name() + QStringLiteral("_limit"), true);
    limits.type = OFTString;
    limits.what = OutField::What::Limits;
    say(tr("Values of %1 of which only a limit is known (<0.01) stand in the column %2.").arg(field.name, limits.name));
    m_plan.fields.push_back(limits);
}

/// Year, month ... of an instant in UTC, or of a clock.
void setTime(OGRFeatureH feature, int index, const TimePoint &time)
{
    constexpr std::int64_t aDay = 86'400'000'000;
    const std::int64_t rest = (time.micros % aDay + aDay) % aDay;
    TimePoint utc = time;
    if (utc.hasZone())
        utc.offset = 0;
    const QDate day = utc.day();
    const auto minutes = static_cast<int>(rest / 60'000'000);
    OGR_F_SetFieldDateTimeEx(feature, index, day.year(), day.month(), day.day(), minutes / 60, minutes % 60,
                             static_cast<float>(rest % 60'000'000) / 1e6F, time.hasZone() ? 100 : 0);
}

} // namespace

QString FieldPlan::nameOf(const Column *column) const
{
    for (const auto &field : fields)
        if (field.column == column && field.what == OutField::What::Values)
            return field.name;
    return {};
}

QString freeFieldName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int i = 2; taken.contains(name, Qt::CaseInsensitive); ++i)
        name = QStringLiteral("%1_%2").arg(wanted).arg(i);
    return name;
}

FieldPlan planFields(const std::vector<const Column *> &columns, const QString &driver, const RowSet &rows)
{
    Planner planner(driver, rows);
    for (const Column *column : columns)
        planner.add(*column);
    return planner.take();
}

void setField(OGRFeatureH feature, int index, const OutField &field, Row row)
{
    const Column &column = *field.column;
    const bool isLimit = column.hasLimits() && column.limit(row) != Column::Limit::None;
    if (column.isNull(row) || (field.what == OutField::What::Limits && !isLimit) ||
        (field.type == OFTReal && isLimit)) {
        OGR_F_SetFieldNull(feature, index);
        return;
    }
    switch (field.type) {
    case OFTReal:
        return OGR_F_SetFieldDouble(feature, index, column.number(row));
    case OFTInteger64:
        return OGR_F_SetFieldInteger64(feature, index, column.integer(row));
    case OFTInteger:
        return OGR_F_SetFieldInteger(feature, index, column.text(row) == QLatin1String("true") ? 1 : 0);
    case OFTDateTime:
        return setTime(feature, index, column.time(row));
    case OFTDate: {
        const QDate day = column.date(row).firstDay();
        return OGR_F_SetFieldDateTime(feature, index, day.year(), day.month(), day.day(), 0, 0, 0, 0);
    }
    default:
        OGR_F_SetFieldString(feature, index, column.text(row).toUtf8().constData());
    }
}

std::vector<Warning> lostUnits(const std::vector<const Column *> &columns)
{
    QStringList lost;
    for (const Column *column : columns)
        if (column->isNumeric() && !column->reading().isEmpty() && !column->unit().isEmpty() &&
            unitOfName(column->name()).isEmpty())
            lost << QStringLiteral("%1 (%2)").arg(column->name(), column->unit());
    if (lost.isEmpty())
        return {};
    return {{std::nullopt,
             tr("Units that stood in the cells of the source are not written, and the names of the columns do "
                "not say them: %1.")
                 .arg(lost.join(QStringLiteral(", ")))}};
}

QString beyondTheMap(std::size_t rows)
{
    return tr("Coordinates beyond latitude ±90 or longitude ±360 are not on the map; their rows are written without a "
              "geometry (rows: %1).")
        .arg(rows);
}

} // namespace kohkan
