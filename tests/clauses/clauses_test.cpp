// The grammar of single constructions, on sentences of invented places and forces.
#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <string>

#include "clauses/draw.h"
#include "model/reading.h"

namespace isnad {
namespace {

class Clauses : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Engine::open(ISNAD_BINARY_DIR "/isnad.blob");
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

}  // namespace
}  // namespace isnad
