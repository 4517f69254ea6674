// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/system_menu.h"

#include "widgets/map/map_view.h"

#include <QActionGroup>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace kohkan {

namespace {

/// Asks for a code and shows what it stands for while it is typed.
class CodeDialog : public QDialog {
public:
    explicit CodeDialog(QWidget *parent) : QDialog(parent)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(SystemMenu::tr("Reference system of the map"));
        auto *layout = new QVBoxLayout(this);
        auto *prompt = new QLabel(SystemMenu::tr("EPSG &code of a geographic or projected system:"), this);
        m_code = new QLineEdit(this);
        m_code->setPlaceholderText(QStringLiteral("EPSG:24313"));
        prompt->setBuddy(m_code);
        m_answer = new QLabel(this);
        m_answer->setWordWrap(true);
        m_answer->setMinimumSize(380, 4 * fontMetrics().lineSpacing());
        m_answer->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
        m_ok = buttons->button(QDialogButtonBox::Ok);
        m_ok->setText(SystemMenu::tr("Show the map in it"));
        for (QWidget *widget : std::initializer_list<QWidget *>{prompt, m_code, m_answer, buttons})
            layout->addWidget(widget);
        connect(m_code, &QLineEdit::textChanged, this, &CodeDialog::look);
        connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
        connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
        look();
    }
    QString code() const { return m_code->text(); }

private:
    void look()
    {
        if (m_code->text().trimmed().isEmpty()) {
            m_answer->clear();
            m_ok->setEnabled(false);
            return;
        }
        const auto system = ViewSystem::create(m_code->text());
        m_answer->setText(system ? SystemMenu::describe(**system) : system.error().message);
        m_ok->setEnabled(bool(system));
    }
    QLineEdit *m_code;
    QLabel *m_answer;
    QPushButton *m_ok;
};

} // namespace

SystemMenu::SystemMenu(MapView *map, QWidget *parent)
    : QMenu(tr("&Reference system"), parent), m_map(map), m_choices(new QActionGroup(this))
{
    const std::pair<QString, QString> usual[] = {
        {QStringLiteral("EPSG:3857"), tr("&Web Mercator")},
        {QStringLiteral("EPSG:4326"), tr("WGS &84 (longitude and latitude)")},
        {QStringLiteral("EPSG:32641"), tr("UTM zone 4&1N (Balochistan, west)")},
        {QStringLiteral("EPSG:32642"), tr("UTM zone 4&2N (66° to 72° E)")},
        {QStringLiteral("EPSG:32643"), tr("UTM zone 4&3N (Khyber Pakhtunkhwa, Gilgit-Baltistan)")},
        {ViewSystem::pakistanConic(), tr("&Lambert conformal conic for Pakistan")}};
    for (const auto &[code, title] : usual) {
        QAction *choice = addAction(title);
        choice->setCheckable(true);
        choice->setData(code);
        m_choices->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, own = code] { choose(own); });
    }
    addSeparator();
    m_other = addAction(tr("&Other EPSG code..."), this, &SystemMenu::askForCode);
    m_other->setCheckable(true);
    m_choices->addAction(m_other);
    addAction(tr("&How it is computed..."), this, [this] {
        auto *box = new QMessageBox(QMessageBox::Information, tr("Reference system of the map"),
                                    describe(*m_map->system()), QMessageBox::Close, window());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setTextInteractionFlags(Qt::TextSelectableByMouse);
        box->open();
    });
    connect(map, &MapView::systemChanged, this, &SystemMenu::follow);
    follow();
}

QString SystemMenu::describe(const ViewSystem &system)
{
    const QString accuracy = system.accuracy() == 0  ? tr("exact, but for rounding")
                             : system.accuracy() < 0 ? tr("of unknown accuracy")
                                                     : tr("accurate to %1 m").arg(system.accuracy());
    return tr("%1 (%2)\nFrom WGS 84 by: %3, %4.").arg(system.name(), system.code(), system.operation(), accuracy);
}

void SystemMenu::choose(const QString &code)
{
    const auto system = ViewSystem::create(code);
    if (system)
        m_map->setSystem(*system);
    else
        emit refused(system.error().message);
    follow();
}

void SystemMenu::askForCode()
{
    follow(); // the mark stays where it was until the answer is there
    auto *dialog = new CodeDialog(window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { choose(dialog->code()); });
    dialog->open();
}

void SystemMenu::follow()
{
    const QString code = m_map->system()->code();
    bool isUsual = false;
    for (QAction *choice : m_choices->actions())
        if (choice->data().toString() == code) {
            choice->setChecked(true);
            isUsual = true;
        }
    if (!isUsual)
        m_other->setChecked(true);
    m_other->setText(isUsual ? tr("&Other EPSG code...") : tr("&Other EPSG code (%1)...").arg(code));
}

} // namespace kohkan
