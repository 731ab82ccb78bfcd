// The grammar of single constructions, on sentences of invented places and forces.
#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <string>
#include <vector>

#include "clauses/draw.h"
#include "model/reading.h"
#include "paths.h"

namespace isnad {
namespace {

class Clauses : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Engine::open(tests::built_path("isnad.blob"));
    ASSERT_TRUE(opened) << opened.error().message;
    engine_ = new Engine(std::move(*opened));
  }
  static void TearDownTestSuite() {
    delete engine_;
    engine_ = nullptr;
  }

  void read(const std::string& text) {
    Document document;
    document.id = "t";
    document.text = text;
    engine_->read(document, scratch_, reading_);
  }
  // The clause whose predicate word is `word`; fails the test where there is none.
  const Clause& clause(const std::string& word) {
    for (const Clause& c : reading_.clauses)
      if (words(c.predicate.tokens) == word) return c;
    ADD_FAILURE() << "no clause " << word << "\n" << clauses::draw(reading_);
    static const Clause kNone;
    return kNone;
  }
  [[nodiscard]] std::string words(TokenRange t) const {
    if (t.empty()) return {};
    const auto begin = reading_.tokens[t.first].span.begin, end = reading_.tokens[t.last - 1].span.end;
    return reading_.document.text.substr(begin, end - begin);
  }
  [[nodiscard]] std::string phrase(std::int32_t p) const {
    return p < 0 ? "" : words(reading_.phrases[static_cast<std::size_t>(p)].tokens);
  }
  [[nodiscard]] std::string behind(const Clause& c, std::string_view preposition) const {
    for (const auto& arg : c.prepositions)
      if (arg.preposition == preposition) return phrase(arg.np);
    return {};
  }
  [[nodiscard]] std::string token(std::int32_t t) const {
    const auto i = static_cast<std::uint32_t>(t);
    return t < 0 ? "" : words({i, i + 1});
  }

  Engine::Scratch scratch_;
  Reading reading_;
  static Engine* engine_;
};
Engine* Clauses::engine_ = nullptr;

TEST_F(Clauses, LightVerbLeavesThePredicateToItsNoun) {
  read("شنّت قوات الوادي هجوماً على مواقع المسلحين.");
  const Clause& c = clause("هجوماً");
  EXPECT_EQ(token(c.predicate.light_verb), "شنّت");
  EXPECT_EQ(phrase(c.subject.np), "قوات الوادي");
  EXPECT_EQ(behind(c, "على"), "مواقع المسلحين");
  EXPECT_EQ(c.predicate.form, PredicateForm::past);
}

TEST_F(Clauses, PassiveHasItsPatientAsSubject) {
  read("قُتل ثلاثة مدنيين في غارة على البلدة.");
  const Clause& c = clause("قُتل");
  EXPECT_EQ(c.predicate.voice, ClauseVoice::passive);
  EXPECT_EQ(phrase(c.subject.np), "ثلاثة مدنيين");
  const Clause& raid = clause("غارة");
  EXPECT_EQ(raid.relation, ClauseRelation::argument);
  EXPECT_EQ(&reading_.clauses[static_cast<std::size_t>(raid.parent)], &c);
  EXPECT_EQ(behind(raid, "على"), "البلدة");
}

TEST_F(Clauses, MasdarAfterBaadIsATemporalClause) {
  read("تمكنت الفصائل من السيطرة على القرية بعد انسحاب قوات الحكومة منها.");
  const Clause& c = clause("السيطرة");
  EXPECT_NE(c.markers & kManaged, 0U);
  EXPECT_EQ(phrase(c.subject.np), "الفصائل");
  EXPECT_EQ(behind(c, "على"), "القرية");
  const Clause& before = clause("انسحاب");
  EXPECT_EQ(before.relation, ClauseRelation::temporal);
  EXPECT_EQ(before.genitive_role, GenitiveRole::subject);
  EXPECT_EQ(phrase(before.subject.np), "قوات الحكومة");
}

TEST_F(Clauses, SubjectOfAVerbInFrontIsChosenByCase) {
  read("استهدفت غارة منزلاً في الحي القديم.");
  const Clause& c = clause("استهدفت");
  EXPECT_EQ(phrase(c.subject.np), "غارة");
  EXPECT_EQ(phrase(c.object.np), "منزلاً");
}

TEST_F(Clauses, ResumptivePronounTakesUpTheAntecedent) {
  read("أكد الناطق أن القوات استعادت المطار الذي خسرته قبل شهر.");
  const Clause& c = clause("استعادت");
  EXPECT_EQ(c.relation, ClauseRelation::complement);
  EXPECT_EQ(phrase(c.subject.np), "القوات");
  EXPECT_EQ(phrase(c.object.np), "المطار");
  const Clause& lost = clause("خسرته");
  EXPECT_EQ(lost.relation, ClauseRelation::relative);
  EXPECT_EQ(phrase(lost.antecedent), "المطار");
  EXPECT_EQ(lost.object.np, lost.antecedent);
}

TEST_F(Clauses, UndergoingIsPassive) {
  read("تعرضت البلدة لقصف مدفعي عنيف.");
  const Clause& c = clause("لقصف");
  EXPECT_EQ(c.predicate.voice, ClauseVoice::passive);
  EXPECT_EQ(phrase(c.subject.np), "البلدة");
}

TEST_F(Clauses, DeniedComplementIsMarked) {
  read("نفى الناطق الرسمي سيطرة القوات على الميناء.");
  const Clause& c = clause("سيطرة");
  EXPECT_EQ(c.relation, ClauseRelation::complement);
  EXPECT_NE(c.markers & kDenied, 0U);
  EXPECT_EQ(phrase(c.subject.np), "القوات");
}

TEST_F(Clauses, NegationReachesTheEvent) {
  read("لم تتمكن القوات من التقدم باتجاه المدينة.");
  const Clause& c = clause("التقدم");
  EXPECT_NE(c.markers & kNegated, 0U);
  EXPECT_EQ(behind(c, "باتجاه"), "المدينة");
}

TEST_F(Clauses, JoinedVerbSharesItsSubject) {
  read("انسحبت القوات من المطار وتراجعت إلى القاعدة.");
  const Clause& first = clause("انسحبت");
  const Clause& second = clause("وتراجعت");
  EXPECT_EQ(second.relation, ClauseRelation::coordinate);
  EXPECT_TRUE(second.subject.shared);
  EXPECT_EQ(second.subject.np, first.subject.np);
  ASSERT_EQ(second.siblings.size(), 1U);
}

TEST_F(Clauses, ObjectBeforeSubject) {
  read("قصف الميناء طيران التحالف.");
  const Clause& c = clause("قصف");
  EXPECT_EQ(phrase(c.subject.np), "طيران التحالف");
  EXPECT_EQ(phrase(c.object.np), "الميناء");
}

TEST_F(Clauses, ImpersonalHasNoSubject) {
  read("تمت السيطرة على الجسر بعد معارك استمرت يومين.");
  const Clause& c = clause("السيطرة");
  EXPECT_EQ(c.predicate.voice, ClauseVoice::impersonal);
  EXPECT_EQ(c.subject.np, -1);
  const Clause& fights = clause("معارك");
  EXPECT_EQ(fights.relation, ClauseRelation::temporal);
  const Clause& lasted = clause("استمرت");
  EXPECT_EQ(phrase(lasted.antecedent), "معارك");
}

TEST_F(Clauses, EventOfAnAspectVerbIsThePredicate) {
  read("فشلت الميليشيا في اقتحام القاعدة.");
  const Clause& c = clause("اقتحام");
  EXPECT_NE(c.markers & kFailed, 0U);
  EXPECT_EQ(phrase(c.subject.np), "الميليشيا");
  EXPECT_EQ(phrase(c.object.np), "القاعدة");
}

TEST_F(Clauses, ConditionMarksItsClauseOnly) {
  read("إذا هاجم المسلحون القاعدة فسوف ترد القوات.");
  EXPECT_NE(clause("هاجم").markers & kCondition, 0U);
  EXPECT_EQ(clause("ترد").markers & kCondition, 0U);
  EXPECT_EQ(clause("ترد").predicate.form, PredicateForm::future);
}

TEST_F(Clauses, MasdarsAreJoinedAsClauses) {
  read("أدى القصف إلى مقتل طفلين وإصابة تسعة آخرين بجروح.");
  const Clause& killed = clause("مقتل");
  const Clause& hurt = clause("وإصابة");
  EXPECT_EQ(phrase(killed.object.np), "طفلين");
  EXPECT_EQ(phrase(hurt.object.np), "تسعة آخرين");
  EXPECT_EQ(hurt.relation, ClauseRelation::coordinate);
  EXPECT_EQ(phrase(clause("أدى").subject.np), "القصف");
}

TEST_F(Clauses, DirectSpeechHangsOnItsVerb) {
  read("قال الناطق: \"لم نقصف المستشفى ولن نستهدف المدنيين\".");
  const Clause& c = clause("نقصف");
  EXPECT_EQ(c.relation, ClauseRelation::quotation);
  EXPECT_NE(c.markers & kNegated, 0U);
  EXPECT_NE(clause("نستهدف").markers & kNegated, 0U);
}

TEST_F(Clauses, ReportingPrepositionWithAClause) {
  read("بحسب ما أفادت به الوكالة، قُتل قائد الفصيل في كمين.");
  const Clause& said = clause("أفادت");
  EXPECT_EQ(said.connector, "بحسب ما");
  const Clause& c = clause("قُتل");
  EXPECT_EQ(&reading_.clauses[static_cast<std::size_t>(said.parent)], &c);
}

// Whatever the text, every index points inside and every range inside its sentence.
TEST_F(Clauses, StaysInBoundsOnBrokenText) {
  const std::vector<std::string> pieces = {"و",   "التي",    "\"", "(", "قصف", "على", "أن", "35", "،",     "لم",
                                           "بعد", "المدينة", "ما", ":", "كان", "عدم", "»",  "من", "هجوماً", "بحسب"};
  for (std::size_t seed = 1; seed < 60; ++seed) {
    std::string text;
    std::size_t x = seed * 2654435761U;
    for (int i = 0; i < 40; ++i) {
      x = x * 6364136223846793005ULL + 1442695040888963407ULL;
      text += pieces[(x >> 33U) % pieces.size()];
      text += (x & 64U) != 0 ? " " : "  ";
    }
    read(text);
    for (const Clause& c : reading_.clauses) {
      const Sentence& s = reading_.sentences[c.sentence];
      EXPECT_LE(s.first, c.tokens.first);
      EXPECT_LE(c.tokens.last, s.last);
      EXPECT_TRUE(c.tokens.contains(c.core));
      EXPECT_LT(c.parent, static_cast<std::int32_t>(reading_.clauses.size()));
      EXPECT_LT(c.subject.np, static_cast<std::int32_t>(reading_.phrases.size()));
      EXPECT_LT(c.object.np, static_cast<std::int32_t>(reading_.phrases.size()));
    }
    EXPECT_FALSE(clauses::draw(reading_).empty());
  }
}

}  // namespace
}  // namespace isnad
