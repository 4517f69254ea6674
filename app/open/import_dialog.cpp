// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_dialog.h"

#include "app/open/import_count_page.h"
#include "app/open/import_table_model.h"
#include "app/open/import_table_view.h"

#include <QActionGroup>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace kohkan {

namespace {

using Role = ImportPreview::Role;

ImportChoices::Source sourceKind(const QString &path, const QString &driver)
{
    const QString kind = driver.isEmpty() ? QFileInfo(path).suffix().toUpper() : driver;
    if (kind == QLatin1String("XLSX") || kind == QLatin1String("ODS"))
        return ImportChoices::Source::Spreadsheet;
    static const QStringList texts{QStringLiteral("CSV"), QStringLiteral("TSV"), QStringLiteral("PSV"),
                                   QStringLiteral("TAB"), QStringLiteral("TXT")};
    return texts.contains(kind) ? ImportChoices::Source::TextFile : ImportChoices::Source::Database;
}

} // namespace

ImportDialog::ImportDialog(Source source, DatasetLoader *loader, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox,
                           QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_reader(new ImportReader(m_source.path, loader, pool, mailbox, this))
    , m_choices(new ImportChoices(sourceKind(m_source.path, m_source.options.driver), m_source.sheets, m_source.options,
                                  this))
    , m_model(new ImportTableModel(this))
    , m_mapping(
          new ImportMapping({m_source.name, m_source.options, m_source.recipes, loader->readings(), m_source.isOpen},
                            pool, std::move(mailbox), this))
{
    setObjectName(QStringLiteral("import"));
    setWindowTitle(m_source.isOpen ? tr("Reading of %1").arg(m_source.name) : tr("Import %1").arg(m_source.name));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);
    auto *column = new QVBoxLayout(this);
    addHead(column);
    addTable(column);
    m_tabs->addTab(m_mapping, tr("What the colu&mns mean"));
    addButtons(column);
    connect(m_choices, &ImportChoices::changed, this, &ImportDialog::ask);
    connect(m_reader, &ImportReader::began, this, &ImportDialog::showBusy);
    connect(m_reader, &ImportReader::progressed, this, &ImportDialog::showProgress);
    connect(m_reader, &ImportReader::previewed, this, &ImportDialog::showPreview);
    connect(m_reader, &ImportReader::counted, this, &ImportDialog::showCount);
    connect(m_reader, &ImportReader::failed, this, &ImportDialog::showError);
    connect(m_mapping, &ImportMapping::changed, this, &ImportDialog::useMapping);
    connect(m_mapping, &ImportMapping::taken, this,
            [this](const ImportRecipe &recipe) { m_choices->take(recipe.applied(m_choices->options())); });
    connect(m_table, &ImportTableView::menuRequested, this, &ImportDialog::openColumnMenu);
    const QSize most = screen()->availableSize() - QSize(40, 80);
    resize(QSize(1180, 780).boundedTo(most));
}

void ImportDialog::addHead(QVBoxLayout *column)
{
    m_questions = new QLabel(this);
    m_questions->setObjectName(QStringLiteral("questions"));
    m_questions->setTextFormat(Qt::RichText);
    m_questions->setWordWrap(true);
    m_questions->setFrameShape(QFrame::StyledPanel);
    m_questions->setMargin(6);
    m_questions->hide();
    column->addWidget(m_questions);
}

void ImportDialog::addTable(QVBoxLayout *column)
{
    m_tabs = new QTabWidget(this);
    auto *page = new QWidget(m_tabs);
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->addWidget(m_choices);
    auto *splitter = new QSplitter(Qt::Vertical, page);
    splitter->setChildrenCollapsible(false);
    auto *upper = new QWidget(splitter);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    m_table = new ImportTableView(m_model, upper);
    m_legend = new ImportLegend(upper);
    upperColumn->addWidget(m_table, 1);
    upperColumn->addWidget(m_legend);
    addCounts(new QWidget(splitter));
    m_table->setMinimumHeight(110);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({400, 170});
    pageColumn->addWidget(splitter, 1);
    m_tabs->addTab(page, tr("Rows as &they will be"));
    column->addWidget(m_tabs, 1);
}

void ImportDialog::addCounts(QWidget *lower)
{
    auto *lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    auto *line = new QHBoxLayout;
    m_summary = new QLabel(lower);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_summary->setFont(bold);
    m_busy = new QProgressBar(lower);
    m_busy->setAccessibleName(tr("Counting"));
    m_busy->setFixedWidth(160);
    m_busy->setTextVisible(false);
    line->addWidget(m_summary, 1);
    line->addWidget(m_busy);
    m_page = new QTextBrowser(lower);
    m_page->setAccessibleName(tr("What is left out and why"));
    m_page->setMinimumHeight(60);
    lowerColumn->addLayout(line);
    lowerColumn->addWidget(m_page, 1);
}

void ImportDialog::addButtons(QVBoxLayout *column)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_open = buttons->addButton(m_source.isOpen ? tr("Read again") : tr("&Open"), QDialogButtonBox::AcceptRole);
    m_open->setDefault(true);
    QPushButton *reset = buttons->addButton(tr("All as &found"), QDialogButtonBox::ResetRole);
    reset->setToolTip(tr("Takes back every choice made here"));
    reset->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset, &QPushButton::clicked, m_choices, &ImportChoices::reset);
    connect(reset, &QPushButton::clicked, m_mapping, &ImportMapping::reset);
    column->addWidget(buttons);
}

void ImportDialog::start(const DatasetLoader::Loaded *loaded)
{
    if (loaded)
        m_reader->take(m_choices->options(), *loaded);
    else
        ask();
    m_table->setFocus();
}

const DatasetLoader::Loaded *ImportDialog::read() const
{
    return options().recipe.isEmpty() ? m_reader->whole() : nullptr;
}

QString ImportDialog::summary() const
{
    return m_summary->text();
}

QString ImportDialog::page() const
{
    return m_page->toPlainText();
}

QString ImportDialog::questions() const
{
    return m_leavesOpen ? m_questions->text() : QString();
}

void ImportDialog::ask()
{
    const ReadOptions options = this->options();
    m_mapping->setReading(options);
    m_isReadable = m_choices->isValid();
    showCanOpen();
    if (m_isReadable)
        return m_reader->ask(options);
    m_reader->drop();
    m_busy->hide();
    m_summary->setText(tr("The reference system is not known; nothing can be placed in it."));
}

/// Incidents are read as such; for other kinds the reading stays as it is.
void ImportDialog::useMapping()
{
    const auto now = options().incidents, asked = m_reader->options().incidents;
    const bool isSame = now && asked ? *now == *asked : now == asked;
    if (!isSame)
        return ask();
    showCanOpen();
}

void ImportDialog::showCanOpen()
{
    const QString why = m_mapping->whyNot();
    m_open->setEnabled(m_isReadable && why.isEmpty());
    m_open->setToolTip(why);
}

void ImportDialog::showBusy()
{
    m_isReadable = true;
    showCanOpen();
    m_busy->setRange(0, 0);
    m_busy->show();
    m_page->setEnabled(false); // what it says is of an earlier reading
    m_summary->setText(tr("Reading the whole file..."));
}

void ImportDialog::showProgress(double share, qint64 rows)
{
    m_busy->setRange(0, share < 0 ? 0 : 100);
    if (share >= 0)
        m_busy->setValue(static_cast<int>(share * 100));
    if (rows > 0)
        m_summary->setText(tr("Reading the whole file: %1 rows so far").arg(rows));
}

void ImportDialog::showPreview(const ImportPreview &preview, bool isOfWhole)
{
    if (const auto *whole = m_reader->whole(); whole && isOfWhole) {
        m_choices->showFound(*whole->layer, preview);
        showQuestions(whole->questions);
        m_mapping->setTable(whole->layer, m_choices->options());
        showCanOpen();
    }
    m_model->show(preview);
    m_legend->show(m_model->fates());
    QStringList columns; // with their types, which stand in their heads
    for (int i = 0; i < m_model->columnCount(); ++i)
        columns << m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
    if (std::exchange(m_shownColumns, columns) != columns)
        m_table->fitColumns();
}

void ImportDialog::showCount(const ImportCount &count)
{
    m_busy->hide();
    m_summary->setText(importSummary(count.report));
    m_page->setHtml(importCountPage(count));
    m_page->setEnabled(true);
    showQuestions(count.questions);
    emit counted(count);
}

void ImportDialog::showError(const Error &error)
{
    m_busy->hide();
    m_isReadable = false;
    showCanOpen();
    m_summary->setText(error.message);
    m_page->setPlainText(error.detail);
    m_page->setEnabled(true);
    m_model->show({});
    m_shownColumns.clear();
    m_legend->show({});
    showQuestions({});
}

void ImportDialog::showQuestions(const QStringList &questions)
{
    constexpr qsizetype most = 4;
    m_leavesOpen = !questions.isEmpty();
    QString text;
    for (const QString &question : questions.mid(0, most))
        text += QStringLiteral("<div>• %1</div>").arg(question.toHtmlEscaped());
    if (questions.size() > most)
        text += QStringLiteral("<div>%1</div>").arg(tr("... and %1 more.").arg(questions.size() - most));
    m_questions->setText(questions.isEmpty()
                             ? tr("The file leaves nothing open now.")
                             : QStringLiteral("<b>%1</b>%2").arg(tr("What the file leaves open"), text));
    if (questions.isEmpty() && m_questions->isHidden())
        return;
    m_questions->show(); // and as high as it was, so that nothing below it moves under the hand
    const int width = m_questions->width() > 0 ? m_questions->width() : m_questions->sizeHint().width();
    m_questions->setMinimumHeight(std::max(m_questions->minimumHeight(), m_questions->heightForWidth(width)));
}

/// What the column is: how its values are taken, and what it says of places.
void ImportDialog::openColumnMenu(int column, const QPoint &at)
{
    const QString name = m_model->preview().columns[static_cast<std::size_t>(column)].name;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *types = new QActionGroup(menu);
    const auto add = [&](const QString &text, bool isChosen, auto &&choose) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(isChosen);
        connect(action, &QAction::triggered, this, choose);
        return action;
    };
    menu->addSection(name);
    using Keep = ImportChoices::Keep;
    const Keep now = m_choices->keepOf(name);
    for (const auto &[text, keep] :
         {std::pair(tr("As &found"), Keep::AsFound), std::pair(tr("Keep as &text"), Keep::Text),
          std::pair(tr("&List of tags (a;b)"), Keep::Tags)})
        types->addAction(add(text, now == keep, [this, name, kept = keep] { m_choices->keep(name, kept); }));
    menu->addSection(tr("Says of the place"));
    for (const auto &[text, role] :
         {std::pair(tr("L&ongitude or easting"), Role::X), std::pair(tr("L&atitude or northing"), Role::Y),
          std::pair(tr("UTM &zone"), Role::Zone), std::pair(tr("&WKT, pair or MGRS"), Role::Whole)}) {
        const bool isChosen = m_choices->columnFor(role) == name;
        add(text, isChosen,
            [this, name, isChosen, said = role] { m_choices->setColumnFor(said, isChosen ? QString() : name); });
    }
    menu->popup(at);
}

} // namespace kohkan
