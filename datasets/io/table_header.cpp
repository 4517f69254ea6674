// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/table_header.h"

#include "datasets/table/unit_in_name.h"
#include "datasets/work/words.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <map>

namespace kohkan {

namespace {

/// Behind the last cell with a value.
int extentOf(const QStringList &row)
{
    for (auto i = row.size(); i > 0; --i)
        if (!row[i - 1].isEmpty())
            return static_cast<int>(i);
    return 0;
}

int filledOf(const QStringList &row)
{
    return static_cast<int>(std::count_if(row.begin(), row.end(), [](const QString &cell) { return !cell.isEmpty(); }));
}

/// A number, a date, a place in degrees: begins with a digit and has no word in it.
bool isValue(const QString &cell)
{
    qsizetype i = 0;
    while (i < cell.size() && (cell[i] == u'-' || cell[i] == u'+' || cell[i] == u'.' || cell[i] == u'<' ||
                               cell[i] == u'>' || cell[i] == QChar(0x2212)))
        ++i;
    if (i >= cell.size() || !cell[i].isDigit())
        return false;
    int letters = 0;
    for (; i < cell.size(); ++i) {
        letters = cell[i].isLetter() ? letters + 1 : 0;
        if (letters > 3)
            return false;
    }
    return true;
}

bool isTag(const QString &cell)
{
    return cell.size() > 1 && cell[0] == u'#' && cell[1].isLetter();
}

/// `m` of `(m)` and `[m]`.
QString withoutBrackets(const QString &cell)
{
    const bool isBracketed = cell.size() > 2 && ((cell.startsWith(u'(') && cell.endsWith(u')')) ||
                                                 (cell.startsWith(u'[') && cell.endsWith(u']')));
    return isBracketed ? cell.mid(1, cell.size() - 2).trimmed() : cell;
}

bool isUnit(const QString &cell)
{
    static const QSet<QString> units{
        QStringLiteral("pct"),    QStringLiteral("percent"), QStringLiteral("-"),
        QStringLiteral("no."),    QStringLiteral("text"),    QStringLiteral("lb"),
        QStringLiteral("%"),      QStringLiteral("t"),       QStringLiteral("kt"),
        QStringLiteral("mt"),     QStringLiteral("g/t"),     QStringLiteral("ppm"),
        QStringLiteral("ppb"),    QStringLiteral("wt%"),     QStringLiteral("wt.%"),
        QStringLiteral("kg"),     QStringLiteral("g"),       QStringLiteral("oz"),
        QStringLiteral("koz"),    QStringLiteral("moz"),     QStringLiteral("m"),
        QStringLiteral("km"),     QStringLiteral("cm"),      QStringLiteral("mm"),
        QStringLiteral("ha"),     QStringLiteral("km2"),     QStringLiteral("km²"),
        QStringLiteral("m3"),     QStringLiteral("m³"),      QStringLiteral("°"),
        QStringLiteral("deg"),    QStringLiteral("degrees"), QStringLiteral("decimal degrees"),
        QStringLiteral("usd"),    QStringLiteral("us$"),     QStringLiteral("pkr"),
        QStringLiteral("year"),   QStringLiteral("m asl"),   QStringLiteral("tonnes"),
        QStringLiteral("metres"), QStringLiteral("t/m3"),    QStringLiteral("g/cm3")};
    return units.contains(withoutBrackets(cell).trimmed().toLower());
}

/// Only units, and values below them.
bool isUnitRow(const std::vector<QStringList> &rows, std::size_t at)
{
    const QStringList &row = rows[at];
    if (filledOf(row) == 0 || at + 1 >= rows.size())
        return false;
    for (qsizetype c = 0; c < row.size(); ++c)
        if (!row[c].isEmpty() &&
            (!isUnit(row[c]) || (!rows[at + 1].value(c).isEmpty() && !isValue(rows[at + 1].value(c)))))
            return false;
    return true;
}

/// What counts the columns of a series: a year (`2021`, `2018/19`, `2020 (P)`), or a month or day; 0 where it is none.
int periodOf(const QString &cell)
{
    static const QRegularExpression year(QStringLiteral(
        "^((?:18|19|20|21)\\d\\d)(?:\\s*[-/\\x{2013}]\\s*(?:\\d{2}|\\d{4}))?\\s*(?:\\(?[A-Za-z]{1,3}\\)?|\\*)?$")),
        day(QStringLiteral("^((?:18|19|20|21)\\d\\d)[-/](\\d\\d)[-/](\\d\\d)(?:[T ]00:00(?::00)?)?$"));
    if (const auto found = day.match(cell); found.hasMatch())
        return found.captured(1).toInt() * 372 + found.captured(2).toInt() * 31 + found.captured(3).toInt();
    const auto found = year.match(cell);
    return found.hasMatch() ? found.captured(1).toInt() : 0;
}

/// What stands below a cell.
struct Below {
    int filled = 0, values = 0, whole = 0, same = 0;
};

Below below(const std::vector<QStringList> &rows, std::size_t at, qsizetype column, bool passesOverSame = true)
{
    Below found;
    for (std::size_t i = at + 1; i < rows.size(); ++i) {
        if (passesOverSame && isHeaderAgain(rows[at], rows[i]))
            continue;
        const QString cell = rows[i].value(column);
        if (cell.isEmpty())
            continue;
        ++found.filled;
        found.values += isValue(cell);
        found.whole += periodOf(cell) > 0;
        found.same += cell == rows[at][column];
    }
    return found;
}

/// Years, or numbers that count on, of which no other comes twice.
bool areCounted(const std::vector<int> &numbers)
{
    const bool areYears = std::all_of(numbers.begin(), numbers.end(), [](int number) { return number >= 1800; });
    const QSet<int> different(numbers.begin(), numbers.end());
    bool countsOn = numbers.size() > 1;
    for (std::size_t i = 1; i < numbers.size(); ++i)
        countsOn = countsOn && numbers[i] == numbers[i - 1] + 1;
    return !numbers.empty() && different.size() == static_cast<qsizetype>(numbers.size()) && (areYears || countsOn);
}

/// Does the row stand above the others as names do?
struct Look {
    int words = 0;        ///< cells of letters
    int above = 0;        ///< of these, above a column of values
    int among = 0;        ///< values above a column of values
    int again = 0;        ///< words that come again below
    bool counted = false; ///< its numbers are years or count on, and the rows below are unlike them
    bool isHeader(int columns) const
    {
        if (words == 0 || (among > 0 && !counted && above <= among))
            return false;
        return above > 0 || columns < 2 || again * 2 < columns;
    }
};

/// `passesOverSame`: a row that is the same is the header of another part of the table.
Look lookAt(const std::vector<QStringList> &rows, std::size_t at, bool passesOverSame = true)
{
    Look look;
    std::vector<int> numbers;
    int alike = 0;
    bool areWhole = true;
    for (qsizetype c = 0; c < rows[at].size(); ++c) {
        const QString &cell = rows[at][c];
        if (cell.isEmpty())
            continue;
        const Below column = below(rows, at, c, passesOverSame);
        if (!isValue(cell)) {
            ++look.words;
            look.above += column.filled > 0 && column.values * 5 >= column.filled * 4;
            look.again += column.same > 0;
            continue;
        }
        look.among += column.filled == 0 || column.values * 2 >= column.filled;
        bool isWhole = false;
        const int number = cell.toInt(&isWhole), period = periodOf(cell);
        numbers.push_back(period > 0 ? period : number);
        areWhole = areWhole && (isWhole || period > 0);
        alike += column.whole * 2 > column.filled;
    }
    const bool countsOn = numbers.size() > 1 && numbers.back() - numbers.front() == int(numbers.size()) - 1;
    look.counted = areWhole && areCounted(numbers) && (alike * 2 <= int(numbers.size()) || countsOn);
    if (passesOverSame && look.above == 0) // words above words: the same row may be a site that comes twice
        return lookAt(rows, at, false);
    return look;
}

/// How many columns most rows have.
int usualExtent(const std::vector<QStringList> &rows)
{
    std::map<int, int> counts;
    for (const auto &row : rows)
        if (const int extent = extentOf(row); extent > 0)
            ++counts[extent];
    int best = 0, most = 0;
    for (const auto &[extent, count] : counts)
        if (count >= most) {
            best = extent;
            most = count;
        }
    return best;
}

bool isComment(const QStringList &row)
{
    return !row.isEmpty() && row[0].startsWith(u'#') && !isTagRow(row);
}

/// The first row that is as wide as the table, or the row before it where that one is the header and lacks a name; -1
/// where there is none.
int firstWideRow(const std::vector<QStringList> &rows, int width)
{
    const auto isWide = [&](const QStringList &row) {
        return extentOf(row) >= width && filledOf(row) * 2 >= width && filledOf(row) > 0;
    };
    int at = -1;
    for (int pass = 0; pass < 2 && at < 0; ++pass) // a header that begins with # only where nothing else would do
        for (std::size_t i = 0; i < rows.size() && at < 0; ++i)
            if (isWide(rows[i]) && (pass == 1 || !isComment(rows[i])))
                at = static_cast<int>(i);
    if (at <= 0)
        return at;
    const auto here = static_cast<std::size_t>(at), before = here - 1;
    const QStringList &row = rows[before];
    const bool isNamed = filledOf(row) > 1 && filledOf(row) * 2 >= width;
    if (!lookAt(rows, here).isHeader(width) && isNamed && lookAt(rows, before).isHeader(width))
        return static_cast<int>(before);
    return at;
}

QString shortText(const QStringList &row)
{
    QStringList filled;
    for (const auto &cell : row)
        if (!cell.isEmpty())
            filled << cell;
    QString text = filled.join(QStringLiteral(", ")).simplified();
    if (text.size() > 200)
        text = text.left(200) + QChar(0x2026);
    return text;
}

bool isYearName(const QString &name)
{
    bool isWhole = false;
    const int year = name.toInt(&isWhole);
    return isWhole && year >= 1800 && year < 2200;
}

class Finder {
public:
    Finder(const FirstRows &rows, const HeaderWish &wish, int columns) : m_rows(rows), m_wish(wish), m_columns(columns)
    {}
    TableHeader find();

private:
    int chooseRow();
    bool areGroups(std::size_t upper) const;
    QStringList namesInGroups(const QStringList &upper, const QStringList &lower);
    void skipAbove(std::size_t end);
    void countTableAbove(std::size_t end);
    void name(const QStringList &row);
    void skipBelow();
    void skip(std::size_t at, const QString &note);

    const FirstRows &m_rows;
    const HeaderWish &m_wish;
    int m_columns;
    TableHeader m_header;
};

void Finder::skip(std::size_t at, const QString &note)
{
    m_header.skipped.push_back({m_rows.lines[at], shortText(m_rows.cells[at])});
    m_header.notes << note;
}

/// The row of the header; -1 where there is none. Rows above the data are skipped.
int Finder::chooseRow()
{
    const auto &rows = m_rows.cells;
    if (m_wish.kind == HeaderWish::Kind::Line || m_wish.kind == HeaderWish::Kind::Likely) {
        const auto found = std::find(m_rows.lines.begin(), m_rows.lines.end(), m_wish.line);
        if (found != m_rows.lines.end())
            return static_cast<int>(found - m_rows.lines.begin());
        m_header.notes << tr("Line %1 cannot be the header: it is empty, or not among the first; the header was looked "
                             "for.")
                              .arg(m_wish.line);
    } else if (m_wish.kind == HeaderWish::Kind::None) {
        return -1;
    }
    const int width = usualExtent(rows), at = firstWideRow(rows, width);
    if (at < 0)
        return -1;
    if (lookAt(rows, static_cast<std::size_t>(at)).isHeader(width))
        return at;
    skipAbove(static_cast<std::size_t>(at));
    return -1;
}

/// Is this the first of two rows of a header: names of groups (`Location`, `Grade`) above the names of their columns
/// (`Lon`, `Lat`, `Cu`), which stand above values? A name of one column alone stands above none, or above its unit.
bool Finder::areGroups(std::size_t upper) const
{
    const auto &rows = m_rows.cells;
    const std::size_t at = upper + 1;
    if (at + 1 >= rows.size() || isComment(rows[upper]) || isTagRow(rows[upper]) || isUnitRow(rows, at) ||
        m_rows.lines[at] != m_rows.lines[upper] + 1 || filledOf(rows[upper]) < 2 || filledOf(rows[at]) < 2)
        return false;
    const QStringList &groups = rows[upper], &row = rows[at];
    const auto width = std::max(groups.size(), row.size());
    int grouped = 0, above = 0;
    QString group;
    for (qsizetype c = 0; c < width; ++c) {
        const QString own = groups.value(c), name = row.value(c), next = groups.value(c + 1);
        if ((isValue(own) && !isYearName(own)) || (isValue(name) && !isYearName(name)))
            return false;
        if (name.isEmpty() && own.isEmpty() && below(rows, at, c).filled > 0)
            return false;
        const bool isInGroup = !group.isEmpty() && (own.isEmpty() || own == group);
        const bool isFirst =
            !own.isEmpty() && !row.value(c + 1).isEmpty() && (next.isEmpty() || next == own) && c + 1 < width;
        group = own.isEmpty() ? group : own;
        if (name.isEmpty())
            continue;
        if (!own.isEmpty() && !isInGroup && !isFirst && own != name && !isUnit(name))
            return false;
        grouped += isInGroup;
        const Below column = below(rows, at, c);
        if (isYearName(name) && column.whole * 2 > column.filled)
            return false; // a row of years like those below it
        above += column.filled > 0 && column.values * 5 >= column.filled * 4;
    }
    return grouped > 0 && above > 0;
}

/// The names of the lower row, with that of their group where they come twice; units go to the name above them.
QStringList Finder::namesInGroups(const QStringList &upper, const QStringList &lower)
{
    QStringList names;
    QString group;
    const auto width = std::max(upper.size(), lower.size());
    for (qsizetype c = 0; c < width; ++c) {
        const QString own = upper.value(c), name = lower.value(c);
        group = own.isEmpty() ? group : own;
        const bool comesAgain = !name.isEmpty() && lower.count(name) > 1;
        if (name.isEmpty() || own == name)
            names << own;
        else if (!own.isEmpty() && isUnit(name))
            names << QStringLiteral("%1 (%2)").arg(own, withoutBrackets(name));
        else
            names << ((comesAgain || isYearName(name)) && !group.isEmpty() ? QStringLiteral("%1 %2").arg(group, name)
                                                                           : name);
    }
    return names;
}

void Finder::skipAbove(std::size_t end)
{
    for (std::size_t i = 0; i < end; ++i)
        if (extentOf(m_rows.cells[i]) > 0)
            skip(i, (m_rows.isSheet ? tr("Row %1, above the table, is no row of it: \"%2\".")
                                    : tr("Line %1, above the table, is no row of it: \"%2\"."))
                        .arg(m_rows.lines[i])
                        .arg(shortText(m_rows.cells[i])));
    m_header.skip = static_cast<int>(end);
    countTableAbove(end);
}

/// A table of its own above this one: the rows under its header are left out.
void Finder::countTableAbove(std::size_t end)
{
    std::vector<QStringList> above;
    for (std::size_t i = 0; i < end; ++i)
        if (filledOf(m_rows.cells[i]) > 1)
            above.push_back(m_rows.cells[i]);
        else if (extentOf(m_rows.cells[i]) > 0)
            above.clear(); // a title
    if (above.size() < 3)
        return;
    const int width = extentOf(above[0]);
    const bool isTable =
        std::all_of(above.begin(), above.end(), [&](const QStringList &row) { return extentOf(row) == width; });
    const Look look = lookAt(above, 0);
    if (!isTable || look.above == 0 || !look.isHeader(width))
        return;
    m_header.rowsLeftOut = static_cast<qint64>(above.size()) - 1;
    m_header.notes << tr("Above the table stands another one (%1 rows), which is left out; take it into a file of its "
                         "own.")
                          .arg(m_header.rowsLeftOut);
}

void Finder::name(const QStringList &row)
{
    QStringList names;
    for (int c = 0; c < m_columns; ++c) {
        QString name = row.value(c).simplified();
        if (c == 0 && name.startsWith(u'#') && !row.value(1).startsWith(u'#'))
            name = name.mid(1).trimmed();
        m_header.isNameless.push_back(name.isEmpty());
        names << (name.isEmpty() ? QStringLiteral("column_%1").arg(c + 1) : name);
    }
    m_header.names = distinctNames(names, m_header.notes);
}

/// Tags and units under the header.
void Finder::skipBelow()
{
    const auto at = static_cast<std::size_t>(m_header.skip);
    if (at < m_rows.cells.size() && isTagRow(m_rows.cells[at])) {
        skip(at, tr("The row of HXL tags under the header is left out."));
        ++m_header.skip;
    } else if (at < m_rows.cells.size() && isUnitRow(m_rows.cells, at)) {
        for (int c = 0; c < m_columns; ++c) {
            m_header.units << m_rows.cells[at].value(c);
            const QString said = unitOfName(m_header.names.value(c)), unit = withoutBrackets(m_header.units.back());
            if (!unit.isEmpty() && isUnit(said) && said.compare(unit, Qt::CaseInsensitive) != 0)
                m_header.notes << tr("The name of the column %1 says %2, and the row of units below it %3; check which "
                                     "one is right.")
                                      .arg(m_header.names.value(c), said, unit);
        }
        skip(at,
             tr("The row of units under the header is no row of the table: \"%1\".").arg(shortText(m_rows.cells[at])));
        ++m_header.skip;
    }
}

TableHeader Finder::find()
{
    for (const auto &row : m_rows.cells)
        m_columns = std::max(m_columns, m_rows.isSheet ? extentOf(row) : 0);
    const int at = chooseRow();
    if (at < 0) {
        name({});
        if (!m_rows.cells.empty())
            m_header.notes << tr("The table has no header; its columns are called column_1 to column_%1. Layer > "
                                 "Reading... changes it.")
                                  .arg(m_columns);
        m_header.isNameless.assign(static_cast<std::size_t>(m_columns), false);
        return m_header;
    }
    auto row = static_cast<std::size_t>(at);
    QStringList names = m_rows.cells[row];
    const bool isSaid = m_wish.kind == HeaderWish::Kind::Line;
    if (!isSaid && (areGroups(row) || (row > 0 && areGroups(row - 1)))) {
        const std::size_t upper = areGroups(row) ? row : row - 1;
        row = upper + 1;
        skipAbove(upper);
        names = namesInGroups(m_rows.cells[upper], m_rows.cells[row]);
        m_header.notes << (m_rows.isSheet ? tr("The rows %1 and %2 are the header together.")
                                          : tr("The lines %1 and %2 are the header together."))
                              .arg(m_rows.lines[upper])
                              .arg(m_rows.lines[row]);
    } else {
        skipAbove(row);
    }
    m_header.skip = static_cast<int>(row) + 1;
    m_header.line = m_rows.lines[row];
    m_header.cells = m_rows.cells[row];
    m_columns = std::max(m_columns, extentOf(names));
    name(names);
    skipBelow();
    return m_header;
}

} // namespace

bool isHeaderAgain(const QStringList &cells, const QStringList &row)
{
    return filledOf(cells) > 1 && !std::all_of(cells.begin(), cells.end(), isValue) &&
           extentOf(cells) == extentOf(row) && std::equal(cells.begin(), cells.begin() + extentOf(cells), row.begin());
}

QString headersAgainText(qint64 times, qint64 firstLine, bool isSheet)
{
    return (isSheet
                ? tr("The header comes again among the rows (times: %1, the first in row %2); those rows are no rows "
                     "of the table.")
                : tr("The header comes again among the rows (times: %1, the first in line %2); those lines are no "
                     "rows of the table."))
        .arg(times)
        .arg(firstLine);
}

bool isTagRow(const QStringList &row)
{
    return std::count_if(row.begin(), row.end(), isTag) >= 2 &&
           std::all_of(row.begin(), row.end(), [](const QString &cell) { return cell.isEmpty() || isTag(cell); });
}

QStringList distinctNames(const QStringList &names, QStringList &notes)
{
    QSet<QString> given, taken;
    for (const auto &name : names)
        given.insert(name.toLower());
    QStringList distinct;
    for (const auto &name : names) {
        QString own = name;
        for (int n = 2; taken.contains(own.toLower()) || (own != name && given.contains(own.toLower())); ++n)
            own = QStringLiteral("%1_%2").arg(name).arg(n);
        if (own != name)
            notes << tr("Another column is called %1 already; this one is called %2.").arg(name, own);
        taken.insert(own.toLower());
        distinct << own;
    }
    return distinct;
}

TableHeader findHeader(const FirstRows &rows, const HeaderWish &wish, int columns)
{
    return Finder(rows, wish, columns).find();
}

} // namespace kohkan
