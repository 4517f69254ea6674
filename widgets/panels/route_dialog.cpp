// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/route_dialog.h"

#include "datasets/table/passing_on.h"
#include "widgets/pages/exposure_text.h"
#include "widgets/pages/page_writer.h"
#include "widgets/panels/exposure_panel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace kohkan {

namespace {

/// The incidents that add most; of a layer whose rows may not be passed on their number.
QString listOf(const ExposureModel &model, const RouteExposure &route)
{
    constexpr std::size_t most = 8;
    const Layer &incidents = *model.incidents();
    if (!incidents.provenance().mayBePassedOn)
        return QStringLiteral("<p>%1</p>")
            .arg(RouteDialog::tr("%1 incidents reach the route.").arg(route.contributions.size()));
    const auto field = [&](Row row, QStringView name) {
        const Column *column = incidents.column(name);
        return column ? orUnknown(column->text(row)) : unknownText();
    };
    QString rows;
    for (std::size_t i = 0; i < std::min(most, route.contributions.size()); ++i) {
        const auto &one = route.contributions[i];
        rows += QStringLiteral("<tr><td>%1, %2, %3&nbsp;</td><td align=\"right\">%4&nbsp;</td><td align=\"right\">%5"
                               "&nbsp;</td><td align=\"right\">%6</td></tr>")
                    .arg(field(one.incident, u"date"), field(one.incident, u"place"),
                         field(one.incident, u"event_type"), distanceText(one.routeKm * 1000),
                         distanceText(one.distanceKm * 1000), exposureText(one.weight).toHtmlEscaped());
    }
    QString html = QStringLiteral("<table width=\"100%\" cellpadding=\"3\"><tr><th align=\"left\">%1</th><th "
                                  "align=\"right\">%2</th><th align=\"right\">%3</th><th align=\"right\">%4</th></tr>%5"
                                  "</table>")
                       .arg(RouteDialog::tr("Incident"), RouteDialog::tr("At"), RouteDialog::tr("Distance"),
                            RouteDialog::tr("Adds"), rows);
    if (route.contributions.size() > most)
        html += QStringLiteral("<p>%1</p>")
                    .arg(RouteDialog::tr("%1 more reach the route.").arg(route.contributions.size() - most));
    return html;
}

} // namespace

namespace {

QString unreachedText(const ExposureModel &model, const RouteExposure &route)
{
    if (!(route.unreachedKm > 0))
        return {};
    return QStringLiteral("<p>%1</p>")
        .arg(RouteDialog::tr("Along %1 of it, which add nothing to the mean, %2.")
                 .arg(distanceText(route.unreachedKm * 1000), nothingInReach(model))
                 .toHtmlEscaped());
}

} // namespace

RouteDialog::RouteDialog(const CataloguePtr &catalogue, const ExposureModel &model, const RouteExposure &route,
                         QWidget *parent)
    : QDialog(parent)
    , m_profile(new RouteProfile(route, this))
    , m_where(new QLabel(this))
    , m_page(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Exposure along a route"));
    m_where->setMargin(4);
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(8);
    const auto &highest = route.profile[route.highest];
    const PageWriter writer(catalogue, palette());
    QString html =
        QStringLiteral("<p>%1</p>")
            .arg(tr("%1 along geodesics between the places given.").arg(distanceText(route.lengthKm * 1000)));
    if (route.contributions.empty())
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("No index: along all of it %1.").arg(nothingInReach(model)).toHtmlEscaped());
    else
        html +=
            QStringLiteral("<p>%1</p>")
                .arg(tr("Highest: <b>%1</b> at <a href=\"place:%2,%3\">%4 from the start</a>; mean over the length: "
                        "%5.")
                         .arg(exposureText(highest.value[indexOf(Toll::Best)]).toHtmlEscaped())
                         .arg(highest.place.lon, 0, 'f', 5)
                         .arg(highest.place.lat, 0, 'f', 5)
                         .arg(distanceText(highest.km * 1000), exposureText(route.mean).toHtmlEscaped())) +
            unreachedText(model, route) + listOf(model, route);
    html += writer.note(tr("Radius %1 km, half-life %2 days, window %3 years. ")
                            .arg(model.parameters().radiusKm)
                            .arg(model.parameters().halfLifeDays)
                            .arg(model.parameters().windowYears) +
                        exposureCoverageText(model).toHtmlEscaped());
    m_page->setHtml(writer.page(html));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_profile, &RouteProfile::placeFollowed, this, &RouteDialog::say);
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        const QString rest = link.path();
        emit placeRequested({rest.section(u',', 0, 0).toDouble(), rest.section(u',', 1, 1).toDouble()});
    });
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_profile, 2);
    column->addWidget(m_where);
    column->addWidget(m_page, 3);
    column->addWidget(buttons);
    resize(620, 560);
    m_profile->follow(route.highest);
}

void RouteDialog::say(LonLat place, double km, double value)
{
    m_where->setText(
        tr("%1 from the start: %2 (%3 N, %4 E)")
            .arg(distanceText(km * 1000), value > 0 ? exposureText(value) : tr("nothing reported in reach"))
            .arg(place.lat, 0, 'f', 4)
            .arg(place.lon, 0, 'f', 4));
}

QString RouteDialog::text() const
{
    return m_page->toPlainText();
}

} // namespace kohkan
