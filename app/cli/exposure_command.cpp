// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/command_source.h"
#include "app/cli/commands.h"
#include "app/cli/json_value.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/reader_process.h"
#include "datasets/io/schema_reader.h"
#include "datasets/security/exposure.h"
#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_source.h"
#include "datasets/table/passing_on.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <numeric>

namespace kohkan {

namespace {

/// A positive number of an option, or what it is without.
Result<double> positive(const Arguments &arguments, const char *name, double otherwise)
{
    const QString option = QString::fromLatin1(name);
    if (!arguments.has(option))
        return otherwise;
    bool isNumber = false;
    const double value = arguments.option(option).toDouble(&isNumber);
    if (!isNumber || !(value > 0) || value > 1e6)
        return Error{Error::Kind::Words, tr("--%1 %2 is no number above zero.").arg(option, arguments.option(option))};
    return value;
}

struct ExposureRequest {
    std::optional<QDate> asOf; ///< nothing: the day to which the incidents are known
    ExposureParameters parameters;
};

Result<ExposureRequest> exposureRequest(const Arguments &arguments)
{
    ExposureRequest request;
    if (arguments.has(QStringLiteral("as-of"))) {
        const auto day = DateRange::parse(arguments.option(QStringLiteral("as-of")));
        if (!day || day->form != DateRange::Form::Day)
            return Error{
                Error::Kind::Words,
                tr("--as-of %1 is no day; write it 2026-11-23.").arg(arguments.option(QStringLiteral("as-of")))};
        request.asOf = day->firstDay();
    }
    const auto radius = positive(arguments, "radius-km", request.parameters.radiusKm);
    if (!radius)
        return radius.error();
    const auto halfLife = positive(arguments, "half-life-days", request.parameters.halfLifeDays);
    if (!halfLife)
        return halfLife.error();
    request.parameters.radiusKm = *radius;
    request.parameters.halfLifeDays = *halfLife;
    return request;
}

/// Tells what of a file does not count, and why its incidents are not named.
void sayLeftOut(const Layer &incidents)
{
    constexpr std::size_t most = 20;
    const auto &warnings = incidents.warnings();
    for (std::size_t i = 0; i < std::min(most, warnings.size()); ++i)
        complain(warnings[i].sourceRow ? tr("row %1: %2").arg(*warnings[i].sourceRow).arg(warnings[i].message)
                                       : warnings[i].message);
    if (warnings.size() > most)
        complain(tr("%1 more warnings; kohkan info lists them.").arg(warnings.size() - most));
}

/// Incidents as ACLED or UCDP GED lay them out; nothing where a file is neither.
Result<std::optional<LayerPtr>> foreignIncidents(const QString &path)
{
    const auto info = ReaderProcess::probe(path);
    if (!info)
        return info.error();
    for (const LayerInfo &part : info->layers) {
        QStringList names;
        for (const FieldInfo &field : part.fields)
            names << field.name;
        const IncidentSource source = incidentSourceOf(names);
        if (source != IncidentSource::Acled && source != IncidentSource::UcdpGed)
            continue;
        ReadOptions options;
        options.layerName = part.name;
        options.driver = info->driver;
        const auto layer = ReaderProcess::read(path, options);
        const auto incidents = layer ? incidentLayer(*layer) : layer;
        if (!incidents)
            return incidents.error();
        sayLeftOut(**incidents);
        return std::optional(*incidents);
    }
    return std::optional<LayerPtr>();
}

/// Those of a table as --recipe says.
Result<LayerPtr> incidentsByRecipe(const Arguments &arguments, const QString &path)
{
    const auto source = CommandSource::of(arguments);
    if (!source)
        return source.error();
    if (source->recipe()->kind != ImportRecipe::Kind::Incidents)
        return Error{Error::Kind::Words, tr("Exposure is of incidents; the recipe %1 is of the kind %2.")
                                             .arg(source->recipe()->name, recipeKindWord(source->recipe()->kind))};
    const auto table = source->readOnly(path, {});
    const auto incidents = table ? incidentLayer(table->layer) : Result<LayerPtr>(table.error());
    if (incidents)
        sayLeftOut(**incidents);
    return incidents;
}

/// The shipped incidents, those of ACLED or UCDP GED, or a table with the columns of the shipped ones.
Result<LayerPtr> incidentsOf(const Arguments &arguments, const QString &folder, const Catalogue &catalogue)
{
    if (!arguments.has(QStringLiteral("from")))
        return arguments.has(QStringLiteral("recipe"))
                   ? Result<LayerPtr>(
                         Error{Error::Kind::Words, tr("A recipe reads a file of incidents; say which with --from.")})
                   : Result<LayerPtr>(catalogue.incidents());
    const QString path = arguments.option(QStringLiteral("from"));
    if (arguments.has(QStringLiteral("recipe")))
        return incidentsByRecipe(arguments, path);
    const auto foreign = foreignIncidents(path);
    if (!foreign)
        return foreign.error();
    if (*foreign)
        return **foreign;
    const auto schemas = readSchemas(folder);
    if (!schemas)
        return schemas.error();
    ReadOptions options;
    if (const auto schema = schemas->find(QStringLiteral("incidents")); schema != schemas->end())
        options.schema = &schema->second;
    return ReaderProcess::read(path, options);
}

QJsonObject parametersJson(const ExposureParameters &parameters)
{
    QJsonObject types;
    for (const auto &[type, weight] : parameters.typeWeights)
        types.insert(type, weight);
    return {{QStringLiteral("radius_km"), parameters.radiusKm},
            {QStringLiteral("half_life_days"), parameters.halfLifeDays},
            {QStringLiteral("window_years"), parameters.windowYears},
            {QStringLiteral("most_severity"), parameters.mostSeverity},
            {QStringLiteral("kernel"), QStringLiteral("linear, mean over the disc of the place")},
            {QStringLiteral("type_weights"), types},
            {QStringLiteral("other_types"), 1}};
}

/// What a site is told where it has neither value nor rank; empty where it has them.
QString whyUnranked(const ExposureModel &model, const ExposureSite &site, const ExposureRank &rank)
{
    if (rank.isRanked())
        return {};
    return site.place.isValid() ? nothingInReach(model) : tr("no place to measure from");
}

/// Value and rank, null with a reason where nothing is reported in reach, and how many sets of parameters give one.
void addValueAndRank(QJsonObject &object, const ExposureModel &model, const ExposureSite &site,
                     const Exposure &exposure, const ExposureRank &rank)
{
    const QString why = whyUnranked(model, site, rank);
    object.insert(QStringLiteral("value"), !why.isEmpty() ? QJsonValue()
                                                          : QJsonObject{{QStringLiteral("low"), exposure.value[0]},
                                                                        {QStringLiteral("best"), exposure.value[1]},
                                                                        {QStringLiteral("high"), exposure.value[2]}});
    object.insert(QStringLiteral("rank"), !why.isEmpty() ? QJsonValue()
                                                         : QJsonObject{{QStringLiteral("default"), rank.atDefault},
                                                                       {QStringLiteral("low"), rank.low},
                                                                       {QStringLiteral("high"), rank.high},
                                                                       {QStringLiteral("of"), rank.of}});
    object.insert(QStringLiteral("why"), orNull(why));
    object.insert(QStringLiteral("ranked_under"), rank.sets - rank.unranked);
    object.insert(QStringLiteral("parameter_sets"), rank.sets);
}

QJsonObject coverageJson(const ExposureCoverage &coverage)
{
    const KnownIncidents &known = coverage.known;
    return {{QStringLiteral("incidents"), coverage.incidents},
            {QStringLiteral("in_window"), coverage.inWindow},
            {QStringLiteral("first"), orNull(coverage.first)},
            {QStringLiteral("last"), orNull(coverage.last)},
            {QStringLiteral("known_to"), orNull(known.day.toString(Qt::ISODate))},
            {QStringLiteral("days_without_data"), known.isKnown() ? QJsonValue(known.daysWithout()) : QJsonValue()},
            {QStringLiteral("without_data_to"), known.asOf.toString(Qt::ISODate)},
            {QStringLiteral("dated_later"), static_cast<qint64>(known.later)},
            {QStringLiteral("left_out"), QJsonObject{{QStringLiteral("without_place"), coverage.withoutPlace},
                                                     {QStringLiteral("without_accuracy"), coverage.withoutAccuracy},
                                                     {QStringLiteral("without_date"), coverage.withoutDate},
                                                     {QStringLiteral("unusable"), coverage.unusable}}},
            {QStringLiteral("note"), tr("What was reported; not a probability, and no report is not no event.")}};
}

QJsonObject siteJson(const ExposureModel &model, const ExposureSite &site, const Exposure &exposure,
                     const ExposureRank &rank)
{
    const QString why = whyNotPassedOn(*model.incidents());
    QJsonArray contributions;
    for (const ExposureContribution &one : exposure.contributions)
        if (why.isEmpty())
            contributions.append(QJsonObject{{QStringLiteral("incident"), model.incidents()->key(one.incident)},
                                             {QStringLiteral("distance_km"), one.distanceKm},
                                             {QStringLiteral("age_days"), one.ageDays},
                                             {QStringLiteral("weight"), one.weight},
                                             {QStringLiteral("share"), one.share}});
    QJsonObject object{{QStringLiteral("site"), site.id},
                       {QStringLiteral("as_of"), model.asOf().toString(Qt::ISODate)},
                       {QStringLiteral("parameters"), parametersJson(model.parameters())},
                       {QStringLiteral("contributions"), contributions},
                       {QStringLiteral("contribution_count"), static_cast<qint64>(exposure.contributions.size())},
                       {QStringLiteral("coverage"), coverageJson(model.coverage())}};
    addValueAndRank(object, model, site, exposure, rank);
    if (!why.isEmpty())
        object.insert(QStringLiteral("contributions_withheld"), why);
    return object;
}

void printSite(const ExposureModel &model, const Catalogue &catalogue, const ExposureSite &site,
               const Exposure &exposure, const ExposureRank &rank)
{
    const QString name = catalogue.depositName(site.id);
    QString sometimes; // of the plausible parameters
    if (rank.isRanked() && rank.unranked > 0)
        sometimes = tr("; no rank under %1 of %2 sets of parameters").arg(rank.unranked).arg(rank.sets);
    else if (!rank.isRanked() && rank.unranked < rank.sets)
        sometimes = tr("; rank %1 to %2 under %3 of %4 sets of parameters")
                        .arg(rank.low)
                        .arg(rank.high)
                        .arg(rank.sets - rank.unranked)
                        .arg(rank.sets);
    if (const QString why = whyUnranked(model, site, rank); !why.isEmpty())
        return print(tr("%1: no exposure, no rank: %2%3").arg(name, why, sometimes));
    const auto figure = [](double value) {
        return value < 0.0005 ? QStringLiteral("<0.001") : QString::number(value, 'f', 3);
    };
    print(tr("%1: exposure %2 (%3 to %4), rank %5 (%6 to %7) of %8%9")
              .arg(name, figure(exposure.value[1]), figure(exposure.value[0]), figure(exposure.value[2]))
              .arg(rank.atDefault)
              .arg(rank.low)
              .arg(rank.high)
              .arg(rank.of)
              .arg(sometimes));
    if (!whyNotPassedOn(*model.incidents()).isEmpty())
        return print(tr("  %1 incidents contribute").arg(exposure.contributions.size()));
    for (const ExposureContribution &one : exposure.contributions)
        print(tr("  %1, %2 km, %3 days ago: %4, %5 %")
                  .arg(model.incidents()->key(one.incident))
                  .arg(one.distanceKm, 0, 'f', 1)
                  .arg(one.ageDays, 0, 'f', 0)
                  .arg(one.weight, 0, 'f', 3)
                  .arg(one.share * 100, 0, 'f', 0));
}

void printCoverage(const ExposureModel &model)
{
    const ExposureCoverage coverage = model.coverage();
    print(
        tr("As of %1: %2 of %3 incidents, %4 to %5; radius %6 km, half-life %7 days. Left out: %8 without a place, %9 "
           "without its accuracy, %10 without a date, %11 too coarse or wrong.")
            .arg(model.asOf().toString(Qt::ISODate))
            .arg(coverage.inWindow)
            .arg(coverage.incidents)
            .arg(coverage.first.isEmpty() ? QStringLiteral("—") : coverage.first,
                 coverage.last.isEmpty() ? QStringLiteral("—") : coverage.last)
            .arg(model.parameters().radiusKm)
            .arg(model.parameters().halfLifeDays)
            .arg(coverage.withoutPlace)
            .arg(coverage.withoutAccuracy)
            .arg(coverage.withoutDate)
            .arg(coverage.unusable));
    print(tr("Known: %1.").arg(coverage.known.sentence()));
    if (const QString why = whyNotPassedOn(*model.incidents()); !why.isEmpty())
        print(why);
    print(tr("An index of what was reported; not a probability, and no report is not no event."));
}

} // namespace

int exposureCommand(const QStringList &words)
{
    const auto arguments = Arguments::parse(words,
                                            {QStringLiteral("from"), QStringLiteral("site"), QStringLiteral("as-of"),
                                             QStringLiteral("radius-km"), QStringLiteral("half-life-days"),
                                             QStringLiteral("workspace"), QStringLiteral("recipe")},
                                            {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    if (!arguments->words.isEmpty())
        return fail({Error::Kind::Words, tr("exposure wants no words but its options; a site is named by --site ID.")});
    const auto request = exposureRequest(*arguments);
    if (!request)
        return fail(request.error());
    const auto folder = dataFolder();
    if (!folder)
        return fail(folder.error());
    const auto catalogue = commandCatalogue(*arguments, *folder);
    if (!catalogue)
        return fail(catalogue.error());
    const auto incidents = incidentsOf(*arguments, *folder, **catalogue);
    if (!incidents)
        return fail(incidents.error());
    const auto model = request->asOf
                           ? ExposureModel::create(*incidents, *request->asOf, request->parameters)
                           : ExposureModel::createKnown(*incidents, QDate::currentDate(), request->parameters);
    if (!model)
        return fail(model.error());
    const auto sites = exposureSites(*(*catalogue)->deposits());
    const auto ranks = model->ranks(sites);
    std::vector<std::size_t> shown(sites.size());
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    if (const QString id = arguments->option(QStringLiteral("site")); !id.isEmpty()) {
        std::erase_if(shown, [&](std::size_t i) { return sites[i].id != id; });
        if (shown.empty())
            return fail({Error::Kind::Words,
                         tr("There is no deposit %1; the ids are in the column id of the deposits.").arg(id)});
    }
    const auto place = [&](std::size_t i) { return std::pair(!ranks[i].isRanked(), ranks[i].atDefault); };
    std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    QJsonArray all;
    for (std::size_t i : shown) {
        const Exposure exposure = model->exposure(sites[i].place);
        if (arguments->has(QStringLiteral("json")))
            all.append(siteJson(*model, sites[i], exposure, ranks[i]));
        else
            printSite(*model, **catalogue, sites[i], exposure, ranks[i]);
    }
    if (!arguments->has(QStringLiteral("json")))
        printCoverage(*model);
    else if (arguments->has(QStringLiteral("site")))
        print(QString::fromUtf8(QJsonDocument(all.first().toObject()).toJson()).trimmed());
    else
        print(QString::fromUtf8(QJsonDocument(all).toJson()).trimmed());
    return 0;
}

} // namespace kohkan
