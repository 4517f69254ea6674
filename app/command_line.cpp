// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"

#include <QCoreApplication>
#include <csignal>

namespace kohkan {

int run(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of write(), not the end of the process
    QCoreApplication::setApplicationName(QStringLiteral("kohkan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KOHKAN_VERSION));
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    const QString command = words.isEmpty() ? QString() : words.takeFirst();
    if (command == QLatin1String("--help") || command == QLatin1String("-h")) {
        print(usageText());
        return 0;
    }
    if (command == QLatin1String("--version")) {
        print(QStringLiteral("kohkan ") + QCoreApplication::applicationVersion());
        return 0;
    }
    if (command == QLatin1String("info"))
        return infoCommand(words);
    if (command == QLatin1String("export"))
        return exportCommand(words);
    return fail({Error::Kind::Words,
                 QCoreApplication::translate("CommandLine", "\"%1\" is neither a command nor a file.").arg(command)});
}

} // namespace kohkan
