// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/image_pool.h"

#include <memory>
#include <mutex>
#include <vector>

namespace kohkan {

namespace {

constexpr std::size_t mostKept = 8 * 1024 * 1024; ///< bytes

struct Buffer {
    std::size_t size;
    std::unique_ptr<uchar[]> bytes;
};

/// The buffers of images that are gone. Outlives every image, as it is never destroyed.
struct Pool {
    std::mutex mutex;
    std::vector<Buffer> free;
    std::size_t kept = 0;
};

Pool &pool()
{
    static Pool *const own = new Pool;
    return *own;
}

void giveBack(void *info)
{
    std::unique_ptr<Buffer> buffer(static_cast<Buffer *>(info));
    Pool &own = pool();
    const std::scoped_lock lock(own.mutex);
    if (own.kept + buffer->size > mostKept)
        return;
    own.kept += buffer->size;
    own.free.push_back(std::move(*buffer));
}

Buffer takeBuffer(std::size_t size)
{
    Pool &own = pool();
    {
        const std::scoped_lock lock(own.mutex);
        for (auto it = own.free.begin(); it != own.free.end(); ++it)
            if (it->size == size) {
                Buffer buffer = std::move(*it);
                own.free.erase(it);
                own.kept -= size;
                return buffer;
            }
    }
    return {size, std::make_unique_for_overwrite<uchar[]>(size)};
}

} // namespace

QImage pooledImage(int width, int height, QImage::Format format)
{
    const int stride = width * QImage::toPixelFormat(format).bitsPerPixel() / 8;
    auto buffer = std::make_unique<Buffer>(
        takeBuffer(static_cast<std::size_t>(stride) * static_cast<std::size_t>(std::max(0, height))));
    uchar *bytes = buffer->bytes.get();
    return QImage(bytes, width, height, stride, format, giveBack, buffer.release());
}

} // namespace kohkan
