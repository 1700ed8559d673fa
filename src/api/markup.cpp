// Escapes text and lays elements over it.
#include "api/markup.h"

#include <algorithm>
#include <queue>
#include <tuple>

#include "text/normalize.h"

namespace isnad {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::string_view kHexadecimal = "0123456789ABCDEF";

// Appends code point by code point; `replace` appends another form of an ASCII character
// and says so.
template <class Replace>
void append_replaced(std::string& out, std::string_view text, Replace replace) {
  while (!text.empty()) {
    const std::size_t size = code_point_size(text);
    if (size == 0 || text[0] == '\0')
      out += kReplacement;
    else if (size > 1 || !replace(text[0]))
      out += text.substr(0, size);
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::size_t code_point_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return 0;
  // The second byte is bounded more closely: no overlong forms, surrogates or numbers
  // above U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < size; ++i)
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  return size;
}

void append_escaped(std::string& out, std::string_view text) {
  append_replaced(out, text, [&](char c) {
    switch (c) {
      case '&':
        out += "&amp;";
        return true;
      case '<':
        out += "&lt;";
        return true;
      case '>':
        out += "&gt;";
        return true;
      case '"':
        out += "&quot;";
        return true;
      case '\'':
        out += "&#39;";
        return true;
      case '\r':
        out += "&#13;";
        return true;
      default:
        return false;
    }
  });
}

std::string escape_html(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

bool has_right_to_left(std::string_view text) {
  // By lead bytes: U+0590 to U+08FF and the presentation forms.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next =
        static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
    if ((byte >= 0xD6 && byte <= 0xDF) ||
        (byte == 0xE0 && next >= 0xA0 && next <= 0xA3) ||
        (byte == 0xEF && next >= 0xAC && next <= 0xBB))
      return true;
  }
  return false;
}

bool is_left_to_right(std::string_view line) {
  const auto is_latin = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  return std::any_of(line.begin(), line.end(), is_latin) && !has_right_to_left(line);
}

std::string isolated(std::string_view text, std::string_view attributes) {
  std::string out = "<bdi";
  if (!attributes.empty()) out.append(" ").append(attributes);
  out += has_right_to_left(text) ? " dir=\"rtl\">" : " dir=\"ltr\">";
  append_escaped(out, text);
  return out + "</bdi>";
}

std::string well_formed(std::string_view text) {
  std::string out;
  append_replaced(out, text, [](char) { return false; });
  return out;
}

std::string excerpt(std::string_view text, std::size_t size) {
  std::string line;
  std::size_t last_blank = 0;
  for (const char c : text) {
    if (is_blank(c)) {
      if (line.empty() || line.back() == ' ') continue;
      last_blank = line.size();
    }
    if (line.size() == size) {
      if (last_blank == 0) {  // one long word: cut it between code points
        last_blank = size;
        while (last_blank > 0 &&
               (static_cast<unsigned char>(line[last_blank - 1]) & 0xC0) == 0x80)
          --last_blank;
        if (last_blank > 0) --last_blank;
      }
      line.resize(last_blank);
      return well_formed(line) + std::string(kEllipsis);
    }
    line += is_blank(c) ? ' ' : c;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return well_formed(line);
}

void append_hexadecimal(std::string& out, unsigned char byte) {
  out += kHexadecimal[byte >> 4];
  out += kHexadecimal[byte & 15];
}

std::string json_in_html(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<' || c == '>' || c == '&') {
      out += "\\u00";
      append_hexadecimal(out, static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string relative_url(std::string_view path) {
  std::string out = path.substr(0, 1) == "/" ? "./" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
                       c == '~' || c == '/';
    if (plain) {
      out += c;
      continue;
    }
    out += '%';
    append_hexadecimal(out, static_cast<unsigned char>(c));
  }
  return out;
}

std::string fill(std::string_view text,
                 const std::function<std::string(std::string_view)>& value) {
  std::string out;
  while (true) {
    const std::size_t open = text.find("{{");
    const std::size_t close = open == text.npos ? text.npos : text.find("}}", open);
    if (close == text.npos) break;
    out += text.substr(0, open);
    out += value(text.substr(open + 2, close - open - 2));
    text.remove_prefix(close + 2);
  }
  out += text;
  return out;
}

void append_overlaid(std::string& out, std::string_view text, Span range,
                     const std::vector<Overlay>& elements, const TagWriter& begin,
                     const TagWriter& end) {
  // What begins first is first: at one place empty elements, then the longest.
  const auto later = [](const Overlay& a, const Overlay& b) {
    const auto order = [](const Overlay& element) {
      return std::tuple(element.span.begin, !element.span.empty(), ~element.span.end,
                        element.rank, element.tag);
    };
    return order(a) > order(b);
  };
  std::priority_queue<Overlay, std::vector<Overlay>, decltype(later)> waiting(later,
                                                                              elements);
  std::vector<Overlay> open;  // each within the one before it
  std::size_t at = range.begin;
  const auto write_text = [&](std::size_t to) {
    append_escaped(out, text.substr(at, to - at));
    at = to;
  };
  while (!waiting.empty() || !open.empty()) {
    if (!open.empty() &&
        (waiting.empty() || open.back().span.end <= waiting.top().span.begin)) {
      write_text(open.back().span.end);
      end(out, open.back());
      open.pop_back();
      continue;
    }
    Overlay element = waiting.top();
    waiting.pop();
    write_text(element.span.begin);
    if (!open.empty() && element.span.end > open.back().span.end) {
      Overlay rest = element;
      rest.span.begin = element.span.end = open.back().span.end;
      rest.continued = true;
      waiting.push(rest);
    }
    begin(out, element);
    open.push_back(element);
  }
  write_text(range.end);
}

}  // namespace isnad
