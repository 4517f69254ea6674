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

constexpr qint64 mostBytes = qint64{1} << 28; ///< larger ones are read as they are
constexpr int mostEmptyRows = 1000;           ///< of those that follow each other

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
        const auto open = m_open.find(column);
        if (next.name == u"table:covered-table-cell" && open != m_open.end() && next.repeated == 1 &&
            !next.hasValue()) {
            next = open->cell;
            next.name = QStringLiteral("table:table-cell");
        } else if (next.rowsSpanned > 1 && next.hasValue()) {
            ++m_merged;
            OdsCell plain = next;
            plain.attributes.clear();
            for (const auto &attribute : next.attributes)
                if (!attribute.qualifiedName().startsWith(u"table:number-"))
                    plain.attributes.append(attribute);
            m_open.insert(column, {plain, next.rowsSpanned});
        }
        isEmpty = isEmpty && !next.hasValue();
        column += next.repeated;
        cells.push_back(std::move(next));
    }
    for (auto open = m_open.begin(); open != m_open.end();)
        open = --open->rows <= 0 ? m_open.erase(open) : std::next(open);
    const int repeated = numberOf(attributes, "table:number-rows-repeated");
    if (isEmpty && repeated > mostEmptyRows) {
        QXmlStreamAttributes fewer;
        for (const auto &attribute : attributes)
            if (attribute.qualifiedName() != u"table:number-rows-repeated")
                fewer.append(attribute);
        attributes = fewer;
        m_droppedRows += repeated - 1;
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
        QFileInfo(path).size() > mostBytes / 8)
        return std::nullopt;
    const QByteArray content = bytesOf(archiveOf(path) + QStringLiteral("/content.xml"));
    if (content.size() > mostBytes || !isOdd(content))
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
    return PlainOds{QStringLiteral("ODS:") + memory->pathOf(name), said.join(u' '), memory};
}

} // namespace kohkan
