// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/page_json.h"

namespace kohkan {

namespace {

/// The switches, by name.
const std::pair<const char *, bool PageSettings::*> switches[] = {{"legend", &PageSettings::legend},
                                                                  {"graticule", &PageSettings::graticule},
                                                                  {"overview", &PageSettings::overview},
                                                                  {"names", &PageSettings::names}};

} // namespace

QJsonObject pageToJson(const PageSettings &settings)
{
    const bool isPaper = settings.paper != QPageSize::Custom;
    QJsonObject object{{QStringLiteral("format"), PageSettings::extension(settings.format)},
                       {QStringLiteral("paper"), isPaper ? QPageSize::key(settings.paper) : QString()},
                       {QStringLiteral("width"), settings.pixels.width()},
                       {QStringLiteral("height"), settings.pixels.height()},
                       {QStringLiteral("portrait"), settings.orientation == QPageLayout::Portrait},
                       {QStringLiteral("dpi"), settings.dpi},
                       {QStringLiteral("title"), settings.title},
                       {QStringLiteral("subtitle"), settings.subtitle},
                       {QStringLiteral("fixedScale"), settings.extent == PageSettings::Extent::Scale},
                       {QStringLiteral("scale"), settings.scale}};
    for (const auto &[name, member] : switches)
        object.insert(QString::fromLatin1(name), settings.*member);
    return object;
}

PageSettings pageFromJson(const QJsonObject &object, const PageSettings &otherwise)
{
    PageSettings settings = otherwise;
    const auto value = [&](const char *name) { return object.value(QLatin1String(name)); };
    if (const auto format = PageSettings::formatOf(u'.' + value("format").toString()))
        settings.format = *format;
    if (const QString name = value("paper").toString(); !name.isEmpty())
        settings.paper = paperNamed(name).value_or(otherwise.paper);
    else if (value("paper").isString())
        settings.paper = QPageSize::Custom;
    settings.pixels = {value("width").toInt(otherwise.pixels.width()),
                       value("height").toInt(otherwise.pixels.height())};
    if (value("portrait").isBool())
        settings.orientation = value("portrait").toBool() ? QPageLayout::Portrait : QPageLayout::Landscape;
    settings.dpi = value("dpi").toDouble(otherwise.dpi);
    settings.title = value("title").toString(otherwise.title);
    settings.subtitle = value("subtitle").toString(otherwise.subtitle);
    if (value("fixedScale").isBool())
        settings.extent = value("fixedScale").toBool() ? PageSettings::Extent::Scale : PageSettings::Extent::Window;
    settings.scale = value("scale").toDouble(otherwise.scale);
    for (const auto &[name, member] : switches)
        settings.*member = value(name).toBool(otherwise.*member);
    if (settings.refusal().isEmpty() && settings.scale >= 1)
        return settings;
    return otherwise;
}

std::optional<QPageSize::PageSizeId> paperNamed(const QString &name)
{
    for (const auto id : PageSettings::papers())
        if (QPageSize::key(id).compare(name, Qt::CaseInsensitive) == 0)
            return id;
    return std::nullopt;
}

} // namespace kohkan
