// Every record there and back, on random values and on damaged bytes.

#include "graph/store/records.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "quipu/storage/v1/document.pb.h"
#include "quipu/storage/v1/extraction.pb.h"
#include "quipu/storage/v1/graph.pb.h"
#include "tests/graph/store/records_support.h"
#include "tests/graph/store/store_support.h"

namespace quipu {
namespace {

namespace pb = quipu::storage::v1;

// `bytes` with one to three bytes changed, taken out or put in, or cut short.
std::string Mutate(std::string bytes, std::mt19937& random) {
  for (size_t i = 1 + random() % 3; i > 0; --i) {
    const size_t place = bytes.empty() ? 0 : random() % bytes.size();
    switch (bytes.empty() ? 2 : random() % 4) {
      case 0:
        bytes[place] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(place, 1 + random() % 4);
        break;
      case 2:
        bytes.insert(place, 1 + random() % 4, static_cast<char>(random()));
        break;
      default:
        if (random() % 8 == 0) bytes.resize(place);
        bytes[place % (bytes.size() + (bytes.empty() ? 1 : 0))] ^=
            static_cast<char>(1 << random() % 8);
        break;
    }
  }
  return bytes;
}

// `make` makes a random value. What damaged bytes decode to, if they do, must
// be a value as good as any: it encodes and decodes again.
template <typename T, typename Make>
void CheckRecord(const Make& make) {
  std::mt19937 random(31);
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    const T value = make();
    const std::string bytes = Encode(value);
    CHECK(Must(Decode<T>(bytes)) == value);
    CHECK(Encode(Must(Decode<T>(bytes))) == bytes);
    for (int j = 0; j < 10; ++j) {
      const Result<T> decoded = Decode<T>(Mutate(bytes, random));
      if (decoded) {
        CHECK(Must(Decode<T>(Encode(*decoded))) == *decoded);
      } else {
        CHECK(decoded.error().code == ErrorCode::kCorruption);
        ++refused;
      }
    }
  }
  CHECK(refused > 500);
}

TEST_CASE("Records decode to what was encoded, and damage ends in an error",
          "[store]") {
  RecordGenerator generator(30);
  SECTION("extraction") {
    CheckRecord<Extraction>([&] { return generator.MakeExtraction(); });
  }
  SECTION("curation entry") {
    CheckRecord<CurationEntry>([&] { return generator.MakeCurationEntry(); });
  }
  SECTION("profile") {
    CheckRecord<ProfileRecord>([&] { return generator.MakeProfile(); });
  }
  SECTION("entity") {
    CheckRecord<EntityRecord>([&] { return generator.MakeEntity(); });
  }
  SECTION("relation") {
    CheckRecord<RelationRecord>([&] { return generator.MakeRelation(); });
  }
  SECTION("handle") {
    CheckRecord<HandleRecord>([&] { return generator.MakeHandleRecord(); });
  }
  SECTION("contribution") {
    CheckRecord<ContributionRecord>(
        [&] { return generator.MakeContribution(); });
  }
  SECTION("sketch") {
    CheckRecord<Sketch>([&] { return generator.MakeSketch(); });
  }
  SECTION("edition") {
    CheckRecord<EditionRecord>([&] { return generator.MakeEdition(); });
  }
  SECTION("edition member") {
    CheckRecord<EditionMember>([&] { return generator.MakeEditionMember(); });
  }
  SECTION("ontology") {
    CheckRecord<OntologyRecord>([&] { return generator.MakeOntologyRecord(); });
  }
  SECTION("state") {
    CheckRecord<StoreState>([&] { return generator.MakeState(); });
  }
}

TEST_CASE("Documents decode to what was encoded, and damage ends in an error",
          "[store]") {
  RecordGenerator generator(32);
  std::mt19937 random(33);
  for (int i = 0; i < 300; ++i) {
    const Document document = generator.MakeDocument();
    const std::string bytes = EncodeDocument(document);
    CHECK(Must(DecodeDocument(bytes, document.text)) == document);
    Document without_text = document;
    without_text.text.clear();
    CHECK(Must(DecodeDocument(bytes, {})) == without_text);
    CHECK(!DecodeDocument(bytes, document.text + "x"));
    for (int j = 0; j < 10; ++j) {
      const std::string mutated = Mutate(bytes, random);
      const auto decoded = DecodeDocument(mutated, {});
      if (!decoded) CHECK(decoded.error().code == ErrorCode::kCorruption);
      const auto published = DecodePublished(mutated);
      if (!published) CHECK(published.error().code == ErrorCode::kCorruption);
    }
  }
}

// A claim of an extraction of two entities that decodes; `spoil` makes it one
// that must not.
template <typename Spoil>
bool ExtractionDecodes(const Spoil& spoil) {
  pb::Extraction extraction;
  extraction.set_extractor(std::string(32, 'x'));
  for (int i = 0; i < 2; ++i) {
    extraction.add_entities()->set_handle(std::string(10, 'h'));
  }
  pb::Claim& claim = *extraction.add_claims();
  claim.set_subject(1);
  claim.mutable_object()->set_entity(0);
  claim.set_polarity(pb::POLARITY_POSITIVE);
  claim.set_modality(pb::MODALITY_ASSERTED);
  claim.add_evidence()->set_end(9);
  spoil(extraction, claim);
  const auto decoded = Decode<Extraction>(extraction.SerializeAsString());
  if (!decoded) CHECK(decoded.error().code == ErrorCode::kCorruption);
  return decoded.has_value();
}

pb::Literal GoodLiteral() {
  pb::Literal literal;
  literal.set_kind(pb::LITERAL_KIND_QUANTITY);
  literal.set_comparator(pb::COMPARATOR_EQUAL);
  literal.set_value(15);
  return literal;
}

TEST_CASE("An extraction with a value out of range is corruption", "[store]") {
  CHECK(ExtractionDecodes([](auto&, auto&) {}));
  CHECK_FALSE(ExtractionDecodes([](auto&, auto& c) { c.set_subject(2); }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto&, auto& c) { c.mutable_object()->set_entity(2); }));
  CHECK_FALSE(ExtractionDecodes([](auto&, auto& c) { c.clear_object(); }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto&, auto& c) { c.add_qualifiers()->set_name("place"); }));
  CHECK_FALSE(ExtractionDecodes([](auto&, auto& c) { c.clear_polarity(); }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto&, auto& c) { c.set_modality(static_cast<pb::Modality>(77)); }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto&, auto& c) { c.mutable_attributed_to()->set_entity(2); }));
  CHECK_FALSE(
      ExtractionDecodes([](auto&, auto& c) { c.mutable_attributed_to(); }));
  CHECK_FALSE(ExtractionDecodes([](auto&, auto& c) { c.clear_evidence(); }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto&, auto& c) { c.mutable_evidence(0)->set_begin(10); }));
  CHECK_FALSE(
      ExtractionDecodes([](auto&, auto& c) { c.set_confidence(1001); }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto& e, auto&) { e.set_extractor(std::string(31, 'x')); }));
  CHECK_FALSE(ExtractionDecodes([](auto& e, auto&) {
    e.mutable_entities(0)->set_handle(std::string(11, 'h'));
  }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto& e, auto&) { e.mutable_entities(0)->add_mentions(); }));
  CHECK_FALSE(ExtractionDecodes(
      [](auto& e, auto&) { e.mutable_entities(0)->add_names(); }));
}

TEST_CASE("A literal with a value out of range is corruption", "[store]") {
  const auto decodes = [](const pb::Literal& literal) {
    return ExtractionDecodes([&literal](auto&, auto& claim) {
      *claim.mutable_object()->mutable_literal() = literal;
    });
  };
  pb::Literal literal = GoodLiteral();
  CHECK(decodes(literal));
  SECTION("kind") {
    literal.clear_kind();
  }
  SECTION("comparator") {
    literal.clear_comparator();
  }
  SECTION("infinite") {
    literal.set_value(std::numeric_limits<double>::infinity());
  }
  SECTION("not a number") {
    literal.set_value(std::nan(""));
  }
  SECTION("no such day") {
    literal.mutable_date()->set_year(1993);
    literal.mutable_date()->set_month(2);
    literal.mutable_date()->set_day(29);
  }
  SECTION("no such year") {
    literal.mutable_date();
  }
  SECTION("year beyond an int") {
    literal.mutable_date()->set_year(std::numeric_limits<uint32_t>::max());
  }
  CHECK_FALSE(decodes(literal));
}

TEST_CASE("Bytes that are no UTF-8 are corruption", "[store]") {
  EntityRecord record;
  record.name = "Callao";
  std::string bytes = Encode(record);
  bytes[bytes.find("Callao")] = '\xFF';
  CHECK(Decode<EntityRecord>(bytes).error().code == ErrorCode::kCorruption);
}

TEST_CASE("A source map that does not fit a text is corruption", "[store]") {
  RecordGenerator generator(34);
  pb::Document stored;
  REQUIRE(stored.ParseFromString(EncodeDocument(generator.MakeDocument())));
  pb::SourceMap& map = *stored.mutable_source_map();
  SECTION("columns of different lengths") {
    map.add_clean_lengths(1);
  }
  SECTION("too long") {
    for (int i = 0; i < 2; ++i) {
      map.add_clean_lengths(std::numeric_limits<uint32_t>::max());
      map.add_source_begins(0);
      map.add_source_lengths(1);
    }
  }
  SECTION("beyond the largest file") {
    map.add_clean_lengths(1);
    map.add_source_begins(std::numeric_limits<uint64_t>::max());
    map.add_source_lengths(1);
  }
  SECTION("unknown locator") {
    map.clear_locator_kind();
  }
  CHECK(DecodeDocument(stored.SerializeAsString(), {}).error().code ==
        ErrorCode::kCorruption);
}

TEST_CASE("A relation with a value out of range is corruption", "[store]") {
  pb::Relation stored;
  stored.set_entity(1);
  CHECK(Decode<RelationRecord>(stored.SerializeAsString()));
  SECTION("predicate") {
    stored.set_predicate(65'536);
  }
  SECTION("no object") {
    stored.clear_entity();
  }
  SECTION("unknown literal") {
    stored.mutable_literal();
  }
  CHECK(!Decode<RelationRecord>(stored.SerializeAsString()));
}

TEST_CASE("A contribution to a relation beyond all numbers is corruption",
          "[store]") {
  pb::Contribution stored;
  stored.set_input(std::string(32, 'x'));
  stored.add_claims(0);
  stored.add_claims(uint64_t{1} << 32);
  const auto record =
      Must(Decode<ContributionRecord>(stored.SerializeAsString()));
  CHECK(!record.claims[0]);
  CHECK(record.claims[1] == RelationNumber{0xFFFF'FFFF});
  stored.add_claims((uint64_t{1} << 32) + 1);
  CHECK(!Decode<ContributionRecord>(stored.SerializeAsString()));
}

}  // namespace
}  // namespace quipu
