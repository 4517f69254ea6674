// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/table/filter.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "widgets/state/layer_list.h"
#include "widgets/state/layer_style.h"

namespace kohkan {

/// How a document writes which way disputed lines are drawn.
QString wordOf(Depiction depiction);
Depiction depictionOf(const QString &word); ///< Neutral where it is none that is known

/// What the program remembers between two starts, as one versioned JSON document. Layers by path, rows by key, filters
/// as conditions.
struct SessionValue {
    static constexpr int version = 1;
    struct LayerState {
        QString bundledTable; ///< of a shipped layer; else the file:
        QString path;
        QString sourceLayer;
        qint64 fileSize = 0;
        QDateTime fileTime;
        QString sha256; ///< of the file, in hexadecimal digits; empty: not computed, as in a session
        QString name;
        bool visible = true;
        double opacity = 1;
        std::optional<LayerStyle> style; ///< of a shipped layer only where it is not the preset
        QJsonObject reading;             ///< the user's word against the file's, as readingToJson() writes it
        QJsonObject incidents;           ///< an IncidentMapping; empty: none
        std::vector<Condition> conditions;
        QStringList selectedKeys;
        bool isActive = false;
    };
    std::vector<LayerState> layers;          ///< topmost first
    double lon = 0, lat = 0, resolution = 0; ///< of the view; resolution 0: none remembered
    int tileMegabytes = 0;                   ///< 0: as usual
    QString system;                          ///< code of the reference system of the map; empty: Web Mercator
    QString depiction;
    QString coordinateFormat; ///< `dd`, `dms` or `utm`; how coordinates are written
    bool graticule = false, northArrow = true, overview = false;
    QByteArray geometry; ///< of the window
    QByteArray docks;
    QStringList recentFiles;
    QString dossierFolder;      ///< where dossiers went last; empty: nowhere yet
    QStringList dossierFormats; ///< `pdf`, `html`
    QJsonObject exposure;       ///< parameters, and whether the map shows it
    QJsonArray importRecipes;   ///< what was said of the columns of tables
    QJsonObject mapPage;        ///< what was chosen for the last map on a page
    QJsonObject project;        ///< that the window shows: its path and what a session keeps of it; empty: none
    QStringList knownTables;    ///< shipped layers there were: one that is not among the layers was removed

    QByteArray toJson() const;
    /// Error::Input where the document is broken or from a later version.
    static Result<SessionValue> fromJson(const QByteArray &json);
};

/// `$XDG_STATE_HOME/kohkan/session.json`.
QString sessionPath();
/// Nothing where there is no session yet; Error::Input where there is one that cannot be used (it is kept under another
/// name).
Result<std::optional<SessionValue>> readSession();
/// Whole or not at all, by QSaveFile.
Outcome writeSession(const SessionValue &session);

} // namespace kohkan
