// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/text_encoding.h"

#include <QStringDecoder>
#include <QTest>
#include <random>

using namespace kohkan;

/// What the bytes of a text say of its encoding.
class TextEncodingTest : public QObject {
    Q_OBJECT
private slots:
    void utf8LikeQt();
    void heads_data();
    void heads();
    void codePages_data();
    void codePages();
    void decodes();
    void names();
};

/// The same answer as Qt's decoder to random bytes of the kind that matters.
void TextEncodingTest::utf8LikeQt()
{
    std::mt19937 random(7);
    const std::string bytes = "az09\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xe1\xed\xef\xf0\xf1\xf4\xf5\xff";
    int valid = 0;
    for (int i = 0; i < 200'000; ++i) {
        std::string text;
        for (auto n = random() % 6; n > 0; --n)
            text += bytes[random() % bytes.size()];
        QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
        const QString decoded = decoder.decode(QByteArrayView(text.data(), qsizetype(text.size())));
        QCOMPARE(isUtf8(text), !decoder.hasError());
        valid += isUtf8(text) && text.size() > 1;
    }
    QVERIFY(valid > 1000);
    QVERIFY(!isUtf8("ab\xc3")); // breaks off
    QVERIFY(isUtf8(""));
}

void TextEncodingTest::heads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("mark");
    QTest::newRow("nothing") << QByteArray() << "UTF-8" << 0;
    QTest::newRow("mark of UTF-8") << QByteArray("\xEF\xBB\xBFid") << "UTF-8" << 3;
    QTest::newRow("marks of UTF-16LE") << QByteArray("\xFF\xFE\x69\0", 4) << "UTF-16LE" << 2;
    QTest::newRow("marks of UTF-16BE") << QByteArray("\xFE\xFF\0\x69", 4) << "UTF-16BE" << 2;
    QTest::newRow("UTF-16LE") << QByteArray("i\0d\0,\0x\0", 8) << "UTF-16LE" << 0;
    QTest::newRow("UTF-16BE") << QByteArray("\0i\0d\0,\0x", 8) << "UTF-16BE" << 0;
    QTest::newRow("one zero in a text") << QByteArray("id,x\n1,\0\n2,y\n", 13) << "UTF-8" << 0;
    QTest::newRow("zeros alone") << QByteArray(64, '\0') << "UTF-8" << 0;
    QTest::newRow("Latin-1") << QByteArray("Caf\xe9") << "UTF-8" << 0;
}

void TextEncodingTest::heads()
{
    QFETCH(QByteArray, bytes);
    const auto encoding = encodingOfHead({bytes.constData(), std::size_t(bytes.size())});
    QTEST(encoding.name, "name");
    QTEST(int(encoding.markBytes), "mark");
}

void TextEncodingTest::codePages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::newRow("French") << QByteArray("r\xe9gion,\xe9t\xe9,\xc0 c\xf4t\xe9 de No\xebl") << "Windows-1252";
    QTest::newRow("German in capitals") << QByteArray("\xdc\xc4\xd6,GR\xd6SSE") << "Windows-1252";
    QTest::newRow("signs") << QByteArray("5 \x96 7 \x80, 12 \xb0") << "Windows-1252";
    QTest::newRow("one letter") << QByteArray("Balochist\xe1n") << "Windows-1252";
    QTest::newRow("Arabic") << QByteArray("\xd3\xed\xe4\xcf\xdf,\xe4\xcd\xc7\xd3") << "Windows-1256";
    QTest::newRow("Urdu") << QByteArray("\x81\xc7\x98\xd3\xca\xc7\xe4 \xe3\xed\xba") << "Windows-1256";
    QTest::newRow("Russian") << QByteArray("\xcc\xe5\xf1\xf2\xee\xf0\xee\xe6\xe4\xe5\xed\xe8\xe5 \xec\xe5\xe4\xe8")
                             << "Windows-1251";
    QTest::newRow("German") << QByteArray("Name;Gr\xf6\xdf"
                                          "e;Korngr\xf6\xdf"
                                          "e")
                            << "Windows-1252";
    QTest::newRow("French, accents together") << QByteArray("cr\xe9\xe9"
                                                            "e;cr\xe9\xe9"
                                                            "e")
                                              << "Windows-1252";
    QTest::newRow("Hungarian") << QByteArray("\xe1rv\xedzt\xfbr\xf5 t\xfck\xf6rf\xfar\xf3g\xe9p") << "Windows-1252";
}

void TextEncodingTest::codePages()
{
    QFETCH(QByteArray, bytes);
    QTEST(guessCodePage({bytes.constData(), std::size_t(bytes.size())}), "name");
}

void TextEncodingTest::decodes()
{
    QCOMPARE(toUtf8("Caf\xe9 \x80", QStringLiteral("Windows-1252")).bytes, QByteArray("Café €"));
    const auto odd = toUtf8("a\x81z", QStringLiteral("Windows-1252")); // nothing is there
    QCOMPARE(odd.bytes, QByteArray("a\xEF\xBF\xBDz"));
    QCOMPARE(odd.strangers, qint64(1));
    const auto half = toUtf8(std::string_view("a\0b", 3), QStringLiteral("UTF-16LE"));
    QCOMPARE(half.bytes, QByteArray("a\xEF\xBF\xBD"));
    QCOMPARE(half.strangers, qint64(1));
    const std::string many(100'000, '\xe9'); // grows to twice its length
    QCOMPARE(toUtf8(many, QStringLiteral("Windows-1252")).bytes, QByteArray("é").repeated(100'000));
}

void TextEncodingTest::names()
{
    for (const char *name : {"cp1256", "windows-1256", "Windows-1256", "WINDOWS1256"})
        QCOMPARE(knownEncoding(QString::fromLatin1(name)), QStringLiteral("Windows-1256"));
    QCOMPARE(knownEncoding(QStringLiteral("utf8")), QStringLiteral("UTF-8"));
    QCOMPARE(knownEncoding(QStringLiteral("frob")), QString());
    QCOMPARE(knownEncoding(QString()), QString());
    for (const QString &name : choosableEncodings())
        QCOMPARE(knownEncoding(name), name);
}

QTEST_GUILESS_MAIN(TextEncodingTest)
#include "text_encoding_test.moc"
