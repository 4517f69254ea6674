// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geopackage_collection.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/database_file.h"
#include "datasets/io/whole_file.h"

#include <QCoreApplication>
#include <QFile>

namespace kohkan {

namespace {

/// Of a file beside the target, as said of the target itself.
Error about(const QString &target, const QString &temporary, Error error)
{
    error.message.replace(temporary, target);
    error.detail.replace(temporary, target);
    return error;
}

} // namespace

QStringList distinctLayerNames(const QStringList &names)
{
    QStringList distinct;
    for (const QString &name : names) {
        QString own = name;
        // A later one may be called so already.
        for (int number = 2;
             distinct.contains(own, Qt::CaseInsensitive) || (number > 2 && names.contains(own, Qt::CaseInsensitive));
             ++number)
            own = QStringLiteral("%1_%2").arg(name).arg(number);
        distinct << own;
    }
    return distinct;
}

Result<std::vector<ExportReport>> exportLayers(const std::vector<LayerToWrite> &layers, const ExportOptions &options,
                                               std::stop_token stop)
{
    std::vector<ExportTarget> targets;
    for (const auto &each : layers) {
        ExportOptions own = options;
        own.layerName = each.name;
        auto target = exportTargetOf(*each.layer, own);
        if (!target)
            return target.error();
        if (target->costsSomething() && target->action != options.agreed)
            return Error{Error::Kind::Output,
                         QCoreApplication::translate("exportLayer", "%1 was not written: there is something already.")
                                 .arg(options.path) +
                             u' ' + target->consequence()};
        targets.push_back(*std::move(target));
    }
    if (targets.empty())
        return std::vector<ExportReport>();
    auto whole = WholeFile::create(options.path, QStringLiteral("gpkg"));
    if (!whole)
        return whole.error();
    const QString temporary = whole->temporaryPath(), real = targets.front().realPath;
    const ExportTarget::Action action = targets.front().action;
    const bool isNew = action == ExportTarget::Action::NewFile;
    std::optional<DatabaseLock> lock;
    if (!isNew && action != ExportTarget::Action::ReplaceFile) {
        auto taken = DatabaseLock::take(real, options.path);
        if (!taken)
            return taken.error();
        lock.emplace(*std::move(taken));
        QFile existing(real);
        if (!existing.copy(temporary))
            return notWritten(options.path, existing.errorString());
    }
    std::vector<ExportReport> reports;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        ExportOptions own = options;
        own.path = temporary;
        own.driver = QStringLiteral("GPKG");
        own.layerName = layers[i].name;
        auto report = exportLayer(*layers[i].layer, layers[i].rows, own, stop);
        if (!report)
            return about(options.path, temporary, report.error());
        report->target = targets[i];
        reports.push_back(*std::move(report));
    }
    if (auto synced = whole->sync(); !synced)
        return synced.error();
    if (lock)
        if (auto unchanged = lock->check(); !unchanged)
            return unchanged.error();
    const auto committed = isNew ? whole->commit(WholeFile::Existing::Kept) : whole->commit();
    if (!committed)
        return committed.error();
    return reports;
}

} // namespace kohkan
