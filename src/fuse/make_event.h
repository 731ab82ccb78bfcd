// The claims of one group → the event record. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <vector>

#include "fuse/facts.h"
#include "fuse/fuse.h"

namespace isnad::fuse {

struct Member {
  const Claim* claim = nullptr;
  const Facts* facts = nullptr;
};

// `members` by claim id.
Event make_event(const std::vector<Member>& members, std::span<const InputDocument> documents);

}  // namespace isnad::fuse
