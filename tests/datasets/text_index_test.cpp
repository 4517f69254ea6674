// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/text_index.h"

#include <QHash>
#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

using namespace kohkan;

/// The index numbers texts as a hash of ours would; the order is that of QString::compare.
class TextIndexTest : public QObject {
    Q_OBJECT
private slots:
    void numbersByFirstSight();
    void sorts_data();
    void sorts();
};

static QStringList randomTexts(const QString &prefix, const QString &alphabet, int count)
{
    QRandomGenerator random(7);
    QStringList texts;
    for (int i = 0; i < count; ++i) {
        QString text = prefix;
        for (quint32 letters = random.bounded(13u); letters > 0; --letters)
            text += alphabet[random.bounded(int(alphabet.size()))];
        texts << text;
    }
    return texts;
}

void TextIndexTest::numbersByFirstSight()
{
    QStringList texts = randomTexts({}, QStringLiteral("abکé"), 5000);
    texts << QString() << QStringLiteral("a") + QChar(0) << QStringLiteral("a") << texts;
    TextIndex index;
    QHash<QByteArray, std::uint32_t> seen;
    for (const auto &text : texts) {
        const QByteArray utf8 = text.toUtf8();
        const bool isNew = !seen.contains(utf8);
        if (isNew)
            seen.insert(utf8, std::uint32_t(seen.size()));
        const auto found = index.intern({utf8.constData(), std::size_t(utf8.size())});
        QCOMPARE(found.isNew, isNew);
        QCOMPARE(found.code, seen.value(utf8));
    }
}

void TextIndexTest::sorts_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("none") << QStringList();
    QTest::newRow("one") << QStringList(QStringLiteral("a"));
    QTest::newRow("two alike") << QStringList({QStringLiteral("a"), QStringLiteral("a")});
    QTest::newRow("beginnings of each other") << QStringList(
        {QStringLiteral("site-1"), QStringLiteral("site-"), QStringLiteral("site-10"), QStringLiteral("s")});
    QTest::newRow("zeros") << QStringList(
        {QStringLiteral("a") + QChar(0), QStringLiteral("a"), QStringLiteral("a") + QChar(0) + QChar(0), QString()});
    QTest::newRow("Latin") << randomTexts({}, QStringLiteral("abcé"), 3000);
    QTest::newRow("behind a prefix") << randomTexts(QStringLiteral("site-number-"), QStringLiteral("0123456789"), 3000);
    QTest::newRow("Arabic and astral") << randomTexts(QStringLiteral("ک"),
                                                      QStringLiteral("aکوہن") + QString::fromUtf8("😀"), 3000);
}

void TextIndexTest::sorts()
{
    QFETCH(QStringList, texts);
    auto wanted = texts;
    std::sort(wanted.begin(), wanted.end(), [](const QString &a, const QString &b) { return a.compare(b) < 0; });
    QStringList got;
    std::vector<bool> used(std::size_t(texts.size()));
    for (const auto at : sortedPositions({texts.constData(), std::size_t(texts.size())})) {
        QVERIFY(!used[at]);
        used[at] = true;
        got << texts[at];
    }
    QCOMPARE(got, wanted);
}

QTEST_GUILESS_MAIN(TextIndexTest)
#include "text_index_test.moc"
