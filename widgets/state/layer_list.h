// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/table/layer.h"
#include "widgets/state/layer_style.h"

#include <QObject>
#include <QPointer>
#include <vector>

namespace kohkan {

using EntryId = quint64; ///< names an entry of the list for its whole life, over reloads and renames

/// Which way disputed lines are drawn. Data, not code: columns `depiction_*` of the boundaries.
enum class Depiction { Neutral, Pakistan, India };
QString depictionName(Depiction depiction);

/// One layer of the map as the user sees it.
struct LayerEntry {
    EntryId id = 0;
    QString name;
    LayerPtr layer; ///< null where the file is missing
    bool visible = true;
    double opacity = 1;
    LayerStyle style;
    QString bundledTable; ///< `deposits`, `incidents`, `infrastructure`; empty for a file of the user
    QString path;         ///< of a file of the user
    QString sourceLayer;
    QString missing;     ///< why there is no layer, for a person; empty where there is one
    CataloguePtr tables; ///< of a file that was mapped to sites: answers for them; null: the shipped ones do
    /// Are its rows sites, or about sites, that a catalogue answers for?
    bool hasSites() const { return isDeposits() || tables; }
    bool areSites() const { return isDeposits() || (tables && layer && layer->keyColumn()); } ///< each row is one
    /// The id of the site that a row is, or is about.
    QString siteOf(Row row) const;
    bool isDeposits() const { return bundledTable == QLatin1String("deposits"); }
};

/// Everything the list holds, as one value. Topmost entry first.
struct LayersValue {
    std::vector<LayerEntry> entries;
    EntryId active = 0; ///< table, filters and Site panel follow it; 0: none
    Depiction depiction = Depiction::Neutral;

    const LayerEntry *find(EntryId id) const;
    LayerEntry *find(EntryId id);
    const LayerEntry *activeEntry() const { return find(active); }
    const LayerEntry *deposits() const; ///< the topmost entry of the shipped deposits that has a layer, or null
    int indexOf(EntryId id) const;      ///< -1 where it is not there
};

/// The layers of the map: one value, changed by one function, announced by one signal. GUI thread only; owned by the
/// main window.
class LayerList : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    const LayersValue &value() const { return m_value; }
    /// Takes a new value. Where the active entry is gone, the topmost one becomes active.
    void change(LayersValue value);
    /// On top by default. Returns its id: the one it had where it was in the list before and has one.
    EntryId add(LayerEntry entry, int at = 0);
    void remove(EntryId id);
    template <typename Edit>
    void edit(EntryId id, Edit &&edit)
    {
        LayersValue next = m_value;
        if (LayerEntry *entry = next.find(id)) {
            edit(*entry);
            change(std::move(next));
        }
    }
    void move(EntryId id, int to); ///< puts an entry at a place of the list without it; beyond the ends: at the end
    void setActive(EntryId id);
    void setDepiction(Depiction depiction);

    /// While one exists, what changes in the window is the program's own doing: what a worker has made, a session that
    /// is restored. No step for the person to undo.
    class Aside {
    public:
        explicit Aside(LayerList *layers);
        ~Aside();
        Aside(const Aside &) = delete;
        Aside &operator=(const Aside &) = delete;

    private:
        QPointer<LayerList> m_layers;
    };
    bool isAside() const { return m_asides > 0; }

signals:
    void changed(const LayersValue &before);
    void asideBegun(); ///< the outermost
    void asideEnded();

private:
    LayersValue m_value;
    EntryId m_next = 1;
    int m_asides = 0;
};

} // namespace kohkan
