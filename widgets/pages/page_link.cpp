// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/page_link.h"

#include "datasets/work/words.h"

#include <QDesktopServices>
#include <QHash>
#include <QStringList>

namespace kohkan {

PageLink PageLink::of(const QUrl &url)
{
    static const QHash<QString, Kind> kinds{{QStringLiteral("http"), Kind::Web},
                                            {QStringLiteral("https"), Kind::Web},
                                            {QStringLiteral("site"), Kind::Site},
                                            {QStringLiteral("source"), Kind::Source},
                                            {QStringLiteral("place"), Kind::Place},
                                            {QStringLiteral("route"), Kind::Route},
                                            {QStringLiteral("commodity"), Kind::Commodity},
                                            {QStringLiteral("rings"), Kind::Rings},
                                            {QStringLiteral("contributions"), Kind::Contributions},
                                            {QStringLiteral("figures"), Kind::Figures},
                                            {QStringLiteral("estimate"), Kind::Estimate},
                                            {QStringLiteral("production"), Kind::Production},
                                            {QStringLiteral("price"), Kind::Price},
                                            {QStringLiteral("equivalent"), Kind::Equivalent},
                                            {QStringLiteral("edit"), Kind::Edit},
                                            {QStringLiteral("takeback"), Kind::TakeBack},
                                            {QStringLiteral("keep"), Kind::Keep},
                                            {QStringLiteral("history"), Kind::History},
                                            {QStringLiteral("version"), Kind::Version},
                                            {QStringLiteral("time"), Kind::Event},
                                            {QStringLiteral("rows"), Kind::Rows}};
    return {kinds.value(url.scheme(), Kind::Unknown), url.path(QUrl::FullyDecoded), url};
}

RecordName PageLink::record() const
{
    return {rest.section(u'/', 0, 0), rest.section(u'/', 1)};
}

std::vector<LonLat> PageLink::places() const
{
    const QStringList numbers = rest.split(u',');
    std::vector<LonLat> places;
    for (qsizetype i = 0; i + 1 < numbers.size(); i += 2)
        places.push_back({numbers[i].toDouble(), numbers[i + 1].toDouble()});
    return places;
}

QString openWeb(const PageLink &link)
{
    return QDesktopServices::openUrl(link.url) ? QString() : tr("No program opened %1").arg(link.url.toString());
}

} // namespace kohkan
