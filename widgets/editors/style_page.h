// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "widgets/state/layer_list.h"

#include <QWidget>
#include <functional>

class QAbstractButton;
class QComboBox;
class QSpinBox;

namespace kohkan {

/// The layer whose style is edited. A value.
struct StyleSubject {
    LayerEntry entry;
    CataloguePtr catalogue; ///< names commodities; may be null

    const Layer &layer() const { return *entry.layer; }
    /// The name of a column for a person; "Contained copper" for what sizes deposits.
    QString title(const Column &column) const;
    /// The columns a style can follow, as titles with names: all text columns, or all number columns.
    enum class Columns { Text, Number };
    void listColumns(QComboBox &box, Columns columns) const;
};

/// Edits a part of a style. Says what was changed and shows what it is told; keeps no state of its own. GUI thread
/// only.
class StylePage : public QWidget {
    Q_OBJECT
public:
    explicit StylePage(StyleSubject subject, QWidget *parent = nullptr);
    void show(const LayerStyle &style);
    using QWidget::show;

signals:
    void edited(const kohkan::LayerStyle &style);

protected:
    const StyleSubject &subject() const { return m_subject; }
    const LayerStyle &style() const { return m_style; }
    /// Puts style() on the screen.
    virtual void display() = 0;
    /// Changes a copy of the style and says so. Does nothing while it is being displayed.
    void edit(const std::function<void(LayerStyle &)> &change);
    /// Shows a colour on a button, and asks for another one when it is clicked; the style follows the dialog and goes
    /// back where it is cancelled.
    void askColor(const QColor &now, const std::function<void(LayerStyle &, const QColor &)> &take);

private:
    StyleSubject m_subject;
    LayerStyle m_style;
    bool m_isDisplaying = false;
};

/// A square of a colour.
QIcon colorIcon(const QColor &color);
/// Chooses the entry of a box with that data; none where there is none.
void chooseData(QComboBox &box, const QVariant &data);
/// A box for N of 1:N.
QSpinBox *makeScaleBox(QWidget *parent);

} // namespace kohkan
