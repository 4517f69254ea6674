// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

namespace kohkan {

/// An image whose memory comes from tiles that are gone: fresh pages of the system cost a worker more than painting
/// does. Its content is whatever it was. Some megabytes are kept for the next one. Any thread.
QImage pooledImage(int width, int height, QImage::Format format);

} // namespace kohkan
