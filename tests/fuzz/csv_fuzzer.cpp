// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/csv_reader.h"
#include "tests/fuzz/fuzzing.h"

#include <array>

using namespace kohkan;
using namespace kohkan::fuzz;

namespace {

/// How often each letter and digit of ASCII comes.
using Letters = std::array<qint64, 128>;

void count(const QString &text, Letters &letters)
{
    for (const QChar c : text)
        if (c.unicode() < 128 && c.isLetterOrNumber())
            ++letters[c.unicode()];
}

/// Every letter of the file is in a name, a cell, a line that was skipped, or a warning.
void expectNothingLost(const QByteArray &bytes, const Layer &texts)
{
    const TableReading &reading = *texts.provenance().reading;
    const bool isPlain = reading.encoding == QLatin1String("UTF-8") && reading.surplusCells == 0 &&
                         !bytes.toLower().contains("sep="); // names the separator, and is no row
    if (!isPlain)
        return;
    Letters in{}, out{};
    count(QString::fromLatin1(bytes), in);
    for (const auto &column : texts.columns()) {
        count(column->name(), out);
        count(column->unit(), out);
        for (std::size_t i = 0; i < texts.rowCount(); ++i)
            count(column->text(rowAt(i)), out);
    }
    for (const auto &skipped : reading.skipped)
        count(skipped.text, out);
    for (const auto &warning : texts.warnings())
        count(warning.message, out);
    for (std::size_t c = 0; c < in.size(); ++c)
        expect(in[c] <= out[c], "every letter of the table is somewhere in the layer",
               QStringLiteral("%1: %2 of %3").arg(QChar(ushort(c))).arg(out[c]).arg(in[c]));
}

/// The same table read as texts and read as values.
void expectSameCells(const Layer &texts, const Layer &values)
{
    expect(texts.rowCount() == values.rowCount(), "types change no rows");
    expect(texts.columns().size() == values.columns().size(), "types change no columns");
    for (std::size_t c = 0; c < texts.columns().size(); ++c) {
        const Column &text = *texts.columns()[c], &value = *values.columns()[c];
        expect(text.rowCount() == texts.rowCount() && value.rowCount() == texts.rowCount(), "columns have all rows");
        for (std::size_t i = 0; i < texts.rowCount(); ++i) {
            const Row a = texts.bySourceRow()[i], b = values.bySourceRow()[i];
            expect(!text.isNull(a) || value.isNull(b), "no cell gets a value of nothing", value.text(b));
            if (value.type() == Column::Type::Text && !value.isNull(b))
                expect(text.text(a) == value.text(b), "texts are those written", text.text(a));
        }
    }
}

} // namespace

/// Any bytes as a text table: nothing in it is lost, and what columns are read as changes neither rows nor cells.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static InputFile file(QStringLiteral("table.csv"));
    const QByteArray bytes = bytesOf(data, size);
    file.write(bytes);
    ReadOptions options;
    if (!CsvReader::takes(file.path(), options))
        return 0;
    const auto info = CsvReader::probe(file.path(), options);
    const auto values = CsvReader::read(file.path(), options, {}, {});
    expect(info.ok() || !values.ok(), "what can be read can be looked at");
    if (!values)
        return 0;
    for (const auto &field : info->fields)
        options.textColumns.insert(field.name);
    const auto texts = CsvReader::read(file.path(), options, {}, {});
    expect(texts.ok(), "texts can always be read");
    expect((*texts)->columns().size() <= info->fields.size(), "a look finds all columns");
    expectSameCells(**texts, **values);
    expectNothingLost(bytes, **texts);
    return 0;
}
