// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/exposure_state.h"

namespace kohkan {

/// The surface of the exposure index, made on a worker once the sites' own figures have not changed for a moment, while
/// it is wanted: a slider that moves moves the sites. Of several changes while one is made only the last is made after
/// it. GUI thread only.
class SurfaceState : public QObject {
    Q_OBJECT
public:
    SurfaceState(ExposureState *exposure, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                 QObject *parent = nullptr);
    bool isShown() const { return m_isShown; }
    void setShown(bool shown);
    /// What the map is to call it: radius and half-life are in there.
    static QString legendTitle(const ExposureModel &model);

    static constexpr int pause = 200; ///< milliseconds

signals:
    void changed(); ///< whether it is shown
    /// Another one, with what the legend says of it.
    void made(const kohkan::LayerPtr &surface, const QString &legendTitle);

private:
    void make();
    ExposureState *m_exposure;
    LatestJob m_job;
    bool m_isShown = false;
    QTimer m_pause;
    std::shared_ptr<const SiteExposures> m_madeFrom; ///< null: nothing that stands
};

} // namespace kohkan
