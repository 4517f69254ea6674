// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <utility>
#include <vector>

namespace kohkan {

/// What a PNG says about itself: pixels a metre (0: nothing), and texts under their keywords (Title, Copyright, ...).
struct PngNotes {
    int pixelsAMetre = 0;
    std::vector<std::pair<QByteArray, QString>> texts;
};

/// An opaque picture as PNG (ISO/IEC 15948), 8 bits a channel, compressed lightly and on as many threads as there are
/// cores: Qt's writer takes longer for a picture of the map than painting it. Empty where the picture is. Any thread.
QByteArray encodePng(const QImage &picture, const PngNotes &notes = {});

} // namespace kohkan
