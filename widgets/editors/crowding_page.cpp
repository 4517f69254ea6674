// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/crowding_page.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace kohkan {

using Crowding = LayerStyle::Crowding;
using Shading = LayerStyle::Shading;

CrowdingPage::CrowdingPage(StyleSubject styleSubject, QWidget *parent)
    : StylePage(std::move(styleSubject), parent)
    , m_crowding(new QButtonGroup(this))
    , m_counts(new QCheckBox(tr("&Number beside marks on one point"), this))
    , m_shading(new QComboBox(this))
    , m_shadingScale(makeScaleBox(this))
    , m_accuracy(new QCheckBox(tr("&Draw circles of the stated accuracy"), this))
    , m_accuracyColumn(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    for (QGroupBox *group : {makeCrowding(), makeShading(), makeAccuracy()})
        layout->addWidget(group);
    layout->addStretch();
    setEnabled(subject().layer().geometry().hasPoints());
    wire();
}

QGroupBox *CrowdingPage::makeCrowding()
{
    auto *group = new QGroupBox(tr("Where marks crowd"), this);
    auto *layout = new QVBoxLayout(group);
    const std::pair<Crowding, QString> choices[] = {
        {Crowding::Marks, tr("Each &mark where it is, the first class on top")},
        {Crowding::Clusters, tr("&Clusters: a ring in the colours of its classes, with its number")},
        {Crowding::Displaced, tr("Marks on exactly one &point stand around it")}};
    for (const auto &[crowding, text] : choices) {
        auto *button = new QRadioButton(text, group);
        m_crowding->addButton(button, static_cast<int>(crowding));
        layout->addWidget(button);
    }
    layout->addWidget(m_counts);
    return group;
}

QGroupBox *CrowdingPage::makeShading()
{
    auto *group = new QGroupBox(tr("Zoomed far out"), this);
    m_shading->addItem(tr("marks as ever"), static_cast<int>(Shading::None));
    m_shading->addItem(tr("shades by the number of sites"), static_cast<int>(Shading::Count));
    m_shading->addItem(tr("shades by the most frequent class"), static_cast<int>(Shading::Dominant));
    auto *form = new QFormLayout(group);
    form->addRow(tr("&Show"), m_shading);
    form->addRow(tr("&Beyond a scale of"), m_shadingScale);
    return group;
}

QGroupBox *CrowdingPage::makeAccuracy()
{
    auto *group = new QGroupBox(tr("Accuracy of places"), this);
    subject().listColumns(*m_accuracyColumn, StyleSubject::Columns::Number);
    m_accuracyColumn->setCurrentIndex(std::max(0, m_accuracyColumn->findData(QStringLiteral("location_accuracy_m"))));
    group->setEnabled(m_accuracyColumn->count() > 0);
    auto *form = new QFormLayout(group);
    form->addRow(m_accuracy);
    form->addRow(tr("Me&tres in"), m_accuracyColumn);
    return group;
}

void CrowdingPage::wire()
{
    connect(m_crowding, &QButtonGroup::idClicked, this,
            [this](int id) { edit([&](LayerStyle &next) { next.crowding = static_cast<Crowding>(id); }); });
    connect(m_counts, &QCheckBox::toggled, this,
            [this](bool on) { edit([&](LayerStyle &next) { next.countCoincident = on; }); });
    connect(m_shading, &QComboBox::activated, this, [this] {
        edit([&](LayerStyle &next) { next.shading = static_cast<Shading>(m_shading->currentData().toInt()); });
    });
    connect(m_shadingScale, &QSpinBox::valueChanged, this,
            [this](int scale) { edit([&](LayerStyle &next) { next.shadingScale = scale; }); });
    const auto takeAccuracy = [this] {
        edit([&](LayerStyle &next) {
            next.accuracyColumn = m_accuracy->isChecked() ? m_accuracyColumn->currentData().toString() : QString();
        });
    };
    connect(m_accuracy, &QCheckBox::toggled, this, takeAccuracy);
    connect(m_accuracyColumn, &QComboBox::activated, this, takeAccuracy);
}

QAbstractButton *CrowdingPage::crowding(Crowding crowding) const
{
    return m_crowding->button(static_cast<int>(crowding));
}

void CrowdingPage::display()
{
    crowding(style().crowding)->setChecked(true);
    m_counts->setChecked(style().countCoincident);
    m_counts->setEnabled(style().crowding == Crowding::Marks);
    chooseData(*m_shading, static_cast<int>(style().shading));
    m_shadingScale->setValue(qRound(style().shadingScale));
    m_shadingScale->setEnabled(style().shading != Shading::None);
    m_accuracy->setChecked(!style().accuracyColumn.isEmpty());
    if (!style().accuracyColumn.isEmpty())
        chooseData(*m_accuracyColumn, style().accuracyColumn);
    m_accuracyColumn->setEnabled(m_accuracy->isChecked());
}

} // namespace kohkan
