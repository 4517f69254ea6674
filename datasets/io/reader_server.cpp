// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/reader_server.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <vector>

namespace kohkan {

namespace {

/// The socket to the server, or -1.
std::atomic<int> serverSocket = -1;
constexpr int patience = 2'000; ///< milliseconds that the server has for a fork

/// What a request hands over: the files of the reader, and the pipe on which its end is told.
constexpr std::size_t handed = 4;
using Handed = std::array<int, handed>;

/// The files of a message, whose one byte says nothing.
struct Parcel {
    Parcel()
    {
        header.msg_iov = &part;
        header.msg_iovlen = 1;
        header.msg_control = space.data();
        header.msg_controllen = space.size();
    }
    char byte = 0;
    iovec part{&byte, 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(Handed))> space{};
    msghdr header{};
};

bool sendFiles(int socket, Handed files)
{
    Parcel parcel;
    cmsghdr *control = CMSG_FIRSTHDR(&parcel.header);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(sizeof files);
    std::memcpy(CMSG_DATA(control), files.data(), sizeof files);
    return sendmsg(socket, &parcel.header, MSG_NOSIGNAL | MSG_DONTWAIT) == 1;
}

/// Nothing where the other end is gone.
std::optional<Handed> receiveFiles(int socket)
{
    Parcel parcel;
    const auto size = recvmsg(socket, &parcel.header, MSG_CMSG_CLOEXEC);
    const cmsghdr *control = size == 1 ? CMSG_FIRSTHDR(&parcel.header) : nullptr;
    if (!control || control->cmsg_type != SCM_RIGHTS || control->cmsg_len != CMSG_LEN(sizeof(Handed)))
        return std::nullopt;
    Handed files{};
    std::memcpy(files.data(), CMSG_DATA(control), sizeof files);
    return files;
}

bool hasNews(int file, int milliseconds)
{
    pollfd wanted{file, POLLIN, 0};
    int ready = 0;
    do
        ready = ::poll(&wanted, 1, milliseconds);
    while (ready < 0 && errno == EINTR);
    return ready > 0;
}

/// All of an int, or nothing.
bool readWord(int file, int &word)
{
    ssize_t size = 0;
    do
        size = ::read(file, &word, sizeof word);
    while (size < 0 && errno == EINTR);
    return size == sizeof word;
}

void writeWord(int file, int word)
{
    [[maybe_unused]] const auto written = ::write(file, &word, sizeof word); // nobody may listen any more
}

/// Gives the process the words that the system's lists show: they lie one after another where the arguments of main()
/// and the environment begin, which is moved away.
void showAs(char **argv, const char *words)
{
    char *end = argv[0];
    for (char **word = argv; *word; ++word)
        end = *word == end ? end + std::strlen(end) + 1 : end;
    static std::vector<char *> moved;
    for (char **word = environ; *word; ++word) {
        end = *word == end ? end + std::strlen(end) + 1 : end;
        moved.push_back(strdup(*word));
    }
    moved.push_back(nullptr);
    environ = moved.data();
    const auto room = static_cast<std::size_t>(end - argv[0]);
    if (room < 2)
        return;
    std::memset(argv[0], 0, room);
    std::memcpy(argv[0], words, std::min(std::strlen(words), room - 1));
}

/// The life of the second process.
class Server {
public:
    Server(int socket, int (*serve)()) : m_socket(socket), m_serve(serve)
    {
        sigset_t ends;
        sigemptyset(&ends);
        sigaddset(&ends, SIGCHLD);
        sigprocmask(SIG_BLOCK, &ends, nullptr);
        m_ends = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
        std::signal(SIGPIPE, SIG_IGN);
    }
    /// Until the other end of the socket is closed; or as a reader, with its exit code.
    int run()
    {
        while (true) {
            std::array<pollfd, 2> wanted{{{m_socket, POLLIN, 0}, {m_ends, POLLIN, 0}}};
            if (::poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR)
                return EXIT_FAILURE;
            tellEnds();
            if (wanted[0].revents == 0)
                continue;
            const auto files = receiveFiles(m_socket);
            if (!files)
                return EXIT_SUCCESS;
            const pid_t reader = fork();
            if (reader == 0)
                return read(*files);
            writeWord(files->back(), reader < 0 ? -errno : reader);
            for (std::size_t i = 0; i + 1 < handed; ++i)
                ::close((*files)[i]);
            if (reader < 0)
                ::close(files->back());
            else
                m_pipes[reader] = files->back();
        }
    }

private:
    void tellEnds()
    {
        signalfd_siginfo heard{};
        while (::read(m_ends, &heard, sizeof heard) == sizeof heard) {
        }
        int state = 0;
        for (pid_t ended = 0; (ended = waitpid(-1, &state, WNOHANG)) > 0;) {
            const auto pipe = m_pipes.find(ended);
            if (pipe == m_pipes.end())
                continue;
            writeWord(pipe->second, state);
            ::close(pipe->second);
            m_pipes.erase(pipe);
        }
    }
    /// In the reader.
    int read(const Handed &files)
    {
        ::close(m_socket);
        ::close(m_ends);
        for (const auto &[reader, pipe] : m_pipes)
            ::close(pipe);
        ::close(files.back());
        // above all of its own, so that none is written over before it has its place
        std::array<Descriptor, 3> kept{Descriptor(files[0]), Descriptor(files[1]), Descriptor(files[2])};
        dup2(kept[0].file(), ReaderFiles::request);
        dup2(kept[1].file(), ReaderFiles::answer);
        dup2(kept[2].file(), ReaderFiles::progress);
        for (auto &file : kept)
            file.close();
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        std::signal(SIGPIPE, SIG_DFL);
        return m_serve();
    }
    int m_socket, m_ends = -1;
    int (*m_serve)();
    std::map<pid_t, int> m_pipes; ///< on which the end of a reader is told
};

} // namespace

std::optional<int> ReaderChild::ended()
{
    int state = 0;
    if (!m_ending)
        return waitpid(m_process, &state, WNOHANG) == m_process ? std::optional(state) : std::nullopt;
    if (!hasNews(m_ending.file(), 0))
        return std::nullopt;
    return readWord(m_ending.file(), state) ? state : SIGKILL; // the server is gone, and its readers with it
}

void ReaderChild::kill()
{
    ::kill(m_process, SIGKILL);
    int state = 0;
    if (!m_ending)
        waitpid(m_process, &state, 0);
    else
        (void)hasNews(m_ending.file(), patience);
}

void ReaderServer::begin(char **argv, int (*serve)())
{
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    Descriptor ours(ends[0]), its(ends[1]);
    const pid_t server = ours && its ? fork() : -1;
    if (server < 0)
        return;
    if (server > 0) {
        serverSocket = fcntl(ours.file(), F_DUPFD_CLOEXEC, ours.file());
        return;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "kohkan");
    ours.close();
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (const int nothing = ::open("/dev/null", standard == STDIN_FILENO ? O_RDONLY : O_WRONLY); nothing >= 0) {
            dup2(nothing, standard);
            if (nothing != standard)
                ::close(nothing);
        }
    showAs(argv, "kohkan --read");
    std::_Exit(Server(its.file(), serve).run());
}

std::optional<ReaderChild> ReaderServer::start(const ReaderEnds &files)
{
    const int socket = serverSocket;
    int ends[2] = {-1, -1};
    if (socket < 0 || pipe2(ends, O_CLOEXEC) != 0)
        return std::nullopt;
    Descriptor ending(ends[0]), told(ends[1]);
    if (!ending || !told)
        return std::nullopt;
    const bool isSent = sendFiles(socket, {files.request, files.answer, files.progress, told.file()});
    told.close();
    int reader = 0;
    if (isSent && hasNews(ending.file(), patience) && readWord(ending.file(), reader))
        return reader > 0 ? std::optional(ReaderChild(reader, std::move(ending))) : std::nullopt; // it could not fork
    if (serverSocket.exchange(-1) >= 0)
        shutdown(socket, SHUT_RDWR); // one that is gone, or stopped, is not asked again, and ends
    return std::nullopt;
}

} // namespace kohkan
