// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/records/user_edit.h"
#include "datasets/table/layer.h"

#include <QHash>

namespace kohkan {

/// What has become of an edit beside the shipped tables of today.
enum class EditState {
    Own,      ///< a record of the user's own; stands in the tables
    Applied,  ///< stands in the tables in place of the shipped record
    Outdated, ///< the shipped record has changed since; it stands, and the user is to choose
    Orphaned  ///< the shipped record is gone; nothing stands in the tables
};

struct AppliedEdit {
    UserEdit edit;
    EditState state = EditState::Own;
    std::vector<RowTexts> shipped; ///< the record as it is shipped now
};

/// Tables with what a user has said in place, and what became of each edit.
struct EditedTables {
    QHash<QString, LayerPtr> tables;
    std::vector<AppliedEdit> edits; ///< in the order given
};

/// Puts edits into tables by name. Untouched tables are shared; a touched one is a new layer with the columns of the
/// shipped one (without derived ones) and those that only a user's record has: `inclusive`, `wording`, `locator`, and
/// `edited_by`, `edited_at`, `edit_reason` in every touched table. Edits of the table `notes` make a table of that
/// name. `before`: made earlier of the same shipped tables; a table whose edits are still the same is shared with it.
/// Pure; any thread.
EditedTables applyEdits(const QHash<QString, LayerPtr> &shipped, std::vector<UserEdit> edits,
                        const EditedTables *before = nullptr);

/// These rows as a layer of its own identity. Derived columns that are kept are columns like others in it.
enum class DerivedColumns { LeftOut, Kept };
LayerPtr copyOf(const LayerPtr &table, const RowSet &rows, DerivedColumns derived = DerivedColumns::LeftOut);

/// The rows of a record in a table, derived columns left out; none where there is no such record.
std::vector<RowTexts> rowsOfRecord(const Layer &table, const QString &id);

} // namespace kohkan
