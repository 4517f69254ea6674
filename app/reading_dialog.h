// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/dataset_reader.h"
#include "widgets/state/layer_list.h"

#include <QDialog>

class QLineEdit;
class QComboBox;
class QListWidget;

namespace kohkan {

/// How a file is to be read against its own word: its reference system, and which text columns are lists of tags.
class ReadingDialog : public QDialog {
    Q_OBJECT
public:
    ReadingDialog(const LayerEntry &entry, const ReadOptions &reading, QWidget *parent = nullptr);

signals:
    void readingChosen(const kohkan::ReadOptions &reading);

private:
    void submit();
    ReadOptions m_reading;
    LayerPtr m_layer;
    QLineEdit *m_system;
    QComboBox *m_decimal, *m_days;
    QListWidget *m_tags;
};

} // namespace kohkan
