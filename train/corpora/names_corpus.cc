#include "train/corpora/names_corpus.h"

#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "language/model/language.h"
#include "train/corpora/compressed_file.h"
#include "train/corpora/name_annotation.h"
#include "train/corpora/names_ancora.h"
#include "train/corpora/names_bio.h"
#include "train/corpora/names_bracketed.h"
#include "train/corpora/names_by_tags.h"
#include "train/corpora/names_gum.h"
#include "train/corpora/names_hipe.h"
#include "train/corpora/names_standoff.h"
#include "train/corpora/treebank.h"

namespace quipu {
namespace {

using Sentences = std::vector<AnnotatedSentence>;

struct Corpus {
  std::string_view language;
  std::string_view name;
  const NameScheme& scheme;
};

void Add(const Sentences& sentences, const Corpus& corpus,
         std::vector<NamesSentence>& all) {
  for (const AnnotatedSentence& sentence : sentences) {
    all.push_back(
        Supervise(sentence, corpus.scheme, corpus.language, corpus.name));
  }
}

// Of ten runs of ten sentences the last is for dev.
void AddTenth(const Sentences& sentences, const Corpus& corpus,
              NamesCorpora& corpora) {
  Sentences train;
  Sentences dev;
  for (size_t i = 0; i < sentences.size(); ++i) {
    (i / 10 % 10 == 9 ? dev : train).push_back(sentences[i]);
  }
  Add(train, corpus, corpora.train);
  Add(dev, corpus, corpora.dev);
}

Result<Sentences> BioFile(const std::filesystem::path& path) {
  QUIPU_TRY(const std::string text, ReadMaybeCompressed(path));
  return ReadBio(text);
}

Result<void> ReadEnglishBio(const std::filesystem::path& ner,
                            NamesCorpora& corpora) {
  const Corpus uner = {"en", "uner", kFourClassScheme};
  QUIPU_TRY(const Sentences train,
            BioFile(ner / "uner_en_ewt-train-2022-12-02.bio"));
  Add(train, uner, corpora.train);
  QUIPU_TRY(const Sentences dev, BioFile(ner / "uner_en_ewt-dev.bio"));
  Add(dev, uner, corpora.dev);
  QUIPU_TRY(const Sentences wikigold, BioFile(ner / "wikigold.conll.txt"));
  Add(wikigold, {"en", "wikigold", kFourClassScheme}, corpora.train);
  return {};
}

// The dev splits are for training; of politics, every fifth sentence of it is
// for dev.
Result<void> ReadCrossNer(const std::filesystem::path& folder,
                          NamesCorpora& corpora) {
  static constexpr std::array<std::string_view, 5> kDomains = {
      "politics", "science", "literature", "music", "ai"};
  uint32_t document = 0;
  for (const std::string_view domain : kDomains) {
    const std::string name = "crossner_" + std::string(domain);
    const Corpus corpus = {"en", name, kCrossNerScheme};
    for (const std::string_view split : {"train", "dev"}) {
      const std::string file =
          std::string(domain) + "-" + std::string(split) + ".txt";
      QUIPU_TRY(Sentences sentences, BioFile(folder / file));
      Sentences held_out;
      Sentences train;
      for (size_t i = 0; i < sentences.size(); ++i) {
        sentences[i].document = document++;
        const bool is_dev =
            domain == "politics" && split == "dev" && i % 5 == 4;
        (is_dev ? held_out : train).push_back(std::move(sentences[i]));
      }
      Add(train, corpus, corpora.train);
      Add(held_out, corpus, corpora.dev);
    }
  }
  return {};
}

// The newspaper pages of ENP have no breaks; fifty sentences are a document.
Result<void> ReadFrench(const std::filesystem::path& ner,
                        NamesCorpora& corpora) {
  QUIPU_TRY(const Sentences pages, BioFile(ner / "enp_fr-train.bio"));
  Sentences enp;
  for (const AnnotatedSentence& page : pages) {
    for (AnnotatedSentence& part : DivideRunningText(page, 60)) {
      part.document = static_cast<uint32_t>(enp.size() / 50);
      enp.push_back(std::move(part));
    }
  }
  AddTenth(enp, {"fr", "enp", kFourClassScheme}, corpora);
  Sentences newseye;
  for (const std::string_view split : {"dev", "dev2"}) {
    const std::string file =
        "hipe2022-newseye-fr-" + std::string(split) + ".tsv";
    QUIPU_TRY(const std::string text, ReadMaybeCompressed(ner / file));
    const uint32_t before = newseye.empty() ? 0 : newseye.back().document;
    for (AnnotatedSentence& sentence : ReadHipe(text)) {
      sentence.document += before;
      newseye.push_back(std::move(sentence));
    }
  }
  AddTenth(newseye, {"fr", "newseye", kFourClassScheme}, corpora);
  return {};
}

// Of AnCora's documents some have names of known classes, and only these are
// measured on. ner/es_ancora_ne-train.bio has the same ones, but cuts a name
// with "del" or "al" in it a word short.
Result<void> ReadSpanish(const std::filesystem::path& ancora,
                         NamesCorpora& corpora) {
  QUIPU_TRY(const std::string text,
            ReadMaybeCompressed(ancora / "es_ancora-ud-dev.conllu"));
  QUIPU_TRY(Sentences sentences, ReadAncora(text));
  std::set<uint32_t> typed;
  for (const AnnotatedSentence& sentence : sentences) {
    for (const AnnotatedName& name : sentence.names) {
      if (name.label != "NAME") typed.insert(sentence.document);
    }
  }
  Sentences classes;
  Sentences others;
  for (AnnotatedSentence& sentence : sentences) {
    const bool has_classes = typed.contains(sentence.document);
    for (AnnotatedName& name : sentence.names) {
      if (has_classes && name.label == "NAME") name.label = "ANY";
    }
    (has_classes ? classes : others).push_back(std::move(sentence));
  }
  AddTenth(classes, {"es", "ancora", kFourClassScheme}, corpora);
  Add(others, {"es", "ancora_untyped", kFourClassScheme}, corpora.train);
  return {};
}

Result<void> ReadRe3dFolders(const std::filesystem::path& folder,
                             NamesCorpora& corpora) {
  static constexpr std::array<std::string_view, 5> kSources = {
      "Australian_Department_of_Foreign_Affairs", "CENTCOM",
      "Delegation_of_the_European_Union_to_Syria", "UK_Government",
      "US_State_Department"};
  uint32_t documents = 0;
  for (const std::string_view source : kSources) {
    QUIPU_TRY(const std::string texts,
              ReadMaybeCompressed(folder / source / "documents.json"));
    QUIPU_TRY(const std::string entities,
              ReadMaybeCompressed(folder / source / "entities.json"));
    QUIPU_TRY(Sentences sentences, ReadRe3d(texts, entities));
    const uint32_t before = documents;
    for (AnnotatedSentence& sentence : sentences) {
      sentence.document += before;
      documents = sentence.document + 1;
    }
    Add(sentences, {"en", "re3d", kPartialScheme}, corpora.train);
  }
  return {};
}

Result<void> ReadOtherEnglish(const std::filesystem::path& data,
                              NamesCorpora& corpora) {
  QUIPU_CHECK(ReadRe3dFolders(data / "re" / "re3d", corpora));
  QUIPU_TRY(const std::string docred,
            ReadMaybeCompressed(data / "re" / "redocred-dev_revised.json"));
  QUIPU_TRY(const Sentences wikipedia, ReadDocRed(docred));
  Add(wikipedia, {"en", "redocred", kDocRedScheme}, corpora.train);
  const Corpus gum = {"en", "gum", kFourClassScheme};
  QUIPU_TRY(const std::string train,
            ReadMaybeCompressed(data / "ud" / "en_gum" /
                                "en_gum-permissive-train.conllu"));
  QUIPU_TRY(const Sentences gum_train, ReadGum(train));
  Add(gum_train, gum, corpora.train);
  QUIPU_TRY(const std::string dev,
            ReadMaybeCompressed(data / "ud" / "en_gum" /
                                "en_gum-permissive-dev.conllu"));
  QUIPU_TRY(const Sentences gum_dev, ReadGum(dev));
  Add(gum_dev, gum, corpora.dev);
  return {};
}

// French and Spanish treebanks, whose tags tell where names are.
Result<void> ReadTagged(const std::filesystem::path& ud,
                        NamesCorpora& corpora) {
  struct Tagged {
    std::string_view language, folder, split;
  };
  static constexpr std::array<Tagged, 4> kTagged = {
      {{"es", "es_gsd", "dev"},
       {"es", "es_pud", "test"},
       {"fr", "fr_gsd", "dev"},
       {"fr", "fr_sequoia", "train"}}};
  for (const Tagged& tagged : kTagged) {
    const std::string name(tagged.folder);
    const std::string file =
        name + "-ud-" + std::string(tagged.split) + ".conllu";
    QUIPU_TRY(const Treebank treebank,
              ReadTreebank(ud / name / file, std::string(tagged.language)));
    uint32_t document = 0;
    size_t next = 0;
    for (size_t i = 0; i < treebank.sentences.size(); ++i) {
      if (next < treebank.documents.size() && treebank.documents[next] == i) {
        ++next;
        ++document;
      }
      corpora.train.push_back(
          SuperviseByTags(treebank.sentences[i], "tags_" + name));
      // Without documents the sentences have nothing to do with each other.
      corpora.train.back().document =
          treebank.documents.empty() ? static_cast<uint32_t>(i) : document;
    }
  }
  return {};
}

Result<void> ReadOwn(const std::filesystem::path& folder,
                     NamesCorpora& corpora) {
  for (const Language known : kLanguages) {
    const std::string_view language = CodeOf(known);
    const std::filesystem::path path =
        folder / ("names." + std::string(language) + ".txt");
    const auto text = ReadMaybeCompressed(path);
    if (!text && text.error().code == ErrorCode::kNotFound) continue;
    if (!text) return Error(text.error());
    const auto sentences = ReadBracketed(*text, language);
    if (!sentences) return Annotate(sentences.error(), path.string());
    Add(*sentences, {language, "own", kOwnScheme}, corpora.train);
  }
  return {};
}

}  // namespace

Result<NamesCorpora> ReadNamesCorpora(const std::filesystem::path& data,
                                      const std::filesystem::path& own) {
  const std::filesystem::path ner = data / "ner";
  NamesCorpora corpora;
  QUIPU_CHECK(ReadEnglishBio(ner, corpora));
  QUIPU_CHECK(ReadCrossNer(ner / "crossner", corpora));
  QUIPU_CHECK(ReadOtherEnglish(data, corpora));
  QUIPU_CHECK(ReadFrench(ner, corpora));
  QUIPU_CHECK(ReadSpanish(data / "ud" / "es_ancora", corpora));
  QUIPU_CHECK(ReadTagged(data / "ud", corpora));
  QUIPU_CHECK(ReadOwn(own, corpora));
  return corpora;
}

}  // namespace quipu
