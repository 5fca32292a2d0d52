// Names, as they are compared.

#ifndef QUIPU_GRAPH_MODEL_NAMES_H_
#define QUIPU_GRAPH_MODEL_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace quipu {

// The form under which names are compared: case folded, accents and
// punctuation removed, the letters of dotted acronyms joined ("P.C.P." is
// "pcp"), white space made single blanks, definite articles of English, French
// and Spanish dropped unless nothing else is left. Idempotent. Invalid UTF-8
// gives "". Linear.
std::string NormalizeName(std::string_view name);

// What the name index keeps of a key: its beginning, at most 200 bytes, in
// whole code points. A question is cut the same way before it is looked up.
std::string_view NameKey(std::string_view normal);

// The keys under which a name in normal form is found: itself and what is left
// of it from each later word on, at most eight, so that a prefix scan finds
// "fujimori" in "alberto fujimori". Views of `normal`.
std::vector<std::string_view> NameKeys(std::string_view normal);

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_NAMES_H_
