// Writing completion scripts; see completion.h.

#include "app/cli/completion.h"

#include <fmt/core.h>

#include <vector>

namespace quipu {
namespace {

std::string Joined(const std::vector<std::string>& words,
                   std::string_view separator) {
  std::string joined;
  for (const std::string& word : words) {
    joined += joined.empty() ? "" : separator;
    joined += word;
  }
  return joined;
}

// `text` inside single quotes of a shell.
std::string Quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return quoted + "'";
}

std::vector<std::string> CommandNames(const CommandTable& table) {
  std::vector<std::string> names;
  for (const Command& command : table.commands) {
    names.push_back(command.about.name);
  }
  return names;
}

// ---- bash ----

std::string BashReply(const Option& option) {
  if (!option.choices.empty()) {
    return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$cur\"))",
                       Joined(option.choices, " "));
  }
  if (option.takes_path()) {
    return fmt::format(
        "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -{} -- "
        "\"$cur\")",
        option.value == "DIR" ? "d" : "f");
  }
  return "COMPREPLY=()";
}

// What may follow an option, then what else may stand there.
std::string BashCases(const std::string& command,
                      const std::vector<Option>& options) {
  std::string values;
  std::string operand = "COMPREPLY=()";
  std::vector<std::string> names;
  for (const Option& option : options) {
    if (option.operand) {
      operand = BashReply(option);
      continue;
    }
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (!option.value.empty()) {
      values += fmt::format("        {}) {}; return ;;\n",
                            Joined(option.names, "|"), BashReply(option));
    }
  }
  std::string cases = fmt::format("    '{}')\n", command);
  if (!values.empty()) {
    cases += "      case $prev in\n" + values + "      esac\n";
  }
  cases += fmt::format("      options='{}'\n", Joined(names, " "));
  if (!command.empty()) {
    cases +=
        fmt::format("      [[ $cur == -* ]] || {{ {}; return; }}\n", operand);
  }
  return cases + "      ;;\n";
}

std::string BashScript(const CommandTable& table) {
  std::vector<std::string> valued;  // before a command, with a value after them
  for (const Option& option : table.options) {
    if (!option.value.empty()) {
      valued.insert(valued.end(), option.names.begin(), option.names.end());
    }
  }
  std::string script = fmt::format(
      R"(# bash completion for quipu, made by `quipu completion bash`.
_quipu() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}
  local command='' options='' i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${{COMP_WORDS[i]}} in
      {}) ((++i)) ;;
      -*) ;;
      *) command=${{COMP_WORDS[i]}}; break ;;
    esac
  done
  COMPREPLY=()
  case $command in
)",
      Joined(valued, "|"));
  script += BashCases("", table.options);
  for (const Command& command : table.commands) {
    script += BashCases(command.about.name, command.options);
  }
  return script + fmt::format(
                      R"(  esac
  if [[ -z $command && $cur != -* ]]; then
    options='{}'
  fi
  COMPREPLY=($(compgen -W "$options" -- "$cur"))
}}
complete -F _quipu quipu
)",
                      Joined(CommandNames(table), " "));
}

// ---- zsh ----

// A description as _arguments takes it.
std::string ZshText(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') {
      escaped += '\\';
    }
    escaped += c;
  }
  return escaped;
}

std::string ZshValue(const Option& option) {
  const std::string label = option.choices.empty() ? option.value : "value";
  if (!option.choices.empty()) {
    return fmt::format(":{}:({})", label, Joined(option.choices, " "));
  }
  if (option.takes_path()) {
    return fmt::format(":{}:{}", label,
                       option.value == "DIR" ? "_files -/" : "_files");
  }
  return option.value.empty() ? "" : fmt::format(":{}: ", ZshText(label));
}

std::string ZshArguments(const std::vector<Option>& options,
                         const std::string& indent) {
  std::string arguments;
  for (const Option& option : options) {
    if (option.operand) {
      arguments +=
          fmt::format(" \\\n{}{}", indent,
                      Quoted((option.repeated ? "*" : "") + ZshValue(option)));
      continue;
    }
    for (const std::string& name : option.names) {
      arguments += fmt::format(
          " \\\n{}{}", indent,
          Quoted(fmt::format("{}{}[{}]{}", option.repeated ? "*" : "", name,
                             ZshText(option.description), ZshValue(option))));
    }
  }
  return arguments;
}

std::string ZshScript(const CommandTable& table) {
  std::string script =
      "#compdef quipu\n"
      "# zsh completion for quipu, made by `quipu completion zsh`.\n"
      "_quipu() {\n"
      "  local curcontext=\"$curcontext\" state line\n"
      "  local -a commands\n"
      "  _arguments -C" +
      ZshArguments(table.options, "    ") +
      " \\\n    '1:command:->command' '*::argument:->argument'\n"
      "  case $state in\n"
      "    command)\n"
      "      commands=(\n";
  for (const Command& command : table.commands) {
    script += fmt::format("        {}\n", Quoted(command.about.name + ":" +
                                                 ZshText(command.about.text)));
  }
  script +=
      "      )\n"
      "      _describe command commands ;;\n"
      "    argument)\n"
      "      case $words[1] in\n";
  for (const Command& command : table.commands) {
    script += fmt::format("        {})\n          _arguments{} ;;\n",
                          command.about.name,
                          ZshArguments(command.options, "            "));
  }
  return script +
         "      esac ;;\n"
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _quipu ]]; then\n"
         "  _quipu \"$@\"\n"
         "else\n"
         "  compdef _quipu quipu\n"
         "fi\n";
}

// ---- fish ----

std::string FishValue(const Option& option) {
  if (!option.choices.empty()) {
    return fmt::format(" -x -a {}", Quoted(Joined(option.choices, " ")));
  }
  if (option.value == "DIR") {
    return " -x -a '(__fish_complete_directories)'";
  }
  if (option.takes_path()) {
    return " -r -F";
  }
  return option.value.empty() ? "" : " -x";
}

// `condition` tells when the options are offered.
std::string FishLines(const std::vector<Option>& options,
                      const std::string& condition) {
  std::string lines;
  for (const Option& option : options) {
    lines += fmt::format("complete -c quipu -n {}", Quoted(condition));
    for (const std::string& name : option.names) {
      if (!option.operand) {
        lines += name.rfind("--", 0) == 0 ? " -l " + name.substr(2)
                                          : " -s " + name.substr(1);
      }
    }
    if (!option.operand) {
      lines += FishValue(option) + " -d " + Quoted(option.description);
    } else if (!option.choices.empty()) {
      lines += " -a " + Quoted(Joined(option.choices, " "));
    } else if (option.takes_path()) {
      lines += " -F";
    }
    lines += "\n";
  }
  return lines;
}

std::string FishScript(const CommandTable& table) {
  std::string script =
      "# fish completion for quipu, made by `quipu completion fish`.\n"
      "complete -c quipu -f\n";
  const std::string no_command =
      "not __fish_seen_subcommand_from " + Joined(CommandNames(table), " ");
  script += FishLines(table.options, no_command);
  for (const Command& command : table.commands) {
    const std::string& name = command.about.name;
    script += fmt::format("complete -c quipu -n {} -a {} -d {}\n",
                          Quoted(no_command), name, Quoted(command.about.text));
    script += FishLines(command.options, "__fish_seen_subcommand_from " + name);
  }
  return script;
}

}  // namespace

std::string CompletionScript(const CommandTable& table,
                             std::string_view shell) {
  if (shell == "bash") {
    return BashScript(table);
  }
  return shell == "zsh" ? ZshScript(table) : FishScript(table);
}

}  // namespace quipu
