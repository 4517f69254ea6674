// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/equivalent_statements.h"
#include "datasets/deposits/equivalent_grade.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kohkan {

/// Makes an equivalent grade of one published statement: the grades are the statement's, the prices begin with the
/// lowest and highest of the table, the recoveries are the user's own. Nothing is kept, and nothing is shown but as a
/// band with its formula. GUI thread only.
class EquivalentDialog : public QDialog {
    Q_OBJECT
public:
    EquivalentDialog(CataloguePtr catalogue, const QString &depositId, QWidget *parent = nullptr);
    QString result() const;
    QLineEdit *recovery(int metal, bool isHigh) const;

private:
    struct Row {
        EstimateLine line;
        QLineEdit *recoveryLow, *recoveryHigh, *priceLow, *priceHigh;
        QString priceUnit;
    };
    void layOut();
    void showStatement();
    void addRow(const EstimateLine &line);
    void compute();
    EquivalentMetal metalOf(const Row &row) const;

    CataloguePtr m_catalogue;
    std::vector<Estimate> m_statements;
    QComboBox *m_statement;
    QComboBox *m_main;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QLabel *m_result;
    QLabel *m_formula;
    QPushButton *m_copy = nullptr;
    std::vector<Row> m_rows;
};

} // namespace kohkan
