// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "datasets/catalogue/annotation_pack.h"
#include "datasets/catalogue/catalogue.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/real_path.h"
#include "datasets/io/whole_bytes.h"
#include "datasets/work/words.h"
#include "datasets/workspace/workspace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kohkan {

namespace {

using Change = MergeItem::Change;

/// A workspace with what it holds.
struct Opened {
    std::unique_ptr<Workspace> workspace;
    std::vector<UserEdit> edits;
    std::vector<RecordVersion> history;
};

Result<Opened> openWorkspace(const Arguments &arguments, Workspace::Access access)
{
    if (!arguments.has(QStringLiteral("workspace")))
        return Error{Error::Kind::Words, tr("annotations wants a workspace: --workspace FILE. The window keeps its own "
                                            "in %1.")
                                             .arg(Workspace::defaultPath())};
    auto workspace = Workspace::open(arguments.option(QStringLiteral("workspace")), access);
    if (!workspace)
        return workspace.error();
    auto edits = (*workspace)->edits();
    auto history = edits ? (*workspace)->history() : Result<std::vector<RecordVersion>>(edits.error());
    if (!history)
        return history.error();
    return Opened{*std::move(workspace), *std::move(edits), *std::move(history)};
}

Result<AnnotationPack> packOf(const Opened &opened, const Arguments &arguments)
{
    const auto folder = dataFolder();
    if (!folder)
        return folder.error();
    const auto catalogue = Catalogue::load(*folder);
    if (!catalogue)
        return catalogue.error();
    const QStringList sites = arguments.options.value(QStringLiteral("site"));
    for (const QString &site : sites)
        if (!(*catalogue)->deposits()->rowOfKey(site))
            return Error{Error::Kind::Words,
                         tr("There is no deposit %1; the ids are in the column id of the deposits.").arg(site)};
    AnnotationPack pack = kohkan::packOf(opened.edits, opened.history, sites);
    for (PackedAnnotation &packed : pack.annotations)
        packed.siteName = (*catalogue)->subjectOf(packed.edit);
    return pack;
}

QString stateWord(const Annotation &annotation)
{
    const bool expired = annotation.state(QDate::currentDate()) == Annotation::State::Expired;
    return expired ? QStringLiteral("expired") : QStringLiteral("current");
}

int list(const Arguments &arguments)
{
    const auto opened = openWorkspace(arguments, Workspace::Access::ReadOnly);
    if (!opened)
        return fail(opened.error());
    const auto pack = packOf(*opened, arguments);
    if (!pack)
        return fail(pack.error());
    QJsonArray all;
    for (const PackedAnnotation &packed : pack->annotations) {
        const auto annotation = annotationOf(packed.edit);
        QJsonObject object = annotationJson(packed);
        object.insert(QStringLiteral("state"), stateWord(*annotation));
        all.append(object);
        if (arguments.has(QStringLiteral("json")))
            continue;
        print(tr("%1 (%2) %3: level %4, %5; %6, %7, %8")
                  .arg(packed.siteName, packed.edit.site, annotation->id)
                  .arg(annotation->level)
                  .arg(annotationLevelName(annotation->level), annotationWord(annotation->category), annotation->kind,
                       stateWord(*annotation)));
        print(tr("  %1 (%2, %3%4)")
                  .arg(annotation->text, annotation->author, annotation->date,
                       annotation->validUntil.isEmpty() ? QString()
                                                        : tr(", valid until %1").arg(annotation->validUntil)));
    }
    if (arguments.has(QStringLiteral("json")))
        print(QString::fromUtf8(QJsonDocument(all).toJson()).trimmed());
    else
        print(tr("%1 annotations.").arg(pack->annotations.size()));
    return 0;
}

int exportPack(const Arguments &arguments)
{
    if (auto own = refuseSources(arguments.words[1], {arguments.option(QStringLiteral("workspace"))}); !own)
        return fail(own.error());
    const auto opened = openWorkspace(arguments, Workspace::Access::ReadOnly);
    if (!opened)
        return fail(opened.error());
    const auto pack = packOf(*opened, arguments);
    if (!pack)
        return fail(pack.error());
    if (const auto written = writeWholeFile(pack->json(), arguments.words[1]); !written)
        return fail(written.error());
    print(tr("%1: %2 annotations, %3 withdrawn.")
              .arg(arguments.words[1])
              .arg(pack->annotations.size())
              .arg(pack->withdrawn.size()));
    return 0;
}

QString changeText(Change change)
{
    switch (change) {
    case Change::New:
        return tr("new");
    case Change::Newer:
        return tr("changed there");
    case Change::Withdrawn:
        return tr("withdrawn there");
    case Change::Older:
        return tr("changed here, kept");
    case Change::GoneHere:
        return tr("withdrawn here, stays so");
    case Change::BothChanged:
        return tr("changed on both sides");
    }
    return {};
}

Result<AnnotationPack> readPack(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Input, tr("%1 cannot be read: %2.").arg(path, file.errorString())};
    return AnnotationPack::fromJson(file.readAll());
}

int merge(const Arguments &arguments)
{
    const QString choice = arguments.option(QStringLiteral("conflicts"));
    if (!QStringList{QString(), QStringLiteral("mine"), QStringLiteral("theirs")}.contains(choice))
        return fail({Error::Kind::Words, tr("--conflicts is mine or theirs, not \"%1\".").arg(choice)});
    const auto pack = readPack(arguments.words[1]);
    if (!pack)
        return fail(pack.error());
    const auto opened = openWorkspace(arguments, Workspace::Access::ReadWrite);
    if (!opened)
        return fail(opened.error());
    const MergeChoice whose = choice == QLatin1String("theirs") ? MergeChoice::Theirs : MergeChoice::Mine;
    int taken = 0, conflicts = 0;
    for (const MergeItem &item : compareWithPack(*pack, opened->edits, opened->history)) {
        const bool takes = takesTheirs(item, whose);
        if (takes) {
            if (const auto done = opened->workspace->change(item.name, item.theirs); !done)
                return fail(done.error());
            ++taken;
        }
        const bool isOpen = item.change == Change::BothChanged && choice.isEmpty();
        conflicts += isOpen ? 1 : 0;
        print(QStringLiteral("%1: %2%3")
                  .arg(item.name.id, changeText(item.change),
                       item.change != Change::BothChanged ? QString()
                       : isOpen                           ? tr(", left as it is here")
                       : takes                            ? tr(", theirs taken")
                                                          : tr(", mine kept")));
    }
    print(tr("%1 taken.").arg(taken));
    if (conflicts == 0)
        return 0;
    complain(tr("kohkan: %1 annotations changed on both sides and were left as they are; say --conflicts mine or "
                "--conflicts theirs, or merge in the window, which shows both.")
                 .arg(conflicts));
    return 1;
}

} // namespace

int annotationsCommand(const QStringList &words)
{
    const auto arguments =
        Arguments::parse(words, {QStringLiteral("workspace"), QStringLiteral("site"), QStringLiteral("conflicts")},
                         {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    const QString action = arguments->words.value(0);
    if (action == QLatin1String("list") && arguments->words.size() == 1)
        return list(*arguments);
    if (action == QLatin1String("export") && arguments->words.size() == 2)
        return exportPack(*arguments);
    if (action == QLatin1String("merge") && arguments->words.size() == 2)
        return merge(*arguments);
    return fail({Error::Kind::Words, tr("annotations wants list, export PACK.json or merge PACK.json.")});
}

} // namespace kohkan
