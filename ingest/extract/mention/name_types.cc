// What a name names, told by words inside it and around it. Each cue votes;
// the votes of all mentions of a name are added up later.

#include <algorithm>

#include "ingest/extract/mention/names.h"

namespace quipu {
namespace {

constexpr int kHeadInside = 40;
constexpr int kHeadOutside = 20;
constexpr int kTitleBefore = 20;
constexpr int kApposition = 10;

class TypeVoter {
 public:
  TypeVoter(const DocumentContext& context, Name& name)
      : context_(context),
        sentence_(context.sentences[name.sentence]),
        name_(name) {}

  void Vote() {
    name_.votes.assign(context_.file.ontology.types.size(), 0);
    VoteInside();
    if (sentence_.heading) return;
    VoteBefore();
    VoteAfter();
    VoteShape();
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
    if (cues().Has(name_.begin, Cue::kNameHead) && Lower(name_.begin)) {
      return Add(types.organization, kHeadInside);
    }
    const int head = HeadType(context_, sentence_, name_.begin, name_.end);
    Add(head, kHeadInside);
    const auto* country =
        cues().At(name_.begin, context_.file.lexicon.country());
    if (country != nullptr && name_.begin + country->length == name_.end) {
      Add(types.place, kHeadInside);
    }
  }

  // The word before the name, articles and opening quotes left out.
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
    if (name_.nested) return Add(types.person, 3);
    if (PhraseEndingAt(before, Cue::kAccordingTo) >= 0) return;
    if (PhraseEndingAt(before, Cue::kPublicationBefore) >= 0) {
      return Add(types.publication, kApposition);
    }
    if (PhraseEndingAt(before, Cue::kTitle) >= 0 ||
        PhraseEndingAt(before, Cue::kHonorific) >= 0) {
      Add(types.person, kTitleBefore);
      return;
    }
    const auto at = static_cast<uint32_t>(before);
    if (PhraseEndingAt(before, Cue::kPlaceBefore) >= 0) {
      Add(types.place, name_.acronym ? 1 : 2);
    }
    if (PhraseEndingAt(before, Cue::kPlaceWeak) >= 0 && !name_.acronym) {
      Add(types.place, 1);
    }
    if (PhraseEndingAt(before, Cue::kPlaceBefore) < 0 &&
        PhraseEndingAt(before, Cue::kArticle) > 0 &&
        sentence_.languages != kEnglish &&
        PhraseEndingAt(PhraseEndingAt(before, Cue::kArticle) - 1,
                       Cue::kPlaceBefore) >= 0) {
      return Add(types.place, 2);  // "en el Norte"
    }
    const int article = PhraseEndingAt(before, Cue::kArticle);
    const bool compound = name_.end < words().size() &&
                          words()[name_.end].Is("-") &&
                          words()[name_.end].glued;
    if (article >= 0 && !compound) {
      Add(types.person, -3);
      Add(types.organization, 1);
    }
    VoteOuterHeadBefore(at);
  }

  // "prison of X", "the newspaper X".
  void VoteOuterHeadBefore(uint32_t before) {
    const KnownTypes& types = context_.types;
    uint32_t head = before;
    bool joined = false;
    const int joiner = PhraseEndingAt(static_cast<int>(before), Cue::kJoiner);
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

  void VoteAfter() {
    const KnownTypes& types = context_.types;
    uint32_t i = name_.end;
    while (i < words().size() && words()[i].Is("\"")) ++i;
    if (i >= words().size()) return;
    if (Lower(i) && (sentence_.languages & kEnglish) != 0) {
      const int type = HeadTypeAt(context_, sentence_, i);
      if (type == types.prison || type == types.facility ||
          type == types.publication || (name_.acronym && type == types.party)) {
        Add(type, kHeadOutside);
        name_.outer_end = i + 1;
      }
    }
    if (cues().Has(i, Cue::kPartyFollower) && Lower(i)) {
      Add(types.party, 2);
    }
    if (cues().Has(i, Cue::kPersonVerb)) {
      Add(types.person, name_.acronym                 ? 0
                        : name_.end - name_.begin > 1 ? 2
                                                      : 1);
    }
    VoteApposition(i);
  }

  // "X, a city in …", "X was an island prison", "X, Y" with a country Y.
  void VoteApposition(uint32_t i) {
    const KnownTypes& types = context_.types;
    if (i + 1 >= words().size()) return;
    const bool comma = words()[i].Is(",");
    const bool copula = be_ && cues().At(i, *be_) != nullptr;
    if (!comma && !copula) return;
    uint32_t j = i + 1;
    const auto* country = cues().At(j, context_.file.lexicon.country());
    const bool state =
        words()[j].shape == Shape::kAllCaps && words()[j].folded.size() == 2;
    if (comma && (country != nullptr || state)) return Add(types.place, 3);
    if (cues().Has(j, Cue::kTitle)) return Add(types.person, kApposition);
    const auto* article = cues().At(j, Cue::kArticle);
    if (article != nullptr) {
      j += article->length;
    } else if (copula || !Lower(j) ||
               HeadTypeAt(context_, sentence_, j) == kNoType) {
      return;
    }
    const bool head_first = sentence_.languages != kEnglish;
    int found = kNoType;
    const auto size = static_cast<uint32_t>(words().size());
    for (const uint32_t end = std::min(j + 5, size); j < end; ++j) {
      if (words()[j].shape == Shape::kPunctuation ||
          cues().Has(j, Cue::kJoiner)) {
        break;
      }
      if (!Lower(j)) continue;
      if (cues().Has(j, Cue::kTitle)) found = types.person;
      const int head = HeadTypeAt(context_, sentence_, j);
      if (head != kNoType) found = head;
      if (found != kNoType && head_first) break;
    }
    if (found == types.event || found == types.group) return;
    // "In X, the committee …": no apposition.
    const bool site = found == types.place || found == types.prison ||
                      found == types.facility;
    if (comma && !site && PhraseEndingAt(Before(), Cue::kPlaceBefore) >= 0) {
      return;
    }
    Add(found, kApposition);
  }

  void VoteShape() {
    const KnownTypes& types = context_.types;
    const uint32_t length = name_.end - name_.begin;
    if (name_.acronym) {
      const bool state = words()[name_.begin].folded.size() == 2 &&
                         name_.begin > 0 && words()[name_.begin - 1].Is(",");
      Add(state ? types.place : types.organization, 1);
      return;
    }
    if (length < 2 || length > 5) return;
    for (uint32_t i = name_.begin; i < name_.end; ++i) {
      const SurfaceWord& word = words()[i];
      if (word.shape == Shape::kNumber ||
          (word.shape == Shape::kLower && !cues().Has(i, Cue::kParticle)) ||
          cues().Has(i, Cue::kArticle) ||
          cues().At(i, context_.file.lexicon.demonym()) != nullptr) {
        return;
      }
    }
    name_.personal = true;
  }

  const DocumentContext& context_;
  const WordSentence& sentence_;
  Name& name_;
  std::optional<ClassId> be_ = context_.file.lexicon.FindClass("be");
};

}  // namespace

void VoteForTypes(const DocumentContext& context, std::vector<Name>& names) {
  for (Name& name : names) TypeVoter(context, name).Vote();
}

}  // namespace quipu
