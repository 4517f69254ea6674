// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editors/style_page.h"

namespace kohkan {

/// Which names are written beside the marks, and from which scale on. GUI thread only.
class NamesPage : public StylePage {
    Q_OBJECT
public:
    explicit NamesPage(StyleSubject subject, QWidget *parent = nullptr);
    QComboBox *column() const { return m_column; }
    QSpinBox *scale() const { return m_scale; }

protected:
    void display() override;

private:
    QComboBox *m_column;
    QSpinBox *m_scale;
};

} // namespace kohkan
