// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/batch_reader.h"

#include "datasets/io/arrow_batch.h"

#include <QByteArrayList>
#include <QFileInfo>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace kohkan {

namespace {

constexpr qint64 parallelFrom = 100'000; ///< rows from which a second thread pays

QByteArray quoted(const char *name)
{
    return '"' + QByteArray(name).replace("\"", "\"\"") + '"';
}

bool isBoolean(OGRFieldDefnH field)
{
    return OGR_Fld_GetSubType(field) == OFSTBoolean;
}

/// All rows of a GeoPackage table by SQL, or those that meet a condition; booleans as numbers and singles as the
/// doubles they are stored as. The batches of such a result come on this thread; those of the table itself come from
/// others, which can crash before GDAL 3.11.4 (github.com/OSGeo/gdal/issues/12934), and fail on more than 125 columns
/// before 3.8.1.
QByteArray selection(OGRLayerH layer, const QByteArray &condition)
{
    QByteArrayList columns;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const QByteArray name = quoted(OGR_Fld_GetNameRef(field));
        const auto cast = [&](const char *type) { return "CAST(" + name + " AS " + type + ") AS " + name; };
        columns << (isBoolean(field)                           ? cast("INTEGER")
                    : OGR_Fld_GetSubType(field) == OFSTFloat32 ? cast("REAL")
                                                               : name);
    }
    if (OGR_L_GetGeomType(layer) != wkbNone)
        columns << quoted(OGR_L_GetGeometryColumn(layer));
    return "SELECT " + columns.join(", ") + " FROM " + quoted(OGR_L_GetName(layer)) + condition;
}

/// Rows on their way out of GDAL, batch by batch: of a FlatGeobuf the layer itself, of a GeoPackage an SQL result.
class RowStream {
public:
    /// Nothing where it does not open, or is not what the layer's definition leads to expect.
    static std::unique_ptr<RowStream> open(OGRLayerH layer, const OpenedSource &source, LayerAssembler &assembler,
                                           const QByteArray &condition = {});
    /// Null at the end. Error::Input where the stream ended otherwise, or GDAL had something to say.
    Result<ArrowBatch> next(const GdalMessages &messages);
    const BatchPlan &plan() const { return m_plan; }

private:
    struct ReleaseResult {
        GDALDatasetH dataset;
        void operator()(OGRLayerH result) const { GDALDatasetReleaseResultSet(dataset, result); }
    };
    std::unique_ptr<std::remove_pointer_t<OGRLayerH>, ReleaseResult> m_result;
    ArrowOwner<ArrowArrayStream> m_stream;
    ArrowOwner<ArrowSchema> m_schema;
    BatchPlan m_plan;
};

std::unique_ptr<RowStream> RowStream::open(OGRLayerH layer, const OpenedSource &source, LayerAssembler &assembler,
                                           const QByteArray &condition)
{
    auto rows = std::make_unique<RowStream>();
    OGRLayerH from = layer;
    GDALDatasetH dataset = source.dataset.get();
    if (source.driver == QLatin1String("GPKG")) {
        from = GDALDatasetExecuteSQL(dataset, selection(layer, condition).constData(), nullptr, nullptr);
        rows->m_result = decltype(m_result)(from, ReleaseResult{dataset});
    }
    if (!from)
        return nullptr;
    const char *const options[] = {"INCLUDE_FID=NO", nullptr};
    OGR_L_ResetReading(from);
    if (!OGR_L_GetArrowStream(from, &rows->m_stream, const_cast<char **>(options)) ||
        rows->m_stream.get_schema(&rows->m_stream, &rows->m_schema) != 0)
        return nullptr;
    auto plan = BatchPlan::create(rows->m_schema, layer, assembler);
    if (!plan)
        return nullptr;
    rows->m_plan = *std::move(plan);
    return rows;
}

Result<ArrowBatch> RowStream::next(const GdalMessages &messages)
{
    auto batch = std::make_unique<ArrowOwner<ArrowArray>>();
    if (m_stream.get_next(&m_stream, batch.get()) != 0 || !messages.isEmpty())
        return Error{Error::Kind::Input, messages.text()};
    return batch->release ? std::move(batch) : nullptr;
}

/// Appends batches on a thread of its own, so that GDAL can fill the next one meanwhile.
class BatchAppender {
public:
    BatchAppender(const BatchPlan &plan, LayerAssembler &assembler)
        : m_thread([this, &plan, &assembler] { run(plan, assembler); })
    {}
    ~BatchAppender() { finish(); }
    /// Waits while there is enough to do.
    void put(ArrowBatch batch)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_waiting.size() < 2; });
        m_waiting.push_back(std::move(batch));
        m_changed.notify_all();
    }
    /// Waits for the last batch. False where GDAL had something to say of a geometry.
    bool finish()
    {
        if (m_thread.joinable()) {
            put(nullptr);
            m_thread.join();
        }
        return m_isQuiet;
    }

private:
    void run(const BatchPlan &plan, LayerAssembler &assembler)
    {
        const GdalMessages messages;
        while (true) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_waiting.empty(); });
            const ArrowBatch batch = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_changed.notify_all();
            lock.unlock();
            if (!batch)
                break;
            appendBatch(*batch, plan, assembler);
        }
        m_isQuiet = messages.isEmpty();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<ArrowBatch> m_waiting;
    bool m_isQuiet = true; ///< written by the thread at its end
    std::thread m_thread;
};

Result<bool> readOnTwoThreads(RowStream &rows, LayerAssembler &assembler, const GdalMessages &messages, ReadPace &pace)
{
    qint64 read = 0;
    BatchAppender appender(rows.plan(), assembler);
    while (true) {
        auto batch = rows.next(messages);
        if (!batch)
            return false;
        if (!*batch)
            return appender.finish();
        read += (*batch)->length;
        appender.put(*std::move(batch));
        if (auto on = pace.at(read); !on)
            return on.error();
    }
}

Result<bool> readOnThisThread(RowStream &rows, LayerAssembler &assembler, const GdalMessages &messages, ReadPace &pace)
{
    while (true) {
        const auto batch = rows.next(messages);
        if (!batch)
            return false;
        if (!*batch)
            return true;
        appendBatch(**batch, rows.plan(), assembler);
        if (auto on = pace.at(assembler.row()); !on)
            return on.error();
    }
}

/// The upper half of a GeoPackage table: read by a thread of its own, from a data set of its own, into an assembler of
/// its own.
class UpperHalf {
public:
    UpperHalf(OGRLayerH layer, LayerDescription description, const ReadOptions &options, QByteArray condition,
              const ReadPace &pace)
        : m_options(options)
        , m_name(OGR_L_GetName(layer))
        , m_description(std::move(description))
        , m_condition(std::move(condition))
        , m_pace(pace)
        , m_thread([this] { run(); })
    {}
    ~UpperHalf()
    {
        m_isUnwanted = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    qint64 rows() const { return m_rows; }
    bool isDoneWithin(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, time, [this] { return m_isDone; });
    }
    /// When it is done: null where it could not be read whole.
    LayerAssembler *assembler() { return m_isWhole ? m_assembler.get() : nullptr; }

private:
    void run()
    {
        m_isWhole = read();
        const std::scoped_lock lock(m_mutex);
        m_isDone = true;
        m_changed.notify_all();
    }
    bool read();

    const ReadOptions &m_options;
    const QByteArray m_name;
    const LayerDescription m_description;
    const QByteArray m_condition;
    const ReadPace &m_pace;
    std::optional<OpenedSource> m_source;
    std::unique_ptr<LayerAssembler> m_assembler;
    bool m_isWhole = false;
    std::atomic<bool> m_isUnwanted = false;
    std::atomic<qint64> m_rows = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isDone = false;
    std::thread m_thread;
};

bool UpperHalf::read()
{
    auto source = openSource(m_description.path, m_description.driver);
    if (!source)
        return false;
    m_source = *std::move(source);
    const GdalMessages messages;
    OGRLayerH layer = GDALDatasetGetLayerByName(m_source->dataset.get(), m_name.constData());
    if (!layer)
        return false;
    m_assembler = std::make_unique<LayerAssembler>(m_description, m_options);
    if (!m_assembler->prepare())
        return false;
    m_assembler->reserve(m_pace.total() / 2);
    const auto rows = RowStream::open(layer, *m_source, *m_assembler, m_condition);
    while (rows && !m_isUnwanted && !m_pace.isStopped()) {
        const auto batch = rows->next(messages);
        if (!batch || !*batch)
            return batch.ok() && messages.isEmpty();
        appendBatch(**batch, rows->plan(), *m_assembler);
        m_rows = m_assembler->row();
    }
    return false;
}

/// One whole number by SQL; nothing where it is null, or GDAL has something to say.
std::optional<qint64> numberOf(const OpenedSource &source, const QByteArray &sql)
{
    const GdalMessages quiet;
    std::optional<qint64> number;
    GDALDatasetH dataset = source.dataset.get();
    if (OGRLayerH result = GDALDatasetExecuteSQL(dataset, sql.constData(), nullptr, nullptr)) {
        const FeatureHandle row(OGR_L_GetNextFeature(result));
        if (row && OGR_F_IsFieldSetAndNotNull(row.get(), 0))
            number = OGR_F_GetFieldAsInteger64(row.get(), 0);
        GDALDatasetReleaseResultSet(dataset, result);
    }
    return quiet.isEmpty() ? number : std::nullopt;
}

/// The row id in the middle of a table, or the next one with a value in every column that selection() casts: GDAL takes
/// the types of those from the first row. Nothing where there is none, where the table is a view, or where a column
/// goes by the name.
std::optional<qint64> middleRow(OGRLayerH layer, const OpenedSource &source)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    if (OGR_FD_GetFieldIndex(definition, "_rowid_") >= 0)
        return std::nullopt;
    const QByteArray table = " FROM " + quoted(OGR_L_GetName(layer));
    const auto least = numberOf(source, "SELECT min(_rowid_) AS n" + table),
               most = numberOf(source, "SELECT max(_rowid_) AS n" + table);
    if (!least || !most)
        return std::nullopt;
    QByteArray wanted = " WHERE _rowid_ >= " + QByteArray::number(*least / 2 + *most / 2);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        if (isBoolean(field) || OGR_Fld_GetSubType(field) == OFSTFloat32)
            wanted += " AND " + quoted(OGR_Fld_GetNameRef(field)) + " IS NOT NULL";
    }
    return numberOf(source, "SELECT min(_rowid_) AS n" + table + wanted);
}

/// A table comes in the order of its row ids, so what is read below the middle stands before the rest.
Result<bool> readHalves(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options,
                        LayerAssembler &assembler, const GdalMessages &messages, ReadPace &pace, qint64 middle)
{
    const QByteArray id = QByteArray::number(middle);
    UpperHalf upper(layer, assembler.description(), options, " WHERE _rowid_ >= " + id, pace);
    const auto rows = RowStream::open(layer, source, assembler, " WHERE _rowid_ < " + id);
    while (rows) {
        const auto batch = rows->next(messages);
        if (!batch)
            return false;
        if (!*batch)
            break;
        appendBatch(**batch, rows->plan(), assembler);
        if (auto on = pace.at(assembler.row() + upper.rows()); !on)
            return on.error();
    }
    while (rows && !upper.isDoneWithin(std::chrono::milliseconds(50)))
        if (auto on = pace.at(assembler.row() + upper.rows()); !on)
            return on.error();
    if (!rows || !upper.assembler())
        return false;
    assembler.append(std::move(*upper.assembler()));
    return messages.isEmpty();
}

} // namespace

bool canReadBatches(OGRLayerH layer, const OpenedSource &source, qint64 rows)
{
    if (rows <= 0 || (source.driver != QLatin1String("GPKG") && source.driver != QLatin1String("FlatGeobuf")))
        return false;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const OGRFieldType type = OGR_Fld_GetType(field);
        if (type != OFTInteger && type != OFTInteger64 && type != OFTReal && type != OFTString && type != OFTDate)
            return false;
        if (isBoolean(field) && source.driver != QLatin1String("GPKG"))
            return false;
    }
    return OGR_FD_GetFieldCount(definition) > 0;
}

Result<bool> readBatches(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options,
                         LayerAssembler &assembler, const GdalMessages &messages, ReadPace &pace)
{
    const bool isGeoPackage = source.driver == QLatin1String("GPKG"), isMany = pace.total() >= parallelFrom;
    assembler.reserve(std::min(pace.total(), QFileInfo(source.path).size())); // a count can lie
    if (isGeoPackage && isMany)
        if (const auto middle = middleRow(layer, source))
            return readHalves(layer, source, options, assembler, messages, pace, *middle);
    const auto rows = RowStream::open(layer, source, assembler);
    if (!rows)
        return false;
    auto isWhole = isMany ? readOnTwoThreads(*rows, assembler, messages, pace)
                          : readOnThisThread(*rows, assembler, messages, pace);
    // The count of a FlatGeobuf is exact; that of a GeoPackage may be out of date.
    if (isWhole && !isGeoPackage && assembler.row() != pace.total())
        return false;
    return isWhole;
}

} // namespace kohkan
