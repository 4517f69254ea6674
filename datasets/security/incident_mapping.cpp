// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_mapping.h"

#include "datasets/work/words.h"

#include <QRegularExpression>
#include <array>

namespace kohkan {

namespace {

/// The columns that a mapping names, under the names that they have in JSON.
const std::array<std::pair<const char *, QString IncidentMapping::*>, 17> named{
    {{"id", &IncidentMapping::id},
     {"date", &IncidentMapping::date},
     {"date_end", &IncidentMapping::dateEnd},
     {"accuracy_column", &IncidentMapping::accuracyColumn},
     {"event_type", &IncidentMapping::eventType},
     {"sub_type", &IncidentMapping::subType},
     {"actor", &IncidentMapping::actor},
     {"admin1", &IncidentMapping::admin1},
     {"admin2", &IncidentMapping::admin2},
     {"place", &IncidentMapping::place},
     {"source", &IncidentMapping::source},
     {"fatalities", &IncidentMapping::fatalities},
     {"fatalities_low", &IncidentMapping::fatalitiesLow},
     {"fatalities_high", &IncidentMapping::fatalitiesHigh},
     {"longitude", &IncidentMapping::longitude},
     {"latitude", &IncidentMapping::latitude},
     {"licence", &IncidentMapping::licence}}};

constexpr std::size_t mostWords = 500; ///< of event types that are guessed at
constexpr std::size_t mostKept = 30;   ///< words of a code book, as far as it may be kept
constexpr qsizetype longestKept = 40;
constexpr std::array<const char *, 4> accuracyWords{"same", "metres", "kilometres", "codes"};

/// `Event Date`, `EVENT_DATE` and `event-date` alike.
QString plain(const QString &name)
{
    QString letters;
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            letters += c.toLower();
    return letters;
}

/// The first column that has one of these names, the likelier ones first.
QString columnNamed(const Layer &layer, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        for (const auto &column : layer.columns())
            if (!column->isDerived() && plain(column->name()) == QLatin1String(name))
                return column->name();
    return {};
}

/// The first column most of whose values are dates, whatever it is called.
QString columnOfDates(const Layer &layer)
{
    constexpr std::size_t tried = 50, seen = 2'000;
    for (const auto &column : layer.columns()) {
        std::size_t values = 0, dates = 0;
        for (std::size_t i = 0; i < std::min(seen, layer.rowCount()) && values < tried; ++i)
            if (const QString text = column->text(rowAt(i)); !text.isEmpty()) {
                ++values;
                const bool isNumber = parseNumber(text).has_value(); // a year, or a count
                dates += !isNumber && mappedDate(text, IncidentMapping::DayOrder::DayFirst) ? 1 : 0;
            }
        if (!column->isDerived() && values > 0 && dates * 2 > values)
            return column->name();
    }
    return {};
}

} // namespace

const QStringList &eventTypes()
{
    static const QStringList types{QStringLiteral("Explosions/Remote violence"),
                                   QStringLiteral("Battles"),
                                   QStringLiteral("Violence against civilians"),
                                   QStringLiteral("Strategic developments"),
                                   QStringLiteral("Riots"),
                                   QStringLiteral("Protests")};
    return types;
}

QString likelyEventType(const QString &words)
{
    const auto hint = [](const char *pattern, const char *type) {
        return std::pair(QRegularExpression(QStringLiteral("\\b(%1)").arg(QString::fromLatin1(pattern)),
                                            QRegularExpression::CaseInsensitiveOption),
                         QString::fromLatin1(type));
    };
    static const std::array hints{
        hint("explos|bomb|blast|ied\\b|mine\\b|landmine|grenade|shell|rocket|missile|drone|air ?strike|suicide|remote "
             "violence",
             "Explosions/Remote violence"),
        hint("battle|clash|armed|encounter|skirmish|ambush|firefight|gunfight|attack on (forces|police|army|security)",
             "Battles"),
        hint("protest|demonstration|sit-?in|strike\\b|rally", "Protests"),
        hint("riot|mob|vandal", "Riots"),
        hint("civilian|assassin|kidnap|abduct|murder|target(ed)? kill|killing|shooting|massacre|sexual",
             "Violence against civilians"),
        hint("arrest|seizure|agreement|weapons|base\\b|non-?violent|strategic", "Strategic developments")};
    for (const auto &[pattern, type] : hints)
        if (pattern.match(words).hasMatch())
            return type;
    return {};
}

std::optional<DateRange> mappedDate(const QString &text, IncidentMapping::DayOrder order)
{
    static const QRegularExpression figures(QStringLiteral("^(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})(?:[T ].*)?$"));
    const QString trimmed = text.trimmed();
    const auto match = figures.match(trimmed);
    if (!match.hasMatch()) {
        const auto range = DateRange::parse(trimmed);
        return range ? range : incidentDay(trimmed);
    }
    const bool isDayFirst = order == IncidentMapping::DayOrder::DayFirst;
    const QDate day(match.capturedView(3).toInt(), match.capturedView(isDayFirst ? 2 : 1).toInt(),
                    match.capturedView(isDayFirst ? 1 : 2).toInt());
    return day.isValid() ? DateRange::parse(day.toString(Qt::ISODate)) : std::nullopt;
}

QString columnsSignature(QStringList columns)
{
    for (QString &column : columns)
        column = column.trimmed();
    columns.sort();
    return columns.join(QChar(0x1f));
}

QString IncidentMapping::whyNot(const QStringList &columns) const
{
    if (date.isEmpty())
        return tr("Say which column has the date.");
    if (accuracy != Accuracy::Same && accuracyColumn.isEmpty())
        return tr("Say which column has the accuracy of the place.");
    if (accuracy == Accuracy::Same && !(accuracyKm >= 0))
        return tr("Say how well the places are known, in kilometres.");
    if (longitude.isEmpty() != latitude.isEmpty())
        return tr("Say both which column has the longitude and which the latitude.");
    for (const auto &[name, member] : named)
        if (const QString &column = this->*member;
            member != &IncidentMapping::licence && !column.isEmpty() && !columns.contains(column))
            return tr("There is no column %1.").arg(column);
    return {};
}

QJsonObject IncidentMapping::toJson() const
{
    QJsonObject object;
    for (const auto &[name, member] : named)
        if (!(this->*member).isEmpty())
            object.insert(QLatin1String(name), this->*member);
    object.insert(QStringLiteral("day_order"),
                  dayOrder == DayOrder::DayFirst ? QStringLiteral("day-first") : QStringLiteral("month-first"));
    object.insert(QStringLiteral("accuracy"), QLatin1String(accuracyWords[static_cast<std::size_t>(accuracy)]));
    object.insert(QStringLiteral("accuracy_km"), accuracyKm);
    object.insert(QStringLiteral("every_type"), everyType);
    object.insert(QStringLiteral("may_be_passed_on"), mayBePassedOn);
    QJsonObject codes, words;
    for (const auto &[code, km] : codeKm)
        codes.insert(code, km);
    for (const auto &[word, type] : types)
        words.insert(word, type);
    object.insert(QStringLiteral("code_km"), codes);
    object.insert(QStringLiteral("types"), words);
    return object;
}

IncidentMapping IncidentMapping::toKeep() const
{
    const auto isCodeBook = [](const auto &words) {
        return words.size() <= mostKept && std::all_of(words.begin(), words.end(), [](const auto &word) {
                   return word.first.size() <= longestKept;
               });
    };
    IncidentMapping kept = *this;
    if (!mayBePassedOn && !isCodeBook(types))
        kept.types.clear();
    if (!mayBePassedOn && !isCodeBook(codeKm))
        kept.codeKm.clear();
    return kept;
}

IncidentMapping IncidentMapping::fromJson(const QJsonObject &object)
{
    IncidentMapping mapping;
    const auto value = [&](const char *name) { return object.value(QLatin1String(name)); };
    for (const auto &[name, member] : named)
        mapping.*member = value(name).toString();
    if (value("day_order").toString() == QLatin1String("month-first"))
        mapping.dayOrder = DayOrder::MonthFirst;
    const QString accuracy = value("accuracy").toString();
    for (std::size_t i = 0; i < accuracyWords.size(); ++i)
        if (accuracy == QLatin1String(accuracyWords[i]))
            mapping.accuracy = static_cast<Accuracy>(i);
    mapping.accuracyKm = value("accuracy_km").toDouble(mapping.accuracyKm);
    mapping.everyType = value("every_type").toString(mapping.everyType);
    mapping.mayBePassedOn = value("may_be_passed_on").toBool(true);
    const QJsonObject codes = value("code_km").toObject(), words = value("types").toObject();
    for (auto it = codes.begin(); it != codes.end(); ++it)
        mapping.codeKm[it.key()] = it.value().toDouble();
    for (auto it = words.begin(); it != words.end(); ++it)
        mapping.types[it.key()] = it.value().toString();
    return mapping;
}

IncidentMapping IncidentMapping::guess(const Layer &layer)
{
    IncidentMapping mapping;
    mapping.id = columnNamed(layer, {"eventid", "incidentid", "id", "ref", "reference", "uid", "guid", "no"});
    mapping.date =
        columnNamed(layer, {"date", "eventdate", "incidentdate", "datestart", "startdate", "day", "occurred", "when",
                            "reportdate", "dateofincident", "datetime", "timestamp", "month", "year"});
    if (mapping.date.isEmpty())
        mapping.date = columnOfDates(layer);
    mapping.dateEnd = columnNamed(layer, {"dateend", "enddate", "dateto", "lastday"});
    mapping.accuracyColumn = columnNamed(layer, {"locationaccuracym", "accuracym", "radiusm"});
    if (!mapping.accuracyColumn.isEmpty()) {
        mapping.accuracy = Accuracy::Metres;
    } else if (const QString km = columnNamed(layer, {"accuracykm", "radiuskm", "precisionkm"}); !km.isEmpty()) {
        mapping.accuracyColumn = km;
        mapping.accuracy = Accuracy::Kilometres;
    }
    mapping.eventType = columnNamed(layer, {"eventtype", "type", "incidenttype", "category", "attacktype",
                                            "attacktype1txt", "kind", "event", "method"});
    mapping.subType = columnNamed(layer, {"subtype", "subeventtype", "weapon", "weaptype1txt", "tactic"});
    mapping.actor = columnNamed(layer, {"actor", "actors", "actor1", "group", "gname", "perpetrator", "perpetrators"});
    mapping.admin1 = columnNamed(layer, {"admin1", "province", "provstate", "state", "region"});
    mapping.admin2 = columnNamed(layer, {"admin2", "district", "county", "tehsil"});
    mapping.place = columnNamed(layer, {"place", "location", "city", "town", "village", "placename"});
    mapping.source = columnNamed(layer, {"source", "sources", "scite1", "link", "url", "reportedby"});
    mapping.fatalities =
        columnNamed(layer, {"fatalities", "deaths", "killed", "nkill", "dead", "best", "fatalitiesbest"});
    mapping.fatalitiesLow = columnNamed(layer, {"fatalitieslow", "deathslow", "killedlow", "low"});
    mapping.fatalitiesHigh = columnNamed(layer, {"fatalitieshigh", "deathshigh", "killedhigh", "high"});
    if (const Column *types = mapping.eventType.isEmpty() ? nullptr : layer.column(mapping.eventType);
        types && types->type() == Column::Type::Text)
        for (std::size_t i = 0; i < std::min(mostWords, types->dictionary().size()); ++i) {
            const QString &word = types->dictionary()[i];
            if (const QString type = eventTypes().contains(word) ? word : likelyEventType(word); !type.isEmpty())
                mapping.types[word] = type;
        }
    return mapping;
}

std::optional<DateRange> incidentDay(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() <= 10 || trimmed[10] == u' ' || trimmed[10] == u'T')
        if (const auto range = DateRange::parse(trimmed.left(10)); range && range->form == DateRange::Form::Day)
            return range;
    QString words = trimmed;
    words.replace(u'-', u' ');
    for (const auto form : {u"d MMMM yyyy", u"d MMM yyyy"})
        if (const QDate date = QLocale::c().toDate(words, QString::fromUtf16(form)); date.isValid())
            return DateRange::parse(date.toString(Qt::ISODate));
    return std::nullopt;
}

void markLicence(Provenance &provenance, const IncidentMapping &mapping)
{
    provenance.mayBePassedOn = provenance.mayBePassedOn && mapping.mayBePassedOn;
    if (provenance.licence.isEmpty())
        provenance.licence = mapping.licence;
}

} // namespace kohkan
