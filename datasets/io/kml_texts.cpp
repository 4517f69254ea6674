// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/kml_texts.h"

#include "datasets/io/html_text.h"
#include "datasets/io/plain_kml.h"
#include "datasets/io/table_header.h"
#include "datasets/table/partial_date.h"
#include "datasets/work/words.h"

#include <QXmlStreamReader>
#include <algorithm>

namespace kohkan {

namespace {

constexpr qsizetype mostTableFields = 200; ///< beyond which tables in descriptions are no columns

/// Of `gx:TimeSpan` as of `TimeSpan`: prefixes are not always declared.
QStringView plainKmlName(QStringView name)
{
    return name.mid(name.indexOf(u':') + 1);
}

/// Reads the Placemarks of a document, folder by folder.
class PlacemarkReader {
public:
    explicit PlacemarkReader(const QByteArray &kml) : m_xml(kml) { m_xml.setNamespaceProcessing(false); }
    std::vector<std::vector<KmlPlacemark>> read();

private:
    void begin(QStringView name);
    void end(QStringView name);

    QXmlStreamReader m_xml;
    std::vector<std::vector<KmlPlacemark>> m_folders;
    std::vector<std::size_t> m_open; ///< folders around
    QStringList m_path;              ///< elements inside the Placemark
    bool m_inside = false;
    KmlPlacemark m_placemark;
};

void PlacemarkReader::begin(QStringView name)
{
    if (m_inside) {
        m_path << name.toString();
        QString *text = nullptr;
        if (m_path.size() == 1 && name == u"name")
            text = &m_placemark.name;
        else if (m_path.size() == 2 && m_path[0] == u"TimeSpan")
            text = name == u"begin" ? &m_placemark.time.begin : name == u"end" ? &m_placemark.time.end : nullptr;
        else if (m_path.size() == 2 && m_path[0] == u"TimeStamp" && name == u"when")
            text = &m_placemark.time.timestamp;
        if (text) {
            *text = m_xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            m_path.removeLast();
        }
    } else if (name == u"Placemark" || name == u"GroundOverlay") {
        m_inside = true;
        m_placemark = {};
    } else if (name == u"Document" || name == u"Folder" || m_open.empty()) {
        m_open.push_back(m_folders.size());
        m_folders.emplace_back();
    }
}

void PlacemarkReader::end(QStringView name)
{
    if (m_inside && m_path.isEmpty()) {
        m_folders[m_open.back()].push_back(m_placemark);
        m_inside = false;
    } else if (m_inside) {
        m_path.removeLast();
    } else if ((name == u"Document" || name == u"Folder") && m_open.size() > 1) {
        m_open.pop_back();
    }
}

std::vector<std::vector<KmlPlacemark>> PlacemarkReader::read()
{
    while (!m_xml.atEnd()) {
        m_xml.readNext();
        if (m_xml.isStartElement())
            begin(plainKmlName(m_xml.qualifiedName()));
        else if (m_xml.isEndElement())
            end(plainKmlName(m_xml.qualifiedName()));
    }
    if (m_xml.hasError())
        return {};
    std::erase_if(m_folders, [](const auto &folder) { return folder.empty(); });
    return std::move(m_folders);
}

QString textOf(OGRFeatureH feature, int field)
{
    return field >= 0 && OGR_F_IsFieldSetAndNotNull(feature, field)
               ? readableText(OGR_F_GetFieldAsString(feature, field))
               : QString();
}

/// Does what GDAL has agree with the text? It has the first day of what the text says, or nothing.
bool agrees(OGRFeatureH feature, int field, const QString &text)
{
    if (field < 0 || !OGR_F_IsFieldSetAndNotNull(feature, field))
        return field < 0 || text.isEmpty() || DateRange::parse(text).has_value();
    int year = 0, month = 0, day = 0, other = 0;
    float second = 0;
    OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &other, &other, &second, &other);
    const QString stated = QDate(year, month, day).toString(Qt::ISODate);
    return !text.isEmpty() && stated.startsWith(text.left(10));
}

struct TimeFields {
    int begin, end, timestamp;
};

/// One row of a layer while it is looked at.
struct KmlRow {
    QString name, description;
    FeatureHandle feature;
};

bool isFolderOf(const std::vector<KmlRow> &rows, const std::vector<KmlPlacemark> &folder, const TimeFields &fields)
{
    return rows.size() == folder.size() &&
           std::equal(rows.begin(), rows.end(), folder.begin(), [&](const KmlRow &row, const KmlPlacemark &mark) {
               return row.name.simplified() == mark.name.simplified() &&
                      agrees(row.feature.get(), fields.begin, mark.time.begin) &&
                      agrees(row.feature.get(), fields.end, mark.time.end) &&
                      agrees(row.feature.get(), fields.timestamp, mark.time.timestamp);
           });
}

/// Times in the words of the file. A column in which some are days or less exact and others are instants stays text.
void putTimes(const std::vector<KmlPlacemark> &folder, int field, QString KmlTime::*member,
              LayerDescription &description, CellTexts &texts)
{
    if (field < 0)
        return;
    bool anyDates = false, anyInstants = false;
    for (const auto &mark : folder)
        if (const QString &text = mark.time.*member; !text.isEmpty())
            (DateRange::parse(text) ? anyDates : anyInstants) = true;
    if (!anyDates)
        return; // as GDAL has them
    for (std::size_t i = 0; i < folder.size(); ++i)
        texts.put(static_cast<qint64>(i) + 1, field, folder[i].time.*member);
    if (anyInstants)
        description.fields[static_cast<std::size_t>(field)].type = FieldType::Text;
}

void putAllTimes(const std::vector<KmlRow> &rows, OGRFeatureDefnH definition, const OpenedSource &source,
                 LayerDescription &description, CellTexts &texts)
{
    const TimeFields fields{OGR_FD_GetFieldIndex(definition, "begin"), OGR_FD_GetFieldIndex(definition, "end"),
                            OGR_FD_GetFieldIndex(definition, "timestamp")};
    if (fields.begin < 0 && fields.end < 0 && fields.timestamp < 0)
        return;
    const QByteArray kml = kmlText(source.path);
    if (!kml.contains("TimeSpan") && !kml.contains("TimeStamp"))
        return;
    const auto folders = kmlPlacemarks(kml);
    const auto folder =
        std::find_if(folders.begin(), folders.end(), [&](const auto &each) { return isFolderOf(rows, each, fields); });
    if (folder == folders.end()) {
        description.warnings.push_back(
            {std::nullopt, tr("Times that name only a year or a month may be missing from the layer %1, or stand as "
                              "their first day: its rows could not be found again in the text of the file.")
                               .arg(description.name)});
        return;
    }
    putTimes(*folder, fields.begin, &KmlTime::begin, description, texts);
    putTimes(*folder, fields.end, &KmlTime::end, description, texts);
    putTimes(*folder, fields.timestamp, &KmlTime::timestamp, description, texts);
}

/// Descriptions as text, and the tables in them as fields.
void putDescriptions(const std::vector<KmlRow> &rows, int field, LayerDescription &description, CellTexts &texts)
{
    std::vector<std::vector<std::pair<QString, QString>>> pairs(rows.size());
    QStringList names; // of all tables, a second one of a name in one table as `name#2` would be a field of its own
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].description.isEmpty())
            continue;
        HtmlText html = readHtml(rows[i].description);
        if (html.text != rows[i].description)
            texts.put(static_cast<qint64>(i) + 1, field, html.text);
        QStringList own;
        for (auto &[name, value] : html.pairs) {
            QString distinct = name;
            for (int number = 2; own.contains(distinct); ++number)
                distinct = QStringLiteral("%1_%2").arg(name).arg(number);
            own << distinct;
            name = distinct;
        }
        for (const QString &name : own)
            if (!names.contains(name))
                names << name;
        pairs[i] = std::move(html.pairs);
        if (names.size() > mostTableFields)
            break;
    }
    if (names.isEmpty())
        return;
    if (names.size() > mostTableFields) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!rows[i].description.isEmpty())
                texts.put(static_cast<qint64>(i) + 1, field, readHtml(rows[i].description).text);
        description.warnings.push_back(
            {std::nullopt,
             tr("The tables in the descriptions have more than %1 names and stay text.").arg(mostTableFields)});
        return;
    }
    QStringList notes;
    const QStringList all = distinctNames(description.names() + names, notes);
    const auto before = static_cast<int>(description.fields.size());
    for (qsizetype i = before; i < all.size(); ++i)
        description.fields.push_back({all[i], FieldType::Text});
    for (const QString &note : notes)
        description.warnings.push_back({std::nullopt, note});
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const auto &[name, value] : pairs[i])
            if (!value.isEmpty())
                texts.put(static_cast<qint64>(i) + 1, before + static_cast<int>(names.indexOf(name)), value);
}

} // namespace

std::vector<std::vector<KmlPlacemark>> kmlPlacemarks(const QByteArray &kml)
{
    return PlacemarkReader(kml).read();
}

void describeKml(OGRLayerH layer, const OpenedSource &source, LayerDescription &description)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    const auto index = [&](const char *name) { return OGR_FD_GetFieldIndex(definition, name); }; // whatever the case
    const int nameField = index("name"), textField = index("description");
    std::vector<KmlRow> rows;
    OGR_L_ResetReading(layer);
    while (FeatureHandle feature{OGR_L_GetNextFeature(layer)})
        rows.push_back({textOf(feature.get(), nameField), textOf(feature.get(), textField), std::move(feature)});
    OGR_L_ResetReading(layer);
    const auto texts = std::make_shared<CellTexts>();
    putAllTimes(rows, definition, source, description, *texts);
    if (textField >= 0)
        putDescriptions(rows, textField, description, *texts);
    description.texts = texts;
}

} // namespace kohkan
