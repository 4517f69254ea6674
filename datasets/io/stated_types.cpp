// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/stated_types.h"

#include "datasets/work/words.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>

namespace kohkan {

namespace {

QByteArray quoted(QByteArray name)
{
    return '"' + name.replace("\"", "\"\"") + '"';
}

/// What is true of a cell (`%`) that is not as its column states; empty for columns that hold anything. Arithmetic,
/// where `typeof` would do, since it takes half the time: of a text that is no number it makes 0.
QByteArray testOf(OGRFieldDefnH field)
{
    switch (OGR_Fld_GetType(field)) {
    case OFTInteger:
        return OGR_Fld_GetSubType(field) == OFSTBoolean ? "% NOT IN (0, 1)" : "% IS NOT (% << 32 >> 32)";
    case OFTInteger64:
        return "% IS NOT (% & -1)";
    case OFTReal:
        return "% IS NOT % + 0";
    case OFTDate:
        return "% IS NOT NULL AND (typeof(%) <> 'text' OR date(%, '+0 days') IS NOT %)";
    case OFTDateTime:
        return "% IS NOT NULL AND (typeof(%) <> 'text' OR date(substr(%, 1, 10), '+0 days') IS NOT substr(%, 1, 10))";
    default:
        return {};
    }
}

/// The text of a value; a null one where it has none.
QString textOf(const SQLite::Column &value)
{
    if (value.isNull() || value.isBlob())
        return {};
    if (!value.isFloat())
        return QString::fromUtf8(value.getText());
    return QString::number(value.getDouble(), 'g', QLocale::FloatingPointShortest);
}

} // namespace

StatedTypes::StatedTypes(OGRLayerH layer, const OpenedSource &source)
{
    if (source.driver != QLatin1String("GPKG") && source.driver != QLatin1String("SQLite"))
        return;
    m_path = source.path.toUtf8();
    m_table = quoted(OGR_L_GetName(layer));
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const QByteArray test = testOf(field);
        if (!test.isEmpty())
            m_fields.push_back({i, quoted(OGR_Fld_GetNameRef(field)), OGR_GetFieldTypeName(OGR_Fld_GetType(field)),
                                QByteArray(test).replace("%", quoted(OGR_Fld_GetNameRef(field)))});
    }
    if (!m_fields.empty())
        m_thread = std::thread([this] { look(); });
}

StatedTypes::~StatedTypes()
{
    if (m_thread.joinable())
        m_thread.join();
}

void StatedTypes::look()
{
    try {
        const SQLite::Database database(m_path.toStdString(), SQLite::OPEN_READONLY);
        QByteArray any;
        for (const Field &field : m_fields)
            any += (any.isEmpty() ? "" : " OR ") + QByteArray("(" + field.test + ")");
        SQLite::Statement first(database, ("SELECT 1 FROM " + m_table + " WHERE " + any + " LIMIT 1").toStdString());
        if (!first.executeStep())
            return;
        for (const Field &field : m_fields) {
            SQLite::Statement one(database,
                                  ("SELECT 1 FROM " + m_table + " WHERE " + field.test + " LIMIT 1").toStdString());
            if (one.executeStep())
                m_misfits.push_back(field);
        }
    } catch (const std::exception &) {
        m_misfits.clear(); // what cannot be asked is read as GDAL has it
    }
}

bool StatedTypes::areKept()
{
    if (m_thread.joinable())
        m_thread.join();
    return m_misfits.empty();
}

void StatedTypes::putTexts(LayerDescription &description)
{
    if (areKept())
        return;
    QByteArray names;
    for (const Field &field : m_misfits)
        names += (names.isEmpty() ? "" : ", ") + field.name;
    const auto texts = std::make_shared<CellTexts>();
    try {
        const SQLite::Database database(m_path.toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement rows(database, ("SELECT " + names + " FROM " + m_table).toStdString());
        for (qint64 row = 1; rows.executeStep(); ++row)
            for (std::size_t i = 0; i < m_misfits.size(); ++i)
                texts->put(row, m_misfits[i].index, textOf(rows.getColumn(static_cast<int>(i))));
    } catch (const std::exception &) {
        return;
    }
    description.texts = texts;
    for (const Field &field : m_misfits) {
        SourceField &known = description.fields[static_cast<std::size_t>(field.index)];
        known.type = FieldType::Text;
        known.isBoolean = false;
        known.isTyped = true;
        description.warnings.push_back(
            {std::nullopt, tr("The column %1 states the type %2 and holds other values, too; it is read by its texts.")
                               .arg(known.name, QString::fromLatin1(field.stated))});
    }
}

} // namespace kohkan
