// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/source_column.h"

#include <numeric>

namespace kohkan {

const Column *referenceColumn(const Layer &layer)
{
    for (const auto name : {u"source_refs", u"source_ref"})
        if (const Column *column = layer.column(name); column && !column->isNumeric())
            return column;
    return nullptr;
}

ColumnPtr sourceColumn(const Layer &layer, const Catalogue &catalogue)
{
    const Column *refs = referenceColumn(layer);
    if (!refs)
        return nullptr;
    const auto refsOf = [&](Row row) {
        return refs->type() == Column::Type::Tags ? refs->tagTexts(row) : splitTags(refs->text(row));
    };
    ColumnBuilder builder(QStringLiteral("sources"), Column::Type::Text);
    for (std::size_t i = 0; i < layer.rowCount(); ++i) {
        QStringList texts;
        for (const auto &ref : refsOf(rowAt(i))) {
            const Source *source = catalogue.source(ref);
            texts << (source ? QStringLiteral("%1 (%2, %3) %4")
                                   .arg(source->title, source->publisher, source->year, source->identifier)
                             : ref);
        }
        texts.isEmpty() ? builder.appendNull() : builder.appendText(texts.join(QStringLiteral(" | ")));
    }
    builder.setDerived();
    std::vector<std::uint32_t> order(layer.rowCount());
    std::iota(order.begin(), order.end(), 0u);
    return builder.finish(order);
}

} // namespace kohkan
