// The text of a pattern becomes a program. Grammar:
//   pattern = { part }
//   part    = [ name "=" ] atom [ "?" | "*" | "+" ]
//   atom    = word { "|" word } | "<" class ">" | "{" name [ ":" types ] "}"
//           | "[" pattern { "/" pattern } "]" | "_"

#include "ingest/ontology/pattern.h"

#include <algorithm>

#include "ingest/ontology/phrase_words.h"

namespace quipu {
namespace {

constexpr size_t kMaxProgram = 400;
constexpr int kMaxGroupDepth = 4;
constexpr int kMaxRepeats = 6;

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> out;
  size_t at = 0;
  while (true) {
    const size_t end = text.find(separator, at);
    out.emplace_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return out;
    at = end + 1;
  }
}

// Blanks divide; brackets and the slash inside them stand alone.
std::vector<std::string> Tokens(std::string_view text) {
  std::vector<std::string> out;
  for (std::string& piece : Split(text, ' ')) {
    if (piece.empty()) continue;
    const size_t open = piece.find('[');
    if (open != std::string::npos && open + 1 < piece.size()) {
      out.push_back(piece.substr(0, open + 1));
      piece.erase(0, open + 1);
    }
    const size_t close = piece.find(']');
    if (close != std::string::npos && close > 0) {
      out.push_back(piece.substr(0, close));
      piece.erase(0, close);
    }
    out.push_back(std::move(piece));
  }
  return out;
}

bool IsName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  });
}

class PatternCompiler {
 public:
  PatternCompiler(const Ontology& ontology, Lexicon& lexicon, Pattern& pattern)
      : ontology_(ontology), lexicon_(lexicon), pattern_(pattern) {}

  Result<void> Run(std::string_view text) {
    tokens_ = Tokens(text);
    if (tokens_.empty()) return InvalidArgument("a pattern is empty");
    QUIPU_CHECK(Sequence(0));
    if (at_ != tokens_.size()) return InvalidArgument("\"]\" without \"[\"");
    Emit(Pattern::Op::kAccept);
    if (pattern_.program.size() > kMaxProgram) {
      return InvalidArgument("a pattern is too long");
    }
    return {};
  }

 private:
  using Op = Pattern::Op;

  int Here() const { return static_cast<int>(pattern_.program.size()); }
  int Emit(Op op, int a = 0, int b = 0) {
    pattern_.program.push_back({op, a, b, {}, {}});
    return Here() - 1;
  }
  Pattern::Instruction& At(int pc) {
    return pattern_.program[static_cast<size_t>(pc)];
  }

  Result<void> Sequence(int depth) {
    while (at_ < tokens_.size() && tokens_[at_][0] != ']' &&
           tokens_[at_] != "/") {
      if (Here() > static_cast<int>(kMaxProgram)) break;
      QUIPU_CHECK(Part(depth));
    }
    return {};
  }

  Result<void> Part(int depth) {
    std::string token = tokens_[at_];
    int capture = -1;
    const size_t equals = token.find('=');
    if (equals != std::string::npos && equals > 0 &&
        std::string_view("{<[").find(token[0]) == std::string_view::npos) {
      QUIPU_TRY(capture, WordsCapture(token.substr(0, equals)));
      token.erase(0, equals + 1);
      Emit(Op::kBegin, capture);
    }
    const int begin = Here();
    char repeat = 0;
    if (token == "[") {
      ++at_;
      QUIPU_CHECK(Group(depth + 1));
      token = tokens_[at_++];  // "]" with what is glued to it
      if (token.size() == 2) repeat = token[1];
      if (token.size() > 2) return InvalidArgument("after \"]\": " + token);
    } else {
      ++at_;
      if (token.size() > 1 &&
          std::string_view("?*+").find(token.back()) != std::string::npos) {
        repeat = token.back();
        token.pop_back();
      }
      QUIPU_CHECK(Atom(token, depth == 0 && repeat != '?' && repeat != '*'));
    }
    QUIPU_CHECK(Repeat(begin, repeat));
    if (capture >= 0) Emit(Op::kEnd, capture);
    return {};
  }

  Result<void> Repeat(int begin, char repeat) {
    if (repeat == 0) return {};
    if (std::string_view("?*+").find(repeat) == std::string_view::npos) {
      return InvalidArgument(std::string("\"") + repeat +
                             "\" is none of ? * +");
    }
    // Copies keep the number of turns finite: a? , a? a? … , a a? a? …
    const std::vector<Pattern::Instruction> body(
        pattern_.program.begin() + begin, pattern_.program.end());
    if (repeat != '+') pattern_.program.resize(static_cast<size_t>(begin));
    std::vector<int> splits;
    const int turns = repeat == '?' ? 1 : kMaxRepeats;
    for (int i = 0; i < turns; ++i) {
      splits.push_back(Emit(Op::kSplit));
      At(splits.back()).a = Here();
      const int shift = Here() - begin;
      for (Pattern::Instruction copy : body) {
        if (copy.op == Op::kSplit || copy.op == Op::kJump) {
          copy.a += shift;
          copy.b += shift;
        }
        pattern_.program.push_back(std::move(copy));
      }
    }
    for (const int split : splits) At(split).b = Here();
    return {};
  }

  Result<void> Group(int depth) {
    if (depth > kMaxGroupDepth) return InvalidArgument("groups too deep");
    std::vector<int> jumps;
    while (true) {
      const int split = Emit(Op::kSplit);
      At(split).a = Here();
      QUIPU_CHECK(Sequence(depth));
      if (at_ == tokens_.size()) return InvalidArgument("\"[\" without \"]\"");
      if (Here() > static_cast<int>(kMaxProgram)) {
        return InvalidArgument("a pattern is too long");
      }
      const bool more = tokens_[at_] == "/";
      if (!more) {
        At(split).b = At(split).a;  // the last alternative: no choice left
        break;
      }
      ++at_;
      jumps.push_back(Emit(Op::kJump));
      At(split).b = Here();
    }
    for (const int jump : jumps) At(jump).a = Here();
    return {};
  }

  Result<void> Atom(const std::string& token, bool required) {
    if (token == "_") {
      Emit(Op::kAny);
      return {};
    }
    if (token.front() == '<' && token.back() == '>') {
      return Class(token.substr(1, token.size() - 2), required);
    }
    if (token.front() == '{' && token.back() == '}') {
      return Slot(token.substr(1, token.size() - 2));
    }
    if (token.find_first_of("<>{}") != std::string::npos) {
      return InvalidArgument("\"" + token + "\" is not understood");
    }
    return Literal(token, required);
  }

  Result<void> Literal(const std::string& token, bool required) {
    const std::vector<std::string> alternatives =
        token == "|" ? std::vector<std::string>{token} : Split(token, '|');
    std::vector<WordId> ids;
    for (const std::string& alternative : alternatives) {
      const std::vector<std::string> words = FoldWords(alternative);
      if (words.size() == 1) {
        ids.push_back(lexicon_.Intern(words[0]));
      } else if (alternatives.size() == 1) {
        for (const std::string& word : words) {
          At(Emit(Op::kWord)).words = {lexicon_.Intern(word)};
        }
        return {};
      } else {
        return InvalidArgument("\"" + alternative + "\" in \"" + token +
                               "\" is not one word");
      }
    }
    const bool letters =
        token.find_first_not_of("|,()-:;'\"") != std::string::npos;
    if (required && letters && pattern_.needed.empty()) pattern_.needed = ids;
    At(Emit(Op::kWord)).words = std::move(ids);
    return {};
  }

  Result<void> Class(const std::string& name, bool required) {
    if (name == "aside") {
      const int split = Emit(Op::kSplit);
      At(split).a = Here();
      Emit(Op::kAside);
      pattern_.clause = true;
      At(split).b = Here();
      return {};
    }
    const std::optional<ClassId> cls = lexicon_.FindClass(name);
    if (!cls) return InvalidArgument("no words are given for <" + name + ">");
    if (required && pattern_.needed.empty()) {
      pattern_.needed = lexicon_.FirstWords(*cls);
    }
    At(Emit(Op::kClass)).cls = *cls;
    return {};
  }

  // "name" or "name:Type", before "=".
  Result<int> WordsCapture(const std::string& text) {
    const size_t colon = text.find(':');
    CaptureInfo info;
    if (colon != std::string::npos) {
      const EntityType* const type = ontology_.FindType(text.substr(colon + 1));
      if (type == nullptr) {
        return InvalidArgument("\"" + text.substr(colon + 1) +
                               "\" is no type of this ontology");
      }
      info.kind = SlotKind::kNominal;
      info.types = TypeMask{1} << (type - ontology_.types.data());
    }
    return AddCapture(text.substr(0, colon), info);
  }

  Result<void> Slot(const std::string& text) {
    const size_t colon = text.find(':');
    CaptureInfo info;
    info.kind = SlotKind::kEntity;
    if (colon != std::string::npos) {
      info.types = 0;
      for (const std::string& type : Split(text.substr(colon + 1), '|')) {
        if (type == "modifier" || type == "country") {
          (type == "modifier" ? info.modifier : info.country) = true;
          continue;
        }
        if (type == "demonym" || type == "date" || type == "quantity") {
          info.kind = type == "date"       ? SlotKind::kDate
                      : type == "quantity" ? SlotKind::kQuantity
                                           : SlotKind::kDemonym;
          info.types = ~TypeMask{0};
          continue;
        }
        const EntityType* const found = ontology_.FindType(type);
        if (found == nullptr) {
          return InvalidArgument("\"" + type + "\" in {" + text +
                                 "} is no type of this ontology");
        }
        info.types |= TypeMask{1} << (found - ontology_.types.data());
      }
    }
    if (info.types == 0) info.types = ~TypeMask{0};
    QUIPU_TRY(const int capture, AddCapture(text.substr(0, colon), info));
    Emit(Op::kSlot, capture);
    return {};
  }

  // A name may come again in another alternative, with the same kind.
  Result<int> AddCapture(const std::string& name, CaptureInfo info) {
    if (!IsName(name)) {
      return InvalidArgument("\"" + name + "\" is no name of a slot");
    }
    std::vector<CaptureInfo>& captures = pattern_.captures;
    for (size_t i = 0; i < captures.size(); ++i) {
      if (captures[i].name != name) continue;
      if (captures[i].kind != info.kind || captures[i].types != info.types) {
        return InvalidArgument("{" + name + "} comes twice, unlike itself");
      }
      return static_cast<int>(i);
    }
    info.name = name;
    captures.push_back(std::move(info));
    return static_cast<int>(captures.size()) - 1;
  }

  const Ontology& ontology_;
  Lexicon& lexicon_;
  Pattern& pattern_;
  std::vector<std::string> tokens_;
  size_t at_ = 0;
};

}  // namespace

Result<Pattern> Pattern::Compile(std::string_view text,
                                 const Ontology& ontology, Lexicon& lexicon) {
  Pattern pattern;
  QUIPU_CHECK(PatternCompiler(ontology, lexicon, pattern).Run(text));
  return pattern;
}

std::optional<size_t> FindCapture(const std::vector<CaptureInfo>& captures,
                                  std::string_view name) {
  for (size_t i = 0; i < captures.size(); ++i) {
    if (captures[i].name == name) return i;
  }
  return std::nullopt;
}

}  // namespace quipu
