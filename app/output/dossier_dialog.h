// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output/dossier_writer.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kohkan {

/// Asks where dossiers of the selected sites go, and in which form. Opened by open(); the request leaves by a signal.
class DossierDialog : public QDialog {
    Q_OBJECT
public:
    /// `request`: the sites, and what is proposed for the rest. An empty folder: that of documents.
    DossierDialog(DossierRequest request, QWidget *parent = nullptr);

signals:
    void dossiersRequested(const kohkan::DossierRequest &request);

private:
    void browse();
    void refresh();
    DossierRequest asked() const;
    void submit();

    DossierRequest m_request;
    QLineEdit *m_folder;
    QCheckBox *m_pdf;
    QCheckBox *m_html;
    QComboBox *m_basis;
    QComboBox *m_paper;
    QLabel *m_note;
    QPushButton *m_write;
};

} // namespace kohkan
