// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/mailbox.h"

#include <QObject>
#include <memory>

namespace kohkan {

/// The GUI thread's mailbox: an eventfd wakes the event loop when a worker posts (Linux). Owned by the application
/// object's owner; workers hold `box()`, which outlives it.
class GuiMailbox : public QObject {
    Q_OBJECT
public:
    explicit GuiMailbox(QObject *parent = nullptr);
    ~GuiMailbox() override;
    const std::shared_ptr<Mailbox> &box() const { return m_box; }

private:
    int m_wake = -1;
    std::shared_ptr<Mailbox> m_box;
};

} // namespace kohkan
