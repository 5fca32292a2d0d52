// The tree is ours, so that the library, which is slow to compile, is included
// here alone; writing and reading the text is the library's.

#include "base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace quipu {
namespace {
using Written = nlohmann::ordered_json;
}  // namespace

Json::Json(std::nullptr_t) {}

Json::Json(bool value) : value_(value) {}

Json::Json(double value) : value_(value) {}

Json::Json(std::string value) : value_(std::move(value)) {}

Json::Json(std::string_view value) : value_(std::string(value)) {}

Json::Json(const char* value) : value_(std::string(value)) {}

Json::Json(const std::vector<std::string>& values)
    : value_(Elements(values.begin(), values.end())) {}

Json::Json(std::initializer_list<Member> members) : value_(Members(members)) {}

Json Json::array() {
  Json json;
  json.value_ = Elements();
  return json;
}

Json Json::object() {
  Json json;
  json.value_ = Members();
  return json;
}

const Json* Json::Find(std::string_view key) const {
  for (const Member& member : std::get<Members>(value_)) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Json& Json::operator[](std::string_view key) {
  if (is_null()) value_ = Members();
  for (Member& member : std::get<Members>(value_)) {
    if (member.key == key) return member.value;
  }
  auto& members = std::get<Members>(value_);
  return members.emplace_back(Member{std::string(key), {}}).value;
}

void Json::update(Json object) {
  for (Member& member : std::get<Members>(object.value_)) {
    (*this)[member.key] = std::move(member.value);
  }
}

Json& Json::emplace_back(Json element) {
  if (is_null()) value_ = Elements();
  return std::get<Elements>(value_).emplace_back(std::move(element));
}

// Gives the library the same value, since it knows how to write one.
struct Json::Writer {
  Written operator()(std::monostate) const { return nullptr; }
  Written operator()(const Elements& elements) const {
    Written out = Written::array();
    for (const Json& element : elements) {
      out.push_back(std::visit(*this, element.value_));
    }
    return out;
  }
  Written operator()(const Members& members) const {
    Written out = Written::object();
    for (const Member& member : members) {
      out.emplace(member.key, std::visit(*this, member.value.value_));
    }
    return out;
  }
  template <typename Scalar>
  Written operator()(const Scalar& scalar) const {
    return scalar;
  }
};

void Json::push_back(Json element) {
  emplace_back(std::move(element));
}

double Json::number() const {
  if (const auto* value = std::get_if<int64_t>(&value_)) {
    return static_cast<double>(*value);
  }
  if (const auto* value = std::get_if<uint64_t>(&value_)) {
    return static_cast<double>(*value);
  }
  return std::get<double>(value_);
}

std::optional<uint64_t> Json::whole() const {
  if (const auto* value = std::get_if<uint64_t>(&value_)) return *value;
  const auto* value = std::get_if<int64_t>(&value_);
  if (value == nullptr || *value < 0) return std::nullopt;
  return static_cast<uint64_t>(*value);
}

// Puts together what the library's parser, which does not recurse, reports.
class Json::Builder : public nlohmann::json_sax<Written> {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) {}

  Result<Json> Take() {
    if (failure_) return std::move(*failure_);
    return std::move(whole_);
  }

  bool null() override { return Add(Json()); }
  bool boolean(bool value) override { return Add(value); }
  bool number_integer(int64_t value) override { return Add(value); }
  bool number_unsigned(uint64_t value) override { return Add(value); }
  bool number_float(double value, const std::string&) override {
    return Add(value);
  }
  bool string(std::string& value) override { return Add(std::move(value)); }
  bool binary(Written::binary_t&) override { return false; }

  bool start_object(size_t) override { return Open(Json::object()); }
  bool start_array(size_t) override { return Open(Json::array()); }
  bool key(std::string& name) override {
    std::get<Members>(open_.back().value_).push_back({std::move(name), {}});
    return true;
  }
  bool end_object() override {
    std::vector<std::string_view> names;
    for (const Member& member : open_.back().members()) {
      names.push_back(member.key);
    }
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    if (twice == names.end()) return Close();
    return Fail(InvalidArgument("an object has two members \"" +
                                std::string(twice->substr(0, 60)) + "\""));
  }
  bool end_array() override { return Close(); }

  bool parse_error(size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    constexpr int kOutOfRange = 406;
    return Fail(
        InvalidArgument((error.id == kOutOfRange ? "too large a number at byte "
                                                 : "not JSON at byte ") +
                        std::to_string(position)));
  }

 private:
  bool Fail(Error error) {
    failure_ = std::move(error);
    return false;
  }

  bool Count() {
    return ++values_ <= limits_.values ||
           Fail(Limit("more than " + std::to_string(limits_.values) +
                      " values"));
  }

  bool Open(Json container) {
    if (open_.size() >= limits_.depth) {
      return Fail(Limit("nested deeper than " + std::to_string(limits_.depth)));
    }
    open_.push_back(std::move(container));
    return Count();
  }

  bool Close() {
    Json closed = std::move(open_.back());
    open_.pop_back();
    Place(std::move(closed));
    return true;
  }

  bool Add(Json value) {
    Place(std::move(value));
    return Count();
  }

  void Place(Json value) {
    if (open_.empty()) {
      whole_ = std::move(value);
    } else if (open_.back().is_array()) {
      open_.back().emplace_back(std::move(value));
    } else {
      std::get<Members>(open_.back().value_).back().value = std::move(value);
    }
  }

  const Limits limits_;
  size_t values_ = 0;
  std::vector<Json> open_;  // from the outermost inwards
  Json whole_;
  std::optional<Error> failure_;
};

Result<Json> Json::Parse(std::string_view text, const Limits& limits) {
  Builder builder(limits);
  Written::sax_parse(text.begin(), text.end(), &builder);
  return builder.Take();
}

std::string Json::dump(int indent) const {
  return std::visit(Writer(), value_)
      .dump(indent, ' ', false, Written::error_handler_t::replace);
}

}  // namespace quipu
