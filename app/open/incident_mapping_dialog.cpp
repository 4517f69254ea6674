// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/incident_mapping_dialog.h"

#include "datasets/recipes/import_recipes.h"
#include "datasets/security/incident_record.h"
#include "datasets/table/hilbert_order.h"
#include "widgets/parts/copy_guard.h"
#include "widgets/parts/small_table.h"
#include "widgets/parts/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <numeric>

namespace kohkan {

namespace {

constexpr std::size_t mostWords = 100; ///< distinct values that are offered to be named
constexpr qsizetype mostCounted = 5000;
constexpr std::size_t triedRows = 1000;
constexpr int shownRecords = 5;

using Accuracy = IncidentMapping::Accuracy;

/// The values of a column, the most frequent first.
QStringList wordsOf(const Layer &layer, const QString &name)
{
    const Column *column = name.isEmpty() ? nullptr : layer.column(name);
    if (!column)
        return {};
    QHash<QString, qint64> counts;
    if (column->type() == Column::Type::Text) {
        std::vector<qint64> byCode(column->dictionary().size());
        for (std::size_t i = 0; i < layer.rowCount(); ++i)
            if (!column->isNull(rowAt(i)))
                ++byCode[column->code(rowAt(i))];
        std::vector<std::size_t> codes(byCode.size());
        std::iota(codes.begin(), codes.end(), std::size_t{0});
        const auto end = codes.begin() + static_cast<std::ptrdiff_t>(std::min(mostWords, codes.size()));
        std::partial_sort(codes.begin(), end, codes.end(),
                          [&](std::size_t x, std::size_t y) { return byCode[x] > byCode[y]; });
        for (auto code = codes.begin(); code != end; ++code)
            counts[column->dictionary()[*code].trimmed()] += byCode[*code];
    } else if (column->type() == Column::Type::Integer) {
        QHash<std::int64_t, qint64> numbers;
        for (std::size_t i = 0; i < layer.rowCount() && numbers.size() < mostCounted; ++i)
            if (!column->isNull(rowAt(i)))
                ++numbers[column->integer(rowAt(i))];
        for (auto it = numbers.begin(); it != numbers.end(); ++it)
            counts[QString::number(it.key())] = it.value();
    } else {
        for (std::size_t i = 0; i < layer.rowCount() && i < triedRows; ++i)
            ++counts[column->text(rowAt(i)).trimmed()];
    }
    counts.remove(QString());
    QStringList words = counts.keys();
    std::sort(words.begin(), words.end(), [&](const QString &a, const QString &b) {
        const qint64 left = counts.value(a), right = counts.value(b);
        return left != right ? left > right : a < b;
    });
    return words.mid(0, static_cast<qsizetype>(mostWords));
}

void setHeightOf(QTableWidget *table, int rows)
{
    const int shown = std::clamp(table->rowCount(), 1, rows);
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                          shown * table->verticalHeader()->defaultSectionSize() + 2 * table->frameWidth() + 2);
}

QLabel *section(const QString &title)
{
    auto *label = new QLabel(QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped()));
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

QString kmText(std::int64_t metres)
{
    return IncidentMappingDialog::tr("%1 km").arg(static_cast<double>(metres) / 1000);
}

} // namespace

IncidentMappingDialog::IncidentMappingDialog(LayerPtr layer, const QString &name, const IncidentMapping &start,
                                             QWidget *parent)
    : QDialog(parent)
    , m_layer(std::move(layer))
    , m_dayOrder(new QComboBox)
    , m_accuracy(new QComboBox)
    , m_accuracyKm(new QDoubleSpinBox)
    , m_codes(smallTable({tr("Code"), tr("Within, km (empty: left out)")}, this))
    , m_everyType(new QComboBox)
    , m_types(smallTable({tr("The table says"), tr("Event type (ACLED)")}, this))
    , m_mayBePassedOn(new QCheckBox(tr("Its rows may be &passed on")))
    , m_licence(new QLineEdit(start.licence))
    , m_result(new QLabel)
    , m_records(smallTable({tr("Id"), tr("Date"), tr("Within"), tr("Event type"), tr("Deaths"), tr("Place")}, this))
{
    setWindowTitle(tr("Incidents of %1: which column says what").arg(name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_said = start;
    for (QTableWidget *table : {m_codes, m_types, m_records})
        CopyGuard::put(table); // rows whose mark may only just be taken away
    auto *controls = new QWidget;
    auto *form = new QFormLayout(controls);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addWhen(form, start);
    addWhere(form, start);
    addWhat(form, start);
    addDeaths(form, start);
    addLicence(form, start);
    guardWheel(controls);
    auto *scroll = new QScrollArea;
    scroll->setWidget(controls);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_use = buttons->addButton(tr("&Use as incidents"), QDialogButtonBox::AcceptRole);
    for (auto *button : buttons->findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in a field ends that field, not the dialog
    for (const int wide : {0, 1, 2, 4})
        m_records->horizontalHeader()->setSectionResizeMode(wide, QHeaderView::ResizeToContents);
    auto *column = new QVBoxLayout(this);
    auto *intro = new QLabel(tr("Only the date is needed. It is remembered for the next table with these columns."));
    intro->setWordWrap(true);
    column->addWidget(intro);
    column->addWidget(scroll, 1);
    column->addWidget(m_result);
    column->addWidget(m_records);
    column->addWidget(buttons);
    resize(620, 680);
    connect(buttons, &QDialogButtonBox::rejected, this, [this] {
        emit discarded();
        reject();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit mapped(mapping());
        accept();
    });
    fillTypes();
    fillCodes();
    m_isFilling = false;
    changed();
    m_columns.value(QStringLiteral("date"))->setFocus();
}

QComboBox *IncidentMappingDialog::addColumn(QFormLayout *form, const QString &part, const QString &title,
                                            const QString &chosen, const QString &none)
{
    auto *choice = new QComboBox;
    choice->addItem(none, QString());
    for (const QString &name : sourceColumns(*m_layer))
        choice->addItem(name, name);
    choice->setCurrentIndex(std::max(0, choice->findData(chosen)));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(16);
    form->addRow(title, choice);
    m_columns.insert(part, choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &IncidentMappingDialog::changed);
    return choice;
}

void IncidentMappingDialog::addWhen(QFormLayout *form, const IncidentMapping &start)
{
    form->addRow(section(tr("When")));
    addColumn(form, QStringLiteral("date"), tr("&Date"), start.date, tr("(choose a column)"));
    addColumn(form, QStringLiteral("date_end"), tr("Last day"), start.dateEnd, tr("(the same day)"));
    m_dayOrder->addItem(tr("day first: 31/12/2024"));
    m_dayOrder->addItem(tr("month first: 12/31/2024"));
    m_dayOrder->setCurrentIndex(start.dayOrder == IncidentMapping::DayOrder::MonthFirst ? 1 : 0);
    form->addRow(tr("Numeric dates"), m_dayOrder);
    addColumn(form, QStringLiteral("id"), tr("&Id of the event"), start.id, tr("(the number of the row)"));
    connect(m_dayOrder, &QComboBox::currentIndexChanged, this, &IncidentMappingDialog::changed);
}

void IncidentMappingDialog::addWhere(QFormLayout *form, const IncidentMapping &start)
{
    form->addRow(section(tr("Where")));
    const bool hasPlaces = m_layer->geometry().hasPoints() && start.longitude.isEmpty();
    if (!hasPlaces) {
        const QString none = tr("(found by its name)");
        addColumn(form, QStringLiteral("longitude"), tr("&Longitude"), start.longitude, none);
        addColumn(form, QStringLiteral("latitude"), tr("L&atitude"), start.latitude, none);
    }
    m_accuracy->addItems({tr("every place is known equally well"), tr("a column says it in metres"),
                          tr("a column says it in kilometres"), tr("a column has a code for it")});
    m_accuracy->setCurrentIndex(static_cast<int>(start.accuracy));
    form->addRow(tr("How &well known"), m_accuracy);
    m_accuracyKm->setRange(0, 1000);
    m_accuracyKm->setDecimals(1);
    m_accuracyKm->setSuffix(tr(" km"));
    m_accuracyKm->setValue(start.accuracyKm);
    form->addRow(tr("Within"), m_accuracyKm);
    auto *column = addColumn(form, QStringLiteral("accuracy_column"), tr("Column that says it"), start.accuracyColumn,
                             tr("(choose a column)"));
    form->addRow(m_codes);
    connect(m_accuracy, &QComboBox::currentIndexChanged, this, [this] { fillCodes(); });
    connect(column, &QComboBox::currentIndexChanged, this, [this] { fillCodes(); });
    connect(m_accuracyKm, &QDoubleSpinBox::valueChanged, this, &IncidentMappingDialog::changed);
}

void IncidentMappingDialog::addWhat(QFormLayout *form, const IncidentMapping &start)
{
    form->addRow(section(tr("What")));
    auto *column =
        addColumn(form, QStringLiteral("event_type"), tr("&Event type"), start.eventType, tr("(all are of one type)"));
    m_everyType->addItems(eventTypes());
    m_everyType->setCurrentText(start.everyType);
    form->addRow(tr("Type of all"), m_everyType);
    form->addRow(m_types);
    const QString none = tr("(none)");
    addColumn(form, QStringLiteral("sub_type"), tr("Sub-type"), start.subType, none);
    addColumn(form, QStringLiteral("actor"), tr("Actor"), start.actor, none);
    addColumn(form, QStringLiteral("admin1"), tr("Province"), start.admin1, none);
    addColumn(form, QStringLiteral("admin2"), tr("District"), start.admin2, none);
    addColumn(form, QStringLiteral("place"), tr("Place"), start.place, none);
    addColumn(form, QStringLiteral("source"), tr("Source"), start.source, none);
    connect(column, &QComboBox::currentIndexChanged, this, [this] { fillTypes(); });
    connect(m_everyType, &QComboBox::currentIndexChanged, this, &IncidentMappingDialog::changed);
}

void IncidentMappingDialog::addDeaths(QFormLayout *form, const IncidentMapping &start)
{
    form->addRow(section(tr("Deaths")));
    const QString none = tr("(not said)");
    addColumn(form, QStringLiteral("fatalities"), tr("&Best figure"), start.fatalities, none);
    addColumn(form, QStringLiteral("fatalities_low"), tr("Lowest"), start.fatalitiesLow, none);
    addColumn(form, QStringLiteral("fatalities_high"), tr("Highest"), start.fatalitiesHigh, none);
}

void IncidentMappingDialog::addLicence(QFormLayout *form, const IncidentMapping &start)
{
    form->addRow(section(tr("Licence")));
    m_mayBePassedOn->setChecked(start.mayBePassedOn);
    m_mayBePassedOn->setToolTip(tr("Not ticked, its rows leave the program only as counts"));
    form->addRow(m_mayBePassedOn);
    m_licence->setPlaceholderText(tr("terms of the source, as far as they are known"));
    form->addRow(tr("Terms"), m_licence);
    connect(m_mayBePassedOn, &QCheckBox::toggled, this, &IncidentMappingDialog::changed);
    connect(m_licence, &QLineEdit::textChanged, this, &IncidentMappingDialog::changed);
}

/// One line for each word that the column of event types has.
void IncidentMappingDialog::fillTypes()
{
    const IncidentMapping &start = m_said;
    const QStringList words = wordsOf(*m_layer, chosen("event_type"));
    m_types->setRowCount(0);
    m_types->setRowCount(static_cast<int>(words.size()));
    for (int row = 0; row < m_types->rowCount(); ++row) {
        const QString &word = words[row];
        auto *type = new QComboBox;
        type->addItem(tr("(as it stands, weight 1)"), QString());
        for (const QString &known : eventTypes())
            type->addItem(known, known);
        const auto said = start.types.find(word);
        const QString likely = eventTypes().contains(word) ? word : likelyEventType(word);
        type->setCurrentIndex(std::max(0, type->findData(said == start.types.end() ? likely : said->second)));
        m_types->setItem(row, 0, smallCell(word));
        m_types->setCellWidget(row, 1, type);
        guardWheel(type);
        connect(type, &QComboBox::currentIndexChanged, this, &IncidentMappingDialog::changed);
    }
    setHeightOf(m_types, 6);
    changed();
}

/// One line for each code that says how well places are known.
void IncidentMappingDialog::fillCodes()
{
    const IncidentMapping &start = m_said;
    const bool areCodes = m_accuracy->currentIndex() == static_cast<int>(Accuracy::Codes);
    const QStringList codes = areCodes ? wordsOf(*m_layer, chosen("accuracy_column")) : QStringList();
    m_codes->setRowCount(0);
    m_codes->setRowCount(static_cast<int>(codes.size()));
    for (int row = 0; row < m_codes->rowCount(); ++row) {
        const auto said = start.codeKm.find(codes[row]);
        auto *km = new QLineEdit(said == start.codeKm.end() ? QString() : QString::number(said->second));
        auto *validator = new QDoubleValidator(0, 1000, 3, km);
        QLocale plain = QLocale::c(); // as it is read
        plain.setNumberOptions(QLocale::RejectGroupSeparator);
        validator->setLocale(plain);
        km->setValidator(validator);
        m_codes->setItem(row, 0, smallCell(codes[row]));
        m_codes->setCellWidget(row, 1, km);
        connect(km, &QLineEdit::textChanged, this, &IncidentMappingDialog::changed);
    }
    setHeightOf(m_codes, 5);
    changed();
}

QString IncidentMappingDialog::chosen(const char *part) const
{
    const QComboBox *choice = m_columns.value(QString::fromLatin1(part));
    return choice ? choice->currentData().toString() : QString();
}

IncidentMapping IncidentMappingDialog::mapping() const
{
    QJsonObject columns;
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it)
        columns.insert(it.key(), it.value()->currentData().toString());
    IncidentMapping mapping = IncidentMapping::fromJson(columns);
    using DayOrder = IncidentMapping::DayOrder;
    mapping.dayOrder = m_dayOrder->currentIndex() == 1 ? DayOrder::MonthFirst : DayOrder::DayFirst;
    mapping.accuracy = static_cast<Accuracy>(m_accuracy->currentIndex());
    mapping.accuracyKm = m_accuracyKm->value();
    if (mapping.accuracy == Accuracy::Same)
        mapping.accuracyColumn.clear();
    mapping.codeKm = m_said.codeKm;
    mapping.types = m_said.types;
    mapping.everyType = m_everyType->currentText();
    mapping.mayBePassedOn = m_mayBePassedOn->isChecked();
    mapping.licence = m_licence->text().trimmed();
    return mapping;
}

/// What the tables say now; what other columns had stays said.
void IncidentMappingDialog::keepSaid()
{
    for (int row = 0; row < m_codes->rowCount(); ++row) {
        bool isNumber = false;
        const QString code = m_codes->item(row, 0)->text();
        const double km = qobject_cast<QLineEdit *>(m_codes->cellWidget(row, 1))->text().toDouble(&isNumber);
        if (isNumber)
            m_said.codeKm[code] = km;
        else
            m_said.codeKm.erase(code);
    }
    for (int row = 0; row < m_types->rowCount(); ++row)
        m_said.types[m_types->item(row, 0)->text()] =
            qobject_cast<QComboBox *>(m_types->cellWidget(row, 1))->currentData().toString();
}

void IncidentMappingDialog::changed()
{
    if (m_isFilling)
        return;
    keepSaid();
    const bool isSame = m_accuracy->currentIndex() == static_cast<int>(Accuracy::Same);
    m_accuracyKm->setEnabled(isSame);
    m_columns.value(QStringLiteral("accuracy_column"))->setEnabled(!isSame);
    m_codes->setVisible(m_codes->rowCount() > 0);
    m_everyType->setEnabled(chosen("event_type").isEmpty());
    m_types->setVisible(m_types->rowCount() > 0);
    showResult();
    emit edited(mapping());
}

/// What the first rows make: how many count, why the others do not, and the first few as they are read.
void IncidentMappingDialog::showResult()
{
    const auto now = std::make_shared<const IncidentMapping>(mapping());
    const QString why = now->whyNot(sourceColumns(*m_layer));
    m_use->setEnabled(why.isEmpty());
    m_records->setRowCount(0);
    setHeightOf(m_records, shownRecords);
    if (!why.isEmpty())
        return m_result->setText(why);
    const IncidentReader reader(*m_layer, now);
    const bool willHavePlaces = !now->longitude.isEmpty();
    const auto hasNumbers = [&](Row row) {
        const Column *lon = m_layer->column(now->longitude), *lat = m_layer->column(now->latitude);
        const auto x = lon ? parseNumber(lon->text(row).trimmed()) : std::nullopt;
        const auto y = lat ? parseNumber(lat->text(row).trimmed()) : std::nullopt;
        return x && y && isInRange({x->value, y->value});
    };
    std::size_t tried = 0, counting = 0;
    QMap<QString, int> reasons;
    for (const Row row : m_layer->bySourceRow()) {
        if (tried++ == triedRows)
            break;
        const IncidentRecord record = reader.read(row);
        const bool isPlaced = willHavePlaces && record.problem == IncidentReader::noPlace() && hasNumbers(row);
        const QString code = record.coarseCode.isEmpty() ? QStringLiteral("—") : record.coarseCode;
        const QString reason = isPlaced                    ? QString()
                               : !record.problem.isEmpty() ? record.problem
                               : !record.tooCoarse.isEmpty()
                                   ? tr("%1 %2: no distance is given for it").arg(record.tooCoarse, code)
                                   : QString();
        if (!reason.isEmpty()) {
            ++reasons[reason];
            continue;
        }
        if (++counting > shownRecords)
            continue;
        const int at = m_records->rowCount();
        m_records->insertRow(at);
        const QStringList texts{record.id.isEmpty() ? tr("row %1").arg(m_layer->sourceRow(row) + 1) : record.id,
                                record.date->text(),
                                kmText(record.accuracy),
                                record.type,
                                record.best ? QString::number(*record.best) : QStringLiteral("—"),
                                record.place};
        for (int i = 0; i < texts.size(); ++i)
            m_records->setItem(at, i, smallCell(texts[i]));
    }
    tried = std::min(tried, triedRows);
    m_use->setEnabled(counting > 0 || tried == triedRows); // some of a long table may count further down
    QString text = tr("Of the first %1 rows %2 count.").arg(tried).arg(counting);
    QStringList parts;
    for (auto it = reasons.begin(); it != reasons.end() && parts.size() < 8; ++it)
        parts << tr("%1 (%2)").arg(it.key().chopped(it.key().endsWith(u'.') ? 1 : 0)).arg(it.value());
    if (!parts.isEmpty())
        text += u' ' + tr("Left out: %1.").arg(parts.join(QStringLiteral("; ")));
    m_result->setText(text);
    setHeightOf(m_records, shownRecords);
}

QString IncidentMappingDialog::resultText() const
{
    return m_result->text();
}

} // namespace kohkan
