// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/mapping_preview.h"

#include "datasets/recipes/mapped_table.h"
#include "datasets/table/hilbert_order.h"
#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

MappingPreview MappingPreview::of(const LayerPtr &read, const ImportRecipe &recipe, const Catalogue &shipped)
{
    MappingPreview preview;
    preview.words = wordsToSay(*read, recipe, shipped.commodities());
    const auto table = mapped(read, recipe, shipped);
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
    for (const Row row : layer.bySourceRow()) {
        if (preview.rows.size() == rowsShown)
            break;
        QStringList texts;
        for (const Column *column : ours)
            texts << column->text(row);
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
