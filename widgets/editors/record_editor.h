// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/catalogue/edit_fields.h"

#include <QDialog>
#include <QJsonObject>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace kohkan {

class FieldInput;

/// The form of one record: a correction of a shipped one, or one of the user's own. It says what is wrong in sentences
/// and keeps what is typed as a draft every two seconds; closing it keeps the draft, Discard throws it away. GUI thread
/// only.
class RecordEditor : public QDialog {
    Q_OBJECT
public:
    /// `edit`: what the form begins with. `draft`: what was typed earlier, where there is some.
    RecordEditor(UserEdit edit, const CataloguePtr &catalogue, const QJsonObject &draft, QWidget *parent = nullptr);

    /// What the form says now, signed with the moment.
    UserEdit value() const;
    const RecordName &record() const { return m_start.name; }
    FieldInput *input(const QString &column, int line = 0) const; ///< null where there is none
    void addLine();
    int lineCount() const { return static_cast<int>(m_lines.size()); }
    static constexpr int draftInterval = 2000; ///< milliseconds

signals:
    void saved(const kohkan::UserEdit &edit);
    void drafted(const kohkan::RecordName &name, const QJsonObject &form);
    void discarded(const kohkan::RecordName &name);

public:
    void reject() override; ///< keeps what was typed as a draft

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Line {
        QWidget *row;
        std::vector<FieldInput *> inputs; ///< in the order of m_lineFields
    };
    struct Fixed {
        EditField field;
        FieldInput *input;
        QLabel *problem;
    };
    void layOut();
    void addFields(QFormLayout *form);
    void addField(QFormLayout *form, const EditField &field);
    void addLines(QFormLayout *form);
    void addSignature(QFormLayout *form);
    void addLineOf(const RowTexts &texts);
    void removeLine(QWidget *row);
    void fill(const UserEdit &edit);
    void touched();
    void keepDraft();
    void trySave();
    void showProblems(const std::vector<EditProblem> &problems);
    QString title() const;

    UserEdit m_start;
    CataloguePtr m_catalogue;
    std::vector<EditField> m_lineFields;
    std::vector<Fixed> m_fixed;
    std::vector<Line> m_lines;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_lineColumn = nullptr;
    QLabel *m_lineProblem = nullptr;
    QLineEdit *m_author = nullptr;
    QLineEdit *m_reason = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_draft = nullptr;
    QPushButton *m_discard = nullptr;
    QTimer *m_timer;
    bool m_isFilling = false;
    bool m_isTouched = false;
};

} // namespace kohkan
