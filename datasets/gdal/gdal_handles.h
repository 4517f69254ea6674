// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_recordbatch.h>
#include <ogr_srs_api.h>

#include <QString>
#include <QStringList>
#include <memory>
#include <type_traits>

namespace kohkan {

/// Owners of GDAL's C handles; for the .cpp files of this room only.
template <auto Release>
struct GdalRelease {
    template <typename T>
    void operator()(T *handle) const
    {
        Release(handle);
    }
};
using DatasetHandle = std::unique_ptr<std::remove_pointer_t<GDALDatasetH>, GdalRelease<GDALClose>>;
using FeatureHandle = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, GdalRelease<OGR_F_Destroy>>;
using GeometryHandle = std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, GdalRelease<OGR_G_DestroyGeometry>>;
using ReferenceHandle =
    std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, GdalRelease<OSRDestroySpatialReference>>;

/// Registers the drivers of GDAL that are read or written, once; any thread. All of them would be 9 MB of memory.
void registerDrivers();
/// And the others (no plugins), which can only name what a file is; any thread.
void registerEveryDriver();

/// Catches what GDAL says on this thread while it lives.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages &) = delete;
    GdalMessages &operator=(const GdalMessages &) = delete;
    const QStringList &failures() const { return m_failures; }
    const QStringList &warnings() const { return m_warnings; }
    QString text() const { return (m_failures + m_warnings).join(QStringLiteral("; ")); }
    bool isEmpty() const { return m_failures.isEmpty() && m_warnings.isEmpty(); }
    qint64 timesUnread() const { return m_timesUnread; } ///< messages that a text is no time, each repetition counted
    void clear();
    /// The text of which a message says that it is no time; empty where it says something else.
    static QString timeThatIsNone(const QString &message);

private:
    static void CPL_STDCALL hear(CPLErr level, CPLErrorNum number, const char *message);
    QStringList m_failures;
    QStringList m_warnings;
    qint64 m_timesUnread = 0;
};

/// Sets a GDAL configuration option for this thread while it lives.
class GdalOption {
public:
    GdalOption(const char *name, const char *value) : m_name(name) { CPLSetThreadLocalConfigOption(name, value); }
    ~GdalOption() { CPLSetThreadLocalConfigOption(m_name, nullptr); }
    GdalOption(const GdalOption &) = delete;
    GdalOption &operator=(const GdalOption &) = delete;

private:
    const char *m_name;
};

/// Text from a file: UTF-8, or else read as Windows-1252. Null gives an empty text.
QString readableText(const char *text);

/// WGS 84 with longitude first: the one reference system of everything held in memory.
ReferenceHandle lonLatReference();

} // namespace kohkan
