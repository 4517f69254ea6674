// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/map_export_dialog.h"

#include "widgets/sheet/page_preview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace kohkan {

namespace {

QSpinBox *spinBox(int least, int most, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(least, most);
    box->setAccelerated(true);
    box->setKeyboardTracking(false);
    return box;
}

} // namespace

MapExportDialog::MapExportDialog(const PageContent &content, const PageSettings &settings, const QString &path,
                                 WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *parent)
    : QDialog(parent)
    , m_format(new QComboBox(this))
    , m_paper(new QComboBox(this))
    , m_width(spinBox(100, 30'000, this))
    , m_height(spinBox(100, 30'000, this))
    , m_pixels(new QWidget(this))
    , m_orientation(new QComboBox(this))
    , m_dpi(spinBox(PageSettings::leastDpi, PageSettings::mostDpi, this))
    , m_title(new QLineEdit(this))
    , m_subtitle(new QLineEdit(this))
    , m_extent(new QComboBox(this))
    , m_scale(new QDoubleSpinBox(this))
    , m_legend(new QCheckBox(tr("Legend"), this))
    , m_names(new QCheckBox(tr("Names"), this))
    , m_graticule(new QCheckBox(tr("Graticule"), this))
    , m_overview(new QCheckBox(tr("Overview"), this))
    , m_path(new QLineEdit(path, this))
    , m_note(new QLabel(this))
    , m_preview(new PagePreview(content, pool, std::move(mailbox), this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_export(m_buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole))
    , m_print(m_buttons->addButton(tr("Print preview..."), QDialogButtonBox::ActionRole))
{
    setWindowTitle(tr("Export map"));
    setObjectName(QStringLiteral("mapExport"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_note->setMinimumHeight(m_note->fontMetrics().lineSpacing() * 4);
    auto *side = new QVBoxLayout;
    side->addLayout(makeForm());
    side->addWidget(m_note);
    side->addStretch(1);
    auto *columns = new QHBoxLayout;
    columns->addLayout(side);
    columns->addWidget(m_preview, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(m_buttons);
    resize(940, 560);
    fill(settings);
    wire();
    formatChanged();
}

QFormLayout *MapExportDialog::makeForm()
{
    m_format->addItem(tr("PDF (*.pdf)"), static_cast<int>(PageSettings::Format::Pdf));
    m_format->addItem(tr("SVG (*.svg)"), static_cast<int>(PageSettings::Format::Svg));
    m_format->addItem(tr("PNG (*.png)"), static_cast<int>(PageSettings::Format::Png));
    for (const auto id : PageSettings::papers())
        m_paper->addItem(QPageSize::key(id), static_cast<int>(id));
    m_paper->addItem(tr("In pixels"), static_cast<int>(QPageSize::Custom));
    m_orientation->addItem(tr("Landscape"), static_cast<int>(QPageLayout::Landscape));
    m_orientation->addItem(tr("Portrait"), static_cast<int>(QPageLayout::Portrait));
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setSingleStep(50);
    m_extent->addItem(tr("What the window shows"), static_cast<int>(PageSettings::Extent::Window));
    m_extent->addItem(tr("Fixed scale"), static_cast<int>(PageSettings::Extent::Scale));
    m_scale->setRange(1'000, 200'000'000);
    m_scale->setDecimals(0);
    m_scale->setPrefix(QStringLiteral("1:"));
    m_scale->setGroupSeparatorShown(true);
    m_scale->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_scale->setKeyboardTracking(false);
    m_title->setPlaceholderText(tr("none"));
    m_subtitle->setPlaceholderText(tr("none"));

    auto *pixels = new QHBoxLayout(m_pixels);
    pixels->setContentsMargins(0, 0, 0, 0);
    pixels->addWidget(m_width);
    pixels->addWidget(new QLabel(QStringLiteral("x"), m_pixels));
    pixels->addWidget(m_height);
    auto *size = new QHBoxLayout;
    size->addWidget(m_paper, 1);
    size->addWidget(m_orientation, 1);
    size->addWidget(m_pixels, 2);
    auto *extent = new QHBoxLayout;
    extent->addWidget(m_extent, 1);
    extent->addWidget(m_scale);
    auto *switches = new QGridLayout;
    switches->addWidget(m_legend, 0, 0);
    switches->addWidget(m_names, 0, 1);
    switches->addWidget(m_graticule, 1, 0);
    switches->addWidget(m_overview, 1, 1);
    auto *browseButton = new QPushButton(tr("Browse..."), this);
    connect(browseButton, &QPushButton::clicked, this, &MapExportDialog::browse);
    auto *file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(browseButton);
    auto *form = new QFormLayout;
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Page"), size);
    form->addRow(tr("Resolution"), m_dpi);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Subtitle"), m_subtitle);
    form->addRow(tr("Extent"), extent);
    form->addRow(tr("Show"), switches);
    form->addRow(tr("File"), file);
    return form;
}

void MapExportDialog::fill(const PageSettings &settings)
{
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(settings.format)));
    m_paper->setCurrentIndex(m_paper->findData(static_cast<int>(settings.paper)));
    m_width->setValue(settings.pixels.width());
    m_height->setValue(settings.pixels.height());
    m_orientation->setCurrentIndex(m_orientation->findData(static_cast<int>(settings.orientation)));
    m_dpi->setValue(static_cast<int>(std::lround(settings.dpi)));
    m_title->setText(settings.title);
    m_subtitle->setText(settings.subtitle);
    m_extent->setCurrentIndex(m_extent->findData(static_cast<int>(settings.extent)));
    m_scale->setValue(settings.scale);
    m_legend->setChecked(settings.legend);
    m_names->setChecked(settings.names);
    m_graticule->setChecked(settings.graticule);
    m_overview->setChecked(settings.overview);
}

PageSettings MapExportDialog::settings() const
{
    PageSettings settings;
    settings.format = static_cast<PageSettings::Format>(m_format->currentData().toInt());
    settings.paper = static_cast<QPageSize::PageSizeId>(m_paper->currentData().toInt());
    settings.pixels = {m_width->value(), m_height->value()};
    settings.orientation = static_cast<QPageLayout::Orientation>(m_orientation->currentData().toInt());
    settings.dpi = m_dpi->value();
    settings.title = m_title->text().trimmed();
    settings.subtitle = m_subtitle->text().trimmed();
    settings.extent = static_cast<PageSettings::Extent>(m_extent->currentData().toInt());
    settings.scale = m_scale->value();
    settings.legend = m_legend->isChecked();
    settings.names = m_names->isChecked();
    settings.graticule = m_graticule->isChecked();
    settings.overview = m_overview->isChecked();
    return settings;
}

void MapExportDialog::wire()
{
    connect(m_format, &QComboBox::activated, this, &MapExportDialog::formatChanged);
    for (auto *box : {m_paper, m_orientation, m_extent})
        connect(box, &QComboBox::currentIndexChanged, this, &MapExportDialog::refresh);
    for (auto *box : {m_width, m_height, m_dpi})
        connect(box, &QSpinBox::valueChanged, this, &MapExportDialog::refresh);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &MapExportDialog::refresh);
    for (auto *box : {m_legend, m_names, m_graticule, m_overview})
        connect(box, &QCheckBox::toggled, this, &MapExportDialog::refresh);
    for (auto *text : {m_title, m_subtitle})
        connect(text, &QLineEdit::textChanged, this, &MapExportDialog::refresh);
    connect(m_path, &QLineEdit::textEdited, this, &MapExportDialog::pathEdited);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        emit exportRequested(settings(), targetPath());
        accept();
    });
    connect(m_print, &QPushButton::clicked, this, [this] { emit printRequested(settings()); });
    connect(this, &QDialog::finished, this, [this] { emit settingsLeft(settings()); });
}

QString MapExportDialog::targetPath() const
{
    const QString path = m_path->text().trimmed();
    const auto format = settings().format;
    const bool fits = path.isEmpty() || PageSettings::formatOf(path) == format;
    return fits ? path : QStringLiteral("%1.%2").arg(path, PageSettings::extension(format));
}

void MapExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export map to"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // the note and the button say it
    dialog->selectFile(m_path->text());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(path);
        pathEdited();
    });
    dialog->open();
}

void MapExportDialog::formatChanged()
{
    const QFileInfo info(m_path->text());
    m_path->setText(QStringLiteral("%1/%2.%3")
                        .arg(info.path(), info.completeBaseName(), PageSettings::extension(settings().format)));
    refresh();
}

void MapExportDialog::pathEdited()
{
    if (const auto format = PageSettings::formatOf(m_path->text()))
        m_format->setCurrentIndex(m_format->findData(static_cast<int>(*format)));
    refresh();
}

void MapExportDialog::refresh()
{
    const PageSettings now = settings();
    const bool isPaper = now.paper != QPageSize::Custom;
    m_orientation->setVisible(isPaper);
    m_pixels->setVisible(!isPaper);
    m_scale->setEnabled(now.extent == PageSettings::Extent::Scale);
    QStringList notes;
    const QString refusal = now.refusal();
    const QFileInfo file(targetPath());
    const bool hasFolder = file.dir().exists();
    if (!refusal.isEmpty())
        notes << refusal;
    else
        notes << tr("%1 x %2 pixels").arg(now.devicePixels().width()).arg(now.devicePixels().height());
    if (!m_path->text().trimmed().isEmpty() && !hasFolder)
        notes << tr("The folder %1 does not exist.").arg(file.path());
    if (targetPath() != m_path->text().trimmed())
        notes << tr("The ending is not that of the format; the file will be %1.").arg(file.fileName());
    if (file.isFile())
        notes << tr("%1 exists and will be replaced once the new file is whole.").arg(file.fileName());
    m_note->setText(notes.join(u'\n'));
    m_export->setEnabled(refusal.isEmpty() && hasFolder && !m_path->text().trimmed().isEmpty());
    m_export->setText(file.isFile() ? tr("Replace file") : tr("Export"));
    m_print->setEnabled(refusal.isEmpty());
    m_preview->setSettings(now);
}

} // namespace kohkan
