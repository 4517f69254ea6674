// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/exporter.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/selection.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QRadioButton;

namespace kohkan {

/// Asks what of the active layer goes where. Opened by open(); the request leaves by a signal, the writing is somebody
/// else's.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    struct Request {
        LayerPtr layer;
        RowSet rows;
        ExportOptions options;
        bool withSources = false;
        bool withSecurity = false; ///< securityColumns()
    };
    /// `sources`: the files of the layers in the window, none of which is ever written over.
    ExportDialog(const LayerEntry &entry, const RowSet &filtered, const RowSet &selected, const QStringList &sources,
                 QWidget *parent = nullptr);

signals:
    void exportRequested(const kohkan::ExportDialog::Request &request);

private:
    void browse();
    void formatChanged();
    void pathEdited();
    void refresh();
    RowSet chosenRows() const;
    QStringList chosenFields() const;
    QString layerName() const;  ///< that the format gives the layer; empty where it has no such names
    QString targetPath() const; ///< with the ending of the format
    void submit();

    LayerEntry m_entry;
    RowSet m_filtered;
    RowSet m_selected;
    QStringList m_sources;
    QRadioButton *m_takeSelected;
    QRadioButton *m_takeFiltered;
    QRadioButton *m_takeAll;
    QComboBox *m_format;
    QLineEdit *m_path;
    QLineEdit *m_layerName;
    QListWidget *m_fields;
    QCheckBox *m_withSources;
    QCheckBox *m_security;
    QLabel *m_note;
    QDialogButtonBox *m_buttons;
};

} // namespace kohkan
