// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/reader_process.h"

#include "datasets/io/data_folder.h"
#include "datasets/io/plain_kml.h"
#include "datasets/io/reader_messages.h"
#include "datasets/io/reader_server.h"
#include "datasets/io/reader_service.h"
#include "datasets/io/source_opener.h"
#include "datasets/table/layer_builder.h"
#include "datasets/work/out_of_memory.h"
#include "datasets/work/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <atomic>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <variant>

namespace kohkan {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int lookEvery = 50; ///< milliseconds between two looks at the process

std::atomic<bool> isServedByThisProgram = false;

QByteArray readerProgram()
{
    return isServedByThisProgram
               ? QByteArray("/proc/self/exe")
               : QFile::encodeName(QCoreApplication::applicationDirPath() + QStringLiteral("/kohkan"));
}

/// The files that a reader process is given, and our end of the pipe.
struct Files {
    Descriptor request, answer, ourEnd, itsEnd;
    static std::optional<Files> make()
    {
        Files files;
        files.request = Descriptor(memfd_create("kohkan-request", MFD_CLOEXEC));
        files.answer = Descriptor(memfd_create("kohkan-layer", MFD_CLOEXEC | MFD_ALLOW_SEALING));
        int ends[2] = {-1, -1};
        if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            return std::nullopt;
        files.ourEnd = Descriptor(ends[0]);
        files.itsEnd = Descriptor(ends[1]);
        if (!files.request || !files.answer || !files.ourEnd || !files.itsEnd)
            return std::nullopt;
        return files;
    }
};

/// Starts the program anew. 0, or what the system says.
int spawn(const Files &files, pid_t &process)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, files.request.file(), ReaderFiles::request);
    for (const int said : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions, said, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, files.answer.file(), ReaderFiles::answer);
    posix_spawn_file_actions_adddup2(&actions, files.itsEnd.file(), ReaderFiles::progress);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    sigset_t pipes = none;
    sigaddset(&pipes, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &pipes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const QByteArray program = readerProgram();
    QByteArray name("kohkan"), word(readerWord);
    char *const words[] = {name.data(), word.data(), nullptr};
    const int why = posix_spawn(&process, program.constData(), &actions, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return why;
}

/// What the system says of a process that runs.
class ProcessWatch {
public:
    explicit ProcessWatch(pid_t process) : m_folder("/proc/" + QByteArray::number(process)) {}
    /// Bytes of memory of its own: files that it has mapped can be dropped again.
    std::size_t ownMemory() const
    {
        const auto pages = read("/statm").split(' ');
        return pages.size() < 3 ? 0
                                : (pages[1].toULongLong() - std::min(pages[1].toULongLong(), pages[2].toULongLong())) *
                                      static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    }
    /// Has it read, or taken memory, since the last time?
    bool hasMoved()
    {
        const QByteArray now = read("/io").split('\n').value(0) + read("/statm").split(' ').value(1);
        return std::exchange(m_before, now) != now;
    }

private:
    QByteArray read(const char *name) const
    {
        QFile file(QString::fromLatin1(m_folder + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray m_folder;
    QByteArray m_before;
};

/// How a reader process ended.
struct Ending {
    enum class Kind { Answered, Exhausted, Died, Silent, TooLarge, Cancelled, NotStarted };
    Kind kind = Kind::Answered;
    int what = 0; ///< signal or exit code of one that died, or the system's reason
};

/// Waits for a process, hears its progress, and ends it where that is called for. One use.
class Wait {
public:
    Wait(ReaderChild process, int progress, std::stop_token stop, const ReportProgress &report,
         const ReaderLimits &limits)
        : m_process(std::move(process))
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_report(report)
        , m_limits(limits)
        , m_watch(m_process.id())
    {}
    Ending run()
    {
        while (true) {
            hear();
            if (const auto state = m_process.ended())
                return ending(*state);
            if (const auto why = whyEnd()) {
                m_process.kill();
                return {*why, 0};
            }
        }
    }

private:
    /// Waits a while for progress; the pipe's end is that of the process, all but.
    void hear()
    {
        pollfd wanted{m_progress, POLLIN, 0};
        if (m_isDeaf) {
            ::poll(nullptr, 0, 1);
            return;
        }
        if (::poll(&wanted, 1, lookEvery) <= 0)
            return;
        ReadProgress progress;
        ssize_t size = 0;
        while ((size = ::read(m_progress, &progress, sizeof progress)) == sizeof progress) {
            m_moved = Clock::now();
            if (m_report)
                m_report(progress);
        }
        m_isDeaf = size == 0;
    }
    std::optional<Ending::Kind> whyEnd()
    {
        if (m_stop.stop_requested())
            return Ending::Kind::Cancelled;
        const auto now = Clock::now();
        if (now - m_looked < std::chrono::milliseconds(lookEvery))
            return std::nullopt;
        m_looked = now;
        if (m_watch.ownMemory() > m_limits.resident)
            return Ending::Kind::TooLarge;
        if (m_watch.hasMoved())
            m_moved = now;
        return now - m_moved > m_limits.quiet ? std::optional(Ending::Kind::Silent) : std::nullopt;
    }
    static Ending ending(int state)
    {
        if (WIFEXITED(state) && WEXITSTATUS(state) == ReaderExit::answered)
            return {};
        if (WIFEXITED(state) && WEXITSTATUS(state) == ReaderExit::exhausted)
            return {Ending::Kind::Exhausted, 0};
        return {Ending::Kind::Died, WIFSIGNALED(state) ? WTERMSIG(state) : 0};
    }

    ReaderChild m_process;
    int m_progress;
    std::stop_token m_stop;
    const ReportProgress &m_report;
    const ReaderLimits &m_limits;
    ProcessWatch m_watch;
    Clock::time_point m_moved = Clock::now(), m_looked = m_moved;
    bool m_isDeaf = false; ///< the pipe has ended
};

Error errorOf(const Ending &ending, const ReaderRequest &request, const ReaderLimits &limits)
{
    const QString &path = request.path;
    switch (ending.kind) {
    case Ending::Kind::NotStarted:
        return {Error::Kind::Input, tr("%1 was not read: the process that reads files could not be started (%2).")
                                        .arg(path, QString::fromLocal8Bit(std::strerror(ending.what)))};
    case Ending::Kind::Exhausted:
        return outOfMemory(Error::Kind::Input, tr("%1 was not read").arg(path));
    case Ending::Kind::Cancelled:
        return {Error::Kind::Cancelled, tr("Reading %1 was cancelled.").arg(path)};
    case Ending::Kind::Silent:
        return {Error::Kind::Input,
                tr("%1 was not read: its reader made no progress for %2 s and was ended. Convert the file to "
                   "GeoPackage with another program, or look whether the disk answers.")
                    .arg(path)
                    .arg(std::chrono::duration<double>(limits.quiet).count())};
    case Ending::Kind::TooLarge:
        return {Error::Kind::Input, tr("%1 was not read: its reader took more than %2 MB of memory and was ended. "
                                       "Divide the file, or convert it to GeoPackage with another program.")
                                        .arg(path)
                                        .arg(limits.resident >> 20)};
    case Ending::Kind::Answered:
    case Ending::Kind::Died:
        break;
    }
    const QString how =
        ending.what == 0
            ? tr("it ended without an answer")
            : tr("it was ended by signal %1, %2").arg(ending.what).arg(QString::fromLocal8Bit(strsignal(ending.what)));
    if (ending.what == SIGKILL) // no fault of the file
        return {Error::Kind::Input,
                tr("%1 was not read: its reader failed (%2). Nothing else is touched; open it again.").arg(path, how)};
    return {Error::Kind::Input, tr("%1 was not read: its reader failed (%2). Nothing else is touched; convert the file "
                                   "to GeoPackage with another program.")
                                    .arg(path, how)};
}

struct Outcomes {
    Ending ending;
    std::optional<ReaderAnswer> answer;
};

/// The files of a request that is asked of nobody yet.
std::optional<Files> filesFor(const ReaderRequest &request)
{
    auto files = Files::make();
    if (!files || !writeMessage(files->request.file(), request))
        return std::nullopt;
    lseek(files->request.file(), 0, SEEK_SET);
    return files;
}

/// A reader that the server forked, or the program started anew; else what the system says.
std::variant<ReaderChild, int> started(std::optional<Files> &files, const ReaderRequest &request)
{
    if (auto reader = ReaderServer::start({files->request.file(), files->answer.file(), files->itsEnd.file()}))
        return *std::move(reader);
    files = filesFor(request);
    pid_t process = 0;
    if (const int why = files ? spawn(*files, process) : errno; why != 0)
        return why;
    return ReaderChild(process);
}

Outcomes ask(const ReaderRequest &request, std::stop_token stop, const ReportProgress &report,
             const ReaderLimits &limits)
{
    auto files = filesFor(request);
    if (!files)
        return {{Ending::Kind::NotStarted, errno}, std::nullopt};
    auto reader = started(files, request);
    if (const int *why = std::get_if<int>(&reader))
        return {{Ending::Kind::NotStarted, *why}, std::nullopt};
    files->itsEnd.close();
    Outcomes outcomes{
        Wait(std::get<ReaderChild>(std::move(reader)), files->ourEnd.file(), std::move(stop), report, limits).run(),
        std::nullopt};
    if (outcomes.ending.kind != Ending::Kind::Answered)
        return outcomes;
    fcntl(files->answer.file(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
    try {
        outcomes.answer = readAnswer(files->answer.file());
    } catch (const std::bad_alloc &) {
        outcomes.ending = {Ending::Kind::Exhausted, 0};
        return outcomes;
    }
    if (!outcomes.answer)
        outcomes.ending = {Ending::Kind::Died, 0};
    return outcomes;
}

/// An answer that holds an error, or a value; where the newer of GDAL's two KML readers fails, the older one's.
Result<ReaderAnswer> answerTo(ReaderRequest request, const std::stop_token &stop, const ReportProgress &report,
                              const ReaderLimits &limits)
{
    auto outcomes = ask(request, stop, report, limits);
    const bool hasFailed = outcomes.ending.kind == Ending::Kind::Died || outcomes.ending.kind == Ending::Kind::Silent;
    if (hasFailed && isKml(request.path) && request.options.driver.isEmpty()) {
        if (request.path.endsWith(QLatin1String(".kmz"), Qt::CaseInsensitive))
            return Error{Error::Kind::Input,
                         tr("%1 makes the KML reader fail; unpack the KMZ and open the KML inside.").arg(request.path)};
        request.options.driver = QStringLiteral("KML");
        outcomes = ask(request, stop, report, limits);
        const Warning older{std::nullopt,
                            tr("The KML reader fails on this file; an older one was used: of the attributes only name "
                               "and description are there, and tracks (gx:Track) are missing.")};
        if (outcomes.answer && outcomes.answer->info)
            outcomes.answer->info->warnings.push_back(older);
        if (outcomes.answer && outcomes.answer->layer)
            outcomes.answer->layer = LayerBuilder::warned(outcomes.answer->layer, older);
    }
    if (!outcomes.answer)
        return errorOf(outcomes.ending, request, limits);
    if (outcomes.answer->error)
        return *std::move(outcomes.answer->error);
    return *std::move(outcomes.answer);
}

/// The tables that come with the program, and those of which it says how they are, need no process of their own.
bool isOwn(const QString &path, const ReadOptions &options)
{
    if (options.schema)
        return true;
    const auto folder = dataFolder();
    return folder && QFileInfo(path).canonicalFilePath().startsWith(QDir(*folder).canonicalPath() + u'/');
}

} // namespace

void ReaderProcess::useThisProgram()
{
    isServedByThisProgram = true;
}

Result<SourceInfo> ReaderProcess::probe(const QString &path, const ReadOptions &options, std::stop_token stop,
                                        const ReaderLimits &limits)
{
    if (isOwn(path, options))
        return DatasetReader::probe(path, options);
    auto answer = answerTo({true, path, options}, stop, {}, limits);
    if (!answer)
        return answer.error();
    if (!answer->info)
        return errorOf({Ending::Kind::Died, 0}, {true, path, options}, limits);
    return *std::move(answer->info);
}

Result<LayerPtr> ReaderProcess::read(const QString &path, const ReadOptions &options, std::stop_token stop,
                                     const ReportProgress &report, const ReaderLimits &limits)
{
    if (isOwn(path, options))
        return DatasetReader::read(path, options, stop, report);
    auto answer = answerTo({false, path, options}, stop, report, limits);
    if (!answer)
        return answer.error();
    if (!answer->layer)
        return errorOf({Ending::Kind::Died, 0}, {false, path, options}, limits);
    return LayerBuilder::withOwnId(answer->layer);
}

} // namespace kohkan
