#include "claims/ids.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <map>
#include <string>

namespace isnad::claims {

void set_ids(std::vector<Claim>& claims) {
  std::map<std::string, int> seen;
  for (Claim& claim : claims) {
    const auto key =
        fmt::format("{}\n{}\n{}\n{}", claim.doc, claim.rule, claim.evidence.begin, claim.trigger.span.begin);
    claim.id = fmt::format("{:016x}", XXH3_64bits(key.data(), key.size()));
    if (const int n = seen[claim.id]++; n > 0) claim.id += fmt::format("-{}", n);
  }
}

}  // namespace isnad::claims
