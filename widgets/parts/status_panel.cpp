// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/status_panel.h"

#include "widgets/map/system_menu.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <cmath>

namespace kohkan {

StatusPanel::StatusPanel(QWidget *parent)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_selection(new QLabel(this))
    , m_place(new QToolButton(this))
    , m_system(new QLabel(this))
    , m_scale(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 6, 0);
    layout->setSpacing(14);
    m_bar->setFixedWidth(120);
    m_bar->setTextVisible(false);
    m_cancel->setText(tr("Cancel"));
    m_place->setAutoRaise(true);
    m_place->setPopupMode(QToolButton::InstantPopup);
    m_place->setFocusPolicy(Qt::TabFocus);
    m_place->setToolTip(tr("The place under the pointer; click to choose how it is written"));
    m_place->setAccessibleName(tr("Coordinates"));
    int width = 0; // of the longest form, so that nothing moves
    for (const auto format :
         {CoordinateFormat::DecimalDegrees, CoordinateFormat::DegreesMinutesSeconds, CoordinateFormat::Utm})
        width =
            std::max(width, m_place->fontMetrics().horizontalAdvance(coordinateText({-177.77777, -77.77777}, format)));
    m_place->setMinimumWidth(width + 24);
    showPlace({});
    m_scale->setMinimumWidth(m_scale->fontMetrics().horizontalAdvance(QStringLiteral("1 : 77 777 777")));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_what, m_bar, m_cancel})
        layout->addWidget(widget);
    layout->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_selection, m_place, m_system, m_scale})
        layout->addWidget(widget);
    connect(m_cancel, &QToolButton::clicked, this, &StatusPanel::cancelRequested);
    hideProgress();
    showSelection(0);
}

void StatusPanel::showProgress(const QString &what, double share)
{
    m_what->setText(what);
    m_bar->setRange(0, share < 0 ? 0 : 1000);
    m_bar->setValue(share < 0 ? 0 : static_cast<int>(std::lround(share * 1000)));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_what, m_bar, m_cancel})
        widget->show();
}

void StatusPanel::hideProgress()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_what, m_bar, m_cancel})
        widget->hide();
}

void StatusPanel::showSelection(std::size_t count)
{
    m_selection->setText(count == 0 ? tr("Nothing selected") : tr("%n selected", nullptr, static_cast<int>(count)));
}

void StatusPanel::showPlace(LonLat place)
{
    m_shown = place;
    m_place->setText(place.isValid() ? coordinateText(place, m_format) : tr("Coordinates"));
    m_place->setForegroundRole(place.isValid() ? QPalette::ButtonText : QPalette::PlaceholderText);
}

void StatusPanel::setCoordinateFormat(CoordinateFormat format)
{
    m_format = format;
    showPlace(m_shown);
}

void StatusPanel::setCoordinateMenu(QMenu *menu)
{
    m_place->setMenu(menu);
}

QString StatusPanel::placeText() const
{
    return m_place->text();
}

void StatusPanel::showSystem(const ViewSystem &system)
{
    m_system->setText(system.code());
    m_system->setToolTip(SystemMenu::describe(system));
}

void StatusPanel::showScale(double denominator)
{
    const double step = std::pow(10, std::floor(std::log10(std::max(1.0, denominator))) - 2);
    QString digits = QString::number(static_cast<qint64>(std::round(denominator / step) * step));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x202f)); // narrow no-break space
    m_scale->setText(QStringLiteral("1 : %1").arg(digits));
}

} // namespace kohkan
