#include "ingest/charset.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "base/utf8.h"
#include "ingest/mojibake.h"

namespace isnad::ingest {
namespace {

struct Converter {
  explicit Converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    handle.reset(ucnv_open(name, &status));
    if (U_FAILURE(status) != 0) handle.reset();
  }
  struct Close {
    void operator()(UConverter* c) const { ucnv_close(c); }
  };
  std::unique_ptr<UConverter, Close> handle;
};

std::string convert(std::string_view bytes, const char* name) {
  const Converter from(name), to("UTF-8");
  std::string out;
  if (!from.handle || !to.handle) return out;
  out.reserve(bytes.size() * 2);
  std::array<char, 8192> buffer{};
  std::array<UChar, 4096> pivot{};
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  const char* source = bytes.data();
  UBool reset = 1;
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.handle.get(), from.handle.get(), &target, buffer.data() + buffer.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   reset, 1, &status);
    reset = 0;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  return out;
}

// The WHATWG's habit: pages that say latin-1 mean windows-1252.
std::string canonical(std::string_view declared) {
  std::string name;
  for (const char c : declared)
    if (c != '"' && c != '\'' && std::isspace(static_cast<unsigned char>(c)) == 0)
      name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  if (name == "utf8") return "utf-8";
  if (name == "cp1256" || name == "cp-1256" || name == "windows1256" || name == "x-cp1256") return "windows-1256";
  if (name == "arabic" || name == "iso8859-6" || name == "iso_8859-6" || name == "iso-8859-6-i" ||
      name == "iso-8859-6-e" || name == "ecma-114" || name == "asmo-708")
    return "iso-8859-6";
  if (name == "latin1" || name == "iso-8859-1" || name == "iso8859-1" || name == "us-ascii" || name == "ascii" ||
      name == "cp1252")
    return "windows-1252";
  return name;
}

// UTF-8 as far as it goes: how many sequences hold and how many bytes do not.
struct Utf8Shape {
  std::size_t good = 0, bad = 0;
  bool cut_at_end = false;  // the last sequence is only begun
};
Utf8Shape shape_of(std::string_view bytes) {
  Utf8Shape shape;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto d = utf8::decode(bytes, i);
    if (d.cp == 0xFFFD && d.size == 1) {
      const auto lead = static_cast<unsigned char>(bytes[i]);
      const std::size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
      const bool begun =
          want > bytes.size() - i && std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(i) + 1, bytes.end(),
                                                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
      if (begun && want > 1) {
        shape.cut_at_end = true;
        return shape;
      }
      ++shape.bad;
    } else if (d.size > 1) {
      ++shape.good;
    }
    i += d.size;
  }
  return shape;
}

// UTF-16 without a mark: one byte of each pair is always 0 (ASCII) or 6 (Arabic).
const char* utf16_without_mark(std::string_view bytes) {
  const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  if (n < 4) return nullptr;
  std::size_t even = 0, odd = 0, zeros = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const bool high = bytes[i] == 0 || bytes[i] == 6 || bytes[i] == 0x20;
    zeros += bytes[i] == 0;
    (i % 2 == 0 ? even : odd) += high;
  }
  if (zeros * 20 < n) return nullptr;  // spaces and line feeds alone give more than that
  if (odd * 20 > n * 9 && even * 10 < n * 4) return "utf-16le";
  if (even * 20 > n * 9 && odd * 10 < n * 4) return "utf-16be";
  return nullptr;
}

bool binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 65536);
  std::size_t control = 0, nul = 0;
  for (const char c : head) {
    const auto b = static_cast<unsigned char>(c);
    nul += b == 0;
    control += (b < 0x09 || (b > 0x0D && b < 0x20 && b != 0x1B) || b == 0x7F) ? 1U : 0U;
  }
  return control * 50 > head.size() || nul * 200 > head.size();
}

std::size_t count(std::string_view bytes, std::string_view what) {
  std::size_t n = 0;
  for (auto at = bytes.find(what); at != std::string_view::npos; at = bytes.find(what, at + 1)) ++n;
  return n;
}

// The article and the commonest particles as each code page writes them.
std::string guess_legacy(std::string_view bytes) {
  const std::size_t cp1256 =
      count(bytes, "\xC7\xE1") + count(bytes, "\xDD\xED ") + count(bytes, "\xE3\xE4 ") + count(bytes, "\xDA\xE1\xEC");
  const std::size_t iso =
      count(bytes, "\xC7\xE4") + count(bytes, "\xE1\xEA ") + count(bytes, "\xE5\xE6 ") + count(bytes, "\xD9\xE4\xE9");
  std::size_t high = 0;
  for (const char c : bytes) high += static_cast<unsigned char>(c) >= 0x80;
  if (std::max(cp1256, iso) * 40 < high) return "windows-1252";
  return iso > cp1256 ? "iso-8859-6" : "windows-1256";
}

std::string replace_broken(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t i = 0; i < bytes.size();) {
    const auto d = utf8::decode(bytes, i);
    if (d.cp == 0xFFFD && d.size == 1)
      utf8::append(out, 0xFFFD);
    else
      out.append(bytes.substr(i, d.size));
    i += d.size;
  }
  return out;
}

void as_utf8(std::string_view bytes, const Utf8Shape& shape, Decoded& out) {
  out.charset = "utf-8";
  if (shape.bad == 0 && !shape.cut_at_end) {
    out.text = bytes;
    return;
  }
  out.text = replace_broken(bytes);
  if (shape.bad > 0)
    out.notes.push_back({"charset.repaired", fmt::format("{} bytes are no UTF-8 and stand as U+FFFD", shape.bad), ""});
  if (shape.cut_at_end) out.notes.push_back({"charset.truncated", "the text ends inside a character", ""});
}

}  // namespace

Result<Decoded> decode_text(std::string_view bytes, std::string_view declared) {
  Decoded out;
  const auto marked = [&](std::string_view mark, const char* name) {
    if (!bytes.starts_with(mark)) return false;
    out.charset = name;
    out.text = convert(bytes.substr(mark.size()), name);
    return true;
  };
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    as_utf8(bytes, shape_of(bytes), out);
    return out;
  }
  if (marked(std::string_view("\xFF\xFE\0\0", 4), "utf-32le") ||
      marked(std::string_view("\0\0\xFE\xFF", 4), "utf-32be") || marked("\xFF\xFE", "utf-16le") ||
      marked("\xFE\xFF", "utf-16be"))
    return out;
  if (const char* wide = utf16_without_mark(bytes)) {
    out.charset = wide;
    out.text = convert(bytes, wide);
    out.notes.push_back({"charset.detected", fmt::format("no byte-order mark; read as {}", wide), ""});
    return out;
  }
  if (binary(bytes))
    return fail(ErrorCode::malformed, "this is binary data, not text", "",
                "Give text, HTML, JSON, PDF or an archive of these.");
  const std::string said = canonical(declared);
  const Utf8Shape shape = shape_of(bytes);
  // Legacy text is never valid UTF-8 by accident for longer than a few letters.
  if (shape.bad == 0 || shape.good > 20 * shape.bad) {
    as_utf8(bytes, shape, out);
    if (!said.empty() && said != "utf-8" && shape.good > 0)
      out.notes.push_back({"charset.misdeclared", fmt::format("declared as {}, is utf-8", said), ""});
    repair_double_encoding(out);
    return out;
  }
  const std::string guess = guess_legacy(bytes);
  const bool arabic_pages = said == "windows-1256" || said == "iso-8859-6";
  const bool believe = !said.empty() && said != "utf-8" && !said.starts_with("utf-16") &&
                       (guess == "windows-1252" || said == guess) && Converter(said.c_str()).handle;
  out.charset = believe ? said : guess;
  out.text = convert(bytes, out.charset.c_str());
  if (said.empty())
    out.notes.push_back({"charset.detected", fmt::format("read as {}", out.charset), ""});
  else if (!believe)
    out.notes.push_back(
        {arabic_pages || said == "utf-8" || said == "windows-1252" ? "charset.misdeclared" : "charset.unknown",
         fmt::format("declared as {}, read as {}", said, out.charset), ""});
  return out;
}

}  // namespace isnad::ingest
