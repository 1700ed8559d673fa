#include "extract/statistics.h"

#include <iomanip>
#include <numeric>
#include <sstream>
#include <string_view>

namespace extract {
namespace {

void add_counts(std::array<std::size_t, 3>& to, const std::array<std::size_t, 3>& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

template <class Kind>
void write_row(std::ostream& out, std::string_view name,
               const std::array<std::size_t, 3>& counts) {
  out << std::setw(12) << std::left << name << std::setw(9) << std::right
      << std::accumulate(counts.begin(), counts.end(), std::size_t{0}) << "  ";
  for (std::size_t i = 0; i < counts.size(); ++i)
    out << (i == 0 ? "(" : ", ") << isnad::to_string(static_cast<Kind>(i)) << ' '
        << counts[i];
  out << ")";
}

}  // namespace

void Statistics::add(const isnad::Document& document, std::size_t text_size) {
  ++articles;
  bytes += text_size;
  for (const isnad::Mention& mention : document.mentions)
    ++mentions[static_cast<std::size_t>(mention.type)];
  for (const isnad::Entity& entity : document.entities)
    ++entities[static_cast<std::size_t>(entity.type)];
  for (const isnad::Quote& quote : document.quotes) {
    ++quotes[static_cast<std::size_t>(quote.kind)];
    quotes_with_speaker += quote.speaker ? 1 : 0;
  }
  diagnostics += document.diagnostics.size();
}

void Statistics::add(const Statistics& other) {
  articles += other.articles;
  failures += other.failures;
  bytes += other.bytes;
  add_counts(mentions, other.mentions);
  add_counts(entities, other.entities);
  add_counts(quotes, other.quotes);
  quotes_with_speaker += other.quotes_with_speaker;
  diagnostics += other.diagnostics;
}

std::string Statistics::text(double seconds) const {
  std::ostringstream out;
  const auto row = [&](std::string_view name, std::size_t count) -> std::ostream& {
    return out << std::setw(12) << std::left << name << std::setw(9) << std::right
               << count;
  };
  const double megabytes = static_cast<double>(bytes) / 1e6;
  row("articles", articles) << '\n';
  row("failed", failures) << '\n';
  write_row<isnad::EntityType>(out, "mentions", mentions);
  out << '\n';
  write_row<isnad::EntityType>(out, "entities", entities);
  out << '\n';
  write_row<isnad::QuoteKind>(out, "quotes", quotes);
  out << ", " << quotes_with_speaker << " with a speaker\n";
  row("notes", diagnostics) << '\n';
  out << std::fixed << std::setprecision(2) << std::setw(12) << std::left << "text"
      << std::setw(9) << std::right << megabytes << " MB in " << seconds << " s ("
      << std::setprecision(1) << (seconds > 0 ? megabytes / seconds : 0) << " MB/s)\n";
  return out.str();
}

}  // namespace extract
