#include "resolve/place_variants.h"

#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <algorithm>

#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "paths.h"

namespace isnad::resolve {
namespace {

TEST(SpellingDistance, LettersThatDialectsExchangeCostHalf) {
  EXPECT_DOUBLE_EQ(spelling_distance("السباهيه", "الصباحيه"), 1.0);
  EXPECT_DOUBLE_EQ(spelling_distance("المشلب", "المشلاب"), 0.5);
  EXPECT_DOUBLE_EQ(spelling_distance("منبج", "منبج"), 0.0);
  EXPECT_GE(spelling_distance("منبج", "مارع"), 2.0);
}

TEST(PlaceVariants, ProposesAndMergesNothing) {
  auto engine = Engine::open(tests::built_path("isnad.blob"));
  ASSERT_TRUE(engine) << engine.error().message;
  Engine::Scratch scratch;
  Document document;
  document.id = "test";
  document.text = "سقطت قذيفة في بلدة كفرنوبل جنوب محافظة إدلب.";  // كفرنبل with a vowel written
  Reading reading;
  engine->annotate(document, scratch, reading);
  PlaceVariants variants(engine->lexicon().gazetteer());
  variants.add(reading);
  const auto found = variants.proposals();
  const auto& gazetteer = engine->lexicon().gazetteer();
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const VariantProposal& p) {
    return p.words == "كفرنوبل" && gazetteer.name(p.row).find("نبل") != std::string_view::npos;
  }));
  for (const auto& m : reading.mentions) {
    const auto* p = m.place();
    if (p != nullptr && p->resolved.text == "بلدة كفرنوبل") {
      EXPECT_TRUE(p->resolved.id.empty());
    }
  }
}

}  // namespace
}  // namespace isnad::resolve
