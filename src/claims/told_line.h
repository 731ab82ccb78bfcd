// The line of a sentence: what it tells as its news, beside what it only mentions. Thread-safe.
#pragma once
#include <vector>

#include "claims/candidate.h"

namespace isnad::claims {

// Clauses that the sentences tell for themselves: their main predicates and what hangs on them through
// saying, result, coordination or another told act. «أعلن مصدر مقتل …» tells the death, «زار القرية
// بعد مقتل …» does not.
class ToldLine {
 public:
  ToldLine(const View& view, const std::vector<Candidate>& all);

  // Whether one of the claim's clauses stands on the line.
  [[nodiscard]] bool tells(const Candidate& candidate) const;

 private:
  [[nodiscard]] bool passes(const Clause& child) const;
  [[nodiscard]] bool act(std::int32_t clause) const;

  const View& view_;
  std::vector<bool> acts_;    // clauses that violent claims are made of
  std::vector<bool> claims_;  // and claims of any kind
};

}  // namespace isnad::claims
