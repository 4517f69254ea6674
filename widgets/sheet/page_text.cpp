// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/sheet/page_text.h"

#include <QFontMetricsF>
#include <QTextLayout>

namespace kohkan {

namespace {

/// Breaks a text; returns where the line after `mostLines` would begin, -1 where all fits.
int breakLines(QTextLayout &layout, double width, int mostLines, double &height)
{
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    height = 0;
    int lines = 0;
    int beyond = -1;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        if (lines++ == mostLines) {
            beyond = line.textStart();
            break;
        }
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return beyond;
}

QList<QTextLayout::FormatRange> formatsOf(const QString &text, const std::vector<PageText::Link> &links)
{
    QList<QTextLayout::FormatRange> formats;
    for (const auto &link : links)
        if (const auto at = text.indexOf(link.part); at >= 0) {
            QTextLayout::FormatRange range{static_cast<int>(at), static_cast<int>(link.part.size()), {}};
            range.format.setAnchor(true);
            range.format.setAnchorHref(link.address);
            formats << range;
        }
    return formats;
}

} // namespace

PageText::PageText(const QString &text, const QFont &font, double width, int mostLines, const std::vector<Link> &links)
{
    if (text.isEmpty() || width <= 0)
        return;
    auto layout = std::make_shared<QTextLayout>(text, font);
    layout->setFormats(formatsOf(text, links));
    if (breakLines(*layout, width, mostLines, m_height) >= 0) {
        m_isCut = true;
        const int lastStart = layout->lineAt(mostLines - 1).textStart();
        const QString rest = QFontMetricsF(font).elidedText(text.mid(lastStart), Qt::ElideRight, width - 2);
        const QString cut = text.left(lastStart) + rest;
        layout = std::make_shared<QTextLayout>(cut, font);
        layout->setFormats(formatsOf(cut, links));
        breakLines(*layout, width, mostLines, m_height);
    }
    m_layout = std::move(layout);
}

void PageText::draw(QPainter &painter, QPointF corner, const QColor &color) const
{
    if (!m_layout)
        return;
    painter.setPen(color);
    m_layout->draw(&painter, corner);
}

} // namespace kohkan
