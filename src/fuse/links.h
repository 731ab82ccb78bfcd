// Sub-events and wholes: linked, never merged. A happening of some days holds what happened on one of
// them at its place and by its parties; a running total holds the tolls it sums; an operation holds
// what its side did there in its time. Thread-safe; the same for any order.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <span>
#include <vector>

namespace isnad::fuse {

// Fills `links` of all events, on both sides.
void link_events(std::vector<Event>& events, std::span<const Claim> claims);

}  // namespace isnad::fuse
