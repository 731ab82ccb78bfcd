#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/utf8.h"
#include "text/pieces.h"
#include "text/reading_for_test.h"

namespace isnad::text {
namespace {

using Words = std::vector<std::string>;

TEST(Tokenise, CutsWordsNumbersAndMarks) {
  EXPECT_EQ(TestReading("وصلت 12 شاحنة، بينها 3,5 طن.").words(),
            (Words{"وصلت", "12", "شاحنة", "،", "بينها", "3,5", "طن", "."}));
  EXPECT_EQ(TestReading("20دولار").words(), (Words{"20", "دولار"}));
  EXPECT_EQ(TestReading("12.6.2017").words(), (Words{"12", ".", "6", ".", "2017"}));
  EXPECT_EQ(TestReading("1.200.000").words(), (Words{"1.200.000"}));
}

TEST(Tokenise, KeepsControlsOutOfSpans) {
  EXPECT_EQ(TestReading("\u200Fقال\u200F الرجل").words(), (Words{"قال", "الرجل"}));
}

TEST(Tokenise, CutsRunTogetherWords) {
  EXPECT_EQ(TestReading("زار الوفد الولاياتالمتحدة أمس").words(),
            (Words{"زار", "الوفد", "الولايات", "المتحدة", "أمس"}));
}

TEST(Tokenise, JoinsTheArticleToItsWord) {
  EXPECT_EQ(TestReading("عاد السكان إلى ال مدينة وال قرى المجاورة").words(),
            (Words{"عاد", "السكان", "إلى", "ال مدينة", "وال قرى", "المجاورة"}));
  EXPECT_EQ(TestReading("انسحبت ا لقوات من الوادي").words(), (Words{"انسحبت", "ا لقوات", "من", "الوادي"}));
  // A family, not an article; and an agency's letters.
  EXPECT_EQ(TestReading("استقبل حمد ال ثاني الوفد").words(), (Words{"استقبل", "حمد", "ال", "ثاني", "الوفد"}));
  EXPECT_EQ(TestReading("أفادت ا ف ب مساء").words(), (Words{"أفادت", "ا", "ف", "ب", "مساء"}));
}

TEST(Tokenise, CutsAPrepositionFromAQuotedName) {
  EXPECT_EQ(TestReading("بيان ل«قوات الوادي» صدر").words(), (Words{"بيان", "ل", "«", "قوات", "الوادي", "»", "صدر"}));
}

TEST(Tokenise, SpansAreExactForArbitraryText) {
  rc::check([](const std::vector<std::uint32_t>& seeds) {
    static constexpr char32_t kInteresting[] = {0x0627, 0x0644, 0x0629, 0x064B, 0x0651, 0x0640, 0x200F, 0xFEFB, 0xFDFA,
                                                '\n',   ' ',    '.',    '"',    0xAB,   0xBB,   0x0660, 'a',    0x1F600,
                                                0x061F, 0x0649, 0x0648, 0x0654, '1',    ',',    0xFEFF, 0x2028};
    std::string raw;
    for (const auto s : seeds) {
      if (s % 5 == 0)
        raw.push_back(static_cast<char>(s >> 8));  // broken bytes too
      else
        utf8::append(raw, kInteresting[s % std::size(kInteresting)]);
    }
    const TestReading first(raw), second(raw);
    std::uint32_t at = 0;
    RC_ASSERT(first.reading.tokens.size() == second.reading.tokens.size());
    for (std::size_t i = 0; i < first.reading.tokens.size(); ++i) {
      const Token& t = first.reading.tokens[i];
      RC_ASSERT(t.span.begin >= at);
      RC_ASSERT(t.span.begin < t.span.end);
      RC_ASSERT(t.span.end <= raw.size());
      at = t.span.end;
      RC_ASSERT(t.word != nullptr && t.best < t.word->analyses.size());
      RC_ASSERT(t.best == second.reading.tokens[i].best);
      std::uint32_t inside = t.span.begin;
      for (const auto& p : pieces(t, first.reading.document.text)) {
        RC_ASSERT(p.span.begin == inside);
        inside = p.span.end;
      }
      RC_ASSERT(inside == t.span.end);
    }
    std::uint32_t token = 0;
    for (const auto& s : first.reading.sentences) {
      RC_ASSERT(s.first == token);
      RC_ASSERT(s.last > s.first);
      token = s.last;
    }
    RC_ASSERT(token == first.reading.tokens.size());
  });
}

}  // namespace
}  // namespace isnad::text
