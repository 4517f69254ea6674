// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/symbols_editor.h"

#include "widgets/editors/colour_page.h"
#include "widgets/editors/crowding_page.h"
#include "widgets/editors/marks_page.h"
#include "widgets/editors/names_page.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace kohkan {

SymbolsEditor::SymbolsEditor(LayerList *layers, EntryId entry, const Tables &tables, QWidget *parent)
    : QDialog(parent), m_layers(layers), m_entry(entry), m_tabs(new QTabWidget(this))
{
    const StyleSubject subject{*layers->value().find(entry), tables.catalogue()};
    m_layer = subject.entry.layer;
    m_before = subject.entry.style;
    setWindowTitle(tr("Symbols of %1").arg(subject.entry.name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_colour = new ColourPage(subject, m_tabs);
    m_marks = new MarksPage(subject, m_tabs);
    m_crowding = new CrowdingPage(subject, m_tabs);
    m_names = new NamesPage(subject, m_tabs);
    m_pages = {m_colour, m_marks, m_crowding, m_names};
    m_tabs->addTab(m_colour, tr("Colour"));
    m_tabs->addTab(m_marks, tr("Marks"));
    m_tabs->addTab(m_crowding, tr("Crowding"));
    m_tabs->addTab(m_names, tr("Names"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    const LayerStyle preset = shippedStyle(subject.entry.bundledTable);
    if (!subject.entry.bundledTable.isEmpty()) {
        auto *restore = buttons->addButton(tr("As shipped"), QDialogButtonBox::ResetRole);
        restore->setAutoDefault(false);
        connect(restore, &QPushButton::clicked, this, [this, preset] { apply(preset); });
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    resize(520, 540);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SymbolsEditor::reject);
    for (StylePage *page : m_pages) {
        page->show(m_before);
        connect(page, &StylePage::edited, this, &SymbolsEditor::apply);
    }
    m_shown = m_before;
    connect(layers, &LayerList::changed, this, &SymbolsEditor::followLayers);
}

void SymbolsEditor::apply(const LayerStyle &style)
{
    m_layers->edit(m_entry, [&](LayerEntry &entry) { entry.style = style; });
}

void SymbolsEditor::followLayers()
{
    const LayerEntry *entry = m_layers->value().find(m_entry);
    if (!entry || entry->layer != m_layer) {
        accept(); // there is nothing to put back
        return;
    }
    if (entry->style == m_shown)
        return;
    m_shown = entry->style;
    for (StylePage *page : m_pages)
        page->show(m_shown);
}

void SymbolsEditor::reject()
{
    apply(m_before);
    QDialog::reject();
}

} // namespace kohkan
