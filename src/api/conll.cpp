// CoNLL columns: tokens, split where a span begins or ends, with everything that is
// between them.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "api/offsets.h"
#include "isnad/formats.h"
#include "text/normalize.h"
#include "text/tokenize.h"

namespace isnad {
namespace {

bool is_space_or_control(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

// Format controls are kept in words, which may need them, and shown in gaps.
bool is_format_control(char32_t c) {
  return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

void append_bytes(std::string& out, std::string_view bytes) {
  for (const char byte : bytes)
    out += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
}

enum class Cell { token, gap, comment };

// No white space, control or ill-formed byte is left, so that a row is a line and a cell
// is a cell to every reader; comments keep blanks.
std::string escaped(std::string_view text, Cell cell) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    std::uint8_t size = 0;
    const bool well_formed = decode(text, at, c, size);
    const std::string_view bytes = text.substr(at, size);
    at += size;
    if (!well_formed)
      append_bytes(out, bytes);
    else if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == ' ' && cell != Cell::comment)
      out += "\\s";
    else if (c != ' ' && is_space_or_control(c))
      append_bytes(out, bytes);
    else if (cell == Cell::gap && (c == '_' || is_format_control(c)))
      append_bytes(out, bytes);
    else
      out += bytes;
  }
  // A row must not look like a comment.
  if (cell == Cell::token && !out.empty() && out.front() == '#')
    out.replace(0, 1, "\\x23");
  return out;
}

std::string_view or_else(const std::string& cell, std::string_view none) {
  return cell.empty() ? none : std::string_view(cell);
}

// What a span of the text is, for one of the columns.
struct Label {
  enum class Column { entity, quotes, roles };
  Span span;
  Column column = Column::entity;
  std::string name;
  std::size_t entity = 0;  // of mentions
};

class Conll {
 public:
  Conll(const Document& document, std::string_view text, const ConllStyle& style)
      : document_(document), text_(text), style_(style), offset_(text, style.offsets) {}

  std::string write(std::string_view id) {
    collect_labels();
    write_head(id);
    write_rows();
    return std::move(out_);
  }

 private:
  void add_label(Span span, Label::Column column, std::string name,
                 std::size_t entity = 0) {
    if (span.begin >= span.end || span.end > text_.size()) return;
    labels_.push_back({span, column, std::move(name), entity});
  }

  void collect_labels() {
    for (const std::size_t i : mentions_without_overlaps(document_)) {
      const Mention& mention = document_.mentions[i];
      add_label(mention.span, Label::Column::entity, std::string(to_string(mention.type)),
                mention.entity);
      add_label(mention.title, Label::Column::roles,
                fmt::format("title:{}", mention.entity));
    }
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) {
      const Quote& quote = document_.quotes[i];
      for (const Span part : quote.parts)
        add_label(part, Label::Column::quotes,
                  fmt::format("{}:{}", to_string(quote.kind), i));
      if (quote.cue)
        add_label(quote.cue->span, Label::Column::roles, fmt::format("cue:{}", i));
      if (quote.speaker)
        add_label(quote.speaker->span, Label::Column::roles,
                  fmt::format("speaker:{}", i));
      for (std::size_t link = 0; link < quote.chain.size(); ++link)
        add_label(quote.chain[link].span, Label::Column::roles,
                  fmt::format("source:{}.{}", i, link));
    }
    std::stable_sort(labels_.begin(), labels_.end(), [](const Label& a, const Label& b) {
      return a.span.begin < b.span.begin;
    });
    for (const Label& label : labels_) {
      begins_.push_back(label.span.begin);
      ends_.push_back(label.span.end);
    }
    std::sort(ends_.begin(), ends_.end());
    std::merge(begins_.begin(), begins_.end(), ends_.begin(), ends_.end(),
               std::back_inserter(cuts_));
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
  }

  void write_head(std::string_view id) {
    const auto comment = [](std::string_view value) {
      return escaped(value.empty() ? "_" : value, Cell::comment);
    };
    out_ += fmt::format("# newdoc id = {}\n", escaped(id, Cell::comment));
    out_ += fmt::format("# offsets = {}\n", to_string(style_.offsets));
    for (std::size_t i = 0; i < document_.entities.size(); ++i) {
      const Entity& entity = document_.entities[i];
      out_ += fmt::format("# entity\t{}\t{}\t{}\t{}\n", i, to_string(entity.type),
                          comment(entity.id), comment(entity.name));
    }
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) {
      const Quote& quote = document_.quotes[i];
      out_ += fmt::format("# quote\t{}\t{}", i, to_string(quote.kind));
      if (quote.speaker)
        out_ += fmt::format(
            "\t{}\t{}\t{}",
            quote.speaker->entity ? fmt::format("{}", *quote.speaker->entity) : "_",
            comment(quote.speaker->how), comment(quote.speaker->text));
      out_ += '\n';
    }
  }

  void write_rows() {
    const TokenizedText tokens = tokenize(text_);
    std::size_t sentence = 1;  // the next to begin
    std::size_t at = 0;
    for (std::size_t t = 0; t < tokens.tokens.size(); ++t) {
      const Token& token = tokens.tokens[t];
      if (sentence < tokens.sentences.size() && tokens.sentences[sentence].begin == t) {
        ++sentence;
        if (!inside_mention(token.begin)) out_ += '\n';
      }
      write_gap({at, token.begin});
      write_pieces({token.begin, token.end});
      at = token.end;
    }
    write_gap({at, text_.size()});
    if (gap_begin_ < text_.size())
      out_ += fmt::format("# gap = {}\n", escaped(text_.substr(gap_begin_), Cell::gap));
    out_ += '\n';
  }

  // A gap is written with the token behind it; one in which a span begins or ends is
  // written as tokens, so that the rows tell where.
  void write_gap(Span gap) {
    const auto begin = std::lower_bound(begins_.begin(), begins_.end(), gap.begin);
    const auto end = std::upper_bound(ends_.begin(), ends_.end(), gap.begin);
    if ((begin != begins_.end() && *begin < gap.end) ||
        (end != ends_.end() && *end <= gap.end))
      write_pieces(gap);
  }

  void write_pieces(Span span) {
    auto cut = std::upper_bound(cuts_.begin(), cuts_.end(), span.begin);
    while (span.begin < span.end) {
      const std::size_t end = cut != cuts_.end() && *cut < span.end ? *cut++ : span.end;
      write_row({span.begin, end});
      span.begin = end;
    }
  }

  bool inside_mention(std::size_t byte) const {
    return std::any_of(active_.begin(), active_.end(), [&](const Label* label) {
      return label->column == Label::Column::entity && label->span.begin < byte &&
             byte < label->span.end;
    });
  }

  void write_row(Span row) {
    active_.erase(
        std::remove_if(active_.begin(), active_.end(),
                       [&](const Label* label) { return label->span.end <= row.begin; }),
        active_.end());
    for (; next_label_ < labels_.size() && labels_[next_label_].span.begin <= row.begin;
         ++next_label_)
      active_.push_back(&labels_[next_label_]);

    std::string entity;
    std::string tag;
    std::string quotes;
    std::string roles;
    for (const Label* label : active_) {
      const char* prefix = label->span.begin == row.begin ? "B-" : "I-";
      switch (label->column) {
        case Label::Column::entity:
          entity = std::to_string(label->entity);
          tag = prefix + label->name;
          break;
        case Label::Column::quotes:
          if (!quotes.empty()) quotes += '|';
          quotes += prefix + label->name;
          break;
        case Label::Column::roles:
          if (!roles.empty()) roles += '|';
          roles += label->name;
          break;
      }
    }
    const std::string gap =
        escaped(text_.substr(gap_begin_, row.begin - gap_begin_), Cell::gap);
    out_ += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                        escaped(piece(text_, row), Cell::token), offset_(row.begin),
                        offset_(row.end), or_else(gap, "_"), or_else(entity, "_"),
                        or_else(quotes, "_"), or_else(roles, "_"), or_else(tag, "O"));
    gap_begin_ = row.end;
  }

  const Document& document_;
  std::string_view text_;
  const ConllStyle& style_;
  OffsetMap offset_;
  std::vector<Label> labels_;         // by begin
  std::vector<std::size_t> begins_;   // of labels, ascending
  std::vector<std::size_t> ends_;     // of labels, ascending
  std::vector<std::size_t> cuts_;     // both, each once
  std::vector<const Label*> active_;  // those that the row is in
  std::size_t next_label_ = 0;
  std::size_t gap_begin_ = 0;  // the end of the last row
  std::string out_;
};

}  // namespace

std::string to_conll(const Document& document, std::string_view text, std::string_view id,
                     const ConllStyle& style) {
  return Conll(document, text, style).write(id);
}

}  // namespace isnad
