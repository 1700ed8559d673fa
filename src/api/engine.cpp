// Compiles resources into an engine.
#include "api/engine.h"

#include <utility>

#include "resources/list_reader.h"

namespace isnad {

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
  Lexicon lexicon = std::move(builder).build();
  lexicon.first_user_file = first_user_list;
  RuleSet rules = RuleSet::compile(rule_files, lexicon.classes, problems);
  if (!problems.empty()) throw ResourceError(std::move(problems));
  auto engine = std::make_unique<Engine>(std::move(lexicon), std::move(rules));
  engine->weights = Weights::compile(weight_files, engine->space, problems);
  if (!problems.empty()) throw ResourceError(std::move(problems));
  return engine;
}

}  // namespace isnad
