// Adding articles one by one, in any order, taking some out and in again, gives what one run gives.
#include "fuse/incremental.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "fuse/stream.h"

namespace isnad {
namespace {

// Several claims an article, so that claims of one article meet as well.
struct Corpus {
  std::vector<Claim> claims;
  std::vector<fuse::InputDocument> documents;
  std::vector<std::vector<Claim>> by_document;
};

Corpus corpus(std::size_t size, std::uint32_t seed) {
  const testing_stream::Stream stream(size, seed);
  Corpus out;
  out.claims = stream.claims();
  for (std::size_t i = 0; i < out.claims.size(); i += 3) {
    out.documents.push_back(stream.documents()[i]);
    auto& mine = out.by_document.emplace_back();
    for (std::size_t k = i; k < std::min(i + 3, out.claims.size()); ++k) {
      out.claims[k].doc = out.documents.back().id;
      out.claims[k].sentence = static_cast<std::uint32_t>(2 * (k - i));
      mine.push_back(out.claims[k]);
    }
  }
  return out;
}

void expect_same(const std::vector<Event>& a, const std::vector<Event>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(a[i].id, b[i].id);
    ASSERT_EQ(a[i].claims, b[i].claims);
    ASSERT_EQ(a[i].state, b[i].state);
    ASSERT_EQ(a[i].origins, b[i].origins);
    ASSERT_EQ(a[i].confidence, b[i].confidence);
    ASSERT_EQ(a[i].agreement.size(), b[i].agreement.size());
    ASSERT_EQ(a[i].links.size(), b[i].links.size());
  }
}

TEST(Incremental, AnyOrderOneByOneIsTheSameAsOneRun) {
  for (const std::uint32_t seed : {1u, 2u, 3u, 4u, 5u, 6u}) {
    const Corpus all = corpus(400, seed);
    const auto batch = fuse::run({all.claims, all.documents, {}});
    std::vector<std::size_t> order(all.documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 dice(seed * 31);
    std::shuffle(order.begin(), order.end(), dice);
    fuse::Incremental fusion;
    for (std::size_t k = 0; k < order.size(); ++k) {
      fusion.put(all.documents[order[k]], all.by_document[order[k]]);
      if (k % (seed * 3) == 0) fusion.events();  // settled in between, often or seldom: no matter
    }
    expect_same(fusion.events(), batch);
    // Out and in again.
    for (std::size_t k = 0; k < order.size(); k += 7) fusion.remove(all.documents[order[k]].id);
    fusion.events();
    for (std::size_t k = 0; k < order.size(); k += 7) fusion.put(all.documents[order[k]], all.by_document[order[k]]);
    expect_same(fusion.events(), batch);
  }
}

TEST(Incremental, CrowdedBlocksToo) {
  // One town, one week: blocks far above the size up to which all pairs meet.
  Corpus all = corpus(240, 5);
  for (auto& c : all.claims) {
    c.places = {all.claims[0].places[0]};
    if (c.time) c.time->start = c.time->end = *all.claims[0].time->start;
  }
  for (auto& list : all.by_document)
    for (auto& c : list)
      c = *std::find_if(all.claims.begin(), all.claims.end(), [&](const Claim& x) { return x.id == c.id; });
  for (auto& d : all.documents) d.published = all.documents[0].published;
  const auto batch = fuse::run({all.claims, all.documents, {}});
  fuse::Incremental fusion;
  for (std::size_t k = all.documents.size(); k-- > 0;) {
    fusion.put(all.documents[k], all.by_document[k]);
    fusion.events();
  }
  expect_same(fusion.events(), batch);
}

TEST(Incremental, JudgementsAreFollowedAndForgotten) {
  const Corpus all = corpus(300, 3);
  fuse::Incremental fusion;
  for (std::size_t k = 0; k < all.documents.size(); ++k) fusion.put(all.documents[k], all.by_document[k]);
  const auto before = fusion.events();
  const std::vector<fuse::ClaimPair> pairs{{before[0].claims[0], before[5].claims[0], true},
                                           {before[1].claims[0], before[9].claims[0], true}};
  fusion.judge(pairs);
  expect_same(fusion.events(), fuse::run({all.claims, all.documents, pairs}));
  EXPECT_LT(fusion.events().size(), before.size());
  fusion.judge({});
  expect_same(fusion.events(), before);
}

TEST(Incremental, AnArticleTouchesOnlyItsNeighbourhood) {
  const Corpus all = corpus(3000, 8);
  fuse::Incremental fusion;
  for (std::size_t k = 1; k < all.documents.size(); ++k) fusion.put(all.documents[k], all.by_document[k]);
  fusion.events();
  const auto before = fusion.touched();
  fusion.put(all.documents[0], all.by_document[0]);
  fusion.events();
  EXPECT_LT(fusion.touched() - before, 300u) << "of 3000 claims";
  EXPECT_GE(fusion.touched() - before, all.by_document[0].size());
}

}  // namespace
}  // namespace isnad
