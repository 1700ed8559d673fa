// The manual page and shell completion, made of the options that the program has.
#include <isnad/version.h>

#include <algorithm>
#include <sstream>

#include "extract/options.h"

namespace extract {
namespace {

using Options = std::vector<const CLI::Option*>;

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// An option's names with their dashes, short ones first.
std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() > 0;
}

bool takes_list(const CLI::Option& option) { return option.get_delimiter() == ','; }

bool is_positional(const CLI::Option& option) { return names_of(option).empty(); }

Options options_of(const CLI::App& app) { return app.get_options(); }

std::string joined(const std::vector<std::string>& pieces, std::string_view separator) {
  std::string all;
  for (const std::string& piece : pieces) {
    if (!all.empty()) all += separator;
    all += piece;
  }
  return all;
}

// --- Shells --------------------------------------------------------------------------

std::string bash(const CLI::App& app) {
  std::ostringstream out;
  std::vector<std::string> all;
  out << "# bash completion for isnad-extract\n"
         "_isnad_extract() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=\n"
         "  ((COMP_CWORD)) && prev=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  # bash cuts --option=value at the sign.\n"
         "  [[ $cur == = ]] && cur=\n"
         "  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  local IFS=$'\\n'\n"
         "  COMPREPLY=()\n"
         "  case $prev in\n";
  for (const CLI::Option* option : options_of(app)) {
    const std::vector<std::string> names = names_of(*option);
    all.insert(all.end(), names.begin(), names.end());
    if (names.empty() || !takes_value(*option)) continue;
    const std::string text = option->get_option_text();
    out << "    " << joined(names, "|") << ")\n";
    const std::vector<std::string> words = words_of(*option);
    if (!words.empty() && takes_list(*option))
      out << "      local before=\n"
             "      [[ $cur == *,* ]] && before=${cur%,*},\n"
             "      COMPREPLY=($(compgen -P \"$before\" -W $'"
          << joined(words, "\\n") << "' -- \"${cur##*,}\"))\n";
    else if (!words.empty())
      out << "      COMPREPLY=($(compgen -W $'" << joined(words, "\\n")
          << "' -- \"$cur\"))\n";
    else if (text == "FOLDER")
      out << "      compopt -o filenames\n"
             "      COMPREPLY=($(compgen -d -- \"$cur\"))\n";
    else if (text == "FILE")
      out << "      compopt -o filenames\n"
             "      COMPREPLY=($(compgen -f -- \"$cur\"))\n";
    out << "      return ;;\n";
  }
  out << "  esac\n"
         "  if [[ $cur == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W $'"
      << joined(all, "\\n")
      << "' -- \"$cur\"))\n"
         "  else\n"
         "    compopt -o filenames\n"
         "    COMPREPLY=($(compgen -f -- \"$cur\"))\n"
         "  fi\n"
         "}\n"
         "complete -F _isnad_extract isnad-extract\n";
  return out.str();
}

// Within single quotes, with what _arguments reads specially escaped.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return out;
}

std::string zsh(const CLI::App& app) {
  std::ostringstream out;
  out << "#compdef isnad-extract\n"
         "_arguments -s -S \\\n";
  for (const CLI::Option* option : options_of(app)) {
    const std::vector<std::string> names = names_of(*option);
    if (names.empty()) continue;
    const std::string about = "[" + zsh_text(option->get_description()) + "]";
    std::string value;
    if (takes_value(*option)) {
      const std::string text = option->get_option_text();
      const std::vector<std::string> words = words_of(*option);
      value = words.empty() ? ":" + zsh_text(text) : ":word";
      if (!words.empty() && takes_list(*option))
        value += ":_values -s , word " + joined(words, " ");
      else if (!words.empty())
        value += ":(" + joined(words, " ") + ")";
      else
        value += text == "FOLDER" ? ":_files -/" : text == "FILE" ? ":_files" : ": ";
    }
    const bool repeats = option->get_items_expected_max() > 1;
    for (const std::string& name : names) {
      // The names of one option exclude each other, unless it may be repeated.
      out << "  " << (repeats ? "'*'" : "'(" + joined(names, " ") + ")'") << name
          << (value.empty()    ? ""
              : name[1] == '-' ? "="
                               : "+")
          << "'" << about << value << "' \\\n";
    }
  }
  out << "  '*:article:_files'\n";
  return out.str();
}

std::string fish_text(const std::string& text) {
  std::string out = "'";
  for (const char c : one_line(text)) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish(const CLI::App& app) {
  std::ostringstream out;
  out << "# fish completion for isnad-extract\n";
  for (const CLI::Option* option : options_of(app)) {
    if (is_positional(*option)) continue;
    out << "complete -c isnad-extract";
    for (const std::string& name : option->get_snames()) out << " -s " << name;
    for (const std::string& name : option->get_lnames()) out << " -l " << name;
    if (takes_value(*option)) {
      const std::string text = option->get_option_text();
      const std::vector<std::string> words = words_of(*option);
      if (!words.empty() && takes_list(*option))
        out << " -x -a '(__fish_append , " << joined(words, " ") << ")'";
      else if (!words.empty())
        out << " -x -a '" << joined(words, " ") << "'";
      else if (text == "FOLDER")
        out << " -x -a '(__fish_complete_directories)'";
      else
        out << (text == "FILE" ? " -r -F" : " -x");
    }
    out << " -d " << fish_text(option->get_description()) << '\n';
  }
  return out.str();
}

// --- troff ---------------------------------------------------------------------------

std::string troff(const std::string& text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else
      out += c;
  }
  // A dot in front would be a request.
  return out.rfind('.', 0) == 0 ? "\\&" + out : out;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

void write_chapter(std::ostream& out, const Chapter& chapter) {
  out << ".SH " << upper(std::string(chapter.heading)) << '\n';
  for (const auto& [what, about] : chapter.lines)
    out << ".TP\n.B " << troff(std::string(what)) << '\n'
        << troff(std::string(about)) << '\n';
}

}  // namespace

std::string completion(const CLI::App& app, std::string_view shell) {
  return shell == "bash" ? bash(app) : shell == "zsh" ? zsh(app) : fish(app);
}

std::string manual_page(const CLI::App& app) {
  std::ostringstream out;
  out << ".TH ISNAD\\-EXTRACT 1 \"\" \"isnad " << isnad::version()
      << "\" \"User Commands\"\n"
         ".SH NAME\n"
         "isnad\\-extract \\- names and quotes in Arabic news\n"
         ".SH SYNOPSIS\n"
         ".B isnad\\-extract\n[\\fIOPTION\\fR]... [\\fIARTICLE\\fR]...\n"
         ".SH DESCRIPTION\n"
      << troff(app.get_description())
      << "\n.PP\n"
         "The output is in the order of the input. A progress bar is shown on a terminal "
         "only.\nWhat is odd in a text never stops the work.\n"
         ".SH OPTIONS\n";
  std::string group;
  for (const CLI::Option* option : options_of(app)) {
    if (option->get_group() != group) {
      group = option->get_group();
      out << ".SS " << group << '\n';
    }
    out << ".TP\n";
    if (is_positional(*option)) {
      out << ".IR ARTICLE ...\n";
    } else {
      std::vector<std::string> names;
      for (const std::string& name : names_of(*option))
        names.push_back("\\fB" + troff(name) + "\\fR");
      out << joined(names, ", ");
      if (takes_value(*option))
        out << " \\fI" << troff(option->get_option_text()) << "\\fR";
      out << '\n';
    }
    out << troff(option->get_description()) << '\n';
  }
  out << ".SH FORMATS\n";
  for (const Format& format : formats())
    out << ".TP\n.B " << troff(std::string(format.name)) << '\n'
        << troff(std::string(format.about)) << '\n';
  write_chapter(out, exit_statuses());
  out << ".SH ENVIRONMENT\n"
         ".TP\n.B NO_COLOR\nIf set and not empty, no colours by default.\n";
  write_chapter(out, examples());
  return out.str();
}

}  // namespace extract
