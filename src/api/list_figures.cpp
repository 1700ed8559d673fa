// What is in lists, and how often their names stand in texts.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "api/engine.h"
#include "discourse/mentions.h"
#include "isnad/gazetteer.h"
#include "match/spot.h"
#include "resources/list_reader.h"
#include "text/tokenize.h"

namespace isnad {
namespace {

constexpr std::size_t kContextTokens = 6;  // on each side of a name

}  // namespace

std::vector<SectionStats> list_statistics(const std::vector<Resource>& lists) {
  std::vector<SectionStats> out;
  std::vector<ResourceProblem> problems;
  for (const Resource& list : lists) {
    if (!check_text(list, problems)) continue;
    const std::string_view list_kind = resource_kind(list);
    if (list_kind == "rules" || list_kind == "weights") continue;
    std::map<std::string, SectionStats> sections;
    read_list(
        list,
        [&](const ListSection& section, const ListEntry& entry) {
          const bool names = section.kind == "names";
          const std::string_view own = entry.attribute("subtype");
          std::string what(names ? section.type : section.classes);
          if (names) what += ' ' + std::string(own.empty() ? section.subtype : own);
          SectionStats& stats = sections[what];
          stats.file = list.name;
          stats.kind = section.kind;
          stats.what = what;
          if (entry.blocks) {
            ++stats.blocks;
            return;
          }
          ++stats.entries;
          stats.spellings += entry.spellings.size();
          for (const ListSpelling& spelling : entry.spellings) {
            if (spelling.ambiguous) ++stats.ambiguous;
            if (spelling.exact) ++stats.exact;
          }
          if (!entry.latin.empty()) ++stats.latin;
        },
        problems);
    for (auto& [what, stats] : sections) out.push_back(std::move(stats));
  }
  if (!problems.empty()) throw ResourceError(std::move(problems));
  return out;
}

struct HitCounter::Impl {
  struct Count {
    std::size_t seen = 0;
    std::size_t taken = 0;
    std::vector<std::string> taken_contexts;
    std::vector<std::string> other_contexts;
  };

  std::unique_ptr<const Engine> engine;
  std::size_t first_file = 0;  // of the lists that are counted, in Lexicon::files
  std::size_t contexts = 0;
  std::vector<Count> counts;                                         // by spelling
  std::map<std::pair<std::string, std::size_t>, std::string> texts;  // by file and line

  void add(std::string_view article) {
    const TaggedText tagged = spot(tokenize(article), engine->lexicon);
    const Selection selection = find_mentions(tagged, engine->knowledge(), {});
    using Place = std::tuple<std::size_t, std::size_t, EntityType, std::size_t>;
    std::vector<Place> mentions;
    for (const std::size_t chosen : selection.chosen) {
      const Candidate& candidate = selection.candidates[chosen];
      mentions.emplace_back(candidate.begin, candidate.end, candidate.type,
                            candidate.prefix_letters);
    }
    std::sort(mentions.begin(), mentions.end());
    for (const Hit& hit : tagged.names) {
      const Spelling& spelling = engine->lexicon.spellings[hit.spelling];
      if (spelling.where.file < first_file) continue;
      Count& count = counts[hit.spelling];
      const bool taken = std::binary_search(
          mentions.begin(), mentions.end(),
          Place(hit.begin, hit.end, engine->lexicon.names[spelling.entry].type,
                hit.prefix_letters));
      ++count.seen;
      if (taken) ++count.taken;
      std::vector<std::string>& kept =
          taken ? count.taken_contexts : count.other_contexts;
      if (kept.size() < contexts) kept.push_back(context_of(tagged, hit));
    }
  }

  // A line of text around a name: the name in brackets, line ends as blanks.
  static std::string context_of(const TaggedText& tagged, const Hit& hit) {
    const TokenizedText& text = tagged.text;
    const std::size_t first = hit.begin - std::min(hit.begin, kContextTokens);
    const std::size_t last = std::min(text.tokens.size(), hit.end + kContextTokens) - 1;
    const Span name = source_span(text, hit.begin, hit.end, hit.prefix_letters);
    const std::size_t begin = text.tokens[first].begin;
    const std::size_t end = text.tokens[last].end;
    std::string line(text.source.substr(begin, name.begin - begin));
    line += '[';
    line += text.source.substr(name.begin, name.end - name.begin);
    line += ']';
    line += text.source.substr(name.end, end - name.end);
    std::replace_if(
        line.begin(), line.end(),
        [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
  }
};

HitCounter::HitCounter(const std::vector<Resource>& lists,
                       const std::vector<Resource>& before, std::size_t contexts)
    : impl_(std::make_unique<Impl>()) {
  std::vector<Resource> all = before;
  all.insert(all.end(), lists.begin(), lists.end());
  // Only lists of names and words are files of the lexicon.
  for (const Resource& resource : before) {
    const std::string_view kind = resource_kind(resource);
    if (kind == "names" || kind == "words") ++impl_->first_file;
  }
  impl_->engine = compile_engine(all, before.empty() ? 0 : lists.size());
  impl_->contexts = contexts;
  std::vector<ResourceProblem> problems;  // none: the engine is made
  for (const Resource& list : lists) {
    const std::string_view kind = resource_kind(list);
    if (kind != "names" && kind != "words") continue;
    read_list(
        list,
        [&](const ListSection&, const ListEntry& entry) {
          for (const ListSpelling& spelling : entry.spellings)
            impl_->texts.emplace(std::pair(list.name, spelling.line), spelling.text);
        },
        problems);
  }
  impl_->counts.resize(impl_->engine->lexicon.spellings.size());
}

HitCounter::HitCounter(HitCounter&&) noexcept = default;
HitCounter& HitCounter::operator=(HitCounter&&) noexcept = default;
HitCounter::~HitCounter() = default;

void HitCounter::add(std::string_view article) { impl_->add(article); }

std::vector<SpellingHits> HitCounter::hits() const {
  const Lexicon& lexicon = impl_->engine->lexicon;
  std::vector<SpellingHits> out;
  for (std::size_t i = 0; i < impl_->counts.size(); ++i) {
    const Impl::Count& count = impl_->counts[i];
    if (count.seen == 0) continue;
    const Spelling& spelling = lexicon.spellings[i];
    SpellingHits hits;
    hits.file = lexicon.files[spelling.where.file];
    hits.line = spelling.where.line;
    hits.type = lexicon.names[spelling.entry].type;
    hits.ambiguous = spelling.ambiguous;
    hits.spelling = impl_->texts.at({hits.file, hits.line});
    hits.seen = count.seen;
    hits.taken = count.taken;
    hits.taken_contexts = count.taken_contexts;
    hits.other_contexts = count.other_contexts;
    out.push_back(std::move(hits));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const SpellingHits& a, const SpellingHits& b) {
                     return std::pair(a.taken, a.seen) > std::pair(b.taken, b.seen);
                   });
  return out;
}

}  // namespace isnad
