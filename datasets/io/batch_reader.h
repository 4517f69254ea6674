// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_assembler.h"
#include "datasets/io/read_pace.h"
#include "datasets/io/source_opener.h"

namespace kohkan {

/// Can the layer be read in Arrow batches, with the same result as feature by feature? GeoPackage and FlatGeobuf with a
/// count (GDAL 3.6.2 never ends on a FlatGeobuf without one), and only fields whose values a batch carries whole: not
/// lists, binary data and times; nor date-times, which lose their time zone there; nor the booleans of a FlatGeobuf,
/// of which GDAL 3.6.2 forgets all but the first; nor no field at all, where it mistakes the geometry.
bool canReadBatches(OGRLayerH layer, const OpenedSource &source, qint64 rows);

/// Reads a layer in Arrow batches. Of many rows, a GeoPackage table is read in two halves of its row ids, by two
/// threads with a data set each, and a FlatGeobuf is appended on a second thread while GDAL reads on. False where the
/// stream ended in an error or GDAL had something to say on the way: the assembler is then to be dropped and the layer
/// read feature by feature, which knows the row and reads on to the last good one. Error::Cancelled.
Result<bool> readBatches(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options,
                         LayerAssembler &assembler, const GdalMessages &messages, ReadPace &pace);

} // namespace kohkan
