// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/annotation_pack.h"
#include "datasets/catalogue/catalogue.h"

#include <QDialog>

class QButtonGroup;
class QVBoxLayout;

namespace kohkan {

/// What an annotation pack would change, before it does: what is new, changed or withdrawn there, and side by side what
/// both sides changed, to be chosen one by one. Deletes itself when it is closed. GUI thread only.
class MergeDialog : public QDialog {
    Q_OBJECT
public:
    MergeDialog(std::vector<MergeItem> items, CataloguePtr catalogue, const QString &fileName,
                QWidget *parent = nullptr);
    /// Whose version stands of an item that both sides changed.
    void choose(std::size_t item, MergeChoice choice);
    void accept() override;

signals:
    void chosen(const std::vector<kohkan::MergeItem> &items, const std::vector<kohkan::MergeChoice> &choices);

private:
    void addGroup(QVBoxLayout *column, MergeItem::Change change, const QString &title);
    void addConflict(QVBoxLayout *column, std::size_t at);
    QString lineOf(const MergeItem &item) const;
    std::vector<MergeItem> m_items;
    CataloguePtr m_catalogue;
    std::vector<QButtonGroup *> m_choices; ///< by item; null where there is nothing to choose
};

} // namespace kohkan
