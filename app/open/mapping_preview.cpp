// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/mapping_preview.h"

#include "datasets/recipes/mapped_table.h"
#include "datasets/table/hilbert_order.h"
#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

namespace {

/// What the lines of a table state about each site, its figures with their units and what they are of.
QHash<QString, QStringList> figuresBySite(const LayerPtr &table, bool isOfOutput)
{
    QHash<QString, QStringList> figures;
    const Column *site = table ? table->column(u"deposit_id") : nullptr;
    if (!site)
        return figures;
    const auto text = [&](const char *name, Row row) {
        const Column *column = table->column(QString(QLatin1String(name)));
        return column ? column->text(row) : QString();
    };
    using Pair = std::pair<const char *, const char *>;
    const auto pairs =
        isOfOutput
            ? std::vector<Pair>{{"amount", "unit"}}
            : std::vector<Pair>{{"tonnage", "tonnage_unit"}, {"grade", "grade_unit"}, {"contained", "contained_unit"}};
    for (const Row row : table->bySourceRow()) {
        QStringList said{text("commodity", row)};
        for (const auto &[figure, unit] : pairs)
            if (const QString number = text(figure, row); !number.isEmpty())
                said << QStringLiteral("%1 %2").arg(number, text(unit, row)).trimmed();
        said.removeAll(QString());
        figures[site->text(row)] << said.join(u' ');
    }
    return figures;
}

} // namespace

MappingPreview MappingPreview::of(const LayerPtr &read, const ImportRecipe &recipe, const Catalogue &shipped,
                                  const std::stop_token &stop)
{
    MappingPreview preview;
    preview.words = wordsToSay(*read, recipe, shipped.commodities());
    const auto table = mapped(read, recipe, shipped, stop);
    if (!table) {
        preview.problem = table.error().message;
        return preview;
    }
    const Layer &layer = *table->layer;
    std::vector<const Column *> ours; // the others are those of the source
    for (const auto &column : layer.columns()) {
        const bool isTheirs =
            std::find(read->columns().begin(), read->columns().end(), column) != read->columns().end();
        const bool isRenamed = column->name().contains(QLatin1String(" (source)"));
        if (!isTheirs && !isRenamed && !column->isDerived() && column->nullCount() < column->rowCount())
            ours.push_back(column.get());
    }
    for (const Column *column : ours)
        preview.heads << column->name();
    std::vector<QHash<QString, QStringList>> stated; // rows of the other kinds say it themselves
    for (const char *name : {"estimates", "production"}) {
        const LayerPtr rows = table->catalogue->table(QLatin1String(name));
        if (recipe.kind != ImportRecipe::Kind::Deposits || !rows || rows->rowCount() == 0)
            continue;
        stated.push_back(figuresBySite(rows, QLatin1String(name) == QLatin1String("production")));
        preview.heads << QLatin1String(name);
    }
    for (const Row row : layer.bySourceRow()) {
        if (preview.rows.size() == rowsShown)
            break;
        QStringList texts;
        for (const Column *column : ours)
            texts << column->text(row);
        for (const auto &figures : stated)
            texts << figures.value(layer.key(row)).join(QStringLiteral("; "));
        preview.rows.push_back(texts);
    }
    for (const Warning &warning : layer.warnings())
        if (warning.isOfMeaning)
            preview.remarks << (warning.sourceRow ? tr("row %1: %2").arg(*warning.sourceRow).arg(warning.message)
                                                  : warning.message);
    const auto count = [&](const char *name) {
        const LayerPtr rows = table->catalogue->table(QLatin1String(name));
        return rows ? rows->rowCount() : 0;
    };
    preview.sites = count("deposits");
    preview.estimates = count("estimates");
    preview.outputs = count("production");
    return preview;
}

QString MappingPreview::summary() const
{
    if (!problem.isEmpty())
        return problem;
    return tr("%1 site(s), %2 line(s) of estimates, %3 output(s); %4 remark(s).")
        .arg(sites)
        .arg(estimates)
        .arg(outputs)
        .arg(remarks.size());
}

QString MappingPreview::page() const
{
    constexpr qsizetype most = 10;
    QStringList lines = remarks.mid(0, most);
    if (remarks.size() > most)
        lines << tr("... and %1 more.").arg(remarks.size() - most);
    return lines.join(u'\n');
}

} // namespace kohkan
