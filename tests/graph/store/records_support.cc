// Zero, the largest and ordinary numbers; empty, plain and accented texts.

#include "tests/graph/store/records_support.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace quipu {

uint32_t RecordGenerator::Number() {
  switch (Below(4)) {
    case 0:
      return 0;
    case 1:
      return std::numeric_limits<uint32_t>::max();
    default:
      return static_cast<uint32_t>(random_()) >> Below(32);
  }
}

std::string RecordGenerator::Text() {
  static constexpr std::array kWords = {"",   "a",        "Lurigancho", "Peñón",
                                        "«»", "El Sexto", "\n",         "𝄞"};
  std::string text;
  for (size_t i = Below(4); i > 0; --i) text += kWords[Below(kWords.size())];
  return text;
}

Span RecordGenerator::MakeSpan() {
  const uint32_t a = Number();
  const uint32_t b = Number();
  return {std::min(a, b), std::max(a, b)};
}

PartialDate RecordGenerator::Date() {
  const int year = static_cast<int>(1 + Below(9999));
  const int month = static_cast<int>(Below(13));
  const int day = month == 0 ? 0 : static_cast<int>(Below(29));
  return *PartialDate::Make(year, month, day);
}

template <typename Digest>
Digest RecordGenerator::MakeDigest() {
  Digest digest;
  for (uint8_t& byte : digest.bytes) byte = static_cast<uint8_t>(random_());
  return digest;
}

StatedText RecordGenerator::Stated() {
  return {Text(), MakeSpan()};
}

SourceMap RecordGenerator::MakeSourceMap() {
  SourceMap map;
  uint64_t source = Below(5);
  for (size_t i = Below(6); i > 0; --i) {
    const auto clean_length = static_cast<uint32_t>(Below(50));
    const uint32_t source_length =
        Below(2) == 0 ? clean_length : static_cast<uint32_t>(Below(50));
    map.Add(clean_length, source, source_length);
    source += source_length + (Below(2) == 0 ? 0 : uint64_t{Number()} << 8);
  }
  std::vector<SourceMap::Break> breaks;
  for (size_t i = Below(3); i > 0; --i) breaks.push_back({Number(), Number()});
  map.SetBreaks(static_cast<LocatorKind>(Below(3)), std::move(breaks));
  return map;
}

Document RecordGenerator::MakeDocument() {
  Document document;
  document.key.value = Text();
  document.format = static_cast<DocumentFormat>(Below(2));
  document.source_digest = MakeDigest<Sha256Digest>();
  document.source_size = uint64_t{Number()} << Below(32);
  uint32_t begin = 0;
  for (size_t i = Below(5); i > 0; --i) {
    const std::string text = Text();
    const uint32_t end = begin + static_cast<uint32_t>(text.size());
    document.text += text;
    document.regions.push_back(
        {{begin, end}, static_cast<RegionKind>(Below(5))});
    begin = end;
  }
  if (Below(2) == 0) document.metadata.title = Stated();
  for (size_t i = Below(3); i > 0; --i) {
    document.metadata.authors.push_back(Stated());
  }
  if (Below(2) == 0) document.metadata.publisher = Stated();
  if (Below(2) == 0)
    document.metadata.published = StatedDate{Date(), MakeSpan()};
  if (Below(2) == 0) {
    document.metadata.origin = StatedOrigin{Stated(), std::nullopt};
    if (Below(2) == 0) {
      document.metadata.origin->date = StatedDate{Date(), MakeSpan()};
    }
  }
  document.metadata.language = Text();
  document.source_map = MakeSourceMap();
  return document;
}

LocalEntity RecordGenerator::MakeLocalEntity() {
  LocalEntity entity;
  entity.handle = MakeDigest<Handle>();
  entity.type = Text();
  entity.name = Text();
  for (size_t i = Below(4); i > 0; --i) {
    entity.names.push_back(
        {Text(), static_cast<NameKind>(Below(6)), MakeSpan()});
  }
  for (size_t i = Below(4); i > 0; --i) {
    entity.mentions.push_back({MakeSpan(), static_cast<MentionKind>(Below(4))});
  }
  entity.is_document = Below(2) == 0;
  entity.type_is_guess = Below(2) == 0;
  return entity;
}

Argument RecordGenerator::MakeArgument(size_t entity_count) {
  if (Below(2) == 0) {
    return LocalIndex{static_cast<uint32_t>(Below(entity_count))};
  }
  Literal literal;
  literal.kind = static_cast<LiteralKind>(Below(3));
  literal.text = Text();
  if (Below(2) == 0) literal.date = Date();
  if (Below(2) == 0) {
    literal.value =
        static_cast<double>(Number()) / 7 * (Below(2) == 0 ? -1 : 1);
  }
  literal.comparator = static_cast<Comparator>(Below(8));
  return literal;
}

Claim RecordGenerator::MakeClaim(size_t entity_count) {
  Claim claim;
  claim.subject = LocalIndex{static_cast<uint32_t>(Below(entity_count))};
  claim.predicate = Text();
  claim.object = MakeArgument(entity_count);
  for (size_t i = Below(3); i > 0; --i) {
    claim.qualifiers.push_back({Text(), MakeArgument(entity_count)});
  }
  claim.polarity = static_cast<Polarity>(Below(2));
  claim.modality = static_cast<Modality>(Below(5));
  switch (Below(3)) {
    case 0:
      claim.attributed_to =
          LocalIndex{static_cast<uint32_t>(Below(entity_count))};
      break;
    case 1:
      claim.attributed_to = Text();
      break;
    default:
      break;
  }
  if (Below(2) == 0) {
    const auto day = [this] { return static_cast<DayNumber>(Number()); };
    claim.time = TimeBounds{{day(), day()}, {day(), day()}};
  }
  for (size_t i = 1 + Below(2); i > 0; --i)
    claim.evidence.push_back(MakeSpan());
  claim.confidence = static_cast<int>(Below(1001));
  claim.rule = Text();
  return claim;
}

Extraction RecordGenerator::MakeExtraction() {
  Extraction extraction;
  extraction.extractor = MakeDigest<Sha256Digest>();
  extraction.external = Below(2) == 0;
  for (size_t i = Below(4); i > 0; --i) {
    extraction.entities.push_back(MakeLocalEntity());
  }
  if (extraction.entities.empty()) return extraction;
  for (size_t i = Below(4); i > 0; --i) {
    extraction.claims.push_back(MakeClaim(extraction.entities.size()));
  }
  return extraction;
}

CurationEntry RecordGenerator::MakeCurationEntry() {
  CurationEntry entry;
  entry.sequence = uint64_t{Number()} << Below(32);
  entry.kind = static_cast<CurationKind>(Below(9));
  for (size_t i = Below(4); i > 0; --i) {
    entry.anchors.push_back({{Text()}, Text(), Text(), Text()});
  }
  entry.value = Text();
  entry.divide = 1 + static_cast<uint32_t>(Below(3));
  switch (Below(4)) {
    case 0:
      entry.details = MentionSketch{static_cast<MentionKind>(Below(4)), Text()};
      break;
    case 1:
      entry.details = MakeClaimSketch();
      break;
    case 2:
      entry.details = Correction{static_cast<MetadataField>(Below(4)), Texts()};
      break;
    default:
      break;
  }
  entry.author = Text();
  entry.decided_at = Number();
  entry.note = Text();
  return entry;
}

ClaimSketch RecordGenerator::MakeClaimSketch() {
  const Claim claim = MakeClaim(1);
  ClaimSketch sketch;
  if (const auto* literal = std::get_if<Literal>(&claim.object)) {
    sketch.literal = *literal;
  }
  sketch.polarity = claim.polarity;
  sketch.modality = claim.modality;
  sketch.speaker = Text();
  if (Below(2) == 0) sketch.since = Date();
  if (Below(2) == 0) sketch.until = Date();
  return sketch;
}

std::vector<std::string> RecordGenerator::Texts() {
  std::vector<std::string> texts(Below(4));
  for (std::string& text : texts) text = Text();
  return texts;
}

std::vector<Tally> RecordGenerator::Tallies() {
  std::vector<Tally> tallies(Below(4));
  for (Tally& tally : tallies) {
    tally = {Text(), static_cast<NameKind>(Below(6)), Number()};
  }
  return tallies;
}

std::vector<VetoMark> RecordGenerator::Vetoes() {
  std::vector<VetoMark> vetoes(Below(3));
  for (VetoMark& veto : vetoes) {
    veto = {uint64_t{Number()} << Below(32), Number()};
  }
  return vetoes;
}

ProfileRecord RecordGenerator::MakeProfile() {
  ProfileRecord record;
  record.strong_keys = Texts();
  record.strong_keys.emplace_back("\xFF\x01");  // keys need not be UTF-8
  record.weak_keys = Texts();
  record.vetoes = Vetoes();
  record.entity = EntityNumber{Number()};
  record.member_count = Number();
  record.names = Tallies();
  record.types = Tallies();
  return record;
}

EntityRecord RecordGenerator::MakeEntity() {
  EntityRecord record;
  record.id = MakeDigest<Handle>();
  record.name = Text();
  record.type = Text();
  record.member_count = Number();
  record.names = Tallies();
  record.types = Tallies();
  record.vetoes = Vetoes();
  return record;
}

RelationRecord RecordGenerator::MakeRelation() {
  RelationRecord record;
  record.subject = EntityNumber{Number()};
  record.predicate = PredicateNumber{static_cast<uint16_t>(Number())};
  if (Below(2) == 0) {
    record.object = EntityNumber{Number()};
  } else {
    record.object = LiteralKey{static_cast<LiteralKind>(Below(3)), Text()};
  }
  record.claim_count = Number();
  return record;
}

HandleRecord RecordGenerator::MakeHandleRecord() {
  HandleRecord record;
  record.local = {DocumentNumber{Number()}, LocalIndex{Number()}};
  record.profile = MakeDigest<ProfileId>();
  return record;
}

ContributionRecord RecordGenerator::MakeContribution() {
  ContributionRecord record;
  for (size_t i = Below(4); i > 0; --i) {
    record.locals.push_back({MakeDigest<Handle>(), MakeDigest<ProfileId>(),
                             Text(), Tallies(), Text()});
  }
  for (size_t i = Below(5); i > 0; --i) {
    auto& relation = record.claims.emplace_back();
    if (Below(3) != 0) relation = RelationNumber{Number()};
  }
  for (uint32_t i = 0; i < record.claims.size(); ++i) {
    if (Below(2) == 0) {
      record.links.push_back({ClaimIndex{i}, RelationNumber{Number()}});
    }
  }
  for (size_t i = Below(3); i > 0; --i) {
    record.offers.push_back({MakeDigest<Handle>(), Text()});
  }
  record.input = MakeDigest<Sha256Digest>();
  return record;
}

Sketch RecordGenerator::MakeSketch() {
  std::set<uint64_t> elements;
  for (size_t i = Below(20); i > 0; --i) {
    elements.insert(uint64_t{Number()} << Below(32));
  }
  const auto more = static_cast<uint32_t>(Below(2) * 1000);
  return {static_cast<uint32_t>(elements.size()) + more,
          {elements.begin(), elements.end()}};
}

EditionRecord RecordGenerator::MakeEdition() {
  EditionRecord record;
  record.first.document.value = Text();
  if (Below(2) == 0) record.first.day = static_cast<DayNumber>(Number());
  if (Below(2) == 0) record.copied_from = MakeDigest<EditionId>();
  record.share = static_cast<uint16_t>(Below(1001));
  record.original = MakeDigest<EditionId>();
  record.source = Text();
  record.imprint = MakeImprint();
  return record;
}

EditionMember RecordGenerator::MakeEditionMember() {
  return {DocumentNumber{Number()}, Text(), MakeImprint()};
}

Imprint RecordGenerator::MakeImprint() {
  Imprint imprint;
  for (size_t i = Below(3); i > 0; --i) imprint.names.push_back(Number());
  for (size_t i = Below(3); i > 0; --i) imprint.taken_from.push_back(Number());
  return imprint;
}

OntologyRecord RecordGenerator::MakeOntologyRecord() {
  OntologyRecord record;
  record.yaml = Text();
  record.digest = MakeDigest<Sha256Digest>();
  record.extractor = MakeDigest<Sha256Digest>();
  record.min_confidence = static_cast<int>(Below(1001));
  record.mixed = Below(2) == 0;
  record.reextracted = Below(2) == 0;
  record.fast = Below(2) == 0;
  record.conflicts = {Texts(), Texts(), Texts(), Texts(), Texts(), Texts()};
  return record;
}

StoreState RecordGenerator::MakeState() {
  StoreState state;
  state.generation = uint64_t{Number()} << Below(32);
  state.next_document = Number();
  state.next_entity = Number();
  state.next_relation = Number();
  state.next_decision = uint64_t{Number()} << Below(32);
  state.document_count = Number();
  state.entity_count = Number();
  state.relation_count = Number();
  state.claim_count = uint64_t{Number()} << Below(32);
  state.input = MakeDigest<Sha256Digest>();
  state.predicates = Texts();
  state.secondary_predicates = Texts();
  return state;
}

}  // namespace quipu
