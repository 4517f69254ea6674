// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>

namespace kohkan {

/// An opaque picture as PNG (ISO/IEC 15948), 8 bits a channel, compressed lightly and on as many threads as there are
/// cores: Qt's writer takes longer for a picture of the map than painting it. Empty where the picture is. Any thread.
QByteArray encodePng(const QImage &picture);

} // namespace kohkan
