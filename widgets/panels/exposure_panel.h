// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/state/exposure_state.h"
#include "widgets/state/selection.h"
#include "widgets/state/surface_state.h"

#include <QHash>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSlider;
class QSpinBox;
class QTableView;

namespace kohkan {

class ExposureTableModel;

/// The parameters of the incident exposure index on sliders, with presets, and the sites by rank. GUI thread only.
class ExposurePanel : public Panel {
    Q_OBJECT
public:
    ExposurePanel(ExposureState *state, SurfaceState *surface, LayerList *layers, Selection *selection,
                  QWidget *parent = nullptr);
    QTableView *table() const { return m_table; }
    QSlider *radius() const { return m_radius; }
    QSlider *halfLife() const { return m_halfLife; }
    QCheckBox *shown() const { return m_shown; }
    QCheckBox *surface() const { return m_surface; }
    QComboBox *presets() const { return m_presets; }
    QString coverageText() const;

signals:
    void siteRequested(const QString &depositId);

protected:
    void refresh() override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void addSliders(QFormLayout *form);
    void addTypes(QFormLayout *form);
    void typesChanged();
    void apply();
    void showParameters();
    void showResult();
    QString currentSite() const;
    ExposureState *m_state;
    LayerList *m_layers;
    Selection *m_selection;
    ExposureTableModel *m_model;
    QCheckBox *m_shown;
    QCheckBox *m_surface;
    QComboBox *m_presets;
    QSlider *m_radius;
    QSlider *m_halfLife;
    QLabel *m_radiusText;
    QLabel *m_halfLifeText;
    QSpinBox *m_window;
    QDoubleSpinBox *m_severity;
    QFormLayout *m_form = nullptr;
    QHash<QString, QDoubleSpinBox *> m_types;
    QTableView *m_table;
    QLabel *m_coverage;
    bool m_isFilling = false;
};

/// What the index rests on and what it is not, for a person.
QString exposureCoverageText(const ExposureModel &model);

} // namespace kohkan
