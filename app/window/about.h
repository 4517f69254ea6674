// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QString;
class QWidget;

namespace kohkan {

class Catalogue;

/// Versions, data sets, licences and credits, as a dialog that needs no answer.
/// `catalogue` may be null.
void showAbout(QWidget *parent, const QString &dataFolder, const Catalogue *catalogue);

} // namespace kohkan
