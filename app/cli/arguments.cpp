// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "datasets/work/words.h"

#include <QCoreApplication>
#include <cmath>
#include <cstdio>

namespace kohkan {

Result<Arguments> Arguments::parse(const QStringList &all, const QStringList &valued, const QStringList &flags)
{
    Arguments arguments;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString &word = all[i];
        if (!word.startsWith(QLatin1String("--"))) {
            arguments.words << word;
            continue;
        }
        const auto equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        if (flags.contains(name) && equals < 0) {
            arguments.options[name] << QString();
        } else if (valued.contains(name)) {
            if (equals < 0 && i + 1 >= all.size())
                return Error{Error::Kind::Words, tr("The option --%1 wants a value.").arg(name)};
            arguments.options[name] << (equals < 0 ? all[++i] : word.mid(equals + 1));
        } else {
            return Error{Error::Kind::Words, tr("There is no option %1 here.").arg(word)};
        }
    }
    return arguments;
}

QString usageText()
{
    return tr(
        "Usage:\n"
        "  kohkan [FILE|PROJECT...] [--workspace FILE] [--no-session] [--quit-when-whole]      opens the window\n"
        "  kohkan --help | --version\n"
        "  kohkan info SOURCE [--recipe RECIPE] [--report] [--json]\n"
        "  kohkan info PROJECT [--json]      exit 2: files of it are missing or are others\n"
        "  kohkan validate SOURCE [--layer NAME] [--recipe RECIPE] [--json]      the import report; exit 4: rows or "
        "cells of SOURCE "
        "were left out\n"
        "  kohkan export OUT [--from SOURCE] [--layer NAME] [--where COND]... [--bbox W,S,E,N] [--format DRIVER]\n"
        "                [--layer-name NAME] [--overwrite] [--workspace FILE] [--security] [--recipe RECIPE]\n"
        "  kohkan export OUT --project PROJECT [--layer NAME] [--selected] [--where COND]... [--workspace FILE]      a "
        "layer of a project through its filters\n"
        "  kohkan render OUT.png [SOURCE...] [--size 1600x1000] [--bbox W,S,E,N] [--crs CODE] [--no-base] "
        "[--graticule] [--recipe RECIPE] [--workspace FILE]\n"
        "  kohkan render OUT PROJECT [--size 1600x1000] [--bbox W,S,E,N] [--crs CODE] ...      the map of a project\n"
        "  kohkan render OUT.{png,svg,pdf} ... [--paper A4] [--portrait] [--dpi 300] [--scale N] [--title TEXT]\n"
        "                [--subtitle TEXT] [--overview] [--no-legend] [--no-names]      the map on a page\n"
        "  kohkan estimates ID [--basis 100] [--unit UNIT] [--json] [--workspace FILE]\n"
        "  kohkan recipes [--json]      the shipped import recipes\n"
        "  kohkan audit [SOURCE] [--recipe RECIPE] [--json] [--workspace FILE]\n"
        "  kohkan exposure [--from INCIDENTS] [--recipe RECIPE] [--site ID] [--as-of DATE] [--radius-km N] "
        "[--half-life-days N] [--json] "
        "[--workspace FILE]\n"
        "  kohkan annotations list --workspace FILE [--site ID] [--json]\n"
        "  kohkan annotations export PACK.json --workspace FILE [--site ID]\n"
        "  kohkan annotations merge PACK.json --workspace FILE [--conflicts mine|theirs]\n"
        "  kohkan timeline [--site ID] [--json] [--workspace FILE]\n"
        "  kohkan dossier ID... --out DIR [--format pdf,html] [--basis 100] [--unit UNIT] [--paper a4|letter] "
        "[--workspace FILE]\n"
        "  kohkan dossier --verify FILE [--workspace FILE]      exit 0: nothing has changed since; 1: something has; "
        "2: FILE cannot be "
        "read\n"
        "PROJECT is NAME.kohkan, or a bundle, NAME.kohkan.zip.\n"
        "RECIPE is the file of an import recipe, or the name of a shipped one.\n"
        "COND is FIELD OP VALUE with OP one of = != < <= > >= ~ (contains), or FIELD is null, or FIELD is not null;\n"
        "of = and !=, VALUE \"\" is the text without a letter.\n"
        "DRIVER is GeoJSON, GPKG, CSV, KML, FlatGeobuf or XLSX; without it the ending of OUT decides.\n"
        "An OUT that exists is replaced only with --overwrite. Into a GeoPackage the layer is added, under "
        "--layer-name "
        "NAME;\n"
        "--overwrite replaces the layer of that name, and no other. A file that is read is never replaced.\n"
        "Commands read the shipped data alone; --workspace FILE puts the corrections and additions of a user in "
        "place.");
}

/// Of one command only, and where the rest is; all where there is no such command.
static QString usageOf(const QString &command)
{
    QStringList lines;
    bool isIts = false;
    for (const QString &line : usageText().split(u'\n')) {
        isIts = line.startsWith(QStringLiteral("  kohkan %1 ").arg(command)) ||
                (isIts && line.startsWith(QLatin1String("      ")));
        if (isIts)
            lines << line;
    }
    if (command.isEmpty() || lines.isEmpty())
        return usageText();
    return tr("Usage:\n%1\nkohkan --help says more.").arg(lines.join(u'\n'));
}

void complain(const QString &text)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}
void print(const QString &text)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(text));
}

int fail(const Error &error)
{
    complain(QStringLiteral("kohkan: ") + error.message);
    if (error.kind == Error::Kind::Words)
        complain(usageOf(QCoreApplication::arguments().value(1)));
    switch (error.kind) {
    case Error::Kind::Words:
        return 1;
    case Error::Kind::Output:
        return 3;
    default:
        return 2;
    }
}

Result<BoxArgument> parseBox(const QString &text)
{
    const auto parts = text.split(u',');
    double values[4] = {};
    bool ok = parts.size() == 4;
    for (qsizetype i = 0; ok && i < 4; ++i) {
        values[i] = parts[i].toDouble(&ok);
        ok = ok && std::isfinite(values[i]);
    }
    if (!ok || values[1] >= values[3] || std::abs(values[1]) > 90 || std::abs(values[3]) > 90 ||
        std::abs(values[0]) > 360 || std::abs(values[2]) > 360 || values[0] == values[2] ||
        values[2] - values[0] > 360 || values[0] - values[2] >= 360)
        return Error{Error::Kind::Words,
                     tr("\"%1\" is not a box; write --bbox W,S,E,N in degrees, south below north.").arg(text)};
    return BoxArgument{values[0], values[1], values[2], values[3]};
}

} // namespace kohkan
