#include <gtest/gtest.h>

#include "text/reading_for_test.h"

namespace isnad::text {
namespace {

std::vector<SentenceKind> kinds(const TestReading& r) {
  std::vector<SentenceKind> out;
  for (const auto& s : r.reading.sentences) out.push_back(s.kind);
  return out;
}

TEST(Sentences, EndAtStops) {
  EXPECT_EQ(TestReading("وصل الوفد صباحاً. غادر مساءً! هل يعود؟ لا أحد يعرف.").sentences().size(), 4u);
}

TEST(Sentences, AbbreviationsAndInitialsDoNotEndOne) {
  EXPECT_EQ(TestReading("التقى د. سمير الحلواني الوفد في مقر أ.ف.ب أمس. ثم غادر.").sentences().size(), 2u);
  EXPECT_EQ(TestReading("بلغت المسافة 3.5 كم. وتوقف الرتل بعدها.").sentences().size(), 2u);
}

TEST(Sentences, EllipsesAndSemicolonsGoOn) {
  EXPECT_EQ(TestReading("توقف القتال… ثم عاد؛ ولم يهدأ حتى الفجر.").sentences().size(), 1u);
}

TEST(Sentences, ClosingMarksBelongToTheSentence) {
  const TestReading r("قال القائد: «لن ننسحب من البلدة.» وأضاف أن التعزيزات وصلت.");
  ASSERT_EQ(r.sentences().size(), 2u);
  EXPECT_TRUE(r.sentences()[0].ends_with("»"));
}

TEST(Sentences, AMissingSpaceAfterAStopStillEndsOne) {
  EXPECT_EQ(TestReading("انسحب المسلحون من القرية.وأعلن المجلس حظر التجول.").sentences().size(), 2u);
}

TEST(Sentences, FirstLineWithoutAStopIsTheHeadline) {
  const TestReading r("تجدد القصف على أطراف المنارة\nقال سكان في بلدة المنارة إن القصف تجدد صباح السبت.");
  EXPECT_EQ(kinds(r), (std::vector{SentenceKind::headline, SentenceKind::body}));
}

TEST(Sentences, DatelinesStandAlone) {
  const TestReading r("عنوان قصير للخبر\nالمنارة (وكالة الصدى) - قال متحدث إن المفاوضات توقفت.");
  EXPECT_EQ(kinds(r), (std::vector{SentenceKind::headline, SentenceKind::dateline, SentenceKind::body}));
  EXPECT_EQ(r.sentences()[1], "المنارة (وكالة الصدى) -");
}

TEST(Sentences, ListItemsAndBylines) {
  const TestReading r("حصيلة اليوم في المنارة\nبقلم سامر الوزان\n- إصابة مدني برصاص قناص.\n- وصول قافلة مساعدات.");
  EXPECT_EQ(kinds(r), (std::vector{SentenceKind::headline, SentenceKind::byline, SentenceKind::list_item,
                                   SentenceKind::list_item}));
}

TEST(Sentences, HardWrappedLinesAreOneParagraph) {
  std::string text;
  for (int i = 0; i < 8; ++i) text += "وقال السكان إن القوات المنتشرة في محيط البلدة أقامت حواجز\n";
  text += "عند المداخل.";
  EXPECT_EQ(TestReading(text).sentences().size(), 1u);
}

TEST(Sentences, WhatRunsOnWithoutAStopIsCutAtACommaOrAtAThousandWords) {
  std::string with_commas, without;
  for (int i = 0; i < 1500; ++i) {
    with_commas += i % 100 == 99 ? "كلمة، " : "كلمة ";
    without += "كلمة ";
  }
  const TestReading cut(with_commas), hard(without);
  ASSERT_EQ(cut.sentences().size(), 2u);
  EXPECT_TRUE(cut.sentences()[0].ends_with("،"));
  ASSERT_EQ(hard.reading.sentences.size(), 2u);
  EXPECT_EQ(hard.reading.sentences[0].last, 1000u);
}

TEST(Language, IsToldPerDocumentAndParagraph) {
  EXPECT_EQ(TestReading("قالت وزارة الصحة في بيان إن المستشفى خرج عن الخدمة.").reading.document.language, "ar");
  EXPECT_EQ(TestReading("وزارت بهداشت گفت که این بیمارستان از کار افتاده است.").reading.document.language, "fa");
  EXPECT_EQ(TestReading("وەزارەتی تەندروستی ڕایگەیاند کە نەخۆشخانەکە لە کار کەوتووە.").reading.document.language,
            "ckb");
  EXPECT_EQ(TestReading("وزارت صحت نے کہا ہے کہ ہسپتال میں کام بند ہو گیا ہے۔").reading.document.language, "ur");
  EXPECT_EQ(TestReading("The ministry said the hospital is out of service.").reading.document.language, "en");
  const TestReading mixed("قال البيان إن الهدنة بدأت.\nThe truce began on Monday, the statement said.");
  EXPECT_EQ(mixed.reading.document.language, "ar");
  EXPECT_TRUE(mixed.reading.sentences[0].arabic);
  EXPECT_FALSE(mixed.reading.sentences[1].arabic);
}

TEST(Language, OtherLanguagesAreNoted) {
  const TestReading r("The ministry said the hospital is out of service.");
  ASSERT_EQ(r.reading.document.notes.size(), 1u);
  EXPECT_EQ(r.reading.document.notes[0].code, "language.not_arabic");
}

}  // namespace
}  // namespace isnad::text
