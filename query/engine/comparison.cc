// Each document is read once: what it speaks of, in which words, and which
// relations it states. What is said and kept silent follows from that alone;
// disputes are asked for as anybody may ask for them.

#include "query/engine/comparison.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "query/compare/silences.h"
#include "query/engine/claim_reader.h"
#include "query/engine/claim_sieve.h"
#include "query/engine/copies.h"
#include "query/engine/related_documents.h"
#include "query/search/search_meter.h"

namespace quipu {
namespace {

// A claim of a relation that the documents state.
struct StatedClaim {
  ClaimRef ref;
  uint32_t voice = 0;
  int confidence = 0;
};

// A longer mention, in bytes, is a passage and not a way to call something.
constexpr uint32_t kLongestWording = 256;

// How an entity is mentioned.
struct Mentioned {
  Wordings any;     // by words that are no pronouns
  Wordings common;  // by common nouns: "the terrorists"
};

// Whether a claim is about something else than the document itself, whose
// author and publisher are its own affair.
bool IsOfTheMatter(const Extraction& extraction, const Claim& claim) {
  const auto is_document = [&extraction](LocalIndex local) {
    return local.value < extraction.entities.size() &&
           extraction.entities[local.value].is_document;
  };
  const auto* const object = std::get_if<LocalIndex>(&claim.object);
  return !is_document(claim.subject) &&
         (object == nullptr || !is_document(*object));
}

// An event, or something that no document gives a name.
bool IsDescribed(const EntityRecord& record) {
  return record.type == kEventType ||
         std::ranges::all_of(record.names, [](const Tally& name) {
           return name.kind == NameKind::kDescription;
         });
}

// Whether a wording, in normal form, has a name of an entity in it: "Father
// Keane".
class NameFinder {
 public:
  explicit NameFinder(const EntityRecord& record) {
    for (const Tally& name : record.names) {
      if (name.kind == NameKind::kDescription) continue;
      names_.insert(" " + NormalizeName(name.text) + " ");
    }
  }
  bool operator()(const std::string& wording) const {
    const std::string padded = " " + wording + " ";
    return std::ranges::any_of(names_, [&](const std::string& name) {
      return padded.find(name) != std::string::npos;
    });
  }

 private:
  std::set<std::string> names_;  // between blanks
};

class Comparer {
 public:
  Comparer(const Generation& generation, const QueryLimits& limits,
           const CompareQuestion& question, ClaimSieve sieve)
      : generation_(generation),
        reader_(generation.reader()),
        limits_(limits),
        question_(question),
        sieve_(std::move(sieve)),
        meter_(limits.search) {}

  Result<ComparisonView> Compare() {
    QUIPU_TRY(const std::vector<DocumentNumber> documents, Choose());
    for (const DocumentNumber document : documents) {
      QUIPU_CHECK(limits_.CheckRunning());
      if (meter_.stopped()) break;
      QUIPU_CHECK(ReadDocument(document));
    }
    QUIPU_CHECK(AddSilences());
    QUIPU_CHECK(AddDisputes());
    QUIPU_CHECK(AddNamings());
    view_.outcome.completeness = CompletenessOf();
    view_.outcome.expansions += meter_.spent();
    return std::move(view_);
  }

 private:
  // A voice that the answer is about: that of a document asked for alone.
  std::optional<uint32_t> Focus() const {
    if (question_.documents.size() > 1) return std::nullopt;
    return 0;
  }

  // Each once.
  Result<std::vector<DocumentNumber>> Choose() {
    std::vector<DocumentNumber> chosen;
    for (const DocumentNumber document : question_.documents) {
      if (std::ranges::find(chosen, document) == chosen.end()) {
        chosen.push_back(document);
      }
    }
    if (question_.documents.size() == 1) {
      QUIPU_TRY(const RelatedDocuments related,
                FindRelatedDocuments(generation_, chosen.front(),
                                     kMaxCompared - 1, meter_));
      view_.related_total = related.total;
      chosen.insert(chosen.end(), related.nearest.begin(),
                    related.nearest.end());
    }
    return chosen;
  }

  Result<uint32_t> VoiceOf(DocumentNumber number, const DocumentKey& key) {
    QUIPU_TRY(const std::optional<CopyView> copy,
              ReadCopy(reader_, number, key));
    const auto voice = static_cast<uint32_t>(voices_.size());
    const auto [entry, added] =
        voices_.emplace(copy ? copy->original : key, voice);
    if (added) spoken_of_.emplace_back();
    return entry->second;
  }

  Result<void> ReadDocument(DocumentNumber number) {
    QUIPU_TRY(const Document document, documents::Read(reader_, number));
    auto read = ReadDocument(number, document);
    if (!read) return Annotate(read.error(), document.key.value);
    return {};
  }

  Result<void> ReadDocument(DocumentNumber number, const Document& document) {
    QUIPU_TRY(const Extraction extraction,
              documents::ReadExtraction(reader_, number));
    QUIPU_TRY(const auto contribution, contributions::Read(reader_, number));
    if (!contribution ||
        contribution->locals.size() != extraction.entities.size() ||
        contribution->claims.size() != extraction.claims.size()) {
      return Corruption("what is derived is not of its extraction");
    }
    QUIPU_TRY(const uint32_t voice, VoiceOf(number, document.key));
    QUIPU_TRY(const std::vector<EntityNumber> entities,
              EntitiesOf(reader_, *contribution));
    for (size_t i = 0; i < entities.size(); ++i) {
      spoken_of_[voice].insert(entities[i].value);
      QUIPU_CHECK(AddMentions(voice, entities[i], extraction.entities[i],
                              document.text));
    }
    ComparedDocument compared{CitationOf(number, document), voice, 0};
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      const auto& relation = contribution->claims[i];
      const Claim& claim = extraction.claims[i];
      if (!relation || !meter_.Spend(1)) continue;  // rejected by an analyst
      if (!IsOfTheMatter(extraction, claim)) continue;
      QUIPU_TRY(const bool counts,
                AddClaim({number, ClaimIndex{i}}, voice, claim, *relation));
      compared.claim_count += counts ? 1 : 0;
    }
    view_.documents.push_back(std::move(compared));
    return {};
  }

  Result<void> AddMentions(uint32_t voice, EntityNumber entity,
                           const LocalEntity& local, std::string_view text) {
    for (const Mention& mention : local.mentions) {
      if (mention.span.begin > mention.span.end ||
          mention.span.end > text.size()) {
        return Corruption("a mention lies outside of the text");
      }
      if (mention.kind == MentionKind::kPronoun ||
          mention.span.size() > kLongestWording) {
        continue;
      }
      const std::string_view words = mention.span.In(text);
      Mentioned& mentioned = mentioned_[entity];
      mentioned.any.Add(voice, words);
      if (mention.kind == MentionKind::kNominal) {
        mentioned.common.Add(voice, words);
      }
    }
    return {};
  }

  // Whether it counts.
  Result<bool> AddClaim(const ClaimRef& ref, uint32_t voice, const Claim& claim,
                        RelationNumber relation) {
    QUIPU_TRY(const auto record, relations::Read(reader_, relation));
    if (!record) return Corruption("a claim is of no relation");
    const TimeBounds* time = claim.time ? &*claim.time : nullptr;
    if (time == nullptr && sieve_.asks_time()) {
      QUIPU_TRY(time,
                sieve_.TimeOf({record->subject, record->object}, {ref, {}}));
    }
    QUIPU_TRY(const Verdict verdict,
              sieve_.Judge(ref.document, claim.confidence, time));
    view_.outcome.left_out.Count(verdict);
    if (verdict != Verdict::kPasses) return false;
    if (record->object == decltype(record->object)(record->subject)) {
      return true;  // "Lima lies in Lima"
    }
    const auto [entry, added] = known_.emplace(relation, sayings_.size());
    if (added) {
      Saying saying;
      saying.subject = record->subject.value;
      saying.predicate = record->predicate.value;
      if (const auto* object = std::get_if<EntityNumber>(&record->object)) {
        saying.object = object->value;
      } else {
        saying.is_words =
            std::get<LiteralKey>(record->object).kind == LiteralKind::kText;
      }
      sayings_.push_back(std::move(saying));
      claims_.emplace_back();
    }
    Saying& saying = sayings_[entry->second];
    saying.voices.insert(voice);
    saying.confidence = std::max(saying.confidence, claim.confidence);
    claims_[entry->second].push_back({ref, voice, claim.confidence});
    return true;
  }

  Result<void> AddSilences() {
    if (voices_.size() < 2) return {};
    const Silences silences = FindSilences(sayings_, spoken_of_, Focus());
    QUIPU_TRY(view_.alone, Show(silences.alone));
    QUIPU_TRY(view_.omitted, Show(silences.omitted));
    return {};
  }

  Result<Excerpt<SilenceView>> Show(std::span<const Silence> silences) {
    Excerpt<SilenceView> excerpt;
    excerpt.total = silences.size();
    silences =
        silences.first(std::min<size_t>(silences.size(), question_.limit));
    std::vector<ClaimRef> wanted;
    for (const Silence& silence : silences) {
      const Saying& saying = sayings_[silence.saying];
      SilenceView& added = excerpt.shown.emplace_back();
      added.said_by.assign(saying.voices.begin(), saying.voices.end());
      added.silent = silence.silent;
      added.claim_count = static_cast<uint32_t>(claims_[silence.saying].size());
      for (const ClaimRef& ref : Shown(claims_[silence.saying])) {
        wanted.push_back(ref);
      }
    }
    ClaimReader reader(reader_, limits_);
    QUIPU_TRY(std::vector<ClaimView> views, reader.Read(wanted));
    auto next = views.begin();
    for (SilenceView& silence : excerpt.shown) {
      const auto end =
          next + std::min<std::ptrdiff_t>(silence.claim_count,
                                          question_.claims_per_item);
      silence.claims.assign(std::make_move_iterator(next),
                            std::make_move_iterator(end));
      next = end;
      const ClaimView& first = silence.claims.front();
      silence.subject = first.subject;
      silence.predicate = first.predicate;
      silence.object = first.object;
    }
    return excerpt;
  }

  // Of those given in the order of the documents.
  std::vector<ClaimRef> Shown(std::vector<StatedClaim> claims) const {
    std::ranges::stable_sort(claims, std::greater{}, &StatedClaim::confidence);
    std::set<uint32_t> heard;
    std::ranges::stable_partition(claims, [&](const StatedClaim& claim) {
      return heard.insert(claim.voice).second;
    });
    claims.resize(std::min<size_t>(claims.size(), question_.claims_per_item));
    std::vector<ClaimRef> shown;
    for (const StatedClaim& claim : claims) shown.push_back(claim.ref);
    return shown;
  }

  Result<void> AddDisputes() {
    if (voices_.size() < 2) return {};
    DisputeQuestion asked;
    if (Focus()) asked.document = question_.documents.front();
    asked.filters = question_.filters;
    asked.filters.documents.clear();
    for (const ComparedDocument& document : view_.documents) {
      asked.filters.documents.push_back(document.citation.key);
    }
    asked.claims_per_position = question_.claims_per_item;
    asked.limit = question_.limit;
    QUIPU_TRY(DisputesView found, ReadDisputes(generation_, limits_, asked));
    view_.disputes = {std::move(found.disputes), found.total};
    view_.outcome.expansions += found.outcome.expansions;
    const auto& limit = found.outcome.completeness.limit;
    if (limit != SearchLimit::kResults) cut_by_ = limit;
    return {};
  }

  Result<void> AddNamings() {
    struct Candidate {
      EntityLabel entity;
      bool described = false;
      Wordings words;
    };
    std::vector<Candidate> candidates;
    for (auto& [entity, mentioned] : mentioned_) {
      if (!mentioned.any.Differ()) continue;
      QUIPU_CHECK(limits_.CheckRunning());
      QUIPU_TRY(const auto record, entities::Read(reader_, entity));
      if (!record) return Corruption("an entity has no record");
      const bool described = IsDescribed(*record);
      Wordings& words = described ? mentioned.any : mentioned.common;
      if (!described) words.Drop(NameFinder(*record));
      if (!words.Differ() || (Focus() && !words.Has(*Focus()))) continue;
      candidates.push_back({{entity, record->id, record->name, record->type},
                            described,
                            std::move(words)});
    }
    std::ranges::sort(candidates, {}, [](const Candidate& candidate) {
      return std::tuple(-static_cast<int64_t>(candidate.words.voices()),
                        !candidate.described,
                        -static_cast<int64_t>(candidate.words.mentions()),
                        candidate.entity.id);
    });
    view_.namings.total = candidates.size();
    candidates.resize(std::min<size_t>(candidates.size(), question_.limit));
    for (Candidate& candidate : candidates) {
      view_.namings.shown.push_back(
          {std::move(candidate.entity), candidate.words.List(kMaxWordings)});
    }
    return {};
  }

  Completeness CompletenessOf() const {
    using Kind = Completeness::Kind;
    if (meter_.stopped()) return {Kind::kTruncated, meter_.stopped()};
    if (cut_by_) return {Kind::kTruncated, cut_by_};
    const auto cut = [](const auto& excerpt) {
      return excerpt.total > excerpt.shown.size();
    };
    if (cut(view_.alone) || cut(view_.omitted) || cut(view_.disputes) ||
        cut(view_.namings) || view_.related_total > kMaxCompared - 1) {
      return {Kind::kTruncated, SearchLimit::kResults};
    }
    const uint64_t all = view_.alone.total + view_.omitted.total +
                         view_.disputes.total + view_.namings.total;
    return {all == 0 ? Kind::kNoneExists : Kind::kComplete, std::nullopt};
  }

  const Generation& generation_;
  const Reader& reader_;
  const QueryLimits& limits_;
  const CompareQuestion& question_;
  ClaimSieve sieve_;
  SearchMeter meter_;
  ComparisonView view_;
  std::optional<SearchLimit> cut_by_;             // the search for disputes
  std::map<DocumentKey, uint32_t> voices_;        // by original
  std::vector<std::set<uint32_t>> spoken_of_;     // by voice
  std::map<RelationNumber, size_t> known_;        // position in `sayings_`
  std::vector<Saying> sayings_;                   // as the documents have them
  std::vector<std::vector<StatedClaim>> claims_;  // of each saying
  std::map<EntityNumber, Mentioned> mentioned_;
};

}  // namespace

Result<ComparisonView> ReadComparison(const Generation& generation,
                                      const QueryLimits& limits,
                                      const CompareQuestion& question) {
  if (question.documents.empty() || question.documents.size() > kMaxCompared) {
    return InvalidArgument("1 to " + std::to_string(kMaxCompared) +
                           " documents can be compared");
  }
  if (!question.filters.documents.empty()) {
    return InvalidArgument(
        "the documents to compare are not filtered by others");
  }
  if (question.claims_per_item == 0) {
    return InvalidArgument("a comparison quotes at least one claim an item");
  }
  QUIPU_TRY(ClaimSieve sieve, ClaimSieve::Create(generation, question.filters));
  return Comparer(generation, limits, question, std::move(sieve)).Compare();
}

}  // namespace quipu
