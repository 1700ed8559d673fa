// A plug-in that keeps isnad to itself: one C function is all that it shows.
#include <isnad/extractor.h>

extern "C" __attribute__((visibility("default"))) int plugin_mentions(const char* text) {
  const isnad::Resource resource{"plugin.txt",
                                 "% kind: names\n% type: ORG\n% source: test\n"
                                 "% licence: CC0-1.0\n% criteria: test\n"
                                 u8"الترسانة البحرية\n> Arsenal; id=test.arsenal\n"};
  const isnad::Extractor extractor({resource});
  return static_cast<int>(extractor.extract(text).mentions.size());
}
