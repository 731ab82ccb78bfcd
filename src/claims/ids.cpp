#include "claims/ids.h"

#include <xxhash.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <string>

namespace isnad::claims {
namespace {

void append(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

std::string hex(std::uint64_t number) {
  std::string out(16, '0');
  for (auto at = out.size(); at-- > 0; number >>= 4) out[at] = "0123456789abcdef"[number & 15];
  return out;
}

}  // namespace

void set_ids(std::vector<Claim>& claims) {
  std::map<std::string, int> seen;
  std::string key;
  for (Claim& claim : claims) {
    key.assign(claim.doc).append(1, '\n').append(claim.rule).append(1, '\n');
    append(key, claim.evidence.begin);
    key += '\n';
    append(key, claim.trigger.span.begin);
    claim.id = hex(XXH3_64bits(key.data(), key.size()));
    if (const int n = seen[claim.id]++; n > 0) {
      claim.id += '-';
      append(claim.id, static_cast<std::uint64_t>(n));
    }
  }
}

}  // namespace isnad::claims
