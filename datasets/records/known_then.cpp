// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/records/known_then.h"

#include "datasets/records/edited_tables.h"

#include <algorithm>
#include <array>

namespace kohkan {

namespace {

struct Dated {
    const char *table;
    const char *column; ///< of its date
};
constexpr std::array dated{Dated{"estimates", "effective_date"}, Dated{"production", "period"},
                           Dated{"incidents", "date"},           Dated{"timeline", "date"},
                           Dated{"commodity_prices", "as_of"},   Dated{"region_risk", "as_of"},
                           Dated{"national_facts", "as_of"}};

/// The years of the sources by their ref; of one that is not dated there is none.
QHash<QString, int> yearsOf(const LayerPtr &sources)
{
    QHash<QString, int> years;
    const Column *refs = sources ? sources->column(u"ref") : nullptr;
    const Column *column = sources ? sources->column(u"year") : nullptr;
    if (!refs || !column)
        return years;
    for (const Row row : sources->bySourceRow()) {
        bool isYear = false;
        const int year = column->text(row).toInt(&isYear);
        if (isYear && QDate(year, 12, 31).isValid())
            years.insert(refs->text(row), year);
    }
    return years;
}

/// The day from which a row is known; null where nobody can say.
class KnownFrom {
public:
    KnownFrom(const Layer &table, const char *dateColumn, const QHash<QString, int> *years)
        : m_date(table.column(QString::fromLatin1(dateColumn))), m_refs(table.column(u"source_ref")), m_years(years)
    {}
    QDate operator()(Row row) const
    {
        if (const auto range = m_date ? DateRange::parse(m_date->text(row)) : std::nullopt)
            return range->last == DateRange::openEnd ? range->firstDay() : range->lastDay();
        int earliest = 0;
        for (const QString &ref : m_years &&m_refs ? splitTags(m_refs->text(row)) : std::vector<QString>())
            if (const int year = m_years->value(ref); year > 0)
                earliest = earliest == 0 ? year : std::min(earliest, year);
        return earliest > 0 ? QDate(earliest, 12, 31) : QDate();
    }

private:
    const Column *m_date;
    const Column *m_refs;
    const QHash<QString, int> *m_years; ///< null where a source says nothing of the row's date
};

} // namespace

KnownThen::Hidden KnownThen::sum() const
{
    Hidden sum;
    for (const auto &[table, own] : hidden) {
        sum.later += own.later;
        sum.undated += own.undated;
    }
    return sum;
}

KnownThen knownThen(QHash<QString, LayerPtr> &tables, QDate day, DerivedColumns derived)
{
    KnownThen known;
    known.day = day;
    const QHash<QString, int> years = yearsOf(tables.value(QStringLiteral("sources")));
    for (const Dated &one : dated) {
        const QString name = QString::fromLatin1(one.table);
        const LayerPtr table = tables.value(name);
        if (!table)
            continue;
        const KnownFrom from(*table, one.column, name == QLatin1String("estimates") ? &years : nullptr);
        KnownThen::Hidden hidden;
        RowSet kept = table->allRows();
        for (const Row row : table->bySourceRow()) {
            const QDate first = from(row);
            if (first.isValid() && first <= day)
                continue;
            ++(first.isValid() ? hidden.later : hidden.undated);
            kept.remove(row);
        }
        if (hidden.later + hidden.undated == 0)
            continue;
        known.hidden.insert({name, hidden});
        tables.insert(name, copyOf(table, kept, derived));
    }
    return known;
}

} // namespace kohkan
