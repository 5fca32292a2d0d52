#include "train/score/claim_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "language/model/language.h"

namespace quipu {
namespace {

std::string_view SourceOf(const AnnotatedDocument& document) {
  const std::string_view id = document.id;
  return id.substr(0, id.find('-'));
}

bool HasThirdLetter(const AnnotatedDocument& document,
                    std::string_view letters) {
  return document.id.size() > 2 && letters.find(document.id[2]) != letters.npos;
}

double Share(size_t part, size_t of) {
  return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
}

double Precision(const MatchCounts& counts) {
  return Share(counts.right, counts.found);
}

double Recall(const MatchCounts& counts) {
  return Share(counts.right, counts.gold);
}

// 0 where there is nothing.
double F1(const MatchCounts& counts) {
  return Share(2 * counts.right, counts.gold + counts.found);
}

std::string GroupLine(const ScoredGroup& group) {
  const ClaimScore& score = group.score;
  const auto plain = score.by_difficulty.find(1);
  return fmt::format(
      "{:<8} {:3} docs  mentions {:.3f} ({:.3f})  claims P {:.3f} R {:.3f} "
      "F1 {:.3f}  pairs {:.3f}  d1 {:.3f}",
      group.name, score.documents, F1(score.mentions), F1(score.typed_mentions),
      Precision(score.claims), Recall(score.claims), F1(score.claims),
      F1(score.pairs),
      plain == score.by_difficulty.end() ? 0 : Recall(plain->second));
}

std::string AttributesLine(const AttributeCounts& counts) {
  return fmt::format(
      "attributes {{\"matched\": {}, \"evidence_right\": {}, "
      "\"modality_right\": {}, \"attributed\": {}, \"attributed_right\": {}, "
      "\"attributed_spurious\": {}}}",
      counts.matched, counts.evidence_right, counts.modality_right,
      counts.attributed, counts.attributed_right, counts.attributed_spurious);
}

std::string CountsLine(std::string_view name, const MatchCounts& counts) {
  return fmt::format("{:<10} P {:.3f} R {:.3f} F1 {:.3f}", name,
                     Precision(counts), Recall(counts), F1(counts));
}

size_t Missed(const MatchCounts& counts) {
  return counts.gold - counts.right;
}

std::string PredicateLine(std::string_view name, const MatchCounts& counts) {
  return fmt::format(
      "  {:<18} P {:.2f} R {:.2f} F1 {:.2f}  (tp {} fp {} fn {})", name,
      Precision(counts), Recall(counts), F1(counts), counts.right,
      counts.found - counts.right, Missed(counts));
}

}  // namespace

std::vector<ScoredGroup> ScoreGroups(
    std::span<const AnnotatedDocument> documents, const Ontology& ontology,
    const std::function<Extraction(const Document&)>& extract) {
  std::vector<ClaimScore> scores;
  std::set<std::string_view> sources;
  for (const AnnotatedDocument& document : documents) {
    scores.push_back(
        ScoreClaims(extract(document.document), document, ontology));
    sources.insert(SourceOf(document));
  }
  std::vector<ScoredGroup> groups;
  const auto add = [&](std::string_view name, const auto& holds) {
    ScoredGroup group{std::string(name), {}};
    for (size_t i = 0; i < documents.size(); ++i) {
      if (holds(documents[i])) group.score += scores[i];
    }
    if (groups.empty() || group.score.documents > 0) {
      groups.push_back(std::move(group));
    }
  };
  add("all", [](const AnnotatedDocument&) { return true; });
  for (const Language language : kLanguages) {
    add(CodeOf(language), [&](const AnnotatedDocument& document) {
      return document.Metadata("language") == CodeOf(language);
    });
  }
  add("written", [](const AnnotatedDocument& document) {
    return HasThirdLetter(document, "ABC");
  });
  add("real", [](const AnnotatedDocument& document) {
    return HasThirdLetter(document, "RS");
  });
  for (const std::string_view source : sources) {
    add(source, [&](const AnnotatedDocument& document) {
      return SourceOf(document) == source;
    });
  }
  return groups;
}

std::vector<std::string> ClaimScoreLines(std::span<const ScoredGroup> groups) {
  std::vector<std::string> lines;
  if (groups.empty()) return lines;
  for (const ScoredGroup& group : groups) lines.push_back(GroupLine(group));
  const ClaimScore& all = groups.front().score;
  lines.push_back(CountsLine("mentions", all.mentions));
  lines.push_back(CountsLine("entities", all.entities));
  lines.push_back(AttributesLine(all.attributes));
  std::vector<std::pair<std::string_view, MatchCounts>> predicates(
      all.by_predicate.begin(), all.by_predicate.end());
  std::stable_sort(predicates.begin(), predicates.end(),
                   [](const auto& a, const auto& b) {
                     return Missed(a.second) > Missed(b.second);
                   });
  for (const auto& [name, counts] : predicates) {
    lines.push_back(PredicateLine(name, counts));
  }
  return lines;
}

}  // namespace quipu
