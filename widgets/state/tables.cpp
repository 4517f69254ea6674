// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/tables.h"

namespace kohkan {

namespace {

/// Those in use as far as they were known on the day.
LayerPtr knownOf(const LayerPtr &incidents, const KnownThen *known)
{
    QHash<QString, LayerPtr> table{{QStringLiteral("incidents"), incidents}};
    if (known)
        knownThen(table, known->day, DerivedColumns::Kept); // the accuracy of places may be one
    return table.value(QStringLiteral("incidents"));
}

} // namespace

Tables::Tables(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent), m_job(pool, std::move(mailbox), Urgency::Follow)
{}

QDate Tables::today() const
{
    if (const KnownThen *known = m_catalogue ? m_catalogue->knownThen() : nullptr)
        return known->day;
    return m_asked.clock.isValid() ? m_asked.clock : QDate::currentDate();
}

void Tables::setShipped(const CataloguePtr &shipped)
{
    m_asked.shipped = shipped;
    m_everything.reset();
    make();
}

void Tables::setEdits(std::vector<UserEdit> edits)
{
    if (edits == m_asked.edits)
        return;
    m_asked.edits = std::move(edits);
    make();
}

void Tables::setAsOf(std::optional<QDate> day)
{
    if (day == m_asked.asOf)
        return;
    m_asked.asOf = day;
    emit asked();
    make();
}

void Tables::setIncidents(const LayerPtr &incidents)
{
    if (incidents == m_asked.incidents)
        return;
    m_asked.incidents = incidents;
    make();
}

void Tables::setClock(QDate day)
{
    if (day == m_asked.clock)
        return;
    m_asked.clock = day;
    make();
}

Tables::Made Tables::madeOf(const Parts &parts, const CataloguePtr &before)
{
    const QDate clock = parts.clock.isValid() ? parts.clock : QDate::currentDate();
    Made made;
    made.everything =
        parts.edits.empty() ? parts.shipped : Catalogue::withEdits(*parts.shipped, parts.edits, clock, before.get());
    made.catalogue = parts.asOf ? Catalogue::asOf(*made.everything, *parts.asOf) : made.everything;
    if (parts.incidents)
        made.catalogue =
            Catalogue::withIncidents(*made.catalogue, knownOf(parts.incidents, made.catalogue->knownThen()));
    return made;
}

void Tables::make()
{
    if (!m_asked.shipped) {
        m_job.cancel();
        if (m_catalogue)
            take({});
        return;
    }
    if (m_asked.edits.empty() && !m_asked.asOf && !m_asked.incidents) { // nothing to be made
        m_job.cancel();
        return take({m_asked.shipped, m_asked.shipped});
    }
    if (!m_everything) // so that something is shown
        take({m_asked.shipped, m_asked.shipped});
    m_job.ask([parts = m_asked, before = m_everything] { return madeOf(parts, before); },
              [this](const Made &made) { take(made); });
}

void Tables::take(const Made &made)
{
    m_everything = made.everything;
    m_catalogue = made.catalogue;
    emit changed();
}

} // namespace kohkan
