// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editors/style_page.h"

class QPushButton;
class QStackedWidget;

namespace kohkan {

class ClassEditor;
class GradeEditor;

/// What the colour of a layer follows: nothing, a text column or a number column. GUI thread only.
class ColourPage : public StylePage {
    Q_OBJECT
public:
    explicit ColourPage(const StyleSubject &subject, QWidget *parent = nullptr);
    QComboBox *colouring() const { return m_colouring; }
    ClassEditor *classes() const { return m_classes; }
    GradeEditor *grades() const { return m_grades; }

protected:
    void display() override;

private:
    void chooseColouring();
    QComboBox *m_colouring;
    QStackedWidget *m_stack;
    QPushButton *m_single;
    ClassEditor *m_classes;
    GradeEditor *m_grades;
};

} // namespace kohkan
