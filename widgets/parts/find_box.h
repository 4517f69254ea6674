// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/search/search_index.h"

#include <QLineEdit>
#include <memory>

class QListWidget;

namespace kohkan {

/// Find: a line in the toolbar with a list below it. Arrow keys and Enter go there; Escape gives the focus back.
class FindBox : public QLineEdit {
    Q_OBJECT
public:
    explicit FindBox(QWidget *parent = nullptr);
    ~FindBox() override;
    void setIndex(std::shared_ptr<SearchIndex> index) { m_index = std::move(index); }
    QListWidget *list() const { return m_list; }

signals:
    void chosen(const kohkan::SearchHit &hit);
    void left(); ///< by Escape

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void choose(int row);
    void placeList();
    std::shared_ptr<SearchIndex> m_index;
    std::vector<SearchHit> m_hits;
    QListWidget *m_list;
};

} // namespace kohkan
