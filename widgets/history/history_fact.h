// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <memory>

namespace kohkan {

/// What a step of the History changed of one fact, with the old value and the new one. GUI thread only.
class HistoryChange {
public:
    enum class Side { Before, After };
    virtual ~HistoryChange() = default;
    /// Puts the value of a side in place; what is not there any more is left out.
    virtual void put(Side side) = 0;
    /// What was done, after "Undo": `hide Deposits`.
    virtual QString text() const = 0;
    /// A sentence to be said when it was done, beside a button that undoes it; empty: nothing is.
    virtual QString notice() const { return {}; }
    /// What it is about: changes of one subject that follow each other at once are one step. Empty: each is a step.
    virtual QString subject() const { return {}; }
    /// Takes over what a later change of its subject led to.
    virtual void follow(const HistoryChange &) {}
    virtual bool isNothing() const { return false; } ///< both sides are the same
};

/// A fact that a person changes, with the value that the History knows of it. GUI thread only.
class HistoryFact {
public:
    virtual ~HistoryFact() = default;
    /// What has changed since the last look, at which time this is what is known; null where nothing has.
    virtual std::unique_ptr<HistoryChange> look() = 0;
};

} // namespace kohkan
