#include "language/neural/embedding_table.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace quipu {
namespace {

TEST_CASE("A table is read as it was written, to half a step", "[network]") {
  const TableWeights weights{3, {0.5F, -0.25F, 0, 0.125F, 0.1F, -0.5F}, 0};
  ByteWriter writer;
  weights.Write(writer);
  const std::string bytes = std::move(writer).Take();
  ByteReader reader(bytes);
  const auto table = EmbeddingTable::Read(reader);
  REQUIRE(table);
  CHECK(reader.AtEnd());
  REQUIRE(table->width() == 3);
  REQUIRE(table->entries() == 2);
  for (size_t i = 0; i < weights.values.size(); ++i) {
    const int16_t input = table->ToInput(table->Entry(i / 3)[i % 3]);
    CHECK(static_cast<float>(input) / kInputOne ==
          Approx(weights.values[i]).margin(0.5 / 127));
  }
}

TEST_CASE("Values beyond a table's limit are cut", "[network]") {
  const TableWeights weights{2, {9, -0.5F}, 0.5F};
  ByteWriter writer;
  weights.Write(writer);
  const std::string bytes = std::move(writer).Take();
  ByteReader reader(bytes);
  const auto table = EmbeddingTable::Read(reader);
  REQUIRE(table);
  CHECK(table->Entry(0)[0] == 127);
  CHECK(table->Entry(0)[1] == -127);
}

TEST_CASE("A form index finds what it was made of, and nothing else",
          "[network]") {
  std::vector<uint64_t> forms;
  for (uint64_t i = 1; i <= 100; ++i) forms.push_back(i * i << 7);
  ByteWriter writer;
  FormIndex::Write(forms, writer);
  const std::string bytes = std::move(writer).Take();
  ByteReader reader(bytes);
  const auto index = FormIndex::Read(reader);
  REQUIRE(index);
  for (size_t i = 0; i < forms.size(); ++i) {
    CHECK(index->Find(forms[i]) == i + 1);
    CHECK(index->Find(forms[i] + 1) == 0);
  }
}

}  // namespace
}  // namespace quipu
