// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/about.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/versions.h"
#include "datasets/work/words.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace kohkan {

namespace {

/// The shipped tables with their rows.
QString tables(const Catalogue &catalogue)
{
    QStringList names;
    for (const char *name : {"deposits", "estimates", "production", "commodities", "commodity_prices", "incidents",
                             "region_risk", "infrastructure", "timeline", "national_facts", "sources"})
        if (const LayerPtr table = catalogue.table(QString::fromLatin1(name)))
            names << tr("%1 (%2 rows)").arg(QString::fromLatin1(name).replace(u'_', u' ')).arg(table->rowCount());
    return tr("<p>Tables: %1.</p>").arg(names.join(QStringLiteral(", ")));
}

QString page(const QString &dataFolder, const Catalogue *catalogue)
{
    const LibraryVersions libraries = libraryVersions();
    QString html =
        tr("<h2>Kohkan %1</h2><p>A desktop explorer for the mineral deposits of Pakistan. Every figure carries "
           "its source.</p>")
            .arg(QCoreApplication::applicationVersion());
    html += tr("<p>Built on Qt %1, GDAL %2, PROJ %3, SQLite %4.</p>")
                .arg(QString::fromLatin1(qVersion()), libraries.gdal, libraries.proj, libraries.sqlite);
    html +=
        tr("<h3>Licences</h3><p>Program: Apache License 2.0. A binary linked with Debian's GDAL is passed on under the "
           "terms of the GPL.<br>Curated tables: CC BY 4.0 (LICENSE.txt beside them).</p>");
    html +=
        tr("<h3>Data and credits</h3><ul>"
           "<li>Deposits, estimates, production, prices, incidents, infrastructure, regional risk, time line: curated "
           "by the Kohkan authors from published sources; each row names its own.</li>"
           "<li>U.S. Geological Survey (USGS): Mineral Resources Data System, major deposits, porphyry copper and "
           "other deposit databases, commodity summaries; public domain.</li>"
           "<li>GeoNames: places; CC BY 4.0, geonames.org.</li>"
           "<li>Who's On First: places; whosonfirst.org, with its licence and attribution.</li>"
           "<li>UCDP: Georeferenced Event Dataset, Uppsala University; CC BY 4.0.</li>"
           "<li>ICMM: Global Mining Dataset, International Council on Mining and Metals.</li>"
           "<li>Natural Earth: land, water, borders, provinces; public domain.</li>"
           "<li>SRTM30 relief: NASA/JPL; public domain.</li></ul>");
    html +=
        tr("<h3>Boundaries</h3><p>Disputed lines are drawn by the depiction chosen under View, as Natural Earth has "
           "them. Not an official map.</p>");
    if (catalogue)
        html += tables(*catalogue);
    html += tr("<p>Data sets are read from %1.</p>").arg(dataFolder.toHtmlEscaped());
    return html;
}

} // namespace

void showAbout(QWidget *parent, const QString &dataFolder, const Catalogue *catalogue)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("About Kohkan"));
    dialog->setObjectName(QStringLiteral("about"));
    auto *text = new QTextBrowser(dialog);
    text->setOpenExternalLinks(true);
    text->setHtml(page(dataFolder, catalogue));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->resize(560, 600);
    dialog->open();
}

} // namespace kohkan
