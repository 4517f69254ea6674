// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/dossier_colophon.h"

namespace kohkan {

/// Reads the colophon back from a dossier, PDF or HTML, as this program writes them: a PDF whose attachments another
/// program has packed anew is not understood. Error::Input with one sentence. Any thread.
Result<DossierColophon> readColophon(const QString &path);
/// The files attached to a PDF, unpacked; those that cannot be are left out.
QList<QByteArray> pdfAttachments(const QByteArray &pdf);

} // namespace kohkan
