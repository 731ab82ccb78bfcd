#include "fuse/block_keys.h"

#include <xxhash.h>

#include <algorithm>

#include "fuse/blocks.h"
#include "fuse/facts.h"

namespace isnad::fuse {

std::vector<std::uint64_t> block_keys(Claim claim, std::optional<Day> published, std::string_view words) {
  claim.evidence = {0, static_cast<std::uint32_t>(words.size())};
  const Facts facts = facts_of(claim, 0, 0, words, {}, published);
  std::vector<std::uint64_t> keys;
  std::vector<BlockKey> blocks;
  blocks_of(facts, blocks);
  for (const auto& b : blocks) keys.push_back(b.block);
  // Claims near each other in one article meet without a block.
  const std::string article = "d:" + claim.doc;
  keys.push_back(XXH3_64bits_withSeed(article.data(), article.size(), family_of(facts)));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace isnad::fuse
