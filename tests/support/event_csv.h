// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace kohkan::test {

/// Tables of events as others lay them out, all of whose texts carry a mark that nothing else has. Every `badEvery`th
/// row has a date that is none, every `coarseEvery`th a place that is known to a region only.
struct EventCsv {
    static constexpr int badEvery = 1000, coarseEvery = 40;
    static constexpr const char *mark = "Zqxv7";

    static QByteArray acled(int rows)
    {
        static const char *types[] = {"Battles",
                                      "Protests",
                                      "Riots",
                                      "Explosions/Remote violence",
                                      "Violence against civilians",
                                      "Strategic developments"};
        QByteArray csv = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
                         "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
                         "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
                         "notes,fatalities,tags,timestamp\n";
        csv.reserve(rows * 330);
        for (int i = 1; i <= rows; ++i) {
            const QByteArray at = QByteArray::number(i), word = marked(i);
            csv += "PAK" + at + "," + (i % badEvery == 0 ? QByteArray("some day") : day(i)) + ",2024," +
                   QByteArray::number(1 + i % 3) + ",Political violence," + types[i % 6] + ",Armed clash,actor " +
                   word + ",,State forces,other " + word + ",,Rebel group,x,,586,South Asia,Pakistan,province " + word +
                   ",district " + word + ",,town " + word + "," + latitude(i) + "," + longitude(i) + "," +
                   (i % coarseEvery == 0 ? "3"
                    : i % 2 == 0         ? "2"
                                         : "1") +
                   ",paper " + word + ",National,note " + word + "," + QByteArray::number(i % 7) + ",,1700000000\n";
        }
        return csv;
    }

    static QByteArray ucdp(int rows)
    {
        QByteArray csv = "id,relid,year,active_year,code_status,type_of_violence,conflict_name,dyad_name,side_a,side_b,"
                         "source_article,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,"
                         "country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,best,high,low\n";
        csv.reserve(rows * 330);
        for (int i = 1; i <= rows; ++i) {
            const QByteArray at = QByteArray::number(i), word = marked(i);
            csv += at + ",rel " + word + ",2024,1,Clear," + QByteArray::number(1 + i % 3) + ",conflict,dyad,side " +
                   word + ",side,article " + word + "," +
                   (i % coarseEvery == 0 ? QByteArray("5") : QByteArray::number(1 + i % 3)) + ",town " + word + ",at " +
                   word + ",province,district," + latitude(i) + "," + longitude(i) + ",Pakistan,1,1," +
                   (i % badEvery == 0 ? QByteArray("some day") : day(i)) +
                   " 00:00:00.000,2024-12-31 00:00:00.000,0,0," + QByteArray::number(i % 7) + "," +
                   QByteArray::number(i % 7 + 2) + "," + QByteArray::number(i % 5 / 4) + "\n";
        }
        return csv;
    }

private:
    static QByteArray marked(int row) { return mark + QByteArray::number(row); }
    static QByteArray day(int row) { return "2024-0" + QByteArray::number(1 + row % 9) + (row % 2 ? "-07" : "-21"); }
    static QByteArray latitude(int row) { return QByteArray::number(25 + row % 1000 * 0.01, 'f', 4); }
    static QByteArray longitude(int row) { return QByteArray::number(61 + row / 100 % 1000 * 0.014, 'f', 4); }
};

} // namespace kohkan::test
