// brat stand-off, as its manual (standoff format) and its reader want it.
#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "api/offsets.h"
#include "isnad/formats.h"
#include "text/normalize.h"

namespace isnad {
namespace {

// brat's reader ends a line of the .ann file at any of these, and a tab ends a field: no
// fragment of an annotation may hold one.
bool breaks_line(std::string_view code_point) {
  if (code_point.size() == 1) {
    const char c = code_point.front();
    return (c >= '\t' && c <= '\r') || (c >= '\x1C' && c <= '\x1E');
  }
  return code_point == "\u0085" || code_point == "\u2028" || code_point == "\u2029";
}

std::string on_one_line(std::string_view text) {
  const CodePointText points(text);
  std::string out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string_view c = points.piece(i, i + 1);
    out += breaks_line(c) ? " " : c;
  }
  return out;
}

std::string type_name(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::direct:
      return "Direct";
    case QuoteKind::indirect:
      return "Indirect";
    case QuoteKind::mixed:
      break;
  }
  return "Mixed";
}

class Brat {
 public:
  Brat(const Document& document, std::string_view text)
      : document_(document), text_(text) {}

  BratFiles write() {
    write_mentions();
    write_titles();
    write_quotes();
    write_entities();
    return {text_.utf8(), std::move(out_)};
  }

 private:
  // A text-bound annotation of the spans, in fragments where they hold line ends; 0 if
  // nothing is in them.
  std::size_t text_bound(const std::string& type, const std::vector<Span>& spans) {
    std::string offsets;
    std::string covered;
    const auto add = [&](std::size_t begin, std::size_t end) {
      if (begin == end) return;
      offsets += fmt::format("{}{} {}", offsets.empty() ? "" : ";", begin, end);
      if (!covered.empty()) covered += ' ';
      covered += text_.piece(begin, end);
    };
    for (const Span span : spans) {
      std::size_t begin = text_.offset(span.begin);
      const std::size_t end = text_.offset(span.end);
      for (std::size_t i = begin; i < end; ++i) {
        if (!breaks_line(text_.piece(i, i + 1))) continue;
        add(begin, i);
        begin = i + 1;
      }
      if (begin < end) add(begin, end);
    }
    if (offsets.empty()) return 0;
    out_ += fmt::format("T{}\t{} {}\t{}\n", ++text_bounds_, type, offsets, covered);
    return text_bounds_;
  }

  // The same for what several quotes may share: written once. A source that is a mention
  // is that mention.
  std::size_t shared(const std::string& type, Span span) {
    const auto mention = mention_at_.find({span.begin, span.end});
    if (type == "Source" && mention != mention_at_.end()) return mention->second;
    const auto [known, fresh] = shared_.try_emplace({type, {span.begin, span.end}}, 0);
    if (fresh) known->second = text_bound(type, {span});
    return known->second;
  }

  void note(const std::string& target, std::string_view text) {
    if (!text.empty())
      out_ += fmt::format("#{}\tAnnotatorNotes {}\t{}\n", ++notes_, target,
                          on_one_line(text));
  }

  void write_mentions() {
    for (const Mention& mention : document_.mentions) {
      const std::size_t id =
          text_bound(std::string(to_string(mention.type)), {mention.span});
      mentions_.push_back(id);
      if (id != 0) mention_at_.try_emplace({mention.span.begin, mention.span.end}, id);
    }
  }

  void write_titles() {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const Span title = document_.mentions[i].title;
      if (title.empty() || mentions_[i] == 0) continue;
      const std::size_t id = shared("Title", title);
      if (id != 0)
        out_ += fmt::format("R{}\tTitleOf Arg1:T{} Arg2:T{}\n", ++relations_, id,
                            mentions_[i]);
    }
  }

  void write_quotes() {
    for (const Quote& quote : document_.quotes) {
      const std::string type = type_name(quote.kind);
      const std::size_t content = text_bound(type, quote.parts);
      if (content == 0) continue;
      std::string arguments;
      const auto argument = [&](const std::string& role, const char* bound, Span span) {
        const std::size_t id = shared(bound, span);
        if (id != 0) arguments += fmt::format(" {}:T{}", role, id);
      };
      if (quote.speaker) argument("Speaker", "Source", quote.speaker->span);
      if (quote.cue) argument("Cue", "Cue", quote.cue->span);
      // brat numbers the second and further arguments of a role.
      for (std::size_t i = 0; i < quote.chain.size(); ++i)
        argument(i == 0 ? "Relay" : fmt::format("Relay{}", i + 1), "Source",
                 quote.chain[i].span);
      out_ += fmt::format("E{}\t{}:T{}{}\n", ++events_, type, content, arguments);
      if (quote.speaker) note(fmt::format("E{}", events_), quote.speaker->how);
    }
  }

  void write_entities() {
    for (const Entity& entity : document_.entities) {
      std::string members;
      std::size_t count = 0;
      for (const std::size_t i : entity.mentions) {
        if (i >= mentions_.size() || mentions_[i] == 0) continue;
        if (count++ == 0)
          note(fmt::format("T{}", mentions_[i]),
               entity.id.empty() ? entity.name
                                 : fmt::format("{} [{}]", entity.name, entity.id));
        members += fmt::format(" T{}", mentions_[i]);
      }
      if (count > 1) out_ += "*\tEquiv" + members + '\n';
    }
  }

  const Document& document_;
  CodePointText text_;
  std::vector<std::size_t> mentions_;  // the numbers of their annotations, or 0
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> mention_at_;
  std::map<std::pair<std::string, std::pair<std::size_t, std::size_t>>, std::size_t>
      shared_;
  std::size_t text_bounds_ = 0;
  std::size_t relations_ = 0;
  std::size_t events_ = 0;
  std::size_t notes_ = 0;
  std::string out_;
};

}  // namespace

BratFiles to_brat(const Document& document, std::string_view text) {
  return Brat(document, text).write();
}

std::string brat_configuration() {
  return R"(# The types that isnad writes: copy this file beside the .txt and .ann files.

[entities]
PER
ORG
LOC
Source
Cue
Title

[relations]
TitleOf	Arg1:Title, Arg2:PER
<OVERLAP>	Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
Direct	Speaker?:PER|ORG|LOC|Source, Cue?:Cue, Relay*:PER|ORG|LOC|Source
Indirect	Speaker?:PER|ORG|LOC|Source, Cue?:Cue, Relay*:PER|ORG|LOC|Source
Mixed	Speaker?:PER|ORG|LOC|Source, Cue?:Cue, Relay*:PER|ORG|LOC|Source

[attributes]
)";
}

}  // namespace isnad
