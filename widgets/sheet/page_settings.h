// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPageLayout>
#include <QPageSize>
#include <QSize>
#include <QString>
#include <optional>
#include <vector>

namespace kohkan {

/// What a person chooses for a map on a page. A value. Layout is in page units of 1/96 inch, the device-independent
/// pixels of marks, lines and letters, so that these have the same size on paper at any resolution.
struct PageSettings {
    enum class Format { Png, Svg, Pdf };
    enum class Extent { Window, Scale };
    static constexpr double unitsAnInch = 96;
    static constexpr double metresAUnit = 0.0254 / unitsAnInch;
    static constexpr double mostPixels = 100e6; ///< of a page; A3 at 600 dots an inch has 70 million
    static constexpr int leastDpi = 72, mostDpi = 1200;

    Format format = Format::Pdf;
    QPageSize::PageSizeId paper = QPageSize::A4; ///< Custom: `pixels`
    QSize pixels{1600, 1000};
    QPageLayout::Orientation orientation = QPageLayout::Landscape; ///< of a paper
    double dpi = 300;
    QString title;
    QString subtitle;
    bool legend = true, graticule = false, overview = false, names = true;
    Extent extent = Extent::Window;
    double scale = 1'000'000; ///< 1:N of Extent::Scale

    double pixelRatio() const { return dpi / unitsAnInch; }
    QSize devicePixels() const;
    QSizeF size() const; ///< page units
    /// Why there can be no such page, for a person, with the limit; empty where there can.
    QString refusal() const;
    /// The same page in no more than so many pixels: to look at before it is made.
    PageSettings fitted(const QSize &room) const;
    friend bool operator==(const PageSettings &, const PageSettings &) = default;

    /// The papers to choose from, small ones first within A and the American ones.
    static const std::vector<QPageSize::PageSizeId> &papers();
    /// `.png`, `.svg` or `.pdf` at the end of a path, in any letter case.
    static std::optional<Format> formatOf(const QString &path);
    static QString extension(Format format);
};

} // namespace kohkan
