// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/dossier_dialog.h"

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
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace kohkan {

namespace {

QString usualFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

} // namespace

DossierDialog::DossierDialog(DossierRequest request, QWidget *parent)
    : QDialog(parent)
    , m_request(std::move(request))
    , m_folder(new QLineEdit(m_request.folder.isEmpty() ? usualFolder() : m_request.folder, this))
    , m_pdf(new QCheckBox(tr("PDF"), this))
    , m_html(new QCheckBox(tr("HTML"), this))
    , m_basis(new QComboBox(this))
    , m_paper(new QComboBox(this))
    , m_note(new QLabel(this))
{
    setWindowTitle(m_request.ids.size() == 1 ? tr("Dossier") : tr("Dossiers of %1 sites").arg(m_request.ids.size()));
    setAttribute(Qt::WA_DeleteOnClose);
    m_folder->setAccessibleName(tr("Folder"));
    m_pdf->setChecked(m_request.formats.contains(DossierFormat::Pdf));
    m_html->setChecked(m_request.formats.contains(DossierFormat::Html));
    m_basis->addItem(tr("As reported"), static_cast<int>(Basis::AsReported));
    m_basis->addItem(tr("100 %"), static_cast<int>(Basis::Whole));
    m_basis->setCurrentIndex(m_basis->findData(static_cast<int>(m_request.view.basis)));
    m_paper->addItem(tr("A4"), static_cast<int>(Paper::A4));
    m_paper->addItem(tr("Letter"), static_cast<int>(Paper::Letter));
    m_paper->setCurrentIndex(m_paper->findData(static_cast<int>(m_request.paper)));
    m_note->setWordWrap(true);

    auto *browseButton = new QPushButton(tr("Browse..."), this);
    auto *folderLine = new QHBoxLayout;
    folderLine->addWidget(m_folder, 1);
    folderLine->addWidget(browseButton);
    auto *formats = new QHBoxLayout;
    formats->addWidget(m_pdf);
    formats->addWidget(m_html);
    formats->addStretch();
    auto *form = new QFormLayout;
    form->addRow(tr("Sites"), new QLabel(tr("%1 selected, a file each").arg(m_request.ids.size()), this));
    form->addRow(tr("Folder"), folderLine);
    form->addRow(tr("Format"), formats);
    form->addRow(tr("Basis"), m_basis);
    form->addRow(tr("Paper"), m_paper);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_write = buttons->addButton(tr("Write"), QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    resize(520, sizeHint().height());

    connect(browseButton, &QPushButton::clicked, this, &DossierDialog::browse);
    connect(m_folder, &QLineEdit::textChanged, this, &DossierDialog::refresh);
    connect(m_pdf, &QCheckBox::toggled, this, &DossierDialog::refresh);
    connect(m_html, &QCheckBox::toggled, this, &DossierDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &DossierDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

DossierRequest DossierDialog::asked() const
{
    DossierRequest request = m_request;
    request.folder = m_folder->text().trimmed();
    request.formats.clear();
    if (m_pdf->isChecked())
        request.formats << DossierFormat::Pdf;
    if (m_html->isChecked())
        request.formats << DossierFormat::Html;
    request.view.basis = static_cast<Basis>(m_basis->currentData().toInt());
    request.paper = static_cast<Paper>(m_paper->currentData().toInt());
    return request;
}

void DossierDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Folder of the dossiers"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void DossierDialog::refresh()
{
    const DossierRequest request = asked();
    const QFileInfo folder(request.folder);
    const bool isFolder = !request.folder.isEmpty() && folder.isDir(), mayWrite = isFolder && folder.isWritable();
    QStringList notes;
    if (!isFolder)
        notes << tr("The folder does not exist.");
    else if (!mayWrite)
        notes << tr("The folder may not be written to.");
    if (request.formats.isEmpty())
        notes << tr("Choose a format.");
    int there = 0;
    if (mayWrite)
        for (const QString &id : request.ids)
            for (const DossierFormat format : request.formats)
                there += QFileInfo::exists(dossierPath(request.folder, id, format)) ? 1 : 0;
    if (there > 0)
        notes << (there == 1 ? tr("A file that exists will be replaced once the new one is whole.")
                             : tr("%1 files that exist will be replaced, each once the new one is whole.").arg(there));
    m_note->setText(notes.join(u'\n'));
    m_write->setEnabled(mayWrite && !request.formats.isEmpty());
}

void DossierDialog::submit()
{
    emit dossiersRequested(asked());
    accept();
}

} // namespace kohkan
