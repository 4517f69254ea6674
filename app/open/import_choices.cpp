// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_choices.h"

#include "app/open/reading_choices.h"
#include "datasets/io/reading_words.h"
#include "datasets/io/text_encoding.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <algorithm>

namespace kohkan {

namespace {

using Role = ImportPreview::Role;

constexpr int choicesInRow = 6;

QString separatorName(const QString &separator)
{
    if (separator.isEmpty())
        return ImportChoices::tr("none, one column");
    switch (separator[0].unicode()) {
    case ',':
        return ImportChoices::tr("comma");
    case ';':
        return ImportChoices::tr("semicolon");
    case '\t':
        return ImportChoices::tr("tab");
    case '|':
        return ImportChoices::tr("bar |");
    case ' ':
        return ImportChoices::tr("space");
    case ':':
        return ImportChoices::tr("colon");
    default:
        return separator;
    }
}

/// Chooses the entry with that text behind it; one more is added where there is none.
void choose(QComboBox *box, const QString &value, const QString &shown)
{
    int at = box->findData(value);
    if (at < 0) {
        box->addItem(shown, value);
        at = box->count() - 1;
    }
    box->setCurrentIndex(at);
}

} // namespace

HeaderBox::HeaderBox(Counts counts, std::optional<qint64> line, QWidget *parent) : QSpinBox(parent), m_counts(counts)
{
    setRange(-1, 100); // beyond that no header is looked for
    setValue(line ? static_cast<int>(*line) : -1);
}

std::optional<qint64> HeaderBox::line() const
{
    return value() < 0 ? std::nullopt : std::optional<qint64>(value());
}

void HeaderBox::setFound(qint64 line)
{
    m_found = line;
    const QSignalBlocker quiet(this);
    const int now = value();
    setValue(now == 0 ? 1 : 0); // its text is made again
    setValue(now);
}

void HeaderBox::stepBy(int steps)
{
    if (value() < 0 && m_found > 0)
        setValue(static_cast<int>(m_found) + steps);
    else
        QSpinBox::stepBy(steps);
}

QString HeaderBox::numbered(qint64 line) const
{
    return (m_counts == Counts::Lines ? tr("line %1") : tr("row %1")).arg(line);
}

QString HeaderBox::textFromValue(int value) const
{
    if (value > 0)
        return numbered(value);
    if (value == 0)
        return tr("none");
    return m_found < 0 ? tr("as found") : m_found == 0 ? tr("found: none") : tr("found: %1").arg(numbered(m_found));
}

int HeaderBox::valueFromText(const QString &text) const
{
    if (text == textFromValue(-1))
        return -1;
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits += c;
    return digits.toInt();
}

QValidator::State HeaderBox::validate(QString &text, int &) const
{
    if (text == textFromValue(-1) || text == textFromValue(0))
        return QValidator::Acceptable;
    const bool hasFigures = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return hasFigures && valueFromText(text) <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

ImportChoices::ImportChoices(Source source, const QStringList &sheets, const ReadOptions &start, QWidget *parent)
    : QWidget(parent), m_start(start), m_grid(new QGridLayout(this))
{
    m_isFilling = true;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(2);
    for (int column = 0; column < choicesInRow; ++column)
        m_grid->setColumnStretch(column, 1);
    addText(source, sheets, start);
    addPlaces(start);
    m_isFilling = false;
}

void ImportChoices::add(const QString &text, QWidget *widget, int row, int &column)
{
    auto *label = new QLabel(text, this);
    label->setBuddy(widget);
    m_grid->addWidget(label, 2 * row, column);
    m_grid->addWidget(widget, 2 * row + 1, column++);
    widget->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    widget->setMinimumWidth(110);
    QString name = text;
    widget->setAccessibleName(name.remove(u'&'));
}

QComboBox *ImportChoices::addList(const QString &name, const QString &label, int row, int &column)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->addItem(tr("as found"), QString());
    add(label, box, row, column);
    connect(box, &QComboBox::currentIndexChanged, this, &ImportChoices::announce);
    return box;
}

void ImportChoices::addText(Source source, const QStringList &sheets, const ReadOptions &start)
{
    int column = 0;
    if (sheets.size() > 1) {
        m_sheet = addList(QStringLiteral("sheet"), tr("&Sheet"), 0, column);
        m_sheet->clear();
        for (const QString &sheet : sheets)
            m_sheet->addItem(sheet, sheet);
        m_sheet->setCurrentIndex(std::max(0, m_sheet->findData(start.layerName)));
    }
    if (source == Source::TextFile) {
        m_encoding = addList(QStringLiteral("encoding"), tr("&Encoding"), 0, column);
        for (const QString &encoding : choosableEncodings())
            m_encoding->addItem(encoding, encoding);
        choose(m_encoding, start.encoding, start.encoding);
        m_separator = addList(QStringLiteral("separator"), tr("Se&parator"), 0, column);
        for (const QChar separator : {u',', u';', u'\t', u'|', u' ', u':'})
            m_separator->addItem(separatorName(separator), QString(separator));
        const QString said = start.separator.isNull() ? QString() : QString(start.separator);
        choose(m_separator, said, separatorName(said));
    }
    if (source != Source::Database) {
        m_header = new HeaderBox(source == Source::TextFile ? HeaderBox::Counts::Lines : HeaderBox::Counts::Rows,
                                 start.headerRow, this);
        m_header->setObjectName(QStringLiteral("header"));
        add(source == Source::TextFile ? tr("&Header line") : tr("&Header row"), m_header, 0, column);
        connect(m_header, &QSpinBox::valueChanged, this, &ImportChoices::announce);
    }
    m_decimal = decimalSignBox(start.decimalSign, this);
    m_decimal->setObjectName(QStringLiteral("decimal"));
    add(tr("&Decimal sign"), m_decimal, 0, column);
    connect(m_decimal, &QComboBox::currentIndexChanged, this, &ImportChoices::announce);
    m_days = dateOrderBox(start.dateOrder, this);
    m_days->setObjectName(QStringLiteral("days"));
    add(tr("Da&ys as figures"), m_days, 0, column);
    connect(m_days, &QComboBox::currentIndexChanged, this, &ImportChoices::announce);
}

void ImportChoices::addPlaces(const ReadOptions &start)
{
    int column = 0;
    const std::tuple<Role, const char *, QString, const QString &> columns[] = {
        {Role::X, "longitude", tr("&Longitude or easting"), start.longitudeColumn},
        {Role::Y, "latitude", tr("L&atitude or northing"), start.latitudeColumn},
        {Role::Zone, "zone", tr("UTM &zone"), start.zoneColumn},
        {Role::Whole, "place", tr("&WKT, pair or MGRS"), start.placeColumn}};
    for (const auto &[role, name, label, chosen] : columns) {
        QComboBox *box = addList(QLatin1String(name), label, 1, column);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choose(box, chosen, chosen);
        m_columns[role] = box;
    }
    m_system = new SystemEdit(start.referenceSystem, this);
    m_system->setObjectName(QStringLiteral("system"));
    m_system->setClearButtonEnabled(true);
    m_system->setToolTip(m_system->placeholderText());
    m_system->setPlaceholderText(tr("as found"));
    add(tr("&Reference system of places"), m_system, 1, column);
    connect(m_system, &QLineEdit::textChanged, this, &ImportChoices::announce);
    m_swap = new QCheckBox(tr("A&xes changed round"), this);
    m_swap->setObjectName(QStringLiteral("swapAxes"));
    m_swap->setToolTip(tr("Latitude and longitude, or northing and easting, are changed round"));
    m_swap->setChecked(start.swapAxes);
    m_grid->addWidget(m_swap, 3, column);
    connect(m_swap, &QCheckBox::toggled, this, &ImportChoices::announce);
    m_answer = new QLabel(this);
    m_answer->setObjectName(QStringLiteral("systemAnswer"));
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_grid->addWidget(m_answer, 4, 0, 1, choicesInRow);
    showSystem();
}

void ImportChoices::showSystem()
{
    m_answer->setText(m_system->answer());
    m_answer->setVisible(!m_system->answer().isEmpty());
}

void ImportChoices::announce()
{
    if (m_isFilling)
        return;
    showSystem();
    emit changed();
}

bool ImportChoices::isValid() const
{
    return m_system->isKnown();
}

QString ImportChoices::columnFor(Role role) const
{
    return m_columns.at(role)->currentData().toString();
}

void ImportChoices::setColumnFor(Role role, const QString &column)
{
    choose(m_columns.at(role), column, column);
}

ReadOptions ImportChoices::options() const
{
    ReadOptions options = m_start;
    if (m_sheet)
        options.layerName = m_sheet->currentData().toString();
    if (m_encoding)
        options.encoding = m_encoding->currentData().toString();
    if (m_separator) {
        const QString separator = m_separator->currentData().toString();
        options.separator = separator.isEmpty() ? QChar() : separator[0];
    }
    if (m_header)
        options.headerRow = m_header->line();
    options.decimalSign = decimalSignOf(*m_decimal);
    options.dateOrder = dateOrderOf(*m_days);
    options.longitudeColumn = columnFor(Role::X);
    options.latitudeColumn = columnFor(Role::Y);
    options.zoneColumn = columnFor(Role::Zone);
    options.placeColumn = columnFor(Role::Whole);
    const auto other = [this](Role role) { // of a pair of which one alone was said
        const auto found = m_found.find(role);
        return found == m_found.end() ? QString() : found->second;
    };
    if (options.longitudeColumn.isEmpty() != options.latitudeColumn.isEmpty()) {
        QString &missing = options.longitudeColumn.isEmpty() ? options.longitudeColumn : options.latitudeColumn;
        missing = other(options.longitudeColumn.isEmpty() ? Role::X : Role::Y);
    }
    options.referenceSystem = m_system->code();
    options.swapAxes = m_swap->isChecked();
    return options;
}

ImportChoices::Keep ImportChoices::keepOf(const QString &column) const
{
    if (m_start.textColumns.contains(column))
        return Keep::Text;
    const auto tags = m_start.tagColumns.find(column);
    return tags == m_start.tagColumns.end() ? Keep::AsFound : tags->second ? Keep::Tags : Keep::Text;
}

void ImportChoices::keep(const QString &column, Keep keep)
{
    m_start.textColumns.erase(column);
    m_start.tagColumns.erase(column);
    if (keep == Keep::Text)
        m_start.textColumns.insert(column);
    else if (keep == Keep::Tags)
        m_start.tagColumns[column] = true;
    announce();
}

void ImportChoices::showFound(const Layer &layer, const ImportPreview &preview)
{
    m_isFilling = true;
    if (const auto &reading = layer.provenance().reading) {
        if (m_encoding && m_encoding->currentIndex() == 0 && !reading->encoding.isEmpty())
            m_encoding->setItemText(0, tr("found: %1").arg(reading->encoding));
        if (m_separator && m_separator->currentIndex() == 0)
            m_separator->setItemText(0, tr("found: %1").arg(separatorName(reading->separator)));
        if (m_header && !m_header->line())
            m_header->setFound(reading->headerLine);
    }
    if (const QString &system = layer.provenance().referenceSystem; m_system->code().isEmpty())
        m_system->setPlaceholderText(system.isEmpty() ? tr("found: none") : tr("found: %1").arg(system));
    showColumns(preview);
    m_isFilling = false;
}

void ImportChoices::showColumns(const ImportPreview &preview)
{
    const bool isPlaceSaid = std::any_of(m_columns.begin(), m_columns.end(),
                                         [](const auto &entry) { return entry.second->currentIndex() > 0; });
    for (const auto &[role, box] : m_columns) {
        const QString chosen = box->currentData().toString();
        if (!isPlaceSaid)
            m_found[role] = preview.nameOf(role);
        const QString &found = m_found[role];
        box->clear();
        box->addItem(found.isEmpty() ? tr("found: none") : tr("found: %1").arg(found), QString());
        for (const auto &column : preview.columns)
            box->addItem(column.name, column.name);
        choose(box, chosen, tr("%1 (not there)").arg(chosen));
    }
}

void ImportChoices::take(const ReadOptions &options)
{
    const ReadOptions before = this->options();
    m_isFilling = true;
    if (m_sheet)
        m_sheet->setCurrentIndex(std::max(0, m_sheet->findData(options.layerName)));
    if (m_encoding)
        choose(m_encoding, options.encoding, options.encoding);
    if (m_separator) {
        const QString said = options.separator.isNull() ? QString() : QString(options.separator);
        choose(m_separator, said, separatorName(said));
    }
    if (m_header)
        m_header->setValue(options.headerRow ? static_cast<int>(*options.headerRow) : -1);
    m_decimal->setCurrentIndex(static_cast<int>(options.decimalSign));
    m_days->setCurrentIndex(static_cast<int>(options.dateOrder));
    for (const auto &[role, column] :
         {std::pair(Role::X, options.longitudeColumn), std::pair(Role::Y, options.latitudeColumn),
          std::pair(Role::Zone, options.zoneColumn), std::pair(Role::Whole, options.placeColumn)})
        setColumnFor(role, column);
    m_system->setText(options.referenceSystem);
    m_swap->setChecked(options.swapAxes);
    m_start.textColumns = options.textColumns;
    m_start.tagColumns = options.tagColumns;
    m_isFilling = false;
    const ReadOptions now = this->options();
    if (now.layerName != before.layerName || readingToJson(now) != readingToJson(before))
        announce();
}

void ImportChoices::reset()
{
    m_isFilling = true;
    for (QComboBox *box : {m_encoding, m_separator, m_decimal, m_days})
        if (box)
            box->setCurrentIndex(0);
    if (m_header)
        m_header->setValue(-1);
    for (const auto &[role, box] : m_columns)
        box->setCurrentIndex(0);
    m_system->clear();
    m_swap->setChecked(false);
    m_start.textColumns.clear();
    m_start.tagColumns.clear();
    m_isFilling = false;
    announce();
}

} // namespace kohkan
