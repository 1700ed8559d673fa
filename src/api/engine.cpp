// Compiles resources into an engine.
#include "api/engine.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "resources/list_reader.h"

namespace isnad {
namespace {

// True if a text names a class: the word stands in it with neither letters nor digits
// beside it.
bool names_class(std::string_view text, std::string_view name) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
  };
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_part(text[at - 1])) &&
        (end == text.size() || !is_part(text[end])))
      return true;
  }
  return false;
}

// A class that is not built in does nothing unless a rule or a weight names it; most
// often it is a slip of the pen.
void check_new_classes(const std::vector<std::pair<ClassId, Provenance>>& new_classes,
                       const std::vector<Resource>& resources, const Lexicon& lexicon,
                       std::vector<ResourceProblem>& problems) {
  for (const auto& [id, where] : new_classes) {
    const std::string& name = lexicon.classes.name(id);
    const bool used =
        std::any_of(resources.begin(), resources.end(), [&](const Resource& resource) {
          const std::string_view kind = resource_kind(resource);
          return (kind == "rules" || kind == "weights") &&
                 names_class(resource.text, name);
        });
    if (!used)
      problems.push_back({lexicon.files[where.file], where.line,
                          "unknown word class '" + name +
                              "': not built in, and no rule or weight names it"});
  }
}

}  // namespace

std::unique_ptr<const Engine> compile_engine(const std::vector<Resource>& resources,
                                             std::size_t user_resources) {
  std::vector<ResourceProblem> problems;
  std::vector<Resource> rule_files;
  std::vector<Resource> weight_files;
  LexiconBuilder builder(problems);
  std::size_t lists = 0;
  std::size_t first_user_list = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const Resource& resource = resources[i];
    if (i + user_resources == resources.size()) first_user_list = lists;
    if (!check_text(resource, problems)) continue;
    const std::string_view kind = resource_kind(resource);
    if (kind == "names" || kind == "words") {
      builder.add(resource);
      ++lists;
    } else if (kind == "rules")
      rule_files.push_back(resource);
    else if (kind == "weights")
      weight_files.push_back(resource);
    else
      problems.push_back({resource.name, 0,
                          kind.empty()
                              ? "no '% kind:' directive: names, words, rules or weights"
                              : "unknown kind '" + std::string(kind) + "'"});
  }
  const auto new_classes = builder.new_classes();
  Lexicon lexicon = std::move(builder).build();
  lexicon.first_user_file = first_user_list;
  check_new_classes(new_classes, resources, lexicon, problems);
  RuleSet rules = RuleSet::compile(rule_files, lexicon.classes, problems);
  if (!problems.empty()) throw ResourceError(std::move(problems));
  auto engine = std::make_unique<Engine>(std::move(lexicon), std::move(rules));
  engine->weights = Weights::compile(weight_files, engine->space, problems);
  if (!problems.empty()) throw ResourceError(std::move(problems));
  return engine;
}

}  // namespace isnad
