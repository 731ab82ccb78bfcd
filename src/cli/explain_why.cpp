#include "cli/explain_why.h"

#include <fmt/format.h>

#include "export/reasons.h"

namespace isnad::cli {

std::string why(const Claim& claim) {
  std::string out;
  for (const auto& r : exports::reasons(claim.because))
    out += r.slot.en.empty() ? fmt::format("  {}\n", r.words)
                             : fmt::format("  {:<12}«{}»: {}\n", r.slot.en, r.words, r.how.en);
  return out.empty() ? out : "why\n" + out;
}

std::string told_by(const Claim& claim) {
  std::string out;
  int level = 0;
  for (const auto& s : claim.attribution) {
    if (!out.empty()) out += s.level == level ? " and " : " ← ";
    level = s.level;
    out += s.name;
    out += fmt::format(" ({}{}{})", name_of(s.kind), s.affiliation.empty() ? "" : ", for " + s.affiliation,
                       s.verb.empty() ? "" : ", by «" + s.verb + "»");
  }
  return out;
}

}  // namespace isnad::cli
