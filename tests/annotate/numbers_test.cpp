#include <fmt/format.h>
#include <gtest/gtest.h>

#include "annotate/annotated.h"

namespace isnad::tests {
namespace {

// «min..max unit counted» of every number, percent and ordinal, in order.
std::vector<std::string> numbers(const std::string& text) {
  Engine::Scratch scratch;
  const Reading r = annotated(text, scratch);
  std::vector<std::string> out;
  for (const auto& m : r.mentions) {
    const auto* n = m.number();
    if (n == nullptr) continue;
    std::string s = n->open_min ? "" : fmt::format("{}", n->min);
    if (n->open_min || n->open_max || n->min != n->max)
      s += ".." + (n->open_max ? std::string() : fmt::format("{}", n->max));
    if (n->approximate) s += "~";
    if (m.kind == MentionKind::percent) s += "%";
    if (m.kind == MentionKind::ordinal) s += "th";
    if (n->counted >= 0) {
      const Span span = r.tokens[static_cast<std::size_t>(n->counted)].span;
      s += " " + r.document.text.substr(span.begin, span.size());
    }
    out.push_back(s);
  }
  return out;
}
using List = std::vector<std::string>;

TEST(Numbers, WordsAgreeInEveryForm) {
  EXPECT_EQ(numbers("قضى ثلاثة وعشرون عاملاً في المنجم"), List{"23 عاملاً"});
  EXPECT_EQ(numbers("شاركت خمس عشرة سفينة"), List{"15 سفينة"});
  EXPECT_EQ(numbers("وصل مئتان وخمسون نازحاً"), List{"250 نازحاً"});
  EXPECT_EQ(numbers("خسر ثلاثة آلاف ومئتي بيت"), List{"3200 بيت"});
  EXPECT_EQ(numbers("بكلفة مليون ونصف المليون دولار"), List{"1500000 دولار"});
  EXPECT_EQ(numbers("إحدى عشرة قرية"), List{"11 قرية"});
}

TEST(Numbers, DigitsWithSeparators) {
  EXPECT_EQ(numbers("نزح 185,000 شخص"), List{"185000 شخص"});
  EXPECT_EQ(numbers("نزح 1,234 شخصا"), List{"1234 شخصا"});
  EXPECT_EQ(numbers("بلغ ٣٥ قتيلاً"), List{"35 قتيلاً"});
  EXPECT_EQ(numbers("خرج 12 ألف مدني"), List{"12000 مدني"});
}

TEST(Numbers, BoundsAndRanges) {
  EXPECT_EQ(numbers("قتل ما لا يقل عن 12 جندياً"), List{"12.. جندياً"});
  EXPECT_EQ(numbers("قتل 50 راكباً على الأقل"), List{"50.. راكباً"});
  EXPECT_EQ(numbers("فرّ أكثر من ألف مزارع"), List{"1001.. مزارع"});
  EXPECT_EQ(numbers("وصل نحو 450 متطوعاً"), List{"450~ متطوعاً"});
  EXPECT_EQ(numbers("أصيب بين 35 و40 تلميذاً"), List{"35..40 تلميذاً"});
  EXPECT_EQ(numbers("أسر من ستة إلى ثمانية بحارة"), List{"6..8 بحارة"});
  EXPECT_EQ(numbers("غرق 10-15 قارباً"), List{"10..15 قارباً"});
  EXPECT_EQ(numbers("نزح 3-5 آلاف شخص"), List{"3000..5000 شخص"});
  EXPECT_EQ(numbers("نزح 3 - 5 آلاف شخص"), List{"3000..5000 شخص"});
  EXPECT_EQ(numbers("نزح ثلاثة إلى خمسة آلاف شخص"), List{"3000..5000 شخص"});
  EXPECT_EQ(numbers("فر 20 إلى 30 ألف مزارع"), List{"20000..30000 مزارع"});
}

TEST(Numbers, DualsOfKnownNounsOnly) {
  EXPECT_EQ(numbers("نفذوا هجومين على الحاجز"), List{"2 هجومين"});
  EXPECT_EQ(numbers("سقط قتيلان"), List{"2 قتيلان"});
  EXPECT_TRUE(numbers("قال سلمان إن الألمان غادروا بأمان").empty());
  EXPECT_TRUE(numbers("خرجت قافلة تحمل كمية من الدقيق").empty());
}

TEST(Numbers, AVerbBoundsAcrossItsSubject) {
  EXPECT_EQ(numbers("تجاوز عدد المصابين 50"), List{"51.."});
  EXPECT_EQ(numbers("بلغ عدد المصابين 50"), List{"50"});
}

TEST(Numbers, VaguePlurals) {
  EXPECT_EQ(numbers("احترقت عشرات البيوت"), List{"20..99 البيوت"});
  EXPECT_EQ(numbers("فرّ مئات السكان"), List{"200..999 السكان"});
  EXPECT_EQ(numbers("تظاهر آلاف العمال"), List{"1000.. العمال"});
  EXPECT_EQ(numbers("عشرات الآلاف من العمال"), List{"20000..99999 العمال"});
  EXPECT_EQ(numbers("أصيب عدد كبير من المارة"), List{"2.. المارة"});
  EXPECT_TRUE(numbers("ارتفع عدد المصابين").empty());
}

TEST(Numbers, PercentAndOrdinals) {
  EXPECT_EQ(numbers("تراجعت إلى 8 %"), List{"8%"});
  EXPECT_EQ(numbers("ثلاثين في المئة من الحقول"), List{"30%"});
  EXPECT_EQ(numbers("وصلت الدفعة الثالثة"), List{"3th الدفعة"});
}

TEST(Numbers, PartsOfNamesAndDatesAreNoQuantities) {
  Engine::Scratch scratch;
  const Reading r = annotated("انسحبت الفرقة 17 في 7 نيسان 2016", scratch);
  for (const auto& m : r.mentions) {
    if (const auto* n = m.number()) {
      EXPECT_EQ(n->unit, NumberUnit::label);
    }
  }
}

TEST(Numbers, GroupsAndDecimalsOfMixedMarks) {
  EXPECT_EQ(numbers("كلف المشروع 1 250 000.75 ليرة"), List{"1250000.75 ليرة"});
  EXPECT_EQ(numbers("كلف المشروع 31،450,25 ليرة"), List{"31450.25 ليرة"});
  EXPECT_EQ(numbers("5 آلاف 2 مئة و17 صندوقاً"), List{"5217 صندوقاً"});
  EXPECT_EQ(numbers("خمسة وثلاثون مئة حصة"), List{"3500 حصة"});
  EXPECT_EQ(numbers("2.5e6"), List{"2500000"});
  EXPECT_EQ(numbers(".07"), List{"0.07"});
  EXPECT_EQ(numbers("وصل .7 جرحى"), List{"7 جرحى"});
}

TEST(Numbers, SharesOfNumbersAndMarkedFifths) {
  EXPECT_EQ(numbers("ربع الستين"), List{"15"});
  EXPECT_EQ(numbers("أربعون وخُمسان"), List{"40.4"});
  EXPECT_EQ(numbers("أربعون وخمسون"), (List{"40", "50"}));
  EXPECT_EQ(numbers("مئتان وسبعة أجزاء من مئة"), List{"200.07"});
}

TEST(Numbers, ModelsAreNoQuantities) {
  EXPECT_TRUE(numbers("أطلق صاروخ 9M133 على الجسر").empty());
  EXPECT_TRUE(numbers("شبكة 5G").empty());
  EXPECT_EQ(numbers("على بعد 10KM"), List{"10"});
}

TEST(Numbers, ADualSumsUpWhatWasCounted) {
  EXPECT_EQ(numbers("415 و416 قراران"), (List{"415", "416 قراران"}));
  EXPECT_EQ(numbers("صدر قراران"), List{"2 قراران"});
}

TEST(Numbers, FiguresInBracketsCountWhatFollows) {
  EXPECT_EQ(numbers("غرق (4) صيادين"), List{"4 صيادين"});
  EXPECT_EQ(numbers("وصلت سفينة (4) الميناء"), List{"4"});
}

TEST(Numbers, ThousandsToldTwice) {
  EXPECT_EQ(numbers("غادر 6000 آلاف عامل"), List{"6000 عامل"});
  EXPECT_EQ(numbers("غادر 6 آلاف عامل"), List{"6000 عامل"});
}

TEST(Numbers, AdjectivesThatEndLikeDualsAreNone) { EXPECT_TRUE(numbers("عاد البحار غضبان").empty()); }

TEST(Numbers, LengthsOfTimeKeepTheirCount) {
  EXPECT_EQ(numbers("جمع 900 دينار خلال 4 أشهر"), (List{"900 دينار", "4 أشهر"}));
  EXPECT_TRUE(numbers("في 4 آذار 2019").empty());
}

}  // namespace
}  // namespace isnad::tests
