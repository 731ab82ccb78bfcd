#include "fuse/judged.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

Judgement word(Judgement::Kind kind, std::vector<std::string> claims, std::vector<std::string> others) {
  Judgement j;
  j.kind = kind;
  j.claims = std::move(claims);
  j.others = std::move(others);
  return j;
}

bool says(const std::vector<fuse::ClaimPair>& pairs, const std::string& a, const std::string& b, bool together) {
  for (const auto& p : pairs)
    if (((p.claim == a && p.other == b) || (p.claim == b && p.other == a)) && p.together == together) return true;
  return false;
}

TEST(Judged, TheLaterWordCounts) {
  const std::vector<Judgement> words{word(Judgement::Kind::merge, {"a"}, {"b"}),
                                     word(Judgement::Kind::split, {"a"}, {"b"})};
  const auto pairs = fuse::settle(words);
  EXPECT_TRUE(says(pairs, "a", "b", false));
  EXPECT_FALSE(says(pairs, "a", "b", true));
}

TEST(Judged, ALaterSplitBreaksAChainOfMerges) {
  const std::vector<Judgement> words{word(Judgement::Kind::merge, {"a"}, {"b"}),
                                     word(Judgement::Kind::merge, {"b"}, {"c"}),
                                     word(Judgement::Kind::split, {"a"}, {"c"})};
  const auto pairs = fuse::settle(words);
  EXPECT_TRUE(says(pairs, "a", "c", false));
  EXPECT_TRUE(says(pairs, "b", "c", true)) << "the newest merge that still can hold does";
  EXPECT_FALSE(says(pairs, "a", "b", true));
}

TEST(Judged, ASplitKeepsWhatWasTakenOutTogether) {
  const auto pairs = fuse::settle(std::vector<Judgement>{word(Judgement::Kind::split, {"a", "b"}, {"c", "d"})});
  EXPECT_TRUE(says(pairs, "a", "b", true));
  EXPECT_TRUE(says(pairs, "a", "c", false));
  EXPECT_FALSE(says(pairs, "c", "d", true)) << "nobody said that the rest must stay one";
}

TEST(Judged, WhatIsTakenBackIsNotFollowed) {
  auto gone = word(Judgement::Kind::merge, {"a"}, {"b"});
  gone.withdrawn = "2024-01-01T00:00:00Z";
  EXPECT_TRUE(fuse::settle(std::vector<Judgement>{gone}).empty());
}

}  // namespace
}  // namespace isnad
