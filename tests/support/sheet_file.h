// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QString>
#include <cpl_vsi.h>
#include <utility>
#include <vector>

namespace kohkan::test {

/// Writes a zip of those files. Its path, empty where that went wrong.
inline QString makeArchive(const QString &path, const std::vector<std::pair<QByteArray, QByteArray>> &files)
{
    const QByteArray archive = "/vsizip/{" + path.toUtf8() + '}';
    VSILFILE *zip = VSIFOpenL(archive.constData(), "wb");
    bool isWhole = zip != nullptr;
    for (const auto &[file, bytes] : files) {
        const QByteArray inside = archive + '/' + file;
        VSILFILE *to = VSIFOpenL(inside.constData(), "wb");
        const auto size = static_cast<std::size_t>(bytes.size());
        isWhole = isWhole && to && VSIFWriteL(bytes.constData(), 1, size, to) == size;
        if (to)
            VSIFCloseL(to);
    }
    if (zip)
        VSIFCloseL(zip);
    return isWhole ? path : QString();
}

/// Writes an XLSX of one sheet; style 1 is a day. Its path, empty where that went wrong.
inline QString makeSheet(const QString &path, const QByteArray &rows, bool countsFrom1904 = false,
                         const QByteArray &after = {})
{
    const QByteArray head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    const QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QByteArray types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::vector<std::pair<QByteArray, QByteArray>> files{
        {"[Content_Types].xml",
         R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType=")" +
             types + R"(sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType=")" + types +
             R"(worksheet+xml"/></Types>)"},
        {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\"><workbookPr date1904=\"" +
                                (countsFrom1904 ? "1" : "0") +
                                R"("/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type=")" +
             office + R"(/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/styles.xml", "<styleSheet xmlns=\"" + main +
                              R"("><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>"}};
    for (auto &[file, xml] : files)
        xml.prepend(head);
    return makeArchive(path, files);
}

/// A row of makeSheet(): texts, or cells as XML.
inline QByteArray sheetRow(int number, const QByteArrayList &cells)
{
    QByteArray row = "<row r=\"" + QByteArray::number(number) + "\">";
    for (int i = 0; i < cells.size(); ++i) {
        const QByteArray place = " r=\"" + QByteArray(1, char('A' + i)) + QByteArray::number(number) + '"';
        const QByteArray &cell = cells[i];
        if (cell.startsWith('<'))
            row += QByteArray(cell).replace("<c", "<c" + place);
        else if (!cell.isEmpty())
            row += "<c" + place + R"( t="inlineStr"><is><t>)" + cell + "</t></is></c>";
    }
    return row + "</row>";
}

/// A cell that shows a day.
inline QByteArray day(const char *serial)
{
    return QByteArray(R"(<c s="1"><v>)") + serial + "</v></c>";
}

} // namespace kohkan::test
