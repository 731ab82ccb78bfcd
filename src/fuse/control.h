// The control ledger: who holds each place on a day, source by source and by rules of consensus
// (docs/method/events.md). Thread-safe; the same for any order of the claims.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "fuse/ledger.h"

namespace isnad::fuse {

struct ControlQuestion {
  Day on;
  std::string according_to;         // id or name of a source; empty: consensus of all
  std::vector<std::string> places;  // ids, codes or names; empty: every place with a word of its own
};

// By name of place.
std::vector<ControlRow> control(const LedgerInput& input, const ControlQuestion& question);

// The words of many claims, made ready once and asked for many days. Holds what it needs of the claims.
class ControlWords {
 public:
  explicit ControlWords(const LedgerInput& input);
  ~ControlWords();
  ControlWords(ControlWords&&) noexcept;
  ControlWords& operator=(ControlWords&&) noexcept;
  [[nodiscard]] std::vector<ControlRow> rows(const ControlQuestion& question) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace isnad::fuse
