// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editors/style_page.h"

class QDoubleSpinBox;
class QGroupBox;

namespace kohkan {

class ClassList;

/// Shape and size of marks, and what lines and areas are drawn with. GUI thread only.
class MarksPage : public StylePage {
    Q_OBJECT
public:
    static constexpr std::size_t mostShapes = 30; ///< values of a column that get one

    explicit MarksPage(StyleSubject subject, QWidget *parent = nullptr);
    QComboBox *shape() const { return m_shape; }
    QComboBox *shapeColumn() const { return m_shapeColumn; }
    ClassList *shapes() const { return m_shapes; }
    QComboBox *sizeColumn() const { return m_sizeColumn; }
    QDoubleSpinBox *size() const { return m_size; }
    QDoubleSpinBox *largest() const { return m_largest; }
    QDoubleSpinBox *lineWidth() const { return m_lineWidth; }
    QSpinBox *fillOpacity() const { return m_fillOpacity; }

protected:
    void display() override;

private:
    void layOut();
    void wire();
    void chooseShapeColumn();
    void changeShape(int line, MarkerShape shape);
    void changeLabel(int line, const QString &label);
    QComboBox *shapeBox(int line);
    QGroupBox *m_points;
    QGroupBox *m_others;
    QComboBox *m_shape;
    QComboBox *m_shapeColumn;
    ClassList *m_shapes;
    QDoubleSpinBox *m_size;
    QComboBox *m_sizeColumn;
    QDoubleSpinBox *m_largest;
    QDoubleSpinBox *m_lineWidth;
    QSpinBox *m_fillOpacity;
};

} // namespace kohkan
