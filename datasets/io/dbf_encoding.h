// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace kohkan {

/// What the texts of a Shapefile or DBF file are to be read as.
struct DbfEncoding {
    QByteArray name; ///< for GDAL; empty: what the file says is right, or nobody knows better
    QString note;    ///< a warning where the file was overruled, or a guess made
};

/// `chosen` by a person, if anything. Else: texts that are valid UTF-8 throughout and not plain ASCII are UTF-8
/// whatever a `.cpg` or the header says; and where neither says anything, the code page of other texts is guessed.
/// Nothing for a path that is neither.
DbfEncoding dbfEncodingOf(const QString &path, const QString &chosen);

} // namespace kohkan
