// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/measure_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

namespace kohkan {

MeasurePanel::MeasurePanel(QWidget *map)
    : QFrame(map)
    , m_text(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_exposure(new QToolButton(this))
    , m_annotate(new QToolButton(this))
{
    setObjectName(QStringLiteral("measurePanel"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("Measurement"));
    m_text->setTextFormat(Qt::RichText);
    auto *close = new QToolButton(this);
    close->setText(tr("Close"));
    close->setToolTip(tr("Leave the measuring tool (Esc)"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy places, lengths, bearings and area as text"));
    m_exposure->setText(tr("Exposure"));
    m_exposure->setToolTip(tr("What the line is exposed to, as a route"));
    m_annotate->setText(tr("Annotate"));
    m_annotate->setToolTip(tr("Keep it with a word of yours on its security: closed as an area, else as a route"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 6, 5);
    layout->setSpacing(4);
    layout->addWidget(m_text, 1);
    layout->addSpacing(8);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(0);
    for (QToolButton *button : {m_copy, m_exposure, m_annotate, close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus); // the keys stay with the map
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_copy, &QToolButton::clicked, this, &MeasurePanel::copyRequested);
    connect(m_exposure, &QToolButton::clicked, this, &MeasurePanel::exposureRequested);
    connect(m_annotate, &QToolButton::clicked, this, &MeasurePanel::annotationRequested);
    connect(close, &QToolButton::clicked, this, &MeasurePanel::closeRequested);
    hide();
}

void MeasurePanel::tell(const Measurement &measurement, State state)
{
    const auto segments = measurement.segments();
    m_copy->setVisible(!segments.empty());
    m_exposure->setVisible(!segments.empty());
    m_annotate->setVisible(!segments.empty());
    QString rows;
    const auto add = [&](const QString &name, const QString &value, const QString &more) {
        rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td style='white-space:pre'><b>%2</b>&nbsp;&nbsp;</td><td "
                               "style='white-space:pre'>%3</td></tr>")
                    .arg(name, value, more);
    };
    if (segments.empty()) {
        m_text->setText(measurement.places().empty() ? tr("Click the first place to measure from.")
                                                     : tr("Click the next place; double-click ends."));
        return;
    }
    if (!measurement.isClosed())
        add(tr("Segment %1").arg(segments.size()), lengthText(segments.back().metres),
            tr("bearing %1").arg(bearingText(segments.back().bearing)));
    const auto ring = measurement.ring();
    if (measurement.isClosed())
        add(tr("Perimeter"), lengthText(ring->perimeter), tr("%1 sides").arg(segments.size()));
    else if (segments.size() > 1)
        add(tr("Total"), lengthText(measurement.length()), tr("%1 segments").arg(segments.size()));
    if (ring)
        add(tr("Area"), areaText(ring->area), measurement.isClosed() ? QString() : tr("if closed"));
    if (state == State::Done)
        rows += QStringLiteral("<tr><td colspan=3><small>%1</small></td></tr>").arg(tr("Click to measure anew."));
    m_text->setText(QStringLiteral("<table cellspacing=0 cellpadding=0>%1</table>").arg(rows));
}

QString MeasurePanel::text() const
{
    return QTextDocumentFragment::fromHtml(m_text->text()).toPlainText().replace(QChar::Nbsp, u' ');
}

} // namespace kohkan
