// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/time/time_line.h"
#include "widgets/parts/panel.h"
#include "widgets/state/tables.h"

#include <array>

class QComboBox;
class QLineEdit;
class QTabWidget;
class QTextBrowser;
class QUrl;

namespace kohkan {

/// The events of the partnership and the national facts, to be searched and narrowed by kind. GUI thread only.
class PartnershipPanel : public Panel {
    Q_OBJECT
public:
    enum Tab { Events, Facts };
    explicit PartnershipPanel(const Tables *tables, QWidget *parent = nullptr);
    /// Brings an event into view, whatever was searched for.
    void showEventOf(const QString &id);
    void showTab(Tab tab);
    QString tabText(Tab tab); ///< as plain text
    QLineEdit *search() const { return m_search; }
    QComboBox *kinds() const { return m_kinds; }
    QTextBrowser *page(Tab tab) const { return m_pages[tab]; }

signals:
    void eventRequested(const QString &id); ///< on the time line
    void linkFollowed(const QUrl &link);    ///< of any other kind

protected:
    void refresh() override;
    void changeEvent(QEvent *event) override;

private:
    void follow(const QUrl &link);
    void fillKinds();
    void showSource(const QString &ref);
    QLineEdit *m_search;
    QComboBox *m_kinds;
    QTabWidget *m_tabs;
    std::array<QTextBrowser *, 2> m_pages{};
    const Tables *m_tables;
    TimeLine m_line;
    bool m_isLineRead = false;
    QString m_wanted; ///< the event to scroll to
};

} // namespace kohkan
