// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>
#include <QStandardItemModel>
#include <QWidget>

class QVBoxLayout;

namespace kohkan {

/// A list that many boxes choose from: an entry for nothing, then these with what is shown of them.
QStandardItemModel *choosables(const QString &nothing, const std::vector<std::pair<QString, QString>> &valuesAndTexts,
                               QObject *parent);
/// A box with that list and this value chosen, in any case; one that the list does not have is added to it.
QComboBox *valueBox(QStandardItemModel *values, const QString &chosen, QWidget *parent);
/// Likewise for a column; one that the table does not have is called so.
QComboBox *columnBox(QStandardItemModel *columns, const QString &chosen, QWidget *parent);
QStandardItemModel *columnsToChoose(const QStringList &columns, QObject *parent);

/// The columns that say one thing: a box each, and where there may be several one more for the next. GUI thread.
class ColumnsChoice : public QWidget {
    Q_OBJECT
public:
    ColumnsChoice(QStandardItemModel *columns, const QStringList &chosen, bool mayBeSeveral, const QString &title,
                  QWidget *parent);
    QStringList chosen() const;
    QComboBox *box(int at) const { return m_boxes.value(at); }

signals:
    void changed();

private:
    void add(const QString &column);
    void follow();

    QStandardItemModel *m_columns;
    QVBoxLayout *m_column;
    QList<QComboBox *> m_boxes;
    QString m_title;
    bool m_mayBeSeveral;
};

} // namespace kohkan
