// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/projector.h"

#include <QCoreApplication>
#include <proj.h>

namespace kohkan {

namespace {
constexpr double unknownAccuracy = 999; // metres: how the EPSG registry writes "unknown"
}

struct Projector::Handles {
    PJ_CONTEXT *context = proj_context_create();
    PJ *source = nullptr;
    PJ *transform = nullptr;
    QString operation;
    double accuracy = -1;
    ~Handles()
    {
        proj_destroy(transform);
        proj_destroy(source);
        proj_context_destroy(context);
    }
    void noteOperation()
    {
        PJ *used = proj_trans_get_last_used_operation(transform);
        if (!used)
            return;
        const PJ_PROJ_INFO info = proj_pj_info(used);
        operation = QString::fromUtf8(info.description ? info.description : "");
        accuracy = info.accuracy >= unknownAccuracy ? -1 : info.accuracy;
        proj_destroy(used);
    }
};

Result<Projector> Projector::create(const QString &definition)
{
    Projector projector;
    projector.m_handles = std::make_shared<Handles>();
    Handles &handles = *projector.m_handles;
    proj_log_level(handles.context, PJ_LOG_NONE);
    proj_context_set_enable_network(handles.context, 0);
    handles.source = proj_create(handles.context, definition.toUtf8().constData());
    PJ *target = proj_create(handles.context, "OGC:CRS84");
    PJ *raw = handles.source && target && proj_is_crs(handles.source)
                  ? proj_create_crs_to_crs_from_pj(handles.context, handles.source, target, nullptr, nullptr)
                  : nullptr;
    proj_destroy(target);
    if (raw) {
        handles.transform = proj_normalize_for_visualization(handles.context, raw);
        proj_destroy(raw);
    }
    if (!handles.transform) {
        const QString message = QCoreApplication::translate(
            "Projector", "The reference system \"%1\" is not known to PROJ; give a code such as EPSG:32642.");
        return Error{Error::Kind::Words, message.arg(definition.left(80))};
    }
    return projector;
}

void Projector::toLonLat(std::span<LonLat> coordinates)
{
    Handles &handles = *m_handles;
    if (coordinates.empty())
        return;
    proj_trans_generic(handles.transform, PJ_FWD, &coordinates[0].lon, sizeof(LonLat), coordinates.size(),
                       &coordinates[0].lat, sizeof(LonLat), coordinates.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (auto &p : coordinates)
        if (!p.isValid())
            p = {};
    if (handles.operation.isEmpty())
        handles.noteOperation();
}

QString Projector::name() const
{
    return QString::fromUtf8(proj_get_name(m_handles->source));
}
bool Projector::isProjected() const
{
    PJ_TYPE type = proj_get_type(m_handles->source);
    if (type != PJ_TYPE_BOUND_CRS && type != PJ_TYPE_COMPOUND_CRS)
        return type == PJ_TYPE_PROJECTED_CRS;
    PJ *inner = type == PJ_TYPE_BOUND_CRS ? proj_get_source_crs(m_handles->context, m_handles->source)
                                          : proj_crs_get_sub_crs(m_handles->context, m_handles->source, 0);
    const bool isProjected = inner && proj_get_type(inner) == PJ_TYPE_PROJECTED_CRS;
    proj_destroy(inner);
    return isProjected;
}
QString Projector::operation() const
{
    return m_handles->operation;
}
double Projector::accuracy() const
{
    return m_handles->accuracy;
}

} // namespace kohkan
