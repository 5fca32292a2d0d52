#include "ingest/extract/text_marks.h"

#include <algorithm>
#include <utility>

#include "ingest/extract/claim/scope/document_scopes.h"
#include "ingest/extract/mention/literal_finder.h"
#include "ingest/extract/spoken.h"
#include "language/analysis_details.h"

namespace quipu {

Markables MarkDocument(const Document& document, const Analysis& analysis,
                       std::vector<MarkedWords> inner) {
  for (FoundLiteral& found : FindLiterals(document, analysis)) {
    const bool date = found.literal.kind == LiteralKind::kDate;
    inner.push_back({date ? MarkableKind::kDate : MarkableKind::kQuantity,
                     found.sentence,
                     found.begin,
                     found.end,
                     {std::move(found.literal), found.bounds,
                      found.counted == Counted::kThings}});
  }
  std::stable_sort(inner.begin(), inner.end(),
                   [](const MarkedWords& a, const MarkedWords& b) {
                     return a.sentence < b.sentence;
                   });
  Markables markables = FindMarkables(analysis, inner);
  const DocumentScopes scopes(analysis, LanguageOf(document.metadata.language),
                              ScopeLexicon::BuiltIn());
  markables.spoken = FindSpoken(scopes, analysis, markables);
  return markables;
}

TextMarks FindMarks(const Document& document, const ExtractionModels& models) {
  AnalysisDetails details;
  Analysis analysis = models.analyzer().Analyze(document, details);
  std::vector<MarkedWords> inner = models.names().Tag(analysis, details);
  Markables markables = MarkDocument(document, analysis, std::move(inner));
  TypeScores types = models.types().Score(analysis, details, markables,
                                          models.built_in_ontology());
  Clusters clusters = FindClusters(analysis, markables, types, details.context,
                                   models.antecedents());
  return {std::move(analysis), std::move(details.context), std::move(markables),
          std::move(types), std::move(clusters)};
}

}  // namespace quipu
