// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/commodity_words.h"

#include "datasets/catalogue/catalogue.h"

#include <QRegularExpression>
#include <algorithm>

namespace kohkan {

namespace {

/// Other names of the same thing; what is only made of it, or only holds it, is not here.
constexpr std::pair<const char *, const char *> synonyms[] = {
    {"rare earths", "REE"},
    {"rare earth", "REE"},
    {"rare-earth elements", "REE"},
    {"rare earth oxides", "REE"},
    {"reo", "REE"},
    {"treo", "REE"},
    {"lanthanides", "REE"},
    {"platinum group", "PGE"},
    {"platinum group metals", "PGE"},
    {"pgm", "PGE"},
    {"pgms", "PGE"},
    {"pges", "PGE"},
    {"sulfur", "S"},
    {"cesium", "Cs"},
    {"wolfram", "W"},
    {"columbium", "Nb"},
    {"chrome", "Cr"},
    {"chromite", "chromite"},
    {"fluorspar", "fluorite"},
    {"baryte", "barite"},
    {"barytes", "barite"},
    {"celestine", "celestite"},
    {"kaolin", "china clay"},
    {"kaolinite", "china clay"},
    {"halite", "salt"},
    {"salt", "salt"},
    {"talc", "soapstone"},
    {"steatite", "soapstone"},
    {"phosphates", "phosphate"},
    {"mica muscovite", "muscovite"},
    {"uranium oxide (u3o8)", "U3O8"},
    {"iron ores", "iron ore"},
    {"peridot", "gemstone:peridot"},
    {"emerald", "gemstone:emerald"},
    {"ruby", "gemstone:ruby"},
    {"lapis lazuli", "gemstone:lapis-lazuli"},
};

/// Case does not count, nor whether a hyphen or a space stands between.
QString foldedWord(const QString &word)
{
    return QString(word).replace(u'-', u' ').simplified().toCaseFolded();
}

void append(CommodityReading &into, const QString &token, bool isKnown)
{
    if (!into.tokens.contains(token))
        into.tokens << token;
    if (!isKnown && !into.unknown.contains(token))
        into.unknown << token;
}

} // namespace

CommodityWords::CommodityWords(const std::vector<Commodity> &known, const QMap<QString, QString> &own)
{
    QHash<QString, QString> tokens;
    for (const Commodity &commodity : known)
        tokens.insert(foldedWord(commodity.name), commodity.token);
    for (const Commodity &commodity : known) // a token goes before the name of another: "quartz"
        tokens.insert(foldedWord(commodity.token), commodity.token);
    for (const auto &[word, token] : synonyms)
        if (const QString ours = tokens.value(foldedWord(QLatin1String(token))); !ours.isEmpty())
            m_tokens.insert(foldedWord(QLatin1String(word)), ours);
    m_tokens.insert(tokens);
    for (auto it = own.begin(); it != own.end(); ++it)
        m_tokens.insert(foldedWord(it.key()), tokens.value(foldedWord(it.value()), it.value()));
}

QString CommodityWords::token(const QString &word) const
{
    const QString folded = foldedWord(word);
    if (const QString known = m_tokens.value(folded); !known.isEmpty())
        return known;
    static const QRegularExpression remark(QStringLiteral("\\s*[(\\[]([^()\\[\\]]*)[)\\]]\\s*$"));
    const auto match = remark.match(folded); // "copper (Cu)": the remark says the same
    if (!match.hasMatch())
        return {};
    const QString outside = m_tokens.value(folded.left(match.capturedStart())),
                  inside = m_tokens.value(foldedWord(match.captured(1)));
    return outside == inside ? outside : QString();
}

CommodityReading CommodityWords::read(const QString &cell) const
{
    CommodityReading reading;
    if (const QString whole = token(cell); !whole.isEmpty()) {
        append(reading, whole, true);
        return reading;
    }
    static const QRegularExpression between(QStringLiteral("[;,/|+\\n]"));
    for (const QString &part : cell.split(between, Qt::SkipEmptyParts))
        if (const QString word = part.simplified(); !word.isEmpty())
            readPart(word, reading);
    return reading;
}

void CommodityWords::readPart(const QString &part, CommodityReading &into) const
{
    const auto own = m_tokens.constFind(foldedWord(part));
    if (own != m_tokens.constEnd() && own->isEmpty()) // somebody has said that it is none
        return;
    if (const QString known = token(part); !known.isEmpty())
        append(into, known, true);
    else if (!readJoined(part, into))
        append(into, part, false);
}

/// "lead and zinc", "Cu-Au": only where both sides are known, for "sand and gravel" is one thing.
bool CommodityWords::readJoined(const QString &part, CommodityReading &into) const
{
    static const QRegularExpression joints(QStringLiteral("\\s+and\\s+|\\s*&\\s*|\\s*[-–]\\s*"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QStringList words = part.split(joints, Qt::SkipEmptyParts);
    if (words.size() < 2 ||
        !std::all_of(words.begin(), words.end(), [&](const QString &word) { return !token(word).isEmpty(); }))
        return false;
    for (const QString &word : words)
        append(into, token(word), true);
    return true;
}

} // namespace kohkan
