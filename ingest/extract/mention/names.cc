#include "ingest/extract/mention/names.h"

#include <algorithm>
#include <utility>

#include "graph/model/names.h"
#include "ingest/extract/mention/name_types.h"
#include "ingest/ontology/phrase_words.h"
#include "language/text/blanks.h"

namespace quipu {
namespace {

// A name is compared without the common nouns that say what it is: "the
// Stonegate prison" is Stonegate.
std::string KeyOf(const DocumentContext& context, const Name& name) {
  const WordSentence& sentence = context.sentences[name.sentence];
  const auto is_head = [&](uint32_t i) {
    return sentence.words[i].shape == Shape::kLower &&
           (HeadTypeAt(context, sentence, i) != kNoType ||
            sentence.cues.Has(i, Cue::kJoiner));
  };
  uint32_t begin = name.begin;
  uint32_t end = name.end;
  while (begin + 1 < end && is_head(begin)) ++begin;
  while (end - 1 > begin && is_head(end - 1)) --end;
  return MakeName(context, name.sentence, begin, end).key;
}

// The words of a sentence that share bytes with the span, without a possessive
// at their end.
std::pair<uint32_t, uint32_t> WordsIn(const WordSentence& sentence, Span span) {
  const std::vector<SurfaceWord>& words = sentence.words;
  uint32_t begin = 0;
  while (begin < words.size() && words[begin].span.end <= span.begin) ++begin;
  uint32_t end = begin;
  while (end < words.size() && words[end].span.begin < span.end) ++end;
  while (end > begin + 1 && words[end - 1].Is("'s")) --end;
  return {begin, end};
}

}  // namespace

std::vector<Name> FindNames(const DocumentContext& context,
                            const Markables& markables) {
  std::vector<Name> names;
  uint32_t sentence = 0;
  for (uint32_t i = 0; i < markables.all.size(); ++i) {
    const Markable& markable = markables.all[i];
    if (markable.kind != MarkableKind::kName &&
        markable.kind != MarkableKind::kNestedName) {
      continue;
    }
    while (sentence < context.sentences.size() &&
           context.sentences[sentence].span.end <= markable.span.begin) {
      ++sentence;
    }
    if (sentence == context.sentences.size()) break;
    const auto [begin, end] =
        WordsIn(context.sentences[sentence], markable.span);
    if (begin == end) continue;
    Name name = MakeName(context, sentence, begin, end);
    name.recognized = markable.recognized;
    name.nested = markable.kind == MarkableKind::kNestedName;
    name.markable = i;
    name.key = KeyOf(context, name);
    if (!name.key.empty()) names.push_back(std::move(name));
  }
  return names;
}

Name MakeName(const DocumentContext& context, uint32_t sentence, uint32_t begin,
              uint32_t end) {
  const std::vector<SurfaceWord>& words = context.sentences[sentence].words;
  Name name;
  name.sentence = sentence;
  name.begin = name.outer_begin = begin;
  name.end = name.outer_end = end;
  name.span = {words[begin].span.begin, words[end - 1].span.end};
  name.text = SingleBlanks(name.span.In(context.text));
  name.key = NormalizeName(name.text);
  name.acronym = end - begin == 1 && IsAcronym(name.text);
  return name;
}

Name NameAt(std::string_view text, Span span) {
  Name name;
  name.span = span;
  name.text = SingleBlanks(span.In(text));
  name.key = NormalizeName(name.text);
  name.acronym = FoldWords(name.text).size() == 1 && IsAcronym(name.text);
  return name;
}

}  // namespace quipu
