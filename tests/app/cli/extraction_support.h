// Documents whose claims are written down, for `ingest --extractions`.

#ifndef QUIPU_TESTS_APP_CLI_EXTRACTION_SUPPORT_H_
#define QUIPU_TESTS_APP_CLI_EXTRACTION_SUPPORT_H_

#include <nlohmann/json.hpp>
#include <string>

namespace quipu {

// A document in the form of `quipu extract`. Places are found by their words.
class ExtractedDocument {
 public:
  ExtractedDocument(const std::string& key, const std::string& publisher,
                    const std::string& text);

  // With one name, and a mention by these words.
  ExtractedDocument& Entity(const std::string& id, const std::string& type,
                            const std::string& name, const std::string& words);
  // Another mention of the entity added last, by a common noun.
  ExtractedDocument& Mention(const std::string& words);
  // `claim` has all but its evidence.
  ExtractedDocument& Say(const nlohmann::json& claim, const std::string& words);

  std::string Line() const;

 private:
  nlohmann::json Place(const std::string& words) const;

  std::string text_;
  nlohmann::json line_;
};

}  // namespace quipu

#endif  // QUIPU_TESTS_APP_CLI_EXTRACTION_SUPPORT_H_
