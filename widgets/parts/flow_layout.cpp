// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace kohkan {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent) {}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int at) const
{
    return at >= 0 && at < count() ? m_items[static_cast<std::size_t>(at)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int at)
{
    if (at < 0 || at >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(at)].release();
    m_items.erase(m_items.begin() + at);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, Do::Measure);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

void FlowLayout::setGeometry(const QRect &place)
{
    QLayout::setGeometry(place);
    arrange(place, Do::Place);
}

int FlowLayout::arrange(const QRect &place, Do what) const
{
    const QRect inner = place.marginsRemoved(contentsMargins());
    int x = inner.left(), y = inner.top(), line = 0;
    std::vector<std::pair<QLayoutItem *, QRect>> row;
    const auto finishRow = [&] {
        if (what == Do::Place)
            for (const auto &[item, rect] : row)
                item->setGeometry(rect.translated(0, (line - rect.height()) / 2));
        row.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size(std::min(item->sizeHint().width(), std::max(inner.width(), item->minimumSize().width())),
                         item->sizeHint().height());
        if (x + size.width() > inner.right() + 1 && !row.empty()) {
            finishRow();
            x = inner.left();
            y += line + spacing();
            line = 0;
        }
        row.emplace_back(item.get(), QRect(QPoint(x, y), size));
        x += size.width() + spacing();
        line = std::max(line, size.height());
    }
    finishRow();
    return y + line - place.top() + contentsMargins().bottom();
}

} // namespace kohkan
