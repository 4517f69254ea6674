// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "app/session/bundle.h"
#include "datasets/work/latest_job.h"

#include <QObject>
#include <thread>

namespace kohkan {

/// Loads what is shipped, in the background, and gives it to who owns it. GUI thread only.
class Starter : public QObject {
    Q_OBJECT
public:
    Starter(const Parts &parts, QObject *parent);
    ~Starter() override;
    void start(const QString &dataFolder);
    const QString &dataFolder() const { return m_dataFolder; }
    bool isReady() const { return m_isReady; }        ///< shipped data are in and the session is restored
    const BaseMapPtr &base() const { return m_base; } ///< null while it is on its way

signals:
    void ready();
    void baseArrived();

private:
    void takeShipped(const Result<ShippedLayers> &shipped);
    void takeBase(const Result<BaseMapPtr> &base);
    void becomeReady(std::vector<LayerEntry> shipped);
    void makeIndex();
    const Parts &m_parts;
    Letters m_letters;
    LatestJob m_index;
    QString m_dataFolder;
    std::vector<std::thread> m_threads;
    BaseMapPtr m_base;
    CataloguePtr m_indexed; ///< by Find
    bool m_isReady = false;
};

} // namespace kohkan
