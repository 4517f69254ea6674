// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/history/history_fact.h"
#include "widgets/state/layer_list.h"

#include <QObject>
#include <QUndoStack>
#include <vector>

namespace kohkan {

/// What a person did in the window, in one list with words, each step with the old values of what it changed and of
/// nothing else. A step is whatever the facts show to be different once the event that changed them is over; what the
/// program changes by itself (LayerList::Aside) is no step. Kept until the program ends. GUI thread only.
class History : public QObject {
    Q_OBJECT
public:
    explicit History(LayerList *layers, QObject *parent = nullptr);
    ~History() override;

    /// Facts are put back in the order in which they were added, and the first that a step changed gives its words.
    void add(std::unique_ptr<HistoryFact> fact);
    /// What there is now is where undoing ends; from now on there are steps.
    void begin();
    /// A fact may be different.
    void note();
    /// Makes a step of what is different, now.
    void flush();
    /// A step that knows itself how it is undone; done now. Owned from now on.
    void push(QUndoCommand *command);
    void undo();
    void redo();
    /// Goes to the state after so many steps.
    void goTo(int index);
    /// Between them, what push() takes is one step.
    void beginMacro(const QString &text);
    void endMacro();
    QUndoStack *stack() { return &m_stack; } ///< to be looked at

    static constexpr int mostSteps = 1000; ///< that are kept
    static constexpr int pause = 1000;     ///< milliseconds after which a change of the same is another step

signals:
    /// A step was made of whose sentence the user is to hear.
    void noticed(const QString &sentence);

private:
    class Step;
    friend class Step;
    void put(const std::vector<std::unique_ptr<HistoryChange>> &changes, HistoryChange::Side side);
    void forget(); ///< what is different now is nobody's doing
    LayerList *m_layers;
    std::vector<std::unique_ptr<HistoryFact>> m_facts;
    QUndoStack m_stack;
    bool m_hasBegun = false;
    bool m_isNoted = false; ///< a look follows, once the event is over
};

} // namespace kohkan
