// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <csignal>

namespace kohkan {

namespace {

int printText(const QString &text)
{
    print(text);
    return 0;
}

} // namespace

int run(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of write(), not the end of the process
    QCoreApplication::setApplicationName(QStringLiteral("kohkan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KOHKAN_VERSION));
    const QByteArray command = argc > 1 ? argv[1] : "";
    if (command == "render") {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(argc, argv);
        return renderCommand(QCoreApplication::arguments().mid(2));
    }
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(2);
    if (command == "--help" || command == "-h")
        return printText(usageText());
    if (command == "--version")
        return printText(QStringLiteral("kohkan ") + QCoreApplication::applicationVersion());
    if (command == "info")
        return infoCommand(words);
    if (command == "export")
        return exportCommand(words);
    return fail(
        {Error::Kind::Words, QCoreApplication::translate("CommandLine", "\"%1\" is neither a command nor a file.")
                                 .arg(QString::fromLocal8Bit(command))});
}

} // namespace kohkan
