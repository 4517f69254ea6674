// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <optional>
#include <sys/resource.h>

namespace kohkan::test {

/// What the built program said and how it ended.
struct ProgramRun {
    bool ended = false; ///< false where it crashed, hung or did not start
    int exitCode = -1;
    QString out;
    QString err;
};

struct ProgramSetting {
    std::optional<rlim_t> largestFile;              ///< RLIMIT_FSIZE of the child: a device that fails after n bytes
    QList<std::pair<QString, QString>> environment; ///< on top of the test's own
    QString program = QStringLiteral(KOHKAN_PROGRAM);
};

/// Runs the built `kohkan` to its end.
inline ProgramRun runProgram(const QStringList &words, const ProgramSetting &setting = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : setting.environment)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    if (setting.largestFile)
        process.setChildProcessModifier([limit = *setting.largestFile] {
            const rlimit size{limit, limit};
            setrlimit(RLIMIT_FSIZE, &size);
        });
    process.start(setting.program, words);
    ProgramRun run;
    run.ended = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    run.exitCode = process.exitCode();
    run.out = QString::fromUtf8(process.readAllStandardOutput());
    run.err = QString::fromUtf8(process.readAllStandardError());
    return run;
}

/// Words apart by single spaces.
inline QStringList list(const char *words)
{
    return QString::fromLatin1(words).split(u' ');
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace kohkan::test
