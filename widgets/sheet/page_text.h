// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QPainter>
#include <QString>
#include <memory>
#include <vector>

class QTextLayout;

namespace kohkan {

/// A text on a page, broken into lines of a width; what does not fit into the last line ends in an ellipsis. Page
/// units. Cheap to copy; one thread at a time.
class PageText {
public:
    /// A part of the text that leads somewhere in a PDF.
    struct Link {
        QString part;
        QString address;
    };
    PageText() = default;
    PageText(const QString &text, const QFont &font, double width, int mostLines, const std::vector<Link> &links = {});
    bool isEmpty() const { return m_height == 0; }
    double height() const { return m_height; }
    bool isCut() const { return m_isCut; }
    void draw(QPainter &painter, QPointF corner, const QColor &color) const;

private:
    std::shared_ptr<const QTextLayout> m_layout;
    double m_height = 0;
    bool m_isCut = false;
};

} // namespace kohkan
