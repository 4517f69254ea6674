// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/line_clip.h"

#include <array>
#include <numeric>

namespace kohkan::pixels {

namespace {

template <typename Inside, typename Cross>
QPolygonF clippedSide(const QPolygonF &ring, Inside inside, Cross cross)
{
    QPolygonF kept;
    kept.reserve(ring.size() + 4);
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i == 0 ? ring.size() - 1 : i - 1], b = ring[i];
        const bool aIn = inside(a), bIn = inside(b);
        if (aIn != bIn)
            kept.append(cross(a, b));
        if (bIn)
            kept.append(b);
    }
    return kept;
}

QPointF crossX(QPointF a, QPointF b, double x)
{
    return {x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())};
}

QPointF crossY(QPointF a, QPointF b, double y)
{
    return {a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y};
}

double length(QPointF d)
{
    return std::hypot(d.x(), d.y());
}

} // namespace

bool insideOf(QPointF a, QPointF b, const QRectF &box, double &from, double &to)
{
    const QPointF d = b - a;
    const std::array<double, 4> p{-d.x(), d.x(), -d.y(), d.y()};
    const std::array<double, 4> q{a.x() - box.left(), box.right() - a.x(), a.y() - box.top(), box.bottom() - a.y()};
    from = 0;
    to = 1;
    for (std::size_t i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0)
                return false;
        } else if (p[i] < 0) {
            from = std::max(from, q[i] / p[i]);
        } else {
            to = std::min(to, q[i] / p[i]);
        }
    }
    return from <= to;
}

QPolygonF thinned(std::span<const MapPoint> line, const PixelFrame &frame)
{
    QPolygonF kept;
    const MapPoint *skipped = nullptr;
    for (const auto &p : line) {
        if (!p.isValid())
            continue;
        const QPointF at = frame.local(p);
        skipped = nullptr;
        if (kept.isEmpty() || std::abs(at.x() - kept.last().x()) >= 0.5 || std::abs(at.y() - kept.last().y()) >= 0.5)
            kept.append(at);
        else
            skipped = &p;
    }
    if (skipped)
        kept.append(frame.local(*skipped));
    return kept;
}

std::vector<Piece> clippedLine(const QPolygonF &line, const QRectF &box)
{
    std::vector<Piece> pieces;
    double along = 0;
    bool open = false;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF a = line[i - 1], b = line[i];
        const double segment = length(b - a);
        double from = 0, to = 1;
        if (insideOf(a, b, box, from, to)) {
            if (!open || from > 0)
                pieces.push_back({QPolygonF{a + (b - a) * from}, along + segment * from});
            pieces.back().points.append(to < 1 ? a + (b - a) * to : b);
            open = to >= 1;
        } else {
            open = false;
        }
        along += segment;
    }
    return pieces;
}

QPolygonF clippedRing(const QPolygonF &ring, const QRectF &box)
{
    const QRectF bounds = ring.boundingRect();
    if (bounds.right() < box.left() || bounds.left() > box.right() || bounds.bottom() < box.top() ||
        bounds.top() > box.bottom())
        return {};
    if (box.contains(bounds))
        return ring;
    const double l = box.left(), r = box.right(), t = box.top(), b = box.bottom();
    QPolygonF kept = clippedSide(
        ring, [=](QPointF p) { return p.x() >= l; }, [=](QPointF p, QPointF q) { return crossX(p, q, l); });
    kept = clippedSide(
        kept, [=](QPointF p) { return p.x() <= r; }, [=](QPointF p, QPointF q) { return crossX(p, q, r); });
    kept = clippedSide(
        kept, [=](QPointF p) { return p.y() >= t; }, [=](QPointF p, QPointF q) { return crossY(p, q, t); });
    return clippedSide(
        kept, [=](QPointF p) { return p.y() <= b; }, [=](QPointF p, QPointF q) { return crossY(p, q, b); });
}

std::vector<QPolygonF> dashes(const Piece &piece, std::span<const double> pattern)
{
    std::vector<QPolygonF> strokes;
    const double period = std::accumulate(pattern.begin(), pattern.end(), 0.0);
    if (period <= 0 || piece.points.size() < 2)
        return strokes;
    double left = std::fmod(piece.start, period);
    std::size_t slot = 0;
    while (left >= pattern[slot]) {
        left -= pattern[slot];
        slot = (slot + 1) % pattern.size();
    }
    left = pattern[slot] - left; // of the current slot
    if (slot % 2 == 0)
        strokes.push_back({piece.points.first()});
    for (qsizetype i = 1; i < piece.points.size(); ++i) {
        QPointF at = piece.points[i - 1];
        const QPointF to = piece.points[i];
        double rest = length(to - at);
        while (rest > left) {
            at += (to - at) * (left / rest);
            rest -= left;
            if (slot % 2 == 0)
                strokes.back().append(at);
            slot = (slot + 1) % pattern.size();
            left = pattern[slot];
            if (slot % 2 == 0)
                strokes.push_back({at});
        }
        left -= rest;
        if (slot % 2 == 0)
            strokes.back().append(to);
    }
    return strokes;
}

} // namespace kohkan::pixels
