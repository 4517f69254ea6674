// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reading_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

namespace kohkan {

ReadingDialog::ReadingDialog(const LayerEntry &entry, const ReadOptions &reading, QWidget *parent)
    : QDialog(parent)
    , m_reading(reading)
    , m_layer(entry.layer)
    , m_system(new QLineEdit(reading.referenceSystem, this))
    , m_decimal(new QComboBox(this))
    , m_days(new QComboBox(this))
    , m_swap(new QCheckBox(tr("Latitude and longitude, or northing and easting, are changed round"), this))
    , m_tags(new QListWidget(this))
{
    setWindowTitle(tr("Reading of %1").arg(entry.name));
    setAttribute(Qt::WA_DeleteOnClose);
    const Provenance &provenance = entry.layer->provenance();
    m_system->setPlaceholderText(tr("as the file says; else EPSG:4326, EPSG:32642, ..."));
    for (const QString &sign : {tr("as the values show"), tr("point: 1234.5"), tr("comma: 1234,5")})
        m_decimal->addItem(sign);
    m_decimal->setCurrentIndex(static_cast<int>(reading.decimalSign));
    for (const QString &order : {tr("as the values show"), tr("day first: 31/12/2024"), tr("month first: 12/31/2024")})
        m_days->addItem(order);
    m_days->setCurrentIndex(static_cast<int>(reading.dateOrder));
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
    form->addRow(tr("Decimal sign of texts"), m_decimal);
    form->addRow(tr("Days as figures"), m_days);
    m_swap->setObjectName(QStringLiteral("swapAxes"));
    m_swap->setChecked(reading.swapAxes);
    form->addRow(tr("Axes"), m_swap);
    static const QStringList tables{QStringLiteral("CSV"), QStringLiteral("XLSX"), QStringLiteral("ODS")};
    if (!provenance.placeColumns.isEmpty() || tables.contains(provenance.driver))
        addPlaceColumns(form);
    form->addRow(tr("Lists of tags (a;b)"), m_tags);
    form->addRow(buttons);
    resize(480, 440);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReadingDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// The columns of the table, below "as found".
QComboBox *ReadingDialog::columnBox(const QString &chosen)
{
    auto *box = new QComboBox(this);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(20);
    box->addItem(tr("as found"), QString());
    for (const auto &column : m_layer->columns())
        if (!column->isDerived())
            box->addItem(column->name(), column->name());
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    return box;
}

void ReadingDialog::addPlaceColumns(QFormLayout *form)
{
    const QStringList &found = m_layer->provenance().placeColumns;
    auto *now = new QLabel(found.isEmpty() ? tr("no columns") : found.join(QStringLiteral(", ")), this);
    now->setWordWrap(true);
    m_longitude = columnBox(m_reading.longitudeColumn);
    m_latitude = columnBox(m_reading.latitudeColumn);
    m_zone = columnBox(m_reading.zoneColumn);
    m_place = columnBox(m_reading.placeColumn);
    form->addRow(tr("Placed by"), now);
    form->addRow(tr("Longitude or easting"), m_longitude);
    form->addRow(tr("Latitude or northing"), m_latitude);
    form->addRow(tr("UTM zone"), m_zone);
    form->addRow(tr("WKT, pair or MGRS"), m_place);
}

void ReadingDialog::submit()
{
    m_reading.layerName = m_layer->provenance().sourceLayer;
    m_reading.referenceSystem = m_system->text().trimmed();
    m_reading.decimalSign = static_cast<DecimalSign>(m_decimal->currentIndex());
    m_reading.dateOrder = static_cast<DateOrder>(m_days->currentIndex());
    m_reading.swapAxes = m_swap->isChecked();
    if (m_longitude) {
        m_reading.longitudeColumn = m_longitude->currentData().toString();
        m_reading.latitudeColumn = m_latitude->currentData().toString();
        m_reading.zoneColumn = m_zone->currentData().toString();
        m_reading.placeColumn = m_place->currentData().toString();
    }
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
