// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editors/style_page.h"

class QButtonGroup;
class QCheckBox;
class QGroupBox;

namespace kohkan {

/// What is done where marks stand too close, what the layer turns into at small scales, and whether the stated accuracy
/// of places is drawn. GUI thread only.
class CrowdingPage : public StylePage {
    Q_OBJECT
public:
    explicit CrowdingPage(StyleSubject subject, QWidget *parent = nullptr);
    QAbstractButton *crowding(LayerStyle::Crowding crowding) const;
    QComboBox *shading() const { return m_shading; }
    QSpinBox *shadingScale() const { return m_shadingScale; }
    QCheckBox *accuracy() const { return m_accuracy; }
    QComboBox *accuracyColumn() const { return m_accuracyColumn; }

protected:
    void display() override;

private:
    QGroupBox *makeCrowding();
    QGroupBox *makeShading();
    QGroupBox *makeAccuracy();
    void wire();
    QButtonGroup *m_crowding;
    QCheckBox *m_counts;
    QComboBox *m_shading;
    QSpinBox *m_shadingScale;
    QCheckBox *m_accuracy;
    QComboBox *m_accuracyColumn;
};

} // namespace kohkan
