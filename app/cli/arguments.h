// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QMap>
#include <QStringList>

namespace kohkan {

/// The words after a command: those that stand alone, and the options with their values. `--name value` and
/// `--name=value` both read.
struct Arguments {
    QStringList words;
    QMap<QString, QStringList> options; ///< by name without the dashes; every value in order; flags have an empty one
    QString option(const QString &name) const { return options.value(name).value(0); }
    bool has(const QString &name) const { return options.contains(name); }

    /// Error::Words for an option that is in neither list, or a value that is missing.
    static Result<Arguments> parse(const QStringList &all, const QStringList &valued, const QStringList &flags);
};

/// What `--help` prints.
QString usageText();
/// One line on stderr.
void complain(const QString &text);
/// One line on stdout.
void print(const QString &text);
/// 0 done, 1 the words were off, 2 the input cannot be read, 3 the output cannot be written. Prints the sentence, and
/// the usage with 1.
int fail(const Error &error);

/// W,S,E,N in degrees. W > E crosses the antimeridian.
struct BoxArgument {
    double west, south, east, north;
};
Result<BoxArgument> parseBox(const QString &text);

} // namespace kohkan
