// Independent origins: claims that go back to one telling count once. Five outlets that repeat one
// agency are one origin; so are copies of one passage, and one named source quoted twice. And the
// way each telling took: from whom to whom, and how we know.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <cstdint>
#include <string>
#include <vector>

#include "fuse/copies.h"

namespace isnad::fuse {

struct OriginMember {
  const Claim* claim = nullptr;
  std::uint32_t document = 0;
  std::string outlet;
  std::string_view text;  // of the document; may be empty
  std::optional<Day> published;
};

// Pairs of members whose passages are copies of each other and that tell the same type of thing.
std::vector<Copy> copied_members(const std::vector<OriginMember>& members);

// Lists of claim ids, in the order of their first member.
std::vector<std::vector<std::string>> origins_of(const std::vector<OriginMember>& members,
                                                 const std::vector<Copy>& copies);

// Every claim's way from its first source to its outlet, and the copies: the later text from the earlier.
std::vector<Passing> passings_of(const std::vector<OriginMember>& members, const std::vector<Copy>& copies);

}  // namespace isnad::fuse
