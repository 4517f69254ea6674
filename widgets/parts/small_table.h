// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableWidget>

namespace kohkan {

/// A table that is part of a form: its columns share the width, its rows cannot be chosen or written in.
QTableWidget *smallTable(const QStringList &headings, QWidget *parent);
/// With the text as its tool tip, for it may be cut off.
QTableWidgetItem *smallCell(const QString &text);

} // namespace kohkan
