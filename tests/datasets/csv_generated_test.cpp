// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace kohkan;
using namespace kohkan::test;

namespace {

/// A table of random cells and the text that says it.
struct Made {
    QStringList names;
    std::vector<QStringList> rows; ///< as wide as the header
    std::vector<int> odd;          ///< rows that are to be named, counted from 0
    QString text;
};

class Maker {
public:
    explicit Maker(unsigned seed) : m_random(seed) {}
    Made table(QChar separator, bool isPlain);
    bool chance(unsigned one) { return m_random() % one == 0; }
    unsigned below(unsigned n) { return unsigned(m_random() % n); }

private:
    QString cell(QChar separator, bool isPlain);
    QString quoted(const QString &cell, QChar separator);
    QString lineEnd() { return QStringList{QStringLiteral("\n"), QStringLiteral("\r\n")}[m_mixed ? below(2) : m_end]; }
    std::mt19937 m_random;
    bool m_isPlain = false;
    bool m_mixed = false;
    unsigned m_end = 0;
};

QString Maker::cell(QChar separator, bool isPlain)
{
    static const QStringList words{QStringLiteral("Saindak"), QStringLiteral("سیندک"),  QStringLiteral("Café"),
                                   QStringLiteral("x y"),     QStringLiteral("a-b"),    QStringLiteral("#7"),
                                   QStringLiteral("100 %"),   QStringLiteral("0.5 g/t")};
    switch (below(isPlain ? 6 : 9)) {
    case 0:
        return {};
    case 1:
        return QString::number(below(100'000));
    case 2:
        return QStringLiteral("%1.%2").arg(below(500)).arg(below(100), 2, 10, QLatin1Char('0'));
    case 3:
        return words[qsizetype(below(unsigned(words.size())))] + QString(separator) + QStringLiteral("z");
    case 4:
        return QStringLiteral("say \"%1\"").arg(below(9));
    case 6:
        return QStringLiteral("two\nlines\n%1").arg(below(9));
    case 7:
        return QStringLiteral("it's 6\" wide");
    default:
        return words[qsizetype(below(unsigned(words.size())))];
    }
}

QString Maker::quoted(const QString &cell, QChar separator)
{
    const bool mustBe = cell.contains(separator) || cell.contains(u'\n') || cell.startsWith(u'"');
    if (!mustBe && !chance(5) && !cell.contains(u'"'))
        return cell;
    if (!m_isPlain && !mustBe && cell.contains(u'"') && chance(2)) // a mark inside a cell is a character
        return cell;
    return u'"' + QString(cell).replace(QLatin1String("\""), QLatin1String("\"\"")) + u'"';
}

Made Maker::table(QChar separator, bool isPlain)
{
    m_isPlain = isPlain;
    m_mixed = !isPlain && chance(4);
    m_end = below(2);
    Made made;
    const auto columns = qsizetype(2 + below(6));
    for (qsizetype c = 0; c < columns; ++c)
        made.names << QStringLiteral("name%1").arg(c);
    QStringList header;
    for (const auto &name : made.names)
        header << quoted(name, separator);
    made.text = header.join(separator) + lineEnd();
    const unsigned rows = 3 + below(20);
    for (unsigned r = 0; r < rows; ++r) {
        QStringList cells{QStringLiteral("row %1").arg(r)};
        for (qsizetype c = 1; c < columns; ++c)
            cells << cell(separator, isPlain);
        made.rows.push_back(cells);
        QStringList written;
        for (const auto &own : cells)
            written << quoted(own, separator);
        if (!isPlain && r > 2 && chance(12)) {
            made.odd.push_back(int(r));
            if (chance(2)) {
                written << QStringLiteral("surplus%1").arg(r);
            } else {
                written.removeLast();
                made.rows.back().last().clear();
            }
        }
        made.text += written.join(separator);
        made.text += r + 1 == rows && chance(2) ? QString() : lineEnd();
        if (!isPlain && chance(15))
            made.text += lineEnd();
    }
    return made;
}

QString said(const Layer &layer)
{
    QStringList all;
    for (const auto &warning : layer.warnings())
        all << QStringLiteral("%1: %2").arg(warning.sourceRow.value_or(0)).arg(warning.message);
    return all.join(u'\n');
}

/// Names, types, texts and places of a layer in source order.
QStringList allOf(const Layer &layer)
{
    QStringList all;
    for (const auto &column : layer.columns())
        all << column->name() + u'/' + QString::number(int(column->type()));
    for (const Row row : layer.bySourceRow()) {
        QStringList cells;
        for (const auto &column : layer.columns())
            cells << (column->isNull(row) ? QStringLiteral("(null)") : column->text(row));
        const auto point = layer.geometry().type(row) == GeometryType::Point ? layer.geometry().point(row) : LonLat{};
        all << cells.join(u'|') + QStringLiteral(" at %1 %2").arg(point.lon, 0, 'g', 17).arg(point.lat, 0, 'g', 17);
    }
    return all;
}

} // namespace

/// Thousands of random tables: rows in are rows out, cells are those that were written, and what does not fit is named.
/// Plain tables are the same layer by GDAL's reader.
class CsvGeneratedTest : public QObject {
    Q_OBJECT
private slots:
    void cellsAreThoseWritten();
    void likeGdal();
    void samplesLikeGdal();

private:
    QTemporaryDir m_folder;
};

void CsvGeneratedTest::cellsAreThoseWritten()
{
    const QString path = m_folder.filePath(QStringLiteral("t.csv"));
    int named = 0;
    constexpr unsigned tables = isSanitized ? 2'000 : 10'000;
    for (unsigned seed = 0; seed < tables; ++seed) {
        Maker maker(seed);
        const QChar separator = QStringLiteral(",;\t|")[qsizetype(maker.below(4))];
        const Made made = maker.table(separator, false);
        QByteArray bytes = made.text.toUtf8();
        if (seed % 5 == 1) {
            QStringEncoder encoder(seed % 2 ? QStringConverter::Utf16LE : QStringConverter::Utf16BE,
                                   seed % 3 ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            bytes = encoder.encode(made.text);
        } else if (seed % 5 == 2) {
            bytes = "sep=" + QByteArray(1, separator.toLatin1()) + "\n" + bytes;
        } else if (seed % 5 == 3) {
            bytes = "\xEF\xBB\xBF" + bytes;
        }
        QVERIFY(writeBytes(path, bytes));
        ReadOptions options;
        for (const auto &name : made.names)
            options.textColumns.insert(name); // how cells become values is tested elsewhere
        const auto read = DatasetReader::read(path, options);
        const QByteArray about = "seed " + QByteArray::number(seed) + "\n" + made.text.toUtf8();
        QVERIFY2(read, about.constData());
        const Layer &layer = **read;
        QVERIFY2(layer.rowCount() == made.rows.size(), (about + said(layer).toUtf8()).constData());
        QVERIFY2(layer.columns().size() == std::size_t(made.names.size()), (about + said(layer).toUtf8()).constData());
        for (std::size_t r = 0; r < made.rows.size(); ++r)
            for (qsizetype c = 0; c < made.names.size(); ++c) {
                QCOMPARE(layer.columns()[std::size_t(c)]->name(), made.names[c]);
                const QString cell = text(layer, made.names[c].toLatin1(), int(r));
                QVERIFY2(cell == made.rows[r][c], (about + "row " + QByteArray::number(qint64(r)) + ": " +
                                                   cell.toUtf8() + '\n' + said(layer).toUtf8())
                                                      .constData());
            }
        for (const int row : made.odd) {
            QVERIFY2(warned(layer, row + 1, {"cells"}) == 1, (about + said(layer).toUtf8()).constData());
            ++named;
        }
    }
    QVERIFY(named > int(tables) / 10);
}

void CsvGeneratedTest::likeGdal()
{
    const QString path = m_folder.filePath(QStringLiteral("g.csv"));
    for (unsigned seed = 0; seed < (isSanitized ? 100 : 500); ++seed) {
        Maker maker(seed);
        Made made = maker.table(u',', true);
        QStringList lines = made.text.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) // places in front, some of which are none
            if (!lines[i].isEmpty())
                lines[i].prepend(i == 0            ? QStringLiteral("lon,lat,")
                                 : maker.chance(9) ? QStringLiteral(",,")
                                                   : QStringLiteral("%1.5,%2,").arg(60 + i % 9).arg(25 + seed % 9));
        const QByteArray bytes = lines.join(u'\n').toUtf8();
        QVERIFY(writeBytes(path, bytes));
        ReadOptions byGdal;
        byGdal.rowPath = RowPath::FeatureByFeature;
        const auto ours = DatasetReader::read(path), theirs = DatasetReader::read(path, byGdal);
        QVERIFY(ours && theirs);
        QVERIFY2(allOf(**ours) == allOf(**theirs),
                 (bytes + '\n' + allOf(**ours).join(u'\n').toUtf8() + "\n--\n" + allOf(**theirs).join(u'\n').toUtf8())
                     .constData());
        QCOMPARE(said(**ours), said(**theirs));
    }
}

/// Tables by others, where `KOHKAN_SAMPLES` says where they are.
void CsvGeneratedTest::samplesLikeGdal()
{
    const QString folder = qEnvironmentVariable("KOHKAN_SAMPLES");
    if (folder.isEmpty())
        QSKIP("KOHKAN_SAMPLES names no folder");
    for (const auto &file : QDir(folder).entryInfoList({QStringLiteral("*.csv")}, QDir::Files)) {
        ReadOptions byGdal;
        byGdal.rowPath = RowPath::FeatureByFeature;
        const auto ours = DatasetReader::read(file.filePath()), theirs = DatasetReader::read(file.filePath(), byGdal);
        QVERIFY(ours && theirs);
        const QStringList a = allOf(**ours), b = allOf(**theirs);
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
            QVERIFY2(a[i] == b[i], qPrintable(file.fileName() + u'\n' + a[i] + u'\n' + b[i]));
        QCOMPARE(a.size(), b.size());
    }
}

QTEST_GUILESS_MAIN(CsvGeneratedTest)
#include "csv_generated_test.moc"
