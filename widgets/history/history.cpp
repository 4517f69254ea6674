// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/history/history.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QUndoCommand>
#include <utility>

namespace kohkan {

/// Changes of one event. Done when it is pushed.
class History::Step : public QUndoCommand {
public:
    Step(History *history, std::vector<std::unique_ptr<HistoryChange>> changes)
        : QUndoCommand(changes.front()->text()), m_history(history), m_changes(std::move(changes))
    {
        m_age.start();
    }
    void undo() override { m_history->put(m_changes, HistoryChange::Side::Before); }
    void redo() override
    {
        if (std::exchange(m_isFirst, false))
            return;
        m_history->put(m_changes, HistoryChange::Side::After);
    }
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *command) override
    {
        const auto &later = static_cast<const Step &>(*command);
        const QString subject = m_changes.front()->subject();
        const bool isGesture = m_age.elapsed() < pause || QGuiApplication::mouseButtons() != Qt::NoButton;
        if (m_changes.size() != 1 || later.m_changes.size() != 1 || subject.isEmpty() || !isGesture ||
            later.m_changes.front()->subject() != subject)
            return false;
        m_changes.front()->follow(*later.m_changes.front());
        m_age.start();
        setText(m_changes.front()->text());
        setObsolete(m_changes.front()->isNothing());
        return true;
    }

private:
    History *m_history;
    std::vector<std::unique_ptr<HistoryChange>> m_changes;
    QElapsedTimer m_age;
    bool m_isFirst = true;
};

History::History(LayerList *layers, QObject *parent) : QObject(parent), m_layers(layers)
{
    m_stack.setUndoLimit(mostSteps);
    connect(layers, &LayerList::changed, this, &History::note);
    connect(layers, &LayerList::asideBegun, this, &History::flush);
    connect(layers, &LayerList::asideEnded, this, &History::forget);
}

History::~History()
{
    disconnect(&m_stack, nullptr, nullptr, nullptr); // nobody hears that it is emptied
}

void History::add(std::unique_ptr<HistoryFact> fact)
{
    m_facts.push_back(std::move(fact));
}

void History::begin()
{
    forget();
    m_stack.clear();
    m_hasBegun = true;
}

void History::note()
{
    if (m_hasBegun && !m_layers->isAside() && !std::exchange(m_isNoted, true))
        QMetaObject::invokeMethod(this, &History::flush, Qt::QueuedConnection);
}

void History::flush()
{
    if (!std::exchange(m_isNoted, false))
        return;
    std::vector<std::unique_ptr<HistoryChange>> changes;
    for (const auto &fact : m_facts)
        if (auto change = fact->look())
            changes.push_back(std::move(change));
    if (changes.empty())
        return;
    const QString notice = changes.front()->notice();
    m_stack.push(new Step(this, std::move(changes)));
    if (!notice.isEmpty())
        emit noticed(notice);
}

void History::forget()
{
    m_isNoted = false;
    for (const auto &fact : m_facts)
        fact->look();
}

void History::push(QUndoCommand *command)
{
    flush();
    m_stack.push(command);
}

void History::undo()
{
    flush();
    m_stack.undo();
}

void History::redo()
{
    flush();
    m_stack.redo();
}

void History::goTo(int index)
{
    flush();
    m_stack.setIndex(index);
}

void History::beginMacro(const QString &text)
{
    flush();
    m_stack.beginMacro(text);
}

void History::endMacro()
{
    m_stack.endMacro();
}

void History::put(const std::vector<std::unique_ptr<HistoryChange>> &changes, HistoryChange::Side side)
{
    const LayerList::Aside aside(m_layers);
    for (const auto &change : changes)
        change->put(side);
}

} // namespace kohkan
