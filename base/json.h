// JSON values, written and read.

#ifndef QUIPU_BASE_JSON_H_
#define QUIPU_BASE_JSON_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace quipu {

// A value; names are those of nlohmann::json. Members of an object keep the
// order in which they are put in, and are looked up one by one: objects are
// small.
class Json {
 public:
  struct Member;

  // NOLINTBEGIN(google-explicit-constructor): what a value is made of stands
  // for it.
  Json() = default;  // null
  Json(std::nullptr_t);
  Json(bool value);
  template <std::integral T>
  Json(T value);
  Json(double value);  // null if it is not finite
  Json(std::string value);
  Json(std::string_view value);
  Json(const char* value);
  Json(const std::vector<std::string>& values);
  Json(std::initializer_list<Member> members);  // {{"key", 1}, {"other", "a"}}
  // NOLINTEND(google-explicit-constructor)

  static Json array();
  static Json object();

  struct Limits {
    size_t depth = 64;
    size_t values = 4'000'000;  // about 300 MB of memory
  };
  // The one value that `text` is. kInvalidArgument tells the first byte that is
  // wrong, counted from 1: besides what RFC 8259 forbids, numbers that no
  // double holds and members of one name in one object. kLimit. Linear, but for
  // the sorting of members.
  static Result<Json> Parse(std::string_view text, const Limits& limits);

  bool is_null() const { return Is<std::monostate>(); }
  bool is_boolean() const { return Is<bool>(); }
  bool is_string() const { return Is<std::string>(); }
  bool is_array() const { return Is<Elements>(); }
  bool is_object() const { return Is<Members>(); }
  bool is_number() const {
    return Is<int64_t>() || Is<uint64_t>() || Is<double>();
  }

  bool boolean() const { return std::get<bool>(value_); }
  double number() const;
  // A whole number that is not negative, written as one; nullopt for anything
  // else.
  std::optional<uint64_t> whole() const;
  const std::string& text() const { return std::get<std::string>(value_); }
  const std::vector<Json>& elements() const {
    return std::get<Elements>(value_);
  }
  const std::vector<Member>& members() const {
    return std::get<Members>(value_);
  }
  // Of an object; null if it has no such member.
  const Json* Find(std::string_view key) const;

  // Of an object, or of null, which becomes one. A new member is null. The
  // reference is good until another member is added.
  Json& operator[](std::string_view key);
  // Adds the members of an object or replaces their values.
  void update(Json object);
  // To an array, or to null, which becomes one.
  Json& emplace_back(Json element);
  void push_back(Json element);

  // Valid UTF-8: bytes of strings that are not become U+FFFD. Blanks a level,
  // or -1 for one line.
  std::string dump(int indent = -1) const;

 private:
  using Elements = std::vector<Json>;
  using Members = std::vector<Member>;

  template <typename T>
  bool Is() const {
    return std::holds_alternative<T>(value_);
  }
  struct Writer;
  class Builder;

  std::variant<std::monostate, bool, int64_t, uint64_t, double, std::string,
               Elements, Members>
      value_;
};

struct Json::Member {
  std::string key;
  Json value;
};

template <std::integral T>
Json::Json(T value) {
  if constexpr (std::signed_integral<T>) {
    value_ = static_cast<int64_t>(value);
  } else {
    value_ = static_cast<uint64_t>(value);
  }
}

}  // namespace quipu

#endif  // QUIPU_BASE_JSON_H_
