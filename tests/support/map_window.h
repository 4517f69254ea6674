// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/map/map_view.h"
#include "widgets/state/gui_mailbox.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace kohkan::test {

/// A map with nothing but paper on it, 900 by 600, over the middle of Pakistan, and a hand for the mouse.
struct MapWindow {
    GuiMailbox mailbox;
    WorkerPool pool{1};
    LayerList layers;
    FilterState filters{&layers};
    Selection selection{&layers};
    Tables tables{&pool, mailbox.box()};
    MapView map{&layers, &filters, &selection, &tables, &pool, mailbox.box()};

    MapWindow()
    {
        map.resize(900, 600);
        map.show();
        (void)QTest::qWaitForWindowExposed(&map);
        map.zoomTo(LonLatBox{62, 26, 74, 34});
        map.setFocus();
    }
    QPoint at(LonLat place) const { return map.viewport().toScreen(place).toPoint(); }
    LonLat placeAt(QPoint at) const { return map.viewport().toLonLat(at); }
    void move(QPoint to, Qt::MouseButtons buttons = {}, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, map.mapToGlobal(to), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(&map, &event);
    }
    void drag(QPoint from, QPoint to, Qt::MouseButton button)
    {
        QTest::mousePress(&map, button, {}, from);
        move((from + to) / 2, button);
        move(to, button);
        QTest::mouseRelease(&map, button, {}, to);
    }
};

} // namespace kohkan::test
