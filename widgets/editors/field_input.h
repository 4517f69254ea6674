// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/catalogue/edit_fields.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace kohkan {

/// The control of one field of a form: a line, several lines, or a list, with its value as the tables write it. GUI
/// thread only.
class FieldInput : public QWidget {
    Q_OBJECT
public:
    /// `catalogue` gives the commodities and the sources to choose from.
    FieldInput(const EditField &field, const Catalogue &catalogue, QWidget *parent = nullptr);
    QString value() const;
    void setValue(const QString &value);
    QWidget *control() const;

signals:
    void changed();

private:
    void addChoices(const EditField &field);
    void addCommodities(const Catalogue &catalogue);
    void completeSources(const Catalogue &catalogue);
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_words = nullptr;
    QComboBox *m_list = nullptr;
};

} // namespace kohkan
