// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/reader_messages.h"

#include "datasets/io/image_archive.h"
#include "datasets/security/incident_mapping.h"

#include <QJsonDocument>
#include <concepts>
#include <sys/mman.h>
#include <sys/stat.h>

namespace kohkan {

namespace {

constexpr std::uint64_t endMark = 0x6b6f686b616e2e31; ///< says that all of a message is there

template <typename Self, typename T>
concept Is = std::same_as<std::remove_const_t<Self>, T>;

} // namespace

template <Is<LonLatBox> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.minX), visit(self.minY), visit(self.maxX), visit(self.maxY);
}

template <Is<Warning> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.sourceRow), visit(self.message), visit(self.isOfMeaning);
}

template <Is<Error> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.kind), visit(self.message), visit(self.detail);
}

template <Is<Doubt> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.kind), visit(self.count), visit(self.rows), visit(self.message);
}

template <Is<TableReading::Skipped> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.line), visit(self.text);
}

template <Is<TableReading> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.encoding), visit(self.isEncodingGuessed), visit(self.separator), visit(self.headerLine);
    visit(self.skipped), visit(self.surplusCells), visit(self.shortRows), visit(self.openQuotes);
}

template <typename Visit>
void imageMembers(const IncidentMapping &self, Visit &visit)
{
    visit(QString::fromUtf8(QJsonDocument(self.toJson()).toJson(QJsonDocument::Compact)));
}

inline void imageMembers(IncidentMapping &self, ImageReader &visit)
{
    QString json;
    visit(json);
    self = IncidentMapping::fromJson(QJsonDocument::fromJson(json.toUtf8()).object());
}

template <Is<Provenance> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.path), visit(self.sourceLayer), visit(self.driver), visit(self.referenceSystem), visit(self.operation);
    visit(self.operationAccuracy), visit(self.licence), visit(self.fileSize), visit(self.fileTime);
    visit(self.mayBePassedOn), visit(self.rowsLeftOut), visit(self.cellsUnread), visit(self.reading),
        visit(self.incidents);
    visit(self.placeColumns), visit(self.doubts);
}

template <Is<FieldInfo> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.name), visit(self.type);
}

template <Is<LayerInfo> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.name), visit(self.geometryType), visit(self.referenceSystem), visit(self.featureCount);
    visit(self.fields), visit(self.reading);
}

template <Is<SourceInfo> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.path), visit(self.driver), visit(self.layers), visit(self.warnings);
}

template <Is<ReadOptions> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.layerName), visit(self.referenceSystem), visit(self.textColumns), visit(self.tagColumns);
    visit(self.decimalSign), visit(self.dateOrder), visit(self.driver), visit(self.rowPath), visit(self.encoding);
    visit(self.separator), visit(self.headerRow), visit(self.longitudeColumn), visit(self.latitudeColumn);
    visit(self.placeColumn), visit(self.zoneColumn), visit(self.swapAxes), visit(self.incidents);
}

template <Is<ReaderRequest> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.isProbe), visit(self.path), visit(self.options);
}

template <Is<ReaderAnswer> Self, typename Visit>
void imageMembers(Self &self, Visit &visit)
{
    visit(self.error), visit(self.info), visit(self.layer);
}

namespace {

template <typename Message>
bool write(int file, const Message &message)
{
    ImageWriter writer(file);
    writer(message);
    writer(endMark);
    return writer.finish();
}

template <typename Message>
std::optional<Message> read(int file)
{
    struct stat state {};
    if (fstat(file, &state) != 0 || state.st_size <= 0)
        return std::nullopt;
    const auto size = static_cast<std::size_t>(state.st_size);
    void *memory = mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED)
        return std::nullopt;
    const std::shared_ptr<const void> kept(memory, [size](void *mapped) { munmap(mapped, size); });
    ImageReader reader(kept, {static_cast<const char *>(memory), size});
    Message message;
    std::uint64_t mark = 0;
    reader(message);
    reader(mark);
    if (!reader.isAtEnd() || mark != endMark)
        return std::nullopt;
    return message;
}

} // namespace

bool writeMessage(int file, const ReaderRequest &request)
{
    return write(file, request);
}

bool writeMessage(int file, const ReaderAnswer &answer)
{
    return write(file, answer);
}

std::optional<ReaderRequest> readRequest(int file)
{
    return read<ReaderRequest>(file);
}

std::optional<ReaderAnswer> readAnswer(int file)
{
    return read<ReaderAnswer>(file);
}

} // namespace kohkan
