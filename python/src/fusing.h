// Fusion for Python: claims as JSON lines in, events as JSON lines out; and the pieces of it that a
// cluster needs to come to the same events as one machine. Called without the interpreter's lock.
#pragma once
#include <isnad/error.h>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "fuse/kinship.h"

namespace isnad::python {

class IsnadError : public std::runtime_error {
 public:
  explicit IsnadError(const Error& e) : std::runtime_error(message(e)) {}

 private:
  static std::string message(const Error& e) {
    std::string out = e.where.empty() ? e.message : e.where + ": " + e.message;
    return e.hint.empty() ? out : out + " (" + e.hint + ')';
  }
};

template <class T>
T take(Result<T>&& result) {
  if (!result) throw IsnadError(result.error());
  return std::move(*result);
}

struct AboutDocument {
  std::string id, outlet, published, text;
};
using Lines = std::vector<std::string>;

// As `isnad events` has them.
Lines fuse_lines(const Lines& lines, const std::vector<AboutDocument>& documents, const fuse::Kinship& kinship);

// The blocks of each claim, in the order of the claims (src/fuse/block_keys.h).
std::vector<std::vector<std::uint64_t>> block_keys(const Lines& lines, const std::vector<AboutDocument>& documents);

// The smallest item each item is connected to through shared keys; `items` and `keys` are pairs. Takes 16
// bytes a pair while it runs. Throws std::out_of_range for an item past the count.
std::vector<std::uint32_t> components(std::uint32_t count, std::span<const std::uint32_t> items,
                                      std::span<const std::uint64_t> keys);

// An event without its links, and what is needed to find them: `link` holds the parts that linking looks
// at, and two events can only be linked where a whole's key is one of the part's keys.
struct BinEvent {
  std::string id, first, line, link;  // first: the smallest id of its claims
  bool whole = false;
  std::vector<std::string> whole_keys, part_keys;
};
std::vector<BinEvent> fuse_bin(const Lines& lines, const std::vector<AboutDocument>& documents,
                               const fuse::Kinship& kinship);
// Why each whole holds the part beside it, from their `link`; empty where it does not.
Lines link_reasons(const Lines& wholes, const Lines& parts);
std::size_t most_parts();  // of one whole that are linked

}  // namespace isnad::python
