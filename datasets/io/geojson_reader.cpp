// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geojson_reader.h"

#include "datasets/io/field_order.h"
#include "datasets/io/geojson_head.h"
#include "datasets/io/json_pass.h"
#include "datasets/io/source_opener.h"
#include "datasets/work/words.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <bit>

namespace kohkan {

namespace {

QByteArray behind(const QString &path, qint64 position)
{
    constexpr qint64 most = 2 << 20;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(position) ? file.read(most) : QByteArray();
}

bool isSame(const LayerDescription &a, const LayerDescription &b)
{
    return a.name == b.name && a.referenceSystem == b.referenceSystem &&
           a.referenceDefinition == b.referenceDefinition && a.hasUnknownReference == b.hasUnknownReference &&
           a.warnings == b.warnings;
}

/// A whole reading: of a file whose kinds and reference system are found out on the way, by one more.
class Reading {
public:
    Reading(const QString &path, const ReadOptions &options, JsonColumn::Keeps keeps)
        : m_path(path), m_options(options), m_keeps(keeps)
    {}
    /// The pass with all rows in it; null where GDAL is to read the file.
    Result<std::unique_ptr<JsonPass>> run(const std::stop_token &stop, const ReportProgress &report);
    const QString &objection() const { return m_objection; }
    const LayerDescription &description() const { return m_description; }

private:
    const QString &m_path;
    const ReadOptions &m_options;
    const JsonColumn::Keeps m_keeps;
    LayerDescription m_description;
    KnownKinds m_known;
    QString m_objection;
};

Result<std::unique_ptr<JsonPass>> Reading::run(const std::stop_token &stop, const ReportProgress &report)
{
    const auto head = GeoJsonHead::of(m_path);
    const auto stated = head ? head->describe(m_path, "}") : std::nullopt;
    if (!stated)
        return std::unique_ptr<JsonPass>();
    m_description = *stated;
    constexpr int most = 3; // kinds and reference system may each ask for one more; the file may change meanwhile
    for (int i = 0; i < most; ++i) {
        auto pass = std::make_unique<JsonPass>(m_path, head->before.size(), m_description, m_options, m_keeps, m_known);
        const auto answer = pass->run(stop, report);
        if (!answer)
            return answer.error();
        if (*answer == JsonPass::Answer::Stopped)
            return Error{Error::Kind::Cancelled,
                         QCoreApplication::translate("DatasetReader", "Reading %1 was cancelled.").arg(m_path)};
        m_objection = pass->objection();
        if (*answer == JsonPass::Answer::Refused)
            return std::unique_ptr<JsonPass>();
        const auto full = head->describe(m_path, behind(m_path, pass->arrayEnd()));
        if (!full) {
            m_objection = tr("what stands behind its features is not GeoJSON");
            return std::unique_ptr<JsonPass>();
        }
        const bool isMerged = pass->merge();
        if (isMerged && isSame(*full, m_description))
            return pass;
        m_description = *full;
        m_known = pass->known();
    }
    m_objection = tr("it changed while it was read");
    return std::unique_ptr<JsonPass>();
}

/// The name of the column of feature ids beside those of properties.
QString nameOfIds(const std::deque<JsonColumn> &columns)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(columns.begin(), columns.end(), [&](const auto &column) {
            return QString::fromStdString(column.name()).compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    if (const QString plain = QStringLiteral("id"); !isTaken(plain))
        return plain;
    const QString other = QStringLiteral("feature_id");
    QString name = other;
    for (int i = 2; isTaken(name); ++i)
        name = QStringLiteral("%1_%2").arg(other).arg(i);
    return name;
}

void adoptIds(JsonFeatures &features, LayerAssembler &assembler)
{
    JsonColumn &ids = features.ids();
    const auto isProperty = [&](JsonColumn &column) { return column.values().isSameAs(ids.values()); };
    if (ids.kinds() == 0 || std::any_of(features.columns().begin(), features.columns().end(), isProperty))
        return;
    SourceField field = ids.field();
    field.name = nameOfIds(features.columns());
    field.isFeatureId = true;
    field.staysText = field.type == FieldType::Text;
    if (field.type == FieldType::Integer || field.type == FieldType::Integer64 || field.type == FieldType::Text)
        if (const auto repeat = ids.values().firstRepeat()) {
            QString message = tr("The ids of the features are not unique: %1 stands twice (rows %2, %3)")
                                  .arg(repeat->value)
                                  .arg(repeat->earlier + 1)
                                  .arg(repeat->later + 1);
            if (repeat->more > 0)
                message += tr("; %1 more rows have an id that an earlier row has").arg(repeat->more);
            assembler.warn(message + u'.', std::nullopt);
        }
    assembler.adopt(std::move(field), std::move(ids.values()));
}

void adoptColumns(JsonFeatures &features, LayerAssembler &assembler)
{
    adoptIds(features, assembler);
    for (const std::size_t at : fieldOrder(features)) {
        JsonColumn &column = features.columns()[at];
        SourceField field = column.field();
        field.name = QString::fromStdString(column.name());
        if (field.staysText)
            assembler.warn(tr("The column %1 has whole numbers beyond 2^63, which no number here holds; it is text, "
                              "with all their digits.")
                               .arg(field.name),
                           std::nullopt);
        assembler.adopt(std::move(field), std::move(column.values()));
    }
    QStringList foreign;
    for (const auto &name : features.foreignMembers())
        foreign << QString::fromStdString(name);
    if (!foreign.isEmpty())
        assembler.warn(tr("Members of the features beside their properties are left out: %1.")
                           .arg(foreign.join(QStringLiteral(", "))),
                       std::nullopt);
}

QString typeName(const SourceField &field)
{
    switch (field.type) {
    case FieldType::Integer:
        return QStringLiteral("Integer");
    case FieldType::Integer64:
        return QStringLiteral("Integer64");
    case FieldType::Real:
        return QStringLiteral("Real");
    case FieldType::Date:
        return QStringLiteral("Date");
    case FieldType::DateTime:
        return QStringLiteral("DateTime");
    case FieldType::StringList:
        return QStringLiteral("StringList");
    default:
        return QStringLiteral("String");
    }
}

QString typeOfGeometries(const JsonFeatures &features)
{
    const unsigned types = features.geometryTypes();
    if (!std::has_single_bit(types) || types == 1)
        return readableText(OGRGeometryTypeToName(wkbUnknown));
    const auto type = static_cast<OGRwkbGeometryType>(std::countr_zero(types));
    return readableText(OGRGeometryTypeToName(features.hasHeights() ? OGR_GT_SetZ(type) : type));
}

} // namespace

bool GeoJsonReader::takes(const QString &path, const ReadOptions &options)
{
    static const QString own = QStringLiteral("GeoJSON");
    if (options.schema || options.rowPath != RowPath::Fastest || (!options.driver.isEmpty() && options.driver != own))
        return false;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    QByteArray start = file.read(4096);
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    return start.trimmed().startsWith('{') && driverOf(path) == own;
}

Result<LayerPtr> GeoJsonReader::read(const QString &path, const ReadOptions &options, std::stop_token stop,
                                     const ReportProgress &report, QString &objection)
{
    Reading reading(path, options, JsonColumn::Keeps::Values);
    auto pass = reading.run(stop, report);
    if (!pass)
        return pass.error();
    if (!reading.objection().isEmpty())
        objection = tr("The fast reader of GeoJSON does not read this file, as %1; the slower one of GDAL did.")
                        .arg(reading.objection());
    if (!*pass)
        return LayerPtr();
    JsonPart &all = (*pass)->all();
    if (all.features().geometryTypes() == 0) // a table, whose places are in its columns if anywhere
        return LayerPtr();
    if (!options.layerName.isEmpty() && options.layerName != reading.description().name)
        return LayerPtr();
    adoptColumns(all.features(), all.assembler());
    return all.assembler().finish();
}

std::optional<LayerInfo> GeoJsonReader::probe(const QString &path, const ReadOptions &options)
{
    Reading reading(path, options, JsonColumn::Keeps::Kinds);
    auto pass = reading.run({}, {});
    if (!pass || !*pass)
        return std::nullopt;
    const JsonFeatures &features = (*pass)->all().features();
    if (features.geometryTypes() == 0)
        return std::nullopt;
    LayerInfo info;
    info.name = reading.description().name;
    info.geometryType = typeOfGeometries(features);
    info.referenceSystem = reading.description().referenceSystem;
    info.featureCount = static_cast<qint64>(features.rowCount());
    if (features.ids().kinds() != 0) {
        SourceField ids = features.ids().field();
        info.fields.push_back({nameOfIds(features.columns()), typeName(ids)});
    }
    for (const std::size_t at : fieldOrder(features)) {
        const JsonColumn &column = features.columns()[at];
        info.fields.push_back({QString::fromStdString(column.name()), typeName(column.field())});
    }
    return info;
}

} // namespace kohkan
