// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/session.h"
#include "tests/fuzz/fuzzing.h"

using namespace kohkan;
using namespace kohkan::fuzz;

/// Any bytes as a session: what is taken is written and read again as it is.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto session = SessionValue::fromJson(bytesOf(data, size));
    if (!session)
        return 0;
    const QByteArray json = session->toJson();
    const auto again = SessionValue::fromJson(json);
    expect(again.ok(), "a session that was written reads");
    expect(again->layers.size() == session->layers.size(), "every layer comes back");
    for (std::size_t i = 0; i < session->layers.size(); ++i)
        expect(again->layers[i].conditions == session->layers[i].conditions, "every condition comes back");
    expect(again->toJson() == json, "a session is written as it was read", QString::fromUtf8(json + again->toJson()));
    return 0;
}
