// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/work/latest_job.h"

#include <QObject>

namespace kohkan {

/// The tables that the window shows, made in one line: the shipped ones, with the user's edits in place, as they were
/// known on the day that is shown, with the incidents in use around the sites. Whoever needs them asks here and follows
/// changed(). Made by a worker; what is shown stays until the next is whole. GUI thread only.
class Tables : public QObject {
    Q_OBJECT
public:
    Tables(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent = nullptr);

    /// What is shown; null until there are shipped tables.
    const CataloguePtr &catalogue() const { return m_catalogue; }
    /// Shipped tables and edits of the same moment, whatever the day, without the incidents in use.
    const CataloguePtr &everything() const { return m_everything; }
    const CataloguePtr &shipped() const { return m_asked.shipped; }
    /// The day that what is shown counts from: the one of As of, else that of the clock.
    QDate today() const;
    /// The day that was asked for; nothing: today.
    const std::optional<QDate> &asOf() const { return m_asked.asOf; }
    /// Those in use instead of the shipped ones; null: these.
    const LayerPtr &incidents() const { return m_asked.incidents; }
    /// Is something made that is not shown yet?
    bool isBusy() const { return m_job.isRunning(); }

    void setShipped(const CataloguePtr &shipped);
    void setEdits(std::vector<UserEdit> edits);
    void setAsOf(std::optional<QDate> day); ///< nothing: today
    void setIncidents(const LayerPtr &incidents);
    /// Stands in for the day of the clock; an invalid one: it does not.
    void setClock(QDate day);

signals:
    void asked(); ///< another day was asked for
    void changed();

private:
    /// What the tables are made of.
    struct Parts {
        CataloguePtr shipped;
        std::vector<UserEdit> edits;
        std::optional<QDate> asOf;
        LayerPtr incidents;
        QDate clock;
    };
    struct Made {
        CataloguePtr everything, catalogue;
    };
    static Made madeOf(const Parts &parts, const CataloguePtr &before);
    void make();
    void take(const Made &made);

    Parts m_asked;
    LatestJob m_job;
    CataloguePtr m_everything, m_catalogue;
};

} // namespace kohkan
