// The tree is ours, so that the library, which is slow to compile, is included
// here alone; the text is the library's.

#include "base/json.h"

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

std::string Json::dump(int indent) const {
  return std::visit(Writer(), value_)
      .dump(indent, ' ', false, Written::error_handler_t::replace);
}

}  // namespace quipu
