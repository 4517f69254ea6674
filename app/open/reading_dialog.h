// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/dataset_reader.h"
#include "widgets/state/layer_list.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QListWidget;

namespace kohkan {

class SystemEdit;

/// How a file that is no table is to be read against its own word: its reference system, the order of its axes, and
/// which text columns are lists of tags. Tables have an ImportDialog.
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
    SystemEdit *m_system;
    QComboBox *m_encoding, *m_decimal, *m_days;
    QCheckBox *m_swap;
    QListWidget *m_tags;
};

} // namespace kohkan
