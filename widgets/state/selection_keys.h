// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/selection.h"

#include <Qt>

/// What the keys held with the mouse do to the selection, the same on the map and in charts.
namespace kohkan {

inline Selection::Mode dragMode(Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ShiftModifier)
        return Selection::Mode::Add;
    return modifiers & Qt::ControlModifier ? Selection::Mode::Subtract : Selection::Mode::Replace;
}

inline Selection::Mode clickMode(Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ShiftModifier)
        return Selection::Mode::Add;
    return modifiers & Qt::ControlModifier ? Selection::Mode::Toggle : Selection::Mode::Replace;
}

} // namespace kohkan
