// Building and writing JSON (RFC 8259); see json.h.

#include "base/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "base/utf8.h"

namespace quipu {
namespace {

template <typename... Arguments>
void WriteNumber(std::string& out, Arguments... arguments) {
  std::array<char, 32> text;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), arguments...).ptr;
  out.append(text.data(), end);
}

// The shortest text that reads back as the same number, and as no integer.
void WriteDouble(double number, std::string& out) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  const double size = std::abs(number);
  const bool usual = size == 0 || (size >= 1e-4 && size < 1e15);
  const size_t begin = out.size();
  WriteNumber(out, number,
              usual ? std::chars_format::fixed : std::chars_format::scientific);
  if (out.find_first_of(".e", begin) == std::string::npos) {
    out += ".0";
  }
}

void WriteControl(unsigned char byte, std::string& out) {
  constexpr std::string_view kNamed = "\bb\ff\nn\rr\tt";
  const size_t at = kNamed.find(static_cast<char>(byte));
  if (at != std::string_view::npos) {
    out += {'\\', kNamed[at + 1]};
    return;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u00";
  out += {kHex[byte >> 4], kHex[byte & 15]};
}

void WriteString(std::string_view text, std::string& out) {
  out += '"';
  for (size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20) {
      WriteControl(byte, out);
    } else if (byte == '"' || byte == '\\') {
      out += {'\\', text[i]};
    } else if (byte < 0x80) {
      out += text[i];
    } else {
      const DecodedCodePoint code = DecodeUtf8(text, i);
      AppendUtf8(code.value, out);
      i += code.length;
      continue;
    }
    ++i;
  }
  out += '"';
}

// A line of its own for what is inside brackets.
void BreakLine(int indent, size_t margin, std::string& out) {
  if (indent >= 0) {
    out += '\n';
    out.append(margin, ' ');
  }
}

}  // namespace

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

std::string Json::dump(int indent) const {
  std::string out;
  Write(indent, 0, out);
  return out;
}

void Json::Write(int indent, size_t margin, std::string& out) const {
  const size_t inner = margin + static_cast<size_t>(indent < 0 ? 0 : indent);
  if (const auto* elements = std::get_if<Elements>(&value_)) {
    out += '[';
    for (size_t i = 0; i < elements->size(); ++i) {
      if (i > 0) out += ',';
      BreakLine(indent, inner, out);
      (*elements)[i].Write(indent, inner, out);
    }
    if (!elements->empty()) BreakLine(indent, margin, out);
    out += ']';
  } else if (const auto* members = std::get_if<Members>(&value_)) {
    out += '{';
    for (size_t i = 0; i < members->size(); ++i) {
      if (i > 0) out += ',';
      BreakLine(indent, inner, out);
      WriteString((*members)[i].key, out);
      out += indent < 0 ? ":" : ": ";
      (*members)[i].value.Write(indent, inner, out);
    }
    if (!members->empty()) BreakLine(indent, margin, out);
    out += '}';
  } else if (const auto* text = std::get_if<std::string>(&value_)) {
    WriteString(*text, out);
  } else if (const auto* real = std::get_if<double>(&value_)) {
    WriteDouble(*real, out);
  } else if (const auto* natural = std::get_if<uint64_t>(&value_)) {
    WriteNumber(out, *natural);
  } else if (const auto* whole = std::get_if<int64_t>(&value_)) {
    WriteNumber(out, *whole);
  } else if (const auto* flag = std::get_if<bool>(&value_)) {
    out += *flag ? "true" : "false";
  } else {
    out += "null";
  }
}

}  // namespace quipu
