// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace kohkan {

/// Has sliders, spin boxes and lists below a widget leave the wheel to what they scroll in, unless they have the focus:
/// whoever scrolls past them changes nothing. GUI thread.
void guardWheel(QWidget *widget);

} // namespace kohkan
