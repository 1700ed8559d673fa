// Runs a fuzz target over the files of folders, and over mutations of them.
//   replay FOLDER…
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()),
                         input.size());
}

std::string mutate(std::string input, std::mt19937& random) {
  for (int change = 0; change < 4 && !input.empty(); ++change) {
    const std::size_t at = random() % input.size();
    switch (random() % 4) {
      case 0:
        input[at] = static_cast<char>(random());
        break;
      case 1:
        input.erase(at, 1 + random() % 9);
        break;
      case 2:
        input.insert(at, input.substr(random() % input.size(), 1 + random() % 20));
        break;
      default:
        input.resize(at);
    }
  }
  return input;
}

}  // namespace

int main(int argc, char** argv) {
  std::mt19937 random(11);
  int inputs = 0;
  for (int i = 1; i < argc; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      run(text.str());
      for (int round = 0; round < 30; ++round, ++inputs) run(mutate(text.str(), random));
    }
  std::printf("%d inputs\n", inputs);
  return inputs > 0 ? 0 : 1;
}
