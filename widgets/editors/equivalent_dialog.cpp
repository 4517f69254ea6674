// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/equivalent_dialog.h"

#include "widgets/pages/passport_page.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

double numberOf(const QLineEdit *edit)
{
    bool isNumber = false;
    const double value = edit->text().trimmed().toDouble(&isNumber);
    return isNumber ? value : 0;
}

} // namespace

EquivalentDialog::EquivalentDialog(CataloguePtr catalogue, const QString &depositId, QWidget *parent)
    : QDialog(parent)
    , m_catalogue(std::move(catalogue))
    , m_statements(equivalentStatements(*m_catalogue, depositId))
    , m_statement(new QComboBox(this))
    , m_main(new QComboBox(this))
    , m_result(new QLabel(this))
    , m_formula(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Equivalent grade of %1").arg(m_catalogue->depositName(depositId)));
    for (const Estimate &estimate : m_statements)
        m_statement->addItem(QStringLiteral("%1: %2, %3, %4")
                                 .arg(estimate.id, estimateKindText(estimate.kind), estimate.categoryText(),
                                      estimate.effectiveDate.isEmpty() ? tr("undated") : estimate.effectiveDate));
    layOut();
    showStatement();
    connect(m_statement, &QComboBox::currentIndexChanged, this, &EquivalentDialog::showStatement);
    connect(m_main, &QComboBox::currentIndexChanged, this, &EquivalentDialog::compute);
}

void EquivalentDialog::layOut()
{
    auto *form = new QFormLayout;
    form->addRow(tr("&Statement"), m_statement);
    form->addRow(tr("&Equivalent of"), m_main);
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 8, 0, 8);
    QFont large = m_result->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_result->setFont(large);
    for (QLabel *label : {m_result, m_formula}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *note = new QLabel(
        tr("Prices begin with the lowest and highest of the table. Recoveries are yours: no source of ours gives them. "
           "This is arithmetic on one published statement, not an equivalent that anybody has reported; JORC clause 50 "
           "also asks for reasonable prospects that each metal is recovered and sold."),
        this);
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_result->text() + u'\n' + m_formula->text()); });
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_table);
    for (QWidget *below : {static_cast<QWidget *>(m_result), static_cast<QWidget *>(m_formula),
                           static_cast<QWidget *>(note), static_cast<QWidget *>(buttons)})
        column->addWidget(below);
    setMinimumWidth(600);
}

void EquivalentDialog::showStatement()
{
    qDeleteAll(m_table->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_rows.clear();
    const int at = m_statement->currentIndex();
    if (at < 0)
        return;
    const QStringList heads{tr("Metal"),      tr("Grade"), tr("Recovery, %"), QString(),
                            tr("Price, USD"), QString(),   QString()};
    for (qsizetype i = 0; i < heads.size(); ++i)
        m_grid->addWidget(new QLabel(heads[i], m_table), 0, static_cast<int>(i));
    {
        const QSignalBlocker blocker(m_main);
        m_main->clear();
        for (const EstimateLine &line : m_statements[static_cast<std::size_t>(at)].lines)
            if (takesPartInEquivalent(*m_catalogue, line))
                addRow(line);
    }
    compute();
}

void EquivalentDialog::addRow(const EstimateLine &line)
{
    const int row = static_cast<int>(m_rows.size()) + 1;
    const QString name = m_catalogue->commodityName(line.commodity);
    std::vector<Price> prices = equivalentPrices(*m_catalogue, line.commodity);
    const QString unit = prices.front().unit; // of the latest; others in another unit are not comparable by eye
    std::erase_if(prices, [&](const Price &price) { return price.unit != unit; });
    const auto [low, high] = std::minmax_element(prices.begin(), prices.end(), [](const Price &a, const Price &b) {
        return a.usd.toDouble() < b.usd.toDouble();
    });
    const auto input = [&](const QString &text, int column, const QString &what) {
        auto *edit = new QLineEdit(text, m_table);
        edit->setAccessibleName(QStringLiteral("%1, %2").arg(name, what));
        edit->setPlaceholderText(what);
        edit->setMinimumWidth(70);
        m_grid->addWidget(edit, row, column);
        connect(edit, &QLineEdit::textChanged, this, &EquivalentDialog::compute);
        return edit;
    };
    m_grid->addWidget(new QLabel(name, m_table), row, 0);
    m_grid->addWidget(new QLabel(line.grade + u' ' + line.gradeUnit, m_table), row, 1);
    Row made{line,
             input({}, 2, tr("low")),
             input({}, 3, tr("high")),
             input(low->usd, 4, tr("low")),
             input(high->usd, 5, tr("high")),
             unit};
    made.priceLow->setToolTip(tr("%1, %2 (%3)").arg(low->asOf, low->note, low->sourceRefs.join(u' ')));
    made.priceHigh->setToolTip(tr("%1, %2 (%3)").arg(high->asOf, high->note, high->sourceRefs.join(u' ')));
    m_grid->addWidget(new QLabel(tr("per %1; %2 and %3").arg(unit, low->asOf, high->asOf), m_table), row, 6);
    m_rows.push_back(made);
    if (canLeadEquivalent(line.commodity))
        m_main->addItem(name, row - 1);
}

QLineEdit *EquivalentDialog::recovery(int metal, bool isHigh) const
{
    const Row &row = m_rows.at(static_cast<std::size_t>(metal));
    return isHigh ? row.recoveryHigh : row.recoveryLow;
}

EquivalentMetal EquivalentDialog::metalOf(const Row &row) const
{
    return {m_catalogue->commodityName(row.line.commodity),
            row.line.grade,
            row.line.gradeUnit,
            {numberOf(row.recoveryLow), numberOf(row.recoveryHigh)},
            {numberOf(row.priceLow), numberOf(row.priceHigh)},
            row.priceUnit};
}

void EquivalentDialog::compute()
{
    const int main = m_main->currentData().toInt();
    std::vector<EquivalentMetal> metals;
    for (const Row &row : m_rows)
        metals.push_back(metalOf(row));
    if (main > 0 && main < static_cast<int>(metals.size()))
        std::rotate(metals.begin(), metals.begin() + main, metals.begin() + main + 1);
    const auto made = equivalentGrade(metals);
    m_copy->setEnabled(bool(made));
    m_result->setText(made ? tr("%1 equivalent: %2").arg(made->name, made->text) : made.error().message);
    m_formula->setText(made ? made->formula : tr("It is shown once every metal has a recovery and a price."));
}

QString EquivalentDialog::result() const
{
    return m_result->text();
}

} // namespace kohkan
