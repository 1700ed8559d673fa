#include "extract/encodings.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <memory>
#include <stdexcept>

namespace extract {
namespace {

constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max() / 4;
// What the detector looks at.
constexpr std::size_t kSample = 64 * 1024;
// The confidence, of a hundred, that it has in UTF-16 before it looks.
constexpr std::int32_t kNoEvidence = 10;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

Converter open_converter(std::string_view encoding) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(encoding).c_str(), &error));
  return U_SUCCESS(error) ? std::move(converter) : Converter();
}

bool is_utf8(const UConverter* converter) { return ucnv_getType(converter) == UCNV_UTF8; }

bool well_formed_utf8(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, bytes.data(),
                static_cast<std::int32_t>(bytes.size()), &error);
  return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

std::string detect(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  std::int32_t mark_size = 0;
  const char* marked = ucnv_detectUnicodeSignature(
      bytes.data(), static_cast<std::int32_t>(bytes.size()), &mark_size, &error);
  if (U_SUCCESS(error) && marked) return marked;
  // Arabic in UTF-16 without a mark is well formed UTF-8, too, but no text without NUL.
  const bool maybe_utf8 = well_formed_utf8(bytes);
  if (maybe_utf8 && bytes.find('\0') == std::string_view::npos) return "UTF-8";

  constexpr std::array<std::string_view, 6> kLikely = {
      "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1256", "ISO-8859-6"};
  error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<std::int32_t>(std::min(bytes.size(), kSample)), &error);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  for (std::int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &error);
    if (U_SUCCESS(error) && ucsdet_getConfidence(matches[i], &error) > kNoEvidence &&
        std::find(kLikely.begin(), kLikely.end(), name) != kLikely.end())
      return name;
  }
  if (maybe_utf8) return "UTF-8";
  throw std::runtime_error("its encoding cannot be told; name it with --encoding");
}

}  // namespace

bool known_encoding(std::string_view encoding) {
  return encoding == "auto" || open_converter(encoding);
}

std::string to_utf8(std::string bytes, std::string_view encoding) {
  if (bytes.size() > kMost)
    throw std::runtime_error("too long to convert (more than 512 MB)");
  const Converter converter =
      open_converter(encoding == "auto" ? detect(bytes) : std::string(encoding));
  if (!converter) throw std::runtime_error("unknown encoding " + std::string(encoding));
  if (is_utf8(converter.get())) return bytes;
  const auto convert = [&](std::string& to, UErrorCode& error) {
    return ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), to.data(),
                              static_cast<std::int32_t>(to.size()), bytes.data(),
                              static_cast<std::int32_t>(bytes.size()), &error);
  };
  std::string utf8;
  UErrorCode error = U_ZERO_ERROR;
  utf8.resize(static_cast<std::size_t>(convert(utf8, error)));
  error = U_ZERO_ERROR;
  convert(utf8, error);
  if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
  // A byte order mark is no part of the text; the converters for one byte order keep it.
  constexpr std::string_view kMark = "\uFEFF";
  if (utf8.compare(0, kMark.size(), kMark) == 0) utf8.erase(0, kMark.size());
  return utf8;
}

}  // namespace extract
