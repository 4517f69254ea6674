// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/export_target.h"

#include "datasets/io/database_file.h"
#include "datasets/io/reader_process.h"
#include "datasets/io/real_path.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace kohkan {

namespace {

Error refuseTarget(const QString &sentence)
{
    return Error{Error::Kind::Output, sentence};
}

QString named(const QStringList &layers)
{
    constexpr int most = 12;
    if (layers.size() <= most)
        return layers.join(QStringLiteral(", "));
    return tr("%1 and %2 more").arg(layers.mid(0, most).join(QStringLiteral(", "))).arg(layers.size() - most);
}

/// Formats whose files hold several layers, and which are read by GDAL to name them.
bool isOtherContainer(const QString &path)
{
    static const QStringList endings{QStringLiteral("kml"), QStringLiteral("kmz"), QStringLiteral("xlsx"),
                                     QStringLiteral("ods")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

/// What hangs on the layer that is replaced. The triggers of an R-tree and of GDAL's counts are made anew with it.
void addDependents(ExportTarget &target, const DatabaseFile &file)
{
    const QRegularExpression named(
        QStringLiteral("(?:^|[^\\w])%1(?:[^\\w]|$)").arg(QRegularExpression::escape(target.replaced)),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const DatabaseTable &table : file.tables) {
        const bool isTrigger = table.type == QLatin1String("trigger");
        const bool isIts = table.table.compare(target.replaced, Qt::CaseInsensitive) == 0;
        const bool isMadeAnew = table.name.startsWith(QLatin1String("rtree_")) ||
                                table.name.startsWith(QLatin1String("gpkg_")) ||
                                table.name.startsWith(QLatin1String("trigger_insert_feature_count_")) ||
                                table.name.startsWith(QLatin1String("trigger_delete_feature_count_"));
        if (isTrigger && isIts && !isMadeAnew)
            target.triggers << table.name;
        else if ((table.type == QLatin1String("view") || (isTrigger && !isIts && !isMadeAnew)) &&
                 named.match(table.statement).hasMatch())
            target.readers << table.name;
    }
}

/// Into a database: the layer is added or replaced, or the file is not for that.
Result<ExportTarget> intoDatabase(ExportTarget target, const DatabaseFile &file, const QString &driver)
{
    if (file.isWorkspace)
        return refuseTarget(
            tr("%1 is a workspace of Kohkan, which holds what you typed; choose another file.").arg(target.path));
    for (const DatabaseTable &table : file.tables)
        if (table.isLayer)
            target.others << table.name;
    if (driver != QLatin1String("GPKG")) {
        target.action = ExportTarget::Action::ReplaceFile;
        return target;
    }
    if (!file.isGeoPackage)
        return refuseTarget(tr("%1 is an SQLite database and no GeoPackage; choose another file.").arg(target.path));
    for (const char *reserved : {"gpkg", "rtree_", "sqlite_"})
        if (target.layerName.startsWith(QLatin1String(reserved), Qt::CaseInsensitive))
            return refuseTarget(
                tr("A layer of a GeoPackage may not be called %1; choose another name.").arg(target.layerName));
    target.action = ExportTarget::Action::AddLayer;
    for (const DatabaseTable &table : file.tables) {
        if (table.name.compare(target.layerName, Qt::CaseInsensitive) != 0)
            continue;
        if (!table.isFeatureTable)
            return refuseTarget(
                tr("%1 has a table or view %2 already, which is no layer of places and is not replaced; "
                   "choose another name for the layer.")
                    .arg(target.path, table.name));
        target.action = ExportTarget::Action::ReplaceLayer;
        target.replaced = table.name;
        target.others.removeAll(table.name);
        addDependents(target, file);
    }
    return target;
}

} // namespace

QString ExportTarget::dependents() const
{
    return (triggers.isEmpty() ? QString() : u' ' + tr("Its triggers go with it: %1.").arg(named(triggers))) +
           (readers.isEmpty() ? QString() : u' ' + tr("What reads it may fail then: %1.").arg(named(readers)));
}

QString ExportTarget::consequence() const
{
    switch (action) {
    case Action::NewFile:
        return {};
    case Action::AddLayer:
        return others.isEmpty() ? tr("The layer %1 is added to %2.").arg(layerName, path)
                                : tr("The layer %1 is added to %2; what is in it stays as it is: %3.")
                                      .arg(layerName, path, named(others));
    case Action::ReplaceLayer:
        return tr("The layer %1 of %2 is replaced, with its styles and metadata.").arg(replaced, path) + dependents() +
               (others.isEmpty() ? QString() : u' ' + tr("The others stay as they are: %1.").arg(named(others)));
    case Action::ReplaceFile:
        break;
    }
    if (isUnknown)
        return tr("%1 is replaced, whatever is in it: it cannot be read as what its name says.").arg(path);
    if (others.isEmpty())
        return tr("%1 is replaced.").arg(path);
    return tr("%1 is replaced whole: no layer can be added to it without harm to the others. What is in it goes: %2.")
        .arg(path, named(others));
}

Result<ExportTarget> examineTarget(const QString &path, const QString &driver, const QString &layerName,
                                   const QStringList &sources)
{
    if (auto own = refuseSources(path, sources); !own)
        return own.error();
    const auto real = followedPath(path);
    if (!real)
        return real.error();
    if (const QString why = whyNotWritable(path, *real); !why.isEmpty())
        return refuseTarget(why);
    ExportTarget target;
    target.path = path;
    target.realPath = *real;
    target.layerName = layerName;
    if (const QString why = whyInUse(*real, path); !why.isEmpty())
        return refuseTarget(why);
    if (!QFileInfo::exists(*real))
        return target;
    target.action = ExportTarget::Action::ReplaceFile;
    const auto database = readDatabaseFile(*real, path);
    if (!database)
        return database.error();
    if (database->isDatabase)
        return intoDatabase(std::move(target), *database, driver);
    target.isUnknown = driver == QLatin1String("GPKG");
    if (isOtherContainer(*real)) {
        const auto probed = ReaderProcess::probe(*real);
        target.isUnknown = !probed;
        if (probed)
            for (const LayerInfo &layer : probed->layers)
                target.others << layer.name;
    }
    return target;
}

} // namespace kohkan
