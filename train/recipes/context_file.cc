#include "train/recipes/context_file.h"

#include <array>
#include <bit>
#include <nlohmann/json.hpp>
#include <string>

namespace quipu {
namespace {

using Json = nlohmann::json;

constexpr const char* kFirstLine = "quipu-context 1";
constexpr size_t kMostSize = size_t{1} << 20;  // of any dimension

static_assert(std::endian::native == std::endian::little);

Error NotContextFile(const std::string& why) {
  return InvalidArgument("not a file of a contextual encoder: " + why);
}

// A line of JSON; discarded if it is none.
Json ReadLine(std::istream& in) {
  std::string line;
  std::getline(in, line);
  return Json::parse(line, nullptr, /*allow_exceptions=*/false);
}

// 0 unless the size is there.
size_t SizeOf(const Json& header, const char* name) {
  const auto found = header.find(name);
  if (found == header.end() || !found->is_number_unsigned()) return 0;
  const auto size = found->get<size_t>();
  return size <= kMostSize ? size : 0;
}

Result<std::vector<ScoredPiece>> ToPieces(const Json& line) {
  std::vector<ScoredPiece> pieces;
  if (!line.is_object() || !line.contains("pieces") ||
      !line["pieces"].is_array()) {
    return NotContextFile("no pieces");
  }
  for (const Json& piece : line["pieces"]) {
    if (!piece.is_array() || piece.size() != 2 || !piece[0].is_string() ||
        !piece[1].is_number()) {
      return NotContextFile("piece " + std::to_string(pieces.size()));
    }
    pieces.push_back({piece[0].get<std::string>(), piece[1].get<float>()});
  }
  return pieces;
}

// Reads floats one tensor after the other. Past the end, nothing is read.
class TensorReader {
 public:
  explicit TensorReader(std::istream& in) : in_(in) {}

  std::vector<float> Read(size_t count) {
    if (!in_) return {};
    std::vector<float> values(count);
    in_.read(reinterpret_cast<char*>(values.data()),
             static_cast<std::streamsize>(count * sizeof(float)));
    return values;
  }
  LayerNormWeights ReadNorm(size_t size) {
    LayerNormWeights norm;
    norm.gain = Read(size);
    norm.bias = Read(size);
    return norm;
  }
  LayerWeights ReadLayer(size_t rows, size_t columns) {
    LayerWeights layer;
    layer.columns = columns;
    layer.values = Read(rows * columns);
    layer.bias = Read(rows);
    return layer;
  }

 private:
  std::istream& in_;
};

struct NetworkSize {
  std::string name;
  size_t rows = 0, hidden = 0, dense = 0, outputs = 0;
};

Result<std::vector<NetworkSize>> ToNetworks(const Json& header) {
  std::vector<NetworkSize> networks;
  for (const Json& one : header.value("networks", Json::array())) {
    if (!one.is_array() || one.size() != 5 || !one[0].is_string()) {
      return NotContextFile("its networks");
    }
    NetworkSize& network = networks.emplace_back();
    network.name = one[0].get<std::string>();
    const std::array<size_t*, 4> sizes = {&network.rows, &network.hidden,
                                          &network.dense, &network.outputs};
    for (size_t i = 0; i < sizes.size(); ++i) {
      if (!one[i + 1].is_number_unsigned() ||
          one[i + 1].get<size_t>() > kMostSize) {
        return NotContextFile("the sizes of " + network.name);
      }
      *sizes[i] = one[i + 1].get<size_t>();
    }
  }
  return networks;
}

Result<std::vector<RelationOutput>> ToRelations(const Json& header) {
  std::vector<RelationOutput> relations;
  for (const Json& one : header.value("relations", Json::array())) {
    if (!one.is_array() || one.size() != 2 || !one[0].is_string() ||
        !one[1].is_number_unsigned()) {
      return NotContextFile("its relations");
    }
    relations.push_back(
        {one[0].get<std::string>(), ObjectKind{one[1].get<uint8_t>()}});
  }
  return relations;
}

FeatureNetworkWeights ReadNetwork(TensorReader& tensors,
                                  const NetworkSize& size) {
  FeatureNetworkWeights network;
  network.table.width = size.hidden;
  network.table.values = tensors.Read(size.rows * size.hidden);
  network.dense = tensors.ReadLayer(size.hidden, size.dense);
  network.output = tensors.ReadLayer(size.outputs, size.hidden);
  return network;
}

ContextEncoderWeights::Layer ReadLayer(TensorReader& tensors, size_t width,
                                       size_t inner) {
  ContextEncoderWeights::Layer layer;
  layer.query = tensors.ReadLayer(width, width);
  layer.key = tensors.ReadLayer(width, width);
  layer.value = tensors.ReadLayer(width, width);
  layer.output = tensors.ReadLayer(width, width);
  layer.attention_norm = tensors.ReadNorm(width);
  layer.inner = tensors.ReadLayer(inner, width);
  layer.outer = tensors.ReadLayer(width, inner);
  layer.norm = tensors.ReadNorm(width);
  return layer;
}

}  // namespace

Result<ContextWeights> ReadContextFile(std::istream& in) {
  std::string first;
  if (!std::getline(in, first) || first != kFirstLine) {
    return NotContextFile("its first line");
  }
  const Json header = ReadLine(in);
  if (!header.is_object() || !header.contains("eps") ||
      !header["eps"].is_number()) {
    return NotContextFile("its sizes");
  }
  ContextWeights weights;
  ContextEncoderWeights& encoder = weights.encoder;
  encoder.width = SizeOf(header, "width");
  encoder.heads = SizeOf(header, "heads");
  encoder.inner = SizeOf(header, "inner");
  encoder.epsilon = header["eps"].get<float>();
  const size_t layers = SizeOf(header, "layers");
  const size_t positions = SizeOf(header, "positions");
  const size_t states = SizeOf(header, "states");
  if (encoder.width == 0 || encoder.heads == 0 || encoder.inner == 0 ||
      layers == 0 || positions == 0 || states == 0) {
    return NotContextFile("its sizes");
  }
  QUIPU_TRY(const std::vector<NetworkSize> networks, ToNetworks(header));
  QUIPU_TRY(weights.relations, ToRelations(header));
  QUIPU_TRY(weights.vocabulary.pieces, ToPieces(ReadLine(in)));

  TensorReader tensors(in);
  encoder.pieces =
      tensors.Read(weights.vocabulary.pieces.size() * encoder.width);
  encoder.positions = tensors.Read(positions * encoder.width);
  encoder.norm = tensors.ReadNorm(encoder.width);
  for (size_t i = 0; i < layers && in; ++i) {
    encoder.layers.push_back(ReadLayer(tensors, encoder.width, encoder.inner));
  }
  encoder.state = tensors.ReadLayer(states, encoder.width);
  for (const NetworkSize& size : networks) {
    weights.networks.emplace(size.name, ReadNetwork(tensors, size));
  }
  if (!in) return NotContextFile("cut short");
  if (in.peek() != std::istream::traits_type::eof()) {
    return NotContextFile("more than its sizes say");
  }
  return weights;
}

}  // namespace quipu
