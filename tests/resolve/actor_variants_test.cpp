// Names that may be listed actors': proposed, never merged.
#include "resolve/actor_variants.h"

#include <gtest/gtest.h>

#include <string>

#include "annotate/annotated.h"
#include "lexicon/lexicon.h"

namespace isnad {
namespace {

struct ActorProposals : ::testing::Test {
  // The id that `name` is proposed for after these articles; "" for none.
  static std::string proposed(const std::vector<std::string>& articles, std::string_view name) {
    Engine::Scratch scratch;
    const auto& table = tests::engine().lexicon().actors();
    resolve::ActorVariants variants(table);
    for (const auto& text : articles) variants.add(tests::annotated(text, scratch));
    for (const auto& p : variants.proposals())
      if (p.words == name) return std::string(table.id(p.row));
    return "";
  }
};

TEST_F(ActorProposals, ASecondNameSetBesideTheFirst) {
  EXPECT_EQ(proposed({"هاجمت كتيبة رعد الوادي أو حركة حماس موقعا."}, "كتيبة رعد الوادي"), "hamas");
}

TEST_F(ActorProposals, ASpellingOneLetterAway) {
  EXPECT_EQ(proposed({"أعلنت كتائب البراق سيطرتها. وقال لواء فاطميين إنه انسحب."}, "لواء فاطميين"), "");
  EXPECT_EQ(proposed({"قالت حركة أحرار الشآم الإسلامية إنها انسحبت من لواء طارق بن زيادة."}, "لواء طارق بن زيادة"),
            "tariq_bin_ziyad");
}

TEST_F(ActorProposals, StrangersAreNotProposed) {
  EXPECT_EQ(proposed({"قالت كتيبة أبناء السهل الأخضر إنها تدرس العرض."}, "كتيبة أبناء السهل الأخضر"), "");
}

}  // namespace
}  // namespace isnad
