// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "benchmark_table.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <algorithm>
#include <thread>

namespace kohkan {

namespace {

QString threeDigits(double number)
{
    return QString::number(number, 'g', number >= 1000 ? 6 : 3);
}

QString lineOf(const QString &path, const QByteArray &key)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith(key))
                return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
    return {};
}

} // namespace

Spread Spread::of(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[std::min(values.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(values.size())))];
    };
    return {at(0.5), at(0.95), values.back()};
}

QString Spread::text() const
{
    return QStringLiteral("%1 / %2 / %3").arg(threeDigits(median), threeDigits(high), threeDigits(worst));
}

void BenchmarkTable::set(const QString &what, const QString &data, const QString &text, double number)
{
    if (!m_rows.contains(what))
        m_rows << what;
    if (!m_columns.contains(data))
        m_columns << data;
    m_cells.insert({what, data}, {text, number});
}

void BenchmarkTable::set(const QString &what, const QString &data, double number)
{
    set(what, data, threeDigits(number), number);
}

void BenchmarkTable::set(const QString &what, const QString &data, const Spread &spread)
{
    set(what, data, spread.text(), spread.median);
}

QString BenchmarkTable::markdown() const
{
    QString text = QStringLiteral("| |");
    for (const auto &column : m_columns)
        text += QStringLiteral(" %1 |").arg(column);
    text += QStringLiteral("\n|---|") + QStringLiteral("---:|").repeated(m_columns.size()) + u'\n';
    for (const auto &row : m_rows) {
        text += QStringLiteral("| %1 |").arg(row);
        for (const auto &column : m_columns)
            text += QStringLiteral(" %1 |").arg(m_cells.value({row, column}).text);
        text += u'\n';
    }
    return text;
}

QByteArray BenchmarkTable::json() const
{
    QJsonObject rows;
    for (const auto &row : m_rows) {
        QJsonObject cells;
        for (const auto &column : m_columns)
            if (const auto cell = m_cells.constFind({row, column}); cell != m_cells.constEnd())
                cells.insert(column, cell->number);
        rows.insert(row, cells);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("machine"), machine()}, {QStringLiteral("measurements"), rows}})
        .toJson();
}

QString BenchmarkTable::machine()
{
    return QStringLiteral("%1, %2 cores, %3, Linux %4, Qt %5, GCC %6")
        .arg(lineOf(QStringLiteral("/proc/cpuinfo"), "model name"))
        .arg(std::thread::hardware_concurrency())
        .arg(lineOf(QStringLiteral("/proc/meminfo"), "MemTotal"), QSysInfo::kernelVersion(),
             QString::fromLatin1(qVersion()), QStringLiteral(__VERSION__));
}

} // namespace kohkan
