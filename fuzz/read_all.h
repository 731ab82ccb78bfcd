// Bytes under a file's name, through everything that reads them.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/open.h"
#include "ingest/parse.h"

namespace isnad::fuzz {

// Aborts where a document breaks what the rest of the engine builds on.
inline void check(const Document& d) {
  if (d.body_begin > d.text.size()) std::abort();
  for (const auto* text : {&d.text, &d.title, &d.byline, &d.url, &d.outlet, &d.section, &d.published_text})
    if (!utf8::valid(*text)) std::abort();
}

inline void read_item(const ingest::Item& item) {
  if (item.kind == ingest::Kind::pdf) return;  // another program's parser
  ingest::ParseOptions options;
  options.limits.item = 1 << 20;
  options.limits.text = 1 << 20;
  for (const auto& document : ingest::parse(item, options).documents) check(document);
}

inline void read_stream(ingest::ItemStream& stream, int depth) {
  for (int i = 0; i < 2000; ++i) {
    auto found = stream.next();
    if (!found) return;
    if (auto* item = std::get_if<ingest::Item>(&*found))
      read_item(*item);
    else if (auto* inner = std::get_if<std::unique_ptr<ingest::ItemStream>>(&*found); inner != nullptr && depth < 8)
      read_stream(**inner, depth + 1);
  }
}

inline void read_all(const std::uint8_t* data, std::size_t size, const char* name) {
  ingest::ReaderOptions options;
  options.limits.item = 1 << 20;
  auto found = ingest::open_bytes(memory_stream(std::string(reinterpret_cast<const char*>(data), size)),
                                  {name, name, 0}, options);
  if (auto* item = std::get_if<ingest::Item>(&found))
    read_item(*item);
  else if (auto* stream = std::get_if<std::unique_ptr<ingest::ItemStream>>(&found))
    read_stream(**stream, 0);
}

}  // namespace isnad::fuzz
