// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/condition.h"

#include "datasets/work/words.h"

#include <QJsonArray>
#include <algorithm>

namespace kohkan {

namespace {

using Op = Condition::Op;

struct OpName {
    Op op;
    const char *text;
};
// Longer operators first, so that `<=` is not read as `<`.
constexpr OpName comparisons[] = {{Op::NotEqual, "!="}, {Op::LessEqual, "<="}, {Op::GreaterEqual, ">="},
                                  {Op::Equal, "="},     {Op::Less, "<"},       {Op::Greater, ">"},
                                  {Op::Contains, "~"}};
constexpr OpName otherOps[] = {
    {Op::IsNull, "is null"}, {Op::IsNotNull, "is not null"}, {Op::OneOf, "one of"}, {Op::Between, "between"}};

Error inWords(const QString &message)
{
    return Error{Error::Kind::Words, message};
}

/// `""` stands for the text without a letter, so that other texts of quotation marks alone have two more of them.
bool isOfQuotes(Condition::Op op, const QString &value)
{
    return (op == Condition::Op::Equal || op == Condition::Op::NotEqual) &&
           std::all_of(value.begin(), value.end(), [](QChar c) { return c == u'"'; });
}

} // namespace

QString operatorText(Condition::Op op)
{
    for (const auto &name : comparisons)
        if (name.op == op)
            return QString::fromLatin1(name.text);
    for (const auto &name : otherOps)
        if (name.op == op)
            return QString::fromLatin1(name.text);
    return {};
}

Result<Condition> Condition::parse(const QString &text)
{
    Condition condition;
    const QString trimmed = text.trimmed();
    for (const Op op : {Op::IsNotNull, Op::IsNull}) {
        const QString ending = u' ' + operatorText(op);
        if (trimmed.endsWith(ending, Qt::CaseInsensitive)) {
            condition.field = trimmed.chopped(ending.size()).trimmed();
            condition.op = op;
            const bool isComparison = std::any_of(condition.field.begin(), condition.field.end(), [](QChar c) {
                return QStringView(u"=<>~").contains(c); // `notes ~ status is null` looks for a text
            });
            if (!condition.field.isEmpty() && !isComparison)
                return condition;
        }
    }
    qsizetype best = -1;
    const OpName *found = nullptr;
    for (const auto &name : comparisons) {
        const auto at = text.indexOf(QLatin1String(name.text));
        if (at >= 0 && (best < 0 || at < best)) {
            best = at;
            found = &name;
        }
    }
    const QString usage =
        tr("\"%1\" is not a condition; write FIELD OP VALUE with OP one of = != < <= > >= ~, or FIELD is null, or "
           "FIELD is not null.");
    if (!found)
        return inWords(usage.arg(text));
    condition.field = text.left(best).trimmed();
    condition.op = found->op;
    condition.value = text.mid(best + qsizetype(qstrlen(found->text))).trimmed();
    if (condition.field.isEmpty() || condition.value.isEmpty())
        return inWords(usage.arg(text));
    if (condition.value.size() > 1 && isOfQuotes(condition.op, condition.value))
        condition.value.chop(2);
    return condition;
}

QString Condition::text() const
{
    switch (op) {
    case Op::IsNull:
    case Op::IsNotNull:
        return field + u' ' + operatorText(op);
    case Op::OneOf: {
        QString list = values.join(QStringLiteral(", "));
        if (orNull)
            list += (list.isEmpty() ? QString() : QStringLiteral(", ")) + tr("no value");
        return QStringLiteral("%1: %2").arg(field, list);
    }
    case Op::Between: {
        const QString low = values.value(0), high = values.value(1);
        const QString span = low.isEmpty()    ? QStringLiteral("≤ ") + high
                             : high.isEmpty() ? QStringLiteral("≥ ") + low
                                              : low + QStringLiteral(" – ") + high;
        return QStringLiteral("%1 %2%3").arg(field, span, orNull ? u' ' + tr("or no value") : QString());
    }
    default:
        const bool isPlain = !value.isEmpty() && (value.size() < 2 || !isOfQuotes(op, value));
        return QStringLiteral("%1 %2 %3")
            .arg(field, operatorText(op), isPlain ? value : value + QStringLiteral("\"\""));
    }
}

QJsonObject Condition::toJson() const
{
    QJsonObject object{{QStringLiteral("field"), field}, {QStringLiteral("op"), operatorText(op)}};
    if (op == Op::OneOf || op == Op::Between) {
        object.insert(QStringLiteral("values"), QJsonArray::fromStringList(values));
        object.insert(QStringLiteral("orNull"), orNull);
    } else if (op != Op::IsNull && op != Op::IsNotNull) {
        object.insert(QStringLiteral("value"), value);
    }
    return object;
}

Result<Condition> Condition::fromJson(const QJsonObject &object)
{
    Condition condition;
    condition.field = object.value(QLatin1String("field")).toString();
    const QString op = object.value(QLatin1String("op")).toString();
    const auto take = [&](const auto &names) {
        for (const auto &name : names)
            if (op == QLatin1String(name.text)) {
                condition.op = name.op;
                return true;
            }
        return false;
    };
    if (condition.field.isEmpty() || !(take(comparisons) || take(otherOps)))
        return inWords(tr("A condition of the session has no known operator (\"%1\").").arg(op));
    if (condition.op == Op::OneOf || condition.op == Op::Between) {
        for (const auto value : object.value(QLatin1String("values")).toArray())
            condition.values.append(value.toString());
        condition.orNull = object.value(QLatin1String("orNull")).toBool();
    } else if (condition.op != Op::IsNull && condition.op != Op::IsNotNull) {
        condition.value = object.value(QLatin1String("value")).toString();
    }
    return condition;
}

} // namespace kohkan
