// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/column_typing.h"
#include "datasets/io/layer_assembler.h"
#include "datasets/io/total_rows.h"
#include "datasets/security/incident_mapping.h"
#include "datasets/security/incident_source.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>

namespace kohkan {

void LayerAssembler::closingWarnings()
{
    if (m_hadMeasures)
        m_builder.warn(tr("Measures (M) were dropped; longitude, latitude and height are kept."));
    if (m_hadCurves)
        m_builder.warn(tr("Curves were made of straight pieces."));
    if (m_recoded)
        m_builder.warn(m_source.driver == QLatin1String("CSV") || m_source.driver == QLatin1String("ESRI Shapefile")
                           ? tr("The text is not UTF-8; it was read as Windows-1252. Layer > Reading... changes it.")
                           : tr("The text is not UTF-8; it was read as Windows-1252."));
    const qint64 promised = m_source.promisedRows;
    const bool isExact = m_source.driver == QLatin1String("FlatGeobuf"); // other counts may be out of date
    if ((m_failed || isExact) && promised > m_row) {
        m_builder.provenance().rowsLeftOut = promised - m_row;
        m_builder.warn(tr("The file ends early: %1 of %2 rows were read.").arg(m_row).arg(promised));
    }
    m_builder.provenance().cellsUnread += m_source.cellsUnread;
    m_builder.provenance().rowsLeftOut += m_source.rowsLeftOut;
    for (const auto &warning : m_source.warnings)
        if (!m_said.contains(warning.message))
            m_builder.warn(warning.message, warning.sourceRow);
    if (!m_source.hasGeometry && m_placer.plan().form == PlacePlan::Form::None && !m_options.schema)
        m_builder.warn(tr("The table has no geometry and no columns named longitude and latitude (or lon, lat, x, y; "
                          "easting and northing with a zone; WKT; MGRS) that hold such values; its rows are in the "
                          "table and not on the map."));
    if (!m_options.schema) {
        sayPlan();
        sayDoubts();
    }
}

/// What had to be taken for granted where the table leaves it open.
void LayerAssembler::sayPlan()
{
    const PlacePlan &plan = m_placer.plan();
    const QStringList names = m_source.names();
    for (const int column : plan.columns())
        m_builder.provenance().placeColumns << names.value(column);
    QString &system = m_builder.provenance().referenceSystem;
    if (!m_projector && !m_placer.systems().empty()) {
        const QStringList systems(m_placer.systems().begin(), m_placer.systems().end());
        constexpr qsizetype most = 3;
        system = systems.mid(0, most).join(QStringLiteral(", "));
        if (systems.size() > most)
            system += tr(" and %1 more").arg(systems.size() - most);
    }
    if (plan.form == PlacePlan::Form::Geometry && m_unsaid) {
        if (m_placer.systems().empty())
            assumeWgs84();
        else
            m_builder.warn(tr("Some geometries in column %1 name no reference system; WGS 84 is assumed for them.")
                               .arg(names.value(plan.text)));
    }
    sayDatumAbove();
    if (plan.isCorner)
        m_builder.warn(
            tr("The columns say boxes, from a least to a greatest longitude and latitude; each row is shown at the "
               "corner of the least (%1, %2).")
                .arg(names.value(plan.x), names.value(plan.y)));
    if (plan.hasUnsureOrder)
        m_builder.warn(tr("Nothing says which of the two numbers in column %1 is the latitude; the first was taken. "
                          "Layer > Reading... swaps them.")
                           .arg(names.value(plan.text)));
    if (m_placer.unsaidHemispheres() > 0)
        m_builder.warn(tr("Zones in column %1 without a hemisphere were read as north of the equator (rows: %2).")
                           .arg(names.value(plan.zone >= 0 ? plan.zone : plan.system))
                           .arg(m_placer.unsaidHemispheres()));
    if (m_placer.bandsOfS() > 0)
        m_builder.warn(tr("The S of zones in column %1 was read as the band from 32 to 40 degrees north, not as south "
                          "(rows: %2).")
                           .arg(names.value(plan.zone >= 0 ? plan.zone : plan.system))
                           .arg(m_placer.bandsOfS()));
    if (!plan.otherDatum.isEmpty())
        m_builder.warn(
            tr("The places were read on WGS 84, though the table names \"%1\"; if that is another datum, state "
               "the reference system under Layer > Reading...")
                .arg(plan.otherDatum));
}

/// A line above the table that names a datum or a system, which nobody asked it for.
void LayerAssembler::sayDatumAbove()
{
    static const QRegularExpression datum(
        QStringLiteral("\\b(?:kalianpur|everest|indian\\s?(?:19)?\\d\\d|nad\\s?(?:27|83)|pulkovo|ed\\s?50|epsg\\s*:\\s*"
                       "(?!4326)\\d{4,5})\\b"),
        QRegularExpression::CaseInsensitiveOption);
    if (!m_reading || !m_options.referenceSystem.isEmpty() || m_placer.plan().form == PlacePlan::Form::None)
        return;
    for (const auto &line : m_reading->skipped)
        if (datum.match(line.text).hasMatch())
            m_builder.warn(tr("A line above the table names a datum or reference system (\"%1\"), which was not used; "
                              "state it under Layer > Reading...")
                               .arg(line.text.left(80)));
}

void LayerAssembler::sayDoubts()
{
    const PlacePlan &plan = m_placer.plan();
    const bool isTable = plan.form != PlacePlan::Form::None;
    PlaceWatch::Reading reading;
    reading.projector = m_projector ? &*m_projector : nullptr;
    reading.system = m_builder.provenance().referenceSystem;
    reading.isAssumed = m_assumed;
    reading.hasAxes = !isTable || m_projector || (!plan.isByRow() && plan.said.isEmpty() && m_placer.systems().empty());
    auto doubts = m_watch.doubts(m_builder, reading);
    if (auto totals = m_source.isUntypedTable ? totalRows(m_builder) : std::nullopt)
        doubts.push_back(*std::move(totals));
    for (Doubt &doubt : doubts) {
        m_builder.warn(doubt.message);
        m_builder.provenance().doubts.push_back(std::move(doubt));
    }
}

void LayerAssembler::typeDateTimes()
{
    for (const auto &field : m_fields) // FlatGeobuf and others turn dates into date-times of midnight
        if (field.type == FieldType::DateTime) {
            const auto &values = field.column->distinct();
            if (!values.empty() && std::all_of(values.begin(), values.end(),
                                               [](const QString &v) { return DateRange::parse(v).has_value(); }))
                field.column->retype(Column::Type::Date, [](std::size_t, const QString &) {});
            else
                field.column->retype(Column::Type::DateTime, [](std::size_t, const QString &) {});
        }
}

void LayerAssembler::dropEmptyKmlColumns()
{
    if (m_source.driver != QLatin1String("LIBKML"))
        return;
    static const QStringList own{
        QStringLiteral("description"), QStringLiteral("timestamp"),    QStringLiteral("begin"),
        QStringLiteral("end"),         QStringLiteral("altitudeMode"), QStringLiteral("tessellate"),
        QStringLiteral("extrude"),     QStringLiteral("visibility"),   QStringLiteral("drawOrder"),
        QStringLiteral("icon"),        QStringLiteral("snippet")};
    m_fields.clear(); // they point into the columns
    std::erase_if(m_builder.columns(),
                  [](const ColumnBuilder &column) { return own.contains(column.name()) && column.saysNothing(); });
}

/// Columns without a name have the name of their place, and are there only where they hold something.
void LayerAssembler::dropNamelessColumns()
{
    QStringList kept;
    for (const auto &field : m_fields) {
        const auto &source = m_source.fields[static_cast<std::size_t>(field.index)];
        if (source.isNameless && !field.column->isEmpty())
            kept << source.name;
    }
    const auto isDropped = [&](const ColumnBuilder &column) {
        const auto field = std::find_if(m_fields.begin(), m_fields.end(), [&](auto &f) { return f.column == &column; });
        return field != m_fields.end() && m_source.fields[static_cast<std::size_t>(field->index)].isNameless &&
               column.isEmpty();
    };
    std::vector<bool> drops;
    for (const auto &column : m_builder.columns())
        drops.push_back(isDropped(column));
    const auto dropped = std::count(drops.begin(), drops.end(), true);
    if (!kept.isEmpty())
        m_builder.warn(
            tr("The header has no name for some columns; they are called %1.").arg(kept.join(QStringLiteral(", "))));
    if (dropped == 0)
        return;
    m_builder.warn(tr("Columns without a name and without a value are left out (%1).").arg(dropped));
    m_fields.clear(); // they point into the columns
    std::size_t at = 0;
    std::erase_if(m_builder.columns(), [&](const ColumnBuilder &) { return drops[at++]; });
}

/// However a source was opened, its columns say whose incidents it holds and what their licence allows; what a person
/// has said of them comes on top.
void LayerAssembler::recogniseIncidents()
{
    QStringList names;
    for (const auto &column : m_builder.columns())
        names << column.name();
    const IncidentSource source = incidentSourceOf(names);
    markLicence(m_builder.provenance(), source);
    if (const QString key = incidentKeyColumn(names, source); !key.isEmpty())
        m_builder.setKeyColumn(key);
    const auto &mapping = m_options.incidents;
    if (!mapping)
        return;
    m_builder.provenance().incidents = mapping;
    markLicence(m_builder.provenance(), *mapping);
    if (!mapping->id.isEmpty())
        m_builder.setKeyColumn(mapping->id);
}

TypingHints LayerAssembler::typingHints() const
{
    static const QStringList quoting{QStringLiteral("GeoJSON"), QStringLiteral("GeoJSONSeq"),
                                     QStringLiteral("TopoJSON"), QStringLiteral("ESRIJSON"), QStringLiteral("KML")};
    TypingHints hints;
    if (m_source.isUntypedTable || m_source.driver == QLatin1String("LIBKML"))
        hints.guess = TypingHints::Guess::Everything;
    else if (quoting.contains(m_source.driver))
        hints.guess = TypingHints::Guess::Figures;
    hints.decimalSign = m_options.decimalSign;
    hints.dateOrder = m_options.dateOrder;
    hints.textColumns = m_options.textColumns;
    if (const int text = m_placer.plan().text; text >= 0) // `SRID=32642;POINT (...)` is no list
        hints.textColumns.insert(m_source.names().value(text));
    hints.semicolonSeparated = m_reading && m_reading->separator == QLatin1String(";");
    hints.commaSeparated = m_reading && m_reading->separator == QLatin1String(",");
    for (const auto &field : m_source.fields)
        if (field.staysText)
            hints.textColumns.insert(field.name);
        else if (field.isTyped)
            hints.typedColumns.insert(field.name);
    return hints;
}

Result<LayerPtr> LayerAssembler::finish()
{
    if (m_row == 0 && m_failed)
        return Error{Error::Kind::Input,
                     tr("%1 cannot be read (%2); check that the file is whole.").arg(m_source.path, m_said.value(0)),
                     m_said.join(QStringLiteral("; "))};
    closingWarnings();
    typeDateTimes();
    dropEmptyKmlColumns();
    dropNamelessColumns();
    typeColumns(m_builder, m_options.schema, m_options.tagColumns, typingHints());

    const QFileInfo file(m_source.path);
    Provenance &provenance = m_builder.provenance();
    provenance.path = file.absoluteFilePath();
    provenance.sourceLayer = m_source.name;
    provenance.driver = m_source.driver;
    provenance.fileSize = file.size();
    provenance.fileTime = file.lastModified();
    if (m_reading)
        provenance.reading = std::make_shared<const TableReading>(*m_reading);
    if (const Projector *projector = m_projector ? &*m_projector : m_placer.lastProjector()) {
        provenance.operation = projector->operation();
        provenance.operationAccuracy = projector->accuracy();
    }
    recogniseIncidents();
    return m_builder.finish();
}

} // namespace kohkan
