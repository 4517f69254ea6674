// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/condition_text.h"

#include "datasets/work/words.h"
#include "widgets/pages/field_text.h"

namespace kohkan {

namespace {

QString signOf(Condition::Op op)
{
    switch (op) {
    case Condition::Op::Equal:
        return QStringLiteral("=");
    case Condition::Op::NotEqual:
        return QStringLiteral("≠");
    case Condition::Op::Less:
        return QStringLiteral("<");
    case Condition::Op::LessEqual:
        return QStringLiteral("≤");
    case Condition::Op::Greater:
        return QStringLiteral(">");
    case Condition::Op::GreaterEqual:
        return QStringLiteral("≥");
    default:
        return tr("contains");
    }
}

QString rangeText(const Condition &condition)
{
    const QString low = condition.values.value(0), high = condition.values.value(1);
    if (low.isEmpty())
        return QStringLiteral("≤ ") + high;
    return high.isEmpty() ? QStringLiteral("≥ ") + low : low + QStringLiteral(" – ") + high;
}

} // namespace

QString noValueText()
{
    return tr("(no value)");
}

QString valueLabel(const LayerEntry &entry, const QString &field, const QString &value, const Catalogue *catalogue)
{
    const bool commodities = !entry.bundledTable.isEmpty() && (field == QLatin1String("primary_commodities") ||
                                                               field == QLatin1String("secondary_commodities"));
    return commodities && catalogue ? catalogue->commodityName(value) : value;
}

QString conditionText(const LayerEntry &entry, const Condition &condition, const Catalogue *catalogue)
{
    const QString title = fieldTitle(entry, condition.field);
    const auto label = [&](const QString &value) { return valueLabel(entry, condition.field, value, catalogue); };
    QStringList values;
    switch (condition.op) {
    case Condition::Op::IsNull:
        return tr("%1: %2").arg(title, noValueText());
    case Condition::Op::IsNotNull:
        return tr("%1: any value").arg(title);
    case Condition::Op::OneOf:
        for (const QString &value : condition.values)
            values << label(value);
        break;
    case Condition::Op::Between:
        values << rangeText(condition);
        break;
    default:
        return QStringLiteral("%1 %2 %3").arg(title, signOf(condition.op), label(condition.value));
    }
    if (condition.orNull)
        values << noValueText();
    return tr("%1: %2").arg(title, values.join(QLatin1String(", ")));
}

} // namespace kohkan
