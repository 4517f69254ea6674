// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/as_of_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace kohkan {

AsOfBar::AsOfBar(QWidget *parent) : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("asOfBar"));
    // The same by day and by night: dark on amber.
    setStyleSheet(QStringLiteral("#asOfBar{background:#ffb300;border-bottom:2px solid #7a4a00}"
                                 "#asOfBar QLabel{color:#201400}"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *end = new QPushButton(tr("Back to today"), this);
    end->setObjectName(QStringLiteral("endAsOf"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 10, 4);
    row->addWidget(m_text, 1);
    row->addWidget(end);
    connect(end, &QPushButton::clicked, this, &AsOfBar::endRequested);
    hide();
}

void AsOfBar::showDay(const KnownThen &known)
{
    const KnownThen::Hidden hidden = known.sum();
    QStringList tables;
    for (const auto &[table, own] : known.hidden)
        tables << tr("%1: %2 later, %3 undated").arg(table).arg(own.later).arg(own.undated);
    m_text->setText(tr("<b>As of %1</b>: what was known then. %2 later rows and %3 without a date are hidden. Status, "
                       "operator and places have no history: they are as of the data set's date.")
                        .arg(known.day.toString(Qt::ISODate))
                        .arg(hidden.later)
                        .arg(hidden.undated));
    m_text->setToolTip(tables.join(u'\n'));
    setAccessibleName(text());
    show();
}

QString AsOfBar::text() const
{
    return m_text->text().remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
}

} // namespace kohkan
