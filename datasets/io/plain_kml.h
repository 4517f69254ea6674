// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/memory_folder.h"

#include <QByteArray>
#include <QStringList>
#include <memory>
#include <optional>

namespace kohkan {

/// By its name.
bool isKml(const QString &path);
/// The KML files of a KMZ as paths inside it, the main one first: the first that lies in no folder, else the first.
/// None of a file that is no KMZ.
QStringList kmlsOf(const QString &path);

/// The text of a KML, or of the main one in a KMZ.
QByteArray kmlText(const QString &path);

/// The main KML of a KMZ, or a KML whose schema states types, as a KML of texts in memory: GDAL makes 0 of `true` and
/// of `n/a`, has neither fields that no schema states nor names beside those of fields called `name`, passes over the
/// schema of what lies in folders of a KMZ, and follows links in the stead of the places of the file itself. Nothing
/// where the file can be read as it is.
struct PlainKml {
    QString path; ///< as GDAL opens it
    std::shared_ptr<MemoryFolder> memory;
};
std::optional<PlainKml> plainKml(const QString &path);

/// Is a KML too large for plainKml(), so that typed fields and data that no schema states are as GDAL has them?
bool isTooLargeToMend(const QByteArray &kml);

} // namespace kohkan
