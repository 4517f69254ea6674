// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_assembler.h"

#include <memory>
#include <vector>

namespace kohkan {

/// Owner of one of the three structures of the Arrow C data interface.
template <typename T>
struct ArrowOwner : T {
    ArrowOwner() : T{} {}
    ~ArrowOwner()
    {
        if (this->release)
            this->release(this);
    }
    ArrowOwner(const ArrowOwner &) = delete;
    ArrowOwner &operator=(const ArrowOwner &) = delete;
};
using ArrowBatch = std::unique_ptr<ArrowOwner<ArrowArray>>;

/// Which child of a batch goes into which column, and which is the geometry.
struct BatchPlan {
    /// How the values of a child lie in memory, by the format letters of its schema.
    enum class Kind { Int16, Int32, Int64, Float, Double, Text, Day, Wkb, Other };
    struct Part {
        std::int64_t child;
        Kind kind;
        const LayerAssembler::Field *field;
    };
    std::vector<Part> parts;
    std::int64_t geometry = -1;

    /// Nothing where the schema is not what the layer's definition leads to expect.
    static std::optional<BatchPlan> create(const ArrowSchema &schema, OGRLayerH layer, const LayerAssembler &assembler);
};

/// All rows of a batch, appended to the assembler's columns one after the other.
void appendBatch(const ArrowArray &batch, const BatchPlan &plan, LayerAssembler &assembler);

} // namespace kohkan
