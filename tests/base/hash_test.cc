// Digests against published values, and the framing of fields.

#include "base/hash.h"

#include <catch2/catch.hpp>
#include <string>

namespace quipu {
namespace {

TEST_CASE("SHA-256 gives the digests that FIPS 180 publishes", "[base]") {
  CHECK(Sha256Of("").ToHex() ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(Sha256Of("abc").ToHex() ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(Sha256Of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            .ToHex() ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("Adding in pieces digests the same as adding at once", "[base]") {
  const std::string text(1000, 'x');
  Sha256 pieces;
  for (size_t i = 0; i < text.size(); i += 7) pieces.Add(text.substr(i, 7));
  CHECK(pieces.Finish() == Sha256Of(text));
}

TEST_CASE("Fields do not flow into one another", "[base]") {
  const auto digest = [](std::string_view a, std::string_view b) {
    return Sha256().AddField(a).AddField(b).Finish();
  };
  CHECK(digest("ab", "c") != digest("a", "bc"));
  CHECK(digest("", "abc") != digest("abc", ""));
  CHECK(digest("ab", "c") == digest("ab", "c"));
}

TEST_CASE("A number is added as eight bytes, most significant first",
          "[base]") {
  CHECK(Sha256().AddNumber(0x0102030405060708).Finish() ==
        Sha256Of("\x01\x02\x03\x04\x05\x06\x07\x08"));
}

TEST_CASE("A digest goes to hexadecimal and back", "[base]") {
  const Sha256Digest digest = Sha256Of("quipu");
  CHECK(Sha256Digest::FromHex(digest.ToHex()) == digest);
}

TEST_CASE("Only 64 lower-case digits are a digest", "[base]") {
  const std::string hex = Sha256Of("quipu").ToHex();
  std::string upper = hex;
  upper[hex.find_first_of("abcdef")] = 'A';
  CHECK_FALSE(Sha256Digest::FromHex(upper));
  CHECK_FALSE(Sha256Digest::FromHex(hex.substr(1)));
  CHECK_FALSE(Sha256Digest::FromHex(hex + "0"));
  CHECK_FALSE(Sha256Digest::FromHex("g" + hex.substr(1)));
  CHECK_FALSE(Sha256Digest::FromHex(""));
}

}  // namespace
}  // namespace quipu
