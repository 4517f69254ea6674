// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/import_preview.h"

#include <QSpinBox>
#include <QWidget>
#include <map>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;

namespace kohkan {

class SystemEdit;

/// The line of a table in which its header stands, or the row of a sheet: found out, none, or one that a person says.
class HeaderBox : public QSpinBox {
    Q_OBJECT
public:
    enum class Counts { Lines, Rows };
    HeaderBox(Counts counts, std::optional<qint64> line, QWidget *parent);
    std::optional<qint64> line() const;
    void setFound(qint64 line); ///< 0: none
    /// From what was found, to the lines beside it.
    void stepBy(int steps) override;

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &at) const override;

private:
    QString numbered(qint64 line) const;
    Counts m_counts;
    qint64 m_found = -1; ///< not known yet
};

/// What a person can say of how a table is read, each choice beside what was found. GUI thread.
class ImportChoices : public QWidget {
    Q_OBJECT
public:
    enum class Source { TextFile, Spreadsheet, Database };
    /// How the values of a column are taken.
    enum class Keep { AsFound, Text, Tags };

    /// `sheets`: to choose from; fewer than two: there is no choice.
    ImportChoices(Source source, const QStringList &sheets, const ReadOptions &start, QWidget *parent);

    ReadOptions options() const;
    bool isValid() const; ///< the reference system is known
    /// What a reading by options() found.
    void showFound(const Layer &layer, const ImportPreview &preview);
    Keep keepOf(const QString &column) const;
    void keep(const QString &column, Keep keep);
    QString columnFor(ImportPreview::Role role) const; ///< as chosen; empty: as found
    void setColumnFor(ImportPreview::Role role, const QString &column);
    void take(const ReadOptions &options); ///< what it can say of them
    void reset();                          ///< everything as found

signals:
    void changed();

private:
    void addText(Source source, const QStringList &sheets, const ReadOptions &start);
    void addPlaces(const ReadOptions &start);
    void add(const QString &label, QWidget *widget, int row, int &column);
    QComboBox *addList(const QString &name, const QString &label, int row, int &column);
    void showColumns(const ImportPreview &preview);
    void announce();
    void showSystem();

    ReadOptions m_start; ///< with what was said of columns in the table itself
    std::map<ImportPreview::Role, QString> m_found;
    QGridLayout *m_grid;
    QComboBox *m_sheet = nullptr; ///< null, as the next three: nothing to choose
    QComboBox *m_encoding = nullptr;
    QComboBox *m_separator = nullptr;
    HeaderBox *m_header = nullptr;
    QComboBox *m_decimal = nullptr;
    QComboBox *m_days = nullptr;
    std::map<ImportPreview::Role, QComboBox *> m_columns;
    SystemEdit *m_system = nullptr;
    QLabel *m_answer = nullptr;
    QCheckBox *m_swap = nullptr;
    bool m_isFilling = false;
};

} // namespace kohkan
