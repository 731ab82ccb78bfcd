// Independent origins: claims that go back to one telling count once. Five outlets that repeat one
// agency are one origin; so are copies of one text, and one named source quoted twice.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <string>
#include <vector>

#include "fuse/copies.h"

namespace isnad::fuse {

struct OriginMember {
  const Claim* claim = nullptr;
  std::uint32_t document = 0;
  std::string outlet;
};

// Lists of claim ids, in the order of their first member.
std::vector<std::vector<std::string>> origins_of(const std::vector<OriginMember>& members,
                                                 const std::vector<Copy>& copies);

}  // namespace isnad::fuse
