// The commands and their options; see command_table.h.

#include "app/cli/command_table.h"

#include <string>
#include <utility>

#include "app/cli/option_types.h"

namespace quipu {
namespace {

const Choices<Format>& Formats() {
  static const auto& formats =
      *new Choices<Format>{{"table", Format::kTable},
                           {"json", Format::kJson},
                           {"jsonl", Format::kJsonLines},
                           {"csv", Format::kCsv}};
  return formats;
}

Choices<Format> FormatsOf(std::initializer_list<Format> wanted) {
  Choices<Format> chosen;
  for (const Format format : wanted) {
    for (const auto& choice : Formats()) {
      if (choice.second == format) {
        chosen.push_back(choice);
      }
    }
  }
  return chosen;
}

// The options of every command; they may also stand before its name.
void AddCommon(CLI::App& command, Arguments& arguments) {
  AddPath(command, "--store", arguments.store, "DIR",
          "Folder of the graph (default: QUIPU_STORE, else quipu.store)");
  AddChoice<ColorWhen>(command, "--color", arguments.color,
                       {{"auto", ColorWhen::kAuto},
                        {"always", ColorWhen::kAlways},
                        {"never", ColorWhen::kNever}},
                       "Colour in the output (default: auto; see NO_COLOR)");
}

struct CommandText {
  std::string name;
  std::string group;
  std::string description;
  std::string examples;  // whole lines, each indented by two blanks
};

CLI::App& AddCommand(CLI::App& app, Arguments& arguments,
                     const CommandText& text) {
  CLI::App& command = *app.add_subcommand(text.name, text.description);
  command.group(text.group);
  command.footer("Examples:\n" + text.examples);
  AddCommon(command, arguments);
  return command;
}

// The first of `formats` is the usual one.
void AddFormat(CLI::App& command, Arguments& arguments,
               std::initializer_list<Format> formats) {
  const Choices<Format> choices = FormatsOf(formats);
  const Format usual = choices.front().second;
  command.preparse_callback(
      [&arguments, usual](size_t) { arguments.format = usual; });
  AddChoice<Format>(
      command, "--format", arguments.format, choices,
      "Form of the output (default: " + choices.front().first + ")");
}

CLI::Option* AddOperands(CLI::App& command, Arguments& arguments,
                         const std::string& name, const std::string& type,
                         const std::string& description) {
  return command.add_option(name, arguments.operands, description)
      ->type_name(type)
      ->required();
}

void AddOntology(CLI::App& command, Arguments& arguments) {
  AddPath(command, "--ontology", arguments.ontology, "FILE",
          "Types and predicates in YAML instead of the built-in ones");
}

void AddMaxBytes(CLI::App& command, Arguments& arguments) {
  CLI::AsSizeValue size(false);
  size.description("");
  command
      .add_option("--max-bytes", arguments.max_bytes,
                  "Skip files longer than this: 4096, 500k, 64M (default: 64M)")
      ->transform(size)
      ->type_name("SIZE");
}

constexpr const char* kDocuments = "Documents";
constexpr const char* kQuestions = "Questions";
constexpr const char* kStore = "The store";
constexpr const char* kAround = "Services and shells";

void AddIngest(CLI::App& app, Arguments& arguments) {
  CLI::App& command = AddCommand(
      app, arguments,
      {"ingest", kDocuments, "Read documents into the graph",
       "  quipu ingest notes.txt archive/\n"
       "  quipu ingest --root archive archive/1992\n"
       "  quipu --store peru.store ingest --threads 4 examples/peru"});
  AddOperands(command, arguments, "PATH", "PATH",
              "Files, and folders whose .txt, .md and .markdown files are "
              "taken");
  AddNumber<unsigned>(command, "--threads", arguments.threads, {0, 1024},
                      "Threads that read (default: 0, one per core)");
  AddPath(command, "--root", arguments.root, "DIR",
          "Name documents by their path below this folder");
  AddMaxBytes(command, arguments);
  AddOntology(command, arguments);
  AddFormat(command, arguments, {Format::kTable, Format::kJson});
}

void AddAnalyze(CLI::App& app, Arguments& arguments) {
  AnalysisArguments& analysis = arguments.analysis;
  CLI::App& command = AddCommand(
      app, arguments,
      {"analyze", kDocuments, "Print sentences, tags, trees and names",
       "  quipu analyze notes.txt\n"
       "  quipu analyze --format json --language fr lettre.txt\n"
       "  quipu analyze --input conllu --fast tokens.conllu > trees.conllu"});
  AddOperands(command, arguments, "FILE", "FILE",
              "Files to read; - is standard input");
  AddChoice<AnalysisInput>(
      command, "--input", analysis.input,
      {{"text", AnalysisInput::kText}, {"conllu", AnalysisInput::kConllu}},
      "What the files are: text, or sentences and tokens "
      "to predict the rest of (default: text)");
  AddChoice<std::string>(command, "--language", analysis.language,
                         {{"en", "en"}, {"fr", "fr"}, {"es", "es"}},
                         "Of all text (default: found for each paragraph)");
  command.add_flag("--fast", analysis.fast,
                   "With smaller networks: faster, with more errors");
  AddPath(command, "--models", analysis.models, "DIR",
          "Folder of the models (default: QUIPU_MODELS, else the installed "
          "one)");
  command.get_option("--models")->envname("QUIPU_MODELS");
  AddPath(command, "--root", arguments.root, "DIR",
          "Name documents by their path below this folder");
  AddMaxBytes(command, arguments);
  AddChoice<AnalysisFormat>(command, "--format", analysis.format,
                            {{"conllu", AnalysisFormat::kConllu},
                             {"json", AnalysisFormat::kJson},
                             {"jsonl", AnalysisFormat::kJsonLines}},
                            "Form of the output (default: conllu)");
}

void AddDocumentCommands(CLI::App& app, Arguments& arguments) {
  CLI::App& extract = AddCommand(
      app, arguments,
      {"extract", kDocuments, "Print what documents say, without a store",
       "  quipu extract notes.txt\n"
       "  quipu extract --format table notes.txt\n"
       "  quipu extract --format jsonl archive/*.txt > claims.jsonl"});
  AddOperands(extract, arguments, "FILE", "FILE", "Files to read");
  AddPath(extract, "--root", arguments.root, "DIR",
          "Name documents by their path below this folder");
  AddMaxBytes(extract, arguments);
  AddOntology(extract, arguments);
  AddFormat(extract, arguments,
            {Format::kJsonLines, Format::kJson, Format::kTable});

  CLI::App& documents =
      AddCommand(app, arguments,
                 {"documents", kDocuments, "List the documents of the graph",
                  "  quipu documents\n"
                  "  quipu documents --format csv > documents.csv"});
  AddFormat(documents, arguments,
            {Format::kTable, Format::kJson, Format::kJsonLines, Format::kCsv});

  CLI::App& remove =
      AddCommand(app, arguments,
                 {"remove", kDocuments, "Take documents out of the graph",
                  "  quipu remove archive/1992/report.txt\n"
                  "  quipu remove a.txt b.txt"});
  AddOperands(remove, arguments, "DOC", "DOC",
              "Documents, by the keys that `quipu documents` shows");
  AddOntology(remove, arguments);
  AddFormat(remove, arguments, {Format::kTable, Format::kJson});
}

void AddEntityCommands(CLI::App& app, Arguments& arguments) {
  CLI::App& search =
      AddCommand(app, arguments,
                 {"search", kQuestions, "Find entities by name or alias",
                  "  quipu search \"Sendero Luminoso\"\n"
                  "  quipu search fujimori --limit 5\n"
                  "  quipu search PCP --format json"});
  AddOperands(search, arguments, "NAME", "NAME",
              "A name or the beginning of one; case and accents do not matter");
  AddNumber<uint32_t>(search, "--limit", arguments.limit, {1, 1000},
                      "Most entities to print (default: 25)");
  AddFormat(search, arguments,
            {Format::kTable, Format::kJson, Format::kJsonLines, Format::kCsv});

  CLI::App& show = AddCommand(
      app, arguments,
      {"show", kQuestions, "Show one entity and every claim about it",
       "  quipu show \"Alberto Fujimori\"\n"
       "  quipu show '#4c1rj9'\n"
       "  quipu show PCP --format json"});
  AddOperands(show, arguments, "ENTITY", "ENTITY",
              "A name, an alias, or # and the beginning of an id")
      ->expected(1);
  AddNumber<uint32_t>(show, "--limit", arguments.limit, {1, 100000},
                      "Most claims to print (default: 25)");
  AddFormat(show, arguments, {Format::kTable, Format::kJson});
}

void AddFilter(CLI::App& command, Arguments& arguments) {
  FilterArguments& filter = arguments.filter;
  command.add_flag("--raw-hops", arguments.raw_hops,
                   "Count every edge: do not count an event between two "
                   "entities as one hop");
  AddRepeated(command, "--predicate", filter.predicates, "P",
              "Only relations of this kind");
  AddRepeated(command, "--type", filter.types, "T",
              "Only entities of this type, the ends excepted");
  AddRepeated(command, "--avoid", filter.avoid, "ENTITY",
              "Nothing that passes through this entity");
  AddRepeated(command, "--document", filter.documents, "DOC",
              "Only claims of this document");
  AddDate(command, "--since", filter.since,
          "Only claims that may hold on or after this day");
  AddDate(command, "--until", filter.until,
          "Only claims that may hold on or before this day");
}

void AddPathCommand(CLI::App& app, Arguments& arguments) {
  CLI::App& command = AddCommand(
      app, arguments,
      {"path", kQuestions, "How two entities are connected, with the quotes",
       "  quipu path \"Thomas Keane\" Lurigancho\n"
       "  quipu path OPA SIN --k 5 --max-hops 4 --avoid Peru\n"
       "  quipu path \"Grey Heron\" BMB --predicate part_of --format json"});
  for (const char* end : {"A", "B"}) {
    command
        .add_option_function<std::string>(
            end,
            [&arguments](const std::string& name) {
              arguments.operands.push_back(name);
            },
            "One end: a name, an alias, or # and the beginning of an id")
        ->type_name("ENTITY")
        ->required();
  }
  AddNumber<uint32_t>(command, "--k", arguments.k, {1, 100},
                      "Most paths to find (default: 3)");
  AddNumber<uint32_t>(command, "--max-hops", arguments.max_hops, {1, 1000},
                      "Longest path (default: any length)");
  AddRepeated(command, "--via", arguments.filter.via, "ENTITY",
              "Only paths that pass through this entity");
  AddFilter(command, arguments);
  AddFormat(command, arguments, {Format::kTable, Format::kJson, Format::kCsv});
}

void AddNeighborsCommand(CLI::App& app, Arguments& arguments) {
  CLI::App& command =
      AddCommand(app, arguments,
                 {"neighbors", kQuestions, "What an entity is connected to",
                  "  quipu neighbors \"Thomas Keane\"\n"
                  "  quipu neighbors Lurigancho --depth 2 --type Person\n"
                  "  quipu neighbors PCP --predicate member_of --format csv"});
  AddOperands(command, arguments, "ENTITY", "ENTITY",
              "A name, an alias, or # and the beginning of an id")
      ->expected(1);
  AddNumber<uint32_t>(command, "--depth", arguments.depth, {1, 8},
                      "Hops to go (default: 1)");
  AddNumber<uint32_t>(command, "--limit", arguments.limit, {1, 10000},
                      "Most neighbours to print (default: 25)");
  AddChoice<bool>(command, "--group-by", arguments.by_type,
                  {{"predicate", false}, {"type", true}},
                  "What to group by (default: predicate)");
  AddFilter(command, arguments);
  AddFormat(command, arguments, {Format::kTable, Format::kJson, Format::kCsv});
}

void AddStoreCommands(CLI::App& app, Arguments& arguments) {
  CLI::App& stats = AddCommand(app, arguments,
                               {"stats", kStore, "Count what the graph holds",
                                "  quipu stats\n"
                                "  quipu stats --format json"});
  AddFormat(stats, arguments, {Format::kTable, Format::kJson});

  CLI::App& exported =
      AddCommand(app, arguments,
                 {"export", kStore, "Print the whole graph",
                  "  quipu export > graph.jsonl\n"
                  "  quipu export --format jsonl | sha256sum"});
  AddFormat(exported, arguments, {Format::kJsonLines});

  CLI::App& check =
      AddCommand(app, arguments,
                 {"check", kStore, "Prove that the store is sound",
                  "  quipu check\n"
                  "  quipu check --format json"});
  AddOntology(check, arguments);
  AddFormat(check, arguments, {Format::kTable, Format::kJson});

  CLI::App& rebuild =
      AddCommand(app, arguments,
                 {"rebuild", kStore, "Derive entities and relations again",
                  "  quipu rebuild\n"
                  "  quipu rebuild --ontology mine.yaml"});
  AddOntology(rebuild, arguments);
  AddFormat(rebuild, arguments, {Format::kTable, Format::kJson});
}

void AddServeAndCompletion(CLI::App& app, Arguments& arguments) {
  CLI::App& serve =
      AddCommand(app, arguments,
                 {"serve", kAround, "Answer other programs over gRPC",
                  "  quipu serve\n"
                  "  quipu serve --listen 127.0.0.1:7000"});
  serve
      .add_option("--listen", arguments.listen,
                  "Address and port (default: 127.0.0.1:50051)")
      ->type_name("HOST:PORT");
  AddNumber<unsigned>(serve, "--threads", arguments.threads, {0, 1024},
                      "Threads that search (default: 0, one per core)");
  serve.add_flag("--allow-remote", arguments.allow_remote,
                 "Listen on addresses that other machines can reach; calls "
                 "are neither encrypted nor authenticated");
  AddOntology(serve, arguments);

  CLI::App& completion = AddCommand(
      app, arguments,
      {"completion", kAround, "Print a completion script for a shell",
       "  quipu completion bash > ~/.local/share/bash-completion/"
       "completions/quipu\n"
       "  quipu completion zsh > ~/.zfunc/_quipu\n"
       "  quipu completion fish > ~/.config/fish/completions/quipu.fish"});
  AddOperands(completion, arguments, "SHELL", "bash|zsh|fish", "The shell")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""))
      ->expected(1);
}

}  // namespace

std::unique_ptr<CLI::App> BuildCommandTable(Arguments& arguments) {
  auto app = std::make_unique<CLI::App>(
      "Quipu builds a graph from documents, in which every connection is "
      "quoted.",
      "quipu");
  app->set_version_flag("--version", "quipu " QUIPU_VERSION,
                        "Print the version and exit");
  app->set_help_flag("-h,--help", "Print this help and exit");
  app->formatter(MakeHelpFormatter());
  app->require_subcommand(0, 1);
  AddCommon(*app, arguments);
  app->get_option("--store")->envname("QUIPU_STORE");
  AddIngest(*app, arguments);
  AddAnalyze(*app, arguments);
  AddDocumentCommands(*app, arguments);
  AddEntityCommands(*app, arguments);
  AddPathCommand(*app, arguments);
  AddNeighborsCommand(*app, arguments);
  AddStoreCommands(*app, arguments);
  AddServeAndCompletion(*app, arguments);
  app->footer(
      "Exit status: 0 found, 1 nothing found, 2 usage or ambiguous name, 3 "
      "data or I/O error.\n`quipu COMMAND --help` explains one command.");
  return app;
}

}  // namespace quipu
