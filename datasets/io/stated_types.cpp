// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/stated_types.h"

#include "datasets/work/words.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace kohkan {

namespace {

QByteArray quoted(QByteArray name)
{
    return '"' + name.replace("\"", "\"\"") + '"';
}

/// What is true of a cell (`%`) that is not as its column states; empty for columns that hold anything. Arithmetic,
/// where `typeof` would do, since it takes half the time: of a text that is no number it makes 0.
QByteArray testOf(OGRFieldDefnH field, bool isGeoPackage)
{
    switch (OGR_Fld_GetType(field)) {
    case OFTInteger:
        return OGR_Fld_GetSubType(field) == OFSTBoolean ? "% NOT IN (0, 1)" : "% IS NOT (% << 32 >> 32)";
    case OFTInteger64:
        return "% IS NOT (% & -1)";
    case OFTReal:
        return "% IS NOT % + 0";
    case OFTDate:
    case OFTDateTime: {
        const QByteArray day = isGeoPackage ? "substr(%, 1, 10)" : "replace(substr(%, 1, 10), '/', '-')",
                         kinds = isGeoPackage ? "('text')" : "('text', 'real', 'integer')"; // Julian days, too
        return "% IS NOT NULL AND (typeof(%) NOT IN " + kinds + " OR (typeof(%) = 'text' AND date(" + day +
               ", '+0 days') IS NOT " + day + "))";
    }
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
    const bool isGeoPackage = source.driver == QLatin1String("GPKG");
    if (!isGeoPackage && source.driver != QLatin1String("SQLite"))
        return;
    m_table = quoted(OGR_L_GetName(layer));
    m_id = quoted(OGR_L_GetFIDColumn(layer));
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const QByteArray test = testOf(field, isGeoPackage);
        if (!test.isEmpty())
            m_fields.push_back({i, quoted(OGR_Fld_GetNameRef(field)), OGR_GetFieldTypeName(OGR_Fld_GetType(field)),
                                QByteArray(test).replace("%", quoted(OGR_Fld_GetNameRef(field)))});
    }
    if (m_fields.empty())
        return;
    try {
        m_database = std::make_unique<SQLite::Database>(source.path.toStdString(), SQLite::OPEN_READONLY);
        m_thread = std::thread([this] { look(); });
    } catch (const std::exception &) {
        m_database.reset(); // what cannot be asked is read as GDAL has it
    }
}

StatedTypes::~StatedTypes()
{
    if (!m_thread.joinable())
        return;
    sqlite3_interrupt(m_database->getHandle());
    m_thread.join();
}

void StatedTypes::look()
{
    try {
        QByteArray any;
        for (const Field &field : m_fields)
            any += (any.isEmpty() ? "(" : " OR (") + field.test + ')';
        SQLite::Statement first(*m_database, ("SELECT 1 FROM " + m_table + " WHERE " + any + " LIMIT 1").toStdString());
        if (!first.executeStep())
            return;
        for (const Field &field : m_fields) {
            SQLite::Statement one(*m_database,
                                  ("SELECT 1 FROM " + m_table + " WHERE " + field.test + " LIMIT 1").toStdString());
            if (one.executeStep())
                m_misfits.push_back(field);
        }
    } catch (const std::exception &) {
        m_misfits.clear();
    }
}

bool StatedTypes::areKept()
{
    if (m_thread.joinable())
        m_thread.join();
    return m_misfits.empty();
}

/// The texts of the misfits by the ids of their rows; false where there are too many.
bool StatedTypes::readTexts(CellTexts &texts, qint64 &blobs) const
{
    QByteArray names;
    for (const Field &field : m_misfits)
        names += ", " + field.name;
    SQLite::Statement rows(*m_database, ("SELECT " + m_id + names + " FROM " + m_table).toStdString());
    for (qint64 row = 0; rows.executeStep(); ++row) {
        if (row * qint64(m_misfits.size()) > CellTexts::most)
            return false;
        const qint64 id = rows.getColumn(0).getInt64();
        for (std::size_t i = 0; i < m_misfits.size(); ++i) {
            const SQLite::Column value = rows.getColumn(static_cast<int>(i) + 1);
            blobs += value.isBlob();
            texts.put(id, m_misfits[i].index, textOf(value));
        }
    }
    return true;
}

void StatedTypes::putTexts(LayerDescription &description)
{
    if (areKept())
        return;
    const auto texts = std::make_shared<CellTexts>();
    qint64 blobs = 0;
    bool isRead = false;
    try {
        isRead = m_id != "\"\"" && readTexts(*texts, blobs);
    } catch (const std::exception &) {
        isRead = false;
    }
    if (isRead) {
        description.texts = texts;
        description.areTextsById = true;
        description.cellsUnread += blobs;
    }
    for (const Field &field : m_misfits) {
        SourceField &known = description.fields[static_cast<std::size_t>(field.index)];
        if (!isRead) {
            description.warnings.push_back({std::nullopt, tooManyTexts(known.name)});
            continue;
        }
        known.type = FieldType::Text;
        known.isBoolean = false;
        known.isTyped = true;
        description.warnings.push_back(
            {std::nullopt, tr("The column %1 states the type %2 and holds other values, too; it is read by its texts.")
                               .arg(known.name, QString::fromLatin1(field.stated))});
    }
}

std::optional<std::vector<std::int64_t>> rowIdsOf(OGRLayerH layer, const OpenedSource &source)
{
    try {
        const QByteArray id = quoted(OGR_L_GetFIDColumn(layer));
        const SQLite::Database database(source.path.toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement rows(
            database, ("SELECT " + id + " FROM " + quoted(OGR_L_GetName(layer)) + " ORDER BY " + id).toStdString());
        std::vector<std::int64_t> ids;
        while (rows.executeStep())
            ids.push_back(rows.getColumn(0).getInt64());
        return ids;
    } catch (const std::exception &) {
        return std::nullopt;
    }
}

QString tooManyTexts(const QString &column)
{
    return tr("The column %1 holds cells that are not what the file states of it, and cannot be read by their texts; "
              "they "
              "are what GDAL makes of them: 0 of a text that is no number.")
        .arg(column);
}

} // namespace kohkan
