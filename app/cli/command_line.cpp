// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_line.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/reader_process.h"
#include "datasets/io/reader_server.h"
#include "datasets/io/reader_service.h"
#include "datasets/work/words.h"
#include "datasets/workspace/workspace.h"

#include <QApplication>
#include <QFileInfo>
#include <csignal>
#include <malloc.h>

namespace kohkan {

namespace {

int printText(const QString &text)
{
    print(text);
    return 0;
}

/// A command, `--help` or `--version`; nothing where the words ask for the window.
std::optional<int> runCommand(int argc, char **argv)
{
    const QByteArray command = argc > 1 ? argv[1] : "";
    if (command == "render" || command == "dossier") {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(argc, argv);
        const QStringList words = QCoreApplication::arguments().mid(2);
        return command == "render" ? renderCommand(words) : dossierCommand(words);
    }
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(2);
    if (command == "--help" || command == "-h")
        return printText(usageText());
    if (command == "--version")
        return printText(QStringLiteral("kohkan ") + QCoreApplication::applicationVersion());
    if (command == readerWord)
        return serveReader();
    if (command == "info")
        return infoCommand(words);
    if (command == "validate")
        return validateCommand(words);
    if (command == "recipes")
        return recipesCommand(words);
    if (command == "export")
        return exportCommand(words);
    if (command == "audit")
        return auditCommand(words);
    if (command == "exposure")
        return exposureCommand(words);
    if (command == "annotations")
        return annotationsCommand(words);
    if (command == "timeline")
        return timelineCommand(words);
    if (command == "estimates")
        return estimatesCommand(words);
    return std::nullopt;
}

/// The words of the window, checked before anything is opened.
Result<MainWindow::Options> windowOptions(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = Arguments::parse(QCoreApplication::arguments().mid(1), {QStringLiteral("workspace")},
                                            {QStringLiteral("no-session"), QStringLiteral("quit-when-whole")});
    if (!arguments)
        return arguments.error();
    MainWindow::Options options;
    options.files = arguments->words;
    options.useSession = !arguments->has(QStringLiteral("no-session"));
    options.workspace = arguments->has(QStringLiteral("workspace")) ? arguments->option(QStringLiteral("workspace"))
                                                                    : Workspace::defaultPath();
    options.quitWhenWhole = arguments->has(QStringLiteral("quit-when-whole"));
    if (!options.files.isEmpty() && !QFileInfo::exists(options.files.front()))
        return Error{Error::Kind::Words, tr("\"%1\" is neither a command nor a file.").arg(options.files.front())};
    const auto folder = dataFolder();
    if (!folder)
        return folder.error();
    options.dataFolder = *folder;
    return options;
}

/// Words after which no file is read.
bool isShortAnswer(int argc, char **argv)
{
    const QByteArray command = argc > 1 ? argv[1] : "";
    return command == readerWord || command == "--help" || command == "-h" || command == "--version";
}

/// What `kohkan --read` does.
int serveAsProgram()
{
    char name[] = "kohkan";
    char *words[] = {name, nullptr};
    int count = 1;
    const QCoreApplication application(count, words);
    return serveReader();
}

bool hasDisplay()
{
    const auto says = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    return says("DISPLAY") || says("WAYLAND_DISPLAY") || says("QT_QPA_PLATFORM");
}

int runWindow(int argc, char **argv)
{
    const auto options = windowOptions(argc, argv);
    if (!options)
        return fail(options.error());
    if (!hasDisplay()) {
        complain(
            tr("kohkan: There is no display to open a window on; start it in a desktop session, or use the commands "
               "info, validate, export, render and dossier, which need none."));
        return 1;
    }
    // What is large goes back to the system when it is freed. The commands, which end soon, are faster without.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QGuiApplication::setDesktopFileName(QStringLiteral("kohkan"));
    const QApplication application(argc, argv);
    MainWindow window(*options);
    window.show();
    return QApplication::exec();
}

} // namespace

int run(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of write(), not the end of the process
    QCoreApplication::setApplicationName(QStringLiteral("kohkan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KOHKAN_VERSION));
    if (!isShortAnswer(argc, argv))
        ReaderServer::begin(argv, serveAsProgram);
    ReaderProcess::useThisProgram();
    if (const auto code = runCommand(argc, argv))
        return *code;
    return runWindow(argc, argv);
}

} // namespace kohkan
