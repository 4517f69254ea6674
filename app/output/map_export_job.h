// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output/outputs.h"
#include "datasets/result.h"
#include "widgets/sheet/map_page.h"

#include <QObject>

namespace kohkan {

/// Draws and writes maps among the other outputs.
class MapExportJob : public QObject {
    Q_OBJECT
public:
    explicit MapExportJob(Outputs *outputs, QObject *parent = nullptr) : QObject(parent), m_outputs(outputs) {}
    void start(const PageContent &content, const PageSettings &settings, const QString &path);

signals:
    void finished(const QString &path);
    void failed(const kohkan::Error &error);

private:
    Outputs *m_outputs;
};

} // namespace kohkan
