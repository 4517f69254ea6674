// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>
#include <vector>

namespace kohkan {

/// A table of a report. A row has heads, each beside all of its lines; lines, which stand level across the rest of the
/// columns; and notes of full width below. Texts are inline HTML; classes: `m` muted, `w` a warning, `u` Urdu, and
/// `<sup class="f">3</sup>` for footnote 3.
struct ReportTable {
    enum class Align { Left, Right };
    struct Column {
        QString title;
        double share = 1; ///< of the width, in proportion to the others
        Align align = Align::Left;
    };
    struct Row {
        QStringList heads;
        std::vector<QStringList> lines;
        QStringList notes;
        QString anchor; ///< of a footnote: its number, for links
    };
    enum class Look {
        Ruled, ///< a line below each row, titles on a tint
        Bare   ///< labels and values, footnotes: no titles, no lines
    };
    Look look = Look::Ruled;
    bool isSmall = false; ///< set in the size of notes
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// One piece of a report.
struct ReportBlock {
    enum class Kind { Heading, Subheading, Paragraph, Note, Table, Map };
    Kind kind = Kind::Paragraph;
    QString html; ///< heading: plain text; map: its caption
    ReportTable table;
    QImage image; ///< of a map
};

/// A document to be set on pages or written as HTML. A value; any thread.
struct Report {
    QString title;
    QString subtitle;   ///< inline HTML
    QString program;    ///< "Kohkan 0.1.0", in the footer
    QString mapWarning; ///< in the footer of each page with a map
    std::vector<ReportBlock> blocks;

    void heading(const QString &text) { blocks.push_back({ReportBlock::Kind::Heading, text, {}, {}}); }
    void subheading(const QString &text) { blocks.push_back({ReportBlock::Kind::Subheading, text, {}, {}}); }
    void paragraph(const QString &html) { blocks.push_back({ReportBlock::Kind::Paragraph, html, {}, {}}); }
    void note(const QString &html) { blocks.push_back({ReportBlock::Kind::Note, html, {}, {}}); }
    /// Left out where it has no row.
    void table(ReportTable table)
    {
        if (!table.rows.empty())
            blocks.push_back({ReportBlock::Kind::Table, {}, std::move(table), {}});
    }
    void map(QImage image, const QString &caption)
    {
        blocks.push_back({ReportBlock::Kind::Map, caption, {}, std::move(image)});
    }
};

/// Where a map of a report goes: its size in device-independent pixels of 1/96 inch, so that the scale of its view is
/// the scale on paper.
enum class Paper { A4, Letter };
QSize reportMapSize(Paper paper);

} // namespace kohkan
