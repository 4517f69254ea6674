// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/filter.h"
#include "datasets/table/layer_builder.h"
#include "tests/fuzz/fuzzing.h"

#include <QJsonDocument>

using namespace kohkan;
using namespace kohkan::fuzz;

namespace {

using Op = Condition::Op;
using Type = Column::Type;

/// A column of every type, with what is odd in each, and rows without values.
LayerPtr makeLayer()
{
    LayerBuilder builder(QStringLiteral("all kinds"));
    auto &text = builder.addColumn(QStringLiteral("t"), Type::Text);
    auto &tags = builder.addColumn(QStringLiteral("tags"), Type::Tags);
    auto &flag = builder.addColumn(QStringLiteral("b"), Type::Boolean);
    auto &number = builder.addColumn(QStringLiteral("n"), Type::Number);
    auto &integer = builder.addColumn(QStringLiteral("i"), Type::Integer);
    auto &date = builder.addColumn(QStringLiteral("d"), Type::Date);
    auto &time = builder.addColumn(QStringLiteral("w"), Type::DateTime);
    const char *dates[] = {"2024", "2024-02", "2024-02-29", "2023-11/2024-01", "1900-01-01", "2020/2021"};
    const char *times[] = {"2024-02-29T12:30:00Z", "2024-02-29T12:30:00+05:00", "2024-02-29", "1969-12-31T23:59:59.5"};
    const std::int64_t integers[] = {
        0, -1, 7, 9007199254740993, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    for (int i = 0; i < 70; ++i) {
        const auto at = static_cast<std::size_t>(i);
        i % 5 == 0 ? text.appendNull() : text.appendText(QString(QLatin1Char(char('a' + i % 7))));
        i % 6 == 0 ? tags.appendNull() : tags.appendText(QStringLiteral("Cu;%1").arg(i % 3 ? u"Au" : u"Mo"));
        i % 7 == 0 ? flag.appendNull() : flag.appendText(i % 2 ? QStringLiteral("true") : QStringLiteral("false"));
        if (i % 4 == 0)
            number.appendNull();
        else if (i % 9 < 2)
            number.appendLimit(i % 2 ? Column::Limit::Below : Column::Limit::Above, i % 3 - 0.5, 1);
        else
            number.appendNumber(i / 4.0 - 3);
        i % 8 == 0 ? integer.appendNull() : integer.appendInteger(integers[at % std::size(integers)]);
        i % 9 == 0 ? date.appendNull()
                   : date.appendDate(*DateRange::parse(QString::fromLatin1(dates[at % std::size(dates)])));
        i % 3 == 0 ? time.appendNull()
                   : time.appendTime(*TimePoint::parse(QString::fromLatin1(times[at % std::size(times)])));
        builder.geometry().appendPoint({60.0 + i / 10.0, 30});
    }
    return builder.finish();
}

void checkOpposites(const Layer &layer, const Column &column, const Condition &condition)
{
    static const std::pair<Op, Op> pairs[] = {
        {Op::Equal, Op::NotEqual}, {Op::Less, Op::GreaterEqual}, {Op::Greater, Op::LessEqual}};
    for (const auto &[op, opposite] : pairs) {
        if (condition.op != op && condition.op != opposite)
            continue;
        Condition one = condition, other = condition;
        one.op = op;
        other.op = opposite;
        const auto a = evaluate(layer, one), b = evaluate(layer, other);
        expect(a.ok() && b.ok(), "a condition can be asked for as its opposite can", condition.text());
        expect((*a & *b).isEmpty(), "no row meets a condition and its opposite", condition.text());
        const std::size_t undecided = undecidedRows(layer, one).count();
        expect(undecided == undecidedRows(layer, other).count(), "what is undecided is so for the opposite",
               condition.text());
        const bool isRange = column.type() == Type::Date && op != Op::Equal; // ranges overlap
        if (!isRange)
            expect((*a | *b).count() + undecided == column.validRows().count(),
                   "a row meets a condition, its opposite, or is undecided", condition.text());
    }
}

void check(const Layer &layer, const Condition &condition)
{
    const auto back = Condition::fromJson(condition.toJson());
    expect(condition.field.isEmpty() || back.ok(), "a condition that was kept reads", condition.text());
    (void)undecidedText(layer, condition, undecidedRows(layer, condition));
    const auto rows = evaluate(layer, condition);
    if (back)
        expect(evaluate(layer, *back).ok() == rows.ok() && (!rows || *evaluate(layer, *back) == *rows),
               "a condition that was kept means the same", condition.text());
    if (!rows)
        return;
    const Column &column = *layer.column(condition.field);
    const RowSet valid = column.validRows();
    const bool takesNulls = condition.orNull || condition.op == Op::IsNull;
    expect(takesNulls || (*rows - valid).isEmpty(), "rows without a value meet nothing", condition.text());
    expect((*rows & valid).count() + undecidedRows(layer, condition).count() <= valid.count(),
           "undecided rows are not among those that meet it", condition.text());
    checkOpposites(layer, column, condition);
    if (condition.op == Op::Between && !condition.orNull) {
        RowSet both = valid;
        for (const int end : {0, 1})
            if (const QString value = condition.values.value(end); !value.isEmpty())
                both &= *evaluate(layer, {condition.field, end == 0 ? Op::GreaterEqual : Op::LessEqual, value, {}});
        expect(both == *rows, "between is at least and at most", condition.text());
    }
}

/// Comparisons are written as they are read.
void checkText(const Condition &condition)
{
    const auto again = Condition::parse(condition.text());
    expect(again.ok() && *again == condition, "a condition is read as it was written", condition.text());
}

} // namespace

/// Any text as the words of --where, or as a condition of a session: the rows that meet it, its opposite, and those
/// that are undecided are all rows with a value, each once.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const LayerPtr layer = makeLayer();
    const QByteArray bytes = bytesOf(data, size);
    if (bytes.startsWith('{')) {
        if (const auto condition = Condition::fromJson(QJsonDocument::fromJson(bytes).object()))
            check(*layer, *condition);
    } else if (const auto condition = Condition::parse(QString::fromUtf8(bytes))) {
        checkText(*condition);
        check(*layer, *condition);
    }
    return 0;
}
