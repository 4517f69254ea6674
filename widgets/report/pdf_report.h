// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/report/report.h"

#include <QByteArray>

namespace kohkan {

/// A file that goes along inside the PDF.
struct ReportAttachment {
    QString name;
    QByteArray bytes;
    QString mimeType;
};

/// Sets a report on pages and gives the PDF. No row of a table and no paragraph is split over two pages; a table that
/// goes on repeats its titles; a heading stays with what follows. Needs a QGuiApplication for its fonts, no display;
/// any thread.
QByteArray pdfReport(const Report &report, Paper paper, const ReportAttachment &attachment);

} // namespace kohkan
