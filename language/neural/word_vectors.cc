#include "language/neural/word_vectors.h"

namespace quipu {

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
