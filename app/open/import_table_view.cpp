// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_table_view.h"

#include "app/open/import_table_model.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <algorithm>

namespace kohkan {

ImportTableView::ImportTableView(ImportTableModel *model, QWidget *parent) : QTableView(parent)
{
    setModel(model);
    setAccessibleName(tr("First rows as they will be"));
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &ImportTableView::requestMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { requestMenu(horizontalHeader()->logicalIndexAt(at)); });
}

void ImportTableView::fitColumns()
{
    const int em = fontMetrics().averageCharWidth();
    for (int column = 0; column < model()->columnCount(); ++column) {
        const int head = horizontalHeader()->sectionSizeHint(column);
        setColumnWidth(column, std::clamp(std::max(sizeHintForColumn(column) + em, head), 8 * em, 36 * em));
    }
}

void ImportTableView::requestMenu(int column)
{
    if (column < 0)
        return;
    const int x = horizontalHeader()->sectionViewportPosition(column);
    emit menuRequested(column, horizontalHeader()->mapToGlobal(QPoint(std::max(0, x), horizontalHeader()->height())));
}

void ImportTableView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex at = event->reason() == QContextMenuEvent::Keyboard
                               ? currentIndex()
                               : indexAt(viewport()->mapFrom(this, event->pos()));
    if (at.isValid())
        requestMenu(at.column());
}

ImportLegend::ImportLegend(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("What the colours mean"));
}

void ImportLegend::show(const std::vector<ImportPreview::Fate> &fates)
{
    m_fates = fates;
    QStringList words;
    for (const auto fate : fates)
        words << ImportTableModel::word(fate);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

QSize ImportLegend::sizeHint() const
{
    return {400, fontMetrics().height() + 6};
}

void ImportLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = fontMetrics().height() - 2;
    const int top = (height() - side) / 2;
    int x = 0;
    for (const auto fate : m_fates) {
        const QColor tint = ImportTableModel::color(fate, palette());
        const QRect box(x, top, side, side);
        painter.fillRect(box, tint.isValid() ? tint : palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        QFont font = this->font();
        font.setStrikeOut(fate == ImportPreview::Fate::NoValue);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        const QString word = ImportTableModel::word(fate);
        const int width = painter.fontMetrics().horizontalAdvance(word);
        painter.drawText(QRect(x + side + 5, 0, width + 4, height()), Qt::AlignVCenter, word);
        x += side + 5 + width + 18;
    }
}

} // namespace kohkan
