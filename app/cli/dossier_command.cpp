// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/commands.h"
#include "app/output/colophon_reader.h"
#include "app/output/dossier_writer.h"
#include "app/session/bundle.h"
#include "datasets/deposits/near_ids.h"
#include "datasets/io/data_folder.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <future>

namespace kohkan {

namespace {

Result<DossierView> dossierView(const Arguments &arguments)
{
    DossierView view;
    view.asOf = QDate::currentDate();
    if (arguments.has(QStringLiteral("basis"))) {
        const QString basis = arguments.option(QStringLiteral("basis"));
        if (basis != QLatin1String("100"))
            return Error{Error::Kind::Words,
                         tr("--basis %1 is not known; it is 100, or left out for as reported.").arg(basis)};
        view.basis = Basis::Whole;
    }
    if (arguments.has(QStringLiteral("unit"))) {
        const QString name = arguments.option(QStringLiteral("unit"));
        view.mass = unitNamed(name);
        if (!view.mass || view.mass->kind != Unit::Kind::Mass)
            return Error{
                Error::Kind::Words,
                tr("--unit %1 is no unit of mass; it is one of t, kt, Mt, Gt, g, kg, oz, koz, Moz, lb, Mlb, ct.")
                    .arg(name)};
    }
    return view;
}

Result<DossierRequest> dossierRequest(const Arguments &arguments)
{
    DossierRequest request;
    request.ids = arguments.words;
    request.ids.removeDuplicates();
    request.folder = arguments.option(QStringLiteral("out"));
    if (request.ids.isEmpty() || request.folder.isEmpty())
        return Error{Error::Kind::Words, tr("dossier wants one ID or more, such as reko-diq, and --out DIR.")};
    const auto view = dossierView(arguments);
    if (!view)
        return view.error();
    request.view = *view;
    if (arguments.has(QStringLiteral("format"))) {
        request.formats.clear();
        for (const QString &name : arguments.option(QStringLiteral("format")).split(u',')) {
            const auto format = formatNamed(name);
            if (!format)
                return Error{Error::Kind::Words,
                             tr("--format %1 is not known; write pdf, html or pdf,html.").arg(name)};
            if (!request.formats.contains(*format))
                request.formats << *format;
        }
    }
    if (arguments.has(QStringLiteral("paper"))) {
        const QString name = arguments.option(QStringLiteral("paper"));
        const auto paper = dossierPaper(name);
        if (!paper)
            return Error{Error::Kind::Words, tr("--paper %1 is not known; it is a4 or letter.").arg(name)};
        request.paper = *paper;
    }
    return request;
}

/// 0 where nothing has changed, 1 where something has.
int verify(const Arguments &arguments)
{
    const QString path = arguments.option(QStringLiteral("verify"));
    const auto colophon = readColophon(path);
    if (!colophon)
        return fail(colophon.error());
    const auto folder = dataFolder();
    if (!folder)
        return fail(folder.error());
    const auto catalogue = commandCatalogue(arguments, *folder);
    if (!catalogue)
        return fail(catalogue.error());
    if (!colophon->workspace.isEmpty() && !arguments.has(QStringLiteral("workspace")))
        complain(tr("The dossier was made with a workspace; name it by --workspace FILE to compare with it."));
    const auto changes = changesSince(*colophon, *catalogue);
    for (const DossierChange &change : changes)
        print(change.sentence());
    print(changes.empty() ? tr("Nothing has changed: %1 rows and %2 figures of %3.")
                                .arg(colophon->rows.size())
                                .arg(colophon->figures.size())
                                .arg(colophon->name)
                          : tr("%1 changes since %2 in what the dossier of %3 rests on.")
                                .arg(changes.size())
                                .arg(colophon->view.asOf.toString(Qt::ISODate), colophon->name));
    return changes.empty() ? 0 : 1;
}

int writeAll(const DossierRequest &request, const CataloguePtr &catalogue, const BaseMapPtr &base)
{
    for (const QString &id : request.ids) {
        const auto files = writeDossier(catalogue, base, id, request);
        if (!files)
            return fail(files.error());
        for (const QString &file : *files)
            print(file);
    }
    return 0;
}

} // namespace

int dossierCommand(const QStringList &words)
{
    const auto arguments = Arguments::parse(words,
                                            {QStringLiteral("out"), QStringLiteral("format"), QStringLiteral("basis"),
                                             QStringLiteral("unit"), QStringLiteral("paper"), QStringLiteral("verify"),
                                             QStringLiteral("workspace")},
                                            {});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->has(QStringLiteral("verify"))) {
        const qsizetype known = arguments->has(QStringLiteral("workspace")) ? 2 : 1;
        if (!arguments->words.isEmpty() || arguments->options.size() > known ||
            arguments->options.value(QStringLiteral("verify")).size() > 1)
            return fail({Error::Kind::Words, tr("dossier --verify wants one FILE and nothing else.")});
        return verify(*arguments);
    }
    const auto request = dossierRequest(*arguments);
    if (!request)
        return fail(request.error());
    if (!QFileInfo(request->folder).isDir())
        return fail({Error::Kind::Output,
                     tr("The folder %1 does not exist; make it first or choose another.").arg(request->folder)});
    const auto folder = dataFolder();
    if (!folder)
        return fail(folder.error());
    auto base = std::async(std::launch::async, [&] { return loadBaseMap(*folder); });
    const auto catalogue = commandCatalogue(*arguments, *folder);
    const auto loaded = base.get();
    if (!catalogue)
        return fail(catalogue.error());
    if (!loaded)
        return fail(loaded.error());
    for (const QString &id : request->ids) // before the first is written
        if (!(*catalogue)->deposits()->rowOfKey(id))
            return fail({Error::Kind::Words, noSuchDeposit(*(*catalogue)->deposits(), id)});
    return writeAll(*request, *catalogue, *loaded);
}

} // namespace kohkan
