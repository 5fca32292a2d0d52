#include "language/neural/word_vectors.h"

#include <utility>

namespace quipu {

std::string VectorWeights::Write() const {
  ByteWriter out;
  FormIndex::Write(forms, out);
  table.Write(out);
  return std::move(out).Take();
}

Result<WordVectors> WordVectors::FromBytes(std::string_view bytes) {
  ByteReader reader(bytes);
  WordVectors vectors;
  QUIPU_TRY(vectors.forms_, FormIndex::Read(reader));
  QUIPU_TRY(vectors.table_, EmbeddingTable::Read(reader));
  if (!reader.AtEnd()) return Corruption("word vectors have the wrong size");
  vectors.dimensions_ = vectors.table_.width();
  return vectors;
}

}  // namespace quipu
