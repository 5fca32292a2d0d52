#include "query/compare/silences.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace quipu {
namespace {

// What others know of a thing that one voice alone says: the less, the later it
// is listed.
enum class Ground : uint8_t {
  kAll,      // one of them speaks of all that it is about
  kPart,     // of its subject or object
  kTied,     // they tie the two in another way
  kNothing,  // of neither
};

class Listener {
 public:
  Listener(std::span<const Saying> sayings,
           std::span<const std::set<uint32_t>> spoken_of)
      : spoken_of_(spoken_of) {
    for (const Saying& saying : sayings) {
      std::set<uint32_t>& voices =
          saying.object ? ties_[Ends(saying)]
                        : told_[{saying.subject, saying.predicate}];
      voices.insert(saying.voices.begin(), saying.voices.end());
    }
  }

  // Those that say it, or something like it.
  const std::set<uint32_t>& Near(const Saying& saying) const {
    return saying.object ? ties_.at(Ends(saying))
                         : told_.at({saying.subject, saying.predicate});
  }

  std::vector<uint32_t> Silent(const Saying& saying) const {
    const std::set<uint32_t>& near = Near(saying);
    std::vector<uint32_t> silent;
    for (uint32_t voice = 0; voice < spoken_of_.size(); ++voice) {
      if (!near.contains(voice) && EndsKnown(saying, voice) == 2) {
        silent.push_back(voice);
      }
    }
    return silent;
  }

  Ground GroundOf(const Saying& saying, const Silence& silence) const {
    if (!silence.silent.empty()) return Ground::kAll;
    if (Near(saying).size() > 1) return Ground::kTied;
    for (uint32_t voice = 0; voice < spoken_of_.size(); ++voice) {
      if (!saying.voices.contains(voice) && EndsKnown(saying, voice) > 0) {
        return Ground::kPart;
      }
    }
    return Ground::kNothing;
  }

 private:
  using Pair = std::pair<uint32_t, uint32_t>;

  // Whichever is the subject.
  static Pair Ends(const Saying& saying) {
    return std::minmax(saying.subject, *saying.object);
  }

  // Of two; what is no entity is known to everybody who knows the subject.
  int EndsKnown(const Saying& saying, uint32_t voice) const {
    const std::set<uint32_t>& known = spoken_of_[voice];
    const bool subject = known.contains(saying.subject);
    const bool object =
        saying.object ? known.contains(*saying.object) : subject;
    return (subject ? 1 : 0) + (object ? 1 : 0);
  }

  std::span<const std::set<uint32_t>> spoken_of_;
  std::map<Pair, std::set<uint32_t>> ties_;  // by their ends
  std::map<Pair, std::set<uint32_t>> told_;  // by subject and predicate
};

}  // namespace

Silences FindSilences(std::span<const Saying> sayings,
                      std::span<const std::set<uint32_t>> spoken_of,
                      std::optional<uint32_t> focus) {
  const Listener listener(sayings, spoken_of);
  std::vector<std::pair<Ground, Silence>> alone;
  Silences found;
  for (size_t s = 0; s < sayings.size(); ++s) {
    const Saying& saying = sayings[s];
    Silence silence{s, listener.Silent(saying)};
    if (saying.voices.size() == 1) {
      if (focus && !saying.voices.contains(*focus)) continue;
      if (!saying.object && listener.Near(saying).size() > 1) continue;
      const Ground ground = listener.GroundOf(saying, silence);
      alone.emplace_back(ground, std::move(silence));
    } else if (!silence.silent.empty() &&
               (!focus || std::ranges::binary_search(silence.silent, *focus))) {
      found.omitted.push_back(std::move(silence));
    }
  }
  std::ranges::stable_sort(alone, {}, [&](const auto& entry) {
    const Saying& saying = sayings[entry.second.saying];
    return std::tuple(entry.first, saying.is_words, -saying.confidence);
  });
  for (auto& [ground, silence] : alone) {
    found.alone.push_back(std::move(silence));
  }
  std::ranges::stable_sort(found.omitted, {}, [&](const Silence& silence) {
    const Saying& saying = sayings[silence.saying];
    return std::tuple(saying.is_words,
                      -static_cast<int64_t>(saying.voices.size()),
                      silence.silent.size(), -saying.confidence);
  });
  return found;
}

}  // namespace quipu
