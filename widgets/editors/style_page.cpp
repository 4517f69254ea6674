// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/style_page.h"

#include "datasets/deposits/contained_metal.h"
#include "widgets/pages/field_text.h"

#include <QColorDialog>
#include <QComboBox>
#include <QPainter>
#include <QSpinBox>

namespace kohkan {

QString StyleSubject::title(const Column &column) const
{
    const QString token = containedCommodity(column.name());
    if (token.isEmpty())
        return fieldTitle(entry, column.name());
    return StylePage::tr("Contained %1").arg(catalogue ? catalogue->commodityName(token).toLower() : token);
}

void StyleSubject::listColumns(QComboBox &box, Columns columns) const
{
    for (const auto &column : layer().columns()) {
        const bool fits = columns == Columns::Text ? column->isText() : column->isNumeric();
        if (!fits || (!isShown(*column) && containedCommodity(column->name()).isEmpty()))
            continue;
        const QString unit = column->unit().isEmpty() ? QString() : QStringLiteral(" (%1)").arg(column->unit());
        box.addItem(title(*column) + unit, column->name());
    }
}

StylePage::StylePage(StyleSubject subject, QWidget *parent) : QWidget(parent), m_subject(std::move(subject)) {}

void StylePage::show(const LayerStyle &style)
{
    m_style = style;
    m_isDisplaying = true;
    display();
    m_isDisplaying = false;
}

void StylePage::edit(const std::function<void(LayerStyle &)> &change)
{
    if (m_isDisplaying)
        return;
    LayerStyle next = m_style;
    change(next);
    if (next == m_style)
        return;
    m_style = next;
    emit edited(next);
}

void StylePage::askColor(const QColor &now, const std::function<void(LayerStyle &, const QColor &)> &take)
{
    auto *dialog = new QColorDialog(now, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto set = [this, take](const QColor &color) { edit([&](LayerStyle &style) { take(style, color); }); };
    connect(dialog, &QColorDialog::currentColorChanged, this, set);
    connect(dialog, &QDialog::rejected, this, [set, now] { set(now); });
    dialog->open();
}

QIcon colorIcon(const QColor &color)
{
    QPixmap pixmap(14, 14);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(color.darker(140));
    painter.setBrush(color);
    painter.drawRect(0, 0, 13, 13);
    painter.end();
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

void chooseData(QComboBox &box, const QVariant &data)
{
    box.setCurrentIndex(box.findData(data));
}

QSpinBox *makeScaleBox(QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1000, 200'000'000);
    box->setPrefix(QStringLiteral("1:"));
    box->setGroupSeparatorShown(true);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setKeyboardTracking(false);
    return box;
}

} // namespace kohkan
