#include "graph/model/partial_date.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace quipu {
namespace {

constexpr int kLastYear = 9999;

std::chrono::year_month_day LastOfMonth(int year, int month) {
  return std::chrono::year(year) /
         std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
}

DayNumber ToDayNumber(std::chrono::year_month_day date) {
  return static_cast<DayNumber>(
      std::chrono::sys_days(date).time_since_epoch().count());
}

std::chrono::year_month_day Day(int year, int month, int day) {
  return std::chrono::year(year) /
         std::chrono::month(static_cast<unsigned>(month)) /
         std::chrono::day(static_cast<unsigned>(day));
}

// All of `text` as a number, or -1.
int Number(std::string_view text) {
  int value = -1;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? value : -1;
}

}  // namespace

std::optional<PartialDate> PartialDate::Make(int year, int month, int day) {
  if (year < 1 || year > kLastYear || month < 0 || month > 12 || day < 0 ||
      (month == 0 && day != 0)) {
    return std::nullopt;
  }
  if (day != 0 && !Day(year, month, day).ok()) return std::nullopt;
  return PartialDate(year, month, day);
}

std::optional<PartialDate> PartialDate::Parse(std::string_view iso) {
  const bool has_month = iso.size() == 7 || iso.size() == 10;
  const bool has_day = iso.size() == 10;
  if ((iso.size() != 4 && !has_month) || (has_month && iso[4] != '-') ||
      (has_day && iso[7] != '-')) {
    return std::nullopt;
  }
  const int month = has_month ? Number(iso.substr(5, 2)) : 0;
  const int day = has_day ? Number(iso.substr(8, 2)) : 0;
  if ((has_month && month < 1) || (has_day && day < 1)) return std::nullopt;
  return Make(Number(iso.substr(0, 4)), month, day);
}

std::optional<PartialDate> PartialDate::OfDay(DayNumber day) {
  // year_month_day holds no years of more than 15 bits.
  if (day < ToDayNumber(Day(1, 1, 1)) ||
      day > ToDayNumber(Day(kLastYear, 12, 31))) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(day))};
  return PartialDate(static_cast<int>(date.year()),
                     static_cast<int>(unsigned{date.month()}),
                     static_cast<int>(unsigned{date.day()}));
}

std::string PartialDate::ToString() const {
  std::string iso = fmt::format("{:04}", year_);
  if (month_ != 0) iso += fmt::format("-{:02}", month_);
  if (day_ != 0) iso += fmt::format("-{:02}", day_);
  return iso;
}

DayRange PartialDate::Bounds() const {
  if (day_ != 0) {
    const DayNumber day = ToDayNumber(Day(year_, month_, day_));
    return {day, day};
  }
  const int first = month_ != 0 ? month_ : 1;
  const int last = month_ != 0 ? month_ : 12;
  return {ToDayNumber(Day(year_, first, 1)),
          ToDayNumber(LastOfMonth(year_, last))};
}

}  // namespace quipu
