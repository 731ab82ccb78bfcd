#include <gtest/gtest.h>

#include "text/pieces.h"
#include "text/reading_for_test.h"

namespace isnad::text {
namespace {

const Analysis& in(const TestReading& r, std::string_view word) { return r.token(word).analysis(); }

TEST(Analyse, CutsCliticsByTheLexicon) {
  const TestReading r("سيطرت القوات على البلدة وسيعودون إليها وللجنة رأيها.");
  EXPECT_EQ(in(r, "سيطرت").lemma, "سيطر");
  EXPECT_EQ(in(r, "سيطرت").gender, Gender::feminine);
  EXPECT_EQ(in(r, "القوات").proclitics, kAl);
  EXPECT_EQ(in(r, "وسيعودون").proclitics, kWa | kSa);
  EXPECT_EQ(in(r, "وسيعودون").lemma, "عاد");
  EXPECT_EQ(in(r, "وسيعودون").number, Number::plural);
  EXPECT_EQ(in(r, "إليها").lemma, "إلى");
  EXPECT_EQ(in(r, "إليها").enclitic, Enclitic::ha);
}

TEST(Analyse, TheVerbToBeIsNotAsIf) {
  const TestReading r("قال الحارس إن المستودع كان مغلقاً، وكان الباب مكسوراً كأن أحداً دخله.");
  EXPECT_EQ(in(r, "كان").lemma, "كان");
  EXPECT_EQ(in(r, "وكان").lemma, "كان");
  EXPECT_NE(in(r, "كأن").lemma, "كان");
}

TEST(Analyse, AWawOfTheWordIsNoConjunction) {
  const TestReading r("وصل وزير الخارجية إلى واشنطن.");
  EXPECT_EQ(in(r, "وصل").lemma, "وصل");
  EXPECT_EQ(in(r, "وصل").proclitics, kNoProclitic);
  EXPECT_EQ(in(r, "وزير").lemma, "وزير");
}

TEST(Analyse, ATaMarbutaIsNoPronoun) {
  const TestReading r("دخلت السيارة مدينة المنارة.");
  EXPECT_EQ(in(r, "مدينة").enclitic, Enclitic::none);
  EXPECT_EQ(in(r, "مدينة").lemma, "مدينة");
}

TEST(Analyse, AWrittenDammaMeansThePassive) {
  const TestReading r("قُتل أربعة مدنيين، وأُصيب آخرون، ولم يُعرف الفاعل.");
  EXPECT_EQ(in(r, "قُتل").voice, Voice::passive);
  EXPECT_EQ(in(r, "قُتل").lemma, "قتل");
  EXPECT_EQ(in(TestReading("يُسيطر الجيش على التلة."), "يُسيطر").voice, Voice::active);
  EXPECT_EQ(in(TestReading("وقيل إن الطريق مغلق."), "وقيل").voice, Voice::passive);
}

TEST(Analyse, LinksMasdarsAndParticiplesToTheirVerb) {
  const TestReading r("بعد انسحاب المسلحين من القرية");
  EXPECT_EQ(in(r, "انسحاب").form, Form::masdar);
  EXPECT_EQ(in(r, "انسحاب").root_verb, "انسحب");
  ASSERT_GE(in(r, "انسحاب").verb, 0);
  EXPECT_EQ(test_lexicon().blob().string(test_lexicon().lexemes().verb(in(r, "انسحاب"))->lemma), "انسحب");
}

TEST(Analyse, ContextChoosesBetweenNounAndVerb) {
  EXPECT_EQ(in(TestReading("توقف المخبز بعد قصف عنيف."), "قصف").pos, Pos::noun);
  EXPECT_EQ(in(TestReading("قصف الجيش أطراف البلدة."), "قصف").pos, Pos::verb);
  EXPECT_EQ(in(TestReading("لم يقل المتحدث شيئاً."), "يقل").lemma, "قال");
}

TEST(Analyse, ACommandIsNoReport) {
  EXPECT_EQ(in(TestReading("اخرجوا من الحي فورا!"), "اخرجوا").form, Form::imperative);
  EXPECT_EQ(in(TestReading("قال الخطيب: \"يا أهل البلدة، أوقفوا القتال\"."), "أوقفوا").form, Form::imperative);
  EXPECT_EQ(in(TestReading("قال الشهود إن الجنود أوقفوا الحافلة."), "أوقفوا").form, Form::past);
  EXPECT_EQ(in(TestReading("هاجم المسلحون الموقع، ثم انسحبوا منه."), "انسحبوا").form, Form::past);
}

TEST(Analyse, ReadsAlifMaqsuraWrittenAsYa) {
  EXPECT_EQ(in(TestReading("سقطت قذيفة علي منزل في القرية."), "علي").lemma, "على");
}

TEST(Analyse, GuessesUnknownNames) {
  const TestReading r("قال زرفانتيش إن الوفد عاد.");
  EXPECT_TRUE(in(r, "زرفانتيش").guessed);
  EXPECT_EQ(in(r, "زرفانتيش").pos, Pos::propn);
}

TEST(Pieces, KeepTheArticleOnItsNoun) {
  const TestReading r("وبالقرب منهم");
  const auto all = pieces(r.reading.tokens[0], r.reading.document.text);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(r.text(all[0].span), "و");
  EXPECT_EQ(r.text(all[1].span), "ب");
  EXPECT_EQ(r.text(all[2].span), "القرب");
  const auto second = pieces(r.reading.tokens[1], r.reading.document.text);
  ASSERT_EQ(second.size(), 2u);
  EXPECT_EQ(r.text(second[1].span), "هم");
}

TEST(Lexemes, FindFamiliesAndPrepositions) {
  const auto& words = test_lexicon().lexemes();
  const TestReading r("سيطرت القوات على البلدة.");
  const auto& a = in(r, "سيطرت");
  EXPECT_TRUE(words.in_family(a, words.family("control")));
  EXPECT_EQ(words.prep_role(a, "على"), "place");
  EXPECT_EQ(words.family("no.such.family"), kNoName);
  ASSERT_NE(words.verb("سيطر"), nullptr);
  EXPECT_EQ(words.verb("زقزقققق"), nullptr);
}

}  // namespace
}  // namespace isnad::text
