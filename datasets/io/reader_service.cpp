// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/reader_service.h"

#include "datasets/io/dataset_reader.h"
#include "datasets/io/reader_messages.h"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <sys/prctl.h>
#include <unistd.h>

namespace kohkan {

namespace {

void reportTo(const ReadProgress &progress)
{
    // a pipe that is full loses this report, and one that nobody reads ends the process by SIGPIPE
    [[maybe_unused]] const auto written = ::write(ReaderFiles::progress, &progress, sizeof progress);
}

/// Memory that runs out in one of the threads is an answer too.
void endExhausted()
{
    try {
        if (const auto thrown = std::current_exception())
            std::rethrow_exception(thrown);
    } catch (const std::bad_alloc &) {
        std::_Exit(ReaderExit::exhausted);
    } catch (...) {
    }
    std::abort();
}

} // namespace

int serveReader()
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "kohkan"); // however its file was named to the system
    std::set_terminate(endExhausted);
    const auto request = readRequest(ReaderFiles::request);
    if (!request)
        return ReaderExit::notAsked;
    ReaderAnswer answer;
    if (request->isProbe) {
        if (auto info = DatasetReader::probe(request->path, request->options))
            answer.info = *std::move(info);
        else
            answer.error = info.error();
    } else {
        if (auto layer = DatasetReader::read(request->path, request->options, {}, reportTo))
            answer.layer = *std::move(layer);
        else
            answer.error = layer.error();
    }
    const bool isWhole = writeMessage(ReaderFiles::answer, answer);
    std::_Exit(isWhole ? ReaderExit::answered : ReaderExit::notAnswered); // what the process holds goes with it
}

} // namespace kohkan
