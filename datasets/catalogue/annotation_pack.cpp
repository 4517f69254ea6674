// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/annotation_pack.h"

#include "datasets/catalogue/edit_fields.h"
#include "datasets/security/annotated_place.h"
#include "datasets/table/column.h"
#include "datasets/work/words.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace kohkan {

namespace {

using L = QLatin1StringView;
constexpr L format("kohkan-annotations");
const QString earlierColumn = QStringLiteral("earlier_hashes"); ///< of a merged record: what came with it

/// Columns of a record that are lists in the file.
bool isList(const QString &column)
{
    return column == L("incidents") || column == L("source_ref");
}

QString fileName(const QString &column)
{
    return column == L("source_ref") ? QStringLiteral("sources") : column;
}

QJsonArray listOf(const QString &tags)
{
    QJsonArray list;
    for (const QString &tag : splitTags(tags))
        list.append(tag);
    return list;
}

/// Tags as they come back from a file.
QString joined(const QString &tags)
{
    QStringList list;
    for (const QString &tag : splitTags(tags))
        list << tag;
    return list.join(u';');
}

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue &value : list.toArray())
        texts << value.toString();
    return texts;
}

Result<PackedAnnotation> packedFrom(const QJsonObject &object)
{
    PackedAnnotation packed;
    packed.edit.name = {annotationTable, object.value(L("id")).toString()};
    packed.edit.site = object.value(L("site")).toString();
    packed.siteName = object.value(L("site_name")).toString();
    packed.edit.author = object.value(L("author")).toString();
    packed.edit.madeAt = object.value(L("made_at")).toString();
    packed.earlier = textsOf(object.value(L("earlier")));
    RowTexts row{{QStringLiteral("id"), packed.edit.name.id}};
    if (packed.edit.site.isEmpty())
        row.insert(placeColumn, object.value(placeColumn).toString());
    else
        row.insert(QStringLiteral("deposit_id"), packed.edit.site);
    for (const EditField &field : editFieldsOf(packed.edit)) {
        const QJsonValue value = object.value(fileName(field.column));
        const QString text = isList(field.column) ? textsOf(value).join(u';')
                             : value.isDouble()   ? QString::number(value.toInt())
                                                  : value.toString();
        if (!text.isEmpty())
            row.insert(field.column, text);
    }
    packed.edit.rows = {row};
    const bool hasSubject = !packed.edit.site.isEmpty() || !row.value(placeColumn).isEmpty();
    if (packed.edit.name.id.isEmpty() || !hasSubject)
        return Error{Error::Kind::Input,
                     tr("An annotation of the pack has no id, or speaks of no site, area or route.")};
    for (const EditProblem &problem : problemsOf(packed.edit))
        return Error{Error::Kind::Input,
                     tr("The annotation %1 of the pack does not read: %2").arg(packed.edit.name.id, problem.sentence)};
    return packed;
}

/// Every version that a workspace has had of each annotation, and those that came along with a merge.
std::map<QString, QStringList> versionsById(const std::vector<RecordVersion> &history)
{
    std::map<QString, QStringList> versions;
    for (const RecordVersion &version : history) {
        if (version.name.table != annotationTable)
            continue;
        QStringList &own = versions[version.name.id];
        if (!version.edit)
            continue;
        for (const QString &hash : version.edit->rows.front().value(earlierColumn).split(u' ', Qt::SkipEmptyParts))
            own << hash;
        own << annotationHash(*version.edit);
    }
    for (auto &[id, hashes] : versions)
        hashes.removeDuplicates();
    return versions;
}

QString siteOf(const QString &id, const std::vector<RecordVersion> &history)
{
    for (const RecordVersion &version : history)
        if (version.name.id == id && version.edit)
            return version.edit->site;
    return {};
}

const UserEdit *editNamed(const RecordName &name, const std::vector<UserEdit> &edits)
{
    const auto at = std::find_if(edits.begin(), edits.end(), [&](const UserEdit &edit) { return edit.name == name; });
    return at == edits.end() ? nullptr : &*at;
}

} // namespace

QString annotationHash(const UserEdit &edit)
{
    const RowTexts said = edit.rows.empty() ? RowTexts() : edit.rows.front();
    RowTexts row{{QStringLiteral("author"), edit.author}, {QStringLiteral("site"), edit.site}};
    for (const EditField &field : editFieldsOf(edit)) {
        const QString text = said.value(field.column);
        row.insert(field.column, isList(field.column) ? joined(text) : text);
    }
    if (edit.site.isEmpty())
        row.insert(placeColumn, said.value(placeColumn));
    return hashOf(std::vector<RowTexts>{row});
}

QJsonObject annotationJson(const PackedAnnotation &packed)
{
    const RowTexts row = packed.edit.rows.empty() ? RowTexts() : packed.edit.rows.front();
    QJsonObject object{{L("id"), packed.edit.name.id},
                       {L("site"), packed.edit.site},
                       {L("site_name"), packed.siteName},
                       {L("author"), packed.edit.author},
                       {L("made_at"), packed.edit.madeAt},
                       {L("hash"), annotationHash(packed.edit)},
                       {L("earlier"), QJsonArray::fromStringList(packed.earlier)}};
    if (packed.edit.site.isEmpty())
        object.insert(placeColumn, row.value(placeColumn));
    for (const EditField &field : editFieldsOf(packed.edit)) {
        const QString text = row.value(field.column);
        if (isList(field.column))
            object.insert(fileName(field.column), listOf(text));
        else if (field.column == L("level"))
            object.insert(field.column, text.toInt());
        else
            object.insert(field.column, text);
    }
    object.insert(L("level_means"), annotationLevelName(object.value(L("level")).toInt()) + QStringLiteral(": ") +
                                        annotationLevelMeaning(object.value(L("level")).toInt()));
    return object;
}

QByteArray AnnotationPack::json() const
{
    QJsonArray present, gone;
    for (const PackedAnnotation &packed : annotations)
        present.append(annotationJson(packed));
    for (const WithdrawnAnnotation &one : withdrawn)
        gone.append(QJsonObject{
            {L("id"), one.id}, {L("site"), one.site}, {L("earlier"), QJsonArray::fromStringList(one.earlier)}});
    return QJsonDocument(QJsonObject{{L("format"), format},
                                     {L("version"), version},
                                     {L("exported_at"), exportedAt},
                                     {L("program"), QStringLiteral("Kohkan " KOHKAN_VERSION)},
                                     {L("annotations"), present},
                                     {L("withdrawn"), gone}})
        .toJson(QJsonDocument::Indented);
}

Result<AnnotationPack> AnnotationPack::fromJson(const QByteArray &bytes)
{
    QJsonParseError problem;
    const QJsonObject object = QJsonDocument::fromJson(bytes, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Error{Error::Kind::Input, tr("This is no annotation pack: byte %1 is not JSON.").arg(problem.offset),
                     problem.errorString()};
    if (object.value(L("format")).toString() != format)
        return Error{Error::Kind::Input,
                     tr("This is no annotation pack: its \"format\" is not \"%1\".").arg(QString(format))};
    if (object.value(L("version")).toInt() > version)
        return Error{Error::Kind::Input, tr("This annotation pack was written by a newer Kohkan. Use that one.")};
    AnnotationPack pack;
    pack.exportedAt = object.value(L("exported_at")).toString();
    for (const QJsonValue &value : object.value(L("annotations")).toArray()) {
        auto packed = packedFrom(value.toObject());
        if (!packed)
            return packed.error();
        pack.annotations.push_back(*std::move(packed));
    }
    for (const QJsonValue &value : object.value(L("withdrawn")).toArray()) {
        const QJsonObject one = value.toObject();
        pack.withdrawn.push_back(
            {one.value(L("id")).toString(), one.value(L("site")).toString(), textsOf(one.value(L("earlier")))});
    }
    return pack;
}

AnnotationPack packOf(const std::vector<UserEdit> &edits, const std::vector<RecordVersion> &history,
                      const QStringList &sites)
{
    AnnotationPack pack;
    pack.exportedAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    const auto isMeant = [&](const QString &site) { return sites.isEmpty() || sites.contains(site); };
    const auto versions = versionsById(history);
    for (const UserEdit &edit : edits) {
        if (edit.name.table != annotationTable || !isMeant(edit.site))
            continue;
        PackedAnnotation packed{edit, {}, {}};
        if (const auto known = versions.find(edit.name.id); known != versions.end())
            packed.earlier = known->second;
        packed.earlier.removeAll(annotationHash(edit));
        pack.annotations.push_back(std::move(packed));
    }
    for (const auto &[id, hashes] : versions)
        if (const QString site = siteOf(id, history); isMeant(site) && !editNamed({annotationTable, id}, edits))
            pack.withdrawn.push_back({id, site, hashes});
    return pack;
}

std::vector<MergeItem> compareWithPack(const AnnotationPack &pack, const std::vector<UserEdit> &edits,
                                       const std::vector<RecordVersion> &history)
{
    using Change = MergeItem::Change;
    const auto versions = versionsById(history);
    const auto seenHere = [&](const QString &id, const QString &hash) {
        const auto known = versions.find(id);
        return known != versions.end() && known->second.contains(hash);
    };
    std::vector<MergeItem> items;
    for (const PackedAnnotation &packed : pack.annotations) {
        const QString &id = packed.edit.name.id;
        const UserEdit *mine = editNamed(packed.edit.name, edits);
        const QString theirHash = annotationHash(packed.edit);
        MergeItem item{packed.edit.name, mine ? std::optional(*mine) : std::nullopt, packed.edit, Change::New};
        QStringList earlier = packed.earlier;
        if (const auto known = versions.find(id); known != versions.end())
            earlier += known->second; // both pasts are those of the merged one
        earlier.removeDuplicates();
        item.theirs->rows.front().insert(earlierColumn, earlier.join(u' '));
        if (mine && annotationHash(*mine) == theirHash)
            continue;
        if (!mine)
            item.change = !versions.contains(id)    ? Change::New
                          : seenHere(id, theirHash) ? Change::GoneHere
                                                    : Change::BothChanged;
        else if (packed.earlier.contains(annotationHash(*mine)))
            item.change = seenHere(id, theirHash) ? Change::Older : Change::Newer;
        else
            item.change = seenHere(id, theirHash) ? Change::Older : Change::BothChanged;
        items.push_back(std::move(item));
    }
    for (const WithdrawnAnnotation &gone : pack.withdrawn) {
        const RecordName name{annotationTable, gone.id};
        if (const UserEdit *mine = editNamed(name, edits))
            items.push_back({name, *mine, std::nullopt,
                             gone.earlier.contains(annotationHash(*mine)) ? Change::Withdrawn : Change::BothChanged});
    }
    return items;
}

bool takesTheirs(const MergeItem &item, MergeChoice choice)
{
    using Change = MergeItem::Change;
    if (item.change == Change::BothChanged)
        return choice == MergeChoice::Theirs;
    return item.change == Change::New || item.change == Change::Newer || item.change == Change::Withdrawn;
}

} // namespace kohkan
