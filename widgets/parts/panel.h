// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace kohkan {

/// A panel that draws itself anew when the state it shows has changed: once an event-loop turn however many signals
/// came, and not before it is seen where it is hidden. GUI thread only.
class Panel : public QWidget {
    Q_OBJECT
public:
    explicit Panel(QWidget *parent = nullptr);

    /// Brings the panel up to date now, even where it is hidden. Does nothing where it is up to date.
    void flush();

protected:
    void invalidate(); ///< what is shown may be out of date
    virtual void refresh() = 0;
    void showEvent(QShowEvent *event) override;

private:
    bool m_stale = true;
    bool m_scheduled = false;
};

} // namespace kohkan
