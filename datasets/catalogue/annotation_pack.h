// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/security/annotation.h"

#include <map>

namespace kohkan {

/// One annotation on its way to a colleague, with the hashes of what it was before.
struct PackedAnnotation {
    UserEdit edit;
    QString siteName;    ///< for a person who reads the file
    QStringList earlier; ///< annotationHash() of every earlier version
};

/// An annotation that was withdrawn.
struct WithdrawnAnnotation {
    QString id;
    QString site;
    QStringList earlier; ///< annotationHash() of every version it had
};

/// The annotations of a workspace as a file that a colleague merges into theirs: JSON, with ids that stay. A value; any
/// thread.
struct AnnotationPack {
    static constexpr int version = 1;
    QString exportedAt; ///< ISO 8601, UTC
    std::vector<PackedAnnotation> annotations;
    std::vector<WithdrawnAnnotation> withdrawn;

    QByteArray json() const;
    /// Error::Input with a sentence where the bytes are no pack, of a newer version, or an annotation of it does not
    /// read.
    static Result<AnnotationPack> fromJson(const QByteArray &bytes);
};

/// One entry of `annotations` in a pack.
QJsonObject annotationJson(const PackedAnnotation &packed);

/// What an annotation says and who says so, as 64 hexadecimal digits; the moment it was saved does not count.
QString annotationHash(const UserEdit &edit);

/// The annotations among edits, of the sites named (empty: of all); `history` is that of the workspace.
AnnotationPack packOf(const std::vector<UserEdit> &edits, const std::vector<RecordVersion> &history,
                      const QStringList &sites = {});

/// What a merge finds for one annotation.
struct MergeItem {
    enum class Change {
        New,         ///< only theirs: taken
        Newer,       ///< theirs was made from mine: taken
        Withdrawn,   ///< they withdrew what I have: withdrawn here
        Older,       ///< mine was made from theirs: kept
        GoneHere,    ///< I withdrew what they have: stays withdrawn
        BothChanged, ///< each has what the other has not seen: somebody has to choose
    };
    RecordName name;
    std::optional<UserEdit> mine;   ///< nothing: withdrawn here, or never here
    std::optional<UserEdit> theirs; ///< nothing: withdrawn there. Carries the hashes of its earlier versions
    Change change = Change::New;
};

/// What is different, in the order of the pack; what is the same on both sides is left out.
std::vector<MergeItem> compareWithPack(const AnnotationPack &pack, const std::vector<UserEdit> &edits,
                                       const std::vector<RecordVersion> &history);

/// Whose word stands where both changed.
enum class MergeChoice { Mine, Theirs };
/// Whether the workspace is to have `theirs` (nothing: withdraws) in place of `mine`.
bool takesTheirs(const MergeItem &item, MergeChoice choice);

} // namespace kohkan
