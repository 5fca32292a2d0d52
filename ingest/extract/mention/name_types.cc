// What a name names: what language analysis took it for, the common nouns in
// it and before it, and a title before it. Each votes; the votes of all
// mentions of a name are added up later.

#include "ingest/extract/mention/name_types.h"

#include <optional>

namespace quipu {
namespace {

constexpr int kRecognized = 9;
constexpr int kHeadInside = 40;
constexpr int kHeadOutside = 20;
constexpr int kTitleBefore = 20;
constexpr int kPublicationBefore = 10;
constexpr int kNested = 3;

class TypeVoter {
 public:
  TypeVoter(const DocumentContext& context, Name& name)
      : context_(context),
        sentence_(context.sentences[name.sentence]),
        name_(name) {}

  void Vote() {
    name_.votes.assign(context_.file.ontology.types.size(), 0);
    if (name_.recognized) {
      Add(context_.types.Of(*name_.recognized), kRecognized);
    }
    VoteInside();
    if (sentence_.heading) return;
    VoteBefore();
  }

 private:
  const CueTable& cues() const { return sentence_.cues; }
  const std::vector<SurfaceWord>& words() const { return sentence_.words; }
  bool Lower(uint32_t i) const {
    return i < words().size() && words()[i].shape == Shape::kLower;
  }
  void Add(int type, int votes) {
    if (type != kNoType) name_.votes[static_cast<size_t>(type)] += votes;
  }

  void VoteInside() {
    const KnownTypes& types = context_.types;
    const uint32_t last = name_.end - 1;
    if (cues().Has(last, Cue::kGovernment) && Lower(last)) {
      return Add(types.regime, kHeadInside);
    }
    Add(HeadType(context_, sentence_, name_.begin, name_.end), kHeadInside);
    const auto* country =
        cues().At(name_.begin, context_.file.lexicon.country());
    if (country != nullptr && name_.begin + country->length == name_.end) {
      Add(types.place, kHeadInside);
    }
  }

  // The word before the name, opening quotes left out.
  int Before() const {
    int i = static_cast<int>(name_.begin) - 1;
    while (i >= 0 && words()[static_cast<size_t>(i)].Is("\"")) --i;
    return i;
  }

  // The phrase of `cue` that ends before `end`; its first word, or -1.
  int PhraseEndingAt(int end, Cue cue) const {
    for (int i = end; i >= 0 && i > end - 4; --i) {
      const auto* match = cues().At(static_cast<size_t>(i), cue);
      if (match != nullptr && i + match->length - 1 == end) return i;
    }
    return -1;
  }

  void VoteBefore() {
    const KnownTypes& types = context_.types;
    const int before = Before();
    if (before < 0) return;
    if (name_.nested) return Add(types.person, kNested);
    if (PhraseEndingAt(before, Cue::kPublicationBefore) >= 0) {
      return Add(types.publication, kPublicationBefore);
    }
    if (PhraseEndingAt(before, Cue::kTitle) >= 0 ||
        PhraseEndingAt(before, Cue::kHonorific) >= 0) {
      return Add(types.person, kTitleBefore);
    }
    VoteOuterHead(before);
  }

  // "prison of X", "the newspaper X".
  void VoteOuterHead(int before) {
    const KnownTypes& types = context_.types;
    auto head = static_cast<uint32_t>(before);
    bool joined = false;
    const int joiner = PhraseEndingAt(before, Cue::kJoiner);
    if (joiner > 0) {
      head = static_cast<uint32_t>(joiner) - 1;
      joined = true;
    }
    if (!Lower(head)) return;
    const int type = HeadTypeAt(context_, sentence_, head);
    const bool place = type == types.prison || type == types.place;
    if (type == kNoType || type == types.person || (joined && !place) ||
        type == types.event || type == types.group) {
      return;
    }
    Add(type, kHeadOutside);
    name_.outer_begin = head;
  }

  const DocumentContext& context_;
  const WordSentence& sentence_;
  Name& name_;
};

}  // namespace

void VoteForTypes(const DocumentContext& context, std::vector<Name>& names) {
  for (Name& name : names) TypeVoter(context, name).Vote();
}

int HeadTypeAt(const DocumentContext& context, const WordSentence& sentence,
               uint32_t word) {
  for (size_t type = 0; type < context.file.heads.size(); ++type) {
    if (sentence.cues.At(word, context.file.heads[type]) != nullptr) {
      return static_cast<int>(type);
    }
  }
  return kNoType;
}

int HeadType(const DocumentContext& context, const WordSentence& sentence,
             uint32_t begin, uint32_t end) {
  // The head of a noun phrase is its last word before the first joiner in
  // English, its first in French and Spanish.
  uint32_t first_end = begin;
  while (first_end < end && sentence.words[first_end].shape != Shape::kLower) {
    ++first_end;
  }
  int found = kNoType;
  for (uint32_t i = begin; i < first_end; ++i) {
    const int type = HeadTypeAt(context, sentence, i);
    if (type == kNoType) continue;
    found = type;
    if (sentence.languages == kFrench || sentence.languages == kSpanish) break;
  }
  for (uint32_t i = first_end; i < end && found == kNoType; ++i) {
    found = HeadTypeAt(context, sentence, i);
  }
  return found;
}

}  // namespace quipu
