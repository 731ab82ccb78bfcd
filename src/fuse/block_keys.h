// The blocks a claim would be filed under, as numbers that any process gives alike: claims that
// share none can never meet, so groups closed under sharing can be fused apart from each other.
// Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace isnad::fuse {

// Sorted, without repeats; `words` are those of the claim's evidence. Hashes of 64 bits: a rare collision joins two
// groups, which changes nothing in the events.
std::vector<std::uint64_t> block_keys(Claim claim, std::optional<Day> published, std::string_view words = {});

}  // namespace isnad::fuse
