// The claims of one group → the event record. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <vector>

#include "fuse/copies.h"
#include "fuse/facts.h"
#include "fuse/fuse.h"

namespace isnad::fuse {

struct Member {
  const Claim* claim = nullptr;
  const Facts* facts = nullptr;
};

// `members` by claim id; copies are pairs of indices into `documents`.
Event make_event(const std::vector<Member>& members, std::span<const InputDocument> documents,
                 const std::vector<Copy>& copies);

}  // namespace isnad::fuse
