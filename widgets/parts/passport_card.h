// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QTextBrowser;
class QUrl;

namespace kohkan {

/// A small card over the window that says what stands behind a figure; Esc or a click elsewhere closes it, and it is
/// gone then. GUI thread only.
class PassportCard : public QFrame {
    Q_OBJECT
public:
    PassportCard(const QString &html, QString citation, QWidget *parent);
    /// Opens beside a point of the screen, wholly on it.
    void openAt(QPoint place);
    QString text() const;

signals:
    void followed(const QUrl &link); ///< a link was clicked; the card is closed

private:
    QTextBrowser *m_page;
};

} // namespace kohkan
