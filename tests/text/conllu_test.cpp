#include "text/conllu.h"

#include <gtest/gtest.h>

namespace isnad::text {
namespace {

constexpr const char* kGold =
    "# text = وقال لهم.\n"
    "1-2\tوقال\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tو\tوَ\tCCONJ\t_\t_\t2\tcc\t_\t_\n"
    "2\tقال\tقَالَ\tVERB\t_\t_\t0\troot\t_\t_\n"
    "3\tل\tلِ\tADP\t_\t_\t4\tcase\t_\tSpaceAfter=No\n"
    "4\tهم\tهُوَ\tPRON\t_\t_\t2\tobl\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tعاد\tعَادَ\tVERB\t_\t_\t0\troot\t_\t_\n"
    "\n";

ConlluWord word(const char* form, std::size_t begin, std::size_t end, const char* upos, const char* lemma,
                bool multiword = false) {
  return {form, lemma, upos, begin, end, multiword};
}

TEST(Conllu, ReadsWordsRangesAndRawText) {
  const auto gold = parse_conllu(kGold);
  ASSERT_TRUE(gold.has_value());
  EXPECT_EQ(gold->raw, "وقال لهم.  عاد ");
  ASSERT_EQ(gold->words.size(), 6u);
  EXPECT_TRUE(gold->words[0].multiword);
  EXPECT_EQ(gold->words[1].end, 4u);
  EXPECT_EQ(gold->words[1].lemma, "قال");
  EXPECT_EQ(gold->words[2].begin, 4u);
  EXPECT_EQ(gold->sentences.size(), 2u);
}

TEST(Conllu, APerfectReadingScoresOne) {
  const auto gold = parse_conllu(kGold);
  ASSERT_TRUE(gold.has_value());
  const auto score = score_conllu(*gold, *gold);
  EXPECT_DOUBLE_EQ(score.words.f1(), 1.0);
  EXPECT_DOUBLE_EQ(score.upos.f1(), 1.0);
  EXPECT_DOUBLE_EQ(score.lemmas.f1(), 1.0);
  EXPECT_DOUBLE_EQ(score.sentences.f1(), 1.0);
  EXPECT_TRUE(score.diffs.empty());
}

TEST(Conllu, WordsMatchBySpanAndTagsAmongThose) {
  ConlluText gold, system;
  gold.words = {word("كتب", 0, 3, "VERB", "كتب"), word("ه", 3, 4, "PRON", "هو"), word("قصة", 4, 7, "NOUN", "قصة")};
  system.words = {word("كتبه", 0, 4, "VERB", "كتب"), word("قصة", 4, 7, "ADJ", "قصة")};
  const auto score = score_conllu(gold, system);
  EXPECT_EQ(score.words.correct, 1u);
  EXPECT_DOUBLE_EQ(score.words.f1(), 2.0 / 5.0);
  EXPECT_EQ(score.upos.correct, 0u);
  EXPECT_EQ(score.lemmas.correct, 1u);
}

TEST(Conllu, WordsOfAMultiwordTokenMatchByForm) {
  ConlluText gold, system;
  gold.words = {word("و", 0, 4, "CCONJ", "و", true), word("قال", 0, 4, "VERB", "قال", true)};
  system.words = {word("و", 0, 1, "CCONJ", "و"), word("قال", 1, 4, "VERB", "قال")};
  EXPECT_EQ(score_conllu(gold, system).words.correct, 2u);
}

TEST(Conllu, RejectsALineWithoutTenColumns) {
  const auto bad = parse_conllu("1\tكتب\tكتب\n");
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().where, "line 1");
}

}  // namespace
}  // namespace isnad::text
