// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/record_editor.h"

#include "widgets/editors/field_input.h"
#include "widgets/pages/field_text.h"
#include "widgets/pages/page_writer.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kohkan {

namespace {

QLabel *smallLabel(QWidget *parent, const QColor &color)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
    label->hide();
    return label;
}

/// Readable, and less than what it explains.
QColor quietInk(const QPalette &palette)
{
    QColor color = palette.color(QPalette::WindowText);
    color.setAlpha(160);
    return color;
}

QStringList tokensOf(const Catalogue &catalogue)
{
    QStringList tokens;
    for (const Commodity &commodity : catalogue.commodities())
        tokens << commodity.token;
    return tokens;
}

} // namespace

RecordEditor::RecordEditor(UserEdit edit, const CataloguePtr &catalogue, const QJsonObject &draft, QWidget *parent)
    : QDialog(parent), m_start(std::move(edit)), m_catalogue(catalogue), m_timer(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_timer->setSingleShot(true);
    m_timer->setInterval(draftInterval);
    connect(m_timer, &QTimer::timeout, this, &RecordEditor::keepDraft);
    layOut();
    fill(m_start);
    if (const auto typed = UserEdit::fromJson(draft)) {
        fill(*typed);
        m_isTouched = true;
        m_discard->setEnabled(true);
        m_draft->setText(tr("What you typed before is back. Discard throws it away."));
        m_draft->show();
    }
    if (!m_fixed.empty())
        m_fixed.front().input->setFocus();
}

/// Wide enough for every line, once the controls know their sizes.
void RecordEditor::showEvent(QShowEvent *event)
{
    QWidget *page = m_scroll->widget();
    page->layout()->activate();
    const QSize wanted = page->minimumSizeHint().expandedTo(page->sizeHint());
    const int width = wanted.width() + m_scroll->verticalScrollBar()->sizeHint().width() + 4;
    m_scroll->setMinimumWidth(width);
    const QMargins around = layout()->contentsMargins();
    resize(std::max(560, width + around.left() + around.right()), std::min(wanted.height() + 150, 620));
    QDialog::showEvent(event);
}

QString RecordEditor::title() const
{
    const QString site = m_catalogue->subjectOf(m_start);
    const bool isNew = m_start.isOwn() && m_start.madeAt.isEmpty();
    if (m_start.name.table == QLatin1String("deposits"))
        return tr("Correct the record of %1").arg(site);
    if (m_start.name.table == QLatin1String("notes"))
        return isNew ? tr("Note on %1").arg(site) : tr("Your note on %1").arg(site);
    if (m_start.name.table == annotationTable)
        return isNew && m_start.site.isEmpty() ? tr("Annotate a place")
               : isNew                         ? tr("Annotate %1").arg(site)
                                               : tr("Your annotation of %1").arg(site);
    if (m_start.name.table == QLatin1String("production"))
        return isNew ? tr("Production figure of %1").arg(site)
                     : tr("Correct production figure %1 of %2").arg(m_start.name.id, site);
    return isNew ? tr("Estimate of %1").arg(site) : tr("Correct estimate %1 of %2").arg(m_start.name.id, site);
}

// ---- the form

void RecordEditor::layOut()
{
    setWindowTitle(title());
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    addFields(form);
    addSignature(form);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problem = smallLabel(this, QColor(doubtfulColor));
    m_draft = smallLabel(this, quietInk(palette()));
    auto *kept = new QLabel(tr("Kept in your workspace, apart from the shipped data, and shown as yours."), this);
    kept->setWordWrap(true);
    auto *buttons =
        new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Close | QDialogButtonBox::Discard, this);
    m_discard = buttons->button(QDialogButtonBox::Discard);
    m_discard->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &RecordEditor::trySave);
    connect(buttons, &QDialogButtonBox::rejected, this, &RecordEditor::reject);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_timer->stop();
        m_isTouched = false;
        emit discarded(m_start.name);
        QDialog::reject();
    });
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_scroll, 1);
    for (QWidget *below : {static_cast<QWidget *>(m_draft), static_cast<QWidget *>(m_problem),
                           static_cast<QWidget *>(kept), static_cast<QWidget *>(buttons)})
        column->addWidget(below);
}

void RecordEditor::addFields(QFormLayout *form)
{
    for (const EditField &field : editFieldsOf(m_start)) {
        if (!field.isPerLine) {
            addField(form, field);
            continue;
        }
        if (m_lineFields.empty())
            addLines(form);
        m_lineFields.push_back(field);
    }
}

void RecordEditor::addField(QFormLayout *form, const EditField &field)
{
    auto *input = new FieldInput(field, *m_catalogue);
    connect(input, &FieldInput::changed, this, &RecordEditor::touched);
    if (field.column.endsWith(QLatin1String("unit")) && !m_fixed.empty()) { // stands behind its figure
        auto *figure = m_fixed.back().input;
        static_cast<QBoxLayout *>(figure->layout())->addWidget(input);
        m_fixed.push_back({field, input, m_fixed.back().problem});
        return;
    }
    auto *problem = smallLabel(nullptr, QColor(doubtfulColor));
    auto *cell = new QWidget;
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(input);
    if (!field.help.isEmpty() && field.kind != EditField::Kind::Source) {
        auto *help = smallLabel(cell, quietInk(palette()));
        help->setText(field.help);
        help->show();
        column->addWidget(help);
    }
    column->addWidget(problem);
    auto *label = new QLabel(field.isRequired ? field.label + QStringLiteral(" *") : field.label);
    label->setBuddy(input->control());
    form->addRow(label, cell);
    m_fixed.push_back({field, input, problem});
}

void RecordEditor::addLines(QFormLayout *form)
{
    auto *cell = new QWidget;
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    m_lineColumn = new QVBoxLayout;
    column->addLayout(m_lineColumn);
    m_lineProblem = smallLabel(cell, QColor(doubtfulColor));
    column->addWidget(m_lineProblem);
    auto *add = new QPushButton(tr("&Add a commodity"), cell);
    connect(add, &QPushButton::clicked, this, &RecordEditor::addLine);
    column->addWidget(add, 0, Qt::AlignLeft);
    form->addRow(new QLabel(tr("Commodities *\ngrade, metal")), cell);
}

void RecordEditor::addSignature(QFormLayout *form)
{
    m_author = new QLineEdit;
    m_author->setAccessibleName(tr("Who says so"));
    m_reason = new QLineEdit;
    m_reason->setAccessibleName(tr("Why"));
    m_reason->setPlaceholderText(m_start.isOwn() ? QString()
                                                 : tr("What the shipped record has wrong, and how you know"));
    form->addRow(tr("Who says so *"), m_author);
    const bool wantsReason = m_start.name.table != QLatin1String("notes") && m_start.name.table != annotationTable;
    if (wantsReason)
        form->addRow(m_start.isOwn() ? tr("Why") : tr("Why *"), m_reason);
    else
        m_reason->setParent(this), m_reason->hide();
    connect(m_author, &QLineEdit::textChanged, this, &RecordEditor::touched);
    connect(m_reason, &QLineEdit::textChanged, this, &RecordEditor::touched);
}

void RecordEditor::addLine()
{
    addLineOf({});
    touched();
}

void RecordEditor::addLineOf(const RowTexts &texts)
{
    Line line{new QWidget, {}};
    auto *row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 0, 0, 0);
    for (const EditField &field : m_lineFields) {
        auto *input = new FieldInput(field, *m_catalogue, line.row);
        input->setValue(texts.value(field.column));
        if (auto *number = qobject_cast<QLineEdit *>(input->control()))
            number->setPlaceholderText(field.label);
        row->addWidget(input, field.kind == EditField::Kind::Commodity ? 3
                              : field.kind == EditField::Kind::Number  ? 2
                                                                       : 0);
        line.inputs.push_back(input);
        connect(input, &FieldInput::changed, this, &RecordEditor::touched);
    }
    auto *remove = new QToolButton(line.row);
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Take this commodity away"));
    remove->setAccessibleName(remove->toolTip());
    connect(remove, &QToolButton::clicked, this, [this, widget = line.row] { removeLine(widget); });
    row->addWidget(remove);
    m_lineColumn->addWidget(line.row);
    m_lines.push_back(line);
}

void RecordEditor::removeLine(QWidget *row)
{
    if (m_lines.size() < 2)
        return;
    std::erase_if(m_lines, [&](const Line &line) { return line.row == row; });
    row->deleteLater();
    touched();
}

FieldInput *RecordEditor::input(const QString &column, int line) const
{
    for (const Fixed &fixed : m_fixed)
        if (fixed.field.column == column)
            return fixed.input;
    for (std::size_t i = 0; i < m_lineFields.size(); ++i)
        if (m_lineFields[i].column == column && line >= 0 && line < lineCount())
            return m_lines[static_cast<std::size_t>(line)].inputs[i];
    return nullptr;
}

// ---- its values

void RecordEditor::fill(const UserEdit &edit)
{
    m_isFilling = true;
    const RowTexts first = edit.rows.empty() ? RowTexts() : edit.rows.front();
    for (const Fixed &fixed : m_fixed)
        fixed.input->setValue(first.value(fixed.field.column));
    if (m_lineColumn) {
        for (const Line &line : m_lines)
            line.row->deleteLater();
        m_lines.clear();
        for (const RowTexts &row : edit.rows)
            addLineOf(row);
        if (m_lines.empty())
            addLineOf({});
    }
    m_author->setText(edit.author);
    m_reason->setText(edit.reason);
    m_isFilling = false;
}

UserEdit RecordEditor::value() const
{
    UserEdit edit = m_start;
    RowTexts common = edit.rows.empty() ? RowTexts() : edit.rows.front();
    for (const EditField &field : m_lineFields)
        common.remove(field.column);
    const auto put = [](RowTexts &row, const QString &column, const QString &value) {
        if (value.isEmpty())
            row.remove(column);
        else
            row.insert(column, value);
    };
    for (const Fixed &fixed : m_fixed)
        put(common, fixed.field.column, fixed.input->value());
    put(common, QStringLiteral("id"), edit.name.id);
    if (edit.name.table != QLatin1String("deposits"))
        put(common, QStringLiteral("deposit_id"), edit.site);
    std::vector<RowTexts> rows{common};
    if (m_lineColumn) {
        rows.clear();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            RowTexts row = common;
            // what the form does not show stays with its line: notes differ from line to line
            if (i < edit.base.size() &&
                common.value(QStringLiteral("notes")) == edit.base.front().value(QStringLiteral("notes")))
                put(row, QStringLiteral("notes"), edit.base[i].value(QStringLiteral("notes")));
            put(row, QStringLiteral("line"), QString::number(i + 1));
            for (std::size_t f = 0; f < m_lineFields.size(); ++f)
                put(row, m_lineFields[f].column, m_lines[i].inputs[f]->value());
            rows.push_back(std::move(row));
        }
    }
    edit.rows = std::move(rows);
    edit.author = m_author->text().trimmed();
    edit.reason = m_reason->text().trimmed();
    edit.madeAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    return edit;
}

void RecordEditor::touched()
{
    if (m_isFilling)
        return;
    m_isTouched = true;
    m_discard->setEnabled(true);
    showProblems({});
    if (!m_timer->isActive())
        m_timer->start();
}

void RecordEditor::keepDraft()
{
    emit drafted(m_start.name, value().json());
}

void RecordEditor::trySave()
{
    const UserEdit edit = value();
    const auto problems = problemsOf(edit, tokensOf(*m_catalogue));
    if (!problems.empty())
        return showProblems(problems);
    m_timer->stop();
    m_isTouched = false;
    emit saved(edit);
    accept();
}

void RecordEditor::reject()
{
    m_timer->stop();
    if (m_isTouched)
        keepDraft();
    QDialog::reject();
}

void RecordEditor::showProblems(const std::vector<EditProblem> &problems)
{
    QStringList lines, others;
    FieldInput *first = nullptr;
    for (const Fixed &fixed : m_fixed)
        fixed.problem->clear();
    for (const Fixed &fixed : m_fixed) {
        QStringList own{fixed.problem->text()}; // a figure and its unit share a label
        for (const EditProblem &problem : problems)
            if (problem.line < 0 && problem.column == fixed.field.column)
                own << problem.sentence;
        own.removeAll(QString());
        fixed.problem->setText(own.join(u' '));
        fixed.problem->setVisible(!own.isEmpty());
        if (!own.isEmpty() && !first)
            first = fixed.input;
    }
    for (const EditProblem &problem : problems) {
        if (problem.line >= 0)
            lines << (m_lines.size() > 1 ? tr("Line %1: %2").arg(problem.line + 1).arg(problem.sentence)
                                         : problem.sentence);
        else if (!input(problem.column))
            others << problem.sentence;
        if (problem.line >= 0 && !first)
            first = input(problem.column, problem.line);
    }
    if (m_lineProblem) {
        m_lineProblem->setText(lines.join(u'\n'));
        m_lineProblem->setVisible(!lines.isEmpty());
    }
    QString sum = others.join(u' ');
    if (sum.isEmpty() && !problems.empty())
        sum = problems.size() == 1 ? problems.front().sentence
                                   : tr("%1 values are to be mended before this can be saved.").arg(problems.size());
    m_problem->setText(sum);
    m_problem->setVisible(!sum.isEmpty());
    const auto concerns = [&](const char *column) {
        return std::any_of(problems.begin(), problems.end(),
                           [&](const EditProblem &problem) { return problem.column == QLatin1String(column); });
    };
    if (first)
        first->control()->setFocus();
    else if (concerns("author"))
        m_author->setFocus();
    else if (concerns("reason"))
        m_reason->setFocus();
}

} // namespace kohkan
