// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/reading_choices.h"

#include "datasets/geo/projector.h"
#include "datasets/io/text_encoding.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QStandardItemModel>

namespace kohkan {

namespace {

QString choiceText(const char *text)
{
    return QCoreApplication::translate("ReadingChoices", text);
}

QComboBox *choiceBox(std::initializer_list<const char *> texts, int chosen, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    for (const char *text : texts)
        box->addItem(choiceText(text));
    box->setCurrentIndex(chosen);
    return box;
}

} // namespace

QComboBox *decimalSignBox(DecimalSign chosen, QWidget *parent)
{
    return choiceBox({QT_TRANSLATE_NOOP("ReadingChoices", "as the values show"),
                      QT_TRANSLATE_NOOP("ReadingChoices", "point: 1234.5"),
                      QT_TRANSLATE_NOOP("ReadingChoices", "comma: 1234,5")},
                     static_cast<int>(chosen), parent);
}

DecimalSign decimalSignOf(const QComboBox &box)
{
    return static_cast<DecimalSign>(box.currentIndex());
}

QComboBox *dateOrderBox(DateOrder chosen, QWidget *parent)
{
    return choiceBox({QT_TRANSLATE_NOOP("ReadingChoices", "as the values show"),
                      QT_TRANSLATE_NOOP("ReadingChoices", "day first: 31/12/2024"),
                      QT_TRANSLATE_NOOP("ReadingChoices", "month first: 12/31/2024")},
                     static_cast<int>(chosen), parent);
}

DateOrder dateOrderOf(const QComboBox &box)
{
    return static_cast<DateOrder>(box.currentIndex());
}

QComboBox *encodingBox(const QString &chosen, QWidget *parent)
{
    QComboBox *box = choiceBox({QT_TRANSLATE_NOOP("ReadingChoices", "as the file says, or its bytes show")}, 0, parent);
    box->setItemData(0, QString());
    for (const QString &encoding : choosableEncodings())
        box->addItem(encoding, encoding);
    if (box->findData(chosen) < 0)
        box->addItem(chosen, chosen);
    box->setCurrentIndex(box->findData(chosen));
    return box;
}

SystemEdit::SystemEdit(const QString &start, QWidget *parent) : QLineEdit(start, parent)
{
    setPlaceholderText(tr("as the file says; else EPSG:4326, EPSG:32642, ..."));
    const std::pair<const char *, QString> usual[] = {{"EPSG:4326", tr("WGS 84, degrees")},
                                                      {"EPSG:32641", tr("UTM zone 41N, WGS 84")},
                                                      {"EPSG:32642", tr("UTM zone 42N, WGS 84")},
                                                      {"EPSG:32643", tr("UTM zone 43N, WGS 84")},
                                                      {"EPSG:4145", tr("Kalianpur 1962, degrees")},
                                                      {"EPSG:24311", tr("UTM zone 41N, Kalianpur 1962")},
                                                      {"EPSG:24312", tr("UTM zone 42N, Kalianpur 1962")},
                                                      {"EPSG:24313", tr("UTM zone 43N, Kalianpur 1962")}};
    auto *model = new QStandardItemModel(this);
    for (const auto &[system, name] : usual) {
        auto *item = new QStandardItem(QStringLiteral("%1   %2").arg(QLatin1String(system), name));
        item->setData(QLatin1String(system), Qt::UserRole);
        model->appendRow(item);
    }
    auto *completer = new QCompleter(model, this);
    completer->setCompletionRole(Qt::UserRole);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->popup()->setMinimumWidth(320);
    setCompleter(completer);
    connect(this, &QLineEdit::textChanged, this, &SystemEdit::look);
    look();
}

void SystemEdit::look()
{
    m_isKnown = true;
    m_answer.clear();
    if (code().isEmpty())
        return;
    const auto system = Projector::create(code());
    m_isKnown = bool(system);
    m_answer = system ? system->name() : system.error().message;
}

} // namespace kohkan
