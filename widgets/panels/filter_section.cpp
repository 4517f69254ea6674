// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/filter_section.h"

#include "widgets/panels/column_filter.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace kohkan {

FilterSection::FilterSection(const QString &title, ColumnFilter *filter, bool removable, QWidget *parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_clear(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_filter(filter)
{
    m_head->setText(title);
    m_head->setToolTip(title);
    m_head->setAutoRaise(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setArrowType(Qt::RightArrow);
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_clear->setText(tr("Clear"));
    m_clear->setAutoRaise(true);
    m_clear->setToolTip(tr("Remove the condition on %1").arg(title));
    m_clear->setAccessibleName(m_clear->toolTip());
    m_clear->hide();
    m_remove->setText(QStringLiteral("×"));
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("Take %1 off the list").arg(title));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_remove->setVisible(removable);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(0);
    head->addWidget(m_head, 1);
    head->addWidget(m_clear);
    head->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(filter);
    filter->setParent(this);
    filter->hide();
    connect(m_head, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(m_clear, &QToolButton::clicked, this, &FilterSection::cleared);
    connect(m_remove, &QToolButton::clicked, this, &FilterSection::removed);
}

void FilterSection::setOpen(bool open)
{
    if (m_isOpen == open)
        return;
    m_isOpen = open;
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_filter->setVisible(open);
    emit opened(open);
}

void FilterSection::show(const RowSet &rows, const Condition *own)
{
    QFont font = m_head->font();
    font.setBold(own != nullptr);
    m_head->setFont(font);
    m_clear->setVisible(own != nullptr);
    if (m_isOpen)
        m_filter->show(rows, own);
}

} // namespace kohkan
