// Names, as they are compared.

#ifndef QUIPU_GRAPH_MODEL_NAMES_H_
#define QUIPU_GRAPH_MODEL_NAMES_H_

#include <string>
#include <string_view>

namespace quipu {

// The form under which names are compared: case folded, accents and
// punctuation removed, the letters of dotted acronyms joined ("P.C.P." is
// "pcp"), white space made single blanks, definite articles of English, French
// and Spanish dropped unless nothing else is left. Idempotent. Invalid UTF-8
// gives "". Linear.
std::string NormalizeName(std::string_view name);

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_NAMES_H_
