// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QString;
class QWidget;

namespace kohkan {

/// Versions, data sets, licences and credits, as a dialog that needs no answer.
void showAbout(QWidget *parent, const QString &dataFolder);

} // namespace kohkan
