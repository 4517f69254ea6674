// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_source.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace kohkan {

namespace {

constexpr qsizetype cutTo = 10; ///< letters of a name in a DBF file

/// `Event ID cnty`, `EVENT_ID_CNTY` and `event_id_c` alike.
QString normalName(QStringView name)
{
    QString normal;
    for (const QChar c : name.trimmed())
        normal += c.isLetterOrNumber() ? c.toLower() : u'_';
    return normal.left(cutTo);
}

class Names {
public:
    explicit Names(const QStringList &columns)
    {
        for (const QString &column : columns)
            m_names.insert(normalName(column));
    }
    bool has(const char *name) const { return m_names.contains(normalName(QString::fromLatin1(name))); }
    qsizetype count(std::initializer_list<const char *> names) const
    {
        QSet<QString> found;
        for (const char *name : names)
            if (has(name))
                found.insert(normalName(QString::fromLatin1(name)));
        return found.size();
    }
    bool hasAll(std::initializer_list<const char *> names) const
    {
        return std::all_of(names.begin(), names.end(), [this](const char *name) { return has(name); });
    }

private:
    QSet<QString> m_names;
};

/// Four of its columns, one of them of those that nobody else has.
bool isAcled(const Names &names)
{
    constexpr qsizetype telling = 4;
    const qsizetype owned = names.count({"event_id_cnty", "sub_event_type", "disorder_type", "geo_precision",
                                         "assoc_actor_1", "ally_actor_1", "inter1", "inter2", "civilian_targeting"});
    const qsizetype common = names.count({"event_date", "event_type", "time_precision", "interaction", "actor1",
                                          "actor2", "source_scale", "fatalities"});
    return owned > 0 && owned + common >= telling;
}

bool isUcdp(const Names &names)
{
    return names.hasAll({"type_of_violence", "where_prec", "date_start", "date_end"}) &&
           names.count({"best", "best_est"}) > 0;
}

} // namespace

IncidentSource incidentSourceOf(const QStringList &columns)
{
    const Names names(columns);
    if (isAcled(names))
        return IncidentSource::Acled;
    if (isUcdp(names))
        return IncidentSource::UcdpGed;
    const bool isOurs = names.hasAll({"date", "location_accuracy_m", "event_type", "fatalities"});
    return isOurs ? IncidentSource::Kohkan : IncidentSource::None;
}

IncidentSource incidentSourceOf(const Layer &layer)
{
    QStringList columns;
    for (const auto &column : layer.columns())
        if (!column->isDerived())
            columns << column->name();
    const IncidentSource source = incidentSourceOf(columns);
    return source == IncidentSource::None && layer.provenance().incidents ? IncidentSource::Mapped : source;
}

QString incidentSourceName(IncidentSource source)
{
    switch (source) {
    case IncidentSource::Acled:
        return QStringLiteral("ACLED");
    case IncidentSource::UcdpGed:
        return QStringLiteral("UCDP GED");
    default:
        return {};
    }
}

void markLicence(Provenance &provenance, IncidentSource source)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("kohkan::IncidentSource", text); };
    if (source == IncidentSource::Acled) {
        provenance.mayBePassedOn = false;
        provenance.licence = tr("ACLED, terms of use");
    } else if (source == IncidentSource::UcdpGed) {
        provenance.licence = tr("UCDP Georeferenced Event Dataset, CC BY 4.0");
    }
}

QString incidentKeyColumn(const QStringList &columns, IncidentSource source)
{
    const QString wanted = normalName(u"event_id_cnty");
    if (source == IncidentSource::Acled)
        for (const QString &column : columns)
            if (normalName(column) == wanted)
                return column;
    return {};
}

const Column *incidentColumn(const Layer &layer, QStringView name)
{
    if (const Column *exact = layer.column(name))
        return exact;
    const QString normal = normalName(name);
    for (const auto &column : layer.columns())
        if (normalName(column->name()) == normal)
            return column.get();
    return nullptr;
}

bool isCodeBookColumn(QStringView name)
{
    const Names book({QStringLiteral("event_type"), QStringLiteral("sub_event_type"), QStringLiteral("disorder_type"),
                      QStringLiteral("geo_precision"), QStringLiteral("time_precision"), QStringLiteral("inter1"),
                      QStringLiteral("inter2"), QStringLiteral("interaction"), QStringLiteral("civilian_targeting"),
                      QStringLiteral("source_scale"), QStringLiteral("region"), QStringLiteral("country"),
                      QStringLiteral("iso"), QStringLiteral("year")});
    return book.has(name.toLatin1().constData());
}

} // namespace kohkan
