// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/colour_page.h"

#include "widgets/editors/class_editor.h"
#include "widgets/editors/grade_editor.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace kohkan {

using Colouring = LayerStyle::Colouring;

ColourPage::ColourPage(const StyleSubject &styleSubject, QWidget *parent)
    : StylePage(styleSubject, parent)
    , m_colouring(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_single(new QPushButton(tr("&Colour..."), this))
    , m_classes(new ClassEditor(styleSubject, this))
    , m_grades(new GradeEditor(styleSubject, this))
{
    m_colouring->addItem(tr("One colour"), static_cast<int>(Colouring::Single));
    m_colouring->addItem(tr("By the values of a text column"), static_cast<int>(Colouring::Categorised));
    m_colouring->addItem(tr("By a number column"), static_cast<int>(Colouring::Graduated));
    auto *items = qobject_cast<QStandardItemModel *>(m_colouring->model());
    items->item(1)->setEnabled(m_classes->column()->count() > 0);
    items->item(2)->setEnabled(m_grades->column()->count() > 0);
    m_single->setAutoDefault(false);

    auto *single = new QWidget;
    auto *singleLayout = new QVBoxLayout(single);
    singleLayout->setContentsMargins(0, 0, 0, 0);
    singleLayout->addWidget(m_single, 0, Qt::AlignLeft);
    singleLayout->addStretch();
    m_stack->addWidget(single);
    m_stack->addWidget(m_classes);
    m_stack->addWidget(m_grades);
    auto *form = new QFormLayout;
    form->addRow(tr("Colour &follows"), m_colouring);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_stack, 1);

    connect(m_colouring, &QComboBox::activated, this, &ColourPage::chooseColouring);
    connect(m_single, &QPushButton::clicked, this,
            [this] { askColor(style().color, [](LayerStyle &next, const QColor &color) { next.color = color; }); });
    for (StylePage *part : {static_cast<StylePage *>(m_classes), static_cast<StylePage *>(m_grades)})
        connect(part, &StylePage::edited, this, &StylePage::edited);
}

void ColourPage::chooseColouring()
{
    edit([&](LayerStyle &next) {
        next.colouring = static_cast<Colouring>(m_colouring->currentData().toInt());
        if (next.colouring == Colouring::Categorised)
            m_classes->begin(next);
        else if (next.colouring == Colouring::Graduated)
            m_grades->begin(next);
    });
}

void ColourPage::display()
{
    chooseData(*m_colouring, static_cast<int>(style().colouring));
    m_stack->setCurrentIndex(m_colouring->currentIndex());
    m_single->setIcon(colorIcon(style().color));
    m_classes->show(style());
    m_grades->show(style());
}

} // namespace kohkan
