// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"

#include <QTest>
#include <memory>

namespace kohkan::test {

/// The real window on the shipped data with its session, ready; null where it does not get ready in a minute.
inline std::unique_ptr<MainWindow> openedWindow()
{
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    auto window = std::make_unique<MainWindow>(options);
    window->resize(1400, 900);
    window->show();
    return QTest::qWaitFor([&] { return window->isReady(); }, 60000) ? std::move(window) : nullptr;
}

} // namespace kohkan::test
