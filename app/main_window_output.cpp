// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "app/edit_desk.h"
#include "app/map_output.h"
#include "app/message_bar.h"
#include "app/status_panel.h"
#include "widgets/panels/compare_window.h"
#include "widgets/state/exposure_state.h"

#include <QAbstractButton>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMessageBox>
#include <QUrl>

namespace kohkan {

void MainWindow::wireOutput()
{
    connect(m_export, &ExportJob::agreementWanted, this, &MainWindow::askToReplace);
    connect(m_output, &MapOutput::stateChanged, this, &MainWindow::saveSoon);
    connect(m_outputs, &Outputs::progressed, m_status, &StatusPanel::showProgress);
    connect(m_outputs, &Outputs::idle, this, [this] {
        m_status->hideProgress();
        if (m_closesAfterOutput)
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
    connect(m_output, &MapOutput::failed, this, [this](const Error &error) {
        const bool isCancelled = error.kind == Error::Kind::Cancelled;
        m_messages->say(isCancelled ? MessageBar::Level::Information : MessageBar::Level::Error, error.message,
                        error.detail);
    });
    connect(m_output, &MapOutput::finished, this, [this](const QString &path) {
        inform(tr("The map was written to %1.").arg(path));
        m_messages->offer(tr("Show folder"), [folder = QFileInfo(path).absolutePath()] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        });
    });
}

void MainWindow::askToReplace(const ExportTarget &target, const ExportDialog::Request &request)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Export"), target.consequence(), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("replaceQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(target.action == ExportTarget::Action::ReplaceLayer ? tr("Replace layer") : tr("Replace file"),
                   QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, box, target, request, held = m_outputs->hold()](QAbstractButton *button) {
                if (box->buttonRole(button) != QMessageBox::AcceptRole)
                    return inform(tr("Nothing was written: %1 stays as it is.").arg(target.path));
                ExportDialog::Request agreed = request;
                agreed.options.agreed = target.action;
                m_export->start(agreed, m_tables->catalogue(), m_exposure->result());
            });
    box->open();
}

void MainWindow::compareSites()
{
    if (!m_compare) {
        m_compare = new CompareWindow(m_layers, m_selection, m_tables, this);
        connect(m_compare, &CompareWindow::siteRequested, this, &MainWindow::showSite);
        connect(m_compare, &CompareWindow::messageRequested, this, &MainWindow::inform);
        connect(m_compare, &CompareWindow::editRequested, m_desk, &EditDesk::edit);
    }
    m_compare->show();
    m_compare->raise();
    m_compare->activateWindow();
}

} // namespace kohkan
