// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/commands.h"
#include "app/cli/estimates_json.h"
#include "datasets/deposits/near_ids.h"
#include "datasets/io/data_folder.h"
#include "datasets/work/words.h"

#include <QJsonDocument>

namespace kohkan {

namespace {

Result<EstimatesView> estimatesView(const Arguments &arguments)
{
    EstimatesView view;
    const QString basis = arguments.option(QStringLiteral("basis"));
    if (!basis.isEmpty() && basis != QLatin1String("100"))
        return Error{Error::Kind::Words,
                     tr("--basis %1 is not known; it is 100, or left out for as reported.").arg(basis)};
    view.basis = basis.isEmpty() ? Basis::AsReported : Basis::Whole;
    const QString name = arguments.option(QStringLiteral("unit"));
    const auto unit = unitNamed(name.isEmpty() ? QStringLiteral("t") : name);
    if (!unit || unit->kind != Unit::Kind::Mass)
        return Error{Error::Kind::Words,
                     tr("--unit %1 is no unit of mass; it is one of t, kt, Mt, Gt, g, kg, oz, koz, Moz, lb, Mlb, ct.")
                         .arg(name)};
    view.mass = *unit;
    return view;
}

QString orDash(const QJsonValue &value, const QJsonValue &unit = {})
{
    return value.toString().isEmpty() ? QStringLiteral("—") : (value.toString() + u' ' + unit.toString()).trimmed();
}

void printRow(const QJsonObject &row)
{
    const auto text = [&](const char *name) { return row.value(QLatin1String(name)); };
    const QJsonObject own = text("normalised").toObject();
    print(tr("  %1 ore, %2 %3, %4 contained")
              .arg(orDash(text("tonnage"), text("tonnage_unit")), text("commodity").toString(),
                   orDash(text("grade"), text("grade_unit")), orDash(text("contained"), text("contained_unit"))));
    print(tr("    normalised: %1 ore, %2 contained%3, basis %4")
              .arg(orDash(own.value(QLatin1String("tonnage")), own.value(QLatin1String("unit"))),
                   orDash(own.value(QLatin1String("contained")), own.value(QLatin1String("unit"))),
                   own.value(QLatin1String("contained_from")).toString() == QLatin1String("tonnage x grade")
                       ? tr(" (tonnage x grade)")
                       : QString(),
                   own.value(QLatin1String("basis")).toString()));
}

void printText(const QJsonObject &all)
{
    print(all.value(QLatin1String("name")).toString());
    QString last;
    const QJsonArray rows = all.value(QLatin1String("estimates")).toArray();
    if (rows.isEmpty())
        print(tr("  No estimate of this site is in the tables."));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonObject row = rows[i].toObject();
        const auto text = [&](const char *name) { return orDash(row.value(QLatin1String(name))); };
        if (const QString id = text("id"); id != last) {
            last = id;
            print(tr("%1: %2, %3, code %4, scope %5, effective %6, source %7")
                      .arg(id, text("kind"), text("category"), text("code"), text("scope"), text("effective_date"),
                           text("source_ref")));
        }
        printRow(row);
        const bool isLast =
            i + 1 == rows.size() || rows[i + 1].toObject().value(QLatin1String("id")) != row.value(QLatin1String("id"));
        for (const auto finding : isLast ? row.value(QLatin1String("findings")).toArray() : QJsonArray())
            print(QStringLiteral("  %1 %2").arg(findingMark(finding[QLatin1String("warns")].toBool()),
                                                finding[QLatin1String("sentence")].toString()));
    }
    for (const auto best : all.value(QLatin1String("best_supported")).toArray())
        print(tr("Best supported, %1: %2, %3.")
                  .arg(best[QLatin1String("class")].toString(), best[QLatin1String("id")].toString(),
                       best[QLatin1String("why")].toString()));
}

} // namespace

int estimatesCommand(const QStringList &words)
{
    const auto arguments =
        Arguments::parse(words, {QStringLiteral("basis"), QStringLiteral("unit"), QStringLiteral("workspace")},
                         {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    if (arguments->words.size() != 1)
        return fail({Error::Kind::Words, tr("estimates wants one ID, such as reko-diq.")});
    const auto view = estimatesView(*arguments);
    if (!view)
        return fail(view.error());
    const auto folder = dataFolder();
    if (!folder)
        return fail(folder.error());
    const auto catalogue = commandCatalogue(*arguments, *folder);
    if (!catalogue)
        return fail(catalogue.error());
    const QString id = arguments->words.front();
    if (!(*catalogue)->deposits()->rowOfKey(id))
        return fail({Error::Kind::Words, noSuchDeposit(*(*catalogue)->deposits(), id)});
    const QJsonObject all = estimatesJson(**catalogue, id, *view, QDate::currentDate());
    if (arguments->has(QStringLiteral("json")))
        print(QString::fromUtf8(QJsonDocument(all).toJson()).trimmed());
    else
        printText(all);
    return 0;
}

} // namespace kohkan
