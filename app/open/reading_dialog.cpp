// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/reading_dialog.h"

#include "app/open/reading_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>

namespace kohkan {

namespace {

/// Other formats have one encoding, or say it.
bool isEncodingOpen(const Provenance &provenance)
{
    return provenance.reading || provenance.driver == QLatin1String("ESRI Shapefile");
}

} // namespace

ReadingDialog::ReadingDialog(const LayerEntry &entry, const ReadOptions &reading, QWidget *parent)
    : QDialog(parent)
    , m_reading(reading)
    , m_layer(entry.layer)
    , m_system(new SystemEdit(reading.referenceSystem, this))
    , m_encoding(encodingBox(reading.encoding, this))
    , m_decimal(decimalSignBox(reading.decimalSign, this))
    , m_days(dateOrderBox(reading.dateOrder, this))
    , m_swap(new QCheckBox(tr("Latitude and longitude, or northing and easting, are changed round"), this))
    , m_tags(new QListWidget(this))
{
    setWindowTitle(tr("Reading of %1").arg(entry.name));
    setAttribute(Qt::WA_DeleteOnClose);
    const Provenance &provenance = entry.layer->provenance();
    for (const auto &column : entry.layer->columns()) {
        if (column->type() != Column::Type::Text && column->type() != Column::Type::Tags)
            continue;
        auto *item = new QListWidgetItem(column->name(), m_tags);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled);
        item->setCheckState(column->type() == Column::Type::Tags ? Qt::Checked : Qt::Unchecked);
    }
    auto *file = new QLabel(provenance.path, this);
    file->setWordWrap(true);
    QString stated = provenance.referenceSystem.isEmpty() ? tr("not stated") : provenance.referenceSystem;
    if (!provenance.operation.isEmpty())
        stated += QStringLiteral("<br><small>%1</small>").arg(provenance.operation.toHtmlEscaped());
    auto *now = new QLabel(stated, this);
    now->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Read again"), QDialogButtonBox::AcceptRole);
    auto *form = new QFormLayout(this);
    form->addRow(tr("File"), file);
    form->addRow(tr("Read in"), now);
    form->addRow(tr("Reference system"), m_system);
    m_encoding->setObjectName(QStringLiteral("encoding"));
    form->addRow(tr("Encoding of texts"), m_encoding);
    form->setRowVisible(m_encoding, isEncodingOpen(provenance));
    form->addRow(tr("Decimal sign of texts"), m_decimal);
    form->addRow(tr("Days as figures"), m_days);
    m_swap->setObjectName(QStringLiteral("swapAxes"));
    m_swap->setChecked(reading.swapAxes);
    form->addRow(tr("Axes"), m_swap);
    form->addRow(tr("Lists of tags (a;b)"), m_tags);
    form->addRow(buttons);
    resize(480, 440);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReadingDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ReadingDialog::submit()
{
    m_reading.layerName = m_layer->provenance().sourceLayer;
    m_reading.referenceSystem = m_system->code();
    m_reading.encoding = m_encoding->currentData().toString();
    m_reading.decimalSign = decimalSignOf(*m_decimal);
    m_reading.dateOrder = dateOrderOf(*m_days);
    m_reading.swapAxes = m_swap->isChecked();
    for (int i = 0; i < m_tags->count(); ++i) {
        const bool wanted = m_tags->item(i)->checkState() == Qt::Checked;
        const QString name = m_tags->item(i)->text();
        const Column *column = m_layer->column(name);
        if (column && wanted != (column->type() == Column::Type::Tags))
            m_reading.tagColumns[name] = wanted;
    }
    emit readingChosen(m_reading);
    accept();
}

} // namespace kohkan
