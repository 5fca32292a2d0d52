// A line tells which file it is of before anything is ingested; what it says
// is read when the file's turn comes.

#include "ingest/pipeline/external_extraction.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "graph/interchange/json_fields.h"
#include "graph/interchange/read_extraction_line.h"
#include "ingest/extract/assemble.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/names.h"
#include "ingest/pipeline/line_file.h"
#include "language/model/name_type.h"
#include "language/text/blanks.h"

namespace quipu {
namespace {

// What the line gives counts; a value that the text states, too, keeps its
// place there.
void Prefer(DocumentMetadata given, DocumentMetadata& metadata) {
  const auto prefer = [](auto& value, auto& read) {
    const bool other = value && (!read || read->value != value->value);
    if (other) read = std::move(value);
  };
  prefer(given.title, metadata.title);
  prefer(given.publisher, metadata.publisher);
  prefer(given.published, metadata.published);
  const bool same_authors =
      std::ranges::equal(given.authors, metadata.authors, {},
                         &StatedText::value, &StatedText::value);
  if (!given.authors.empty() && !same_authors) {
    metadata.authors = std::move(given.authors);
  }
  if (!given.language.empty()) metadata.language = std::move(given.language);
}

// The names that mentions of this kind are, as the extractor would take them.
void AddNames(const LocalEntity& local, std::string_view text,
              DocumentEntity& entity) {
  const bool person = local.type == NameOf(NameType::kPerson);
  for (const Mention& mention : local.mentions) {
    if (mention.kind != MentionKind::kName) continue;
    if (entity.names.size() > kMostNames) return;
    const Name name = NameAt(text, mention.span);
    if (!name.key.empty()) AddName(name, /*stated=*/false, person, entity);
  }
}

// The longest name, or else the first mention.
std::string ChosenName(const DocumentEntity& entity, std::string_view text) {
  if (entity.names.empty()) {
    return SingleBlanks(entity.mentions.front().span.In(text));
  }
  return std::ranges::max(
             entity.names, {},
             [](const LocalName& name) { return name.text.size(); })
      .text;
}

Result<std::vector<DocumentEntity>> EntitiesOf(LineExtraction& line,
                                               std::string_view text,
                                               const Ontology& ontology) {
  std::vector<DocumentEntity> entities;
  for (size_t i = 0; i < line.entities.size(); ++i) {
    LocalEntity& local = line.entities[i];
    std::ranges::sort(local.mentions);
    DocumentEntity& entity = entities.emplace_back();
    entity.type =
        static_cast<int>(ontology.FindType(local.type) - ontology.types.data());
    entity.names = std::move(local.names);
    for (LocalName& name : entity.names) name.text = SingleBlanks(name.text);
    if (!line.named[i]) AddNames(local, text, entity);
    if (entity.names.size() > kMostNames) {
      return InvalidArgument(
          fmt::format("entities[{}]: more than {} names", i, kMostNames));
    }
    entity.mentions = std::move(local.mentions);
    entity.name = SingleBlanks(local.name);
    if (entity.name.empty()) entity.name = ChosenName(entity, text);
    entity.is_document = local.is_document;
    entity.type_is_guess = local.type_is_guess;
  }
  return entities;
}

// Sources by key and by the last part of it.
class SourceIndex {
 public:
  explicit SourceIndex(std::span<const IngestSource> sources)
      : sources_(sources) {
    for (size_t i = 0; i < sources.size(); ++i) {
      by_last_part_.emplace(LastPart(sources[i].key.value), i);
    }
  }

  // kInvalidArgument if it is none, or could be several.
  Result<size_t> Find(const std::string& uri) const {
    std::optional<size_t> found;
    bool several = false;
    const auto [begin, end] = by_last_part_.equal_range(LastPart(uri));
    for (auto at = begin; at != end; ++at) {
      const std::string& key = sources_[at->second].key.value;
      if (key == uri) return at->second;
      if (!key.ends_with("/" + uri)) continue;
      several = found.has_value();
      found = at->second;
    }
    if (!found) {
      return InvalidArgument("no file that is ingested is called " +
                             Quoted(uri));
    }
    if (several) {
      return InvalidArgument("several files that are ingested are called " +
                             Quoted(uri));
    }
    return *found;
  }

 private:
  static std::string_view LastPart(std::string_view key) {
    return key.substr(key.rfind('/') + 1);
  }

  std::span<const IngestSource> sources_;
  std::multimap<std::string_view, size_t> by_last_part_;
};

// The source of a document whose text is in its line.
IngestSource SourceOf(std::string key,
                      std::shared_ptr<const ExternalExtraction> extraction) {
  IngestSource source;
  source.key.value = std::move(key);
  source.load = [extraction]() -> Result<std::string> {
    auto text = extraction->ReadText();
    if (!text) return Annotate(std::move(text.error()), extraction->Place());
    return text;
  };
  source.extraction = std::move(extraction);
  return source;
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

class LineDistributor {
 public:
  LineDistributor(const ReadLimits& limits, std::vector<IngestSource>& sources)
      : limits_(limits), sources_(sources), index_(sources) {}

  Result<void> Take(const std::filesystem::path& file) {
    auto lines = LineFile::Open(file);
    if (!lines) return Annotate(std::move(lines.error()), file.string());
    while (true) {
      const auto more = lines->Next(limits_.max_bytes);
      const std::string place =
          fmt::format("{}:{}", file.string(), lines->number());
      if (!more) return Annotate(more.error(), place);
      if (!*more) return {};
      if (IsBlank(lines->line())) continue;
      auto taken = TakeLine(file, *lines);
      if (!taken) return Annotate(std::move(taken.error()), place);
    }
  }

  void Finish() {
    for (IngestSource& source : own_) sources_.push_back(std::move(source));
  }

 private:
  Result<void> TakeLine(const std::filesystem::path& file,
                        const LineFile& lines) {
    QUIPU_TRY(const Json json, ParseExtractionLine(lines.line()));
    QUIPU_TRY(LineDocument document, ReadLineDocument(json));
    auto extraction = std::make_shared<const ExternalExtraction>(
        file, lines.number(), lines.offset(), lines.line());
    if (document.text) {
      own_.push_back(SourceOf(std::move(document.uri), std::move(extraction)));
      return {};
    }
    QUIPU_TRY(const size_t found, index_.Find(document.uri));
    IngestSource& source = sources_[found];
    if (source.extraction) {
      return InvalidArgument(fmt::format("{} has an extraction from {}",
                                         source.key.value,
                                         source.extraction->Place()));
    }
    source.extraction = std::move(extraction);
    return {};
  }

  const ReadLimits limits_;
  std::vector<IngestSource>& sources_;
  SourceIndex index_;
  std::vector<IngestSource> own_;
};

}  // namespace

ExternalExtraction::ExternalExtraction(std::filesystem::path file,
                                       uint64_t number, uint64_t offset,
                                       std::string_view line)
    : file_(std::move(file)),
      number_(number),
      offset_(offset),
      size_(line.size()),
      digest_(Sha256Of(line)) {}

std::string ExternalExtraction::Place() const {
  return fmt::format("{}:{}", file_.string(), number_);
}

Result<Json> ExternalExtraction::ReadLine() const {
  QUIPU_TRY(LineFile file, LineFile::Open(file_));
  QUIPU_TRY(const std::string line, file.Read(offset_, size_));
  if (Sha256Of(line) != digest_) {
    return Io("the file was changed while it was read");
  }
  return ParseExtractionLine(line);
}

Result<std::string> ExternalExtraction::ReadText() const {
  QUIPU_TRY(const Json json, ReadLine());
  QUIPU_TRY(LineDocument document, ReadLineDocument(json));
  return std::move(document.text).value_or("");
}

Result<Extraction> ExternalExtraction::Read(Document& document,
                                            const Ontology& ontology) const {
  QUIPU_TRY(const Json json, ReadLine());
  QUIPU_TRY(LineDocument stated, ReadLineDocument(json));
  if (stated.sha256 && *stated.sha256 != document.source_digest) {
    return InvalidArgument("document: sha256: is that of another version of " +
                           document.key.value);
  }
  QUIPU_TRY(LineExtraction line, ReadLineExtraction(json, document, ontology));
  QUIPU_TRY(std::vector<DocumentEntity> entities,
            EntitiesOf(line, document.text, ontology));
  Prefer(std::move(stated.metadata), document.metadata);
  Extraction extraction =
      Assemble(document.key, ontology, std::move(entities),
               std::move(line.claims), SilentEntities::kKeep)
          .extraction;
  extraction.extractor = digest_;
  extraction.external = true;
  return extraction;
}

Result<void> AddExtractions(std::span<const std::filesystem::path> files,
                            const ReadLimits& limits,
                            std::vector<IngestSource>& sources) {
  LineDistributor distributor(limits, sources);
  for (const std::filesystem::path& file : files) {
    QUIPU_CHECK(distributor.Take(file));
  }
  distributor.Finish();
  return {};
}

}  // namespace quipu
