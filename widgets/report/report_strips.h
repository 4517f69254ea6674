// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/report/report.h"

#include <QPainter>
#include <QTextDocument>
#include <memory>

namespace kohkan {

/// A piece of a report across the width of a page that is never split: a heading, a paragraph, a row, a map. Sizes in
/// pixels of the device.
struct ReportStrip {
    struct Text {
        QPointF at;
        std::shared_ptr<QTextDocument> document;
    };
    struct Fill {
        QRectF box;
        QColor color;
    };
    double gap = 0; ///< before it, but not at the top of a page
    double height = 0;
    bool keepsWithNext = false;
    int titles = -1; ///< the strip to be repeated where this one begins a page; -1: none
    bool isMap = false;
    std::vector<Fill> fills;
    std::vector<Text> texts;
    QImage image;
    QRectF imageBox;

    /// At the painter's origin, shrunk to `room` where it is higher.
    void paint(QPainter &painter, double room) const;
};

/// Sets the blocks of a report as strips of a width. One use; one thread.
class ReportSetter {
public:
    ReportSetter(QPaintDevice *device, double width);
    std::vector<ReportStrip> set(const Report &report);
    /// Text of that width; points.
    std::shared_ptr<QTextDocument> text(const QString &html, double width, double points,
                                        Qt::Alignment align = {}) const;
    double millimetres(double mm) const;

private:
    void addTitle(const Report &report);
    void addText(const QString &html, double points, double gap, bool keepsWithNext);
    void addTable(const ReportTable &table);
    void addMap(const ReportBlock &block);
    ReportStrip rowStrip(const ReportTable &table, const ReportTable::Row &row) const;
    ReportStrip titleStrip(const ReportTable &table) const;
    std::vector<QRectF> columnBoxes(const ReportTable &table) const;

    QPaintDevice *m_device;
    double m_width;
    std::vector<ReportStrip> m_strips;
};

} // namespace kohkan
