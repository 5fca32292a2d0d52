#include "app/cli/identity_reasons.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "app/cli/output/text.h"

namespace quipu {
namespace {

std::string DocumentsOf(const IdentityReasons::Alike& alike) {
  std::string text;
  for (const DocumentKey& document : alike.documents) {
    text += (text.empty() ? "" : ", ") + document.value;
  }
  return text;
}

std::string TextOf(const SharedEvidence& evidence) {
  return evidence.words.empty()
             ? evidence.kind
             : fmt::format("{}: {}", evidence.kind, OneLine(evidence.words));
}

}  // namespace

void PrintReasons(const IdentityReasons& reasons, Screen& screen) {
  screen.Line();
  screen.Line({{"why one entity", Style::kStrong}});
  for (size_t i = 0; i < reasons.alike.size(); ++i) {
    screen.Paragraph(
        {{fmt::format("{}. {}", i + 1, OneLine(reasons.alike[i].name)),
          Style::kPlain},
         {"  " + DocumentsOf(reasons.alike[i]), Style::kFaint}},
        "  ", "     ");
  }
  for (const IdentityReasons::Join& join : reasons.joins) {
    std::string who;
    for (const size_t i : join.alike) {
      who += fmt::format("{}{}", who.empty() ? "" : ", ", i + 1);
    }
    screen.Paragraph({{fmt::format("{} share {}", who, TextOf(join.evidence)),
                       Style::kPlain}},
                     "  ", "    ");
  }
  if (!reasons.nearest) return;
  const IdentityReasons::KeptApart& other = *reasons.nearest;
  screen.Paragraph({{"kept apart from ", Style::kPlain},
                    {OneLine(other.name), Style::kStrong},
                    {fmt::format("  {}  #{}", other.type, other.id.ToString()),
                     Style::kFaint},
                    {fmt::format(", with whom it shares {}; but {}",
                                 TextOf(other.evidence), other.reason),
                     Style::kPlain}},
                   "  ", "    ");
}

Json ToJson(const IdentityReasons& reasons) {
  Json json;
  Json& alike = json["alike"] = Json::array();
  for (const IdentityReasons::Alike& group : reasons.alike) {
    Json item = {{"name", group.name}};
    Json& documents = item["documents"] = Json::array();
    for (const DocumentKey& document : group.documents) {
      documents.push_back(document.value);
    }
    alike.push_back(std::move(item));
  }
  Json& joins = json["joins"] = Json::array();
  for (const IdentityReasons::Join& join : reasons.joins) {
    Json item = {{"evidence", join.evidence.kind},
                 {"words", join.evidence.words}};
    Json& who = item["alike"] = Json::array();
    for (const size_t i : join.alike) who.push_back(i);
    joins.push_back(std::move(item));
  }
  json["kept_apart"] = Json();
  if (reasons.nearest) {
    const IdentityReasons::KeptApart& other = *reasons.nearest;
    json["kept_apart"] = {{"id", other.id.ToString()},
                          {"name", other.name},
                          {"type", other.type},
                          {"evidence", other.evidence.kind},
                          {"words", other.evidence.words},
                          {"reason", other.reason}};
  }
  return json;
}

}  // namespace quipu
