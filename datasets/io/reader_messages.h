// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/read_options.h"

#include <optional>

namespace kohkan {

/// What a reader process is asked for.
struct ReaderRequest {
    bool isProbe = false; ///< SourceInfo, else the layer
    QString path;
    ReadOptions options; ///< without a schema, and without a recipe, which is applied to what was read
};

/// What it answers: one of the three.
struct ReaderAnswer {
    std::optional<Error> error;
    std::optional<SourceInfo> info;
    LayerPtr layer;
};

/// Both go through a file without a name (memfd) from its begin; false, or nothing, where that does not go.
/// @{
bool writeMessage(int file, const ReaderRequest &request);
bool writeMessage(int file, const ReaderAnswer &answer);
std::optional<ReaderRequest> readRequest(int file);
/// The columns of the layer stay in the file, which lives as long as they do.
std::optional<ReaderAnswer> readAnswer(int file);
/// @}

} // namespace kohkan
