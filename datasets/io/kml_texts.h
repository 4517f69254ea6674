// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"
#include "datasets/io/source_opener.h"

namespace kohkan {

/// Puts into the description of a KML layer what GDAL does not say of it: times as exact as the file has them (`2010`,
/// `2012-05`; GDAL makes days of them, or nothing), descriptions as readable text, and the names and values of the
/// tables in them as fields behind those of GDAL. Reads the layer and the file once.
void describeKml(OGRLayerH layer, const OpenedSource &source, LayerDescription &description);

/// When a Placemark was, in the words of the file; empty where it does not say.
struct KmlTime {
    QString begin, end, timestamp;
};
struct KmlPlacemark {
    QString name;
    KmlTime time;
};
/// The Placemarks (and overlays on the ground) of each folder or document that has some, in the order of the file. An
/// empty list where the text is not whole XML.
std::vector<std::vector<KmlPlacemark>> kmlPlacemarks(const QByteArray &kml);

} // namespace kohkan
