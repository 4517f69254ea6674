// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_list.h"
#include "widgets/state/tables.h"

#include <QDialog>
#include <vector>

class QTabWidget;

namespace kohkan {

class ColourPage;
class CrowdingPage;
class MarksPage;
class NamesPage;
class StylePage;

/// Edits how a layer is drawn. Not modal: every change goes to the LayerList at once, so that map and legend follow;
/// Cancel puts the style back that was there before. Closes itself where the layer goes or is read again. GUI thread
/// only.
class SymbolsEditor : public QDialog {
    Q_OBJECT
public:
    /// The entry has a layer. `tables` name commodities.
    SymbolsEditor(LayerList *layers, EntryId entry, const Tables &tables, QWidget *parent = nullptr);
    EntryId entry() const { return m_entry; }
    QTabWidget *tabs() const { return m_tabs; }
    ColourPage *colour() const { return m_colour; }
    MarksPage *marks() const { return m_marks; }
    CrowdingPage *crowding() const { return m_crowding; }
    NamesPage *names() const { return m_names; }

public slots:
    void reject() override;

private:
    void apply(const LayerStyle &style);
    void followLayers();
    LayerList *m_layers;
    EntryId m_entry;
    LayerPtr m_layer;
    LayerStyle m_before;
    LayerStyle m_shown;
    QTabWidget *m_tabs;
    ColourPage *m_colour;
    MarksPage *m_marks;
    CrowdingPage *m_crowding;
    NamesPage *m_names;
    std::vector<StylePage *> m_pages;
};

} // namespace kohkan
