// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/sheet/map_page.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace kohkan {

class Mailbox;
class PagePreview;
class WorkerPool;

/// Asks what the map looks like on a page and where it goes, and shows the page beside the questions. Opened by open();
/// the request leaves by a signal, drawing and writing are somebody else's.
class MapExportDialog : public QDialog {
    Q_OBJECT
public:
    MapExportDialog(const PageContent &content, const PageSettings &settings, const QString &path, WorkerPool *pool,
                    std::shared_ptr<Mailbox> mailbox, QWidget *parent = nullptr);
    PageSettings settings() const;
    PagePreview *preview() { return m_preview; }

signals:
    void exportRequested(const kohkan::PageSettings &settings, const QString &path);
    void printRequested(const kohkan::PageSettings &settings);
    void settingsLeft(const kohkan::PageSettings &settings); ///< however it was closed

private:
    QFormLayout *makeForm();
    void fill(const PageSettings &settings);
    void wire();
    void browse();
    void formatChanged();
    void pathEdited();
    void refresh();
    QString targetPath() const; ///< with the ending of the format

    QComboBox *m_format;
    QComboBox *m_paper;
    QSpinBox *m_width;
    QSpinBox *m_height;
    QWidget *m_pixels;
    QComboBox *m_orientation;
    QSpinBox *m_dpi;
    QLineEdit *m_title;
    QLineEdit *m_subtitle;
    QComboBox *m_extent;
    QDoubleSpinBox *m_scale;
    QCheckBox *m_legend;
    QCheckBox *m_names;
    QCheckBox *m_graticule;
    QCheckBox *m_overview;
    QLineEdit *m_path;
    QLabel *m_note;
    PagePreview *m_preview;
    QDialogButtonBox *m_buttons;
    QPushButton *m_export;
    QPushButton *m_print;
};

} // namespace kohkan
