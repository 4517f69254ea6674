// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/dataset_reader.h"
#include "widgets/state/layer_list.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;

namespace kohkan {

/// How a file is to be read against its own word: its reference system, the order of its axes, which columns of a table
/// say where the rows are, and which text columns are lists of tags.
class ReadingDialog : public QDialog {
    Q_OBJECT
public:
    ReadingDialog(const LayerEntry &entry, const ReadOptions &reading, QWidget *parent = nullptr);

signals:
    void readingChosen(const kohkan::ReadOptions &reading);

private:
    void submit();
    void addPlaceColumns(QFormLayout *form);
    QComboBox *columnBox(const QString &chosen);
    ReadOptions m_reading;
    LayerPtr m_layer;
    QLineEdit *m_system;
    QComboBox *m_decimal, *m_days;
    QCheckBox *m_swap;
    QComboBox *m_longitude = nullptr; ///< of a table, as the next three
    QComboBox *m_latitude = nullptr;
    QComboBox *m_zone = nullptr;
    QComboBox *m_place = nullptr;
    QListWidget *m_tags;
};

} // namespace kohkan
