// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/export_dialog.h"

#include "app/output/left_out.h"
#include "app/output/source_column.h"
#include "datasets/table/passing_on.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace kohkan {

ExportDialog::ExportDialog(const LayerEntry &entry, const RowSet &filtered, const RowSet &selected,
                           const QStringList &sources, QWidget *parent)
    : QDialog(parent)
    , m_entry(entry)
    , m_filtered(filtered)
    , m_selected(selected)
    , m_sources(sources)
    , m_takeSelected(new QRadioButton(tr("Selection (%1)").arg(selected.count()), this))
    , m_takeFiltered(new QRadioButton(tr("Filtered (%1)").arg(filtered.count()), this))
    , m_takeAll(new QRadioButton(tr("All (%1)").arg(entry.layer->rowCount()), this))
    , m_format(new QComboBox(this))
    , m_path(new QLineEdit(this))
    , m_layerName(new QLineEdit(entry.layer->name(), this))
    , m_fields(new QListWidget(this))
    , m_withSources(new QCheckBox(tr("Write out the sources of each row (title, publisher, year, link)"), this))
    , m_security(new QCheckBox(tr("Write out your annotations and the exposure, with their sources"), this))
    , m_note(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Export %1").arg(entry.name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_takeSelected->setEnabled(!selected.isEmpty());
    (selected.isEmpty() ? (filtered.isFull() ? m_takeAll : m_takeFiltered) : m_takeSelected)->setChecked(true);
    for (const auto &format : exportFormats())
        m_format->addItem(QStringLiteral("%1 (*.%2)").arg(format.title, format.extension), format.driver);
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    m_path->setText(
        QStringLiteral("%1/%2.geojson").arg(folder, entry.name.toLower().replace(u' ', u'-').replace(u'/', u'-')));
    for (const auto &column : entry.layer->columns()) {
        if (column->name().startsWith(u'_'))
            continue;
        auto *item = new QListWidgetItem(column->name(), m_fields);
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled);
        item->setCheckState(column->isDerived() ? Qt::Unchecked : Qt::Checked);
        if (column.get() == entry.layer->keyColumn()) { // the key always goes along
            item->setFlags(Qt::NoItemFlags);
            item->setCheckState(Qt::Checked);
        }
    }
    m_withSources->setVisible(!entry.bundledTable.isEmpty() && referenceColumn(*entry.layer));
    m_withSources->setChecked(true);
    m_security->setVisible(entry.isDeposits());
    m_security->setChecked(entry.layer->column(u"annotation_level") || entry.layer->column(u"exposure_index"));
    m_note->setWordWrap(true);

    auto *browseButton = new QPushButton(tr("Browse..."), this);
    auto *pathLine = new QHBoxLayout;
    pathLine->addWidget(m_path, 1);
    pathLine->addWidget(browseButton);
    auto *rows = new QVBoxLayout;
    for (auto *choice : {m_takeSelected, m_takeFiltered, m_takeAll})
        rows->addWidget(choice);
    auto *form = new QFormLayout;
    form->addRow(tr("Rows"), rows);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("File"), pathLine);
    form->addRow(tr("Layer name"), m_layerName);
    form->addRow(tr("Fields"), m_fields);
    form->addRow(QString(), m_withSources);
    form->addRow(QString(), m_security);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
    m_buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    resize(560, 520);

    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_format, &QComboBox::activated, this, &ExportDialog::formatChanged);
    connect(m_path, &QLineEdit::textEdited, this, &ExportDialog::pathEdited);
    connect(m_layerName, &QLineEdit::textEdited, this, &ExportDialog::refresh);
    for (auto *choice : {m_takeSelected, m_takeFiltered, m_takeAll})
        connect(choice, &QRadioButton::toggled, this, &ExportDialog::refresh);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ExportDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

RowSet ExportDialog::chosenRows() const
{
    if (m_takeSelected->isChecked())
        return m_selected;
    return m_takeFiltered->isChecked() ? m_filtered : m_entry.layer->allRows();
}

QStringList ExportDialog::chosenFields() const
{
    QStringList fields;
    for (int i = 0; i < m_fields->count(); ++i)
        if (m_fields->item(i)->checkState() == Qt::Checked)
            fields << m_fields->item(i)->text();
    return fields;
}

QString ExportDialog::targetPath() const
{
    const QString path = m_path->text().trimmed();
    const auto byEnding = exportFormatFor(path);
    const auto &format = exportFormats()[static_cast<std::size_t>(m_format->currentIndex())];
    const bool fits = path.isEmpty() || (byEnding && byEnding->driver == format.driver);
    return fits ? path : QStringLiteral("%1.%2").arg(path, format.extension);
}

QString ExportDialog::layerName() const
{
    const QString name = m_layerName->text().trimmed();
    return layerNameIn(exportFormats()[static_cast<std::size_t>(m_format->currentIndex())],
                       name.isEmpty() ? m_entry.layer->name() : name);
}

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // asked once what is there is known
    dialog->selectFile(m_path->text());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(path);
        pathEdited();
    });
    dialog->open();
}

void ExportDialog::formatChanged()
{
    const auto &format = exportFormats()[static_cast<std::size_t>(m_format->currentIndex())];
    const QFileInfo info(m_path->text());
    m_path->setText(QStringLiteral("%1/%2.%3").arg(info.path(), info.completeBaseName(), format.extension));
    refresh();
}

void ExportDialog::pathEdited()
{
    if (const auto format = exportFormatFor(m_path->text()))
        m_format->setCurrentIndex(m_format->findData(format->driver));
    refresh();
}

void ExportDialog::refresh()
{
    const RowSet rows = chosenRows();
    const auto &format = exportFormats()[static_cast<std::size_t>(m_format->currentIndex())];
    QStringList notes;
    if (m_format->currentData().toString() == QLatin1String("FlatGeobuf"))
        if (const QString sentence = leftOutOfFlatGeobuf(*m_entry.layer, rows); !sentence.isEmpty())
            notes << sentence;
    if (rows.isEmpty())
        notes << tr("No row is chosen; there is nothing to export.");
    const QString refusal = whyNotPassedOn(*m_entry.layer, m_entry.name);
    if (!refusal.isEmpty())
        notes << refusal;
    const QFileInfo file(targetPath());
    const bool hasFolder = file.dir().exists();
    if (!m_path->text().trimmed().isEmpty() && !hasFolder)
        notes << tr("The folder %1 does not exist.").arg(file.path());
    if (targetPath() != m_path->text().trimmed())
        notes << tr("The ending is not that of the format; the file will be %1.").arg(file.fileName());
    m_layerName->setEnabled(!layerNameIn(format, QStringLiteral("layer")).isEmpty());
    if (const QString name = layerName(); !name.isEmpty() && name != m_entry.layer->name())
        notes << tr("In the file the layer will be called %1.").arg(name);
    if (file.isFile())
        notes << (format.driver == QLatin1String("GPKG")
                      ? tr("%1 exists: the layer is added to it. You are asked before anything in it is replaced.")
                            .arg(file.fileName())
                      : tr("%1 exists: you are asked before it is replaced.").arg(file.fileName()));
    m_note->setText(notes.join(u'\n'));
    m_buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    for (auto *button : m_buttons->buttons())
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(!rows.isEmpty() && refusal.isEmpty() && hasFolder &&
                               !m_path->text().trimmed().isEmpty());
}

void ExportDialog::submit()
{
    Request request;
    request.layer = m_entry.layer;
    request.rows = chosenRows();
    request.options.path = targetPath();
    request.options.driver = m_format->currentData().toString();
    request.options.fields = chosenFields();
    request.options.layerName = layerName();
    request.options.sources = m_sources;
    request.withSources = m_withSources->isVisible() && m_withSources->isChecked();
    request.withSecurity = m_security->isVisible() && m_security->isChecked();
    emit exportRequested(request);
    accept();
}

} // namespace kohkan
