// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/field_input.h"

#include "widgets/pages/field_text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStandardItemModel>

namespace kohkan {

namespace {

using InputKind = EditField::Kind;

/// A value of the tables as a list shows it.
QString choiceText(const EditField &field, const QString &value)
{
    if (value.isEmpty())
        return unknownText();
    if (field.column == QLatin1String("category") && value == QLatin1String("total"))
        return FieldInput::tr("not stated");
    if (field.column == QLatin1String("code") && value == QLatin1String("unknown"))
        return FieldInput::tr("not stated");
    if (field.column == QLatin1String("level"))
        return FieldInput::tr("%1, %2: %3")
            .arg(value, annotationLevelName(value.toInt()), annotationLevelMeaning(value.toInt()));
    if (field.column == QLatin1String("category") && annotationCategories().contains(value)) {
        QString word = annotationWord(value);
        word[0] = word[0].toUpper();
        return word;
    }
    static const QStringList words{QStringLiteral("kind"),   QStringLiteral("category"),   QStringLiteral("scope"),
                                   QStringLiteral("status"), QStringLiteral("confidence"), QStringLiteral("inclusive")};
    if (!words.contains(field.column))
        return value;
    QString text = value;
    text[0] = text[0].toUpper();
    return text.replace(u'+', QStringLiteral(" + "));
}

} // namespace

FieldInput::FieldInput(const EditField &field, const Catalogue &catalogue, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    if (field.kind == InputKind::Choice || field.kind == InputKind::Commodity) {
        m_list = new QComboBox(this);
        m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_list->setMinimumContentsLength(field.column.endsWith(QLatin1String("unit")) ? 4 : 8);
        field.kind == InputKind::Choice ? addChoices(field) : addCommodities(catalogue);
        row->addWidget(m_list);
        connect(m_list, &QComboBox::currentIndexChanged, this, &FieldInput::changed);
    } else if (field.kind == InputKind::Words) {
        m_words = new QPlainTextEdit(this);
        m_words->setTabChangesFocus(true);
        m_words->setFixedHeight(fontMetrics().lineSpacing() * 4 + 10);
        m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        row->addWidget(m_words);
        connect(m_words, &QPlainTextEdit::textChanged, this, &FieldInput::changed);
    } else {
        m_line = new QLineEdit(this);
        m_line->setMinimumWidth(fontMetrics().averageCharWidth() * 9);
        row->addWidget(m_line);
        connect(m_line, &QLineEdit::textChanged, this, &FieldInput::changed);
        if (field.kind == InputKind::Source)
            completeSources(catalogue);
    }
    control()->setAccessibleName(field.label);
    control()->setToolTip(field.help);
    setFocusProxy(control());
}

QWidget *FieldInput::control() const
{
    if (m_line)
        return m_line;
    return m_words ? static_cast<QWidget *>(m_words) : m_list;
}

void FieldInput::addChoices(const EditField &field)
{
    for (const QString &value : field.choices)
        m_list->addItem(choiceText(field, value), value);
}

void FieldInput::addCommodities(const Catalogue &catalogue)
{
    m_list->addItem(unknownText(), QString());
    for (const Commodity &commodity : catalogue.commodities())
        m_list->addItem(QStringLiteral("%1 (%2)").arg(commodity.name, commodity.token), commodity.token);
}

/// Any text may stand; what is typed finds sources by reference, title and publisher.
void FieldInput::completeSources(const Catalogue &catalogue)
{
    auto *model = new QStandardItemModel(this);
    if (const LayerPtr sources = catalogue.table(QStringLiteral("sources"))) {
        const Column *refs = sources->column(u"ref");
        for (Row row : refs ? sources->bySourceRow() : std::vector<Row>()) {
            const Source *source = catalogue.source(refs->text(row));
            auto *item =
                new QStandardItem(QStringLiteral("%1: %2 (%3)").arg(source->title, source->publisher, source->year));
            item->setData(source->ref, Qt::UserRole);
            model->appendRow(item);
        }
    }
    auto *completer = new QCompleter(model, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_line->setCompleter(completer);
    m_line->setPlaceholderText(tr("Type part of a title, or a source of your own"));
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &chosen) {
        const QString ref = chosen.data(Qt::UserRole).toString();
        QMetaObject::invokeMethod(
            this, [this, ref] { m_line->setText(ref); }, Qt::QueuedConnection);
    });
}

QString FieldInput::value() const
{
    if (m_list)
        return m_list->currentData().toString();
    return (m_words ? m_words->toPlainText() : m_line->text()).trimmed();
}

void FieldInput::setValue(const QString &value)
{
    if (m_list) {
        if (m_list->findData(value) < 0) // a shipped value that is no usual one stays what it is
            m_list->addItem(value, value);
        m_list->setCurrentIndex(m_list->findData(value));
    } else if (m_words) {
        m_words->setPlainText(value);
    } else {
        m_line->setText(value);
        m_line->setCursorPosition(0);
    }
}

} // namespace kohkan
