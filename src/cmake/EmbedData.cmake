# Writes the resource files into one C++ source as raw string literals.
#   cmake -DROOT=src/data -DFILES=a.txt;b.txt -DOUT=data.cpp -P EmbedData.cmake
include("${CMAKE_CURRENT_LIST_DIR}/RawLiterals.cmake")
string(REPLACE "," ";" FILES "${FILES}")
file(WRITE "${OUT}.new" "// Made by EmbedData.cmake; the readable files are under src/data.\n#include \"isnad/resources.h\"\n#include \"isnad/version.h\"\n\nnamespace isnad {\n\nstd::vector<Resource> built_in_resources() {\n  return {\n")
set(DIGESTS "")
foreach(NAME IN LISTS FILES)
  file(READ "${ROOT}/${NAME}" TEXT)
  file(SHA256 "${ROOT}/${NAME}" DIGEST)
  string(APPEND DIGESTS "${DIGEST} ${NAME}
")
  file(APPEND "${OUT}.new" "      {\"${NAME}\",\n")
  append_raw_literals("${OUT}.new" "${TEXT}")
  file(APPEND "${OUT}.new" "      },\n")
endforeach()
string(SHA256 DIGEST "${DIGESTS}")
string(SUBSTRING "${DIGEST}" 0 12 DIGEST)
file(APPEND "${OUT}.new" "  };\n}\n\nstd::string_view data_version() { return \"${DIGEST}\"; }\n\n}  // namespace isnad\n")
file(RENAME "${OUT}.new" "${OUT}")
