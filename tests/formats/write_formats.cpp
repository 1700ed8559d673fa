// Writes files in every format, for readers that know nothing of isnad to read back.
//   write-formats FOLDER FILE…
// makes FOLDER/NAME.ENDING for each file, and FOLDER/all.ENDING for all of them.
#include <isnad/extractor.h>
#include <isnad/formats.h>
#include <isnad/output.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

void write_all(const fs::path& folder, int files, char** names) {
  const isnad::Extractor extractor;
  isnad::TableStyle csv;
  csv.byte_order_mark = true;
  isnad::TableStyle tsv;
  tsv.separator = '\t';
  tsv.offsets = isnad::OffsetUnit::codepoint;
  isnad::ConllStyle utf16;
  utf16.offsets = isnad::OffsetUnit::utf16;
  const isnad::Envelope envelope = isnad::web_annotation_envelope("all articles");
  std::string all_json;
  std::string all_conll;
  std::string all_csv = isnad::quotes_table_header(csv);
  std::string all_items;
  isnad::SpeechGraph graph;
  for (int i = 0; i < files; ++i) {
    const fs::path file = names[i];
    const std::string id = file.stem().string();
    const std::string text = read(file);
    isnad::Options options;
    options.reasons = i % 10 == 0;
    const isnad::Document document = extractor.extract(text, options);

    isnad::JsonStyle style;
    style.reasons = options.reasons;
    all_json += isnad::to_json(document, text, id, style) + '\n';
    style.offsets = isnad::OffsetUnit::codepoint;
    write(folder / (id + ".codepoint.json"), isnad::to_json(document, text, id, style));
    style.offsets = isnad::OffsetUnit::utf16;
    style.indent = 2;
    write(folder / (id + ".utf16.json"), isnad::to_json(document, text, id, style));

    write(folder / (id + ".utf16.conll"), isnad::to_conll(document, text, id, utf16));
    all_conll += isnad::to_conll(document, text, id);

    const isnad::BratFiles brat = isnad::to_brat(document, text);
    write(folder / (id + ".txt"), brat.text);
    write(folder / (id + ".ann"), brat.annotations);

    write(folder / (id + ".web.json"), isnad::to_web_annotation(document, text, id));
    const std::string items = isnad::web_annotation_items(document, text, id);
    if (!items.empty()) all_items += (all_items.empty() ? "" : envelope.between) + items;

    write(folder / (id + ".tsv"), isnad::quotes_table_header(tsv) +
                                      isnad::to_quotes_table(document, text, id, tsv));
    all_csv += isnad::to_quotes_table(document, text, id, csv);

    graph.add(document, id);
  }
  write(folder / "all.jsonl", all_json);
  write(folder / "all.conll", all_conll);
  write(folder / "annotation.conf", isnad::brat_configuration());
  write(folder / "all.web.json", envelope.before + all_items + envelope.after);
  write(folder / "all.csv", all_csv);
  write(folder / "all.graphml", isnad::to_graphml(graph));
  write(folder / "all.dot", isnad::to_dot(graph));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: write-formats FOLDER FILE…\n";
    return 2;
  }
  try {
    write_all(argv[1], argc - 2, argv + 2);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
