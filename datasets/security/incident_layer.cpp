// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_layer.h"

#include "datasets/security/incident_record.h"
#include "datasets/table/layer_builder.h"
#include "datasets/work/words.h"

#include <QLocale>
#include <QMap>
#include <QSet>

namespace kohkan {

namespace {

/// "3, 17, 20 and 4 more".
QString rowList(const std::vector<qint64> &rows)
{
    constexpr std::size_t most = 500;
    QStringList texts;
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i)
        texts << QString::number(rows[i]);
    const QString listed = texts.join(QStringLiteral(", "));
    return rows.size() <= most ? listed : tr("%1 and %2 more").arg(listed).arg(rows.size() - most);
}

/// Collects the records that count.
class Maker {
public:
    explicit Maker(const Layer &source)
        : m_builder(source.name())
        , m_id(m_builder.addColumn(QStringLiteral("id"), Column::Type::Text))
        , m_date(m_builder.addColumn(QStringLiteral("date"), Column::Type::Date))
        , m_admin1(m_builder.addColumn(QStringLiteral("admin1"), Column::Type::Text))
        , m_admin2(m_builder.addColumn(QStringLiteral("admin2"), Column::Type::Text))
        , m_place(m_builder.addColumn(QStringLiteral("place"), Column::Type::Text))
        , m_accuracy(
              m_builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Integer, QStringLiteral("m")))
        , m_type(m_builder.addColumn(QStringLiteral("event_type"), Column::Type::Text))
        , m_subType(m_builder.addColumn(QStringLiteral("sub_type"), Column::Type::Text))
        , m_actor(m_builder.addColumn(QStringLiteral("actor"), Column::Type::Text))
        , m_best(m_builder.addColumn(QStringLiteral("fatalities"), Column::Type::Integer))
        , m_low(m_builder.addColumn(QStringLiteral("fatalities_low"), Column::Type::Integer))
        , m_high(m_builder.addColumn(QStringLiteral("fatalities_high"), Column::Type::Integer))
        , m_source(m_builder.addColumn(QStringLiteral("source"), Column::Type::Text))
    {
        m_builder.provenance() = source.provenance();
        m_builder.setKeyColumn(QStringLiteral("id"));
    }

    void take(IncidentRecord record, qint64 sourceRow)
    {
        if (record.id.isEmpty())
            record.id = tr("row %1").arg(sourceRow);
        if (!record.problem.isEmpty())
            return m_builder.warn(tr("%1 The row is left out of rings and exposure.").arg(record.problem), sourceRow);
        if (m_ids.contains(record.id))
            return m_builder.warn(tr("Its id came before. The row is left out of rings and exposure."), sourceRow);
        m_ids.insert(record.id);
        if (!record.tooCoarse.isEmpty()) {
            m_coarse[record.tooCoarse].push_back(sourceRow);
            return;
        }
        if (!record.note.isEmpty())
            m_builder.warn(record.note, sourceRow);
        append(record);
    }

    LayerPtr finish(std::size_t sourceRows)
    {
        m_builder.provenance().rowsLeftOut = static_cast<qint64>(sourceRows) - m_rows;
        for (auto it = m_coarse.begin(); it != m_coarse.end(); ++it)
            m_builder.warn(
                tr("%1, known too coarsely for rings and exposure, are left out of them (rows %2).")
                    .arg(QStringLiteral("%1: %2").arg(it.key(), QLocale().toString(it->size())), rowList(*it)));
        return m_builder.finish();
    }

private:
    void append(const IncidentRecord &record)
    {
        const auto text = [](ColumnBuilder &column, const QString &value) {
            value.isEmpty() ? column.appendNull() : column.appendText(value);
        };
        const auto count = [](ColumnBuilder &column, std::optional<std::int64_t> value) {
            value ? column.appendInteger(*value) : column.appendNull();
        };
        ++m_rows;
        text(m_id, record.id);
        m_date.appendDate(*record.date);
        text(m_admin1, record.admin1);
        text(m_admin2, record.admin2);
        text(m_place, record.place);
        m_accuracy.appendInteger(record.accuracy);
        text(m_type, record.type);
        text(m_subType, record.subType);
        text(m_actor, record.actor);
        count(m_best, record.best);
        count(m_low, record.low);
        count(m_high, record.high);
        text(m_source, record.source);
        m_builder.geometry().appendPoint(record.at);
    }

    LayerBuilder m_builder;
    ColumnBuilder &m_id, &m_date, &m_admin1, &m_admin2, &m_place, &m_accuracy, &m_type, &m_subType, &m_actor, &m_best,
        &m_low, &m_high, &m_source;
    QSet<QString> m_ids;
    qint64 m_rows = 0;
    QMap<QString, std::vector<qint64>> m_coarse; ///< rows by why
};

} // namespace

Result<LayerPtr> incidentLayer(const LayerPtr &layer)
{
    const IncidentSource source = incidentSourceOf(*layer);
    if (source == IncidentSource::Kohkan)
        return layer;
    if (source == IncidentSource::None)
        return Error{Error::Kind::Input,
                     tr("%1 holds no incidents that are known here: its columns are not those of ACLED, nor of UCDP "
                        "GED, nor date, location_accuracy_m, event_type and fatalities.")
                         .arg(layer->name())};
    if (source == IncidentSource::Mapped) {
        QStringList columns;
        for (const auto &column : layer->columns())
            columns << column->name();
        if (const QString why = layer->provenance().incidents->whyNot(columns); !why.isEmpty())
            return Error{Error::Kind::Input,
                         tr("%1 no longer fits what was said of its columns. %2").arg(layer->name(), why)};
    }
    Maker maker(*layer);
    const IncidentReader reader(*layer, source);
    for (const Row row : layer->bySourceRow())
        maker.take(reader.read(row), qint64{layer->sourceRow(row)} + 1);
    return maker.finish(layer->rowCount());
}

std::vector<Warning> incidentWarnings(const LayerPtr &layer)
{
    const IncidentSource source = incidentSourceOf(*layer);
    if (source == IncidentSource::None || source == IncidentSource::Kohkan)
        return {};
    const auto incidents = incidentLayer(layer);
    return incidents ? (*incidents)->warnings() : std::vector<Warning>();
}

namespace {

/// A derived column with one value a row of the layer; append(builder, row) gives it.
template <typename Append>
LayerPtr withDerived(const LayerPtr &layer, const QString &name, Column::Type type, Append &&append)
{
    ColumnBuilder column(LayerBuilder::freeName(*layer, name), type);
    column.setDerived();
    std::vector<std::uint32_t> order(layer->rowCount());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = static_cast<std::uint32_t>(i);
        append(column, rowAt(i));
    }
    return LayerBuilder::withColumn(layer, column.finish(order));
}

} // namespace

const Column *derivedColumn(const Layer &layer, const QString &name)
{
    for (const auto &column : layer.columns())
        if (column->isDerived() && column->name().startsWith(name))
            return column.get();
    return nullptr;
}

LayerPtr withIncidentColumns(const LayerPtr &layer)
{
    const IncidentSource source = incidentSourceOf(*layer);
    if (source == IncidentSource::None || source == IncidentSource::Kohkan)
        return layer;
    const IncidentReader reader(*layer, source);
    LayerPtr made = withDerived(layer, incidentDateColumn, Column::Type::Date, [&](ColumnBuilder &column, Row row) {
        const auto date = reader.date(row);
        date ? column.appendDate(*date) : column.appendNull();
    });
    const bool hasOwnTypes = source != IncidentSource::Mapped && layer->column(u"event_type");
    if (hasOwnTypes || source == IncidentSource::Acled)
        return made;
    const QString name = source == IncidentSource::Mapped ? mappedTypeColumn : QStringLiteral("event_type");
    return withDerived(made, name, Column::Type::Text, [&](ColumnBuilder &column, Row row) {
        const QString type = reader.type(row);
        type.isEmpty() ? column.appendNull() : column.appendText(type);
    });
}

} // namespace kohkan
