// The example extractor: Arabic articles in, people, organizations, places and quotes
// out. Its parts are in the folder extract.
#include <isnad/extractor.h>
#include <isnad/resources.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/in_order.h"
#include "extract/inputs.h"
#include "extract/interrupt.h"
#include "extract/options.h"
#include "extract/output.h"
#include "extract/progress.h"

namespace {

using extract::Settings;

// With the user's resources; nothing, and every problem told, if they are faulty.
std::optional<isnad::Extractor> make_extractor(const std::vector<std::string>& paths) {
  std::vector<isnad::Resource> resources;
  std::vector<isnad::ResourceProblem> problems;
  for (const std::string& path : paths) {
    try {
      resources.push_back(isnad::read_resource(path));
    } catch (const isnad::ResourceError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  try {
    if (!problems.empty()) throw isnad::ResourceError(problems);
    return isnad::Extractor(std::move(resources));
  } catch (const isnad::ResourceError& error) {
    std::cerr << error.what() << '\n';
    return std::nullopt;
  }
}

// Leaves only the quotes that the user asks for.
void choose_quotes(isnad::Document& document, std::string_view text,
                   const Settings& settings) {
  const auto unwanted = [&](const isnad::Quote& quote) {
    if (!settings.kinds.empty() && std::find(settings.kinds.begin(), settings.kinds.end(),
                                             quote.kind) == settings.kinds.end())
      return true;
    if (settings.speakers.empty()) return false;
    return !quote.speaker ||
           std::none_of(settings.speakers.begin(), settings.speakers.end(),
                        [&](const std::string& name) {
                          return isnad::names_speaker(name, document, *quote.speaker,
                                                      text);
                        });
  };
  std::vector<isnad::Quote> wanted;
  for (isnad::Quote& quote : document.quotes)
    if (!unwanted(quote)) wanted.push_back(std::move(quote));
  document.quotes = std::move(wanted);
}

// From an item of the input to what is written of it; in any thread.
extract::Result work_on(extract::Item&& item, const isnad::Extractor& extractor,
                        const Settings& settings) {
  const extract::OutputSettings& output = settings.output;
  const extract::Format& format = *output.format;
  extract::Result result;
  result.source = item.source;
  result.size = item.size;
  result.files_done = item.files_done;
  extract::InputArticle article;
  try {
    article = extract::read_article(std::move(item), settings.input);
  } catch (const std::runtime_error& error) {
    result.interrupted = extract::interrupted() != 0;
    result.error = error.what();
    return result;
  }
  isnad::Document document = extractor.extract(article.text, settings.find);
  choose_quotes(document, article.text, settings);
  result.statistics.add(document, article.text.size());
  if (!format.write)
    result.output = extractor.explain(article.text, settings.find);
  else if (!format.write_graph || !output.folder.empty())
    result.output =
        format.write({document, article.text, article.id, article.fields}, output.style);
  if (format.name == "html" && !output.folder.empty())
    result.index = isnad::index_article(document, article.text, article.id, "");
  if (format.two_files) result.beside = isnad::to_brat(document, article.text).text;
  if (format.write_graph) result.document = std::move(document);
  if (!output.text_folder.empty()) result.text = std::move(article.text);
  result.id = std::move(article.id);
  return result;
}

int run(const Settings& settings) {
  const auto start = std::chrono::steady_clock::now();
  const std::optional<isnad::Extractor> extractor = make_extractor(settings.resources);
  if (!extractor) return extract::kFaultyResource;

  if (settings.input.arguments.empty() && isatty(STDIN_FILENO) != 0 && !settings.quiet)
    std::cerr << "Reading from the terminal; Ctrl-D ends the text.\n";
  extract::Inputs inputs(settings.input);
  // A report on the terminal is progress enough.
  const bool visible = !settings.quiet && isatty(STDERR_FILENO) != 0 &&
                       (isatty(STDOUT_FILENO) == 0 || !settings.output.folder.empty());
  extract::Progress progress(visible, inputs.files(), inputs.bytes());
  extract::Output output(settings.output, progress);
  extract::in_order<extract::Item, extract::Result>(
      settings.jobs, [&](extract::Item& item) { return inputs.next(item); },
      [&](extract::Item&& item) {
        return work_on(std::move(item), *extractor, settings);
      },
      [&](extract::Result&& result) { return output.put(std::move(result)); },
      [] { return extract::interrupted() != 0; });
  output.finish();
  if (settings.statistics) {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    progress.clear();
    std::cerr << output.statistics().text(taken.count());
  }
  if (extract::interrupted() != 0) return extract::kInterrupted + extract::interrupted();
  return output.statistics().failures > 0 ? extract::kInputFailed : extract::kOk;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  int status = extract::kOk;
  try {
    if (!extract::parse(argc, argv, settings, status)) return status;
    extract::note_interrupts();
    return run(settings);
  } catch (const extract::OutputError& error) {
    std::cerr << "isnad-extract: " << error.what() << '\n';
    return extract::kOutputFailed;
  } catch (const extract::TooManyArticles& error) {
    std::cerr << "isnad-extract: " << error.what() << '\n';
    return extract::kWrongUse;
  } catch (const std::exception& error) {
    // Out of memory or out of threads.
    std::cerr << "isnad-extract: " << error.what() << '\n';
    return extract::kOutputFailed;
  }
}
