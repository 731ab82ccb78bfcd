// Inputs → Items: files, folders (recursively, in the order of their names), archives and standard
// input, one after the other.
//
//   ingest::Reader reader({"news/", "-"}, {});
//   while (auto found = reader.next()) …   // an Item, or an Error that names what could not be read
//
// Not shared between threads.
#pragma once
#include <string>
#include <vector>

#include "ingest/item.h"

namespace isnad::ingest {

struct ReaderOptions {
  Limits limits;
  // CSV columns by field: {"text": "body", "published": "date"}; empty fields are guessed.
  std::map<std::string, std::string> columns;
};

class Reader {
 public:
  Reader(std::vector<std::string> inputs, ReaderOptions options);
  std::optional<std::variant<Item, Error>> next();
  // Bytes of input taken so far, for a progress bar.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  std::vector<std::string> inputs_;
  ReaderOptions options_;
  std::size_t at_ = 0;
  std::vector<std::unique_ptr<ItemStream>> open_;
  std::uint64_t bytes_read_ = 0;
};

// Bytes of all files below the inputs; standard input counts nothing.
std::uint64_t total_size(const std::vector<std::string>& inputs);

}  // namespace isnad::ingest
