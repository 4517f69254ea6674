// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/column_filter.h"

#include "widgets/pages/condition_text.h"
#include "widgets/panels/filter_value_delegate.h"
#include "widgets/panels/filter_value_model.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

ValueFilter::ValueFilter(FilterValueModel *model, QWidget *parent)
    : ColumnFilter(parent), m_model(model), m_proxy(new QSortFilterProxyModel(this)), m_view(new QListView(this))
{
    constexpr int searchedFrom = 11, shownAtMost = 8;
    model->setParent(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_proxy->setSourceModel(model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    if (model->rowCount() >= searchedFrom) {
        m_search = new QLineEdit(this);
        m_search->setPlaceholderText(tr("Search %1 values").arg(QLocale().toString(model->rowCount())));
        m_search->setAccessibleName(tr("Search the values"));
        m_search->setClearButtonEnabled(true);
        connect(m_search, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
        column->addWidget(m_search);
    }
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new FilterValueDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    const int line = m_view->fontMetrics().height() + 6;
    m_view->setFixedHeight(line * std::clamp(model->rowCount(), 1, shownAtMost) + 2);
    column->addWidget(m_view);
    connect(model, &FilterValueModel::chosenChanged, this, [this] { emit chosen(m_model->condition()); });
}

void ValueFilter::show(const RowSet &rows, const Condition *own)
{
    m_model->setCounts(countValues(m_model->column(), rows));
    QSet<QString> values;
    bool nulls = false;
    if (own && own->op == Condition::Op::OneOf) {
        values = QSet<QString>(own->values.begin(), own->values.end());
        nulls = own->orNull;
    } else if (own && own->op == Condition::Op::Equal) {
        values.insert(own->value);
    } else if (own && own->op == Condition::Op::IsNull) {
        nulls = true;
    }
    // A check in the list is in the model already, so what changes here came from elsewhere.
    if (m_model->setChosen(std::move(values), nulls)) {
        m_reveal = m_model->firstChosen() >= 0;
        QTimer::singleShot(0, this, &ValueFilter::reveal); // once it is laid out
    }
}

void ValueFilter::showEvent(QShowEvent *event)
{
    ColumnFilter::showEvent(event);
    QTimer::singleShot(0, this, &ValueFilter::reveal);
}

void ValueFilter::reveal()
{
    if (!m_reveal || !isVisible())
        return;
    m_reveal = false;
    const QModelIndex first = m_model->index(m_model->firstChosen());
    if (m_search && first.isValid() && !m_proxy->mapFromSource(first).isValid())
        m_search->clear();
    m_view->scrollTo(m_proxy->mapFromSource(first));
}

RangeFilter::RangeFilter(ColumnPtr column, QWidget *parent)
    : ColumnFilter(parent)
    , m_column(std::move(column))
    , m_low(new QLineEdit(this))
    , m_high(new QLineEdit(this))
    , m_nulls(new QCheckBox(this))
    , m_problem(new QLabel(this))
    , m_limits(new QLabel(tr("Values such as <0.01 count where the range holds all that they may be."), this))
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(4, 0, 4, 0);
    lines->setSpacing(4);
    auto *ends = new QHBoxLayout;
    ends->setSpacing(6);
    ends->addWidget(m_low, 1);
    ends->addWidget(new QLabel(QStringLiteral("–"), this));
    ends->addWidget(m_high, 1);
    lines->addLayout(ends);
    lines->addWidget(m_problem);
    lines->addWidget(m_nulls);
    lines->addWidget(m_limits);
    m_limits->setWordWrap(true);
    m_limits->setVisible(m_column->hasLimits());
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_low->setAccessibleName(tr("Least value"));
    m_high->setAccessibleName(tr("Greatest value"));
    m_low->setMinimumWidth(40);
    m_high->setMinimumWidth(40);
    m_nulls->setVisible(m_column->nullCount() > 0);
    connect(m_low, &QLineEdit::editingFinished, this, &RangeFilter::applyEdited);
    connect(m_high, &QLineEdit::editingFinished, this, &RangeFilter::applyEdited);
    connect(m_nulls, &QCheckBox::toggled, this, &RangeFilter::apply);
}

bool RangeFilter::accepts(const QString &text) const
{
    if (text.isEmpty())
        return true;
    if (m_column->type() == Column::Type::DateTime && TimePoint::parse(text))
        return true;
    return isOfDays() ? DateRange::parse(text).has_value() : parseNumber(text).has_value();
}

bool RangeFilter::isOfDays() const
{
    return m_column->type() == Column::Type::Date || m_column->type() == Column::Type::DateTime;
}

QString RangeFilter::valueText(double value) const
{
    if (isOfDays())
        return QDate::fromJulianDay(static_cast<qint64>(value)).toString(Qt::ISODate);
    return QString::number(value, 'g', 8);
}

void RangeFilter::show(const RowSet &rows, const Condition *own)
{
    const QSignalBlocker quietLow(m_low), quietHigh(m_high), quietNulls(m_nulls);
    const auto range = valueRange(*m_column, rows);
    m_low->setPlaceholderText(range ? valueText(range->low) : tr("from"));
    m_high->setPlaceholderText(range ? valueText(range->high) : tr("to"));
    QString low, high;
    bool nulls = false;
    if (own && own->op == Condition::Op::Between) {
        low = own->values.value(0);
        high = own->values.value(1);
        nulls = own->orNull;
    } else if (own && own->op == Condition::Op::GreaterEqual) {
        low = own->value;
    } else if (own && own->op == Condition::Op::LessEqual) {
        high = own->value;
    } else if (own && own->op == Condition::Op::Equal) {
        low = high = own->value;
    } else if (own && own->op == Condition::Op::IsNull) {
        nulls = true;
    }
    const auto put = [this](QLineEdit *line, const QString &text) {
        if (!line->isModified() || accepts(line->text())) { // what can't be read yet stays to be mended
            line->setText(text);
            line->setModified(false);
        }
    };
    put(m_low, low);
    put(m_high, high);
    m_nulls->setChecked(nulls);
    m_limits->setVisible(m_column->hasLimits());
    std::size_t without = 0;
    rows.forEach([&](Row row) { without += m_column->isNull(row) ? 1 : 0; });
    m_nulls->setText(tr("%1 %2").arg(noValueText(), QLocale().toString(static_cast<qulonglong>(without))));
}

bool RangeFilter::mark(QLineEdit *line)
{
    const bool fits = accepts(line->text().trimmed());
    QPalette palette = line->parentWidget()->palette();
    if (!fits)
        palette.setColor(QPalette::Text, QColor(0xc0, 0x20, 0x20));
    line->setPalette(palette);
    return fits;
}

void RangeFilter::applyEdited()
{
    if (m_low->isModified() || m_high->isModified())
        apply();
}

void RangeFilter::apply()
{
    const bool lowFits = mark(m_low), highFits = mark(m_high);
    m_problem->setText(isOfDays() ? tr("Write a date as 2025, 2025-06 or 2025-06-30.")
                                  : tr("Write a number as 1234.5."));
    m_problem->setVisible(!lowFits || !highFits);
    if (!lowFits || !highFits)
        return;
    m_low->setModified(false);
    m_high->setModified(false);
    Condition condition;
    condition.field = m_column->name();
    condition.values = {m_low->text().trimmed(), m_high->text().trimmed()};
    condition.orNull = m_nulls->isChecked();
    condition.op = Condition::Op::Between;
    if (condition.values[0].isEmpty() && condition.values[1].isEmpty()) {
        if (!condition.orNull) {
            emit chosen(std::nullopt);
            return;
        }
        condition = {condition.field, Condition::Op::IsNull, {}, {}, false};
    }
    emit chosen(condition);
}

} // namespace kohkan
