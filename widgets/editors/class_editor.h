// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/class_breaks.h"
#include "widgets/editors/style_page.h"

class QLabel;
class QPushButton;
class QTreeWidgetItem;

namespace kohkan {

class ClassList;

/// Edits the classes of a text column: colour, label and order, which is that of painting. GUI thread only.
class ClassEditor : public StylePage {
    Q_OBJECT
public:
    static constexpr std::size_t mostClasses = 30; ///< the rest is "Other"

    explicit ClassEditor(StyleSubject subject, QWidget *parent = nullptr);
    /// Gives a style classes where it has none: of the text column with the fewest values above one.
    void begin(LayerStyle &style) const;
    QComboBox *column() const { return m_column; }
    ClassList *list() const { return m_list; }

protected:
    void display() override;

private:
    void layOut();
    QPushButton *addButton(const QString &text, const QString &tip, void (ClassEditor::*run)());
    const Column *columnNamed(const QString &name) const;
    void takeColumn(LayerStyle &style, const QString &name) const;
    void chooseColumn();
    void changeLabel(QTreeWidgetItem *item);
    void reorder(const QList<int> &order);
    void changeColor();
    void changeOther();
    void moveUp();
    void moveDown();
    void moveBy(int by);
    void removeCurrent();
    void addAll();
    void updateButtons();
    QComboBox *m_column;
    ClassList *m_list;
    QLabel *m_note;
    QPushButton *m_color = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_other = nullptr;
    QString m_counted;                 ///< the column that m_counts are of
    std::vector<std::size_t> m_counts; ///< rows by code
};

} // namespace kohkan
