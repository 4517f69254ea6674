// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_assembler.h"
#include "datasets/io/read_pace.h"

namespace kohkan {

/// Reads a layer feature by feature: the path that every driver has. What GDAL says goes to the assembler with its row.
/// Error::Cancelled.
Outcome readFeatures(OGRLayerH layer, LayerAssembler &assembler, GdalMessages &messages, ReadPace &pace,
                     const QString &key = {});

} // namespace kohkan
