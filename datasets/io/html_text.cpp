// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/html_text.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace kohkan {

namespace {

QString entity(QStringView name)
{
    static constexpr std::pair<const char *, char32_t> known[] = {
        {"amp", '&'},      {"lt", '<'},        {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
        {"nbsp", ' '},     {"deg", 0xB0},      {"plusmn", 0xB1},  {"sup2", 0xB2},    {"sup3", 0xB3},
        {"micro", 0xB5},   {"middot", 0xB7},   {"frac14", 0xBC},  {"frac12", 0xBD},  {"frac34", 0xBE},
        {"times", 0xD7},   {"copy", 0xA9},     {"reg", 0xAE},     {"laquo", 0xAB},   {"raquo", 0xBB},
        {"agrave", 0xE0},  {"aacute", 0xE1},   {"acirc", 0xE2},   {"auml", 0xE4},    {"ccedil", 0xE7},
        {"egrave", 0xE8},  {"eacute", 0xE9},   {"ecirc", 0xEA},   {"iacute", 0xED},  {"ntilde", 0xF1},
        {"oacute", 0xF3},  {"ouml", 0xF6},     {"uacute", 0xFA},  {"uuml", 0xFC},    {"ndash", 0x2013},
        {"mdash", 0x2014}, {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
        {"bull", 0x2022},  {"hellip", 0x2026}, {"prime", 0x2032}, {"euro", 0x20AC},  {"le", 0x2264},
        {"ge", 0x2265}};
    char32_t code = 0;
    for (const auto &[own, letter] : known)
        if (name == QLatin1String(own))
            code = letter;
    if (name.startsWith(u'#')) {
        const bool isHex = name.size() > 1 && name[1].toLower() == u'x';
        bool isNumber = false;
        code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
        if (!isNumber || code < 32 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            code = isNumber && (code == 9 || code == 10 || code == 13) ? ' ' : 0;
        if (code == 0xA0)
            code = ' ';
    }
    return code == 0 ? QString() : QString::fromUcs4(&code, 1);
}

QString decoded(QStringView text)
{
    QString plain;
    while (!text.isEmpty()) {
        const auto start = text.indexOf(u'&');
        if (start < 0)
            break;
        plain += text.left(start);
        text = text.mid(start);
        const auto end = text.indexOf(u';');
        const QString one = end > 1 && end < 12 ? entity(text.mid(1, end - 1)) : QString();
        plain += one.isEmpty() ? QStringLiteral("&") : one;
        text = text.mid(one.isEmpty() ? 1 : end + 1);
    }
    return plain + text.toString();
}

/// Puts text and tags together to lines, and cells to rows.
class HtmlReader {
public:
    void addText(QStringView text) { m_cell += decoded(text).replace(s_space, QStringLiteral(" ")); }
    void addTag(const QString &name, bool isEnd, const QString &tag);
    HtmlText finish();

private:
    void endLine();
    void endCell();
    void endRow();
    void addLine(const QString &line);
    void addAddress(const QString &tag, const char *attribute);

    inline static const QRegularExpression s_space{QStringLiteral("[ \\t\\r\\n]+")};
    HtmlText m_html;
    QStringList m_lines;
    QString m_cell, m_address;
    QStringList m_row;
    bool m_inRow = false;
    int m_headCells = 0;
};

/// Lines of a cell stay lines.
void HtmlReader::endLine()
{
    m_cell += u'\n';
    if (!m_inRow) {
        addLine(m_cell);
        m_cell.clear();
    }
}

void HtmlReader::addLine(const QString &line)
{
    for (const QString &one : line.split(u'\n'))
        if (const QString text = one.simplified(); !text.isEmpty())
            m_lines << text;
}

void HtmlReader::endCell()
{
    QStringList lines;
    for (const QString &one : m_cell.split(u'\n'))
        if (const QString text = one.simplified(); !text.isEmpty())
            lines << text;
    m_cell.clear();
    m_row << lines.join(u'\n');
}

void HtmlReader::endRow()
{
    if (!m_cell.trimmed().isEmpty())
        endCell();
    m_cell.clear();
    QStringList row = std::exchange(m_row, {});
    const bool isHead = m_headCells == 2 && row.size() == 2;
    m_headCells = 0;
    m_inRow = false;
    if (row.size() == 2 && !row[0].isEmpty()) {
        QString name = row[0].simplified();
        if (name.endsWith(u':'))
            name = name.chopped(1).trimmed();
        bool isNumber = false;
        name.toDouble(&isNumber);
        const bool hasLetter = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); });
        if (!isHead && hasLetter && !isNumber && name.size() <= 60) {
            m_html.pairs.emplace_back(name, row[1]);
            addLine(name + QStringLiteral(": ") + row[1]);
            return;
        }
    }
    row.removeAll(QString());
    addLine(row.join(QStringLiteral(" | ")));
}

/// The target of a link, unless the text says it.
void HtmlReader::addAddress(const QString &tag, const char *attribute)
{
    const QRegularExpression pattern(
        QStringLiteral("\\b%1\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))").arg(QString::fromLatin1(attribute)),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(tag);
    const QString address = decoded(QString(match.captured(1) + match.captured(2) + match.captured(3))).simplified();
    if (!address.isEmpty())
        m_address = address;
}

void HtmlReader::addTag(const QString &name, bool isEnd, const QString &tag)
{
    static constexpr const char *lines[] = {"br", "p",  "div", "li", "ul", "ol", "h1",  "h2",    "h3",   "h4",
                                            "h5", "h6", "hr",  "dl", "dt", "dd", "pre", "title", "body", "center"};
    const bool isCell = name == QLatin1String("td") || name == QLatin1String("th");
    if (name == QLatin1String("a") || name == QLatin1String("img")) {
        if (!isEnd)
            addAddress(tag, name == QLatin1String("a") ? "href" : "src");
        if ((isEnd || name == QLatin1String("img")) && !m_address.isEmpty()) {
            if (!m_cell.contains(m_address))
                m_cell += QStringLiteral(" (%1) ").arg(m_address);
            m_address.clear();
        }
    } else if (name == QLatin1String("tr") || name == QLatin1String("table")) {
        if (m_inRow)
            endRow();
        else
            endLine();
        m_inRow = !isEnd && name == QLatin1String("tr");
    } else if (isCell) {
        if (!m_inRow) { // a cell without a row around it
            endLine();
            m_inRow = true;
        }
        if (isEnd)
            endCell();
        else if (!m_cell.trimmed().isEmpty()) // the cell before it has no end
            endCell();
        if (!isEnd)
            m_cell.clear();
        m_headCells += !isEnd && name == QLatin1String("th");
    } else if (std::any_of(std::begin(lines), std::end(lines),
                           [&](auto *line) { return name == QLatin1String(line); })) {
        endLine();
    }
}

HtmlText HtmlReader::finish()
{
    if (m_inRow)
        endRow();
    endLine();
    m_html.text = m_lines.join(u'\n');
    return std::move(m_html);
}

} // namespace

HtmlText readHtml(const QString &html)
{
    static const QRegularExpression tags(
        QStringLiteral("<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>|<!DOCTYPE[^>]*>|"
                       "<(/?)([A-Za-z][A-Za-z0-9]*)(?:\\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*|\\s*/)?>"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    auto match = tags.globalMatch(html);
    if (!match.hasNext())
        return {decoded(html), {}};
    HtmlReader reader;
    qsizetype at = 0;
    while (match.hasNext()) {
        const auto tag = match.next();
        reader.addText(QStringView(html).mid(at, tag.capturedStart() - at));
        at = tag.capturedEnd();
        if (!tag.captured(3).isEmpty())
            reader.addTag(tag.captured(3).toLower(), !tag.captured(2).isEmpty(), tag.captured(0));
    }
    reader.addText(QStringView(html).mid(at));
    return reader.finish();
}

} // namespace kohkan
