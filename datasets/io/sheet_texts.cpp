// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/sheet_texts.h"

#include "datasets/work/words.h"

#include <QDate>
#include <QHash>
#include <QTime>
#include <QXmlStreamReader>
#include <cmath>
#include <cpl_vsi.h>

namespace kohkan {

namespace {

/// A file inside the archive, read piece by piece.
class ArchiveFile : public QIODevice {
public:
    explicit ArchiveFile(const QString &path) : m_file(VSIFOpenL(path.toUtf8().constData(), "rb"))
    {
        if (m_file)
            open(QIODevice::ReadOnly);
    }
    ~ArchiveFile() override
    {
        if (m_file)
            VSIFCloseL(m_file);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const auto count = VSIFReadL(to, 1, static_cast<std::size_t>(most), m_file);
        return count == 0 && most > 0 ? -1 : static_cast<qint64>(count);
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    VSILFILE *m_file;
};

QStringView plainName(const QXmlStreamReader &xml)
{
    const QStringView name = xml.qualifiedName();
    return name.mid(name.indexOf(u':') + 1);
}

template <typename Visit>
void forEachElement(const QString &path, Visit &&visit)
{
    ArchiveFile file(path);
    if (!file.isOpen())
        return;
    QXmlStreamReader xml(&file);
    xml.setNamespaceProcessing(false);
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement)
            visit(xml);
}

struct Workbook {
    QString sheetFile;
    bool countsFrom1904 = false;
    std::vector<bool> isDay, isPercent; ///< by the style of a cell
};

/// Does a format of numbers show a day (and not a time of day alone)?
bool showsDay(int id, const QHash<int, QString> &formats)
{
    if ((id >= 14 && id <= 17) || id == 22)
        return true;
    const QString format = formats.value(id);
    bool isQuoted = false, isBracket = false;
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar c = format[i];
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (isQuoted)
            continue;
        else if (c == u'[' || c == u']')
            isBracket = c == u'[';
        else if (c == u'\\' || c == u'_' || c == u'*')
            ++i;
        else if (!isBracket && QStringLiteral("dDyY").contains(c))
            return true;
        else if (c == u';')
            break;
    }
    return false;
}

Workbook readWorkbook(const QString &archive, const QString &sheet)
{
    Workbook workbook;
    QString id;
    forEachElement(archive + QStringLiteral("/xl/workbook.xml"), [&](QXmlStreamReader &xml) {
        const auto attributes = xml.attributes();
        if (plainName(xml) == u"workbookPr") {
            const auto value = attributes.value(QStringLiteral("date1904"));
            workbook.countsFrom1904 = value == u"1" || value == u"true" || value == u"on";
        } else if (plainName(xml) == u"sheet" && attributes.value(QStringLiteral("name")) == sheet) {
            for (const auto &attribute : attributes)
                if (attribute.qualifiedName().endsWith(u":id"))
                    id = attribute.value().toString();
        }
    });
    forEachElement(archive + QStringLiteral("/xl/_rels/workbook.xml.rels"), [&](QXmlStreamReader &xml) {
        const auto attributes = xml.attributes();
        if (plainName(xml) != u"Relationship" || attributes.value(QStringLiteral("Id")) != id || id.isEmpty())
            return;
        const QString target = attributes.value(QStringLiteral("Target")).toString();
        workbook.sheetFile = archive + (target.startsWith(u'/') ? target : QStringLiteral("/xl/") + target);
    });
    QHash<int, QString> formats;
    bool inCells = false;
    forEachElement(archive + QStringLiteral("/xl/styles.xml"), [&](QXmlStreamReader &xml) {
        const auto attributes = xml.attributes();
        const QStringView name = plainName(xml);
        if (name == u"numFmt")
            formats.insert(attributes.value(QStringLiteral("numFmtId")).toInt(),
                           attributes.value(QStringLiteral("formatCode")).toString());
        else if (name == u"cellXfs" || name == u"cellStyleXfs" || name == u"cellStyles" || name == u"dxfs")
            inCells = name == u"cellXfs";
        else if (name == u"xf" && inCells) {
            const int format = attributes.value(QStringLiteral("numFmtId")).toInt();
            workbook.isDay.push_back(showsDay(format, formats));
            workbook.isPercent.push_back(format == 9 || format == 10 || formats.value(format).contains(u'%'));
        }
    });
    return workbook;
}

struct CellPlace {
    qint64 row = 0;  ///< from 1
    int column = -1; ///< from 0
};

CellPlace placeOf(QStringView reference)
{
    CellPlace place;
    qsizetype i = 0;
    for (; i < reference.size() && reference[i].isLetter() && i < 3; ++i)
        place.column = (place.column + 1) * 26 + (reference[i].toUpper().unicode() - u'A');
    place.row = reference.mid(i).toLongLong();
    return place;
}

/// Goes through the cells of a sheet.
class SheetReader {
public:
    SheetReader(const QString &path, const Workbook &workbook) : m_file(path), m_xml(&m_file), m_workbook(workbook)
    {
        m_xml.setNamespaceProcessing(false);
    }
    SheetTexts read();

private:
    void cell();
    void number(const QString &text);
    void merge(QStringView range);

    ArchiveFile m_file;
    QXmlStreamReader m_xml;
    const Workbook &m_workbook;
    SheetTexts m_texts;
    QList<int> m_percentColumns; ///< from 1
    CellPlace m_at, m_firstUncomputed;
};

/// One cell, from its start to its end.
void SheetReader::cell()
{
    const auto attributes = m_xml.attributes();
    const QString reference = attributes.value(QStringLiteral("r")).toString();
    if (reference.isEmpty())
        ++m_at.column;
    else
        m_at.column = placeOf(reference).column;
    const QString type = attributes.value(QStringLiteral("t")).toString();
    const auto style = static_cast<std::size_t>(attributes.value(QStringLiteral("s")).toUInt());
    const bool isNumber = type.isEmpty() || type == u"n";
    const bool isDay = isNumber && style < m_workbook.isDay.size() && m_workbook.isDay[style];
    QString value;
    bool isFormula = false;
    while (!m_xml.atEnd() && !(m_xml.readNext() == QXmlStreamReader::EndElement && plainName(m_xml) == u"c"))
        if (m_xml.isStartElement() && plainName(m_xml) == u"v")
            value = m_xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        else if (m_xml.isStartElement() && plainName(m_xml) == u"f")
            isFormula = true;
    if (isFormula && value.isEmpty() && type != u"str") {
        if (m_texts.uncomputed.empty())
            m_firstUncomputed = m_at;
        m_texts.uncomputed.push_back(m_at.row);
    }
    if (value.isEmpty() || m_at.column < 0)
        return;
    if (type == u"b")
        m_texts.cells->put(m_at.row, m_at.column, value == u"0" ? QStringLiteral("false") : QStringLiteral("true"));
    else if (isDay)
        number(value);
    else if (isNumber && style < m_workbook.isPercent.size() && m_workbook.isPercent[style] &&
             !m_percentColumns.contains(m_at.column + 1))
        m_percentColumns << m_at.column + 1;
}

void SheetReader::number(const QString &text)
{
    bool isNumber = false;
    const double serial = text.toDouble(&isNumber);
    constexpr double firstRight = 61, end = 2958466; // 1900-03-01; 10000-01-01
    if (!isNumber || (!m_workbook.countsFrom1904 && serial >= firstRight && serial < end))
        return; // as GDAL has it
    const QString day = excelDay(serial, m_workbook.countsFrom1904);
    m_texts.cells->put(m_at.row, m_at.column, day);
    if (!day.isEmpty())
        return;
    m_texts.noDays.push_back({m_at.row, m_at.column, text, serial >= 60 && serial < 61});
}

/// One that goes down a column.
void SheetReader::merge(QStringView range)
{
    const auto colon = range.indexOf(u':');
    if (colon < 0)
        return;
    const CellPlace from = placeOf(range.left(colon)), to = placeOf(range.mid(colon + 1));
    if (from.column == to.column && from.row < to.row && from.column >= 0)
        m_texts.merged.push_back({from.row, to.row, from.column});
}

SheetTexts SheetReader::read()
{
    if (!m_file.isOpen())
        return {};
    while (!m_xml.atEnd()) {
        if (m_xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = plainName(m_xml);
        if (name == u"row") {
            const qint64 row = m_xml.attributes().value(QStringLiteral("r")).toLongLong();
            m_at = {row > 0 ? row : m_at.row + 1, -1};
        } else if (name == u"c") {
            cell();
        } else if (name == u"mergeCell") {
            merge(m_xml.attributes().value(QStringLiteral("ref")));
        }
    }
    if (!m_texts.uncomputed.empty())
        m_texts.warnings << tr("Formulas without a computed value have no value here (cells: %1, the first in row %2, "
                               "column %3); open and save the file in a spreadsheet program.")
                                .arg(m_texts.uncomputed.size())
                                .arg(m_firstUncomputed.row)
                                .arg(m_firstUncomputed.column + 1);
    QStringList columns;
    for (const int column : m_percentColumns)
        columns << QString::number(column);
    if (!columns.isEmpty())
        m_texts.warnings
            << tr("Cells that the sheet shows as percent hold the bare figure: 5 % is read as 0.05 (columns "
                  "%1).")
                   .arg(columns.join(QStringLiteral(", ")));
    return std::move(m_texts);
}

} // namespace

QString excelDay(double serial, bool countsFrom1904)
{
    // Excel's first day is 1900-01-01; it counts a 29 February 1900 that never was as 60.
    double days = std::floor(serial);
    auto milliseconds = static_cast<qint64>(std::llround((serial - days) * 86'400'000));
    if (milliseconds >= 86'400'000) {
        milliseconds = 0;
        ++days;
    }
    if (days < (countsFrom1904 ? 0 : 1) || (!countsFrom1904 && days == 60) || days > 2958465)
        return {};
    const QDate first = countsFrom1904 ? QDate(1904, 1, 1) : QDate(1899, 12, days < 60 ? 31 : 30);
    const QDate day = first.addDays(static_cast<qint64>(days));
    if (day.year() > 9999)
        return {};
    QString text = day.toString(Qt::ISODate);
    if (milliseconds > 0)
        text += u'T' + QTime::fromMSecsSinceStartOfDay(static_cast<int>(milliseconds))
                           .toString(milliseconds % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
    return text;
}

SheetTexts readSheetTexts(const QString &path, const QString &sheet)
{
    const Workbook workbook = readWorkbook(QStringLiteral("/vsizip/{%1}").arg(path), sheet);
    return workbook.sheetFile.isEmpty() ? SheetTexts() : SheetReader(workbook.sheetFile, workbook).read();
}

} // namespace kohkan
