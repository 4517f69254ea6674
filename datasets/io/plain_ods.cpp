// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/plain_ods.h"

#include "datasets/io/archive_bytes.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <QMap>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>
#include <algorithm>

namespace kohkan {

namespace {

constexpr qint64 mostContent = qint64{1} << 28; ///< larger ones are read as they are
constexpr int mostEmptyRows = 1000;             ///< of those that follow each other

bool isOdd(const QByteArray &content)
{
    for (const char *sign : {"office:annotation", "<text:s", "<text:tab", "<text:line-break", ">#",
                             ">Err:", "number-rows-spanned", "number-rows-repeated"})
        if (content.contains(sign))
            return true;
    return false;
}

struct OdsCell {
    QString name; ///< table:table-cell, or table:covered-table-cell
    QXmlStreamAttributes attributes;
    QStringList lines;
    int repeated = 1, rowsSpanned = 1;
    bool hasValue() const { return !lines.isEmpty() || attributes.hasAttribute(QStringLiteral("office:value-type")); }
};

/// Copies the XML of a spreadsheet, row by row.
class Copier {
public:
    Copier(const QByteArray &content, QByteArray &to) : m_in(content), m_out(&to)
    {
        m_in.setNamespaceProcessing(false);
    }
    bool copy();
    int comments() const { return m_comments; }
    int merged() const { return m_merged; }
    int droppedRows() const { return m_droppedRows; }

private:
    void row();
    void openMerged(const OdsCell &cell, int column);
    void fillCovered(const OdsCell &covered, int column, std::vector<OdsCell> &cells) const;
    OdsCell cell();
    QString paragraph();
    void write(const OdsCell &cell);
    static int numberOf(const QXmlStreamAttributes &attributes, const char *name)
    {
        return std::max(1, attributes.value(QString::fromLatin1(name)).toInt());
    }

    struct Open {
        OdsCell cell;
        int rows; ///< still to come
    };
    QXmlStreamReader m_in;
    QXmlStreamWriter m_out;
    QMap<int, Open> m_open; ///< merged cells, by column
    int m_comments = 0, m_merged = 0, m_droppedRows = 0;
};

/// A paragraph as it is seen: its spaces, tabs and line breaks are elements.
QString Copier::paragraph()
{
    QString text;
    for (int depth = 1; depth > 0 && !m_in.atEnd();) {
        const auto token = m_in.readNext();
        if (token == QXmlStreamReader::Characters) {
            text += m_in.text();
        } else if (token == QXmlStreamReader::StartElement) {
            ++depth;
            const auto name = m_in.qualifiedName();
            if (name == u"text:s")
                text += QString(numberOf(m_in.attributes(), "text:c"), u' ');
            else if (name == u"text:tab")
                text += u'\t';
            else if (name == u"text:line-break")
                text += u'\n';
            else if (name == u"office:annotation" || name == u"text:note") {
                m_in.skipCurrentElement();
                --depth;
            }
        } else if (token == QXmlStreamReader::EndElement) {
            --depth;
        }
    }
    return text;
}

OdsCell Copier::cell()
{
    OdsCell cell;
    cell.name = m_in.qualifiedName().toString();
    cell.attributes = m_in.attributes();
    cell.repeated = numberOf(cell.attributes, "table:number-columns-repeated");
    cell.rowsSpanned = numberOf(cell.attributes, "table:number-rows-spanned");
    while (m_in.readNextStartElement()) {
        if (m_in.qualifiedName() == u"text:p" || m_in.qualifiedName() == u"text:h") {
            cell.lines << paragraph();
        } else {
            m_comments += m_in.qualifiedName() == u"office:annotation";
            m_in.skipCurrentElement();
        }
    }
    const QString first = cell.lines.value(0);
    const bool isFailed =
        (first.startsWith(u'#') && first.size() > 2 && first[1].isUpper()) || first.startsWith(QLatin1String("Err:"));
    if (isFailed && cell.attributes.hasAttribute(QStringLiteral("office:value"))) {
        QXmlStreamAttributes plain;
        plain.append(QStringLiteral("office:value-type"), QStringLiteral("string"));
        cell.attributes = plain;
        if (first.startsWith(QLatin1String("Err:")))
            cell.lines = {QStringLiteral("#VALUE!")};
    }
    return cell;
}

void Copier::write(const OdsCell &cell)
{
    m_out.writeStartElement(cell.name);
    m_out.writeAttributes(cell.attributes);
    for (const QString &line : cell.lines)
        m_out.writeTextElement(QStringLiteral("text:p"), line);
    m_out.writeEndElement();
}

/// A cell of several rows: its first column, as the other columns are without a value.
void Copier::openMerged(const OdsCell &cell, int column)
{
    ++m_merged;
    OdsCell plain = cell;
    plain.name = QStringLiteral("table:table-cell");
    plain.attributes.clear();
    plain.repeated = 1;
    for (const auto &attribute : cell.attributes)
        if (!attribute.qualifiedName().startsWith(u"table:number-"))
            plain.attributes.append(attribute);
    m_open.insert(column, {plain, cell.rowsSpanned});
}

/// Covered cells from a column on, as they are but for those of merged cells that go on.
void Copier::fillCovered(const OdsCell &covered, int column, std::vector<OdsCell> &cells) const
{
    const auto add = [&](int count) {
        if (count <= 0)
            return;
        OdsCell part = covered;
        part.attributes.clear();
        for (const auto &attribute : covered.attributes)
            if (attribute.qualifiedName() != u"table:number-columns-repeated")
                part.attributes.append(attribute);
        part.attributes.append(QStringLiteral("table:number-columns-repeated"), QString::number(count));
        cells.push_back(part);
    };
    int done = column;
    for (auto open = m_open.lowerBound(column); open != m_open.end() && open.key() < column + covered.repeated;
         ++open) {
        add(open.key() - done);
        cells.push_back(open->cell);
        done = open.key() + 1;
    }
    add(column + covered.repeated - done);
}

void Copier::row()
{
    QXmlStreamAttributes attributes = m_in.attributes();
    std::vector<OdsCell> cells;
    int column = 0;
    bool isEmpty = true;
    while (m_in.readNextStartElement()) {
        if (!m_in.qualifiedName().endsWith(u"table-cell")) {
            m_in.skipCurrentElement();
            continue;
        }
        OdsCell next = cell();
        isEmpty = isEmpty && !next.hasValue();
        const bool isCovered = next.name == u"table:covered-table-cell" && !next.hasValue();
        if (isCovered)
            fillCovered(next, column, cells);
        else
            cells.push_back(next);
        if (!isCovered && next.rowsSpanned > 1 && next.hasValue())
            openMerged(next, column);
        column += next.repeated;
    }
    const int rows = numberOf(attributes, "table:number-rows-repeated");
    for (auto open = m_open.begin(); open != m_open.end();)
        open = (open->rows -= rows) <= 0 ? m_open.erase(open) : std::next(open);
    if (isEmpty && rows > mostEmptyRows) {
        QXmlStreamAttributes fewer;
        for (const auto &attribute : attributes)
            if (attribute.qualifiedName() != u"table:number-rows-repeated")
                fewer.append(attribute);
        attributes = fewer;
        m_droppedRows += rows - 1;
    }
    m_out.writeStartElement(QStringLiteral("table:table-row"));
    m_out.writeAttributes(attributes);
    for (const OdsCell &each : cells)
        write(each);
    m_out.writeEndElement();
}

bool Copier::copy()
{
    while (!m_in.atEnd()) {
        const auto token = m_in.readNext();
        if (token == QXmlStreamReader::StartElement && m_in.qualifiedName() == u"table:table-row") {
            row();
        } else if (token == QXmlStreamReader::StartElement) {
            if (m_in.qualifiedName() == u"table:table")
                m_open.clear();
            m_out.writeStartElement(m_in.qualifiedName().toString());
            m_out.writeAttributes(m_in.attributes());
        } else if (token == QXmlStreamReader::EndElement) {
            m_out.writeEndElement();
        } else if (token == QXmlStreamReader::Characters) {
            m_out.writeCharacters(m_in.text().toString());
        }
    }
    return !m_in.hasError();
}

} // namespace

std::optional<PlainOds> plainOds(const QString &path)
{
    if (QFileInfo(path).suffix().compare(QLatin1String("ods"), Qt::CaseInsensitive) != 0 ||
        QFileInfo(path).size() > mostContent / 8)
        return std::nullopt;
    const QByteArray content = bytesOf(archiveOf(path) + QStringLiteral("/content.xml"), mostContent);
    if (!isOdd(content))
        return std::nullopt;
    QByteArray plain;
    Copier copier(content, plain);
    const auto memory = std::make_shared<MemoryFolder>();
    const QString name = QStringLiteral("content.xml");
    if (!copier.copy() || !memory->add(name, plain))
        return std::nullopt;
    QStringList said;
    if (copier.comments() > 0)
        said << tr("Comments on cells are no values and are left out (%1).").arg(copier.comments());
    if (copier.merged() > 0)
        said << tr("Cells that are merged down a column (%1) count for each of their rows.").arg(copier.merged());
    if (copier.droppedRows() > 0)
        said
            << tr("More than %1 empty rows that follow each other count as one (rows without them: %2); the numbers of "
                  "rows behind them are lower than in the sheet.")
                   .arg(mostEmptyRows)
                   .arg(copier.droppedRows());
    return PlainOds{QStringLiteral("ODS:") + memory->pathOf(name), said.join(u' '), memory};
}

} // namespace kohkan
