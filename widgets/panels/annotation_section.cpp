// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/security_page.h"
#include "widgets/state/level_colors.h"

namespace kohkan {

QString SecurityPage::annotations(Row deposit, QDate today) const
{
    const auto known = catalogue()->annotationsFor(catalogue()->deposits()->key(deposit), today);
    QString html = known.empty() ? muted(tr("None yet. An annotation is your own word; it enters no computed figure."))
                                 : QString();
    for (const Annotation &one : known)
        html += annotation(one, today);
    return html + QStringLiteral("<p>%1</p>").arg(editLink({annotationTable, {}}, tr("Annotate this site...")));
}

QString SecurityPage::annotation(const Annotation &annotation, QDate today) const
{
    const bool expired = annotation.state(today) == Annotation::State::Expired;
    const RecordName name{annotationTable, annotation.id};
    const QString level = tr("%1 of %2, %3")
                              .arg(annotation.level)
                              .arg(Annotation::highestLevel)
                              .arg(annotationLevelName(annotation.level));
    QString html =
        QStringLiteral("<p>%1 &nbsp;<b>%2</b>, %3</p>")
            .arg(badge(level, levelColor(expired ? 0 : annotation.level)),
                 capitalized(annotationWord(annotation.category)), annotationWord(annotation.kind).toHtmlEscaped());
    if (expired)
        html +=
            note(tr("Expired: it was valid until %1. Change it with a new date where it still holds, or withdraw it.")
                     .arg(annotation.validUntil.toHtmlEscaped()));
    const QString words = linkedText(annotation.text).replace(u'\n', QLatin1String("<br>"));
    html += QStringLiteral("<p>%1</p>").arg(expired ? QStringLiteral("<span class=\"m\">%1</span>").arg(words) : words);
    QStringList basis{tr("Level %1 means: %2.").arg(annotation.level).arg(annotationLevelMeaning(annotation.level))};
    if (!annotation.incidents.isEmpty())
        basis << tr("Incidents: %1.").arg(annotation.incidents.join(QLatin1String(", ")).toHtmlEscaped());
    if (!annotation.sourceRefs.isEmpty())
        basis << tr("Sources: ") + references(annotation.sourceRefs);
    const QString until = annotation.validUntil.isEmpty() || expired
                              ? QString()
                              : tr(", valid until %1").arg(annotation.validUntil.toHtmlEscaped());
    const QString author = tr("%1, %2%3").arg(orUnknown(annotation.author), orUnknown(annotation.date), until);
    const auto link = [&](const char *action, const QString &text) {
        return QStringLiteral("<a href=\"%1:%2/%3\">%4</a>")
            .arg(QLatin1String(action), name.table, name.id.toHtmlEscaped(), text);
    };
    return html + note(basis.join(u' ') + QLatin1String("<br>") + author + QStringLiteral(" · ") +
                       editLink(name, tr("Change")) + QStringLiteral(" · ") + link("history", tr("History")) +
                       QStringLiteral(" · ") + link("takeback", tr("Withdraw")));
}

} // namespace kohkan
