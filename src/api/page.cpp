// Writes an article as a page. Style, script, markup and messages are the files under
// page/; here the text is marked and the lists and the script's data are made.
#include "isnad/page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "api/markup.h"
#include "api/page_parts.h"

namespace isnad {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kTypes = {EntityType::person, EntityType::organization,
                               EntityType::location};
constexpr std::array<std::string_view, 3> kHeadings = {"persons", "organizations",
                                                       "locations"};
// An excerpt of a quote in the list of speakers, in bytes.
constexpr std::size_t kExcerpt = 280;

// What is laid over the text. Of marks with one span the earlier kind is outside.
enum class Part { quote, speaker, title, cue, clitic, mention, label };

struct Mark {
  Part part = Part::quote;
  // Of mentions or quotes; of speakers_ for speakers.
  std::size_t index = 0;
  // Which part of a quote, from 0.
  std::size_t piece = 0;
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

// Where the Arabic letters begin that stand before a name in its word: its proclitics.
std::size_t clitic_begin(std::string_view text, std::size_t name) {
  constexpr std::size_t kLongest = 8;  // bytes; two letters each
  std::size_t begin = name;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (begin >= 2 && name - begin < kLongest && byte(begin - 2) >= 0xD8 &&
         byte(begin - 2) <= 0xDB && (byte(begin - 1) & 0xC0) == 0x80) {
    // Punctuation that shares the lead byte: comma, semicolon, question mark.
    const unsigned letter = (byte(begin - 2) & 0x1FU) << 6U | (byte(begin - 1) & 0x3FU);
    if (letter == 0x60C || letter == 0x61B || letter == 0x61F || letter == 0x6D4) break;
    begin -= 2;
  }
  return begin;
}

// The place before the quotation mark that a quote stands behind, else the quote's begin.
std::size_t label_place(std::string_view text, std::size_t quote) {
  for (const std::string_view mark : {"\u00AB", "\u201C", "\u201D", "\u201E", "\"", "''"})
    if (quote >= mark.size() && text.substr(quote - mark.size(), mark.size()) == mark)
      return quote - mark.size();
  return quote;
}

class Page {
 public:
  Page(const Document& document, std::string_view text, std::string_view id,
       const PageStyle& style)
      : document_(document),
        text_(text),
        id_(id),
        style_(style),
        words_(page_words(style.language)),
        speakers_(quotes_by_speaker(document)),
        speaker_of_(document.quotes.size()),
        headline_(headline_of(text)) {
    for (std::size_t s = 0; s < speakers_.size(); ++s)
      for (const std::size_t quote : speakers_[s].quotes) speaker_of_[quote] = s;
    collect_marks();
  }

  std::string write() {
    return fill_page(page_files::kArticleHtml, page_files::kArticleScript,
                     page_files::kArticleScriptHash, style_.language, words_,
                     [&](std::string_view name) { return slot(name); });
  }

 private:
  std::string slot(std::string_view name) const {
    if (name == "title") return escape_html(title());
    if (name == "id") return isolated(id_);
    // The page's first heading is the headline; without one it is the id.
    if (name == "id_element") return headline_.empty() ? "h1" : "span";
    if (name == "back") return back_link();
    if (name == "article") return article();
    if (name == "diagnostics") return diagnostics();
    if (name == "lists") return lists();
    if (name == "data") return page_data(data());
    if (name == "quotes") return std::to_string(document_.quotes.size());
    for (std::size_t i = 0; i < kTypes.size(); ++i)
      if (name == kHeadings[i]) return std::to_string(entities_of(kTypes[i]).size());
    return {};
  }

  std::string word(const std::string& key) const { return words_.value(key, ""); }

  // A reason or remark of the library's in the interface's language, if it has it.
  std::string said(const std::string& what) const {
    const auto all = words_.find("said");
    return all == words_.end() ? what : all->value(what, what);
  }

  std::string title() const {
    if (headline_.empty()) return id_.empty() ? word("article") : std::string(id_);
    return excerpt(piece(headline_), kExcerpt);
  }

  std::string back_link() const {
    if (style_.index.empty()) return {};
    return "<a class=\"back\" href=\"" + relative_url(style_.index) + "\">" +
           escape_html(word("back")) + "</a>";
  }

  std::string_view piece(Span span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  bool in_text(Span span) const {
    return span.begin < span.end && span.end <= text_.size();
  }

  // The parts of a quote that lie in the text.
  std::vector<Span> parts_of(const Quote& quote) const {
    std::vector<Span> parts = quote.parts;
    if (parts.empty()) parts.push_back(quote.span);
    parts.erase(std::remove_if(parts.begin(), parts.end(),
                               [&](Span part) { return !in_text(part); }),
                parts.end());
    return parts;
  }

  bool is_mention(std::size_t index) const {
    return index < document_.mentions.size() && in_text(document_.mentions[index].span) &&
           document_.mentions[index].entity < document_.entities.size();
  }

  // ---- The text.

  void add_mark(Part part, Span span, std::size_t index, std::size_t piece_number = 0) {
    overlays_.push_back({span, static_cast<int>(part), marks_.size(), false});
    marks_.push_back({part, index, piece_number});
  }

  void collect_marks() {
    std::size_t taken = 0;  // the end of the mention before
    for (std::size_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      if (!is_mention(m)) continue;
      add_mark(Part::mention, mention.span, m);
      if (in_text(mention.title)) add_mark(Part::title, mention.title, m);
      const std::size_t clitic = clitic_begin(text_, mention.span.begin);
      if (clitic < mention.span.begin && clitic >= taken)
        add_mark(Part::clitic, {clitic, mention.span.begin}, m);
      taken = std::max(taken, mention.span.end);
    }
    std::unordered_map<std::size_t, std::size_t> known;  // a speaker's begin → its mark
    for (std::size_t q = 0; q < document_.quotes.size(); ++q) {
      const Quote& quote = document_.quotes[q];
      const std::vector<Span> parts = parts_of(quote);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t place = label_place(text_, parts[i].begin);
        add_mark(Part::label, {place, place}, q, i);
        add_mark(Part::quote, parts[i], q, i);
      }
      if (quote.cue && in_text(quote.cue->span)) add_mark(Part::cue, quote.cue->span, q);
      if (!quote.speaker || !in_text(quote.speaker->span)) continue;
      const auto [at, is_new] =
          known.try_emplace(quote.speaker->span.begin, named_.size());
      if (is_new) {
        add_mark(Part::speaker, quote.speaker->span, named_.size());
        named_.emplace_back();
      }
      named_[at->second].push_back(q);
    }
    std::stable_sort(
        overlays_.begin(), overlays_.end(),
        [](const Overlay& a, const Overlay& b) { return a.span.begin < b.span.begin; });
  }

  // Line by line, so that no element leaves its paragraph: what spans several is cut at
  // their ends.
  std::string article() const {
    std::string out;
    std::vector<Overlay> carried;  // from lines before
    std::size_t next = 0;
    for (std::size_t begin = 0; begin <= text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      for (; next < overlays_.size() && overlays_[next].span.begin <= end; ++next)
        carried.push_back(overlays_[next]);
      write_line(out, {begin, end}, carried);
      if (end < text_.size()) out += '\n';
      begin = end + 1;
    }
    return out;
  }

  // Writes one line with its marks and leaves in `carried` what goes on behind it.
  void write_line(std::string& out, Span line, std::vector<Overlay>& carried) const {
    const bool blank = is_blank(piece(line));
    std::vector<Overlay> here;
    std::vector<Overlay> rest;
    for (const Overlay& overlay : carried) {
      Overlay cut = overlay;
      cut.span.begin = std::max(cut.span.begin, line.begin);
      cut.span.end = std::min(cut.span.end, line.end);
      const bool shown = !blank && (overlay.span.empty() || !cut.span.empty());
      if (shown) here.push_back(cut);
      if (overlay.span.end <= line.end) continue;
      rest.push_back(overlay);
      rest.back().continued = overlay.continued || shown;
    }
    carried = std::move(rest);
    if (blank) {
      append_escaped(out, piece(line));
      return;
    }
    const bool heading =
        !headline_.empty() && line.begin <= headline_.begin && headline_.begin < line.end;
    out += heading ? "<h1" : "<p";
    if (is_left_to_right(piece(line))) out += " dir=\"ltr\"";
    out += '>';
    append_overlaid(
        out, text_, line, here,
        [&](std::string& to, const Overlay& overlay) { begin_tag(to, overlay); },
        [&](std::string& to, const Overlay& overlay) { end_tag(to, overlay); });
    out += heading ? "</h1>" : "</p>";
  }

  void begin_tag(std::string& out, const Overlay& overlay) const {
    const Mark& mark = marks_[overlay.tag];
    const std::string number = std::to_string(mark.index);
    switch (mark.part) {
      case Part::mention: {
        const Mention& mention = document_.mentions[mark.index];
        out += "<mark class=\"m ";
        out += css_class(mention.type);
        out += '"';
        if (!overlay.continued) out += " id=\"m" + number + '"';
        out += " data-m=\"" + number + "\" data-e=\"" + std::to_string(mention.entity) +
               "\">";
        break;
      }
      case Part::quote:
        out += "<q class=\"q ";
        out += to_string(document_.quotes[mark.index].kind);
        out += "\" data-q=\"" + number + "\">";
        break;
      case Part::label:
        write_label(out, mark);
        break;
      case Part::speaker: {
        out += "<span class=\"sp\" data-by=\"";
        for (const std::size_t quote : named_[mark.index])
          out += std::to_string(quote) + ' ';
        out.back() = '"';
        out += '>';
        break;
      }
      case Part::title:
        out += "<span class=\"title\">";
        break;
      case Part::cue:
        out += "<span class=\"cue\" data-cue=\"" + number + "\">";
        break;
      case Part::clitic:
        out += "<span class=\"cl\">";
        break;
    }
  }

  void end_tag(std::string& out, const Overlay& overlay) const {
    switch (marks_[overlay.tag].part) {
      case Part::mention:
        out += "</mark>";
        break;
      case Part::quote:
        out += "</q>";
        break;
      case Part::label:
        out += "</a>";
        break;
      default:
        out += "</span>";
    }
  }

  // Who speaks. The words are in attributes, so that the article's text stays the
  // article's.
  void write_label(std::string& out, const Mark& mark) const {
    constexpr std::string_view kGoesOn = "\u2026";
    const Quote& quote = document_.quotes[mark.index];
    const std::size_t speaker = speaker_of_[mark.index];
    const std::string& name = speakers_[speaker].name;
    const std::string shown = escape_html(name.empty() ? word("unnamed") : name);
    const bool first = mark.piece == 0;
    out += "<a class=\"by ";
    out += to_string(quote.kind);
    out += '"';
    if (first) out += " id=\"q" + std::to_string(mark.index) + '"';
    out += " data-q=\"" + std::to_string(mark.index) + "\" href=\"#s" +
           std::to_string(speaker) + "\" data-by=\"" +
           (first ? shown : std::string(kGoesOn)) + "\" aria-label=\"" +
           escape_html(word(first ? "speaker" : "continued")) + ": " + shown + "\">";
  }

  std::string diagnostics() const {
    if (document_.diagnostics.empty()) return {};
    std::string out =
        "<section class=\"notes\" aria-labelledby=\"notes\"><h2 id=\"notes\">" +
        escape_html(word("notes")) + "</h2><ul>\n";
    for (const Diagnostic& diagnostic : document_.diagnostics)
      out += "<li>" + isolated(said(diagnostic.message)) + " (" +
             escape_html(word("bytes")) + " <code dir=\"ltr\">" +
             std::to_string(diagnostic.span.begin) + "\u2013" +
             std::to_string(diagnostic.span.end) + "</code>)</li>\n";
    return out + "</ul></section>\n";
  }

  // ---- The lists.

  // Entities of a type that the text shows, the often named first.
  std::vector<std::size_t> entities_of(EntityType type) const {
    std::vector<std::size_t> entities;
    for (std::size_t e = 0; e < document_.entities.size(); ++e)
      if (document_.entities[e].type == type && first_mention(e)) entities.push_back(e);
    std::stable_sort(entities.begin(), entities.end(), [&](std::size_t a, std::size_t b) {
      return document_.entities[a].mentions.size() >
             document_.entities[b].mentions.size();
    });
    return entities;
  }

  std::optional<std::size_t> first_mention(std::size_t entity) const {
    for (const std::size_t m : document_.entities[entity].mentions)
      if (is_mention(m) && document_.mentions[m].entity == entity) return m;
    return std::nullopt;
  }

  std::string heading(std::string_view name, std::size_t count) const {
    const std::string key(name);
    return "<section aria-labelledby=\"" + key + "\"><h2 id=\"" + key + "\">" +
           escape_html(word(key)) + ' ' + counted("", count) + "</h2>\n<ol>\n";
  }

  // A count, and for those who hear it, of what.
  std::string counted(const std::string& what, std::size_t count) const {
    std::string out = "<span class=\"n\">";
    if (!what.empty())
      out += "<span class=\"sr\">" + escape_html(word(what)) + ": </span>";
    return out + std::to_string(count) + "</span>";
  }

  static std::string latin(std::string_view name) {
    if (name.empty()) return {};
    return isolated(name, "class=\"latin\" lang=\"en\"");
  }

  std::string lists() const {
    std::string out;
    if (!speakers_.empty()) {
      out += heading("speakers", speakers_.size());
      for (std::size_t s = 0; s < speakers_.size(); ++s) write_speaker(out, s);
      out += "</ol></section>\n";
    }
    for (std::size_t i = 0; i < kTypes.size(); ++i) {
      const std::vector<std::size_t> entities = entities_of(kTypes[i]);
      if (entities.empty()) continue;
      out += heading(kHeadings[i], entities.size());
      for (const std::size_t entity : entities) write_entity(out, entity);
      out += "</ol></section>\n";
    }
    return out;
  }

  void write_speaker(std::string& out, std::size_t s) const {
    const SpeakerQuotes& speaker = speakers_[s];
    const std::string name = speaker.name.empty() ? word("unnamed") : speaker.name;
    const std::string_view other =
        speaker.entity ? std::string_view(document_.entities[*speaker.entity].latin) : "";
    out += "<li class=\"speaker\" id=\"s" + std::to_string(s) + "\" data-names=\"" +
           escape_html(name) + ' ' + escape_html(other) +
           "\"><a class=\"row\" href=\"#q" + std::to_string(speaker.quotes.front()) +
           "\" data-speaker=\"" + std::to_string(s) + "\"><span class=\"who\">" +
           isolated(name, "class=\"name\"") + latin(other) + "</span>" +
           counted("said_count", speaker.quotes.size()) + "</a>\n<ol class=\"said\">\n";
    for (const std::size_t q : speaker.quotes) {
      const Quote& quote = document_.quotes[q];
      std::string reported;
      for (const Span part : parts_of(quote))
        reported += (reported.empty() ? "" : " \u2026 ") + excerpt(piece(part), kExcerpt);
      out += "<li><a class=\"row\" href=\"#q" + std::to_string(q) + "\" data-quote=\"" +
             std::to_string(q) + "\">" + isolated(reported, "lang=\"ar\"") +
             " <span class=\"kind\">" +
             escape_html(word(std::string(to_string(quote.kind)))) + "</span></a></li>\n";
    }
    out += "</ol></li>\n";
  }

  void write_entity(std::string& out, std::size_t e) const {
    const Entity& entity = document_.entities[e];
    out += "<li id=\"e" + std::to_string(e) + "\" data-names=\"" +
           escape_html(entity.name) + ' ' + escape_html(entity.latin) +
           "\"><a class=\"row\" href=\"#m" + std::to_string(*first_mention(e)) +
           "\" data-entity=\"" + std::to_string(e) + "\"><span class=\"who\">" +
           isolated(entity.name,
                    "class=\"name m " + std::string(css_class(entity.type)) + '"') +
           latin(entity.latin) + "</span>" + counted("count", entity.mentions.size());
    if (!entity.roles.empty()) {
      out += "<span class=\"roles\">";
      for (std::size_t i = 0; i < entity.roles.size(); ++i)
        out += (i > 0 ? escape_html(word("comma")) : "") +
               isolated(excerpt(entity.roles[i], kExcerpt));
      out += "</span>";
    }
    out += "</a></li>\n";
  }

  // ---- The script's data. Reasons repeat from mention to mention: each stands once, and
  // mentions and quotes hold numbers.

  class ReasonTable {
   public:
    Json numbers(const std::vector<Reason>& reasons) {
      Json list = Json::array();
      for (const Reason& reason : reasons) {
        const double weight = std::round(reason.weight * 100) / 100;
        std::string key = reason.kind + '\n' + reason.what + '\n' + reason.where + '\n' +
                          std::to_string(weight);
        const auto [at, is_new] = known_.try_emplace(std::move(key), table_.size());
        if (is_new)
          table_.push_back(Json::array({reason.kind, reason.what, reason.where, weight}));
        list.push_back(at->second);
      }
      return list;
    }
    Json take() { return std::move(table_); }

   private:
    std::unordered_map<std::string, std::size_t> known_;
    Json table_ = Json::array();
  };

  Json data() const {
    ReasonTable reasons;
    Json mentions = Json::array();
    for (const Mention& mention : document_.mentions)
      mentions.push_back({{"weight", std::round(mention.weight * 100) / 100},
                          {"reasons", reasons.numbers(mention.reasons)}});
    Json entities = Json::array();
    for (const Entity& entity : document_.entities)
      entities.push_back({{"type", css_class(entity.type)},
                          {"subtype", entity.subtype},
                          {"name", entity.name},
                          {"latin", entity.latin},
                          {"key", entity.id},
                          {"country", entity.country},
                          {"roles", entity.roles}});
    Json speakers = Json::array();
    for (const SpeakerQuotes& speaker : speakers_)
      speakers.push_back(
          {{"name", speaker.name},
           {"latin", speaker.entity ? document_.entities[*speaker.entity].latin : ""},
           {"quotes", speaker.quotes}});
    Json quotes = Json::array();
    for (std::size_t q = 0; q < document_.quotes.size(); ++q) {
      const Quote& quote = document_.quotes[q];
      Json chain = Json::array();
      for (const Speaker& link : quote.chain) chain.push_back(link.text);
      quotes.push_back({{"kind", to_string(quote.kind)},
                        {"cue", quote.cue ? quote.cue->text : ""},
                        {"speaker", speaker_of_[q]},
                        {"chain", std::move(chain)},
                        {"reasons", reasons.numbers(quote.reasons)}});
    }
    return {{"words", words_},
            {"mentions", std::move(mentions)},
            {"entities", entities},
            {"speakers", std::move(speakers)},
            {"quotes", std::move(quotes)},
            {"reasons", reasons.take()}};
  }

  const Document& document_;
  std::string_view text_;
  std::string_view id_;
  const PageStyle& style_;
  Json words_;
  std::vector<SpeakerQuotes> speakers_;
  std::vector<std::size_t> speaker_of_;  // a quote's index in speakers_
  Span headline_;
  std::vector<Overlay> overlays_;  // by begin
  std::vector<Mark> marks_;        // what each overlay's tag means
  // For each span that names a speaker, the quotes that it speaks.
  std::vector<std::vector<std::size_t>> named_;
};

}  // namespace

std::string to_page(const Document& document, std::string_view text, std::string_view id,
                    const PageStyle& style) {
  return Page(document, text, id, style).write();
}

}  // namespace isnad
