#include "train/corpora/annotated_document.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "ingest/read/read_document.h"
#include "train/corpora/annotated_claim.h"
#include "train/corpora/annotated_markup.h"
#include "train/corpora/compressed_file.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

constexpr std::string_view kText = "== text\n";
constexpr std::string_view kEntities = "\n== entities\n";
constexpr std::string_view kClaims = "== claims\n";

// A part of the file and the number of its first line.
struct Part {
  std::string_view text;
  uint32_t line = 1;
};

struct Parts {
  Part head, text, entities, claims;
};

class DocumentReader {
 public:
  DocumentReader(std::string_view source, const Ontology& ontology)
      : source_(source), ontology_(ontology) {}

  Result<AnnotatedDocument> Read(std::string_view bytes) {
    QUIPU_TRY(const Parts parts, Divide(bytes));
    QUIPU_CHECK(ReadHead(parts.head));
    QUIPU_TRY(const MarkedText marked,
              StripMarkup(parts.text.text, source_, parts.text.line));
    auto document = ReadDocument({result_.id + ".txt"}, marked.text);
    if (!document) return Annotate(document.error(), source_);
    result_.document = std::move(*document);
    QUIPU_CHECK(ReadEntities(parts.entities));
    QUIPU_CHECK(ReadMentions(marked, parts.text.line));
    QUIPU_CHECK(ReadClaims(parts.claims, marked.text));
    return std::move(result_);
  }

 private:
  Result<Parts> Divide(std::string_view bytes) const {
    const auto line_of = [&](size_t at) {
      return 1 + static_cast<uint32_t>(
                     std::count(bytes.begin(), bytes.begin() + at, '\n'));
    };
    const size_t text = bytes.find(kText);
    if (text == bytes.npos) return Wrong(1, "no part \"== text\"");
    const size_t text_begin = text + kText.size();
    const size_t entities = bytes.find(kEntities, text_begin);
    if (entities == bytes.npos) return Wrong(1, "no part \"== entities\"");
    const size_t entities_begin = entities + kEntities.size();
    size_t claims = bytes.find(kClaims, entities_begin - 1);
    while (claims != bytes.npos && bytes[claims - 1] != '\n') {
      claims = bytes.find(kClaims, claims + 1);
    }
    if (claims == bytes.npos) return Wrong(1, "no part \"== claims\"");
    const size_t claims_begin = claims + kClaims.size();
    return Parts{
        .head = {bytes.substr(0, text), 1},
        .text = {bytes.substr(text_begin, entities - text_begin),
                 line_of(text_begin)},
        .entities = {bytes.substr(entities_begin, claims - entities_begin),
                     line_of(entities_begin)},
        .claims = {bytes.substr(claims_begin), line_of(claims_begin)}};
  }

  Result<void> ReadHead(const Part& part) {
    uint32_t number = part.line;
    for (const std::string_view line : Lines(part.text)) {
      if (line.starts_with('#')) {
        const size_t blank = std::min(line.find(' '), line.size());
        const std::string_view name = line.substr(1, blank - 1);
        const std::string_view value = Trimmed(line.substr(blank));
        if (name == "id") {
          result_.id = value;
        } else {
          result_.metadata.emplace_back(name, value);
        }
      } else if (!Trimmed(line).empty()) {
        return Wrong(number, "expected #name value");
      }
      ++number;
    }
    if (result_.id.empty()) return Wrong(1, "no #id");
    return {};
  }

  Result<void> ReadEntities(const Part& part) {
    uint32_t number = part.line;
    for (std::string_view line : Lines(part.text)) {
      line = Trimmed(line);
      if (!line.empty()) QUIPU_CHECK(ReadEntity(line, number));
      ++number;
    }
    return {};
  }

  Result<void> ReadEntity(std::string_view line, uint32_t number) {
    const size_t first = line.find(' ');
    const size_t second = line.find_first_of(' ', first + 1);
    if (first == line.npos || second == line.npos) {
      return Wrong(number, "expected id Type name");
    }
    GoldEntity entity{
        .id = std::string(line.substr(0, first)),
        .type = std::string(line.substr(first + 1, second - first - 1)),
        .name = std::string(Trimmed(line.substr(second)))};
    if (ontology_.FindType(entity.type) == nullptr) {
      return Wrong(number, "no type: " + entity.type);
    }
    const auto index = static_cast<uint32_t>(result_.entities.size());
    if (!ids_.emplace(entity.id, index).second) {
      return Wrong(number, "entity twice: " + entity.id);
    }
    result_.entities.push_back(std::move(entity));
    return {};
  }

  Result<void> ReadMentions(const MarkedText& marked, uint32_t first_line) {
    for (const MarkedMention& mention : marked.mentions) {
      const std::optional<uint32_t> entity = Entity(mention.id);
      if (!entity) {
        return Wrong(first_line + mention.line, "no entity: " + mention.id);
      }
      result_.mentions.push_back(
          {.span = CleanSpan(result_.document, mention.begin, mention.end),
           .kind = mention.kind,
           .entity = *entity});
    }
    std::stable_sort(result_.mentions.begin(), result_.mentions.end(),
                     [](const GoldMention& a, const GoldMention& b) {
                       return a.span.begin != b.span.begin
                                  ? a.span.begin < b.span.begin
                                  : a.span.end > b.span.end;
                     });
    return {};
  }

  Result<void> ReadClaims(const Part& part, std::string_view text) {
    const ClaimContext context{.ontology = ontology_,
                               .text = text,
                               .entity = [&](auto id) { return Entity(id); }};
    uint32_t number = part.line;
    for (std::string_view line : Lines(part.text)) {
      line = Trimmed(line);
      if (!line.empty() && !line.starts_with('#')) {
        auto claim = ParseGoldClaim(line, context);
        if (!claim) return Wrong(number, claim.error().message);
        claim->evidence = CleanSpan(result_.document, claim->evidence.begin,
                                    claim->evidence.end);
        result_.claims.push_back(std::move(*claim));
      }
      ++number;
    }
    return {};
  }

  std::optional<uint32_t> Entity(std::string_view id) const {
    const auto found = ids_.find(std::string(id));
    if (found == ids_.end()) return std::nullopt;
    return found->second;
  }

  Error Wrong(uint32_t line, std::string_view what) const {
    return InvalidArgument(std::string(source_) + ":" + std::to_string(line) +
                           ": " + std::string(what));
  }

  std::string_view source_;
  const Ontology& ontology_;
  AnnotatedDocument result_;
  std::unordered_map<std::string, uint32_t> ids_;
};

}  // namespace

std::string_view AnnotatedDocument::Metadata(std::string_view name) const {
  for (const auto& [key, value] : metadata) {
    if (key == name) return value;
  }
  return "";
}

Result<AnnotatedDocument> ParseAnnotatedDocument(std::string_view bytes,
                                                 std::string_view source,
                                                 const Ontology& ontology) {
  if (bytes.find('\r') == bytes.npos) {
    return DocumentReader(source, ontology).Read(bytes);
  }
  std::string with_line_feeds;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes.substr(i, 2) != "\r\n") with_line_feeds += bytes[i];
  }
  return DocumentReader(source, ontology).Read(with_line_feeds);
}

Result<std::vector<AnnotatedDocument>> ReadAnnotatedFolder(
    const std::filesystem::path& folder, const Ontology& ontology) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entries(folder, error), end;
       !error && entries != end; entries.increment(error)) {
    if (entries->path().extension() == ".ann") files.push_back(entries->path());
  }
  if (files.empty()) return NotFound(folder.string() + ": no files *.ann");
  std::sort(files.begin(), files.end());
  std::vector<AnnotatedDocument> documents;
  documents.reserve(files.size());
  for (const std::filesystem::path& file : files) {
    QUIPU_TRY(const std::string bytes, ReadMaybeCompressed(file));
    QUIPU_TRY(AnnotatedDocument document,
              ParseAnnotatedDocument(bytes, file.string(), ontology));
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace quipu
