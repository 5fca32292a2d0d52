#include "query/compare/wordings.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "graph/model/names.h"

namespace quipu {
namespace {

// White space made single blanks.
std::string SingleBlanks(std::string_view text) {
  std::string single;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      single += c;
    } else if (!single.empty() && single.back() != ' ') {
      single += ' ';
    }
  }
  if (single.ends_with(' ')) single.pop_back();
  return single;
}

}  // namespace

void Wordings::Add(uint32_t voice, std::string_view text) {
  std::string normal = NormalizeName(text);
  if (normal.empty()) return;
  Wording& wording = voices_[voice][std::move(normal)];
  if (wording.count == 0) wording.text = SingleBlanks(text);
  ++wording.count;
  ++mentions_;
}

void Wordings::Drop(const std::function<bool(const std::string&)>& unwanted) {
  for (auto& [voice, by_form] : voices_) {
    std::erase_if(by_form, [&](const auto& entry) {
      if (!unwanted(entry.first)) return false;
      mentions_ -= entry.second.count;
      return true;
    });
  }
  std::erase_if(voices_,
                [](const auto& voice) { return voice.second.empty(); });
}

bool Wordings::Differ() const {
  const auto same = [](const auto& a, const auto& b) {
    return std::ranges::equal(a.second | std::views::keys,
                              b.second | std::views::keys);
  };
  return std::ranges::adjacent_find(voices_, [&](const auto& a, const auto& b) {
           return !same(a, b);
         }) != voices_.end();
}

std::vector<Wordings::OfVoice> Wordings::List(size_t limit) const {
  std::vector<OfVoice> list;
  for (const auto& [voice, by_form] : voices_) {
    OfVoice& added = list.emplace_back();
    added.voice = voice;
    for (const auto& [normal, wording] : by_form) {
      added.words.push_back(wording);
    }
    std::ranges::stable_sort(added.words, std::greater{}, &Wording::count);
    if (added.words.size() > limit) {
      added.more = static_cast<uint32_t>(added.words.size() - limit);
      added.words.resize(limit);
    }
  }
  return list;
}

}  // namespace quipu
