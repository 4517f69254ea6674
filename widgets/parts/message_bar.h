// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QFrame>
#include <QStringList>
#include <functional>

class QLabel;
class QToolButton;
class QTimer;

namespace kohkan {

/// A bar above the map for what needs no answer: one sentence, "Details" where there are some, and a close button.
/// The newest is shown, earlier ones that nobody has closed stand in the details; information goes by itself after some
/// seconds, warnings and errors stay.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Level { Information, Warning, Error };
    explicit MessageBar(QWidget *parent = nullptr);
    void say(Level level, const QString &sentence, const QString &details = {});
    void inform(const QString &sentence) { say(Level::Information, sentence); }
    void say(const Error &error) { say(Level::Error, error.message, error.detail); }
    /// What others said for themselves: an error; else a warning where there are details to look at.
    void pass(const QString &sentence, const QString &details, bool isError);
    /// A button that opens a folder in the desktop.
    void offerFolder(const QString &folder);
    /// Adds a button to what was said last.
    void offer(const QString &text, std::function<void()> run);
    QString text() const;

private:
    void showDetails();
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_detailsButton;
    QToolButton *m_offer;
    std::function<void()> m_offered;
    QTimer *m_timer;
    QString m_details;
    QStringList m_earlier; ///< newest first
};

} // namespace kohkan
