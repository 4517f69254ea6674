// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/csv_reader.h"

#include "datasets/io/csv_pass.h"
#include "datasets/io/csv_text.h"
#include "datasets/io/read_pace.h"
#include "datasets/table/id_name.h"
#include "datasets/work/words.h"

#include <QFileInfo>
#include <algorithm>

namespace kohkan {

namespace {

bool looksLikeText(std::string_view head)
{
    if (head.starts_with("PK\x03\x04") || head.starts_with("%PDF") || head.starts_with("\xD0\xCF\x11\xE0") ||
        head.starts_with("!table"))
        return false;
    if (encodingOfHead(head).isUtf16())
        return true;
    const auto zeros = std::count(head.begin(), head.end(), '\0');
    return static_cast<std::size_t>(zeros) * 20 <= head.size() + 20; // a few may be
}

TableReading readingOf(const CsvText &text, const CsvLayout &layout)
{
    TableReading reading;
    reading.encoding = text.encoding().name;
    reading.isEncodingGuessed = text.encoding().isGuess;
    if (layout.separator != CsvScanner::noSeparator)
        reading.separator = QLatin1Char(layout.separator);
    reading.headerLine = layout.header.line;
    reading.skipped = layout.header.skipped;
    return reading;
}

LayerDescription describeTable(const QString &path, const CsvText &text, const CsvLayout &layout,
                               const ReadOptions &options)
{
    LayerDescription description;
    description.name = QFileInfo(path).completeBaseName();
    description.path = path;
    description.driver = QStringLiteral("CSV");
    description.isUntypedTable = true;
    description.isRecoded = text.isRecoded() && text.encoding().name == QLatin1String("Windows-1252");
    description.sample = layout.firstRows;
    description.reading = readingOf(text, layout);
    const TableHeader &header = layout.header;
    for (qsizetype i = 0; i < header.names.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const auto tags = options.tagColumns.find(header.names[i]);
        const bool isText =
            (tags != options.tagColumns.end() && tags->second) || options.textColumns.contains(header.names[i]);
        const bool isCode = layout.types[at] == FieldType::Real && isIdName(header.names[i]);
        description.fields.push_back({header.names[i], isText || isCode ? FieldType::Text : layout.types[at], false,
                                      header.units.value(i), header.isNameless[at]});
    }
    description.rowsLeftOut = header.rowsLeftOut;
    for (const auto &note : header.notes)
        description.warnings.push_back({std::nullopt, note});
    if (text.isRecoded() && !description.isRecoded)
        description.warnings.push_back(
            {std::nullopt,
             tr("The text is not UTF-8; it was read as %1. Layer > Reading... changes it.").arg(text.encoding().name)});
    if (text.strangers() > 0)
        description.warnings.push_back(
            {std::nullopt, tr("%1 bytes mean nothing in %2; each is read as the character U+FFFD. Layer > Reading... "
                              "changes the encoding.")
                               .arg(text.strangers())
                               .arg(text.encoding().name)});
    return description;
}

Error emptyTable(const QString &path)
{
    return Error{Error::Kind::Input, tr("%1 is empty; there is nothing to read in it.").arg(path)};
}

} // namespace

bool CsvReader::takes(const QString &path, const ReadOptions &options)
{
    const QFileInfo file(path);
    const QString ending = file.suffix().toLower();
    static const QStringList endings{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("psv"),
                                     QStringLiteral("tab"), QStringLiteral("txt")};
    if (options.schema || options.rowPath != RowPath::Fastest || !endings.contains(ending) || !file.isFile() ||
        (!options.driver.isEmpty() && options.driver != QLatin1String("CSV")) ||
        QFileInfo::exists(file.path() + u'/' + file.completeBaseName() + QStringLiteral(".csvt")))
        return false;
    QFile opened(path);
    if (!opened.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = opened.read(64 << 10);
    if (!looksLikeText({head.constData(), static_cast<std::size_t>(head.size())}))
        return false;
    if (ending != QLatin1String("txt"))
        return true;
    const auto text = CsvText::open(path, options.encoding);
    return text && findLayout(*text, options).header.names.size() > 1;
}

Result<LayerInfo> CsvReader::probe(const QString &path, const ReadOptions &options)
{
    const auto text = CsvText::open(path, options.encoding);
    if (!text)
        return text.error();
    const auto layout = findLayout(*text, options);
    if (layout.header.names.isEmpty())
        return emptyTable(path);
    LayerInfo info;
    info.name = QFileInfo(path).completeBaseName();
    info.geometryType = QStringLiteral("None");
    for (const auto &name : layout.header.names)
        info.fields.push_back({name, QStringLiteral("String")});
    info.reading = readingOf(*text, layout);
    return info;
}

Result<LayerPtr> CsvReader::read(const QString &path, const ReadOptions &options, std::stop_token stop,
                                 const ReportProgress &report)
{
    auto text = CsvText::open(path, options.encoding);
    if (!text)
        return text.error();
    auto layout = findLayout(*text, options);
    if (layout.header.names.isEmpty())
        return emptyTable(path);
    if (!options.layerName.isEmpty() && options.layerName != QFileInfo(path).completeBaseName())
        return Error{
            Error::Kind::Words,
            tr("%1 has no layer %2; it has %3.").arg(path, options.layerName, QFileInfo(path).completeBaseName())};
    auto description = describeTable(path, *text, layout, options);
    CsvPlan plan{text->text(), std::move(layout), std::move(description), options};
    ReadPace pace(path, stop, report, -1);
    for (int pass = 0;; ++pass) { // the second one knows all types
        CsvPass reading(plan, *text, pace);
        auto isFine = reading.read();
        if (!isFine)
            return isFine.error();
        if (*isFine)
            return reading.finish();
        for (std::size_t i = 0; i < plan.description.fields.size(); ++i)
            if (pass > 0 || (reading.type(i) == FieldType::Real && isIdName(plan.description.fields[i].name)))
                plan.description.fields[i].type = FieldType::Text; // texts always fit
            else
                plan.description.fields[i].type = reading.type(i);
    }
}

} // namespace kohkan
