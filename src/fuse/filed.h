// A whole run over claims whose facts and blocks are there already, for who keeps the blocks.
#pragma once
#include "fuse/blocks.h"
#include "fuse/fuse.h"
#include "fuse/prepare.h"

namespace isnad::fuse {

struct Filed {
  const Prepared& facts;
  const Blocks& blocks;
};

// As run() of fuse.h does; `filed` is of the same claims and documents.
void run(const Filed& filed, const ClaimSource& claims, std::span<const InputDocument> documents,
         std::span<const ClaimPair> judgements, const std::function<void(Event&&)>& sink, const RunOptions& options);

}  // namespace isnad::fuse
