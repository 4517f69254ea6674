// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/records/edited_tables.h"

#include "datasets/table/layer_builder.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {

struct ColumnForm {
    QString name;
    Column::Type type = Column::Type::Text;
    QString unit;
};

RowTexts textsOf(const Layer &table, Row row, DerivedColumns derived = DerivedColumns::LeftOut)
{
    RowTexts texts;
    for (const ColumnPtr &column : table.columns())
        if ((derived == DerivedColumns::Kept || !column->isDerived()) && !column->isNull(row))
            texts.insert(column->name(), column->text(row));
    return texts;
}

std::vector<ColumnForm> formOf(const LayerPtr &table, DerivedColumns derived)
{
    std::vector<ColumnForm> form;
    if (table) {
        for (const ColumnPtr &column : table->columns())
            if (derived == DerivedColumns::Kept || !column->isDerived())
                form.push_back({column->name(), column->type(), column->unit()});
    } else {
        form = {{QStringLiteral("id"), Column::Type::Text, {}},
                {QStringLiteral("deposit_id"), Column::Type::Text, {}},
                {QStringLiteral("text"), Column::Type::Text, {}}};
    }
    return form;
}

/// Columns that rows have and the form lacks, as texts.
void addMissing(std::vector<ColumnForm> &form, const std::vector<RowTexts> &rows)
{
    for (const RowTexts &row : rows)
        for (const QString &name : row.keys())
            if (std::none_of(form.begin(), form.end(), [&](const ColumnForm &known) { return known.name == name; }))
                form.push_back({name, Column::Type::Text, {}});
}

void typeColumn(LayerBuilder &builder, std::size_t at, Column::Type type)
{
    ColumnBuilder &column = builder.columns()[at];
    const QString name = column.name();
    column.retype(type, [&](std::size_t row, const QString &text) {
        builder.warn(
            QCoreApplication::translate("kohkan::EditedTables", "%1: \"%2\" does not fit the column.").arg(name, text),
            static_cast<qint64>(row) + 1);
    });
}

LayerPtr tableOf(const QString &name, const LayerPtr &shipped, const std::vector<RowTexts> &rows,
                 DerivedColumns derived = DerivedColumns::LeftOut)
{
    std::vector<ColumnForm> form = formOf(shipped, derived);
    addMissing(form, rows);
    LayerBuilder builder(shipped ? shipped->name() : name);
    if (shipped)
        builder.provenance() = shipped->provenance();
    for (const ColumnForm &column : form) {
        const bool isTags = column.type == Column::Type::Tags;
        builder.addColumn(column.name, isTags ? Column::Type::Tags : Column::Type::Text, column.unit);
    }
    for (const RowTexts &row : rows) {
        for (std::size_t i = 0; i < form.size(); ++i) {
            const QString text = row.value(form[i].name);
            text.isEmpty() ? builder.columns()[i].appendNull() : builder.columns()[i].appendText(text);
        }
        const auto lon = parseNumber(row.value(QStringLiteral("lon"))),
                   lat = parseNumber(row.value(QStringLiteral("lat")));
        const bool hasPlace = shipped && shipped->geometry().hasPoints() && lon && lat;
        hasPlace ? builder.geometry().appendPoint({lon->value, lat->value}) : builder.geometry().appendNone();
    }
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i].type != Column::Type::Tags)
            typeColumn(builder, i, form[i].type);
    if (const Column *key = shipped ? shipped->keyColumn() : nullptr)
        builder.setKeyColumn(key->name());
    return builder.finish();
}

/// The rows of an edit, each signed.
std::vector<RowTexts> signedRows(const UserEdit &edit)
{
    std::vector<RowTexts> rows = edit.rows;
    for (RowTexts &row : rows) {
        row.insert(QStringLiteral("id"), edit.name.id);
        row.insert(QStringLiteral("edited_by"), edit.author);
        row.insert(QStringLiteral("edited_at"), edit.madeAt);
        row.insert(QStringLiteral("edit_reason"), edit.reason);
    }
    return rows;
}

EditState stateOf(const UserEdit &edit, const std::vector<RowTexts> &shipped)
{
    if (edit.isOwn())
        return EditState::Own;
    if (shipped.empty())
        return EditState::Orphaned;
    return hashOf(shipped) == hashOf(edit.base) ? EditState::Applied : EditState::Outdated;
}

/// The same edits of a table, with the same effect, in the same order.
bool haveSameEdits(const EditedTables &a, const EditedTables &b, const QString &table)
{
    const auto editsOf = [&](const EditedTables &tables) {
        std::vector<std::pair<EditState, UserEdit>> edits;
        for (const AppliedEdit &applied : tables.edits)
            if (applied.edit.name.table == table)
                edits.emplace_back(applied.state, applied.edit);
        return edits;
    };
    return a.tables.value(table) && editsOf(a) == editsOf(b);
}

} // namespace

std::vector<RowTexts> rowsOfRecord(const Layer &table, const QString &id)
{
    std::vector<RowTexts> rows;
    const Column *ids = table.column(u"id");
    if (!ids || !ids->codeOf(id))
        return rows;
    for (Row row : table.bySourceRow())
        if (!ids->isNull(row) && ids->text(row) == id)
            rows.push_back(textsOf(table, row));
    return rows;
}

LayerPtr copyOf(const LayerPtr &table, const RowSet &rows, DerivedColumns derived)
{
    std::vector<RowTexts> texts;
    for (Row row : table->bySourceRow())
        if (rows.contains(row))
            texts.push_back(textsOf(*table, row, derived));
    return tableOf(table->name(), table, texts, derived);
}

EditedTables applyEdits(const QHash<QString, LayerPtr> &shipped, std::vector<UserEdit> edits,
                        const EditedTables *before)
{
    EditedTables edited{shipped, {}};
    QHash<QString, QHash<QString, std::vector<RowTexts>>> replaced; ///< by table and id
    QHash<QString, std::vector<RowTexts>> added;                    ///< by table
    for (UserEdit &edit : edits) {
        const LayerPtr table = shipped.value(edit.name.table);
        AppliedEdit applied;
        applied.shipped = table ? rowsOfRecord(*table, edit.name.id) : std::vector<RowTexts>();
        applied.state = stateOf(edit, applied.shipped);
        const auto rows = signedRows(edit);
        if (applied.state == EditState::Own) {
            auto &all = added[edit.name.table];
            all.insert(all.end(), rows.begin(), rows.end());
        } else if (applied.state == EditState::Applied) {
            replaced[edit.name.table].insert(edit.name.id, rows);
        }
        applied.edit = std::move(edit);
        edited.edits.push_back(std::move(applied));
    }
    QStringList touched = replaced.keys() + added.keys();
    touched.removeDuplicates();
    for (const QString &name : touched) {
        if (before && haveSameEdits(*before, edited, name)) {
            edited.tables.insert(name, before->tables.value(name));
            continue;
        }
        const LayerPtr table = shipped.value(name);
        auto &instead = replaced[name];
        std::vector<RowTexts> rows;
        const Column *ids = table ? table->column(u"id") : nullptr;
        for (Row row : table ? table->bySourceRow() : std::vector<Row>()) {
            const QString id = ids ? ids->text(row) : QString();
            const auto own = instead.find(id);
            if (own == instead.end()) {
                rows.push_back(textsOf(*table, row));
                continue;
            }
            rows.insert(rows.end(), own->begin(), own->end());
            own->clear(); // the further lines of the shipped one are gone with it
        }
        rows.insert(rows.end(), added[name].begin(), added[name].end());
        edited.tables.insert(name, tableOf(name, table, rows));
    }
    return edited;
}

} // namespace kohkan
