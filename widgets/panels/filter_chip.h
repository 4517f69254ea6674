// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QToolButton;

namespace kohkan {

/// One condition in words on a rounded plate, with a button that removes it; long words are elided, with a tool tip.
/// GUI thread only.
class FilterChip : public QWidget {
    Q_OBJECT
public:
    explicit FilterChip(const QString &text, QWidget *parent = nullptr);
    const QString &text() const { return m_text; }
    QToolButton *removeButton() const { return m_remove; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_text;
    QToolButton *m_remove;
};

} // namespace kohkan
