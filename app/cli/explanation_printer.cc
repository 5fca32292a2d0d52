// What both forms of an explanation share, and JSON; see explanation_printer.h.

#include "app/cli/explanation_printer.h"

#include <cmath>
#include <string>

#include "graph/interchange/claim_json.h"
#include "graph/model/enum_names.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "query/engine/claim_view.h"

namespace quipu {
namespace {

std::string_view CodeOf(Refusal refusal) {
  switch (refusal) {
    case Refusal::kUnlikely:
      return "unlikely";
    case Refusal::kWeak:
      return "weak";
    case Refusal::kNoEntity:
      return "no_entity";
    case Refusal::kScope:
      return "scope";
    case Refusal::kOntology:
      return "ontology";
    case Refusal::kRepeated:
      return "repeated";
  }
  return "";
}

// To three digits: more would tell nothing.
Json Rounded(float value) {
  return std::round(static_cast<double>(value) * 1000) / 1000;
}

class JsonMaker {
 public:
  explicit JsonMaker(const ShownSentence& shown)
      : shown_(shown), sentence_(shown.analyzed()) {}

  Json Make() const {
    Json json = Place(sentence_.span);
    json["document"] = shown_.document.key.value;
    json["language"] = CodeOf(sentence_.language);
    json["words"] = Words();
    json["mentions"] = Mentions();
    Json& claims = json["claims"] = Json::array();
    for (const ExplainedClaim& claim : shown_.sentence.claims) {
      if (shown_.Shows(claim)) claims.push_back(ClaimJson(claim));
    }
    Json& refused = json["refused"] = Json::array();
    for (const RefusedCandidate& candidate : shown_.sentence.refused) {
      refused.push_back(RefusedJson(candidate));
    }
    return json;
  }

 private:
  // {"text", "begin", "end"}, bytes of the original file.
  Json Place(Span span) const {
    Json json = {{"text", std::string(span.In(shown_.document.text))}};
    json.update(SpanJson(shown_.document, span));
    return json;
  }

  Json Words() const {
    Json words = Json::array();
    for (const SyntacticWord& word : sentence_.words) {
      words.push_back({{"form", word.form},
                       {"lemma", shown_.explanation.analysis.Lemma(word)},
                       {"upos", NameOf(word.upos)},
                       {"head", word.head},
                       {"deprel", NameOf(word.relation())}});
    }
    return words;
  }

  Json Mentions() const {
    Json mentions = Json::array();
    for (const LocalEntity& entity : shown_.explanation.extraction.entities) {
      Json inside = Json::array(), others = Json::array();
      for (const Mention& mention : entity.mentions) {
        Json place = Place(mention.span);
        place["kind"] = MentionKindName(mention.kind);
        (sentence_.span.Contains(mention.span) ? inside : others)
            .push_back(std::move(place));
      }
      if (inside.elements().empty()) continue;
      mentions.push_back({{"name", entity.name},
                          {"type", entity.type},
                          {"mentions", std::move(inside)},
                          {"elsewhere", std::move(others)}});
    }
    return mentions;
  }

  Json ClaimJson(const ExplainedClaim& explained) const {
    const Claim& claim =
        shown_.explanation.extraction.claims[explained.claim.value];
    Json json = Json::object();
    if (shown_.stored) {
      json["id"] = ClaimIdOf(shown_.document.key, explained.claim);
    }
    json["subject"] = shown_.NameOf(claim.subject);
    json["predicate"] = claim.predicate;
    json["object"] = shown_.NameOf(claim.object);
    AddStatement(
        shown_.document, claim,
        [&](LocalIndex local) { return shown_.NameOf(local); }, json);
    Json& grounds = json["grounds"] = Json::array();
    for (const ClaimGround& ground : explained.grounds) {
      Json one = {{"rule", ground.rule}, {"confidence", ground.confidence}};
      if (!ground.subject.empty()) {
        one["subject"] = Place(ground.subject);
        one["object"] = Place(ground.object);
      }
      if (ground.pair) one["model"] = PairJson(*ground.pair);
      grounds.push_back(std::move(one));
    }
    return json;
  }

  Json RefusedJson(const RefusedCandidate& refused) const {
    Json json = {{"why", CodeOf(refused.why)},
                 {"predicate", refused.predicate},
                 {"rule", refused.rule},
                 {"confidence", refused.confidence}};
    if (!refused.subject.empty()) {
      json["subject"] = Place(refused.subject);
      json["object"] = Place(refused.object);
    }
    if (refused.pair) json["model"] = PairJson(*refused.pair);
    return json;
  }

  Json PairJson(const PairView& pair) const {
    Json json = {{"subject", Place(pair.subject)},
                 {"object", Place(pair.object)},
                 {"subject_type", pair.subject_type},
                 {"object_type", pair.object_type},
                 {"predicate", Json()},
                 {"score", Json()}};
    if (pair.asked) {
      json["predicate"] = pair.asked->predicate;
      json["score"] = Rounded(pair.asked->probability);
    }
    json["runner_up"] = Json();
    if (pair.runner_up) {
      json["runner_up"] = {{"predicate", pair.runner_up->predicate},
                           {"score", Rounded(pair.runner_up->probability)}};
    }
    Json& path = json["path"] = Json::array();
    for (const uint32_t word : pair.path) path.push_back(word + 1);
    Json& grounds = json["grounds"] = Json::array();
    for (const MeasuredGround& ground : pair.grounds) {
      Json one = {{"ground", NameOf(ground.ground)},
                  {"drop", Rounded(ground.drop)}};
      Json& words = one["words"] = Json::array();
      for (const uint32_t word : ground.words) words.push_back(word + 1);
      grounds.push_back(std::move(one));
    }
    return json;
  }

  const ShownSentence& shown_;
  const AnalyzedSentence& sentence_;
};

}  // namespace

std::string ShownSentence::NameOf(const Argument& argument) const {
  if (const auto* literal = std::get_if<Literal>(&argument)) {
    return literal->text;
  }
  return explanation.extraction.entities[std::get<LocalIndex>(argument).value]
      .name;
}

std::string_view NameOf(PairGround ground) {
  switch (ground) {
    case PairGround::kTypes:
      return "types";
    case PairGround::kSubject:
      return "subject's words";
    case PairGround::kObject:
      return "object's words";
    case PairGround::kWords:
      return "words of both together";
    case PairGround::kPath:
      return "path";
    case PairGround::kBetween:
      return "words between";
    case PairGround::kPredicate:
      return "word that governs both";
    case PairGround::kContext:
      return "sentence as a whole";
    case PairGround::kTriggers:
      return "trigger word";
  }
  return "";
}

std::string_view TextOf(Refusal refusal) {
  switch (refusal) {
    case Refusal::kUnlikely:
      return "the model thinks it unlikely";
    case Refusal::kWeak:
      return "too weak to be kept";
    case Refusal::kNoEntity:
      return "one of the two is nothing that the ontology has a type for";
    case Refusal::kScope:
      return "the sentence does not claim it: it asks, or sets a condition";
    case Refusal::kOntology:
      return "the ontology does not allow it between such things";
    case Refusal::kRepeated:
      return "other words say it better";
  }
  return "";
}

std::string PathText(const ShownSentence& shown, const PairView& pair) {
  const std::string_view text = shown.document.text;
  std::string out;
  for (size_t i = 0; i < pair.path.size(); ++i) {
    const SyntacticWord& word = shown.analyzed().words[pair.path[i]];
    if (i > pair.top) out += " —" + NameOf(word.relation()) + "→ ";
    if (i == 0) {
      out += OneLine(pair.subject.In(text));
    } else if (i + 1 == pair.path.size()) {
      out += OneLine(pair.object.In(text));
    } else {
      out += word.form;
    }
    if (i < pair.top) out += " ←" + NameOf(word.relation()) + "— ";
  }
  return out;
}

std::string WordsText(const AnalyzedSentence& sentence,
                      const std::vector<uint32_t>& words) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += words[i] == words[i - 1] + 1 ? " " : " … ";
    text += sentence.words[words[i]].form;
  }
  return text;
}

Json ToJson(const ShownSentence& shown) {
  return JsonMaker(shown).Make();
}

}  // namespace quipu
