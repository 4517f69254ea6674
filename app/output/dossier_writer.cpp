// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/dossier_writer.h"

#include "datasets/deposits/near_ids.h"
#include "datasets/io/whole_bytes.h"
#include "widgets/report/dossier_report.h"
#include "widgets/report/html_report.h"
#include "widgets/report/pdf_report.h"

namespace kohkan {

namespace {

/// The name of a province in Urdu, from the regions of the base map.
QString provinceInUrdu(const BaseMapPtr &base, const QString &province)
{
    const LayerPtr regions = base ? base->layers.regions : nullptr;
    if (regions && !province.isEmpty())
        for (const Row row : regions->bySourceRow())
            if (cellText(*regions, row, u"name") == province)
                return cellText(*regions, row, u"name_ur");
    return {};
}

QByteArray bytesOf(DossierFormat format, const Report &report, const QByteArray &colophon, Paper paper)
{
    if (format == DossierFormat::Html)
        return htmlReport(report, colophon, colophonElement);
    return pdfReport(report, paper, {colophonFile, colophon, QStringLiteral("application/json")});
}

} // namespace

QString formatName(DossierFormat format)
{
    return format == DossierFormat::Pdf ? QStringLiteral("pdf") : QStringLiteral("html");
}

std::optional<DossierFormat> formatNamed(const QString &name)
{
    for (const auto format : {DossierFormat::Pdf, DossierFormat::Html})
        if (name == formatName(format))
            return format;
    return std::nullopt;
}

QString paperName(Paper paper)
{
    return paper == Paper::A4 ? QStringLiteral("a4") : QStringLiteral("letter");
}

std::optional<Paper> dossierPaper(const QString &name)
{
    for (const auto paper : {Paper::A4, Paper::Letter})
        if (name == paperName(paper))
            return paper;
    return std::nullopt;
}

QString dossierPath(const QString &folder, const QString &id, DossierFormat format)
{
    QString name = id;
    for (QChar &c : name)
        if (!c.isLetterOrNumber() && c != u'-' && c != u'_' && c != u'.')
            c = u'-';
    return QStringLiteral("%1/dossier-%2.%3").arg(folder, name, formatName(format));
}

Result<QStringList> writeDossier(const CataloguePtr &catalogue, const BaseMapPtr &base, const QString &id,
                                 const DossierRequest &request, std::stop_token stop)
{
    const auto row = catalogue->deposits()->rowOfKey(id);
    if (!row)
        return Error{Error::Kind::Words, noSuchDeposit(*catalogue->deposits(), id)};
    const Error cancelled{Error::Kind::Cancelled,
                          QCoreApplication::translate("kohkan::DossierWriter", "The dossiers were cancelled.")};
    const DossierFacts facts = DossierFacts::of(catalogue, *row, request.view);
    DossierColophon colophon = DossierColophon::of(facts);
    colophon.program = QStringLiteral(KOHKAN_VERSION);
    colophon.filter = request.filter;
    colophon.paper = paperName(request.paper);
    colophon.boundaries = depictionName(request.depiction);
    const auto map = dossierMap(facts, base, request.depiction, reportMapSize(request.paper));
    if (stop.stop_requested())
        return cancelled;
    const Report report = DossierReport(facts, colophon).make(map, provinceInUrdu(base, facts.text(u"province")));
    const QByteArray json = colophon.toJson();
    QStringList files;
    for (const DossierFormat format : request.formats) {
        const QString path = dossierPath(request.folder, id, format);
        const QByteArray bytes = bytesOf(format, report, json, request.paper);
        if (stop.stop_requested())
            return cancelled;
        if (auto written = writeWholeFile(bytes, path, stop); !written)
            return written.error();
        files << path;
    }
    return files;
}

} // namespace kohkan
