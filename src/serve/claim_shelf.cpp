#include "serve/claim_shelf.h"

#include <utility>

namespace isnad::serve {
namespace {

constexpr std::size_t kBeside = 400;  // bytes of a row that are not its texts, about

std::size_t size_of(const ClaimRow& row) {
  const auto& d = row.document;
  return kBeside + row.id.size() + row.record.size() + row.because.size() + d.id.size() + d.title.size() +
         d.outlet.size() + d.url.size() + d.lead.size();
}

}  // namespace

ClaimShelf::Row ClaimShelf::find(std::int64_t key) {
  const std::lock_guard lock(mutex_);
  if (const auto at = young_.find(key); at != young_.end()) return at->second;
  const auto at = old_.find(key);
  if (at == old_.end()) return nullptr;
  Row row = std::move(at->second);
  old_.erase(at);
  put(key, row);
  return row;
}

void ClaimShelf::keep(std::int64_t key, Row row) {
  const std::lock_guard lock(mutex_);
  put(key, std::move(row));
}

std::size_t ClaimShelf::size() const {
  const std::lock_guard lock(mutex_);
  return young_.size() + old_.size();
}

void ClaimShelf::put(std::int64_t key, Row row) {
  const std::size_t bytes = size_of(*row);
  if (bytes_ + bytes > most_bytes_ / 2) {
    old_ = std::exchange(young_, {});
    bytes_ = 0;
  }
  if (young_.insert_or_assign(key, std::move(row)).second) bytes_ += bytes;
}

}  // namespace isnad::serve
