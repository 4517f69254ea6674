// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/mapping_figures.h"

#include "widgets/parts/small_table.h"
#include "widgets/parts/wheel_guard.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace kohkan {

namespace {

std::vector<std::pair<QString, QString>> asThemselves(const QStringList &words)
{
    std::vector<std::pair<QString, QString>> all;
    for (const QString &word : words)
        all.emplace_back(word, word);
    return all;
}

QComboBox *unitBox(const QString &unit, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(3);
    box->addItems({QString(), QStringLiteral("t"), QStringLiteral("kt"), QStringLiteral("Mt"), QStringLiteral("kg"),
                   QStringLiteral("oz"), QStringLiteral("lb"), QStringLiteral("%"), QStringLiteral("g/t"),
                   QStringLiteral("ppm"), QStringLiteral("ppb")});
    box->setCurrentText(unit);
    box->lineEdit()->setPlaceholderText(MappingFigures::tr("as said"));
    box->lineEdit()->setCursorPosition(0);
    guardWheel(box);
    return box;
}

} // namespace

MappingFigures::MappingFigures(QWidget *parent)
    : QWidget(parent)
    , m_table(smallTable({tr("Figures"), tr("Column"), tr("Unit"), tr("or unit from"), tr("Commodity"), tr("Kind"),
                          tr("Category"), tr("Date from"), QString()},
                         this))
{
    m_table->setAccessibleName(tr("Columns of figures"));
    m_table->horizontalHeader()->setSectionResizeMode(Remove, QHeaderView::ResizeToContents);
    m_table->setMinimumHeight(90);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *line = new QHBoxLayout;
    auto *title = new QLabel(tr("Tonnages, grades and outputs"), this);
    auto *more = new QPushButton(tr("&Add a column"), this);
    more->setObjectName(QStringLiteral("addFigure"));
    more->setAutoDefault(false);
    connect(more, &QPushButton::clicked, this, [this] {
        add({});
        m_table->scrollToBottom();
    });
    line->addWidget(title, 1);
    line->addWidget(more);
    column->addLayout(line);
    column->addWidget(m_table, 1);
}

void MappingFigures::show(QStandardItemModel *columns, const std::vector<std::pair<QString, QString>> &commodities,
                          const ImportRecipe &recipe)
{
    m_table->setRowCount(0);
    for (QStandardItemModel *model : {m_commodities, m_kinds, m_outputKinds, m_categories})
        if (model)
            model->deleteLater(); // after the boxes that show it
    m_columns = columns;
    const QString byRow = tr("by row");
    m_commodities = choosables(byRow, commodities, this);
    m_kinds = choosables(byRow, asThemselves(recipeWordsOf(QStringLiteral("kind"))), this);
    m_outputKinds = choosables(byRow, asThemselves(recipeWordsOf(QStringLiteral("production_kind"))), this);
    m_categories = choosables(
        byRow,
        asThemselves(QStringLiteral("proved probable proved+probable measured indicated measured+indicated inferred "
                                    "measured+indicated+inferred total")
                         .split(u' ')),
        this);
    for (const FigureColumn &figure : recipe.figures)
        add(figure);
}

int MappingFigures::count() const
{
    return m_table->rowCount();
}

QComboBox *MappingFigures::box(int row, Field field) const
{
    return qobject_cast<QComboBox *>(m_table->cellWidget(row, field));
}

void MappingFigures::put(int row, Field field, QComboBox *box)
{
    box->setAccessibleName(m_table->horizontalHeaderItem(field)->text());
    m_table->setCellWidget(row, field, box);
    if (box->isEditable())
        connect(box, &QComboBox::editTextChanged, this, &MappingFigures::changed);
    else
        connect(box, &QComboBox::currentIndexChanged, this, &MappingFigures::changed);
}

void MappingFigures::add(const FigureColumn &figure)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *what = new QComboBox(m_table);
    what->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const auto &[text, meant] :
         {std::pair(tr("tonnage"), FigureColumn::What::Tonnage), std::pair(tr("grade"), FigureColumn::What::Grade),
          std::pair(tr("contained"), FigureColumn::What::Contained),
          std::pair(tr("output"), FigureColumn::What::Output)})
        what->addItem(text, static_cast<int>(meant));
    what->setCurrentIndex(what->findData(static_cast<int>(figure.what)));
    guardWheel(what);
    put(row, What, what);
    put(row, Column, columnBox(m_columns, figure.column, m_table));
    put(row, Unit, unitBox(figure.unit, m_table));
    put(row, UnitColumn, columnBox(m_columns, figure.unitColumn, m_table));
    put(row, Commodity, valueBox(m_commodities, figure.commodity, m_table));
    put(row, Kind, valueBox(figure.what == FigureColumn::What::Output ? m_outputKinds : m_kinds, figure.kind, m_table));
    put(row, Category, valueBox(m_categories, figure.category, m_table));
    put(row, DateColumn, columnBox(m_columns, figure.dateColumn, m_table));
    connect(what, &QComboBox::currentIndexChanged, this, [this, what] { // other words for what was mined
        for (int at = 0; at < count(); ++at)
            if (box(at, What) == what) {
                const bool isOutput = what->currentData().toInt() == static_cast<int>(FigureColumn::What::Output);
                put(at, Kind, valueBox(isOutput ? m_outputKinds : m_kinds, QString(), m_table));
            }
        emit changed();
    });
    auto *less = new QToolButton(m_table);
    less->setText(QStringLiteral("×"));
    less->setToolTip(tr("Take this line away"));
    less->setAccessibleName(less->toolTip());
    connect(less, &QToolButton::clicked, this, [this, less] { remove(less); });
    m_table->setCellWidget(row, Remove, less);
}

void MappingFigures::remove(QWidget *button)
{
    for (int row = 0; row < count(); ++row)
        if (m_table->cellWidget(row, Remove) == button) {
            m_table->removeRow(row);
            emit changed();
            return;
        }
}

std::vector<FigureColumn> MappingFigures::figures() const
{
    std::vector<FigureColumn> all;
    for (int row = 0; row < count(); ++row) {
        const auto said = [&](Field field) { return box(row, field)->currentData().toString(); };
        FigureColumn figure;
        figure.what = static_cast<FigureColumn::What>(box(row, What)->currentData().toInt());
        figure.column = said(Column);
        figure.unit = box(row, Unit)->currentText().trimmed();
        figure.unitColumn = said(UnitColumn);
        figure.commodity = said(Commodity);
        figure.kind = said(Kind);
        figure.category = said(Category);
        figure.dateColumn = said(DateColumn);
        if (!figure.column.isEmpty())
            all.push_back(figure);
    }
    return all;
}

} // namespace kohkan
