// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/dossier_colophon.h"
#include "widgets/paint/base_map.h"
#include "widgets/report/report.h"
#include "widgets/state/layer_list.h"

#include <stop_token>

namespace kohkan {

enum class DossierFormat { Pdf, Html };

/// What goes into dossiers of several sites, and where they go.
struct DossierRequest {
    QStringList ids; ///< of deposits
    QString folder;
    QList<DossierFormat> formats{DossierFormat::Pdf};
    DossierView view;
    Paper paper = Paper::A4;
    Depiction depiction = Depiction::Neutral;
    QStringList filter; ///< conditions in force, in words
};

/// `pdf` or `html`: also the ending of the file.
QString formatName(DossierFormat format);
std::optional<DossierFormat> formatNamed(const QString &name);
/// `a4` or `letter`.
QString paperName(Paper paper);
std::optional<Paper> dossierPaper(const QString &name);
/// The file of a site, in a folder: `FOLDER/dossier-ID.pdf`.
QString dossierPath(const QString &folder, const QString &id, DossierFormat format);

/// Writes the dossier of one site in every format of the request; gives the files. Each appears whole or not at all,
/// and one that was there is replaced. Error::Words where there is no such site, Error::Output, Error::Cancelled. Needs
/// a QGuiApplication for its fonts, no display; any thread.
Result<QStringList> writeDossier(const CataloguePtr &catalogue, const BaseMapPtr &base, const QString &id,
                                 const DossierRequest &request, std::stop_token stop = {});

} // namespace kohkan
