// How fast each stage is, beside ICU's u_strFromUTF8 on the same text in the same run.
//
//   isnad-bench [TEXT_FILE]
//
// Paragraph by paragraph, one thread. The measurements are alternated, several rounds
// each, and the median is shown: MB/s and the share of the rate of u_strFromUTF8. Without
// a file, text is generated. Times are of the processor. Then: building an extractor
// (time, memory above an empty one), matching with all names and with a tenth of them,
// the linear-time inputs beside news of the same size, and how long doubled texts take.
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "api/engine.h"
#include "discourse/link.h"
#include "discourse/mentions.h"
#include "discourse/quotes.h"
#include "isnad/extractor.h"
#include "match/spot.h"
#include "resources/list_reader.h"
#include "text/normalize.h"
#include "text/tokenize.h"

namespace {

using namespace isnad;

constexpr int kRounds = 5;

// Processor time, so that what else the machine does counts little.
double seconds(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Resident memory in bytes; 0 where /proc is missing.
double resident() {
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  double resident_pages = 0;
  file >> pages >> resident_pages;
  return resident_pages * 4096;
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) paragraphs.push_back(line);
  return paragraphs;
}

std::string generated_news() {
  const char* const sentences[] = {
      "وقال وزير الخارجية الروسي سيرغي لافروف في موسكو إن المحادثات مع الجانب الأمريكي "
      "ستبدأ قريبا.",
      "وأضاف أن بلاده لن تقبل شروطا مسبقة، مشيرا إلى أن الوفد سيغادر إلى جنيف صباح الغد.",
      "وتراجعت أسعار النفط في الأسواق العالمية مع استمرار المخاوف من تباطؤ النمو في "
      "الصين.",
      "وذكرت وكالة رويترز نقلا عن مصدر دبلوماسي \"أن الاتفاق بات قريبا جدا\" بعد أسابيع "
      "من التفاوض.",
      "وشارك في الاجتماع ممثلون عن الأمم المتحدة والاتحاد الأوروبي وجامعة الدول "
      "العربية."};
  std::string text;
  for (std::size_t i = 0; text.size() < 4'000'000; ++i) {
    text += sentences[(i * 7 + i / 3) % 5];
    text += i % 3 == 2 ? '\n' : ' ';
  }
  return text;
}

struct Row {
  std::string name;
  std::function<void(const std::string&)> work;
  std::vector<double> times;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::size_t sink = 0;  // keeps results alive

}  // namespace

int main(int argc, char** argv) {
  std::string text;
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "isnad-bench: %s: cannot be read\n", argv[1]);
      return 1;
    }
    std::ostringstream content;
    content << file.rdbuf();
    text = content.str();
  } else {
    text = generated_news();
  }
  const std::vector<std::string> paragraphs = paragraphs_of(text);
  const double megabytes = static_cast<double>(text.size()) / 1e6;

  const double empty_memory = resident();
  std::unique_ptr<const Engine> engine;
  const double build = seconds([&] { engine = compile_engine(built_in_resources()); });
  const double memory = resident() - empty_memory;
  const Extractor extractor;

  // A tenth of the names, every tenth entry.
  std::vector<Resource> fewer = built_in_resources();
  for (Resource& resource : fewer) {
    if (resource_kind(resource) != "names") continue;
    std::string kept;
    std::size_t entry = 0;
    std::istringstream lines(resource.text);
    for (std::string line; std::getline(lines, line);) {
      const bool header = line.empty() || line[0] == '%' || line[0] == '#';
      const bool further = !line.empty() && (line[0] == '=' || line[0] == '>');
      if (!header && !further) ++entry;
      if (header || entry % 10 == 0) kept += line + '\n';
    }
    resource.text = kept;
  }
  const std::unique_ptr<const Engine> small = compile_engine(fewer);

  Options plain;
  plain.reasons = false;
  std::vector<UChar> wide(text.size() + 1);
  // The stages in memory that is used again, as in an extractor.
  TaggedText tagged;
  TaggedText tagged_by_fewer;
  MentionFinder finder(tagged, engine->knowledge());
  const auto match = [&](const std::string& p) {
    tokenize(p, tagged.text);
    spot(engine->lexicon, tagged);
  };
  std::vector<Row> rows = {
      {"u_strFromUTF8",
       [&](const std::string& p) {
         UErrorCode status = U_ZERO_ERROR;
         std::int32_t size = 0;
         u_strFromUTF8(wide.data(), static_cast<std::int32_t>(wide.size()), &size,
                       p.data(), static_cast<std::int32_t>(p.size()), &status);
         sink += static_cast<std::size_t>(size);
       },
       {}},
      {"fold and tokenize",
       [&](const std::string& p) {
         tokenize(p, tagged.text);
         sink += tagged.text.tokens.size();
       },
       {}},
      {"+ match names and classes",
       [&](const std::string& p) {
         match(p);
         sink += tagged.names.size();
       },
       {}},
      {"+ match, a tenth of the names",
       [&](const std::string& p) {
         tokenize(p, tagged_by_fewer.text);
         spot(small->lexicon, tagged_by_fewer);
         sink += tagged_by_fewer.names.size();
       },
       {}},
      {"+ rules and proposals",
       [&](const std::string& p) {
         match(p);
         sink += finder.propose().candidates.size();
       },
       {}},
      {"+ weigh and select",
       [&](const std::string& p) {
         match(p);
         sink += finder.find({}).chosen.size();
       },
       {}},
      {"+ link",
       [&](const std::string& p) {
         match(p);
         Document document;
         link_mentions(finder.find({}), tagged, engine->lexicon, {}, document);
         sink += document.mentions.size();
       },
       {}},
      {"end to end",
       [&](const std::string& p) { sink += extractor.extract(p, plain).quotes.size(); },
       {}},
      {"end to end with reasons",
       [&](const std::string& p) { sink += extractor.extract(p).quotes.size(); },
       {}},
  };
  for (int round = 0; round < kRounds; ++round)
    for (Row& row : rows)
      row.times.push_back(seconds([&] {
        for (const std::string& paragraph : paragraphs) row.work(paragraph);
      }));

  std::printf("%.1f MB in %zu paragraphs, median of %d alternated rounds\n\n", megabytes,
              paragraphs.size(), kRounds);
  std::printf("%-32s %10s %8s\n", "stage", "MB/s", "share");
  const double base = median(rows.front().times);
  for (const Row& row : rows)
    std::printf("%-32s %10.1f %8.3f\n", row.name.c_str(), megabytes / median(row.times),
                base / median(row.times));

  std::printf("\nbuilding an extractor: %.0f ms, %.1f MB\n", build * 1000, memory / 1e6);

  std::printf("\n1 MB of …                          ms\n");
  const auto repeat = [](const std::string& piece, std::size_t size = 1'000'000) {
    std::string out;
    while (out.size() < size) out += piece;
    return out;
  };
  const auto extract_ms = [&](const std::string& input) {
    std::vector<double> times;
    for (int round = 0; round < 3; ++round)
      times.push_back(
          seconds([&] { sink += extractor.extract(input, plain).mentions.size() + 1; }));
    return 1000 * median(times);
  };
  std::string one_line;
  for (const std::string& paragraph : paragraphs) {
    one_line += paragraph + ' ';
    if (one_line.size() > 1'000'000) break;
  }
  const std::pair<const char*, std::string> inputs[] = {
      {"news", text.substr(0, std::min<std::size_t>(text.size(), 1'000'000))},
      {"news in one line", one_line},
      {"quotation marks", repeat("\"")},
      {"opening guillemets", repeat("«")},
      {"closing guillemets", repeat("»")},
      {"quotation marks with blanks", repeat("\" ")},
      {"guillemets with blanks", repeat("« ")},
      {"one letter", repeat("ب")},
      {"one letter with blanks", repeat("ب ")},
      {"one name", repeat("محمد ")},
      {"one reporting verb", repeat("قال ")},
      {"one complementizer", repeat("أن ")},
      {"full stops", repeat(". ")},
      {"ill-formed bytes", repeat("\xFF")},
  };
  for (const auto& [name, input] : inputs)
    std::printf("%-32s %8.1f\n", name, extract_ms(input));

  // Time is linear in text: each column is about twice the one before.
  std::printf("\n%-32s %8s %8s %8s   ms\n", "doubled texts", "1 MB", "2 MB", "4 MB");
  const auto nested = [&](std::size_t size) {
    return repeat("«ب ", size / 2) + repeat(" ب»", size / 2);
  };
  const auto different_names = [](std::size_t size) {
    const char* const letters[] = {"ب", "ت", "د", "ر", "س", "ف", "ق", "ل", "م", "ن"};
    std::string out;
    for (std::size_t n = 100'000; out.size() < size; ++n) {
      out += "محمد ";
      for (std::size_t left = n; left > 0; left /= 10) out += letters[left % 10];
      out += "، ";
    }
    return out;
  };
  using Make = std::function<std::string(std::size_t)>;
  const auto repeated = [&](const char* piece) -> Make {
    return [&repeat, piece](std::size_t size) { return repeat(piece, size); };
  };
  const std::pair<const char*, Make> doubled[] = {
      {"one sentence of words", repeated("المجتمع الدولي يتابع هذه القضية منذ سنوات ")},
      {"nested marks", nested},
      {"alternating marks", repeated("« » \" ")},
      {"commas", repeated("، ")},
      {"brackets", repeated("( ) ")},
      {"cue words", repeated("قال مضيفا ")},
      {"cues and complementizers", repeated("قال إن ")},
      {"head nouns", repeated("وزارة ")},
      {"titles", repeated("الرئيس ")},
      {"acronyms in brackets", repeated("(NATO) ")},
      {"100,000 different names", different_names},
  };
  for (const auto& [name, make] : doubled)
    std::printf("%-32s %8.1f %8.1f %8.1f\n", name, extract_ms(make(1'000'000)),
                extract_ms(make(2'000'000)), extract_ms(make(4'000'000)));
  return sink == 0 ? 1 : 0;
}
