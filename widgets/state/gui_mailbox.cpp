// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/gui_mailbox.h"

#include <QSocketNotifier>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kohkan {

GuiMailbox::GuiMailbox(QObject *parent) : QObject(parent), m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    const int wake = m_wake;
    m_box = std::make_shared<Mailbox>([wake] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = write(wake, &one, sizeof one);
    });
    auto *notifier = new QSocketNotifier(m_wake, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::uint64_t count = 0;
        [[maybe_unused]] const auto got = read(m_wake, &count, sizeof count);
        m_box->deliver();
    });
}

GuiMailbox::~GuiMailbox()
{
    m_box->close();
    close(m_wake);
}

} // namespace kohkan
