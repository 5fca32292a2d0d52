// Grammar:
//   frame  = ( "verb" | "noun" ) ":" lemmas { ";" part }
//   part   = path [ "?" ] ":" ( "{" name [ ":" types ] "}" | lemmas )
//   path   = role { ">" role }
//   role   = "subject" | "object" | word { "|" word }
//   lemmas = [ "=" ] lemma [ particle ] { "|" … }

#include "ingest/ontology/tree_pattern.h"

#include <algorithm>
#include <string>

#include "ingest/ontology/phrase_words.h"

namespace quipu {
namespace {

constexpr size_t kMaxParts = 8;
constexpr size_t kMaxSteps = 3;
constexpr size_t kMaxWords = 200;

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string_view> Divided(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const size_t end = text.find(separator);
    out.push_back(Trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

Error Misread(std::string_view what, std::string_view text) {
  return InvalidArgument(std::string(what) + ", not \"" + std::string(text) +
                         "\"");
}

class FrameCompiler {
 public:
  FrameCompiler(const Ontology& ontology, Lexicon& lexicon, TreePattern& out)
      : ontology_(ontology), lexicon_(lexicon), out_(out) {}

  Result<void> Run(std::string_view text) {
    const std::vector<std::string_view> parts = Divided(text, ';');
    if (parts.size() < 2 || parts.size() > kMaxParts + 1) {
      return Misread("expected a head and 1 to 8 parts, divided by \";\"",
                     text);
    }
    QUIPU_CHECK(Head(parts.front()));
    for (size_t i = 1; i < parts.size(); ++i) QUIPU_CHECK(Part(parts[i]));
    if (out_.captures.empty()) return Misread("expected a {slot}", text);
    return {};
  }

 private:
  Result<void> Head(std::string_view text) {
    const size_t colon = text.find(':');
    const std::string_view kind = Trimmed(text.substr(0, colon));
    if (colon == std::string_view::npos || (kind != "verb" && kind != "noun")) {
      return Misread("expected \"verb:\" or \"noun:\" and lemmas", text);
    }
    out_.noun = kind == "noun";
    QUIPU_TRY(out_.lemmas, Lemmas(text.substr(colon + 1)));
    return {};
  }

  Result<void> Part(std::string_view text) {
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
      return Misread("expected \"role: {slot}\" or \"role: lemma\"", text);
    }
    FramePart part;
    std::string_view path = Trimmed(text.substr(0, colon));
    if (path.ends_with('?')) {
      part.optional = true;
      path.remove_suffix(1);
    }
    for (const std::string_view role : Divided(path, '>')) {
      QUIPU_TRY(FrameStep step, Step(role));
      part.path.push_back(std::move(step));
    }
    if (part.path.size() > kMaxSteps) {
      return Misread("expected at most three roles", path);
    }
    const std::string_view filler = Trimmed(text.substr(colon + 1));
    if (filler.starts_with('{') && filler.ends_with('}')) {
      QUIPU_TRY(part.capture, Slot(filler.substr(1, filler.size() - 2)));
    } else {
      QUIPU_TRY(part.lemmas, Lemmas(filler));
    }
    out_.parts.push_back(std::move(part));
    return {};
  }

  Result<FrameStep> Step(std::string_view text) {
    FrameStep step;
    if (text == "subject") return step;
    if (text == "object") {
      step.role = FrameStep::Role::kObject;
      return step;
    }
    step.role = FrameStep::Role::kWithCase;
    for (const std::string_view word : Divided(text, '|')) {
      if (word == "'s") {
        step.possessor = true;
        continue;
      }
      QUIPU_TRY(const WordId id, Word(word));
      step.cases.push_back(id);
    }
    return step;
  }

  Result<std::vector<FrameLemma>> Lemmas(std::string_view text) {
    std::vector<FrameLemma> lemmas;
    for (std::string_view item : Divided(text, '|')) {
      FrameLemma& lemma = lemmas.emplace_back();
      lemma.written = item.starts_with('=');
      if (lemma.written) item.remove_prefix(1);
      const size_t blank = item.find(' ');
      QUIPU_TRY(lemma.lemma, Word(item.substr(0, blank)));
      if (blank != std::string_view::npos) {
        QUIPU_TRY(lemma.particle, Word(Trimmed(item.substr(blank))));
      }
    }
    if (lemmas.size() > kMaxWords) return Misread("over 200 lemmas", text);
    return lemmas;
  }

  Result<WordId> Word(std::string_view text) {
    if (text.empty() || text.find_first_of(" {}<>[]=:?") != text.npos) {
      return Misread("expected a word", text);
    }
    return lexicon_.Intern(FoldWord(text));
  }

  Result<size_t> Slot(std::string_view text) {
    Lexicon unused;
    const std::string pattern = "{" + std::string(text) + "}";
    CaptureInfo info;
    if (const size_t colon = text.find(':');
        text.substr(std::min(colon, text.size())) == ":words") {
      info.name = std::string(text.substr(0, colon));
      info.kind = SlotKind::kWords;
    } else {
      // As in a pattern of words.
      QUIPU_TRY(const Pattern slot,
                Pattern::Compile(pattern, ontology_, unused));
      info = slot.captures.front();
      if (info.modifier) return Misread("expected types", text);
    }
    for (const CaptureInfo& other : out_.captures) {
      if (other.name == info.name) {
        return InvalidArgument("{" + info.name + "} comes twice");
      }
    }
    out_.captures.push_back(std::move(info));
    return out_.captures.size() - 1;
  }

  const Ontology& ontology_;
  Lexicon& lexicon_;
  TreePattern& out_;
};

}  // namespace

Result<TreePattern> TreePattern::Compile(std::string_view text,
                                         const Ontology& ontology,
                                         Lexicon& lexicon) {
  TreePattern frame;
  QUIPU_CHECK(FrameCompiler(ontology, lexicon, frame).Run(text));
  return frame;
}

}  // namespace quipu
