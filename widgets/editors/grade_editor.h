// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/class_breaks.h"
#include "widgets/editors/style_page.h"

class QPushButton;
class QTreeWidgetItem;

namespace kohkan {

class ClassList;

/// Edits the classes of a number column: how they are cut, their bounds, colours and labels. GUI thread only.
class GradeEditor : public StylePage {
    Q_OBJECT
public:
    explicit GradeEditor(StyleSubject subject, QWidget *parent = nullptr);
    /// Gives a style grades where it has none: of the first number column that is neither a key nor a
    /// coordinate and has more than one value.
    void begin(LayerStyle &style);
    QComboBox *column() const { return m_column; }
    QComboBox *method() const { return m_method; }
    QSpinBox *count() const { return m_count; }
    QComboBox *ramp() const { return m_ramp; }
    ClassList *list() const { return m_list; }

protected:
    void display() override;

private:
    void layOut();
    const Column *columnNamed(const QString &name) const;
    const std::vector<double> &sampleOf(const Column &column);
    void cut(LayerStyle &style, const QString &name);
    void recut();
    void recolor();
    void changeLine(QTreeWidgetItem *item, int column);
    void changeColor();
    void changeOther();
    QString labelOf(const LayerStyle &style, double low, double high) const;
    QComboBox *m_column;
    QComboBox *m_method;
    QSpinBox *m_count;
    QComboBox *m_ramp;
    ClassList *m_list;
    QPushButton *m_color;
    QPushButton *m_other;
    QString m_sampled; ///< the column that m_sample is of
    std::vector<double> m_sample;
};

/// Moves one bound of ascending grades, and the one of the neighbour that it touches. False where they would no longer
/// ascend; then nothing is changed.
bool moveBound(std::vector<LayerStyle::Grade> &grades, std::size_t at, bool isHigh, double value);

} // namespace kohkan
