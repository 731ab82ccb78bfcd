// A synthetic stream of claims with known events, for fusion's tests and benchmarks.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <string>
#include <vector>

#include "fuse/fuse.h"

namespace isnad::testing_stream {

struct Stream {
  std::vector<Claim> claims;
  std::vector<std::uint32_t> truth;  // event number of each claim
  std::vector<fuse::InputDocument> documents;
};

// Events lie in a grid of towns over `days` days; each is told by one to six outlets that round the
// toll, name the district instead of the town, drop the agent or the time.
Stream make_stream(std::size_t claims, std::uint32_t seed);

// B-cubed F1 of the events against the truth.
double b_cubed(const Stream& stream, const std::vector<Event>& events);

}  // namespace isnad::testing_stream
