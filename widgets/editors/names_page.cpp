// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/names_page.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSpinBox>

namespace kohkan {

NamesPage::NamesPage(StyleSubject styleSubject, QWidget *parent)
    : StylePage(std::move(styleSubject), parent), m_column(new QComboBox(this)), m_scale(makeScaleBox(this))
{
    m_column->addItem(tr("nothing"), QString());
    subject().listColumns(*m_column, StyleSubject::Columns::Text);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Write"), m_column);
    form->addRow(tr("&At scales from"), m_scale);
    connect(m_column, &QComboBox::activated, this,
            [this] { edit([&](LayerStyle &next) { next.labelColumn = m_column->currentData().toString(); }); });
    connect(m_scale, &QSpinBox::valueChanged, this,
            [this](int scale) { edit([&](LayerStyle &next) { next.labelScale = scale; }); });
}

void NamesPage::display()
{
    chooseData(*m_column, style().labelColumn);
    m_scale->setValue(qRound(style().labelScale));
    m_scale->setEnabled(!style().labelColumn.isEmpty());
}

} // namespace kohkan
