// How the construction of a claim moves its confidence.
#include "claims/confidence.h"

#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <array>
#include <string_view>

#include "paths.h"

namespace isnad::claims {
namespace {

TEST(Confidence, StaysBetweenNoneAndAllAndFollowsTheRule) {
  const auto engine = Engine::open(tests::built_path("isnad.blob"));
  ASSERT_TRUE(engine) << engine.error().message;
  const std::array<std::string_view, 2> plain{"form.past", "hangs.root"};
  double before = 0;
  for (const double rule : {0.0, 0.2, 0.5, 0.7, 0.9, 1.0}) {
    const double c = calibrated(engine->lexicon(), rule, plain);
    EXPECT_GT(c, 0.0);
    EXPECT_LT(c, 1.0);
    EXPECT_GE(c, before);
    before = c;
  }
}

TEST(Confidence, ABareNounIsLessSureThanAVerb) {
  const auto engine = Engine::open(tests::built_path("isnad.blob"));
  ASSERT_TRUE(engine) << engine.error().message;
  const std::array<std::string_view, 3> verb{"form.past", "hangs.root", "place.own"};
  const std::array<std::string_view, 4> noun{"form.masdar_bare", "hangs.argument", "place.none", "unasserted"};
  EXPECT_GT(calibrated(engine->lexicon(), 0.7, verb), calibrated(engine->lexicon(), 0.7, noun) + 0.05);
  const std::array<std::string_view, 1> unknown{"no.such.feature"};
  EXPECT_EQ(calibrated(engine->lexicon(), 0.7, unknown), calibrated(engine->lexicon(), 0.7, {}));
}

}  // namespace
}  // namespace isnad::claims
