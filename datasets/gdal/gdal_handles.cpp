// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/gdal_handles.h"

#include <gdal_frmts.h>
#include <mutex>
#include <ogrsf_frmts.h>

namespace kohkan {

void registerDrivers()
{
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
        // findHeader() knows headers better. Asked for when the first row is read, so not for the time of opening
        // alone.
        CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
        CPLSetConfigOption("OGR_ODS_HEADERS", "DISABLE");
        GDALRegister_GTiff();
        GDALRegister_MEM();
        // The order of GDALAllRegister(), in which they are asked whether a file is theirs.
        for (const auto add :
             {RegisterOGRShape, RegisterOGRTAB, RegisterOGRMEM, RegisterOGRCSV, RegisterOGRGML, RegisterOGRGPX,
              RegisterOGRLIBKML, RegisterOGRKML, RegisterOGRGeoJSON, RegisterOGRGeoJSONSeq, RegisterOGRESRIJSON,
              RegisterOGRTopoJSON, RegisterOGRGeoPackage, RegisterOGRSQLite, RegisterOGROpenFileGDB, RegisterOGRDXF,
              RegisterOGRFlatGeobuf, RegisterOGRODS, RegisterOGRXLSX})
            add();
    });
}

void registerEveryDriver()
{
    registerDrivers();
    GDALAllRegister();
}

GdalMessages::GdalMessages()
{
    CPLPushErrorHandlerEx(&GdalMessages::hear, this);
}

GdalMessages::~GdalMessages()
{
    CPLPopErrorHandler();
}

void GdalMessages::clear()
{
    m_failures.clear();
    m_warnings.clear();
    m_timesUnread = 0;
}

QString GdalMessages::timeThatIsNone(const QString &message)
{
    const QLatin1String begins("Could not parse "), ends(" as a valid dateTime");
    const qsizetype end = message.lastIndexOf(ends);
    return message.startsWith(begins) && end > begins.size() ? message.mid(begins.size(), end - begins.size())
                                                             : QString();
}

void CPL_STDCALL GdalMessages::hear(CPLErr level, CPLErrorNum, const char *message)
{
    auto *self = static_cast<GdalMessages *>(CPLGetErrorHandlerUserData());
    if (level < CE_Warning)
        return;
    QStringList &list = level >= CE_Failure ? self->m_failures : self->m_warnings;
    const QString text = readableText(message).simplified();
    self->m_timesUnread += !timeThatIsNone(text).isEmpty();
    if (list.size() < 50 && !list.contains(text))
        list.append(text);
}

QString readableText(const char *text)
{
    if (!text || CPLIsUTF8(text, -1))
        return QString::fromUtf8(text);
    char *recoded = CPLRecode(text, "CP1252", CPL_ENC_UTF8);
    const QString readable = QString::fromUtf8(recoded);
    CPLFree(recoded);
    return readable;
}

ReferenceHandle lonLatReference()
{
    ReferenceHandle reference(OSRNewSpatialReference(nullptr));
    OSRSetWellKnownGeogCS(reference.get(), "WGS84");
    OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

} // namespace kohkan
