// The things that a document speaks of: its clusters as entities.

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_ENTITIES_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_ENTITIES_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/coreference/clusters.h"
#include "ingest/extract/coreference/stated_aliases.h"
#include "ingest/extract/mention/markable.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

struct DocumentEntity {
  int type = kNoType;
  std::string name;
  std::vector<LocalName> names;
  std::vector<Mention> mentions;
  bool is_document = false;
  bool type_is_guess = false;
  int country = -1;  // index of the country that it is, if it is one
};

// Gives the entity a name, once; `stated` if the text says that it is another
// name of it. Linear in the names that it has.
void AddName(const Name& name, bool stated, bool person,
             DocumentEntity& entity);

class EntityTable {
 public:
  EntityTable() = default;
  // An entity for each cluster to which the ontology has a type; what the text
  // states to be other names of one thing is one. A name that no markable is
  // makes an entity of its own. Linear but for sorting.
  EntityTable(const DocumentContext& context, const Markables& markables,
              const Clusters& clusters, const std::vector<Name>& names,
              const std::vector<StatedAlias>& aliases);

  const std::vector<DocumentEntity>& entities() const { return entities_; }
  DocumentEntity& entity(int index) {
    return entities_[static_cast<size_t>(index)];
  }
  const DocumentEntity& entity(int index) const {
    return entities_[static_cast<size_t>(index)];
  }
  // The entity of a name; -1 if it has none.
  int of_name(size_t name) const { return of_name_[name]; }
  // The entity of a markable; -1 if it has none.
  int of_markable(uint32_t markable) const { return of_markable_[markable]; }
  // The entity that is this country; -1 if the document does not name it.
  int of_country(int country) const;

  int Add(DocumentEntity entity);
  // An entity of common nouns: the same for the same type and key.
  int Nominal(int type, const std::string& key, const std::string& name);

 private:
  struct JoinedThings;

  void AddMarkables(const DocumentContext& context, const Markables& markables,
                    const JoinedThings& things);
  // Of a name that no markable is; -1 if nothing tells its type.
  int AddStated(const Name& name);
  void GiveName(const DocumentContext& context, const Name& name, bool stated,
                int index);

  std::vector<DocumentEntity> entities_;
  std::vector<int> of_name_, of_markable_;
  std::unordered_map<std::string, int> nominals_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_ENTITIES_H_
