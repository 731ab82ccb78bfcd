// Property: what ICU spells out in Arabic is read back as the number it spelled.
#include <gtest/gtest.h>
#include <unicode/fieldpos.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <random>

#include "annotate/annotated.h"

namespace isnad::tests {
namespace {

std::vector<std::int64_t> samples() {
  std::vector<std::int64_t> out;
  for (std::int64_t n = 0; n <= 130; ++n) out.push_back(n);
  std::mt19937_64 random(7);
  for (std::int64_t top = 1000; top <= 1'000'000'000'000; top *= 10)
    for (int k = 0; k < 12; ++k) out.push_back(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(top)));
  for (const std::int64_t n : {200LL, 1000LL, 1001LL, 2000LL, 2011LL, 10'000LL, 11'000LL, 100'000LL, 200'000LL,
                               1'000'000LL, 2'000'000LL, 1'000'000'000LL, 999'999'999'999LL, 1'000'000'000'000LL})
    out.push_back(n);
  return out;
}

TEST(Spellout, EveryRuleSetReadsBack) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale("ar"), status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (int set = 0; set < format.getNumberOfRuleSetNames(); ++set) {
    const icu::UnicodeString name = format.getRuleSetName(set);
    std::string shown;
    name.toUTF8String(shown);
    const bool ordinal = shown.find("ordinal") != std::string::npos;
    for (const std::int64_t n : samples()) {
      // ICU 72 spells the millions of its ordinals with the word for thousand.
      if (ordinal && n >= 2'000'000 && n < 1'000'000'000'000) continue;
      icu::UnicodeString spelled;
      icu::FieldPosition position;
      UErrorCode error = U_ZERO_ERROR;
      format.format(n, name, spelled, position, error);
      ASSERT_TRUE(U_SUCCESS(error));
      std::string text;
      spelled.toUTF8String(text);
      Engine::Scratch scratch;
      const Reading r = annotated(text, scratch);
      std::vector<double> found;
      for (const auto& m : r.mentions)
        if (const auto* number = m.number()) found.push_back(number->min);
      EXPECT_EQ(found, std::vector<double>{static_cast<double>(n)}) << shown << " " << n << " " << text;
    }
  }
}

}  // namespace
}  // namespace isnad::tests
