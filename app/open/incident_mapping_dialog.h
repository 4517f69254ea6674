// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/incident_mapping.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace kohkan {

/// Which column of a table holds what of an incident, with what the first rows make of it. GUI thread.
class IncidentMappingDialog : public QDialog {
    Q_OBJECT
public:
    IncidentMappingDialog(LayerPtr layer, const QString &name, const IncidentMapping &start, QWidget *parent = nullptr);

    IncidentMapping mapping() const;
    /// The list of columns for a part of a mapping, by its name in JSON (`date`, `event_type`, ...).
    QComboBox *columnChoice(const QString &part) const { return m_columns.value(part); }
    QComboBox *accuracyChoice() const { return m_accuracy; }
    QTableWidget *typeTable() const { return m_types; }
    QTableWidget *codeTable() const { return m_codes; }
    QCheckBox *mayBePassedOn() const { return m_mayBePassedOn; }
    QString resultText() const;

signals:
    void edited(const kohkan::IncidentMapping &mapping); ///< something was chosen; nothing is settled yet
    void mapped(const kohkan::IncidentMapping &mapping);
    void discarded(); ///< Cancel was pressed; closed in another way, what was chosen is kept for the next time

private:
    QComboBox *addColumn(QFormLayout *form, const QString &part, const QString &title, const QString &chosen,
                         const QString &none);
    void addWhen(QFormLayout *form, const IncidentMapping &start);
    void addWhere(QFormLayout *form, const IncidentMapping &start);
    void addWhat(QFormLayout *form, const IncidentMapping &start);
    void addDeaths(QFormLayout *form, const IncidentMapping &start);
    void addLicence(QFormLayout *form, const IncidentMapping &start);
    void fillTypes();
    void fillCodes();
    void keepSaid();
    void changed();
    void showResult();
    QString chosen(const char *part) const;

    LayerPtr m_layer;
    QHash<QString, QComboBox *> m_columns;
    QComboBox *m_dayOrder;
    QComboBox *m_accuracy;
    QDoubleSpinBox *m_accuracyKm;
    QTableWidget *m_codes;
    QComboBox *m_everyType;
    QTableWidget *m_types;
    QCheckBox *m_mayBePassedOn;
    QLineEdit *m_licence;
    QLabel *m_result;
    QTableWidget *m_records;
    QPushButton *m_use;
    IncidentMapping m_said; ///< words and codes that somebody has said something of, shown or not
    bool m_isFilling = true;
};

} // namespace kohkan
