// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/dossier_colophon.h"

#include "datasets/deposits/row_hash.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace kohkan {

namespace {

using L = QLatin1StringView;
using ChangeKind = DossierChange::Kind;

QJsonArray rowsJson(const std::vector<DossierRow> &rows)
{
    QJsonArray array;
    for (const DossierRow &row : rows)
        array.append(QJsonObject{{L("table"), row.table}, {L("id"), row.id}, {L("sha256"), row.hash}});
    return array;
}

QJsonArray figuresJson(const std::vector<DossierFigure> &figures)
{
    QJsonArray array;
    for (const DossierFigure &own : figures)
        array.append(
            QJsonObject{{L("id"), own.id}, {L("what"), own.what}, {L("value"), own.value}, {L("unit"), own.unit}});
    return array;
}

Error foreign(const QString &why)
{
    return {Error::Kind::Input, tr("The colophon of the dossier cannot be read: %1.").arg(why)};
}

QString member(const QJsonValue &object, const char *name)
{
    return object[L(name)].toString();
}

/// Every row of the tables that a colophon speaks of, by table and id.
class CurrentRows {
public:
    explicit CurrentRows(const Catalogue &catalogue) : m_catalogue(catalogue) {}
    /// Empty where it is gone.
    QString hashOf(const DossierRow &wanted)
    {
        const LayerPtr layer = m_catalogue.table(wanted.table);
        if (!layer)
            return {};
        auto &known = m_rows[wanted.table];
        if (known.isEmpty())
            for (const Row row : layer->bySourceRow())
                known.insert(rowName(wanted.table, *layer, row), row);
        const auto at = known.constFind(wanted.id);
        return at == known.constEnd() ? QString() : rowHash(*layer, *at);
    }

private:
    const Catalogue &m_catalogue;
    QHash<QString, QHash<QString, Row>> m_rows;
};

QString valueOf(const DossierFigure &figure)
{
    return (figure.value + u' ' + figure.unit).trimmed();
}

using FigureKey = std::pair<QString, QString>;

void compareRows(std::vector<DossierChange> &changes, const DossierColophon &then, const DossierColophon &now,
                 const Catalogue &catalogue)
{
    CurrentRows current(catalogue);
    QSet<FigureKey> known;
    const auto where = [](const DossierRow &row) { return row.table + u' ' + row.id; };
    for (const DossierRow &row : then.rows) {
        known.insert({row.table, row.id});
        const QString hash = current.hashOf(row);
        if (hash != row.hash)
            changes.push_back(
                {hash.isEmpty() ? ChangeKind::RowGone : ChangeKind::RowChanged, where(row), row.hash, hash});
    }
    for (const DossierRow &row : now.rows)
        if (!known.contains({row.table, row.id}))
            changes.push_back({ChangeKind::RowNew, where(row), {}, row.hash});
}

void compareFigures(std::vector<DossierChange> &changes, const DossierColophon &then, const DossierColophon &now)
{
    const auto where = [](const DossierFigure &figure) { return figure.id + L(", ") + figure.what; };
    QHash<FigureKey, QString> current;
    for (const DossierFigure &figure : now.figures)
        current.insert({figure.id, figure.what}, valueOf(figure));
    QSet<FigureKey> known;
    for (const DossierFigure &figure : then.figures) {
        known.insert({figure.id, figure.what});
        const auto at = current.constFind({figure.id, figure.what});
        if (at == current.constEnd())
            changes.push_back({ChangeKind::FigureGone, where(figure), valueOf(figure), {}});
        else if (*at != valueOf(figure))
            changes.push_back({ChangeKind::FigureChanged, where(figure), valueOf(figure), *at});
    }
    for (const DossierFigure &figure : now.figures)
        if (!known.contains({figure.id, figure.what}))
            changes.push_back({ChangeKind::FigureNew, where(figure), {}, valueOf(figure)});
}

} // namespace

QString basisName(Basis basis)
{
    return basis == Basis::Whole ? QStringLiteral("100 %") : QStringLiteral("as reported");
}

QString unitName(const DossierView &view)
{
    return view.mass ? view.mass->name : QStringLiteral("as published");
}

DossierColophon DossierColophon::of(const DossierFacts &facts)
{
    DossierColophon own;
    own.depositId = facts.id;
    own.name = facts.name;
    own.view = facts.view;
    own.workspace = facts.catalogue->editsHash();
    own.rows = facts.rows();
    own.figures = facts.figures();
    return own;
}

QByteArray DossierColophon::toJson() const
{
    const QJsonObject parameters{
        {L("basis"), basisName(view.basis)},
        {L("unit"), unitName(view)},
        {L("as_of"), view.asOf.toString(Qt::ISODate)},
        {L("periods_to"), view.back == IncidentRings::Back::FromAsOf ? L("as_of") : L("known")},
        {L("paper"), paper},
        {L("boundaries"), boundaries}};
    const QJsonObject all{{L("kohkan_dossier"), version},
                          {L("program"), program},
                          {L("deposit_id"), depositId},
                          {L("name"), name},
                          {L("filter"), QJsonArray::fromStringList(filter)},
                          {L("parameters"), parameters},
                          {L("workspace"), workspace.isEmpty() ? QJsonValue() : QJsonValue(workspace)},
                          {L("rows"), rowsJson(rows)},
                          {L("figures"), figuresJson(figures)}};
    return QJsonDocument(all).toJson();
}

Result<DossierColophon> DossierColophon::fromJson(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonObject all = QJsonDocument::fromJson(json, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return foreign(parsed.errorString());
    if (all[L("kohkan_dossier")].toInt() != version)
        return foreign(tr("it is of another version of the program"));
    const QJsonValue parameters = all[L("parameters")];
    DossierColophon own;
    own.program = member(all, "program");
    own.depositId = member(all, "deposit_id");
    own.name = member(all, "name");
    own.workspace = member(all, "workspace");
    own.paper = member(parameters, "paper");
    own.boundaries = member(parameters, "boundaries");
    for (const auto condition : all[L("filter")].toArray())
        own.filter << condition.toString();
    own.view.basis = member(parameters, "basis") == basisName(Basis::Whole) ? Basis::Whole : Basis::AsReported;
    own.view.mass = unitNamed(member(parameters, "unit"));
    own.view.asOf = QDate::fromString(member(parameters, "as_of"), Qt::ISODate);
    if (member(parameters, "periods_to") != L("known")) // of a version that counted back from the day it was made
        own.view.back = IncidentRings::Back::FromAsOf;
    if (own.depositId.isEmpty() || !own.view.asOf.isValid())
        return foreign(tr("it names no deposit or no date"));
    for (const auto row : all[L("rows")].toArray())
        own.rows.push_back({member(row, "table"), member(row, "id"), member(row, "sha256")});
    for (const auto figure : all[L("figures")].toArray())
        own.figures.push_back(
            {member(figure, "id"), member(figure, "what"), member(figure, "value"), member(figure, "unit")});
    return own;
}

QString DossierChange::sentence() const
{
    switch (kind) {
    case ChangeKind::RowChanged:
        return tr("row changed: %1, %2 is now %3").arg(where, before.left(12), now.left(12));
    case ChangeKind::RowGone:
        return tr("row gone: %1, was %2").arg(where, before.left(12));
    case ChangeKind::RowNew:
        return tr("row new: %1, is %2").arg(where, now.left(12));
    case ChangeKind::FigureChanged:
        return tr("figure changed: %1: %2 is now %3").arg(where, before, now);
    case ChangeKind::FigureGone:
        return tr("figure gone: %1, was %2").arg(where, before);
    case ChangeKind::FigureNew:
        break;
    }
    return tr("figure new: %1, is %2").arg(where, now);
}

std::vector<DossierChange> changesSince(const DossierColophon &then, const CataloguePtr &catalogue)
{
    DossierColophon now;
    if (const auto row = catalogue->deposits() ? catalogue->deposits()->rowOfKey(then.depositId) : std::nullopt)
        now = DossierColophon::of(DossierFacts::of(catalogue, *row, then.view));
    std::vector<DossierChange> changes;
    compareRows(changes, then, now, *catalogue);
    compareFigures(changes, then, now);
    return changes;
}

} // namespace kohkan
