// Writing the manual page; see manual.h.

#include "app/cli/manual.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace quipu {
namespace {

constexpr std::string_view kOpening = R"(.SH NAME
quipu \- knowledge graphs from documents, with a quote for every edge
.SH SYNOPSIS
.B quipu
[\fIoptions\fR] \fIcommand\fR [\fIoptions\fR] [\fIoperands\fR]
.SH DESCRIPTION
.B quipu
reads documents and builds a graph of the people, organisations, places and
events that they name. Every connection leads back to a quoted sentence, with
its document and the bytes where it stands, and to whoever says it. Sources
that disagree are kept side by side.
.PP
An entity is named by its name, by an alias, or by # and its id or the
beginning of it (quote it, as shells take # for a comment). A name that may be
several entities is answered with the list of them.
)";

constexpr std::string_view kClosing = R"(.SH OUTPUT
On a terminal, quotes are wrapped to its width and coloured. Elsewhere the
output is plain, and a quote stays on one line. Answers go to standard output;
progress and messages go to standard error. Control characters in documents
are shown as symbols. In CSV, a cell that a spreadsheet would take for a
formula begins with an apostrophe.
.PP
Every answer says whether it is complete, truncated (and by what), or that none
exists because the search was exhausted.
.SH EXIT STATUS
.TP
0
Something was found, or all was done.
.TP
1
Nothing was found.
.TP
2
The command line is wrong, or a name is ambiguous.
.TP
3
Files, the store or the network failed, an input was skipped, or the store is
not sound.
.TP
130
Interrupted; documents that were reported stay in the graph.
.SH ENVIRONMENT
.TP
.B QUIPU_STORE
Folder of the graph, where \-\-store is not given.
.TP
.B QUIPU_MODELS
Folder of the models, where \-\-models is not given.
.TP
.B NO_COLOR
If set and not empty, no colour unless \-\-color asks for it.
.SH FILES
.TP
.I quipu.store
The default folder of the graph.
.TP
.I ../share/quipu/models
The default folder of the models, from the folder of the program.
)";

std::string Roff(std::string_view text) {
  std::string escaped;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) {
      escaped += "\\&";
    }
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped += c;
    }
    line_start = c == '\n';
  }
  return escaped;
}

std::string OptionEntry(const Option& option) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "" : ", ") + ("\\fB" + Roff(name) + "\\fR");
  }
  if (option.operand) {
    const std::string& name = option.names.front();
    names = "\\fI" + Roff(name) + "\\fR";
    if (option.repeated) names += option.optional ? " [...]" : " ...";
    if (option.optional && !option.repeated) names = "[" + names + "]";
  } else if (!option.value.empty()) {
    names += " \\fI" + Roff(option.value) + "\\fR";
  }
  return ".TP\n" + names + "\n" + Roff(option.description) + ".\n";
}

bool IsCommon(const Option& option, const CommandTable& table) {
  return std::any_of(
      table.options.begin(), table.options.end(),
      [&](const Option& common) { return common.names == option.names; });
}

// Options that every command has are told once, before all commands.
std::string CommandSection(const Command& command, const CommandTable& table) {
  std::string section = fmt::format(".SS quipu {}\n{}.\n", command.about.name,
                                    Roff(command.about.text));
  for (const Option& option : command.options) {
    section += IsCommon(option, table) ? "" : OptionEntry(option);
  }
  return section + ".PP\n.nf\n" + Roff(command.about.examples) + "\n.fi\n";
}

}  // namespace

std::string ManualPage(const CommandTable& table) {
  std::string page =
      ".TH QUIPU 1 \"\" \"quipu " QUIPU_VERSION "\" \"User Commands\"\n";
  page += kOpening;
  page +=
      ".SH OPTIONS\nThese stand before or after any command, but for "
      "\\-\\-version.\n";
  for (const Option& option : table.options) {
    page += OptionEntry(option);
  }
  page += ".SH COMMANDS\n";
  for (const Command& command : table.commands) {
    page += CommandSection(command, table);
  }
  return page += kClosing;
}

}  // namespace quipu
