// What the commands that record a decision have in common.

#ifndef QUIPU_APP_CLI_CURATION_DECISION_H_
#define QUIPU_APP_CLI_CURATION_DECISION_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/option.h"
#include "app/cli/output/listing.h"
#include "app/store/open_store.h"
#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/ids.h"
#include "query/engine/query_engine.h"

namespace quipu {

struct DecisionArguments {
  std::string reason;
  std::string author;  // empty: the user of the system
  Format format = Format::kTable;
};

// --reason, --author, --format.
void AddDecisionOptions(DecisionArguments& arguments, OptionList& options);

// A store that is open for decisions, and its published state, in which the
// analyst's words are looked up.
class DecisionDesk {
 public:
  static Result<DecisionDesk> Open(const Context& context);

  const Reader& reader() const { return generation_->reader(); }
  const Ontology& ontology() const { return opened_.ontology; }

  // As NameToEntity.
  Result<Handle> Entity(std::string_view name) const;
  Result<std::vector<Handle>> Entities(
      const std::vector<std::string>& names) const;
  // What has this key; nullopt if nothing has.
  Result<std::optional<DocumentNumber>> Document(std::string_view key) const;
  // The claim with this id; kNotFound if there is none.
  Result<std::pair<DocumentKey, ClaimIndex>> Claim(std::string_view id) const;

  // Writes the decision and prints it with what it changed. A decision that
  // contradicts others is a kInvalidArgument that tells of them.
  Result<ExitCode> Record(CurationEntry entry,
                          const DecisionArguments& arguments, Screen& screen);

 private:
  DecisionDesk(StoreWithOntology opened,
               std::shared_ptr<const Generation> generation)
      : opened_(std::move(opened)),
        generation_(std::move(generation)),
        engine_(generation_) {}

  StoreWithOntology opened_;
  std::shared_ptr<const Generation> generation_;
  QueryEngine engine_;
};

}  // namespace quipu

#endif  // QUIPU_APP_CLI_CURATION_DECISION_H_
