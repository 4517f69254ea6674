// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace kohkan;

/// Values as RFC 8259 writes them, and what Qt's parser reads is what was meant.
class JsonTextTest : public QObject {
    Q_OBJECT
private slots:
    void texts_data();
    void texts();
    void everyCharacterComesBack();
    void reals_data();
    void reals();
    void everyRealComesBack();
    void integers();
    void degrees_data();
    void degrees();
    void degreesAreThoseOfPrintf();
};

void JsonTextTest::texts_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << QStringLiteral("Reko Diq") << QByteArray("Reko Diq");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("quotes") << QStringLiteral("a \"b\" \\c/") << QByteArray(R"(a \"b\" \\c/)");
    QTest::newRow("short escapes") << QStringLiteral("\b\f\n\r\t") << QByteArray(R"(\b\f\n\r\t)");
    QTest::newRow("other control characters") << QString(QChar(1)) + QChar(0x1f) << QByteArray(R"(\u0001\u001f)");
    QTest::newRow("Urdu") << QString::fromUtf8("کوہکن") << QByteArray("کوہکن");
    QTest::newRow("beyond 16 bits") << QString::fromUtf8("⛏😀") << QByteArray("⛏😀");
    QTest::newRow("half a pair") << QString(QChar(0xd83d)) << QByteArray("?");
}

void JsonTextTest::texts()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, json);
    std::string text;
    appendJsonEscaped(text, value);
    QCOMPARE(QByteArray::fromStdString(text), json);
}

static QJsonValue parsed(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString('[' + json + ']')).array().at(0);
}

void JsonTextTest::everyCharacterComesBack()
{
    QString all;
    for (char16_t c = 0; c < 0xd800; ++c)
        all += QChar(c);
    std::string json = "\"";
    appendJsonEscaped(json, all);
    QVERIFY(parsed(json + '"').toString() == all);
}

void JsonTextTest::reals_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("zero") << 0.0 << QByteArray("0.0");
    QTest::newRow("minus zero") << -0.0 << QByteArray("-0.0");
    QTest::newRow("whole") << 100000.0 << QByteArray("100000.0");
    QTest::newRow("as published") << 0.41 << QByteArray("0.41");
    QTest::newRow("sum") << 0.1 + 0.2 << QByteArray("0.30000000000000004");
    QTest::newRow("small") << 1e-7 << QByteArray("1e-07");
    QTest::newRow("great") << 1e300 << QByteArray("1e+300");
    QTest::newRow("least") << 5e-324 << QByteArray("5e-324");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray("null");
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("null");
}

void JsonTextTest::reals()
{
    QFETCH(double, value);
    QFETCH(QByteArray, json);
    std::string text;
    appendJsonReal(text, value);
    QCOMPARE(QByteArray::fromStdString(text), json);
}

void JsonTextTest::everyRealComesBack()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 100'000; ++i) {
        const double value = std::bit_cast<double>(random());
        if (!std::isfinite(value))
            continue;
        std::string text;
        appendJsonReal(text, value);
        QCOMPARE(std::strtod(text.c_str(), nullptr), value);
        QVERIFY2(text.find_first_of(".e") != std::string::npos, text.c_str());
    }
}

void JsonTextTest::integers()
{
    std::string text;
    appendJsonInteger(text, std::numeric_limits<std::int64_t>::min());
    text += ' ';
    appendJsonInteger(text, 9007199254740993);
    QCOMPARE(QByteArray::fromStdString(text), QByteArray("-9223372036854775808 9007199254740993"));
}

void JsonTextTest::degrees_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("whole") << 180.0 << QByteArray("180");
    QTest::newRow("tens") << -90.0 << QByteArray("-90");
    QTest::newRow("no trailing zeros") << 66.25 << QByteArray("66.25");
    QTest::newRow("rounded") << 61.123456789 << QByteArray("61.1234568");
    QTest::newRow("rounded to a whole") << 59.99999999 << QByteArray("60");
    QTest::newRow("zero") << 0.0 << QByteArray("0");
    QTest::newRow("nearly zero") << -1e-9 << QByteArray("0");
}

void JsonTextTest::degrees()
{
    QFETCH(double, value);
    QFETCH(QByteArray, json);
    std::string text;
    appendJsonDegrees(text, value);
    QCOMPARE(QByteArray::fromStdString(text), json);
}

void JsonTextTest::degreesAreThoseOfPrintf()
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> anywhere(-180, 180);
    for (int i = 0; i < 100'000; ++i) {
        const double value = anywhere(random);
        std::string text;
        appendJsonDegrees(text, value);
        QCOMPARE(std::strtod(text.c_str(), nullptr), QByteArray::number(value, 'f', 7).toDouble());
        QVERIFY(text.back() != '0' || text.find('.') == std::string::npos);
    }
}

QTEST_GUILESS_MAIN(JsonTextTest)
#include "json_text_test.moc"
