// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/security_columns.h"

#include "datasets/security/exposure_surface.h"

#include <functional>
#include <numeric>

namespace kohkan {

namespace {

ColumnPtr columnOf(const QString &name, Column::Type type, const Layer &layer,
                   const std::function<QString(const QString &site)> &valueOf)
{
    ColumnBuilder builder(name, type);
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        const QString value = valueOf(layer.key(rowAt(i)));
        if (value.isEmpty())
            builder.appendNull();
        else if (type == Column::Type::Integer)
            builder.appendInteger(value.toLongLong());
        else if (type == Column::Type::Number)
            builder.appendNumber(value.toDouble());
        else
            builder.appendText(value);
    }
    builder.setDerived();
    std::vector<std::uint32_t> order(layer.rowCount());
    std::iota(order.begin(), order.end(), 0u);
    return builder.finish(order);
}

bool hasExpired(const Annotation &annotation, QDate on)
{
    return annotation.state(on) == Annotation::State::Expired;
}

QString textOf(const Annotation &one, QDate on)
{
    return QStringLiteral("level %1 (%2), %3, %4%5: %6")
        .arg(one.level)
        .arg(annotationLevelName(one.level), annotationWord(one.category), annotationWord(one.kind),
             hasExpired(one, on) ? QStringLiteral(", expired") : QString(), one.text);
}

QString sourceOf(const Annotation &one)
{
    QStringList parts{one.author, one.date};
    if (!one.validUntil.isEmpty())
        parts << QStringLiteral("valid until ") + one.validUntil;
    parts += one.incidents + one.sourceRefs;
    return parts.join(QStringLiteral(", "));
}

void addAnnotations(std::vector<ColumnPtr> &columns, const Layer &deposits, const Catalogue &catalogue, QDate on)
{
    using Type = Column::Type;
    const auto add = [&](const char *name, Type type,
                         const std::function<QString(const std::vector<Annotation> &)> &valueOf) {
        columns.push_back(columnOf(QString::fromLatin1(name), type, deposits, [&](const QString &site) {
            const auto annotations = catalogue.annotationsFor(site, on);
            return annotations.empty() ? QString() : valueOf(annotations);
        }));
    };
    const auto joined = [](const std::vector<Annotation> &annotations, const auto &word) {
        QStringList words;
        for (const Annotation &one : annotations)
            words << word(one);
        return words.join(QStringLiteral(" | "));
    };
    add("annotation_level", Type::Integer, [](const auto &all) { return QString::number(all.front().level); });
    add("annotation_state", Type::Text, [&](const auto &all) {
        return hasExpired(all.front(), on) ? QStringLiteral("expired") : QStringLiteral("current");
    });
    add("annotation_text", Type::Text,
        [&](const auto &all) { return joined(all, [&](const Annotation &one) { return textOf(one, on); }); });
    add("annotation_sources", Type::Text, [&](const auto &all) { return joined(all, sourceOf); });
}

/// The references of the incidents that count; of a layer without any its licence.
QString sourcesText(const SiteExposures &exposures, LonLat place)
{
    const ExposureModel &model = exposures.model;
    const Column *column = model.incidents()->column(u"source_ref");
    if (!column || !model.incidents()->provenance().mayBePassedOn)
        return model.incidents()->provenance().licence;
    QStringList refs;
    for (const ExposureContribution &one : model.exposure(place).contributions)
        for (const QString &ref : splitTags(column->text(one.incident)))
            refs << ref;
    refs.removeDuplicates();
    return refs.join(u';');
}

void addExposure(std::vector<ColumnPtr> &columns, const Layer &deposits, const SiteExposures &exposures)
{
    using Type = Column::Type;
    const auto add = [&](const char *name, Type type, const std::function<QString(const QString &)> &valueOf) {
        columns.push_back(columnOf(QString::fromLatin1(name), type, deposits, [&](const QString &site) {
            return exposures.values.contains(site) ? valueOf(site) : QString();
        }));
    };
    const auto value = [&](const QString &site, Toll toll) {
        return exposures.ranks.value(site).isRanked()
                   ? QString::number(exposures.values.value(site)[indexOf(toll)], 'g', 6)
                   : QString();
    };
    const auto rank = [&](const QString &site, int ExposureRank::*which) {
        const ExposureRank found = exposures.ranks.value(site);
        return found.isRanked() && found.*which > 0 ? QString::number(found.*which) : QString();
    };
    add("exposure_low", Type::Number, [&](const QString &site) { return value(site, Toll::Low); });
    add("exposure_index", Type::Number, [&](const QString &site) { return value(site, Toll::Best); });
    add("exposure_high", Type::Number, [&](const QString &site) { return value(site, Toll::High); });
    add("exposure_rank", Type::Integer, [&](const QString &site) { return rank(site, &ExposureRank::atDefault); });
    add("exposure_rank_low", Type::Integer, [&](const QString &site) { return rank(site, &ExposureRank::low); });
    add("exposure_rank_high", Type::Integer, [&](const QString &site) { return rank(site, &ExposureRank::high); });
    columns.push_back(columnOf(QStringLiteral("exposure_note"), Type::Text, deposits,
                               [&](const QString &site) { return exposureNote(exposures, site); }));
    const QString parameters = exposureParametersText(exposures.model);
    add("exposure_parameters", Type::Text, [&](const QString &) { return parameters; });
    add("exposure_sources", Type::Text, [&](const QString &site) {
        return sourcesText(exposures, deposits.geometry().point(*deposits.rowOfKey(site)));
    });
}

} // namespace

std::vector<ColumnPtr> securityColumns(const Layer &deposits, const Catalogue &catalogue,
                                       const SiteExposures *exposures, QDate on)
{
    std::vector<ColumnPtr> columns;
    addAnnotations(columns, deposits, catalogue, on);
    if (exposures)
        addExposure(columns, deposits, *exposures);
    return columns;
}

} // namespace kohkan
