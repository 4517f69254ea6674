// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/date_text.h"
#include "datasets/table/number_text.h"

#include <QLineEdit>

class QComboBox;

namespace kohkan {

/// Lists of what a person may say of figures in texts; the first entry leaves it to the values.
QComboBox *decimalSignBox(DecimalSign chosen, QWidget *parent);
DecimalSign decimalSignOf(const QComboBox &box);
QComboBox *dateOrderBox(DateOrder chosen, QWidget *parent);
DateOrder dateOrderOf(const QComboBox &box);
/// Encodings of texts; the data of an item is its name for ReadOptions, empty for the first.
QComboBox *encodingBox(const QString &chosen, QWidget *parent);

/// A line for the code of a reference system, with the usual ones on offer, that knows whether PROJ knows it. Empty: as
/// the file says.
class SystemEdit : public QLineEdit {
    Q_OBJECT
public:
    SystemEdit(const QString &start, QWidget *parent);
    QString code() const { return text().trimmed(); }
    bool isKnown() const { return m_isKnown; }         ///< or empty
    const QString &answer() const { return m_answer; } ///< name of the system, or why it is none

private:
    void look();
    bool m_isKnown = true;
    QString m_answer;
};

} // namespace kohkan
