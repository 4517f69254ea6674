// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/surface_state.h"

#include "datasets/security/exposure_surface.h"

namespace kohkan {

namespace {

/// Rank intervals that follow later leave the surface as it is.
bool isSameSurface(const ExposureModel &a, const ExposureModel &b)
{
    return a.reported() == b.reported() && a.known() == b.known() && a.parameters() == b.parameters();
}

} // namespace

SurfaceState::SurfaceState(ExposureState *exposure, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_exposure(exposure), m_job(pool, std::move(mailbox), Urgency::Follow)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SurfaceState::make);
    connect(exposure, &ExposureState::computed, this, [this] {
        if (m_isShown)
            m_pause.start();
    });
}

void SurfaceState::setShown(bool shown)
{
    if (shown == m_isShown)
        return;
    m_isShown = shown;
    m_madeFrom.reset();
    emit changed();
    if (!shown)
        return;
    m_exposure->want();
    make();
}

QString SurfaceState::legendTitle(const ExposureModel &model)
{
    return tr("Incident exposure index of any place (%1 km, half-life %2 days); no colour: nothing reported, which is "
              "not safety")
        .arg(model.parameters().radiusKm)
        .arg(model.parameters().halfLifeDays);
}

void SurfaceState::make()
{
    const auto &wanted = m_exposure->result();
    if (!m_isShown || m_job.isRunning() || !wanted || !m_exposure->catalogue() || !m_exposure->catalogue()->deposits())
        return;
    if (m_madeFrom && isSameSurface(m_madeFrom->model, wanted->model))
        return;
    m_madeFrom = wanted;
    m_job.ask(
        [wanted, deposits = m_exposure->catalogue()->deposits()] {
            return exposureSurface(wanted->model, surfaceBox(*deposits));
        },
        [this, wanted](const LayerPtr &surface) {
            if (m_isShown && m_madeFrom == wanted)
                emit made(surface, legendTitle(wanted->model));
            make(); // what was asked for meanwhile
        });
}

} // namespace kohkan
