// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/import_table_model.h"

#include <QApplication>
#include <QFont>
#include <algorithm>
#include <array>

namespace kohkan {

namespace {

using Fate = ImportPreview::Fate;
using Role = ImportPreview::Role;

bool isLost(const ImportPreview::Cell &cell)
{
    return cell.text.isEmpty() && cell.fate != Fate::Nothing;
}

QString oneLine(QString text)
{
    constexpr qsizetype most = 300;
    text.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'\t', u' ');
    return text.size() > most ? text.left(most) + u'…' : text;
}

} // namespace

void ImportTableModel::show(ImportPreview preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    endResetModel();
}

std::vector<Fate> ImportTableModel::fates() const
{
    std::array<bool, 10> isShown{};
    for (const auto &row : m_preview.cells)
        for (const auto &cell : row)
            isShown[static_cast<std::size_t>(cell.fate)] = true;
    std::vector<Fate> fates;
    for (std::size_t i = 1; i < isShown.size(); ++i)
        if (isShown[i])
            fates.push_back(static_cast<Fate>(i));
    return fates;
}

int ImportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.cells.size());
}

int ImportTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.columns.size());
}

QVariant ImportTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const auto &cell = m_preview.cells[static_cast<std::size_t>(index.row())][column];
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(isLost(cell) ? cell.original : cell.text);
    case Qt::ToolTipRole:
        return toolTip(cell, m_preview.columns[column]);
    case Qt::AccessibleDescriptionRole:
        return word(cell.fate);
    case Qt::BackgroundRole:
        if (const QColor tint = color(cell.fate, QApplication::palette()); tint.isValid())
            return tint;
        return {};
    case Qt::FontRole:
        if (isLost(cell)) {
            QFont font = QApplication::font();
            font.setStrikeOut(true);
            return font;
        }
        return {};
    case Qt::TextAlignmentRole:
        return cell.fate == Fate::Number || cell.fate == Fate::Limit ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                     : int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString ImportTableModel::toolTip(const ImportPreview::Cell &cell, const ImportPreview::ColumnHead &column) const
{
    if (cell.fate == Fate::Nothing)
        return tr("Nothing is written here.");
    QString text = QStringLiteral("%1: %2").arg(column.name, word(cell.fate));
    if (cell.original != cell.text)
        text += u'\n' + tr("In the file: %1").arg(oneLine(cell.original));
    return text;
}

QVariant ImportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto at = static_cast<std::size_t>(section);
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && at < m_preview.numbers.size() ? QVariant(m_preview.numbers[at]) : QVariant();
    if (at >= m_preview.columns.size())
        return {};
    const auto &column = m_preview.columns[at];
    switch (role) {
    case Qt::DisplayRole:
        return QString(oneLine(column.name).left(40) + u'\n' + word(column) + QStringLiteral(" ▾"));
    case Qt::ToolTipRole:
        return column.reading.isEmpty()
                   ? column.name
                   : QStringLiteral("%1\n%2").arg(column.name, tr("Read so: %1").arg(column.reading));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString ImportTableModel::word(const ImportPreview::ColumnHead &column)
{
    QString text;
    switch (column.type) {
    case Column::Type::Text:
        text = tr("text");
        break;
    case Column::Type::Tags:
        text = tr("list of tags");
        break;
    case Column::Type::Number:
        text = tr("number");
        break;
    case Column::Type::Integer:
        text = tr("whole number");
        break;
    case Column::Type::Boolean:
        text = tr("true or false");
        break;
    case Column::Type::Date:
        text = tr("date");
        break;
    case Column::Type::DateTime:
        text = tr("date and time");
        break;
    }
    if (!column.unit.isEmpty())
        text += QStringLiteral(", ") + column.unit;
    switch (column.role) {
    case Role::X:
        return text + QStringLiteral(" · ") + (column.areMetres ? tr("easting") : tr("longitude"));
    case Role::Y:
        return text + QStringLiteral(" · ") + (column.areMetres ? tr("northing") : tr("latitude"));
    case Role::Zone:
        return text + QStringLiteral(" · ") + tr("zone");
    case Role::Whole:
    case Role::Other:
        return text + QStringLiteral(" · ") + tr("place");
    case Role::None:
        break;
    }
    return text;
}

QString ImportTableModel::word(Fate fate)
{
    switch (fate) {
    case Fate::Nothing:
        return tr("empty");
    case Fate::Text:
        return tr("as written");
    case Fate::Number:
        return tr("number");
    case Fate::Day:
        return tr("date");
    case Fate::Boolean:
        return tr("true or false");
    case Fate::List:
        return tr("list");
    case Fate::Limit:
        return tr("only a limit is known");
    case Fate::NoValue:
        return tr("gives no value");
    case Fate::Place:
        return tr("place");
    case Fate::NoPlace:
        return tr("gives no place");
    }
    return {};
}

QColor ImportTableModel::color(Fate fate, const QPalette &palette)
{
    QColor hue;
    switch (fate) {
    case Fate::Nothing:
    case Fate::Text:
        return {};
    case Fate::Number:
        hue = QColor(0x3b, 0x7d, 0xd8);
        break;
    case Fate::Day:
        hue = QColor(0x8e, 0x5b, 0xc7);
        break;
    case Fate::Boolean:
        hue = QColor(0x2a, 0xa1, 0x98);
        break;
    case Fate::List:
        hue = QColor(0x8a, 0x8a, 0x2a);
        break;
    case Fate::Limit:
        hue = QColor(0xe0, 0x9a, 0x1f);
        break;
    case Fate::NoValue:
        hue = QColor(0xd6, 0x3a, 0x3a);
        break;
    case Fate::Place:
        hue = QColor(0x3c, 0xa5, 0x4a);
        break;
    case Fate::NoPlace:
        hue = QColor(0xc7, 0x3c, 0x8b);
        break;
    }
    const QColor base = palette.color(QPalette::Base);
    const double share = base.lightnessF() < 0.5 ? 0.38 : 0.22;
    const auto mix = [share](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return QColor(mix(base.red(), hue.red()), mix(base.green(), hue.green()), mix(base.blue(), hue.blue()));
}

} // namespace kohkan
