// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/dataset_loader.h"

#include "datasets/io/open_questions.h"
#include "datasets/io/reader_process.h"
#include "datasets/recipes/mapped_table.h"
#include "datasets/security/incident_layer.h"
#include "datasets/security/risk_layer.h"
#include "datasets/work/out_of_memory.h"

#include <algorithm>
#include <chrono>
#include <malloc.h>

namespace kohkan {

namespace {
constexpr int atOnce = 2;
constexpr std::size_t trimFrom = 100'000; ///< rows from which a read leaves much free memory behind

/// With what its recipe, incidents and regions make of it.
Result<DatasetLoader::Loaded> madeReady(const LayerPtr &layer, const ReadOptions &options, const LayerPtr &before,
                                        const CataloguePtr &readings, const std::stop_token &stop)
{
    DatasetLoader::Loaded loaded;
    loaded.layer = layer;
    loaded.questions = openQuestions(*layer, options);
    if (readings) {
        auto table = mappedAs(layer, options, *readings, stop);
        if (!table)
            return table.error();
        loaded.tables = table->catalogue;
        loaded.layer = table->layer;
    }
    loaded.layer = withIncidentColumns(loaded.layer);
    if (readings)
        loaded.layer = withReadings(loaded.layer, readings->riskReadings());
    loaded.incidentWarnings = incidentWarnings(loaded.layer);
    if (before)
        loaded.changes = LayerChanges::between(*before, *loaded.layer);
    if (loaded.layer->rowCount() >= trimFrom)
        malloc_trim(0); // back to the system: what the columns were made of
    return loaded;
}

} // namespace

DatasetLoader::DatasetLoader(std::shared_ptr<Mailbox> mailbox, Shipped shipped, QObject *parent)
    : QObject(parent), m_letters(std::move(mailbox)), m_shipped(std::move(shipped))
{}

DatasetLoader::~DatasetLoader()
{
    for (auto &job : m_jobs) {
        job->stop.request_stop();
        if (job->thread.joinable())
            job->thread.join();
    }
}

bool DatasetLoader::isWaiting(Id id) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(),
                       [id](const auto &job) { return job->id == id && !job->thread.joinable(); });
}

bool DatasetLoader::isWanted(Id id) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(),
                       [id](const auto &job) { return job->id == id && !job->isCancelled; });
}

DatasetLoader::Id DatasetLoader::probe(const QString &path)
{
    return start(path, [this, path, sender = m_letters.sender()](Id id, std::stop_token stop) {
        auto info = ReaderProcess::probe(path, {}, stop);
        sender.post([this, id, info = std::move(info)] {
            if (isWanted(id))
                info ? emit probed(id, *info) : emit failed(id, info.error());
            finished(id);
        });
    });
}

DatasetLoader::Id DatasetLoader::read(const QString &path, const ReadOptions &options, LayerPtr before)
{
    return start(path, [this, path, options, before = std::move(before), readings = readings(),
                        sender = m_letters.sender()](Id id, std::stop_token stop) {
        const auto report = [this, id, sender](const ReadProgress &progress) {
            sender.post([this, id, progress] {
                if (isWanted(id))
                    emit progressed(id, progress);
            });
        };
        auto loaded = orOutOfMemory(Error::Kind::Input, tr("%1 was not read").arg(path), [&]() -> Result<Loaded> {
            const auto layer = ReaderProcess::read(path, options, stop, report);
            return layer ? madeReady(*layer, options, before, readings, stop) : layer.error();
        });
        sender.post([this, id, loaded = std::move(loaded)] {
            if (isWanted(id))
                loaded ? emit this->loaded(id, *loaded) : emit failed(id, loaded.error());
            finished(id);
        });
    });
}

DatasetLoader::Id DatasetLoader::start(const QString &path, std::function<void(Id, std::stop_token)> work)
{
    auto job = std::make_unique<Job>();
    const Id id = job->id = m_next++;
    job->path = path;
    job->work = [id, work = std::move(work)](std::stop_token stop) { work(id, stop); };
    m_jobs.push_back(std::move(job));
    startWaiting();
    return id;
}

void DatasetLoader::startWaiting()
{
    auto running = std::count_if(m_jobs.begin(), m_jobs.end(), [](const auto &job) { return job->thread.joinable(); });
    for (auto &job : m_jobs) {
        if (running >= atOnce)
            return;
        if (job->thread.joinable() || job->isCancelled)
            continue;
        job->thread = std::thread(job->work, job->stop.get_token());
        ++running;
        emit began(job->id);
    }
}

void DatasetLoader::finished(Id id)
{
    const auto at = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const auto &job) { return job->id == id; });
    if (at == m_jobs.end())
        return;
    if ((*at)->thread.joinable())
        (*at)->thread.join();
    m_jobs.erase(at);
    startWaiting();
}

void DatasetLoader::cancel(Id id)
{
    const auto at = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const auto &job) { return job->id == id; });
    if (at == m_jobs.end())
        return;
    (*at)->isCancelled = true;
    (*at)->stop.request_stop();
    if (!(*at)->thread.joinable()) // it never began
        m_jobs.erase(at);
}

bool DatasetLoader::finishWithin(int milliseconds)
{
    for (auto &job : m_jobs) {
        job->isCancelled = true;
        job->stop.request_stop();
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (std::any_of(m_jobs.begin(), m_jobs.end(), [](const auto &job) { return job->thread.joinable(); })) {
        m_letters.mailbox()->deliver();
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

} // namespace kohkan
