// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QMap>
#include <QStringList>
#include <vector>

namespace kohkan {

struct Commodity;

/// What a cell says of commodities.
struct CommodityReading {
    QStringList tokens;  ///< in the order of the cell, each once; a word that is not known stands as it is written
    QStringList unknown; ///< those of them that are no tokens
};

/// Reads commodities as tables write them: symbols and English names in any case, several in one cell ("Cu/Au",
/// "copper; gold", "lead and zinc"). A word that is not known is never guessed at. A value; any thread.
class CommodityWords {
public:
    /// `own`: tokens or names of ours by words of the source, in any case; they go first.
    explicit CommodityWords(const std::vector<Commodity> &known, const QMap<QString, QString> &own = {});
    CommodityReading read(const QString &cell) const;
    /// The token of one word; empty where it is not known.
    QString token(const QString &word) const;

private:
    void readPart(const QString &part, CommodityReading &into) const;
    bool readJoined(const QString &part, CommodityReading &into) const;
    QHash<QString, QString> m_tokens; ///< by what is said, folded
};

} // namespace kohkan
