// Decides opening and closing marks, paragraph by paragraph, with a stack.
#include "discourse/marks.h"

namespace isnad {
namespace {

bool has_opening_shape(char32_t mark) {
  return mark == 0x00AB || mark == 0x201C || mark == 0x201E || mark == 0x2018 ||
         mark == 0x2039;
}

bool has_closing_shape(char32_t mark) {
  return mark == 0x00BB || mark == 0x201D || mark == 0x2019 || mark == 0x203A ||
         mark == 0x2033;  // what software makes of a mark behind a digit
}

bool ends_like_blank(TokenKind kind) {
  return kind == TokenKind::full_stop || kind == TokenKind::comma ||
         kind == TokenKind::question || kind == TokenKind::ellipsis ||
         kind == TokenKind::close_bracket || kind == TokenKind::colon;
}

bool begins_like_blank(TokenKind kind) {
  return kind == TokenKind::colon || kind == TokenKind::open_bracket ||
         kind == TokenKind::comma;
}

class Pairing {
 public:
  Pairing(const TokenizedText& text, std::vector<Diagnostic>& diagnostics)
      : text_(text), diagnostics_(diagnostics) {
    marks_.role.assign(text.tokens.size(), Marks::Role::none);
    marks_.partner.assign(text.tokens.size(), Marks::kNobody);
    marks_.inside.assign(text.tokens.size(), Marks::kNobody);
  }

  Marks run() {
    for (const TokenRange paragraph : text_.paragraphs) pair(paragraph);
    return std::move(marks_);
  }

 private:
  bool opens(TokenRange paragraph, std::size_t i) const {
    const Token& mark = text_.tokens[i];
    const bool blank_before = i == paragraph.begin || mark.space_before ||
                              begins_like_blank(text_.tokens[i - 1].kind);
    const bool blank_behind = i + 1 == paragraph.end ||
                              text_.tokens[i + 1].space_before ||
                              ends_like_blank(text_.tokens[i + 1].kind);
    if (blank_before != blank_behind) return blank_before;
    if (has_opening_shape(mark.mark)) return true;
    if (has_closing_shape(mark.mark)) return false;
    return open_.empty();
  }

  void pair(TokenRange paragraph) {
    open_.clear();
    for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (text_.tokens[i].kind != TokenKind::quote) continue;
      if (opens(paragraph, i)) {
        open_.push_back(i);
      } else if (open_.empty()) {
        marks_.role[i] = Marks::Role::unopened;
        report(i, "a quotation mark closes what none opened");
      } else {
        marks_.role[open_.back()] = Marks::Role::open;
        marks_.role[i] = Marks::Role::close;
        marks_.partner[open_.back()] = static_cast<Marks::Number>(i);
        marks_.partner[i] = static_cast<Marks::Number>(open_.back());
        open_.pop_back();
      }
    }
    for (const std::size_t i : open_) {
      // ''إن ''…'': what opens twice is closed once.
      if (opens_again(paragraph, i)) continue;
      marks_.role[i] = Marks::Role::unclosed;
      report(i, "a quotation mark is never closed");
    }
    // Paired marks cover what is between them; the outermost wins.
    for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (marks_.role[i] != Marks::Role::open) continue;
      for (std::size_t j = i + 1; j < marks_.partner[i]; ++j)
        marks_.inside[j] = static_cast<Marks::Number>(i);
      i = marks_.partner[i];
    }
  }

  // Does a mark that is closed open right behind this one, or behind one word?
  bool opens_again(TokenRange paragraph, std::size_t i) const {
    for (std::size_t j = i + 1; j < paragraph.end && j <= i + 2; ++j)
      if (marks_.role[j] == Marks::Role::open) return true;
    return false;
  }

  // Marks that touch share one diagnostic.
  void report(std::size_t i, const char* message) {
    if (!diagnostics_.empty() && diagnostics_.back().span.end == text_.tokens[i].begin &&
        diagnostics_.back().message == message) {
      diagnostics_.back().span.end = text_.tokens[i].end;
      return;
    }
    diagnostics_.push_back({{text_.tokens[i].begin, text_.tokens[i].end}, message});
  }

  const TokenizedText& text_;
  std::vector<Diagnostic>& diagnostics_;
  Marks marks_;
  std::vector<std::size_t> open_;
};

}  // namespace

Marks pair_marks(const TokenizedText& text, std::vector<Diagnostic>& diagnostics) {
  return Pairing(text, diagnostics).run();
}

}  // namespace isnad
