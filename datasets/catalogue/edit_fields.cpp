// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/edit_fields.h"

#include "datasets/deposits/quantity.h"
#include "datasets/security/annotated_place.h"
#include "datasets/table/column.h"
#include "datasets/table/partial_date.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

using Kind = EditField::Kind;
const QString placeTable = QStringLiteral("place annotations"); ///< no table of the workspace: a form of its own

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(u' ');
}

const QStringList massUnits = words("Mt kt t Gt kg g Moz koz oz Mlb lb ct");
const QStringList gradeUnits = words("% g/t ppm kg/t ct/t lb/t");

std::vector<EditField> depositFields()
{
    const QString lines;
    return {{QStringLiteral("name"), tr("Name"), Kind::Line, {}, false, true, {}},
            {QStringLiteral("alt_names"), tr("Other names"), Kind::Tags, {}, false, false, tr("joined with ;")},
            {QStringLiteral("status"),
             tr("Status"),
             Kind::Choice,
             words("operating construction feasibility exploration prospect occurrence suspended past-producer"),
             false,
             true,
             {}},
            {QStringLiteral("primary_commodities"),
             tr("Primary commodities"),
             Kind::Tokens,
             {},
             false,
             true,
             tr("tokens joined with ; such as Cu;Au. The first gives the colour of the mark.")},
            {QStringLiteral("secondary_commodities"),
             tr("Secondary commodities"),
             Kind::Tokens,
             {},
             false,
             false,
             tr("tokens joined with ;")},
            {QStringLiteral("deposit_type"), tr("Deposit type"), Kind::Line, {}, false, false, {}},
            {QStringLiteral("host_rock"), tr("Host rock"), Kind::Line, {}, false, false, {}},
            {QStringLiteral("age"), tr("Age"), Kind::Line, {}, false, false, {}},
            {QStringLiteral("operator"), tr("Operator"), Kind::Tags, {}, false, false, tr("joined with ;")},
            {QStringLiteral("owners"), tr("Owners"), Kind::Tags, {}, false, false, tr("joined with ;")},
            {QStringLiteral("discovery_year"), tr("Discovered"), Kind::Year, {}, false, false, tr("year")},
            {QStringLiteral("lon"), tr("Longitude"), Kind::Degrees, {}, false, false, tr("decimal degrees, WGS 84")},
            {QStringLiteral("lat"), tr("Latitude"), Kind::Degrees, {}, false, false, tr("decimal degrees, WGS 84")},
            {QStringLiteral("location_accuracy_m"),
             tr("Accuracy of the place"),
             Kind::Year,
             {},
             false,
             false,
             tr("metres")},
            {QStringLiteral("confidence"), tr("Confidence"), Kind::Choice, words("high medium low"), false, false, {}},
            {QStringLiteral("notes"), tr("Notes"), Kind::Words, {}, false, false, {}}};
}

std::vector<EditField> estimateFields()
{
    return {
        {QStringLiteral("kind"),
         tr("Kind"),
         Kind::Choice,
         words("resource reserve historical unclassified recoverable claim"),
         false,
         true,
         {}},
        {QStringLiteral("category"),
         tr("Categories"),
         Kind::Choice,
         words("total measured indicated inferred measured+indicated measured+indicated+inferred proved probable "
               "proved+probable"),
         false,
         true,
         {}},
        {QStringLiteral("code"),
         tr("Reported under"),
         Kind::Choice,
         QStringList{QStringLiteral("unknown"), QStringLiteral("none"), QStringLiteral("JORC"),
                     QStringLiteral("NI 43-101"), QStringLiteral("SAMREC"), QStringLiteral("PERC"),
                     QStringLiteral("S-K 1300")},
         false,
         true,
         {}},
        {QStringLiteral("scope"), tr("Scope"), Kind::Choice, words("deposit group district national company"), false,
         true, tr("only figures of the deposit itself size it")},
        {QStringLiteral("share_percent"),
         tr("Attributable share"),
         Kind::Number,
         {},
         false,
         false,
         tr("percent; empty where the source does not say")},
        {QStringLiteral("inclusive"), tr("Of reserves"), Kind::Choice,
         QStringList{QString(), QStringLiteral("inclusive"), QStringLiteral("exclusive")}, false, false,
         tr("resources stated inclusive or exclusive of reserves")},
        {QStringLiteral("effective_date"),
         tr("Effective date"),
         Kind::Date,
         {},
         false,
         false,
         tr("2024, 2024-12 or 2024-12-31")},
        {QStringLiteral("tonnage"), tr("Tonnage of ore"), Kind::Number, {}, false, false, tr("digits as published")},
        {QStringLiteral("tonnage_unit"),
         tr("Unit"),
         Kind::Choice,
         QStringList{QString()} + words("Mt kt t Gt"),
         false,
         false,
         {}},
        {QStringLiteral("cutoff"), tr("Cut-off"), Kind::Line, {}, false, false, tr("with its unit")},
        {QStringLiteral("commodity"), tr("Commodity"), Kind::Commodity, {}, true, true, {}},
        {QStringLiteral("grade"), tr("Grade"), Kind::Number, {}, true, false, {}},
        {QStringLiteral("grade_unit"), tr("Unit"), Kind::Choice, QStringList{QString()} + gradeUnits, true, false, {}},
        {QStringLiteral("contained"), tr("Contained"), Kind::Number, {}, true, false, {}},
        {QStringLiteral("contained_unit"),
         tr("Unit"),
         Kind::Choice,
         QStringList{QString()} + massUnits,
         true,
         false,
         {}},
        {QStringLiteral("source_ref"),
         tr("Source"),
         Kind::Source,
         {},
         false,
         true,
         tr("a source of the list, or title, publisher, year and address")},
        {QStringLiteral("wording"),
         tr("Wording"),
         Kind::Words,
         {},
         false,
         false,
         tr("what the source says, word for word")},
        {QStringLiteral("locator"), tr("Locator"), Kind::Line, {}, false, false, tr("page, table or section")},
        {QStringLiteral("notes"), tr("Notes"), Kind::Words, {}, false, false, {}}};
}

std::vector<EditField> productionFields()
{
    return {
        {QStringLiteral("commodity"), tr("Commodity"), Kind::Commodity, {}, false, true, {}},
        {QStringLiteral("amount"), tr("Amount"), Kind::Number, {}, false, true, tr("digits as published")},
        {QStringLiteral("unit"), tr("Unit"), Kind::Choice, massUnits + words("t/d t/month"), false, true,
         tr("t/d and t/month are rates")},
        {QStringLiteral("period"), tr("Period"), Kind::Date, {}, false, false, tr("2024, 2024-12 or 2023-07/2024-06")},
        {QStringLiteral("kind"),
         tr("Kind"),
         Kind::Choice,
         words("actual cumulative capacity planned"),
         false,
         true,
         {}},
        {QStringLiteral("source_ref"),
         tr("Source"),
         Kind::Source,
         {},
         false,
         true,
         tr("a source of the list, or title, publisher, year and address")},
        {QStringLiteral("notes"), tr("Notes"), Kind::Words, {}, false, false, {}}};
}

std::vector<EditField> annotationFields()
{
    return {
        {QStringLiteral("level"), tr("Level"), Kind::Choice, words("1 2 3 4 5"), false, true, {}},
        {QStringLiteral("category"), tr("Category"), Kind::Choice, annotationCategories(), false, true, {}},
        {QStringLiteral("kind"), tr("Kind"), Kind::Choice, annotationKinds(), false, true,
         tr("a judgement of yours, a fact with a source, or an open question")},
        {QStringLiteral("text"), tr("Annotation"), Kind::Words, {}, false, true, {}},
        {QStringLiteral("date"), tr("Date"), Kind::Date, {}, false, true, tr("the day, month or year it speaks of")},
        {QStringLiteral("valid_until"),
         tr("Valid until"),
         Kind::Date,
         {},
         false,
         false,
         tr("after it the annotation fades and asks for review; empty: until it is withdrawn")},
        {QStringLiteral("incidents"),
         tr("Incidents"),
         Kind::Tags,
         {},
         false,
         false,
         tr("ids of reported incidents joined with ; such as INC-012")},
        {QStringLiteral("source_ref"),
         tr("Source"),
         Kind::Source,
         {},
         false,
         false,
         tr("a source of the list, or title, publisher, year and address")}};
}

/// Of an annotation that speaks of an area or a route.
std::vector<EditField> placeFields()
{
    std::vector<EditField> fields = annotationFields();
    fields.insert(fields.begin(),
                  {placeNameColumn, tr("Name"), Kind::Line, {}, false, true, tr("of the area or route")});
    return fields;
}

/// The sentence about one value, or nothing where it may stand.
QString valueProblem(const EditField &field, const QString &value, const QStringList &commodities)
{
    if (value.isEmpty())
        return field.isRequired ? tr("%1 is missing.").arg(field.label) : QString();
    switch (field.kind) {
    case Kind::Number:
        if (!Figure::parse(value))
            return tr("%1: \"%2\" is not a number above zero, such as 5900 or 0.41.").arg(field.label, value);
        break;
    case Kind::Degrees: {
        const auto number = parseNumber(value);
        const double most = field.column == QLatin1String("lat") ? 90 : 180;
        if (!number || std::abs(number->value) > most)
            return tr("%1: \"%2\" is not a number of degrees from -%3 to %3.").arg(field.label, value).arg(most);
        break;
    }
    case Kind::Year:
        if (const auto number = parseInteger(value); !number || *number < 0)
            return tr("%1: \"%2\" is not a whole number.").arg(field.label, value);
        break;
    case Kind::Date:
        if (!DateRange::parse(value))
            return tr("%1: \"%2\" is no date; it is written 2024, 2024-12 or 2024-12-31.").arg(field.label, value);
        break;
    case Kind::Tokens:
    case Kind::Commodity:
        for (const QString &token : splitTags(value))
            if (!commodities.isEmpty() && !commodities.contains(token))
                return tr("%1: \"%2\" is no commodity of the tables, such as Cu or gemstone:peridot.")
                    .arg(field.label, token);
        break;
    default:
        break;
    }
    return {};
}

QString unitProblem(const RowTexts &row, const char *figure, const char *unit, Unit::Kind kind, const QString &label)
{
    const QString value = row.value(QLatin1String(figure)), name = row.value(QLatin1String(unit));
    if (value.isEmpty())
        return {};
    const auto known = unitNamed(name);
    const bool mayBeRate = QLatin1String(figure) == QLatin1String("amount");
    if (!known || (known->kind != kind && !(mayBeRate && known->kind == Unit::Kind::Rate)))
        return name.isEmpty() ? tr("%1 has no unit.").arg(label) : tr("%1: %2 is not a unit of it.").arg(label, name);
    return {};
}

/// What several values of an estimate say together.
void checkEstimate(const UserEdit &edit, std::vector<EditProblem> &problems)
{
    const auto add = [&](const char *column, int line, const QString &sentence) {
        if (!sentence.isEmpty())
            problems.push_back({QString::fromLatin1(column), line, sentence});
    };
    const RowTexts &first = edit.rows.front();
    const QString kind = first.value(QStringLiteral("kind")), category = first.value(QStringLiteral("category"));
    const bool ofReserve = category.contains(QLatin1String("prov")) || category.contains(QLatin1String("probable"));
    const bool ofResource = category.contains(QLatin1String("measured")) || category.contains(QLatin1String("in"));
    if (kind == QLatin1String("reserve") && ofResource)
        add("category", -1, tr("A reserve is proved or probable, not %1.").arg(category));
    if (kind == QLatin1String("resource") && ofReserve)
        add("category", -1, tr("A resource is measured, indicated or inferred, not %1.").arg(category));
    if (const auto share = Figure::parse(first.value(QStringLiteral("share_percent"))); share && share->value > 100)
        add("share_percent", -1, tr("A share is at most 100 percent."));
    add("tonnage", -1, unitProblem(first, "tonnage", "tonnage_unit", Unit::Kind::Mass, tr("The tonnage")));
    QStringList commodities;
    bool hasFigure = !first.value(QStringLiteral("tonnage")).isEmpty();
    for (std::size_t i = 0; i < edit.rows.size(); ++i) {
        const RowTexts &row = edit.rows[i];
        const int line = static_cast<int>(i);
        add("grade", line, unitProblem(row, "grade", "grade_unit", Unit::Kind::Grade, tr("The grade")));
        add("contained", line, unitProblem(row, "contained", "contained_unit", Unit::Kind::Mass, tr("The metal")));
        const QString commodity = row.value(QStringLiteral("commodity"));
        if (commodities.contains(commodity))
            add("commodity", line, tr("%1 stands in two lines of one statement.").arg(commodity));
        commodities << commodity;
        hasFigure = hasFigure || !row.value(QStringLiteral("grade")).isEmpty() ||
                    !row.value(QStringLiteral("contained")).isEmpty();
    }
    if (!hasFigure)
        add("tonnage", -1, tr("An estimate has a tonnage, a grade or contained metal."));
}

void checkAnnotation(const UserEdit &edit, std::vector<EditProblem> &problems)
{
    const RowTexts &row = edit.rows.front();
    const auto from = DateRange::parse(row.value(QStringLiteral("date"))),
               until = DateRange::parse(row.value(QStringLiteral("valid_until")));
    if (from && until && until->last < from->first)
        problems.push_back({QStringLiteral("valid_until"), -1, tr("Valid until lies before the date.")});
    const bool isFact = row.value(QStringLiteral("kind")) == QLatin1String("fact");
    if (isFact && row.value(QStringLiteral("source_ref")).isEmpty() && row.value(QStringLiteral("incidents")).isEmpty())
        problems.push_back({QStringLiteral("source_ref"), -1, tr("A fact has a source or an incident behind it.")});
    if (edit.site.isEmpty() && !AnnotatedPlace::fromWkt(row.value(placeColumn)))
        problems.push_back({{}, -1, tr("It speaks of no site, and of no area or route that reads.")});
    for (const EditField &field : editFieldsOf(edit)) {
        const QString value = row.value(field.column);
        if (field.kind == Kind::Choice && !value.isEmpty() && !field.choices.contains(value))
            problems.push_back(
                {field.column, -1,
                 tr("%1: \"%2\" is none of %3.").arg(field.label, value, field.choices.join(QStringLiteral(", ")))});
    }
}

void checkDeposit(const RowTexts &row, std::vector<EditProblem> &problems)
{
    if (row.value(QStringLiteral("lon")).isEmpty() != row.value(QStringLiteral("lat")).isEmpty())
        problems.push_back({QStringLiteral("lon"), -1, tr("Longitude and latitude come together.")});
}

} // namespace

const std::vector<EditField> &editFieldsOf(const QString &table)
{
    static const std::vector<EditField> deposits = depositFields(), estimates = estimateFields(),
                                        production = productionFields(),
                                        notes{{QStringLiteral("text"), tr("Note"), Kind::Words, {}, false, true, {}}},
                                        annotations = annotationFields(), places = placeFields(), none;
    if (table == QLatin1String("deposits"))
        return deposits;
    if (table == QLatin1String("estimates"))
        return estimates;
    if (table == QLatin1String("production"))
        return production;
    if (table == annotationTable)
        return annotations;
    if (table == placeTable)
        return places;
    return table == QLatin1String("notes") ? notes : none;
}

const std::vector<EditField> &editFieldsOf(const UserEdit &edit)
{
    const bool isOfPlace = edit.name.table == annotationTable && edit.site.isEmpty();
    return editFieldsOf(isOfPlace ? placeTable : edit.name.table);
}

std::vector<EditProblem> problemsOf(const UserEdit &edit, const QStringList &commodities)
{
    std::vector<EditProblem> problems;
    if (edit.rows.empty()) {
        problems.push_back({{}, -1, tr("The record has no line.")});
        return problems;
    }
    for (const EditField &field : editFieldsOf(edit))
        for (std::size_t i = 0; i < (field.isPerLine ? edit.rows.size() : 1); ++i)
            if (const QString sentence = valueProblem(field, edit.rows[i].value(field.column), commodities);
                !sentence.isEmpty())
                problems.push_back({field.column, field.isPerLine ? static_cast<int>(i) : -1, sentence});
    if (edit.name.table == QLatin1String("estimates"))
        checkEstimate(edit, problems);
    else if (edit.name.table == QLatin1String("production"))
        if (const QString sentence =
                unitProblem(edit.rows.front(), "amount", "unit", Unit::Kind::Mass, tr("The amount"));
            !sentence.isEmpty())
            problems.push_back({QStringLiteral("unit"), -1, sentence});
    if (edit.name.table == QLatin1String("deposits"))
        checkDeposit(edit.rows.front(), problems);
    if (edit.name.table == annotationTable)
        checkAnnotation(edit, problems);
    if (edit.author.trimmed().isEmpty())
        problems.push_back({QStringLiteral("author"), -1, tr("Who says so is missing.")});
    if (!edit.isOwn() && edit.changedColumns().isEmpty())
        problems.push_back({{}, -1, tr("Nothing differs from what is shipped.")});
    else if (!edit.isOwn() && edit.reason.trimmed().isEmpty())
        problems.push_back({QStringLiteral("reason"), -1, tr("Why the shipped record is corrected is missing.")});
    return problems;
}

} // namespace kohkan
