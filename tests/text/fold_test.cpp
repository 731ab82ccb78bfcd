#include "base/fold.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "base/utf8.h"

namespace isnad {
namespace {

TEST(Fold, MakesSpellingsOne) {
  EXPECT_EQ(fold("أَحْيَاءٌ"), fold("احياء"));
  EXPECT_EQ(fold("مدرسة"), fold("مدرسه"));
  EXPECT_EQ(fold("على"), fold("علي"));
  EXPECT_EQ(fold("مسؤول"), fold("مسوول"));
  EXPECT_EQ(fold("القــــاهرة"), fold("القاهرة"));
}

TEST(Fold, KnowsPresentationFormsAndLookAlikes) {
  EXPECT_EQ(normalise("ﺳﻼﻡ"), "سلام");
  EXPECT_EQ(normalise("کتابی"), "كتابي");
  EXPECT_EQ(normalise("١٢٫٥٪"), "12.5%");
  EXPECT_EQ(normalise("۱۲۳"), "123");
  EXPECT_EQ(normalise("ا\u0654حمد"), "أحمد");
  EXPECT_EQ(normalise("قال\u200F"), "قال");
}

TEST(Fold, KeepsWhatTellsWordsApartWhenNormalising) {
  EXPECT_NE(normalise("إن"), normalise("أن"));
  EXPECT_NE(normalise("على"), normalise("علي"));
}

TEST(Fold, BothStrengthsHaveOneLength) {
  rc::check([](const std::vector<std::uint16_t>& units) {
    std::string raw;
    for (const auto u : units)
      if (u < 0xD800 || u > 0xDFFF) utf8::append(raw, u % 3 == 0 ? 0x600 + u % 0x100 : u);
    const std::string folded = fold(raw);
    RC_ASSERT(normalise(raw).size() == folded.size());
    RC_ASSERT(fold(folded).size() == folded.size());
  });
}

TEST(Fold, LeadsBackToTheRawText) {
  const std::string raw = "وَلِلْقُوَّاتِ";
  const std::string folded = fold(raw);
  ASSERT_EQ(folded, "وللقوات");
  EXPECT_EQ(raw.substr(unfold_offset(raw, 2), 2), "ل");
  EXPECT_EQ(raw.substr(unfold_offset(raw, 6)), "قُوَّاتِ");
  EXPECT_EQ(unfold_offset(raw, static_cast<std::uint32_t>(folded.size())), raw.size());
}

}  // namespace
}  // namespace isnad
