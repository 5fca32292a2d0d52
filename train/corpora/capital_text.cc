#include "train/corpora/capital_text.h"

#include <unicode/uchar.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "ingest/read/read_document.h"
#include "train/corpora/annotated_markup.h"

namespace quipu {

Result<AnnotatedDocument> InCapitals(const AnnotatedDocument& document) {
  const std::string_view text = document.document.text;
  std::string upper;
  std::vector<size_t> place(text.size() + 1);  // of each byte
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = DecodeUtf8(text, at);
    for (size_t i = 0; i < c.length; ++i) place[at + i] = upper.size();
    AppendUtf8(static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value))),
               upper);
    at += c.length;
  }
  place[text.size()] = upper.size();
  AnnotatedDocument out;
  out.id = document.id;
  out.metadata = document.metadata;
  out.entities = document.entities;
  out.mentions = document.mentions;
  QUIPU_TRY(out.document, ReadDocument(document.document.key, upper));
  for (GoldMention& mention : out.mentions) {
    mention.span = CleanSpan(out.document, place[mention.span.begin],
                             place[mention.span.end]);
  }
  return out;
}

Result<std::vector<AnnotatedDocument>> SomeInCapitals(
    std::span<const AnnotatedDocument> documents) {
  std::vector<AnnotatedDocument> out;
  for (size_t i = 0; i < documents.size(); i += 4) {
    QUIPU_TRY(AnnotatedDocument document, InCapitals(documents[i]));
    out.push_back(std::move(document));
  }
  return out;
}

}  // namespace quipu
