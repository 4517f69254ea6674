// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/kml_writer.h"

#include "datasets/gdal/geometry_export.h"
#include "datasets/io/checked_file.h"
#include "datasets/io/export_fields.h"
#include "datasets/table/hilbert_order.h"
#include "datasets/work/words.h"

#include <cpl_conv.h>

namespace kohkan {

namespace {

/// One feature after the other, and what has to be said of them all.
class KmlFeatures {
public:
    KmlFeatures(const Layer &layer, FieldPlan plan) : m_layer(layer), m_plan(std::move(plan))
    {
        for (const OutField &field : m_plan.fields)
            m_tags.push_back(tagOf(field));
    }
    QByteArray head(const QString &name);
    QByteArray feature(Row row);
    std::vector<Warning> warnings() const;

private:
    struct Tag {
        QByteArray before, after;
        bool isOfPlacemark = false; ///< its name or description
    };
    static bool isOwn(const QString &name, const char *own)
    {
        return name.compare(QLatin1String(own), Qt::CaseInsensitive) == 0;
    }
    Tag tagOf(const OutField &field);
    QByteArray escaped(QString text);
    void appendValues(QByteArray &xml, Row row, bool ofPlacemark);
    void appendGeometry(QByteArray &xml, Row row);

    const Layer &m_layer;
    const FieldPlan m_plan;
    std::vector<Tag> m_tags; ///< by field
    std::size_t m_beyond = 0, m_turned = 0;
    qint64 m_strangers = 0;
};

/// What XML 1.0 has no character for becomes U+FFFD.
QByteArray KmlFeatures::escaped(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const bool isControl = c < u' ' && c != u'\t' && c != u'\n' && c != u'\r';
        if (isControl || (c.isSurrogate() && !isPair) || c.unicode() >= 0xFFFE) {
            text[i] = QChar::ReplacementCharacter;
            ++m_strangers;
        }
        i += isPair;
    }
    return text.toHtmlEscaped().replace(u'\r', QStringLiteral("&#13;")).toUtf8();
}

KmlFeatures::Tag KmlFeatures::tagOf(const OutField &field)
{
    for (const char *own : {"name", "description"})
        if (isOwn(field.name, own))
            return {QByteArray("<") + own + '>', QByteArray("</") + own + ">\n", true};
    return {"<SimpleData name=\"" + escaped(field.name) + "\">", "</SimpleData>\n", false};
}

QByteArray KmlFeatures::head(const QString &name)
{
    QByteArray xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
                     "<Document id=\"root_doc\">\n<Schema id=\"columns\" name=\"columns\">\n";
    for (std::size_t i = 0; i < m_tags.size(); ++i)
        if (!m_tags[i].isOfPlacemark)
            xml += "<SimpleField name=\"" + escaped(m_plan.fields[i].name) + "\" type=\"string\"/>\n";
    return xml + "</Schema>\n<Folder><name>" + escaped(name) + "</name>\n";
}

void KmlFeatures::appendValues(QByteArray &xml, Row row, bool ofPlacemark)
{
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
        const Column &column = *m_plan.fields[i].column;
        if (m_tags[i].isOfPlacemark == ofPlacemark && !column.isNull(row))
            xml += m_tags[i].before + escaped(column.text(row)) + m_tags[i].after;
    }
}

void KmlFeatures::appendGeometry(QByteArray &xml, Row row)
{
    if (m_layer.geometry().type(row) == GeometryType::None)
        return;
    if (!isOnMap(m_layer.geometry(), row)) {
        ++m_beyond;
        return;
    }
    const LonLatBox box = m_layer.geometry().box(row);
    m_turned += box.minX < -180 || box.maxX > 180;
    if (const auto geometry = exportGeometry(m_layer.geometry(), row, 0)) { // KML's numbers are figures
        char *text = OGR_G_ExportToKML(geometry.get(), nullptr);
        xml.append(text).append('\n');
        CPLFree(text);
    }
}

QByteArray KmlFeatures::feature(Row row)
{
    QByteArray xml = "<Placemark>\n";
    appendValues(xml, row, true);
    xml += "<ExtendedData><SchemaData schemaUrl=\"#columns\">\n";
    appendValues(xml, row, false);
    xml += "</SchemaData></ExtendedData>\n";
    appendGeometry(xml, row);
    return xml + "</Placemark>\n";
}

std::vector<Warning> KmlFeatures::warnings() const
{
    std::vector<Warning> all = m_plan.warnings;
    if (m_beyond > 0)
        all.push_back({std::nullopt, beyondTheMap(m_beyond)});
    if (m_turned > 0)
        all.push_back({std::nullopt, tr("KML counts longitudes from -180 to 180: those beyond are written by a whole "
                                        "turn less or more (rows: %1).")
                                         .arg(m_turned)});
    if (m_strangers > 0)
        all.push_back(
            {std::nullopt, tr("Characters that XML does not know are written as U+FFFD (%1).").arg(m_strangers)});
    return all;
}

} // namespace

Result<ExportReport> writeKml(const QString &path, const QString &target, const QString &name, const Layer &layer,
                              const RowSet &rows, const std::vector<const Column *> &columns, std::stop_token stop,
                              const std::function<void(double)> &progress)
{
    constexpr double writing = 0.8; // of the whole; the rest is reading back
    const GdalMessages messages;    // of geometries, which we count
    ExportReport report;
    KmlFeatures features(layer, planFields(columns, QStringLiteral("KML"), rows));
    auto file = CheckedFile::create(path, target);
    if (!file)
        return file.error();
    if (auto written = file->append(features.head(name).toStdString()); !written)
        return written.error();
    for (const Row row : layer.bySourceRow()) {
        if (!rows.contains(row))
            continue;
        const QByteArray xml = features.feature(row);
        if (auto written = file->append({xml.constData(), static_cast<std::size_t>(xml.size())}); !written)
            return written.error();
        if (++report.written % 1024 == 0) {
            if (stop.stop_requested())
                return exportCancelled();
            if (progress)
                progress(writing * double(report.written) / double(rows.count()));
        }
    }
    if (auto written = file->append("</Folder>\n</Document>\n</kml>\n"); !written)
        return written.error();
    const auto reading = [&](double done) {
        if (progress)
            progress(writing + (1 - writing) * done);
    };
    if (auto same = file->finish(stop, reading); !same)
        return same.error();
    report.warnings = features.warnings();
    return report;
}

} // namespace kohkan
