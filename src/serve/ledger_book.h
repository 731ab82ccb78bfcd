// The ledgers of a project with everything in them, made once, so that a question only looks things up.
// As of one day of knowledge where that is given. Immutable once learnt; thread-safe.
#pragma once
#include <isnad/ledger.h>
#include <isnad/store.h>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "fuse/control.h"
#include "fuse/talks.h"
#include "fuse/toll.h"

namespace isnad::serve {

class LedgerBook {
 public:
  // conflict where `stop` was set meanwhile.
  static Result<std::shared_ptr<const LedgerBook>> learn(Project& project, const std::optional<Day>& known_by,
                                                         const std::atomic<bool>& stop);

  [[nodiscard]] std::vector<ControlRow> control(const fuse::ControlQuestion& question) const {
    return control_.rows(question);
  }
  // Every toll; narrowed where something is asked, else as it stands.
  [[nodiscard]] std::shared_ptr<const TollLedger> tolls(const fuse::TollQuestion& question) const;
  // What the question takes; their stages are settled by fuse::settle_stages().
  [[nodiscard]] std::vector<const TalksRow*> talks(const fuse::TalksQuestion& question) const;
  [[nodiscard]] Day last() const { return last_; }  // day of happening

 private:
  explicit LedgerBook(fuse::ControlWords control) : control_(std::move(control)) {}
  fuse::ControlWords control_;
  std::shared_ptr<const TollLedger> tolls_;
  std::vector<TalksRow> talks_;
  Day last_{};
};

}  // namespace isnad::serve
