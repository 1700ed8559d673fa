// Records of JSON Lines as articles.
#ifndef ISNAD_EXAMPLES_EXTRACT_RECORDS_H_
#define ISNAD_EXAMPLES_EXTRACT_RECORDS_H_

#include <string>
#include <string_view>

namespace extract {

struct Record {
  std::string text;
  // The id field's string or number; empty if there is none.
  std::string id;
  // All other members as they were written, between commas:
  // `"date":"2026-01-01","n":1.0`. Of members with the same name the last. One whose name
  // the output needs for itself is called "input_" and its name.
  std::string fields;
};

// Reads one line. Throws std::runtime_error that says what is wrong with it.
Record read_record(std::string_view line, const std::string& text_field,
                   const std::string& id_field);

}  // namespace extract

#endif  // ISNAD_EXAMPLES_EXTRACT_RECORDS_H_
