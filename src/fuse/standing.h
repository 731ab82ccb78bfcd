// How far an event can be believed: state, confidence, and the digit of the Admiralty scale that the
// claims suggest. How reliable a source is, is for people to say; this looks only at how many
// independent origins there are, what they have to gain, how exact and how much of one mind they are.
// docs/method/events.md has the numbers. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <vector>

namespace isnad::fuse {

// Sets state, confidence and credibility; origins and agreement must be there.
void judge_standing(Event& event, const std::vector<const Claim*>& claims);

}  // namespace isnad::fuse
