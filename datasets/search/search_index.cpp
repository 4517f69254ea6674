// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/search/search_index.h"

#include "datasets/geo/coordinate_text.h"
#include "datasets/work/words.h"

#include <QRegularExpression>
#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>

namespace kohkan {

namespace {

QString textOf(const Layer &layer, const char *column, Row row)
{
    const Column *found = layer.column(QString::fromLatin1(column));
    return found ? found->text(row) : QString();
}

/// Each word a quoted prefix; nothing that FTS5 could read as its own syntax.
QString matchText(const QString &text)
{
    static const QRegularExpression notWord(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    QString match;
    for (const auto &word : text.split(notWord, Qt::SkipEmptyParts))
        match += QStringLiteral("\"%1\"* ").arg(word);
    return match;
}

} // namespace

struct SearchIndex::Database {
    SQLite::Database sqlite{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    Database()
    {
        sqlite.exec("CREATE VIRTUAL TABLE entries USING fts5(title, names, weight UNINDEXED, token UNINDEXED, "
                    "tokenize='unicode61 "
                    "remove_diacritics 2', prefix='1 2 3')");
    }
};

SearchIndex::SearchIndex() = default;
SearchIndex::~SearchIndex() = default;

void SearchIndex::add(SearchHit hit, const QString &names, int weight)
{
    m_entries.push_back(std::move(hit));
    SQLite::Statement insert(m_database->sqlite,
                             "INSERT INTO entries(rowid, title, names, weight, token) VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, static_cast<std::int64_t>(m_entries.size()));
    insert.bind(2, m_entries.back().title.toStdString());
    insert.bind(3, names.toStdString());
    insert.bind(4, weight);
    insert.bind(5, m_entries.back().kind == SearchHit::Kind::Commodity ? m_entries.back().id.toStdString()
                                                                       : std::string());
    insert.exec();
}

Result<std::shared_ptr<SearchIndex>> SearchIndex::create(const Catalogue &catalogue, const LayerPtr &regions)
{
    try {
        auto index = std::shared_ptr<SearchIndex>(new SearchIndex);
        index->m_database = std::make_unique<Database>();
        SQLite::Transaction transaction(index->m_database->sqlite);
        const Layer &deposits = *catalogue.deposits();
        for (const Row row : deposits.bySourceRow()) {
            const QString where =
                QStringLiteral("%1, %2").arg(textOf(deposits, "district", row), textOf(deposits, "province", row));
            index->add({SearchHit::Kind::Site,
                        deposits.key(row),
                        textOf(deposits, "name", row),
                        where,
                        deposits.geometry().point(row),
                        {}},
                       textOf(deposits, "alt_names", row) + u' ' + textOf(deposits, "district", row), 3);
        }
        for (const auto &commodity : catalogue.commodities())
            index->add({SearchHit::Kind::Commodity,
                        commodity.token,
                        commodity.name,
                        tr("Commodity %1").arg(commodity.token),
                        {},
                        {}},
                       commodity.token + u' ' + commodity.nameUrdu, 2);
        if (regions)
            for (const Row row : regions->bySourceRow())
                index->add({SearchHit::Kind::Province,
                            textOf(*regions, "id", row),
                            textOf(*regions, "name", row),
                            tr("Province or region"),
                            {},
                            regions->geometry().box(row)},
                           textOf(*regions, "name_ur", row), 2);
        const Layer &places = *catalogue.infrastructure();
        for (const Row row : places.bySourceRow())
            index->add({SearchHit::Kind::Place,
                        places.key(row),
                        textOf(places, "name", row),
                        QStringLiteral("%1, %2").arg(textOf(places, "kind", row), textOf(places, "admin1", row)),
                        places.geometry().point(row),
                        {}},
                       {}, 1);
        transaction.commit();
        return index;
    } catch (const std::exception &error) {
        return Error{Error::Kind::Input, tr("The search index could not be made."), QString::fromUtf8(error.what())};
    }
}

std::vector<SearchHit> SearchIndex::find(const QString &text, int most) const
{
    std::vector<SearchHit> hits;
    if (const auto reading = readCoordinates(text))
        hits.push_back(
            {SearchHit::Kind::Coordinates, {}, coordinateText(reading->place), reading->reading, reading->place, {}});
    const QString match = matchText(text);
    if (match.isEmpty())
        return hits;
    try {
        SQLite::Statement query(m_database->sqlite,
                                "SELECT rowid FROM entries WHERE entries MATCH ? "
                                "ORDER BY lower(title) = lower(?) DESC, lower(token) = lower(?) DESC, "
                                "bm25(entries, 4.0, 1.0) - weight LIMIT ?");
        query.bind(1, match.toStdString());
        query.bind(2, text.trimmed().toStdString());
        query.bind(3, text.trimmed().toStdString());
        query.bind(4, most);
        while (query.executeStep())
            hits.push_back(m_entries[static_cast<std::size_t>(query.getColumn(0).getInt64()) - 1]);
    } catch (const std::exception &) {
        return hits; // a text that FTS5 cannot match finds nothing
    }
    // The site that is called so comes before its parts: saindak, then Saindak South Ore Body.
    const QString id = text.trimmed().toLower().replace(u' ', u'-');
    std::stable_partition(hits.begin(), hits.end(), [&](const SearchHit &hit) {
        return hit.kind == SearchHit::Kind::Coordinates || hit.id == id;
    });
    return hits;
}

} // namespace kohkan
