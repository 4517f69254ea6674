// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/history/layers_fact.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kohkan {

namespace {

/// What a person chooses of an entry.
struct Looks {
    QString name;
    bool visible = true;
    double opacity = 1;
    LayerStyle style;
    explicit Looks(const LayerEntry &entry)
        : name(entry.name), visible(entry.visible), opacity(entry.opacity), style(entry.style)
    {}
    void giveTo(LayerEntry &entry) const
    {
        entry.name = name;
        entry.visible = visible;
        entry.opacity = opacity;
        const bool isSame = entry.style.gradeColumn == style.gradeColumn;
        const QString title = isSame ? entry.style.gradeTitle : style.gradeTitle;
        entry.style = style;
        entry.style.gradeTitle = title; // says by which parameters the column was made, which is no choice of looks
    }
    friend bool operator==(const Looks &, const Looks &) = default;
};

std::vector<EntryId> orderOf(const LayersValue &value)
{
    std::vector<EntryId> order;
    for (const LayerEntry &entry : value.entries)
        order.push_back(entry.id);
    return order;
}

bool holds(const std::vector<EntryId> &order, EntryId id)
{
    return std::find(order.begin(), order.end(), id) != order.end();
}

class LayersChange : public HistoryChange {
    Q_DECLARE_TR_FUNCTIONS(kohkan::LayersFact)
public:
    LayersChange(LayerList *layers, std::function<void(EntryId)> brought, const LayersValue &before,
                 const LayersValue &after);
    void put(Side side) override;
    QString text() const override;
    QString notice() const override;
    QString subject() const override;
    void follow(const HistoryChange &later) override;
    bool isNothing() const override;
    bool isAny() const { return isOrdered() || !m_looks.empty() || m_depiction; }

private:
    struct Change {
        Looks before, after;
        const Looks &of(Side side) const { return side == Side::Before ? before : after; }
    };
    bool isOrdered() const { return m_order[0] != m_order[1]; }
    const std::vector<EntryId> &order(Side side) const { return m_order[side == Side::Before ? 0 : 1]; }
    void arrange(LayersValue &value, Side side, std::vector<EntryId> &brought);
    QString orderText() const;

    LayerList *m_layers;
    std::function<void(EntryId)> m_brought;
    std::array<std::vector<EntryId>, 2> m_order;
    std::array<EntryId, 2> m_active;
    QHash<EntryId, LayerEntry> m_away; ///< that one side does not have, as they were when they were last there
    QHash<EntryId, Change> m_looks;    ///< of those that both have
    std::optional<std::pair<Depiction, Depiction>> m_depiction;
};

LayersChange::LayersChange(LayerList *layers, std::function<void(EntryId)> brought, const LayersValue &before,
                           const LayersValue &after)
    : m_layers(layers)
    , m_brought(std::move(brought))
    , m_order{orderOf(before), orderOf(after)}
    , m_active{before.active, after.active}
{
    for (const LayerEntry &entry : before.entries) {
        const LayerEntry *now = after.find(entry.id);
        if (!now)
            m_away.insert(entry.id, entry);
        else if (Looks(entry) != Looks(*now))
            m_looks.insert(entry.id, {Looks(entry), Looks(*now)});
    }
    for (const LayerEntry &entry : after.entries)
        if (!before.find(entry.id))
            m_away.insert(entry.id, entry);
    if (before.depiction != after.depiction)
        m_depiction = {before.depiction, after.depiction};
}

/// What the list has beyond both sides (the program's own layers) stays below what it was below.
void LayersChange::arrange(LayersValue &value, Side side, std::vector<EntryId> &brought)
{
    const auto &wanted = order(side), &other = order(side == Side::Before ? Side::After : Side::Before);
    std::erase_if(value.entries, [&](const LayerEntry &entry) {
        const bool goes = holds(other, entry.id) && !holds(wanted, entry.id);
        if (goes)
            m_away.insert(entry.id, entry); // as it is now: it may have been read again
        return goes;
    });
    std::vector<LayerEntry> next;
    for (const EntryId id : wanted) {
        if (const LayerEntry *there = value.find(id)) {
            next.push_back(*there);
        } else if (m_away.contains(id)) {
            next.push_back(m_away.value(id));
            brought.push_back(id);
        }
    }
    EntryId above = 0;
    for (const LayerEntry &entry : value.entries) {
        const EntryId last = std::exchange(above, entry.id);
        if (holds(wanted, entry.id))
            continue;
        const auto at = std::find_if(next.begin(), next.end(), [last](const LayerEntry &e) { return e.id == last; });
        next.insert(at == next.end() ? next.begin() : at + 1, entry);
    }
    value.entries = std::move(next);
    const EntryId active = m_active[side == Side::Before ? 0 : 1];
    if (value.find(active))
        value.active = active;
}

void LayersChange::put(Side side)
{
    LayersValue next = m_layers->value();
    std::vector<EntryId> brought;
    if (isOrdered())
        arrange(next, side, brought);
    for (auto it = m_looks.cbegin(); it != m_looks.cend(); ++it)
        if (LayerEntry *entry = next.find(it.key()))
            it->of(side).giveTo(*entry);
    if (m_depiction)
        next.depiction = side == Side::Before ? m_depiction->first : m_depiction->second;
    m_layers->change(std::move(next));
    for (const EntryId id : brought)
        m_brought(id);
}

/// Of layers that came, went or moved.
QString LayersChange::orderText() const
{
    const auto come = static_cast<int>(std::count_if(
        m_away.cbegin(), m_away.cend(), [this](const LayerEntry &entry) { return holds(m_order[1], entry.id); }));
    if (m_away.size() == 1) {
        const QString name = m_away.cbegin()->name;
        return come == 1 ? tr("add layer %1").arg(name) : tr("remove layer %1").arg(name);
    }
    if (!m_away.isEmpty())
        return come == m_away.size() ? tr("add %n layers", nullptr, come)
               : come == 0           ? tr("remove %n layers", nullptr, static_cast<int>(m_away.size()))
                                     : tr("change which layers there are");
    for (std::size_t i = 0; i < m_order[0].size(); ++i) {
        if (m_order[0][i] == m_order[1][i])
            continue;
        const bool isDown = i + 1 < m_order[0].size() && m_order[0][i + 1] == m_order[1][i];
        const LayerEntry *moved = m_layers->value().find(isDown ? m_order[0][i] : m_order[1][i]);
        return moved ? tr("move layer %1").arg(moved->name) : tr("move a layer");
    }
    return {};
}

QString LayersChange::text() const
{
    if (isOrdered())
        return orderText();
    if (m_looks.size() > 1)
        return tr("change %n layers", nullptr, static_cast<int>(m_looks.size()));
    if (m_looks.isEmpty())
        return tr("draw disputed lines: %1").arg(depictionName(m_depiction->second));
    const Change &change = *m_looks.cbegin();
    const QString name = change.before.name;
    if (change.after.name != name)
        return tr("rename %1 to %2").arg(name, change.after.name);
    if (change.after.style != change.before.style)
        return tr("symbols of %1").arg(name);
    if (change.after.opacity != change.before.opacity)
        return tr("opacity of %1").arg(name);
    return change.after.visible ? tr("show %1").arg(name) : tr("hide %1").arg(name);
}

QString LayersChange::notice() const
{
    if (m_away.size() != 1 || holds(m_order[1], m_away.cbegin()->id))
        return {};
    return tr("Layer %1 was removed.").arg(m_away.cbegin()->name);
}

/// Opacity and symbols are changed by dragging and typing.
QString LayersChange::subject() const
{
    if (isOrdered() || m_depiction || m_looks.size() != 1)
        return {};
    const Change &change = *m_looks.cbegin();
    if (change.before.name != change.after.name || change.before.visible != change.after.visible)
        return {};
    const bool isStyle = change.before.style != change.after.style;
    return QStringLiteral("%1/%2").arg(isStyle ? u"style" : u"opacity").arg(m_looks.cbegin().key());
}

void LayersChange::follow(const HistoryChange &later)
{
    m_looks.begin()->after = static_cast<const LayersChange &>(later).m_looks.cbegin()->after;
}

bool LayersChange::isNothing() const
{
    return m_looks.size() == 1 && m_looks.cbegin()->before == m_looks.cbegin()->after;
}

} // namespace

LayersFact::LayersFact(LayerList *layers, std::function<void(EntryId)> brought)
    : m_layers(layers), m_brought(std::move(brought)), m_known(layers->value())
{}

std::unique_ptr<HistoryChange> LayersFact::look()
{
    const LayersValue before = std::exchange(m_known, m_layers->value());
    auto change = std::make_unique<LayersChange>(m_layers, m_brought, before, m_known);
    return change->isAny() ? std::move(change) : nullptr;
}

} // namespace kohkan
