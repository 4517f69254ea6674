// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_count_page.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {

/// Collects the parts of the page.
class CountPage {
    Q_DECLARE_TR_FUNCTIONS(CountPage)
public:
    explicit CountPage(const ImportCount &count) : m_count(count), m_report(count.report) {}
    QString html()
    {
        addOffMap();
        addUnfit();
        addLeftOut();
        addNotes();
        if (m_html.isEmpty())
            line(tr("Every row is on the map, every value is in its column, nothing is left out."));
        return m_html;
    }

private:
    void head(const QString &text)
    {
        m_html += QStringLiteral("<p style=\"margin:6px 0 1px 0\"><b>%1</b></p>").arg(text.toHtmlEscaped());
    }
    void line(const QString &text)
    {
        m_html += QStringLiteral("<p style=\"margin:1px 0 1px 12px\">%1</p>").arg(text.toHtmlEscaped());
    }
    static QString rowsText(const std::vector<qint64> &rows, qint64 count);
    void addGroup(const ImportReport::RowGroup &group);
    void addOffMap();
    void addUnfit();
    void addLeftOut();
    void addNotes();
    const ImportCount &m_count;
    const ImportReport &m_report;
    QString m_html;
};

QString CountPage::rowsText(const std::vector<qint64> &rows, qint64 count)
{
    constexpr std::size_t most = 8;
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i)
        numbers << QString::number(rows[i]);
    const qint64 more = count - numbers.size();
    const QString list = numbers.join(QStringLiteral(", "));
    return more > 0 ? tr("rows %1 and %2 more").arg(list).arg(more)
                    : (count == 1 ? tr("row %1") : tr("rows %1")).arg(list);
}

void CountPage::addGroup(const ImportReport::RowGroup &group)
{
    const QString text = group.isSame ? group.message : tr("for example: %1").arg(group.message);
    line(QStringLiteral("%1 × %2 (%3)").arg(QString::number(group.count), text, rowsText(group.rows, group.count)));
}

void CountPage::addOffMap()
{
    if (m_report.offMap.empty())
        return;
    head(tr("In the table and not on the map"));
    for (const auto &group : m_report.offMap)
        addGroup(group);
}

void CountPage::addUnfit()
{
    if (m_count.unfit.empty())
        return;
    head(tr("Written, but no value"));
    for (const UnfitValues &unfit : m_count.unfit) {
        QStringList texts;
        for (const QString &text : unfit.texts)
            texts << u'"' + (text.size() > 30 ? text.left(30) + u'…' : text) + u'"';
        line((unfit.count == 1 ? tr("%1: %2 value, %3 (%4)") : tr("%1: %2 values, as %3 (%4)"))
                 .arg(unfit.column, QString::number(unfit.count), texts.join(QStringLiteral(", ")),
                      rowsText(unfit.rows, unfit.count)));
    }
}

void CountPage::addLeftOut()
{
    if (m_report.isComplete()) // lines that are no rows are among the notes
        return;
    head(tr("Left out"));
    if (m_report.rowsLeftOut > 0)
        line(tr("Rows of the file that are in no row of the layer: %1").arg(m_report.rowsLeftOut));
    if (m_report.cellsLeftOut > 0)
        line(tr("Cells with a value for which there is no column: %1").arg(m_report.cellsLeftOut));
    if (m_report.cellsUnread > 0)
        line(tr("Cells that hold no value that can be read: %1").arg(m_report.cellsUnread));
}

void CountPage::addNotes()
{
    const auto isSaid = [this](const QString &message) {
        return m_count.questions.contains(message) ||
               std::any_of(m_report.offMap.begin(), m_report.offMap.end(),
                           [&](const auto &group) { return group.message == message; });
    };
    const qsizetype before = m_html.size();
    for (const Doubt &doubt : m_report.doubts)
        if (!isSaid(doubt.message))
            line(doubt.message);
    for (const auto &group : m_report.rowWarnings)
        if (!isSaid(group.message))
            addGroup(group);
    for (const QString &warning : m_report.warnings)
        line(warning);
    if (m_html.size() == before)
        return;
    const QString notes = m_html.mid(before);
    m_html.truncate(before);
    head(tr("Notes of the reader"));
    m_html += notes;
}

} // namespace

QString importSummary(const ImportReport &report)
{
    const qint64 off = report.rows - report.onMap;
    const QString text = report.rows == 1
                             ? QCoreApplication::translate("CountPage", "%1 row: %2 on the map, %3 without a place.")
                             : QCoreApplication::translate("CountPage", "%1 rows: %2 on the map, %3 without a place.");
    const QString rows = text.arg(report.rows).arg(report.onMap).arg(off);
    return report.referenceSystem.isEmpty() || report.placeColumns.isEmpty()
               ? rows
               : rows + u' ' + QCoreApplication::translate("CountPage", "Places in %1.").arg(report.referenceSystem);
}

QString importCountPage(const ImportCount &count)
{
    return CountPage(count).html();
}

} // namespace kohkan
