// The name of a body, a place, a prison, a newspaper: what its words mean.

#ifndef QUIPU_INGEST_RESOLVE_NAMES_THING_NAME_H_
#define QUIPU_INGEST_RESOLVE_NAMES_THING_NAME_H_

#include <string>
#include <string_view>
#include <vector>

namespace quipu {

// Words of one meaning are one in all languages; words that the lexicon does
// not have are proper ones, as they sound. "Workers' Union of Morocco" and
// "Union ouvrière du Maroc" are equal but for `normal`. Words are sorted and
// distinct.
struct ThingName {
  std::string normal;  // in normal form, without the legal form
  std::string legal;   // "ltd", "sa"; mostly empty
  std::vector<std::string> common;
  std::vector<std::string> places;
  std::vector<std::string> proper;
  // Those of `proper` that follow a common word as an adjective would: "Labour
  // Union Varnist", but not "Labour Union of Varne".
  std::vector<std::string> attached;
  // "dissident", "former", and all but places that stands in brackets or after
  // a dash: it tells a thing from the one that it came out of.
  std::vector<std::string> split;

  // All words, whatever their kind, in one order.
  std::string Form() const;
  // As Form, but of a name without a proper word all words as they sound, in
  // their order: towns called Hope and Esperanza are two.
  std::string PlaceForm() const;
};

ThingName ReadThingName(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_NAMES_THING_NAME_H_
