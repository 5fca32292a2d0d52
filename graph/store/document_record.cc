// The record of a document, without its text.

#include <limits>

#include "graph/store/record_fields.h"
#include "graph/store/records.h"
#include "quipu/storage/v1/document.pb.h"

namespace quipu {
namespace {

constexpr EnumTable<DocumentFormat, pb::DocumentFormat, 2> kFormats = {{
    {DocumentFormat::kText, pb::DOCUMENT_FORMAT_TEXT},
    {DocumentFormat::kMarkdown, pb::DOCUMENT_FORMAT_MARKDOWN},
}};

constexpr EnumTable<RegionKind, pb::RegionKind, 5> kRegionKinds = {{
    {RegionKind::kBody, pb::REGION_KIND_BODY},
    {RegionKind::kTitle, pb::REGION_KIND_TITLE},
    {RegionKind::kByline, pb::REGION_KIND_BYLINE},
    {RegionKind::kMailHeader, pb::REGION_KIND_MAIL_HEADER},
    {RegionKind::kFurniture, pb::REGION_KIND_FURNITURE},
}};

constexpr EnumTable<LocatorKind, pb::LocatorKind, 3> kLocatorKinds = {{
    {LocatorKind::kLine, pb::LOCATOR_KIND_LINE},
    {LocatorKind::kPage, pb::LOCATOR_KIND_PAGE},
    {LocatorKind::kPart, pb::LOCATOR_KIND_PART},
}};

void Write(const StatedText& text, pb::StatedText* stored) {
  stored->set_value(text.value);
  WriteSpan(text.where, stored->mutable_where());
}

Result<StatedText> Read(const pb::StatedText& stored) {
  QUIPU_TRY(const Span where, ReadSpan(stored.where()));
  return StatedText{stored.value(), where};
}

void Write(const StatedDate& date, pb::StatedDate* stored) {
  WriteDate(date.value, stored->mutable_value());
  WriteSpan(date.where, stored->mutable_where());
}

Result<StatedDate> Read(const pb::StatedDate& stored) {
  QUIPU_TRY(const PartialDate date, ReadDate(stored.value()));
  QUIPU_TRY(const Span where, ReadSpan(stored.where()));
  return StatedDate{date, where};
}

void Write(const DocumentMetadata& metadata, pb::Document& stored) {
  if (metadata.title) Write(*metadata.title, stored.mutable_title());
  for (const StatedText& author : metadata.authors) {
    Write(author, stored.add_authors());
  }
  if (metadata.publisher) {
    Write(*metadata.publisher, stored.mutable_publisher());
  }
  if (metadata.published) {
    Write(*metadata.published, stored.mutable_published());
  }
  if (metadata.origin) {
    Write(metadata.origin->name, stored.mutable_origin());
    if (metadata.origin->date) {
      Write(*metadata.origin->date, stored.mutable_origin_date());
    }
  }
  stored.set_language(metadata.language);
}

Result<DocumentMetadata> ReadMetadata(const pb::Document& stored) {
  DocumentMetadata metadata;
  if (stored.has_title()) {
    QUIPU_TRY(metadata.title, Read(stored.title()));
  }
  for (const pb::StatedText& author : stored.authors()) {
    QUIPU_TRY(metadata.authors.emplace_back(), Read(author));
  }
  if (stored.has_publisher()) {
    QUIPU_TRY(metadata.publisher, Read(stored.publisher()));
  }
  if (stored.has_published()) {
    QUIPU_TRY(metadata.published, Read(stored.published()));
  }
  if (stored.has_origin()) {
    QUIPU_TRY(metadata.origin.emplace().name, Read(stored.origin()));
    if (stored.has_origin_date()) {
      QUIPU_TRY(metadata.origin->date, Read(stored.origin_date()));
    }
  }
  metadata.language = stored.language();
  return metadata;
}

void Write(const SourceMap& map, pb::SourceMap* stored) {
  for (const SourceMap::Run& run : map.runs()) {
    stored->add_clean_lengths(run.clean_length);
    stored->add_source_begins(run.source_begin);
    stored->add_source_lengths(run.source_length);
  }
  stored->set_locator_kind(ToStored(kLocatorKinds, map.locator_kind()));
  for (const SourceMap::Break& page : map.breaks()) {
    pb::Break* const stored_break = stored->add_breaks();
    stored_break->set_clean_begin(page.clean_begin);
    stored_break->set_number(page.number);
  }
}

Result<SourceMap> Read(const pb::SourceMap& stored) {
  if (stored.source_begins_size() != stored.clean_lengths_size() ||
      stored.source_lengths_size() != stored.clean_lengths_size()) {
    return Corruption("source map with columns of different lengths");
  }
  SourceMap map;
  uint64_t clean_end = 0;
  for (int i = 0; i < stored.clean_lengths_size(); ++i) {
    const uint32_t clean_length = stored.clean_lengths(i);
    const uint64_t source_begin = stored.source_begins(i);
    const uint32_t source_length = stored.source_lengths(i);
    clean_end += clean_length;
    if (clean_end > std::numeric_limits<uint32_t>::max() ||
        source_begin > std::numeric_limits<uint64_t>::max() - source_length) {
      return Corruption("source map that runs beyond any text");
    }
    map.Add(clean_length, source_begin, source_length);
  }
  QUIPU_TRY(const LocatorKind kind,
            FromStored(kLocatorKinds, stored.locator_kind(), "locator"));
  std::vector<SourceMap::Break> breaks;
  for (const pb::Break& page : stored.breaks()) {
    breaks.push_back({page.clean_begin(), page.number()});
  }
  map.SetBreaks(kind, std::move(breaks));
  return map;
}

}  // namespace

std::string EncodeDocument(const Document& document) {
  pb::Document stored;
  stored.set_key(document.key.value);
  stored.set_format(ToStored(kFormats, document.format));
  stored.set_source_digest(ToBytes(document.source_digest.bytes));
  stored.set_source_size(document.source_size);
  stored.set_text_size(document.text.size());
  for (const Region& region : document.regions) {
    pb::Region* const stored_region = stored.add_regions();
    WriteSpan(region.span, stored_region->mutable_span());
    stored_region->set_kind(ToStored(kRegionKinds, region.kind));
  }
  Write(document.metadata, stored);
  Write(document.source_map, stored.mutable_source_map());
  return Serialise(stored);
}

Result<Document> DecodeDocument(std::string_view bytes, std::string text) {
  pb::Document stored;
  QUIPU_CHECK(Parse(bytes, "document", stored));
  if (!text.empty() && text.size() != stored.text_size()) {
    return Corruption("text of " + std::to_string(text.size()) +
                      " bytes to a document of " +
                      std::to_string(stored.text_size()));
  }
  Document document;
  document.key.value = stored.key();
  QUIPU_TRY(document.format,
            FromStored(kFormats, stored.format(), "document format"));
  QUIPU_CHECK(ReadBytes(stored.source_digest(), "source digest",
                        document.source_digest.bytes));
  document.source_size = stored.source_size();
  document.text = std::move(text);
  for (const pb::Region& stored_region : stored.regions()) {
    Region& region = document.regions.emplace_back();
    QUIPU_TRY(region.span, ReadSpan(stored_region.span()));
    QUIPU_TRY(region.kind,
              FromStored(kRegionKinds, stored_region.kind(), "region kind"));
    if (region.span.end > stored.text_size()) {
      return Corruption("region that ends at byte " +
                        std::to_string(region.span.end) + " of " +
                        std::to_string(stored.text_size()));
    }
  }
  QUIPU_TRY(document.metadata, ReadMetadata(stored));
  QUIPU_TRY(document.source_map, Read(stored.source_map()));
  return document;
}

Result<std::optional<PartialDate>> DecodePublished(std::string_view bytes) {
  pb::DocumentDate stored;
  QUIPU_CHECK(Parse(bytes, "document", stored));
  if (!stored.has_published()) return std::nullopt;
  QUIPU_TRY(const PartialDate date, ReadDate(stored.published().value()));
  return date;
}

}  // namespace quipu
