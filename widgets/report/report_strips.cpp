// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/report/report_strips.h"

#include <QAbstractTextDocumentLayout>
#include <QTextOption>
#include <algorithm>
#include <numeric>

namespace kohkan {

namespace {

constexpr double bodyPoints = 9, smallPoints = 7.5, titlePoints = 20, headingPoints = 12.5, subheadingPoints = 9.5;
const QColor ruleColor(0xd5, 0xd9, 0xde), tintColor(0xee, 0xf1, 0xf4);

const QString stripStyle =
    QStringLiteral("p{margin:0}a{color:#0a4f8f;text-decoration:none}.m{color:#5b6470}.w{color:#a34a00}.e{color:#2e7d32}"
                   ".u{font-family:'Noto Naskh Arabic','Noto Sans Arabic'}");

} // namespace

void ReportStrip::paint(QPainter &painter, double room) const
{
    painter.save();
    if (height > room)
        painter.scale(room / height, room / height);
    for (const Fill &fill : fills)
        painter.fillRect(fill.box, fill.color);
    if (!image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(imageBox, image);
    }
    for (const Text &text : texts) {
        painter.save();
        painter.translate(text.at);
        text.document->drawContents(&painter);
        painter.restore();
    }
    painter.restore();
}

ReportSetter::ReportSetter(QPaintDevice *device, double width) : m_device(device), m_width(width) {}

double ReportSetter::millimetres(double mm) const
{
    return mm / 25.4 * m_device->logicalDpiY();
}

std::shared_ptr<QTextDocument> ReportSetter::text(const QString &html, double width, double points,
                                                  Qt::Alignment align) const
{
    auto document = std::make_shared<QTextDocument>();
    document->documentLayout()->setPaintDevice(m_device);
    document->setUndoRedoEnabled(false);
    QFont font(QStringList{QStringLiteral("Noto Sans"), QStringLiteral("Noto Naskh Arabic"),
                           QStringLiteral("Noto Sans Arabic"), QStringLiteral("DejaVu Sans")});
    font.setPointSizeF(points);
    font.setHintingPreference(QFont::PreferNoHinting);
    document->setDefaultFont(font);
    document->setDocumentMargin(0);
    QTextOption option;
    option.setAlignment(align ? align : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    document->setDefaultStyleSheet(stripStyle);
    document->setHtml(html);
    document->setTextWidth(width);
    return document;
}

std::vector<ReportStrip> ReportSetter::set(const Report &report)
{
    using Kind = ReportBlock::Kind;
    addTitle(report);
    for (const ReportBlock &block : report.blocks) {
        switch (block.kind) {
        case Kind::Heading:
            addText(QStringLiteral("<b>%1</b>").arg(block.html.toHtmlEscaped()), headingPoints, millimetres(7), true);
            m_strips.back().fills.push_back(
                {QRectF(0, m_strips.back().height, m_width, millimetres(0.25)), QColor(0x33, 0x3f, 0x4d)});
            m_strips.back().height += millimetres(0.8);
            break;
        case Kind::Subheading:
            addText(QStringLiteral("<b>%1</b>").arg(block.html.toHtmlEscaped()), subheadingPoints, millimetres(4),
                    true);
            break;
        case Kind::Paragraph:
            addText(block.html, bodyPoints, millimetres(1.6), false);
            break;
        case Kind::Note:
            // Below a heading it says how to read what follows, and stays with it.
            addText(QStringLiteral("<span class=\"m\">%1</span>").arg(block.html), smallPoints, millimetres(1.4),
                    &block != &report.blocks.front() && (&block - 1)->kind == Kind::Heading);
            break;
        case Kind::Table:
            addTable(block.table);
            break;
        case Kind::Map:
            addMap(block);
            break;
        }
    }
    return std::move(m_strips);
}

void ReportSetter::addTitle(const Report &report)
{
    addText(QStringLiteral("<b>%1</b>").arg(report.title.toHtmlEscaped()), titlePoints, 0, true);
    addText(QStringLiteral("<span class=\"m\">%1</span>").arg(report.subtitle), bodyPoints, millimetres(1), false);
}

void ReportSetter::addText(const QString &html, double points, double gap, bool keepsWithNext)
{
    ReportStrip strip;
    strip.gap = gap;
    strip.keepsWithNext = keepsWithNext;
    strip.texts.push_back({{0, 0}, text(html, m_width, points)});
    strip.height = strip.texts.front().document->size().height();
    m_strips.push_back(std::move(strip));
}

std::vector<QRectF> ReportSetter::columnBoxes(const ReportTable &table) const
{
    const double all =
        std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                        [](double sum, const ReportTable::Column &column) { return sum + column.share; });
    const double padding = millimetres(1.2);
    std::vector<QRectF> boxes;
    double left = 0;
    for (const auto &column : table.columns) {
        const double width = m_width * column.share / all;
        // Bare tables begin at the margin of the text; a tint wants some air.
        const double inset = table.look == ReportTable::Look::Bare && boxes.empty() ? 0 : padding;
        boxes.emplace_back(left + inset, 0, width - inset - padding, 0);
        left += width;
    }
    return boxes;
}

ReportStrip ReportSetter::titleStrip(const ReportTable &table) const
{
    ReportStrip strip;
    const auto boxes = columnBoxes(table);
    const double padding = millimetres(0.9);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const bool isRight = table.columns[i].align == ReportTable::Align::Right;
        const auto title = text(QStringLiteral("<b>%1</b>").arg(table.columns[i].title.toHtmlEscaped()),
                                boxes[i].width(), smallPoints, isRight ? Qt::AlignRight : Qt::AlignLeft);
        strip.texts.push_back({{boxes[i].left(), padding}, title});
        strip.height = std::max(strip.height, title->size().height());
    }
    strip.height += 2 * padding;
    strip.fills.push_back({QRectF(0, 0, m_width, strip.height), tintColor});
    strip.keepsWithNext = true;
    return strip;
}

ReportStrip ReportSetter::rowStrip(const ReportTable &table, const ReportTable::Row &row) const
{
    ReportStrip strip;
    const auto boxes = columnBoxes(table);
    const double points = table.isSmall ? smallPoints : bodyPoints - 0.5;
    const double padding = millimetres(table.isSmall ? 0.5 : 0.9);
    const auto cell = [&](std::size_t column, const QString &html, double top) {
        const bool isRight = table.columns[column].align == ReportTable::Align::Right;
        const auto set = text(html, boxes[column].width(), points, isRight ? Qt::AlignRight : Qt::AlignLeft);
        strip.texts.push_back({{boxes[column].left(), top}, set});
        return top + set->size().height();
    };
    double bottom = padding;
    std::size_t column = 0;
    for (const QString &head : row.heads)
        bottom = std::max(bottom, cell(column++, head, padding));
    double top = padding;
    for (const QStringList &line : row.lines) {
        double next = top;
        for (qsizetype i = 0; i < line.size(); ++i)
            next = std::max(next, cell(column + static_cast<std::size_t>(i), line[i], top));
        top = next;
    }
    bottom = std::max(bottom, top);
    for (const QString &note : row.notes) {
        const auto set = text(note, m_width - 2 * boxes.front().left(), smallPoints);
        strip.texts.push_back({{boxes.front().left(), bottom + padding / 2}, set});
        bottom += padding / 2 + set->size().height();
    }
    strip.height = bottom + padding;
    if (table.look == ReportTable::Look::Ruled)
        strip.fills.push_back({QRectF(0, strip.height - millimetres(0.15), m_width, millimetres(0.15)), ruleColor});
    return strip;
}

void ReportSetter::addTable(const ReportTable &table)
{
    double gap = millimetres(2);
    int titles = -1;
    if (table.look == ReportTable::Look::Ruled) {
        titles = static_cast<int>(m_strips.size());
        m_strips.push_back(titleStrip(table));
        m_strips.back().gap = std::exchange(gap, 0);
    }
    for (const auto &row : table.rows) {
        ReportStrip strip = rowStrip(table, row);
        strip.gap = std::exchange(gap, 0);
        strip.titles = titles;
        m_strips.push_back(std::move(strip));
    }
}

void ReportSetter::addMap(const ReportBlock &block)
{
    ReportStrip strip;
    strip.isMap = true;
    strip.gap = millimetres(3);
    strip.image = block.image;
    strip.imageBox = QRectF(0, 0, m_width, m_width * block.image.height() / std::max(1, block.image.width()));
    const auto caption = text(QStringLiteral("<span class=\"m\">%1</span>").arg(block.html), m_width, smallPoints);
    const double below = strip.imageBox.bottom() + millimetres(1);
    strip.texts.push_back({{0, below}, caption});
    strip.height = below + caption->size().height();
    m_strips.push_back(std::move(strip));
}

} // namespace kohkan
