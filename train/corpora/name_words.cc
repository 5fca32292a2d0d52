#include "train/corpora/name_words.h"

#include <unicode/uchar.h>

#include <array>
#include <initializer_list>

#include "base/utf8.h"

namespace quipu {
namespace {

bool EndsWithOneOf(std::string_view word,
                   std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view e) { return word.ends_with(e); });
}

}  // namespace

bool LooksLikeName(std::span<const std::string> forms) {
  bool capitalised = false;
  for (const std::string& form : forms) {
    if (IsCapitalised(form)) {
      capitalised = true;
      continue;
    }
    const auto first = static_cast<UChar32>(DecodeUtf8(form, 0).value);
    if (u_isalpha(first) != 0 && form.size() > 4) return false;
  }
  return capitalised;
}

bool LooksLikeDemonym(std::string_view form) {
  static constexpr std::array<std::string_view, 61> kIrregular = {
      "French",     "Dutch",    "Greek",      "Czech",   "Swiss",
      "Welsh",      "Arab",     "Iraqi",      "Israeli", "Pakistani",
      "Afghan",     "Thai",     "Cuban",      "German",  "Roman",
      "Norman",     "Serb",     "Croat",      "Kurd",    "Turk",
      "Slovak",     "Slovene",  "Pole",       "Dane",    "Swede",
      "Finn",       "Scot",     "Briton",     "Slav",    "Yemeni",
      "Saudi",      "Kuwaiti",  "Qatari",     "Omani",   "Emirati",
      "Bahraini",   "Somali",   "Kazakh",     "Uzbek",   "Tajik",
      "Turkmen",    "Azeri",    "Filipino",   "Muslim",  "Jew",
      "Soviet",     "Catholic", "Protestant", "Islamic", "Democrat",
      "Hindu",      "Sunni",    "Shia",       "Shiite",  "Nazi",
      "Buddhist",   "Arabic",   "Libyan",     "Kenyan",  "Basque",
      "Bangladeshi"};
  if (!IsCapitalised(form)) return false;
  if (form.size() > 4 && form.back() == 's' && !form.ends_with("ss")) {
    if (LooksLikeDemonym(form.substr(0, form.size() - 1))) return true;
  }
  if (IsOneOf(form, kIrregular)) return true;
  static constexpr std::array<std::string_view, 3> kPlaceNames = {
      "Vatican", "Caribbean", "Mediterranean"};
  return form.size() > 4 && !IsOneOf(form, kPlaceNames) &&
         EndsWithOneOf(form, {"ian", "ean", "can", "ish", "ese"});
}

bool IsTitle(std::string_view form) {
  static constexpr std::array<std::string_view, 83> kTitles = {
      "Mr",       "Mr.",      "Mrs",        "Mrs.",         "Ms",
      "Ms.",      "Dr",       "Dr.",        "Prof.",        "Professor",
      "Sir",      "Lord",     "Lady",       "President",    "Vice",
      "Senator",  "Sen.",     "Rep.",       "Governor",     "Gov.",
      "General",  "Gen.",     "Colonel",    "Col.",         "Captain",
      "Capt.",    "Lt.",      "Sgt.",       "Judge",        "Justice",
      "Minister", "Prime",    "Foreign",    "Secretary",    "Ambassador",
      "Chairman", "Director", "Commander",  "Major",        "Lieutenant",
      "Doctor",   "Miss",     "Reverend",   "Rev.",         "Aunt",
      "Uncle",    "Admiral",  "Chancellor", "Spokesman",    "Defense",
      "Deputy",   "Special",  "Envoy",      "Assistant",    "M",
      "M.",       "MM",       "MM.",        "Mme",          "Mme.",
      "Mlle",     "Mlle.",    "Mmes",       "Dr",           "Me",
      "Maître",   "Monsieur", "Madame",     "Mademoiselle", "Docteur",
      "Général",  "Colonel",  "Capitaine",  "Président",    "président",
      "général",  "docteur",  "capitaine",  "colonel",      "Abbé",
      "abbé",     "Amiral",   "citoyen"};
  return IsOneOf(form, kTitles);
}

bool IsDateWord(std::string_view form) {
  static constexpr std::array<std::string_view, 22> kDateWords = {
      "January", "February", "March",     "April",    "May",      "June",
      "July",    "August",   "September", "October",  "November", "December",
      "Monday",  "Tuesday",  "Wednesday", "Thursday", "Friday",   "Saturday",
      "Sunday",  "Sept",     "Oct",       "Dec"};
  return IsOneOf(form, kDateWords);
}

}  // namespace quipu
