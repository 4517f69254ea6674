// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/annotation_pack.h"
#include "tests/fuzz/fuzzing.h"

#include <set>

using namespace kohkan;
using namespace kohkan::fuzz;

/// Any bytes as an annotation pack: what is taken is written and read again as it is, and a workspace that has it all
/// already takes nothing of it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto pack = AnnotationPack::fromJson(bytesOf(data, size));
    if (!pack)
        return 0;
    const QByteArray json = pack->json();
    const auto again = AnnotationPack::fromJson(json);
    expect(again.ok(), "a pack that was written reads", again ? QString() : again.error().message);
    expect(again->json() == json, "a pack is written as it was read", QString::fromUtf8(json + again->json()));
    expect(again->annotations.size() == pack->annotations.size(), "every annotation comes back");
    std::vector<UserEdit> edits;
    std::set<QString> ids;
    for (std::size_t i = 0; i < pack->annotations.size(); ++i) {
        expect(annotationHash(pack->annotations[i].edit) == annotationHash(again->annotations[i].edit),
               "the hash of an annotation stays");
        if (ids.insert(pack->annotations[i].edit.name.id).second)
            edits.push_back(pack->annotations[i].edit);
    }
    for (const auto &edit : edits)
        (void)annotationOf(edit);
    (void)compareWithPack(*pack, {}, {});
    const auto items = compareWithPack(*pack, edits, {});
    if (ids.size() == pack->annotations.size() && pack->withdrawn.empty())
        expect(items.empty(), "nothing is new where everything is there");
    return 0;
}
