// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/page_writer.h"

#include <QRegularExpression>
#include <QUrl>
#include <cmath>

namespace kohkan {

namespace {

using L = QLatin1StringView;

QString blend(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())).name();
}

} // namespace

QString orUnknown(const QString &text)
{
    return text.isEmpty() ? unknownText() : text.toHtmlEscaped();
}

QString figure(const QString &digits, const QString &unit)
{
    return digits.isEmpty() ? unknownText() : digits.toHtmlEscaped() + QLatin1String("&nbsp;") + unit.toHtmlEscaped();
}

QString distanceText(double metres)
{
    if (metres < 1000)
        return PageWriter::tr("%1 m").arg(metres, 0, 'f', 0);
    const double km = metres / 1000;
    return PageWriter::tr("%1 km").arg(km, 0, 'f', km < 10 && std::abs(km - std::round(km)) > 0.05 ? 1 : 0);
}

QString capitalized(QString value)
{
    if (value.isEmpty())
        return unknownText();
    value[0] = value[0].toUpper();
    return value.toHtmlEscaped();
}

QString commoditySymbol(const QString &token)
{
    const bool symbol = token.size() <= 4 && !token.isEmpty() && token[0].isUpper();
    return symbol ? token : QString();
}

QString linkedText(const QString &text)
{
    static const QRegularExpression address(QStringLiteral("https?://[^\\s;,<>\"]+"),
                                            QRegularExpression::CaseInsensitiveOption);
    QString html;
    qsizetype from = 0;
    for (auto it = address.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString url = match.captured().toHtmlEscaped();
        QString shown = url; // a place to break after each part, as addresses have no spaces
        shown.replace(QLatin1String("/"), QStringLiteral("/\u200b"));
        shown.replace(QLatin1String("-"), QStringLiteral("-\u200b"));
        html += text.mid(from, match.capturedStart() - from).toHtmlEscaped() +
                QStringLiteral("<a href=\"%1\">%2</a>").arg(url, shown);
        from = match.capturedEnd();
    }
    return html + text.mid(from).toHtmlEscaped();
}

PageWriter::PageWriter(CataloguePtr catalogue, const QPalette &palette) : m_catalogue(std::move(catalogue))
{
    const QColor text = palette.color(QPalette::Text), base = palette.color(QPalette::Base);
    const bool dark = base.lightness() < text.lightness();
    m_muted = blend(text, base, 0.38);
    m_line = blend(text, base, 0.82);
    m_shade = blend(text, base, 0.93);
    m_claim = blend(QColor(0xd9, 0x8a, 0x00), base, dark ? 0.65 : 0.82);
    m_link = dark ? QStringLiteral("#7ab8f5") : QStringLiteral("#0a5ea8");
}

QString PageWriter::text(Row deposit, QLatin1StringView column) const
{
    const Column *known = m_catalogue->deposits()->column(QString(column));
    return known ? known->text(deposit) : QString();
}

QStringList PageWriter::list(Row deposit, QLatin1StringView column) const
{
    QStringList texts;
    for (QString &tag : splitTags(text(deposit, column)))
        texts << std::move(tag);
    return texts;
}

bool PageWriter::isUnverified(Row deposit) const
{
    return list(deposit, L("source_refs")).contains(L("unverified"));
}

QString PageWriter::editLink(const RecordName &name, const QString &text) const
{
    return QStringLiteral("<a href=\"edit:%1/%2\">%3</a>")
        .arg(name.table.toHtmlEscaped(), name.id.toHtmlEscaped(), text.toHtmlEscaped());
}

QString PageWriter::signature(const RecordName &name, const EditSignature &edit) const
{
    if (edit.isEmpty())
        return {};
    const AppliedEdit *applied = m_catalogue->editOf(name);
    QStringList words{edit.author.toHtmlEscaped(), edit.madeAt.left(10).toHtmlEscaped()};
    if (!edit.reason.isEmpty())
        words << linkedText(edit.reason);
    return badge(applied && applied->edit.isOwn() ? tr("yours") : tr("corrected by you"), QColor(ownColor)) + u' ' +
           words.join(QStringLiteral(" · "));
}

QString PageWriter::page(const QString &body) const
{
    return QStringLiteral("<html><head><style>a{color:%1;text-decoration:none}.m{color:%2}"
                          "h4{margin-top:12px;margin-bottom:3px}p{margin-top:2px;margin-bottom:2px}"
                          "td.l{color:%2;padding-right:8px}</style></head><body>%3</body></html>")
        .arg(m_link, m_muted, body);
}

QString PageWriter::tableStart() const
{
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">");
}

QString PageWriter::muted(const QString &text) const
{
    return QStringLiteral("<p class=\"m\">%1</p>").arg(text.toHtmlEscaped());
}

QString PageWriter::heading(const QString &text) const
{
    return QStringLiteral("<h4>%1</h4>").arg(text.toHtmlEscaped());
}

QString PageWriter::row(const QString &label, const QString &html) const
{
    return QStringLiteral("<tr><td class=\"l\" width=\"34%\">%1</td><td>%2</td></tr>").arg(label.toHtmlEscaped(), html);
}

QString PageWriter::note(const QString &html) const
{
    return QStringLiteral("<p class=\"m\"><small>%1</small></p>").arg(html);
}

QString PageWriter::badge(const QString &text, const QColor &back) const
{
    const QColor ink = back.lightness() > 150 ? QColor(Qt::black) : QColor(Qt::white);
    return QStringLiteral("<span style=\"background-color:%1;color:%2\">&nbsp;%3&nbsp;</span>")
        .arg(back.name(), ink.name(), text.toHtmlEscaped().replace(u' ', L("&nbsp;")));
}

QString PageWriter::hint(const QString &sentence) const
{
    return page(QStringLiteral("<p class=\"m\">%1</p>").arg(sentence.toHtmlEscaped()));
}

QString PageWriter::references(const QStringList &refs) const
{
    QStringList shown;
    for (const QString &ref : refs) {
        const Source *source = m_catalogue->source(ref);
        if (!source) {
            shown << ref.toHtmlEscaped();
            continue;
        }
        QString words = source->publisher.isEmpty() ? source->title : source->publisher;
        if (!source->year.isEmpty())
            words += QLatin1String(", ") + source->year;
        static const QRegularExpression end(QStringLiteral("[\\s;,]"));
        const bool web = source->identifier.startsWith(L("http://")) || source->identifier.startsWith(L("https://"));
        const QString target = web ? source->identifier.section(end, 0, 0) : QLatin1String("source:") + ref;
        shown << QStringLiteral("<a href=\"%1\" title=\"%3\">%2</a>")
                     .arg(target.toHtmlEscaped(), (ref == L("unverified") ? tr("unverified") : words).toHtmlEscaped(),
                          source->title.toHtmlEscaped());
    }
    return shown.isEmpty() ? tr("no source given") : shown.join(QLatin1String("; "));
}

QString PageWriter::siteLink(const QString &id) const
{
    return QStringLiteral("<a href=\"site:%1\">%2</a>")
        .arg(id.toHtmlEscaped(), m_catalogue->depositName(id).toHtmlEscaped());
}

QString PageWriter::sourceBlock(const QString &ref) const
{
    const Source *source = m_catalogue->source(ref);
    const QString anchor = QStringLiteral("<p style=\"margin-top:12px\"><a name=\"%1\"></a>").arg(ref.toHtmlEscaped());
    if (!source)
        return anchor + ref.toHtmlEscaped() + QLatin1String("</p>");
    QString html = anchor + QStringLiteral("<b>%1</b>").arg(orUnknown(source->title));
    if (ref != L("unverified"))
        html += QStringLiteral("<br>%1, %2<br>%3")
                    .arg(orUnknown(source->publisher), orUnknown(source->year),
                         source->identifier.isEmpty() ? tr("no link") : linkedText(source->identifier));
    return html + QLatin1String("</p>") +
           note((source->note.isEmpty() ? QString() : linkedText(source->note) + QLatin1String("<br>")) +
                tr("Reference %1").arg(ref.toHtmlEscaped()));
}

QString PageWriter::placeLink(LonLat place, const QString &text) const
{
    return QStringLiteral("<a href=\"place:%1,%2\">%3</a>")
        .arg(QString::number(place.lon, 'f', 7), QString::number(place.lat, 'f', 7), text.toHtmlEscaped());
}

QString PageWriter::commodityLink(const QString &token, const QString &text) const
{
    return QStringLiteral("<a href=\"commodity:%1\">%2</a>")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(token)), text.toHtmlEscaped());
}

} // namespace kohkan
