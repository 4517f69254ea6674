// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geojson_head.h"

#include "datasets/io/ogr_description.h"
#include "datasets/io/read_options.h"
#include "datasets/io/source_opener.h"

#include <QFile>
#include <QFileInfo>
#include <atomic>
#include <cpl_vsi.h>

namespace kohkan {

namespace {

constexpr qint64 longestHead = 1 << 20;

/// Walks over the members of the outermost object.
class TopLevel {
public:
    explicit TopLevel(const QByteArray &json) : m_json(json)
    {
        if (m_json.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
    }
    bool begin() { return take('{'); }
    /// The next name, with the walk at its value; nothing at the end or where it is no JSON.
    std::optional<QByteArray> name()
    {
        skipSpace();
        if (at() != '"')
            return std::nullopt;
        const auto from = m_at;
        skipString();
        const QByteArray own = m_json.mid(from + 1, m_at - from - 2);
        if (!take(':'))
            return std::nullopt;
        skipSpace();
        return own;
    }
    /// Over a value, and the comma behind it.
    void skipValue()
    {
        int depth = 0;
        for (; m_at < m_json.size(); ++m_at) {
            const char c = at();
            if (c == '"') {
                skipString();
                --m_at;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (--depth < 0)
                    return;
            } else if (c == ',' && depth == 0) {
                ++m_at;
                return;
            }
        }
    }
    bool take(char wanted)
    {
        skipSpace();
        if (at() != wanted)
            return false;
        ++m_at;
        return true;
    }
    qsizetype position() const { return m_at; }

private:
    char at() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    void skipSpace()
    {
        while (at() == ' ' || at() == '\t' || at() == '\n' || at() == '\r')
            ++m_at;
    }
    void skipString()
    {
        for (++m_at; m_at < m_json.size() && at() != '"'; ++m_at)
            if (at() == '\\')
                ++m_at;
        ++m_at;
    }
    const QByteArray &m_json;
    qsizetype m_at = 0;
};

/// Is it one object, a feature collection whose features stand there once?
bool isCollection(const QByteArray &json)
{
    TopLevel walk(json);
    if (!walk.begin())
        return false;
    int features = 0;
    while (const auto name = walk.name()) {
        features += *name == "features";
        walk.skipValue();
    }
    return features == 1;
}

} // namespace

std::optional<GeoJsonHead> GeoJsonHead::of(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray start = file.read(longestHead);
    TopLevel walk(start);
    if (!walk.begin())
        return std::nullopt;
    while (const auto name = walk.name()) {
        if (*name == "features")
            return walk.take('[') ? std::optional(GeoJsonHead{start.left(walk.position())}) : std::nullopt;
        walk.skipValue();
    }
    return std::nullopt;
}

std::optional<LayerDescription> GeoJsonHead::describe(const QString &path, const QByteArray &after) const
{
    static std::atomic<unsigned> next = 0;
    static const QByteArray feature =
        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}])";
    QByteArray json = before + feature + after;
    if (after.size() > longestHead || !isCollection(json))
        return std::nullopt;
    registerDrivers();
    const QByteArray folder = "/vsimem/kohkan-geojson-" + QByteArray::number(next++);
    const QByteArray name = folder + '/' + QFileInfo(path).fileName().toUtf8();
    VSIFCloseL(VSIFileFromMemBuffer(name.constData(), reinterpret_cast<GByte *>(json.data()),
                                    static_cast<vsi_l_offset>(json.size()), false));
    std::optional<LayerDescription> description;
    {
        OpenedSource source;
        source.path = path;
        source.driver = QStringLiteral("GeoJSON");
        const GdalMessages messages;
        const char *const drivers[] = {"GeoJSON", nullptr};
        source.dataset.reset(
            GDALOpenEx(name.constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr));
        for (const auto &message : messages.failures() + messages.warnings()) {
            if (message.contains(QLatin1String("crs not found")))
                source.hasUnknownReference = true;
            else
                source.warnings.push_back({std::nullopt, message});
        }
        if (source.dataset && GDALDatasetGetLayerCount(source.dataset.get()) == 1) {
            OGRLayerH layer = GDALDatasetGetLayer(source.dataset.get(), 0);
            if (OGR_L_GetFeatureCount(layer, true) == 1)
                description = describeLayer(layer, source, ReadOptions{});
        }
    }
    VSIUnlink(name.constData());
    if (description) {
        description->fields.clear();
        description->hasGeometry = true;
        description->promisedRows = -1;
    }
    return description;
}

} // namespace kohkan
