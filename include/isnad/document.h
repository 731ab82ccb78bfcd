// Documents: what is read.
//
// A document is one article. `text` is the stored text: decoded, extracted, otherwise as it
// came. Every Span is a half-open range of bytes (UTF-8) of it; at the edges (JSON, HTTP,
// Python) offsets are Unicode code points, see base/code_points.h.
// Thread-safety: plain values.
#pragma once
#include <isnad/error.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace isnad {

using Day = std::chrono::sys_days;

struct Span {
  std::uint32_t begin = 0;  // first byte
  std::uint32_t end = 0;    // one past the last byte
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span, Span) = default;
};

struct Document {
  std::string id;
  std::string text;              // the stored text; for pages: title, line feed, body
  std::uint32_t body_begin = 0;  // where the body starts in `text` (0 where no title was put first)
  std::string title;
  std::string url;
  std::string outlet;
  std::string byline;
  std::string section;
  std::string language;          // BCP 47: ar, fa, ckb, ur, en … ; empty until checked
  std::optional<Day> published;  // given, never inferred
  std::string published_text;    // the words or field the publication day was taken from
  std::string path;              // file, archive member or address it was read from
  std::string charset;           // as decided by ingest
  std::string raw_sha256;        // of the source item's raw bytes
  std::vector<Note> notes;
};

}  // namespace isnad
