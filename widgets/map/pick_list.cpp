// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/pick_list.h"

#include "widgets/pages/feature_text.h"

#include <QListWidget>
#include <QVBoxLayout>

namespace kohkan {

namespace {
constexpr int sameSpot = 3; ///< pixels
}

PickList::PickList(QWidget *parent) : QFrame(parent), m_list(new QListWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setObjectName(QStringLiteral("pickList"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Features on this point"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        const int row = m_list->row(item);
        if (row < std::min(mostLines, static_cast<int>(m_hits.size()))) {
            m_at = static_cast<std::size_t>(row);
            emit picked(m_hits[m_at]);
        }
    });
    hide();
}

void PickList::open(const LayersValue &layers, std::vector<FeatureHit> hits, const Catalogue *catalogue, QPoint at)
{
    m_hits = std::move(hits);
    m_at = 0;
    m_click = at;
    m_list->clear();
    if (m_hits.size() < 2) {
        hide();
        return;
    }
    for (const auto &hit : m_hits) {
        if (m_list->count() == mostLines)
            break;
        const FeatureText text = describeFeature(*layers.find(hit.entry), hit.row, catalogue);
        auto *item = new QListWidgetItem(text.line(), m_list);
        item->setToolTip(text.html());
    }
    if (const auto more = static_cast<int>(m_hits.size()) - mostLines; more > 0) {
        auto *item = new QListWidgetItem(tr("%n more", nullptr, more), m_list);
        item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
    place(at);
}

void PickList::place(QPoint at)
{
    const QSize room = parentWidget()->size();
    const int width = std::min({m_list->sizeHintForColumn(0) + 24, 460, room.width() - 20});
    const int height = std::min(m_list->sizeHintForRow(0) * m_list->count() + 6, room.height() - 40);
    int x = at.x() + 14, y = at.y() + 10;
    if (x + width > room.width() - 6)
        x = std::max(6, at.x() - 14 - width);
    if (y + height > room.height() - 6)
        y = std::max(6, room.height() - 6 - height);
    setGeometry(x, y, width, height);
    show();
    raise();
}

void PickList::close()
{
    m_hits.clear();
    hide();
}

bool PickList::isRepeated(const std::vector<FeatureHit> &hits, QPoint at) const
{
    return hits.size() > 1 && hits == m_hits && (at - m_click).manhattanLength() <= sameSpot;
}

const FeatureHit &PickList::next()
{
    m_at = (m_at + 1) % m_hits.size();
    m_list->setCurrentRow(static_cast<int>(std::min<std::size_t>(m_at, mostLines)));
    return m_hits[m_at];
}

} // namespace kohkan
