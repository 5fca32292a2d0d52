// GUM marks every mention of an entity, not just names: "(7-person-...-2-...)"
// opens one whose head is its second word. What in it is the name is decided by
// the tags: the proper nouns about the head, with what joins them.

#include "train/corpora/names_gum.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "train/corpora/name_words.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

struct GumMention {
  std::string_view id;
  std::string_view type;
  uint32_t begin = 0;
  uint32_t end = 0;             // 0 while open
  std::string_view head_words;  // "2,3": their numbers within the mention
};

struct GumSentence {
  AnnotatedSentence sentence;
  std::vector<std::string_view> tags;
  std::vector<GumMention> mentions;
};

uint32_t Number(std::string_view digits, uint32_t otherwise) {
  uint32_t value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void Open(std::string_view text, uint32_t word, GumSentence& gum) {
  const auto fields = Columns(text, '-');
  if (fields.size() < 2) return;
  GumMention mention{fields[0], fields[1], word, 0, "1"};
  // The field after the centre's "cf1*" or "cf2": numbers of the head's words.
  for (size_t i = 2; i + 1 < fields.size(); ++i) {
    if (fields[i].starts_with("cf")) mention.head_words = fields[i + 1];
  }
  gum.mentions.push_back(mention);
}

void Close(std::string_view id, uint32_t word, GumSentence& gum) {
  for (size_t i = gum.mentions.size(); i-- > 0;) {
    GumMention& mention = gum.mentions[i];
    if (mention.end == 0 && mention.id == id) {
      mention.end = word + 1;
      return;
    }
  }
}

// Reads the brackets of "Entity=(1-person-new-cf1-1-sgl(2-place...)1)".
void ReadBrackets(std::string_view value, uint32_t word, GumSentence& gum) {
  while (!value.empty()) {
    const bool opens = value[0] == '(';
    if (opens) value.remove_prefix(1);
    const size_t stop = value.find_first_of("()");
    const std::string_view text = value.substr(0, stop);
    const bool closes = stop != value.npos && value[stop] == ')';
    if (opens) Open(text, word, gum);
    if (closes) Close(text.substr(0, text.find('-')), word, gum);
    if (stop == value.npos) return;
    value.remove_prefix(closes ? stop + 1 : stop);
  }
}

bool Joins(const GumSentence& gum, uint32_t i) {
  const std::string& form = gum.sentence.forms[i];
  const std::string_view tag = gum.tags[i];
  return form == "-" || form == "." || form == "'s" || form == "&" ||
         tag == "ADP" || tag == "DET" || tag == "CCONJ" || tag == "NUM" ||
         ((tag == "ADJ" || tag == "NOUN" || tag == "VERB") &&
          IsCapitalised(form));
}

// The first proper noun in the mention's head, or right after it ("appellant
// Hurt"); the mention's end where there is none.
uint32_t ProperHead(const GumSentence& gum, const GumMention& mention) {
  uint32_t last = mention.begin;
  for (const std::string_view number : Columns(mention.head_words, ',')) {
    last = mention.begin + std::max(Number(number, 1), 1U) - 1;
    if (last >= mention.end) return mention.end;
    if (gum.tags[last] == "PROPN") return last;
  }
  const bool follows = mention.type == "person" && last + 1 < mention.end &&
                       gum.tags[last] == "NOUN" &&
                       gum.tags[last + 1] == "PROPN";
  return follows ? last + 1 : mention.end;
}

// The words of the mention that are its name; empty where there is none.
AnnotatedName NameIn(const GumSentence& gum, const GumMention& mention) {
  const auto proper = [&](uint32_t i) { return gum.tags[i] == "PROPN"; };
  const uint32_t head = ProperHead(gum, mention);
  AnnotatedName name{head, head, std::string(mention.type)};
  if (head == mention.end) return name;
  name.end = head + 1;
  for (uint32_t i = name.begin; i-- > mention.begin;) {
    if (proper(i)) {
      name.begin = i;
    } else if ((gum.tags[i] == "ADJ" || gum.tags[i] == "VERB" ||
                gum.tags[i] == "NOUN") &&
               IsCapitalised(gum.sentence.forms[i])) {
      name.begin = i;
    } else if (!Joins(gum, i) || gum.tags[i] == "DET") {
      break;
    }
  }
  for (uint32_t i = name.end; i < mention.end; ++i) {
    if (proper(i) || (gum.tags[i] == "NUM" && i == name.end)) {
      name.end = i + 1;
    } else if (!Joins(gum, i)) {
      break;
    }
  }
  return name;
}

std::string Label(std::string_view type) {
  if (type == "person") return "PER";
  if (type == "organization") return "ORG";
  if (type == "place") return "LOC";
  if (type == "event") return "EVENT";
  if (type == "time" || type == "animal" || type == "plant") return {};
  return "ANY";
}

void AddNames(const GumSentence& gum, AnnotatedSentence& sentence) {
  std::vector<AnnotatedName> names;
  for (const GumMention& mention : gum.mentions) {
    if (mention.end == 0) continue;
    AnnotatedName name = NameIn(gum, mention);
    name.label = Label(name.label);
    if (name.label == "PER") {
      name = TrimPersonName(sentence.forms, name);
      const std::string& form = sentence.forms[name.begin];
      const bool people = name.end == name.begin + 1 && form.ends_with('s') &&
                          LooksLikeDemonym(form);
      if (people) name.label = "MISC";
    }
    if (name.label.empty() || name.begin == name.end) continue;
    names.push_back(std::move(name));
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const AnnotatedName& a, const AnnotatedName& b) {
                     return a.begin != b.begin ? a.begin < b.begin
                                               : a.end > b.end;
                   });
  for (AnnotatedName& name : names) {
    if (!sentence.names.empty() && sentence.names.back().end > name.begin) {
      continue;
    }
    sentence.names.push_back(std::move(name));
  }
}

// Names of no type where proper nouns are left over.
void AddUnexplained(const GumSentence& gum, AnnotatedSentence& sentence) {
  std::vector<AnnotatedName> all;
  uint32_t i = 0;
  const auto until = [&](uint32_t stop) {
    for (; i < stop; ++i) {
      if (gum.tags[i] == "PROPN" && IsCapitalised(sentence.forms[i])) {
        all.push_back({i, i + 1, "ANY"});
      }
    }
  };
  for (AnnotatedName& name : sentence.names) {
    until(name.begin);
    i = name.end;
    all.push_back(std::move(name));
  }
  until(static_cast<uint32_t>(sentence.forms.size()));
  sentence.names = std::move(all);
}

}  // namespace

Result<std::vector<AnnotatedSentence>> ReadGum(std::string_view conllu) {
  std::vector<AnnotatedSentence> sentences;
  GumSentence gum;
  uint32_t document = 0;
  const auto end_sentence = [&] {
    if (gum.sentence.forms.empty()) return;
    gum.sentence.document = document;
    AddNames(gum, gum.sentence);
    AddUnexplained(gum, gum.sentence);
    sentences.push_back(std::move(gum.sentence));
    gum = {};
  };
  for (const std::string_view line : Lines(conllu)) {
    if (line.empty()) {
      end_sentence();
      continue;
    }
    if (line.starts_with('#')) {
      if (line.starts_with("# newdoc")) ++document;
      continue;
    }
    const auto columns = Columns(line);
    if (columns.size() != 10) return InvalidArgument("not ten columns");
    if (columns[0].find_first_of("-.") != columns[0].npos) continue;
    const auto word = static_cast<uint32_t>(gum.sentence.forms.size());
    gum.sentence.forms.emplace_back(columns[1]);
    gum.tags.push_back(columns[3]);
    for (const std::string_view attribute : Columns(columns[9], '|')) {
      if (attribute.starts_with("Entity=")) {
        ReadBrackets(attribute.substr(7), word, gum);
      }
    }
  }
  end_sentence();
  return sentences;
}

}  // namespace quipu
