// Documents made for the tests of identity: their extractions are written by
// hand or drawn at random, so that nothing depends on an extractor.

#ifndef QUIPU_TESTS_INGEST_RESOLVE_WORLD_SUPPORT_H_
#define QUIPU_TESTS_INGEST_RESOLVE_WORLD_SUPPORT_H_

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"
#include "ingest/resolve/derive.h"

namespace quipu::test {

Ontology WorldOntology();

// A document and what was extracted from it. Its text is the names of its
// entities, each on a line of its own.
struct Page {
  Document document;
  Extraction extraction;
};

// Builds a page name by name.
class PageBuilder {
 public:
  explicit PageBuilder(const std::string& key);
  // Adds a local entity with these names; the first is the one it is called.
  LocalIndex Add(const std::string& type, const std::vector<LocalName>& names,
                 bool guess = false);
  // Adds what the text only describes: "the governor".
  LocalIndex Describe(const std::string& type, const std::string& words);
  void Claim(LocalIndex subject, const std::string& predicate,
             LocalIndex object);
  void Claim(LocalIndex subject, const std::string& predicate, Literal object);
  // Of the claim that was made last.
  void Attribute(LocalIndex speaker);
  void Qualify(const std::string& name, LocalIndex value);
  // What comes after the names.
  void Write(const std::string& prose);
  void Publish(const std::string& publisher, PartialDate date);
  Page Build();

 private:
  Page page_;
  std::map<std::string, uint32_t> ordinals_;
};

LocalName Full(const std::string& text);
LocalName Alias(const std::string& text);
LocalName Acronym(const std::string& text);
LocalName Surname(const std::string& text);

// A random page over a small pool of names, in which aliases and acronyms
// merge and split what other pages tell of; many reprint what others print.
// With events and people that are only described, unless told not to.
Page RandomPage(const std::string& key, std::mt19937& random,
                bool described = true);

// The mention of the i-th local entity, as an analyst would point at it.
Anchor AnchorOf(const Page& page, LocalIndex local);

// The input of a graph: what a history ends in.
struct Input {
  std::map<std::string, Page> pages;
  std::vector<CurationEntry> log;
};

// A store that is changed step by step.
class World {
 public:
  World();
  explicit World(KnowledgeStore store);

  void Put(const Page& page);
  void Remove(const std::string& key);  // of what is derived
  // All that waits, so much in one transaction as `limits` say.
  DerivationReport Derive(const DerivationLimits& limits = {});
  uint64_t Decide(CurationEntry entry);
  void Undo(uint64_t sequence);

  std::vector<std::string> Export() const;
  // The sets of (document, local name) that are one entity, sorted.
  std::vector<std::vector<std::string>> Partition() const;
  KnowledgeStore& store() { return store_; }
  const Ontology& ontology() const { return ontology_; }

 private:
  Ontology ontology_;
  KnowledgeStore store_;
  std::map<DocumentKey, DocumentNumber> waiting_;  // new and not derived yet
};

// The lines that only one of two exports has, marked - and +.
std::vector<std::string> Difference(const std::vector<std::string>& a,
                                    const std::vector<std::string>& b);

// A store made of the input all at once.
World BuildAtOnce(const Input& input);

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_RESOLVE_WORLD_SUPPORT_H_
