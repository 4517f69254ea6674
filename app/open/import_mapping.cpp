// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_mapping.h"

#include "app/open/incident_mapping_dialog.h"
#include "datasets/io/reading_words.h"
#include "datasets/recipes/recipe_files.h"
#include "widgets/parts/copy_guard.h"
#include "widgets/parts/small_table.h"
#include "widgets/parts/wheel_guard.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

namespace kohkan {

namespace {

using Kind = ImportRecipe::Kind;

ImportRecipe recipeOfOptions(const ReadOptions &options)
{
    if (const auto recipe = ImportRecipe::fromJson(options.recipe); !options.recipe.isEmpty() && recipe)
        return *recipe;
    return options.incidents ? recipeOf(*options.incidents) : ImportRecipe();
}

bool mapsSites(Kind kind)
{
    return kind != Kind::None && kind != Kind::Incidents;
}

/// The same, but for how tables are read.
bool saySame(ImportRecipe one, ImportRecipe other)
{
    one.reading = other.reading = {};
    one.id = other.id = QString();
    return one == other;
}

} // namespace

ImportMapping::ImportMapping(Start start, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *parent)
    : QWidget(parent)
    , m_start(std::move(start))
    , m_job(pool, std::move(mailbox), Urgency::Follow)
    , m_timer(new QTimer(this))
    , m_reading(m_start.options)
    , m_recipe(recipeOfOptions(m_start.options))
    , m_from(m_recipe)
    , m_isTaken(m_recipe.kind != Kind::None)
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(patience);
    connect(m_timer, &QTimer::timeout, this, &ImportMapping::make);
    auto *column = new QVBoxLayout(this);
    addHead(column);
    addBody(column);
    showState();
}

void ImportMapping::addHead(QVBoxLayout *column)
{
    auto *line = new QHBoxLayout;
    auto *label = new QLabel(tr("The &rows are"), this);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("rowsAre"));
    for (const auto &[text, kind] :
         {std::pair(tr("places (nothing more)"), Kind::None), std::pair(tr("deposits"), Kind::Deposits),
          std::pair(tr("estimates"), Kind::Estimates), std::pair(tr("production"), Kind::Production),
          std::pair(tr("incidents"), Kind::Incidents)})
        m_kind->addItem(text, static_cast<int>(kind));
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_recipe.kind)));
    label->setBuddy(m_kind);
    guardWheel(m_kind);
    m_origin = new QLabel(this);
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setWordWrap(true);
    auto *load = new QPushButton(tr("Loa&d recipe..."), this);
    m_save = new QPushButton(tr("Sa&ve recipe..."), this);
    m_save->setToolTip(tr("Writes a file that kohkan --recipe takes"));
    for (QPushButton *button : {load, m_save})
        button->setAutoDefault(false);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            chooseKind(static_cast<Kind>(m_kind->currentData().toInt()));
    });
    connect(load, &QPushButton::clicked, this, [this] { askPath(false); });
    connect(m_save, &QPushButton::clicked, this, [this] { askPath(true); });
    line->addWidget(label);
    line->addWidget(m_kind);
    line->addWidget(m_origin, 1);
    line->addWidget(load);
    line->addWidget(m_save);
    column->addLayout(line);
}

void ImportMapping::addBody(QVBoxLayout *column)
{
    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_incidents = new QPushButton(tr("&Columns of incidents..."), this);
    m_incidents->setObjectName(QStringLiteral("incidentColumns"));
    m_incidents->setAutoDefault(false);
    connect(m_incidents, &QPushButton::clicked, this, &ImportMapping::askIncidents);
    column->addWidget(m_note);
    column->addWidget(m_incidents, 0, Qt::AlignLeft);
    m_body = new QSplitter(Qt::Vertical, this);
    m_body->setChildrenCollapsible(false);
    auto *upper = new QSplitter(Qt::Horizontal, m_body);
    upper->setChildrenCollapsible(false);
    m_parts = new MappingParts(upper);
    auto *right = new QSplitter(Qt::Vertical, upper);
    right->setChildrenCollapsible(false);
    m_figures = new MappingFigures(right);
    m_words = new MappingWords(right);
    right->setSizes({170, 150});
    upper->setSizes({320, 680});
    upper->setStretchFactor(1, 1);
    auto *lower = new QWidget(m_body);
    auto *lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    m_summary = new QLabel(lower);
    m_summary->setObjectName(QStringLiteral("mappingSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_summary->setFont(bold);
    auto *result = new QSplitter(Qt::Horizontal, lower);
    result->setChildrenCollapsible(false);
    m_rows = smallTable({}, result);
    m_rows->setAccessibleName(tr("The rows under our columns"));
    m_rows->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_rows->setMinimumHeight(70);
    CopyGuard::put(m_rows); // rows that are not yet anybody's
    m_remarks = new QTextBrowser(result);
    m_remarks->setAccessibleName(tr("What does not fit"));
    m_remarks->setMinimumHeight(70);
    result->setSizes({640, 360});
    lowerColumn->addWidget(m_summary);
    lowerColumn->addWidget(result, 1);
    m_body->setSizes({330, 170});
    m_body->setStretchFactor(0, 1);
    column->addWidget(m_body, 1);
    column->addStretch(0);
    for (auto *each : std::initializer_list<QWidget *>{m_parts, m_figures, m_words})
        each->setMinimumWidth(200);
    connect(m_parts, &MappingParts::changed, this, &ImportMapping::collect);
    connect(m_figures, &MappingFigures::changed, this, &ImportMapping::collect);
    connect(m_words, &MappingWords::changed, this, &ImportMapping::collect);
}

/// A table with other columns begins with what is remembered of such, unless somebody chose something already.
void ImportMapping::setTable(const LayerPtr &read, const ReadOptions &reading)
{
    if (read == m_read)
        return;
    const bool isFirst = !m_read;
    const bool isOther = m_columns != sourceColumns(*read);
    m_read = read;
    m_likely = ImportRecipe::likelyKind(*read);
    m_columns = sourceColumns(*read);
    setReading(reading);
    if (!isOther)
        return remake();
    const bool isChosen = !saySame(m_recipe, m_from) || (isFirst && (m_isTaken || m_start.isOpen));
    const ImportRecipePtr known = m_start.recipes && !isChosen ? m_start.recipes->of(m_columns) : nullptr;
    m_left.clear();
    if (known)
        return take(*known);
    if (!isChosen) {
        m_recipe = m_from = ImportRecipe();
        m_isTaken = false;
    }
    fill();
}

void ImportMapping::setReading(const ReadOptions &reading)
{
    m_reading = reading;
    m_reading.recipe = {};
}

void ImportMapping::take(const ImportRecipe &recipe)
{
    m_recipe = m_from = recipe;
    m_isTaken = true;
    fill();
    emit taken(recipe);
    emit changed();
}

/// What is chosen, into the boxes.
void ImportMapping::fill()
{
    m_isFilling = true;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_recipe.kind)));
    if (mapsSites(m_recipe.kind)) {
        const bool isAsTaken = m_isTaken && saySame(m_recipe, m_from);
        QStandardItemModel *before = m_choosable;
        m_choosable = columnsToChoose(m_columns, this);
        std::vector<std::pair<QString, QString>> commodities;
        const auto known = m_start.shipped ? m_start.shipped->commodities() : std::vector<Commodity>();
        for (const Commodity &each : known)
            commodities.emplace_back(each.token, QStringLiteral("%1, %2").arg(each.token, each.name));
        m_parts->show(m_choosable, m_recipe);
        m_figures->show(m_choosable, commodities, m_recipe);
        m_words->start(m_recipe, known);
        if (before)
            before->deleteLater(); // after the boxes that show it
        m_isFilling = false;
        collect();
        if (isAsTaken)
            m_from = m_recipe; // columns are named as the table names them
    }
    m_isFilling = false;
    showState();
    remake();
}

void ImportMapping::collect()
{
    if (m_isFilling || !mapsSites(m_recipe.kind))
        return;
    m_parts->collect(m_recipe);
    m_recipe.figures = m_figures->figures();
    m_recipe.words = m_words->said();
    if (!saySame(m_recipe, m_from)) // said of this table, whatever those of the recipe have
        m_recipe.columns.removeIf(
            [this](const QString &column) { return !m_columns.contains(column.trimmed(), Qt::CaseInsensitive); });
    showState();
    remake();
    emit changed();
}

ImportRecipe ImportMapping::recipe() const
{
    ImportRecipe recipe = m_recipe;
    if (!saySame(m_recipe, m_from))
        recipe.id.clear(); // no longer the shipped one
    recipe.reading = readingToJson(m_reading);
    return recipe;
}

ReadOptions ImportMapping::applied(ReadOptions options) const
{
    options.recipe = {};
    options.incidents.reset();
    if (m_recipe.kind == Kind::Incidents) {
        if (m_columns.isEmpty() || m_recipe.incidents.whyNot(m_columns).isEmpty())
            options.incidents = std::make_shared<const IncidentMapping>(m_recipe.incidents);
    } else if (m_recipe.kind != Kind::None) {
        ImportRecipe now = recipe();
        now.reading = readingToJson(options);
        options.recipe = now.toJson();
    }
    return options;
}

QString ImportMapping::whyNot() const
{
    return m_columns.isEmpty() ? QString() : m_recipe.whyNot(m_columns);
}

void ImportMapping::chooseKind(Kind kind)
{
    if (kind == m_recipe.kind)
        return;
    m_left[m_recipe.kind] = m_recipe;
    const auto left = m_left.find(kind);
    if (left != m_left.end())
        m_recipe = left->second;
    else if (m_from.kind == kind)
        m_recipe = m_from;
    else
        m_recipe = m_read ? ImportRecipe::guess(*m_read, kind) : ImportRecipe();
    m_recipe.kind = kind;
    fill();
    emit changed();
}

void ImportMapping::reset()
{
    if (saySame(m_recipe, m_from))
        return;
    m_recipe = m_from;
    m_left.clear();
    fill();
    emit changed();
}

QString ImportMapping::origin() const
{
    if (m_recipe.kind == Kind::None) {
        const QString said = m_kind->itemText(m_kind->findData(static_cast<int>(m_likely)));
        return m_likely == Kind::None ? QString() : tr("by their columns they may be %1").arg(said);
    }
    const bool isSame = saySame(m_recipe, m_from);
    if (!m_recipe.name.isEmpty())
        return (isSame ? tr("by the recipe %1") : tr("by the recipe %1, changed")).arg(m_recipe.name);
    if (isSame && m_isTaken)
        return tr("as was said of such a table before");
    return m_isTaken && m_from.kind == m_recipe.kind ? tr("as was said before, changed")
                                                     : tr("by what the columns are called");
}

void ImportMapping::showState()
{
    m_origin->setText(origin());
    m_save->setEnabled(m_recipe.kind != Kind::None);
    m_body->setVisible(mapsSites(m_recipe.kind) && m_read);
    m_incidents->setVisible(m_recipe.kind == Kind::Incidents);
    m_incidents->setEnabled(m_read != nullptr);
    m_note->setVisible(m_body->isHidden());
    if (!m_read)
        m_note->setText(tr("The table is still to be read."));
    else if (m_recipe.kind == Kind::None)
        m_note->setText(tr("The table is shown on the map as it is. Said to be deposits, estimates or production, its "
                           "sites have the panels that the shipped ones have."));
    else if (const QString why = whyNot(); !why.isEmpty())
        m_note->setText(why);
    else
        m_note->setText(tr("It is known which column says what of the incidents."));
}

void ImportMapping::remake()
{
    m_job.cancel(); // what is being made is of an earlier choice
    if (mapsSites(m_recipe.kind) && m_read)
        m_timer->start();
    else
        m_timer->stop();
}

bool ImportMapping::isBusy() const
{
    return m_timer->isActive() || m_job.isRunning();
}

void ImportMapping::make()
{
    if (!m_start.shipped)
        return m_summary->setText(tr("The shipped tables are not there, so that nothing can be made of it."));
    m_summary->setText(tr("Looking at what the rows come to..."));
    m_job.ask([read = m_read, recipe = recipe(), shipped = m_start.shipped](
                  const std::stop_token &stop) { return MappingPreview::of(read, recipe, *shipped, stop); },
              [this](const MappingPreview &made) { show(made); });
}

void ImportMapping::show(const MappingPreview &preview)
{
    m_preview = preview;
    m_summary->setText(preview.summary());
    m_remarks->setPlainText(preview.page());
    m_remarks->setVisible(!preview.remarks.isEmpty());
    m_words->show(preview.words);
    m_rows->setRowCount(0);
    m_rows->setColumnCount(static_cast<int>(preview.heads.size()));
    m_rows->setHorizontalHeaderLabels(preview.heads);
    m_rows->setRowCount(static_cast<int>(preview.rows.size()));
    for (int row = 0; row < m_rows->rowCount(); ++row)
        for (int at = 0; at < m_rows->columnCount(); ++at)
            m_rows->setItem(row, at, smallCell(preview.rows[static_cast<std::size_t>(row)].value(at)));
    constexpr int widest = 200;
    m_rows->resizeColumnsToContents();
    for (int at = 0; at < m_rows->columnCount(); ++at)
        m_rows->setColumnWidth(at, std::min(widest, m_rows->columnWidth(at)));
}

/// Incidents have a dialog of their own.
void ImportMapping::askIncidents()
{
    auto *dialog = new IncidentMappingDialog(m_read, m_start.name, m_recipe.incidents, this);
    connect(dialog, &IncidentMappingDialog::mapped, this, [this](const IncidentMapping &mapping) {
        m_recipe.incidents = mapping;
        showState();
        emit changed();
    });
    dialog->open();
}

void ImportMapping::askPath(bool isToSave)
{
    auto *dialog = new QFileDialog(this, isToSave ? tr("Save the recipe") : tr("Load a recipe"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(isToSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(isToSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Import recipes (*.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, isToSave](const QString &path) { isToSave ? save(path) : load(path); });
    dialog->open();
}

bool ImportMapping::save(const QString &path)
{
    ImportRecipe saved = recipe().toKeep();
    if (saved.name.isEmpty())
        saved.name = QFileInfo(path).completeBaseName();
    const QByteArray text = QJsonDocument(saved.toJson()).toJson();
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    m_origin->setText(isSaved ? tr("saved as %1").arg(path)
                              : tr("%1 was not saved: %2.").arg(path, file.errorString()));
    return isSaved;
}

bool ImportMapping::load(const QString &path)
{
    const auto recipe = readRecipe(path);
    if (!recipe) {
        m_origin->setText(recipe.error().message);
        return false;
    }
    m_left.clear();
    take(*recipe);
    return true;
}

} // namespace kohkan
