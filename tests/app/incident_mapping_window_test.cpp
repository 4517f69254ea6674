// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/file_opener.h"
#include "app/open/incident_mapping_dialog.h"
#include "app/window/main_window.h"
#include "datasets/io/exporter.h"
#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_source.h"
#include "tests/support/opened_window.h"
#include "tests/support/program.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/exposure_state.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

namespace {

/// Two bombs at Reko Diq of this year, and one whose date nobody knows.
QByteArray table(const QByteArray &third = "k-3,some day,town,Bomb blast,1")
{
    const QByteArray place = ",62.0903,29.1247\n";
    return "Ref,Happened on,How sure,What,Killed,lon,lat\nk-1,05/06/" +
           QByteArray::number(QDate::currentDate().year()) + ",town,Bomb blast,3" + place + "k-2,06/06/" +
           QByteArray::number(QDate::currentDate().year()) + ",somewhere,Jirga,0" + place + third + place;
}

} // namespace

/// What a person does with a table of incidents of their own, in the real window.
class IncidentMappingWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
        m_path = m_home->filePath(QStringLiteral("field.csv"));
        QVERIFY(writeBytes(m_path, table()));
        start();
    }
    void cleanup() { stop(); }

    void mapsUsesAndRemembers()
    {
        openFile(m_path);
        QCOMPARE(incidentSourceOf(*entry()->layer), IncidentSource::None);
        QVERIFY(m_window->action(QStringLiteral("useIncidents"))->isEnabled());
        m_window->action(QStringLiteral("useIncidents"))->trigger();
        auto *dialog = m_window->findChild<IncidentMappingDialog *>();
        QVERIFY(dialog);
        QVERIFY(!m_window->action(QStringLiteral("useIncidents"))->isChecked()); // not before it is mapped
        QCOMPARE(dialog->mapping().date, QStringLiteral("Happened on"));         // by its values
        choose(dialog, "date", "");
        QVERIFY(!button(dialog)->isEnabled());
        QVERIFY2(dialog->resultText().contains(QLatin1String("date")), qPrintable(dialog->resultText()));
        choose(dialog, "date", "Happened on");
        QVERIFY(button(dialog)->isEnabled());
        QVERIFY2(dialog->resultText().contains(QLatin1String("Of the first 3 rows 2 count")),
                 qPrintable(dialog->resultText()));
        QVERIFY(dialog->resultText().contains(QLatin1String("Happened on is missing or not understood (1)")));
        choose(dialog, "id", "Ref");
        choose(dialog, "event_type", "What");
        QCOMPARE(dialog->typeTable()->rowCount(), 2);
        QCOMPARE(dialog->mapping().types.at(QStringLiteral("Bomb blast")),
                 QStringLiteral("Explosions/Remote violence")); // by its words
        choose(dialog, "fatalities", "Killed");
        dialog->accuracyChoice()->setCurrentIndex(3);
        choose(dialog, "accuracy_column", "How sure");
        QCOMPARE(dialog->codeTable()->rowCount(), 2);
        for (int row = 0; row < 2; ++row)
            if (dialog->codeTable()->item(row, 0)->text() == QLatin1String("town"))
                qobject_cast<QLineEdit *>(dialog->codeTable()->cellWidget(row, 1))->setText(QStringLiteral("5"));
        QVERIFY2(dialog->resultText().contains(QLatin1String("1 count")), qPrintable(dialog->resultText()));
        QVERIFY(dialog->resultText().contains(QLatin1String("How sure somewhere: no distance")));
        QSignalSpy said(m_window->parts().opener, &FileOpener::said);
        button(dialog)->click();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY2(said.front()[1].toString().contains(QLatin1String("row 3: Happened on")),
                 qPrintable(said.front()[1].toString()));
        QTRY_VERIFY(
            m_window->parts().messages->text().contains(QLatin1String("Incidents around sites are those of field")));
        QVERIFY(m_window->action(QStringLiteral("useIncidents"))->isChecked());
        QCOMPARE(entry()->style.classColumn, mappedTypeColumn);
        QCOMPARE(entry()->layer->key(rowAt(0)).left(2), QStringLiteral("k-"));
        m_window->parts().exposure->want();
        QTRY_COMPARE(incidentCount(), 1);
        QCOMPARE(m_window->parts().exposure->result()->model.coverage().unusable, 2); // and says so

        readAgain();
        restart();
        otherFileOfTheSource();
    }

    void aMarkKeepsItsRows()
    {
        openFile(m_path);
        m_window->action(QStringLiteral("mapIncidents"))->trigger();
        auto *dialog = m_window->findChild<IncidentMappingDialog *>();
        QVERIFY(dialog);
        choose(dialog, "date", "Happened on");
        dialog->mayBePassedOn()->setChecked(false);
        button(dialog)->click();
        QVERIFY(!entry()->layer->provenance().mayBePassedOn); // at once, before it is read anew
        QTRY_COMPARE(incidentSourceOf(*entry()->layer), IncidentSource::Mapped);
        QVERIFY(!entry()->layer->provenance().mayBePassedOn);
        const QString out = m_home->filePath(QStringLiteral("out.geojson"));
        QVERIFY(!exportLayer(*entry()->layer, entry()->layer->allRows(), {out, {}, {}, {}}));
        QVERIFY(!QFile::exists(out));
        stop();
        start();
        QTRY_VERIFY(entry() && entry()->layer);
        QVERIFY(!entry()->layer->provenance().mayBePassedOn);
    }

    /// What was chosen and not yet settled is there again, whatever ended the program; what was given up is not.
    void whatIsUnfinishedWaits()
    {
        openFile(m_path);
        m_window->action(QStringLiteral("mapIncidents"))->trigger();
        auto *dialog = m_window->findChild<IncidentMappingDialog *>();
        choose(dialog, "date", "Happened on");
        choose(dialog, "actor", "What");
        QTRY_VERIFY_WITH_TIMEOUT(bytesOf(m_home->filePath(QStringLiteral("kohkan/session.json"))).contains("\"actor\""),
                                 5000);
        stop();
        start();
        QTRY_VERIFY(entry() && entry()->layer);
        m_window->parts().layers->setActive(entry()->id);
        m_window->action(QStringLiteral("mapIncidents"))->trigger();
        dialog = m_window->findChild<IncidentMappingDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->mapping().actor, QStringLiteral("What"));
        QTest::keyClick(dialog, Qt::Key_Escape); // closed, and not given up
        QTRY_VERIFY(!m_window->findChild<IncidentMappingDialog *>());
        m_window->action(QStringLiteral("mapIncidents"))->trigger();
        dialog = m_window->findChild<IncidentMappingDialog *>();
        QCOMPARE(dialog->mapping().actor, QStringLiteral("What"));
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->click();
        QTRY_VERIFY(!m_window->findChild<IncidentMappingDialog *>());
        m_window->action(QStringLiteral("mapIncidents"))->trigger();
        dialog = m_window->findChild<IncidentMappingDialog *>();
        QVERIFY(dialog->mapping().actor.isEmpty());
    }

private:
    void readAgain()
    {
        QVERIFY(writeBytes(m_path, table("k-4,07/06/2024,town,Bomb blast,1")));
        QSignalSpy said(m_window->parts().opener, &FileOpener::said);
        m_window->action(QStringLiteral("readAgain"))->trigger();
        QTRY_COMPARE(said.size(), 1);
        const QString details = said.front()[1].toString();
        QVERIFY2(details.contains(QLatin1String("Added: k-4")) && details.contains(QLatin1String("Removed: k-3")),
                 qPrintable(details));
        QTRY_COMPARE(incidentCount(), 2);
    }
    void restart()
    {
        stop();
        start();
        QTRY_VERIFY(entry() && entry()->layer);
        QCOMPARE(incidentSourceOf(*entry()->layer), IncidentSource::Mapped);
    }
    void otherFileOfTheSource()
    {
        const QString next = m_home->filePath(QStringLiteral("next.csv"));
        QVERIFY(writeBytes(next, table()));
        QSignalSpy said(m_window->parts().opener, &FileOpener::said);
        openFile(next);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY2(said.front()[0].toString().contains(QLatin1String("by what was said of its columns")),
                 qPrintable(said.front()[0].toString()));
        QCOMPARE(incidentSourceOf(*m_window->parts().layers->value().activeEntry()->layer), IncidentSource::Mapped);
    }

    /// That the exposure of the window rests on; -1 while it is computed.
    int incidentCount() const
    {
        const auto &result = m_window->parts().exposure->result();
        return result ? result->model.coverage().incidents - result->model.coverage().unusable : -1;
    }

    void start()
    {
        m_window = test::openedWindow();
        QVERIFY(m_window);
    }
    void stop()
    {
        if (m_window)
            m_window->close();
        m_window.reset();
    }
    void openFile(const QString &path)
    {
        m_window->open({path});
        QTRY_VERIFY(m_window->parts().layers->value().activeEntry() &&
                    m_window->parts().layers->value().activeEntry()->path == path);
    }
    const LayerEntry *entry() const
    {
        for (const LayerEntry &known : m_window->parts().layers->value().entries)
            if (known.path == m_path)
                return &known;
        return nullptr;
    }
    static void choose(IncidentMappingDialog *dialog, const char *part, const char *column)
    {
        QComboBox *choice = dialog->columnChoice(QString::fromLatin1(part));
        QVERIFY2(choice, part);
        choice->setCurrentIndex(choice->findData(QString::fromLatin1(column)));
        QCOMPARE(choice->currentData().toString(), QString::fromLatin1(column));
    }
    static QPushButton *button(IncidentMappingDialog *dialog)
    {
        for (auto *known : dialog->findChildren<QPushButton *>())
            if (known->text().contains(QLatin1String("Use as incidents")))
                return known;
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
    QString m_path;
};

QTEST_MAIN(IncidentMappingWindowTest)
#include "incident_mapping_window_test.moc"
