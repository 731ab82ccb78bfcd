// Sub-events and wholes: linked, never merged. A happening of some days holds what happened on one of
// them at its place and by its parties; a running total holds the tolls it sums; an operation holds
// what its side did there in its time. Thread-safe; the same for any order.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <span>
#include <string>
#include <vector>

namespace isnad::fuse {

// Fills `links` of all events, on both sides.
void link_events(std::vector<Event>& events, std::span<const Claim> claims);

// The same by single events, for who keeps links from one run to the next.
enum class Whole { none, total, stretch, operation };
inline constexpr std::size_t kParts = 200;  // of one whole: enough to look at, few enough to keep
// A claim that tells a running total makes its event one.
bool running_total(const Claim& claim);
Whole whole_of(const Event& event, bool total);
bool holds(Whole kind, const Event& whole, const Event& part, bool part_is_total);
const char* because(Whole kind);
// Where a whole looks for its parts, and where a part is found by it: its places and all that they lie
// in. Both empty for what can be neither.
std::vector<std::string> own_places(const Event& event);
std::vector<std::string> all_places(const Event& event);

}  // namespace isnad::fuse
