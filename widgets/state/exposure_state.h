// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/exposure.h"
#include "widgets/state/layer_list.h"
#include "widgets/state/tables.h"

#include <QObject>
#include <QTimer>

namespace kohkan {

/// What the sites are exposed to at the parameters in use, computed on a worker, and whether the map shows it: then
/// the deposits have the columns of withExposureColumns() and are coloured by them. A change of parameters while a
/// computation runs is computed after it, the last one only; rank intervals follow once nothing has changed for a
/// moment. GUI thread only.
class ExposureState : public QObject {
    Q_OBJECT
public:
    ExposureState(LayerList *layers, const Tables *tables, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                  QObject *parent = nullptr);

    const CataloguePtr &catalogue() const { return m_catalogue; } ///< whose sites and incidents are computed
    const ExposureParameters &parameters() const { return m_parameters; }
    void setParameters(const ExposureParameters &parameters);
    bool isShown() const { return m_isShown; }
    /// Shown, the deposits are coloured by exposure; not shown any more, they look as they did before.
    void setShown(bool shown);
    /// Computes what somebody wants to see, where that is not there yet.
    void want();
    /// Of the last parameters that were computed; null where nothing was.
    const std::shared_ptr<const SiteExposures> &result() const { return m_result; }
    /// The deposits as they are to be shown now.
    LayerPtr dressed(const LayerPtr &deposits) const;
    /// How the deposits would look if exposure was not shown.
    LayerStyle plainStyle(const LayerStyle &shown) const;

    static constexpr double widestKm = 100; ///< the widest radius that can be set
    static constexpr int pause = 250;       ///< milliseconds until rank intervals are computed

signals:
    void changed();  ///< parameters, or whether it is shown
    void computed(); ///< another result
    void failed(const QString &sentence);

private:
    struct Made;
    void followTables();
    void followLayers(const LayersValue &before);
    void compute(SiteExposures::Intervals intervals);
    void take(const Made &made);
    void show();
    LayerStyle shownStyle(LayerStyle style) const;

    LayerList *m_layers;
    const Tables *m_tables;
    LatestJob m_job;
    CataloguePtr m_catalogue;
    ExposureParameters m_parameters;
    bool m_isShown = false;
    bool m_isWanted = false;
    LayerStyle m_plain; ///< of the deposits before they were coloured by exposure
    std::shared_ptr<const SiteExposures> m_result;
    std::shared_ptr<const SiteExposures> m_worn;             ///< the last that was computed: worn until the next is
    std::shared_ptr<const ExposureField> m_field;            ///< of the catalogue
    std::shared_ptr<const ExposureField::Kernels> m_kernels; ///< of m_field
    QTimer m_pause;
};

} // namespace kohkan
