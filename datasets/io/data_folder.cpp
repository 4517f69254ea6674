// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kohkan {

Result<QString> dataFolder()
{
    const QString asked = qEnvironmentVariable("KOHKAN_DATA");
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/../share/kohkan/datasets");
    const QString folder = QFileInfo(asked.isEmpty() ? beside : asked).absoluteFilePath();
    if (QFileInfo(folder + QStringLiteral("/schema.csv")).isFile())
        return QFileInfo(folder).canonicalFilePath();
    const QString message =
        QCoreApplication::translate("dataFolder", "The data sets of Kohkan are not in %1; install them there or set "
                                                  "KOHKAN_DATA to the folder that holds schema.csv.");
    return Error{Error::Kind::Input, message.arg(folder)};
}

} // namespace kohkan
