// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/find_box.h"

#include <QKeyEvent>
#include <QListWidget>

namespace kohkan {

FindBox::FindBox(QWidget *parent) : QLineEdit(parent), m_list(new QListWidget)
{
    setPlaceholderText(tr("Find a site, place, commodity or coordinate (Ctrl+K)"));
    setAccessibleName(tr("Find"));
    setClearButtonEnabled(true);
    m_list->setWindowFlags(Qt::ToolTip); // on top, and the focus stays in the line
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAlternatingRowColors(true);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("What was found"));
    connect(this, &QLineEdit::textEdited, this, &FindBox::refresh);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    installEventFilter(this);
}

FindBox::~FindBox()
{
    delete m_list;
}

void FindBox::refresh()
{
    m_list->clear();
    m_hits = m_index && !text().trimmed().isEmpty() ? m_index->find(text()) : std::vector<SearchHit>();
    for (const auto &hit : m_hits)
        m_list->addItem(hit.detail.startsWith(hit.title) ? hit.detail
                                                         : QStringLiteral("%1   —   %2").arg(hit.title, hit.detail));
    if (m_hits.empty() && m_index && !text().trimmed().isEmpty()) {
        m_list->addItem(tr("Nothing found for \"%1\"").arg(text().trimmed()));
        m_list->item(0)->setFlags(Qt::NoItemFlags);
    } else if (!m_hits.empty()) {
        m_list->setCurrentRow(0);
    }
    m_list->setVisible(m_list->count() > 0);
    placeList();
}

void FindBox::placeList()
{
    const int rows = std::min(m_list->count(), 13);
    const int height = rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth() + 2;
    const int wide = std::max(width(), std::min(560, window()->width()));
    QPoint corner = mapToGlobal(QPoint(0, this->height()));
    corner.setX(std::max(window()->mapToGlobal(QPoint()).x(),
                         std::min(corner.x(), window()->mapToGlobal(QPoint(window()->width(), 0)).x() - wide)));
    m_list->setGeometry(QRect(corner, QSize(wide, height)));
}

void FindBox::choose(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_hits.size())
        return;
    const SearchHit hit = m_hits[static_cast<std::size_t>(row)];
    m_list->hide();
    emit chosen(hit);
}

void FindBox::keyPressEvent(QKeyEvent *event)
{
    const int row = m_list->currentRow();
    switch (event->key()) {
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
        return;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(row - 1, 0));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->isHidden())
            refresh();
        choose(std::max(0, m_list->currentRow()));
        return;
    case Qt::Key_Escape:
        m_list->hide();
        clear();
        clearFocus();
        emit left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

bool FindBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == this && event->type() == QEvent::FocusOut)
        m_list->hide();
    return QLineEdit::eventFilter(watched, event);
}

} // namespace kohkan
