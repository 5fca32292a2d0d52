#include "ingest/resolve/curated_document.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "language/text/blanks.h"

namespace quipu {
namespace {

constexpr int kSureConfidence = 1000;
constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;

// From some day of `since` to some day of `until`, as qualifier and as bounds.
void SetTime(const ClaimSketch& sketch, Claim& claim) {
  const std::optional<PartialDate>& since = sketch.since;
  const std::optional<PartialDate>& until = sketch.until;
  if (!since && !until) return;
  const DayRange all{PartialDate::Make(kFirstYear)->Bounds().earliest,
                     PartialDate::Make(kLastYear)->Bounds().latest};
  TimeBounds time;
  time.begin =
      since ? since->Bounds() : DayRange{all.earliest, until->Bounds().latest};
  time.end =
      until ? until->Bounds() : DayRange{since->Bounds().earliest, all.latest};
  claim.time = time;
  Literal date{LiteralKind::kDate, "", {}, {}, Comparator::kEqual};
  if (since) date.text = since->ToString();
  if (since == until) {
    date.date = since;
  } else {
    date.text += "/";
    if (until) date.text += until->ToString();
  }
  claim.qualifiers.push_back({"date", std::move(date)});
}

class Curator {
 public:
  Curator(const Document& document, const Extraction& extraction)
      : document_(document), extraction_(extraction) {
    for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
      for (const Mention& mention : extraction.entities[i].mentions) {
        mentions_.emplace(mention.span, LocalIndex{i});
      }
    }
  }

  // All anchors of one decision in the document.
  void Apply(std::span<const PlacedAnchor> anchors) {
    const CurationEntry& entry = *anchors.front().entry;
    switch (entry.kind) {
      case CurationKind::kAddMention:
        return AddMention(entry, anchors);
      case CurationKind::kAddEntity:
        return AddEntity(entry, anchors);
      case CurationKind::kAddClaim:
        return AddClaim(entry, anchors);
      case CurationKind::kCorrect:
        return Correct(entry);
      default:
        return;
    }
  }

  CuratedDocument Take() {
    CuratedDocument curated;
    if (corrected_) {
      curated.document = document_;
      curated.document->metadata = std::move(*corrected_);
    }
    curated.extraction = std::move(added_);
    curated.decisions = std::move(decisions_);
    return curated;
  }

 private:
  Extraction& added() {
    if (!added_) added_ = extraction_;
    return *added_;
  }

  std::optional<LocalIndex> LocalAt(const PlacedAnchor& anchor) const {
    if (!anchor.place) return std::nullopt;
    const auto found = mentions_.find(*anchor.place);
    if (found == mentions_.end()) return std::nullopt;
    return found->second;
  }

  void AddMention(const CurationEntry& entry,
                  std::span<const PlacedAnchor> anchors) {
    const auto* sketch = std::get_if<MentionSketch>(&entry.details);
    const PlacedAnchor& words = anchors.front();
    if (sketch == nullptr || words.anchor != 0 || !words.place ||
        LocalAt(words)) {
      return;
    }
    if (anchors.size() == 1) return AddLocal(entry, *sketch, *words.place);
    const auto local = LocalAt(anchors[1]);
    if (!local) return;
    LocalEntity& entity = added().entities[local->value];
    const Mention mention{*words.place, sketch->kind};
    entity.mentions.insert(std::upper_bound(entity.mentions.begin(),
                                            entity.mentions.end(), mention),
                           mention);
    mentions_.emplace(mention.span, *local);
    if (sketch->kind != MentionKind::kName) return;
    const std::string name = SingleBlanks(mention.span.In(document_.text));
    const bool known =
        std::any_of(entity.names.begin(), entity.names.end(),
                    [&](const LocalName& n) { return n.text == name; });
    if (!known) {
      entity.names.push_back({name, NameKind::kStatedAlias, mention.span});
    }
  }

  void AddEntity(const CurationEntry& entry,
                 std::span<const PlacedAnchor> anchors) {
    const auto* sketch = std::get_if<MentionSketch>(&entry.details);
    const PlacedAnchor& words = anchors.front();
    if (sketch == nullptr || !words.place || LocalAt(words)) return;
    AddLocal(entry, *sketch, *words.place);
  }

  // A local entity of its own, with one mention.
  void AddLocal(const CurationEntry& entry, const MentionSketch& sketch,
                Span place) {
    const std::string words = SingleBlanks(place.In(document_.text));
    LocalEntity entity;
    entity.type = entry.value;
    entity.name = sketch.name.empty() ? words : sketch.name;
    if (!sketch.name.empty()) {
      entity.names.push_back({sketch.name, NameKind::kFull, place});
    }
    if (sketch.kind == MentionKind::kName && words != sketch.name) {
      entity.names.push_back({words, NameKind::kFull, place});
    }
    entity.mentions = {{place, sketch.kind}};
    // Not among the handles of what is extracted: these would change places.
    entity.handle = Handle::Of(document_.key, "curated\n" + entity.name,
                               ordinals_[entity.name]++);
    auto& entities = added().entities;
    mentions_.emplace(place,
                      LocalIndex{static_cast<uint32_t>(entities.size())});
    entities.push_back(std::move(entity));
  }

  void AddClaim(const CurationEntry& entry,
                std::span<const PlacedAnchor> anchors) {
    const auto* sketch = std::get_if<ClaimSketch>(&entry.details);
    const size_t arguments = sketch != nullptr && sketch->literal ? 1 : 2;
    if (sketch == nullptr || anchors.size() != entry.anchors.size() ||
        anchors.size() < 1 + arguments || !anchors[0].place) {
      return;
    }
    std::vector<LocalIndex> locals;
    for (const PlacedAnchor& anchor : anchors.subspan(1)) {
      const auto local = LocalAt(anchor);
      if (!local) return;
      locals.push_back(*local);
    }
    Claim claim;
    claim.subject = locals[0];
    claim.predicate = entry.value;
    if (sketch->literal) {
      claim.object = *sketch->literal;
    } else {
      claim.object = locals[1];
    }
    claim.polarity = sketch->polarity;
    claim.modality = sketch->modality;
    if (locals.size() > arguments) {
      claim.attributed_to = locals[arguments];
    } else if (!sketch->speaker.empty()) {
      claim.attributed_to = sketch->speaker;
    }
    SetTime(*sketch, claim);
    claim.evidence = {*anchors[0].place};
    claim.confidence = kSureConfidence;
    claim.rule = kCuratedRule;
    added().claims.push_back(std::move(claim));
    decisions_.push_back(entry.sequence);
  }

  void Correct(const CurationEntry& entry) {
    const auto* correction = std::get_if<Correction>(&entry.details);
    if (correction == nullptr) return;
    if (!corrected_) corrected_ = document_.metadata;
    const auto& values = correction->values;
    std::optional<StatedText> first;
    if (!values.empty()) first = StatedText{values.front(), {}};
    switch (correction->field) {
      case MetadataField::kTitle:
        corrected_->title = std::move(first);
        break;
      case MetadataField::kPublisher:
        corrected_->publisher = std::move(first);
        break;
      case MetadataField::kAuthors:
        corrected_->authors.clear();
        for (const std::string& value : values) {
          corrected_->authors.push_back({value, {}});
        }
        break;
      case MetadataField::kPublished: {
        corrected_->published.reset();
        if (!first) break;
        const auto date = PartialDate::Parse(first->value);
        if (date) corrected_->published = StatedDate{*date, {}};
        break;
      }
    }
  }

  const Document& document_;
  const Extraction& extraction_;
  std::map<Span, LocalIndex> mentions_;  // of what is extracted and added
  std::optional<Extraction> added_;
  std::vector<uint64_t> decisions_;  // of the added claims
  std::optional<DocumentMetadata> corrected_;
  std::map<std::string, uint32_t> ordinals_;  // of added entities, by name
};

}  // namespace

CuratedDocument Curate(const Document& document, const Extraction& extraction,
                       std::span<const PlacedAnchor> anchors) {
  if (anchors.empty()) return {};
  Curator curator(document, extraction);
  ForEachDecision(anchors, [&curator](std::span<const PlacedAnchor> decision) {
    curator.Apply(decision);
  });
  return curator.Take();
}

}  // namespace quipu
