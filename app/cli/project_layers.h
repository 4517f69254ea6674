// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/project/project_files.h"
#include "datasets/catalogue/catalogue.h"
#include "widgets/state/layer_list.h"

namespace kohkan {

/// Is it a project, or a bundle of one?
bool isProject(const QString &path);

/// A project, or a bundle, which is unpacked. Says on stderr which of its files are missing or are others.
/// Error::Input.
Result<OpenedProject> commandProject(const QString &path);

/// The layers of a project as commands read them: one at a time, with the shipped tables read once.
class ProjectLayers {
public:
    ProjectLayers(OpenedProject opened, const Arguments &arguments);
    const Project &project() const { return m_opened.project; }
    std::size_t count() const { return project().window.layers.size(); }
    /// Place of the layer of that name; of the active one where it is empty. Error::Words where there is none.
    Result<std::size_t> find(const QString &name) const;
    /// An entry as the window has it. Error::Input where its file cannot be read, or the program makes it only in the
    /// window.
    Result<LayerEntry> entry(std::size_t at);
    /// The rows that the filters of the project leave. Error::Words.
    Result<RowSet> rows(std::size_t at, const Layer &layer) const;
    /// Why nothing is made of it; empty where something is.
    QString whyNot() const;

private:
    Result<LayerPtr> read(const SessionValue::LayerState &state, std::size_t at);
    Result<CataloguePtr> catalogue();
    OpenedProject m_opened;
    Arguments m_arguments;
    CataloguePtr m_catalogue;
};

/// What a project is, on stdout, for a person or as JSON. The exit code: 2 where a file is missing or another.
int projectInfo(const QString &path, bool asJson);

} // namespace kohkan
