// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_reader.h"

#include "datasets/io/reader_process.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

namespace kohkan {

namespace {

constexpr qint64 longFrom = 4 << 20, headBytes = 1 << 20;

/// The same reading, but for columns that stay text, to see what is written in them.
ReadOptions keptAsText(ReadOptions options, const Layer &layer, bool isEveryColumn)
{
    options.incidents.reset();
    options.recipe = {};
    options.tagColumns.clear();
    for (const auto &column : layer.columns())
        if (!column->isDerived() && (isEveryColumn || mayLackValues(*column)))
            options.textColumns.insert(column->name());
    return options;
}

/// The first rows of a long text by a copy of its first part; nothing where they cannot be read.
std::optional<ImportPreview> previewOfHead(const QString &path, const ReadOptions &options, const std::stop_token &stop)
{
    QFile file(path);
    const QTemporaryDir folder;
    QFile part(folder.filePath(QFileInfo(path).fileName()));
    if (!folder.isValid() || !file.open(QIODevice::ReadOnly) || !part.open(QIODevice::WriteOnly))
        return std::nullopt;
    QByteArray head = file.read(headBytes);
    const qsizetype end = head.lastIndexOf('\n') + 1;
    head.truncate(head.contains('\0') ? end & ~qsizetype{1} : end); // whole characters of UTF-16
    if (head.isEmpty() || part.write(head) != head.size() || !part.flush())
        return std::nullopt;
    const auto layer = ReaderProcess::read(part.fileName(), options, stop);
    if (!layer)
        return std::nullopt;
    const auto texts = ReaderProcess::read(part.fileName(), keptAsText(options, **layer, true), stop);
    return ImportPreview::of(**layer, texts ? texts->get() : nullptr, options);
}

bool isPlainText(const QString &path)
{
    static const QStringList endings{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("psv"),
                                     QStringLiteral("tab"), QStringLiteral("txt")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

} // namespace

ImportReader::ImportReader(QString path, DatasetLoader *loader, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                           QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_loader(loader)
    , m_head(pool, mailbox, Urgency::Tile)
    , m_preview(pool, mailbox, Urgency::Tile)
    , m_count(pool, mailbox, Urgency::Follow)
    , m_timer(new QTimer(this))
    , m_isLong(QFileInfo(m_path).size() > longFrom)
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(patience);
    connect(m_timer, &QTimer::timeout, this, &ImportReader::begin);
    connect(loader, &DatasetLoader::loaded, this, &ImportReader::hearLoaded);
    connect(loader, &DatasetLoader::failed, this, &ImportReader::hearFailed);
    connect(loader, &DatasetLoader::progressed, this, [this](quint64 id, const ReadProgress &progress) {
        if (id == m_read)
            emit progressed(progress.share, progress.rows);
    });
}

ImportReader::~ImportReader()
{
    drop();
}

bool ImportReader::isBusy() const
{
    return m_timer->isActive() || m_read != 0 || m_texts != 0 || m_count.isRunning();
}

void ImportReader::drop()
{
    m_timer->stop();
    ++m_wish;
    for (LatestJob *job : {&m_head, &m_preview, &m_count})
        job->cancel();
    m_whole.reset();
    for (DatasetLoader::Id *id : {&m_read, &m_texts})
        if (const auto running = std::exchange(*id, 0); running != 0 && m_loader)
            m_loader->cancel(running);
}

void ImportReader::ask(const ReadOptions &options)
{
    drop();
    m_options = options;
    m_options.recipe = {}; // the columns of the source are to be seen
    m_timer->start();
    emit began();
}

void ImportReader::take(const ReadOptions &options, const DatasetLoader::Loaded &loaded)
{
    if (loaded.tables) // mapped already
        return ask(options);
    drop();
    m_options = options;
    m_options.recipe = {};
    emit began();
    m_whole = loaded;
    readTexts();
}

void ImportReader::begin()
{
    if (m_isLong && isPlainText(m_path))
        readHead();
    m_read = m_loader->read(m_path, m_options);
}

void ImportReader::readHead()
{
    m_head.ask([path = m_path,
                options = m_options](const std::stop_token &stop) { return previewOfHead(path, options, stop); },
               [this](const std::optional<ImportPreview> &preview) {
                   if (preview && !m_whole)
                       emit previewed(*preview, false);
               });
}

/// What is written where the table has no value, or another than is written.
void ImportReader::readTexts()
{
    const Layer &layer = *m_whole->layer;
    const ReadOptions texts = keptAsText(m_options, layer, !m_isLong);
    if (texts.textColumns.size() == m_options.textColumns.size()) // nothing can be missing
        return count({});
    if (m_isLong)
        m_preview.ask(
            [whole = m_whole->layer, options = m_options] { return ImportPreview::of(*whole, nullptr, options); },
            [this](const ImportPreview &preview) { emit previewed(preview, true); });
    m_texts = m_loader->read(m_path, texts);
}

void ImportReader::count(const LayerPtr &texts)
{
    struct Answer {
        ImportPreview preview;
        std::optional<ImportCount> count;
    };
    m_count.ask(
        [whole = *m_whole, texts, options = m_options](const std::stop_token &stop) {
            Answer answer{ImportPreview::of(*whole.layer, texts.get(), options), {}};
            auto report = ImportReport::of(*whole.layer, stop, whole.incidentWarnings);
            if (report)
                answer.count = ImportCount{*std::move(report), {}, whole.questions};
            if (report && texts && texts->rowCount() == whole.layer->rowCount())
                answer.count->unfit = unfitValues(*whole.layer, *texts);
            return answer;
        },
        [this, wish = m_wish](const Answer &answer) {
            emit previewed(answer.preview, true);
            if (answer.count && wish == m_wish) // whoever saw the preview may want another reading
                emit counted(*answer.count);
        });
}

void ImportReader::hearLoaded(quint64 id, const DatasetLoader::Loaded &loaded)
{
    if (id == 0)
        return;
    if (id == m_read) {
        m_read = 0;
        m_whole = loaded;
        readTexts();
    } else if (id == m_texts) {
        m_texts = 0;
        count(loaded.layer);
    }
}

void ImportReader::hearFailed(quint64 id, const Error &error)
{
    if (id == m_texts && id != 0) {
        m_texts = 0;
        count({});
    } else if (id == m_read && id != 0) {
        drop();
        emit failed(error);
    }
}

} // namespace kohkan
