// What an input is cut into before anything is parsed: one Item is one line, one page, one archive
// record. Cutting is serial and cheap; parsing an Item (parse.h) can run on any thread.
#pragma once
#include <isnad/document.h>
#include <isnad/error.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace isnad::ingest {

enum class Kind : std::uint8_t {
  text,           // plain text, with an optional header of "Name: value" lines
  html,           // a page
  json_document,  // {"id", "text", …}: one line of a JSONL file, or a file of its own
  json_feed,      // jsonfeed.org
  telegram_json,  // Telegram Desktop's result.json
  telegram_html,  // Telegram Desktop's messages.html
  feed,           // RSS or Atom
  sitemap,        // sitemap or news sitemap: addresses, no text
  csv_row,        // fields joined by kFieldEnd, after mapping
  mail,           // EML or MHTML
  pdf,
};
inline constexpr char kFieldEnd = '\x1f';

struct Item {
  Kind kind = Kind::text;
  std::string bytes;
  std::string path;                  // where it was read from: file, file:line, archive!member, archive@offset
  std::string name;                  // the id of the document where it brings none of its own
  std::string url;                   // from an archive's record
  std::string charset;               // as declared outside of the bytes (HTTP header), or empty
  std::optional<Day> retrieved;      // when an archive says it was fetched
  std::vector<std::string> columns;  // csv_row: field names
  std::vector<Note> notes;
};

struct Limits {
  std::size_t item = std::size_t{64} << 20;         // bytes of one page, line or record
  std::size_t text = std::size_t{8} << 20;          // bytes of one document's stored text
  std::uint64_t expanded = std::uint64_t{4} << 40;  // bytes that all archives together may expand to
  unsigned ratio = 1000;                            // times an archive member may grow
  std::uint64_t members = 50'000'000;
  int depth = 4;  // archives inside archives
};

class ItemStream;
using Found = std::variant<Item, Error, std::unique_ptr<ItemStream>>;

// Cuts one input. Trouble with one part is an Error in its place; the next call goes on behind it.
class ItemStream {
 public:
  virtual ~ItemStream() = default;
  virtual std::optional<Found> next() = 0;
};

}  // namespace isnad::ingest
