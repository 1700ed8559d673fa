// Extracts in eight threads at once; run under the thread sanitizer.
#include <isnad/extractor.h>
#include <isnad/output.h>

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

int main() {
  const isnad::Extractor extractor;
  const std::string text =
      "وقال وزير الخارجية الروسي سيرغي لافروف: \"لن نقبل بذلك\". وأضاف أن موسكو "
      "ستناقش الأمر مع منظمة معاهدة الأمن الجماعي (CSTO) في كازاخستان.";
  const std::string expected = isnad::to_json(extractor.extract(text), text, "t");
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (std::string& result : results)
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round)
        result = isnad::to_json(extractor.extract(text), text, "t");
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results)
    if (result != expected) {
      std::puts("threads disagree");
      return 1;
    }
  return 0;
}
