// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/mapping_choice.h"

#include "widgets/parts/wheel_guard.h"

#include <QAbstractItemView>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

void addChoosable(QStandardItemModel *model, const QString &value, const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setData(value, Qt::UserRole);
    item->setToolTip(text);
    model->appendRow(item);
}

/// Narrow, with a list that shows its entries whole, and with what it says as its tool tip.
class ValueBox : public QComboBox {
public:
    explicit ValueBox(QWidget *parent) : QComboBox(parent)
    {
        setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(4);
        connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
    }
    void showPopup() override
    {
        constexpr int widest = 360, besides = 40;
        view()->setMinimumWidth(std::clamp(view()->sizeHintForColumn(0) + besides, width(), std::max(widest, width())));
        QComboBox::showPopup();
    }
};

/// `missing`: what is shown of a value that the list does not have.
QComboBox *boxOf(QStandardItemModel *values, const QString &chosen, const QString &missing, QWidget *parent)
{
    auto *box = new ValueBox(parent);
    box->setModel(values);
    int at = box->findData(chosen);
    for (int i = 0; at < 0 && i < box->count(); ++i)
        if (box->itemData(i).toString().trimmed().compare(chosen.trimmed(), Qt::CaseInsensitive) == 0)
            at = i;
    if (at < 0) {
        addChoosable(values, chosen, missing);
        at = box->count() - 1;
    }
    box->setCurrentIndex(at);
    guardWheel(box);
    return box;
}

} // namespace

QStandardItemModel *choosables(const QString &nothing, const std::vector<std::pair<QString, QString>> &valuesAndTexts,
                               QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    addChoosable(model, QString(), nothing);
    for (const auto &[value, text] : valuesAndTexts)
        addChoosable(model, value, text);
    return model;
}

QStandardItemModel *columnsToChoose(const QStringList &columns, QObject *parent)
{
    std::vector<std::pair<QString, QString>> all;
    for (const QString &column : columns)
        all.emplace_back(column, column);
    return choosables(ColumnsChoice::tr("(none)"), all, parent);
}

QComboBox *columnBox(QStandardItemModel *columns, const QString &chosen, QWidget *parent)
{
    return boxOf(columns, chosen, ColumnsChoice::tr("%1 (not there)").arg(chosen), parent);
}

QComboBox *valueBox(QStandardItemModel *values, const QString &chosen, QWidget *parent)
{
    return boxOf(values, chosen, chosen, parent);
}

ColumnsChoice::ColumnsChoice(QStandardItemModel *columns, const QStringList &chosen, bool mayBeSeveral,
                             const QString &title, QWidget *parent)
    : QWidget(parent), m_columns(columns), m_column(new QVBoxLayout(this)), m_title(title), m_mayBeSeveral(mayBeSeveral)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    for (const QString &column : chosen)
        add(column);
    if (m_boxes.isEmpty() || mayBeSeveral)
        add(QString());
    setFocusProxy(m_boxes.front());
}

void ColumnsChoice::add(const QString &column)
{
    QComboBox *box = columnBox(m_columns, column, this);
    box->setAccessibleName(m_title);
    connect(box, &QComboBox::currentIndexChanged, this, &ColumnsChoice::follow);
    m_column->addWidget(box);
    m_boxes << box;
}

void ColumnsChoice::follow()
{
    if (m_mayBeSeveral && !m_boxes.back()->currentData().toString().isEmpty())
        add(QString());
    emit changed();
}

QStringList ColumnsChoice::chosen() const
{
    QStringList columns;
    for (const QComboBox *box : m_boxes)
        if (const QString column = box->currentData().toString(); !column.isEmpty() && !columns.contains(column))
            columns << column;
    return columns;
}

} // namespace kohkan
