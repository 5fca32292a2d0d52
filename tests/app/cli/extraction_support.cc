#include "tests/app/cli/extraction_support.h"

#include <catch2/catch.hpp>
#include <utility>

namespace quipu {

using nlohmann::json;

ExtractedDocument::ExtractedDocument(const std::string& key,
                                     const std::string& publisher,
                                     const std::string& text)
    : text_(text) {
  line_["document"] = {{"uri", key},
                       {"text", text},
                       {"publisher", publisher},
                       {"title", ""},
                       {"published", "1991-05-09"},
                       {"language", "en"}};
  line_["entities"] = json::array();
  line_["claims"] = json::array();
}

ExtractedDocument& ExtractedDocument::Entity(const std::string& id,
                                             const std::string& type,
                                             const std::string& name,
                                             const std::string& words) {
  json mention = Place(words);
  mention["kind"] = "name";
  line_["entities"].push_back(
      {{"id", id},
       {"type", type},
       {"name", name},
       {"names", json::array({{{"text", name}, {"kind", "full"}}})},
       {"mentions", json::array({mention})}});
  return *this;
}

ExtractedDocument& ExtractedDocument::Mention(const std::string& words) {
  json mention = Place(words);
  mention["kind"] = "nominal";
  line_["entities"].back()["mentions"].push_back(std::move(mention));
  return *this;
}

ExtractedDocument& ExtractedDocument::Say(const json& claim,
                                          const std::string& words) {
  json said = claim;
  said["evidence"] = Place(words);
  line_["claims"].push_back(std::move(said));
  return *this;
}

std::string ExtractedDocument::Line() const {
  return line_.dump() + "\n";
}

json ExtractedDocument::Place(const std::string& words) const {
  const size_t begin = text_.find(words);
  REQUIRE(begin != std::string::npos);
  return {{"begin", begin}, {"end", begin + words.size()}};
}

}  // namespace quipu
