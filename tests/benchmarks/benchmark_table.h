// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <vector>

namespace kohkan {

/// Median, 95th percentile and worst of some times.
struct Spread {
    double median = 0;
    double high = 0;
    double worst = 0;
    static Spread of(std::vector<double> values);
    QString text() const;
};

/// What was measured, by what and on which data; printed as one Markdown table, and as JSON.
class BenchmarkTable {
public:
    void set(const QString &what, const QString &data, const QString &text, double number);
    void set(const QString &what, const QString &data, double number); ///< with three digits
    void set(const QString &what, const QString &data, const Spread &spread);
    QString markdown() const;
    QByteArray json() const;
    /// Processor, cores, memory, kernel and compiler, for the line under the table.
    static QString machine();

private:
    struct Cell {
        QString text;
        double number;
    };
    QStringList m_rows, m_columns;
    QMap<std::pair<QString, QString>, Cell> m_cells;
};

} // namespace kohkan
