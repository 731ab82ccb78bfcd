// What words name a place, on texts of the project's own.
#include "annotate/places.h"

#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <algorithm>

#include "annotate/annotated.h"
#include "annotate/name_corpus.h"
#include "model/reading.h"
#include "paths.h"

namespace isnad {
namespace {

class Places : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto engine = Engine::open(tests::built_path("isnad.blob"));
    ASSERT_TRUE(engine) << engine.error().message;
    engine_ = std::make_unique<Engine>(std::move(*engine));
  }
  static void TearDownTestSuite() { engine_.reset(); }

  const std::vector<Mention>& read(const std::string& text) {
    reading_ = Reading{};
    Document document;
    document.id = "test";
    document.text = text;
    engine_->annotate(document, scratch_, reading_);
    return reading_.mentions;
  }
  // Words of the places that stay, in order.
  std::vector<std::string> names(const std::string& text) {
    std::vector<std::string> out;
    for (const auto& m : read(text))
      if (const auto* p = m.place(); p != nullptr && !p->inside_name && !p->metonym)
        out.push_back(reading_.document.text.substr(m.span.begin, m.span.size()));
    return out;
  }
  const Mention* find(const std::string& words) const {
    for (const auto& m : reading_.mentions)
      if (m.place() != nullptr && reading_.document.text.substr(m.span.begin, m.span.size()) == words) return &m;
    return nullptr;
  }

  static std::unique_ptr<Engine> engine_;
  Engine::Scratch scratch_;
  Reading reading_;
};
std::unique_ptr<Engine> Places::engine_;

using Names = std::vector<std::string>;

TEST_F(Places, NamesAfterAKindWordAndAProclitic) {
  EXPECT_EQ(names("وقع انفجار ببلدة سراقب شرقي محافظة إدلب."), (Names{"بلدة سراقب", "محافظة إدلب"}));
  EXPECT_EQ(names("وصلت القافلة إلى الرقة وحلب."), (Names{"الرقة", "حلب"}));
}

TEST_F(Places, ADualOrPluralKindWordGivesItsKindToAll) {
  const auto list = names("قصفت المدفعية قريتي النيرب وسرمين في محافظة إدلب.");
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[1], "سرمين");
  ASSERT_NE(find("سرمين"), nullptr);
  EXPECT_EQ(find("سرمين")->place()->kind, "village");
}

TEST_F(Places, AnUnlistedNameAfterAKindWordIsKept) {
  EXPECT_EQ(names("قتل مدني في حي الزمردية بمدينة حلب."), (Names{"حي الزمردية", "مدينة حلب"}));
  ASSERT_NE(find("حي الزمردية"), nullptr);
  const auto& p = *find("حي الزمردية")->place();
  EXPECT_FALSE(p.listed);
  EXPECT_EQ(p.resolved.precision, Precision::unresolved);
  EXPECT_FALSE(p.resolved.lat.has_value());
  EXPECT_NE(std::find(p.resolved.admin.begin(), p.resolved.admin.end(), "SY02"), p.resolved.admin.end());
}

TEST_F(Places, AnAdjectiveAfterAKindWordIsNoName) {
  EXPECT_EQ(names("أقيمت مدينة صناعية ومنطقة حرة وقرية صغيرة."), Names{});
}

TEST_F(Places, DemonymsAndCommonWordsAreNoPlaces) {
  EXPECT_EQ(names("أعلنت الحكومة السورية والقوات العراقية تحقيق النصر ونشر السلام."), Names{});
}

TEST_F(Places, CapitalsThatSpeakAreGovernments) {
  EXPECT_EQ(names("قالت موسكو إن دمشق وافقت، في حين سقطت قذائف على حمص."), (Names{"حمص"}));
  EXPECT_EQ(names("عقد الاجتماع في موسكو."), (Names{"موسكو"}));
}

TEST_F(Places, DirectionsAndDistancesHangOnTheirPlace) {
  names("انتشرت القوات على بعد 14 كلم من مدينة تدمر وفي ريف حمص الشرقي.");
  ASSERT_NE(find("مدينة تدمر"), nullptr);
  EXPECT_EQ(find("مدينة تدمر")->place()->distance_km, 14.0);
  ASSERT_NE(find("ريف حمص الشرقي"), nullptr);
  EXPECT_EQ(find("ريف حمص الشرقي")->place()->direction, "e");
  EXPECT_TRUE(find("ريف حمص الشرقي")->place()->part);
}

TEST_F(Places, ARiverBankIsAPartOfTheRiver) {
  EXPECT_EQ(names("انتشرت القوات على الضفة الشرقية لنهر الفرات."), Names{"الضفة الشرقية لنهر الفرات"});
  const auto* bank = find("الضفة الشرقية لنهر الفرات");
  ASSERT_NE(bank, nullptr);
  EXPECT_TRUE(bank->place()->part);
  EXPECT_EQ(bank->place()->direction, "e");
  EXPECT_EQ(names("اقتحم الجنود بلدة في الضفة الغربية."), Names{"الضفة الغربية"});
}

TEST_F(Places, TheKindWordOfAStateIsItsName) {
  names("فرضت الولايات المتحدة عقوبات على الشركة في مدينة غزة.");
  const auto name = [&](const char* words) {
    const auto* m = find(words);
    return m == nullptr ? "" : reading_.document.text.substr(m->place()->name.begin, m->place()->name.size());
  };
  EXPECT_EQ(name("الولايات المتحدة"), "الولايات المتحدة");
  EXPECT_EQ(name("مدينة غزة"), "غزة");
}

TEST_F(Places, VerbsPartiesAndSurroundingsAreNoPlaces) {
  EXPECT_EQ(names("كسرت القوات الحصار عن حمص."), Names{"حمص"});
  EXPECT_EQ(names("قال قيادي في جبهة تحرير الوادي إن مقاتليها دخلوا مدينة حمص ومحيط بلدة القصير."),
            (Names{"مدينة حمص", "بلدة القصير"}));
  EXPECT_EQ(names("قصفت الطائرات مطار المزة العسكري في دمشق."), (Names{"مطار المزة العسكري", "دمشق"}));
}

// A side in a match is neither a place nor a state.
TEST_F(Places, TeamsAreNoPlaces) {
  EXPECT_EQ(names("تعادلت إيطاليا مع فرنسا في المباراة الأولى التي أقيمت في برلين."), Names{"برلين"});
  EXPECT_EQ(names("وصل الرئيس المنتخب إلى فرنسا."), Names{"فرنسا"});
}

TEST(NameCorpus, CutsPartsAndCountsExactSpans) {
  const auto parts = annotate::parse_name_corpus("زار O\nسعد B-PERS\nخان B-LOC\nيونس I-LOC\n. O\n");
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 1u);
  const auto& part = parts->front();
  EXPECT_EQ(part.text, "زار سعد خان يونس .");
  ASSERT_EQ(part.names.size(), 2u);
  EXPECT_EQ(part.names[1].words, (TokenRange{2, 4}));

  // The corpus' own words, and one place read among them.
  Engine::Scratch scratch;
  Reading reading = tests::annotated(part.text, scratch);
  ASSERT_EQ(reading.tokens.size(), part.words.size());
  reading.mentions.clear();
  Mention place;
  place.kind = MentionKind::place;
  place.tokens = {2, 4};
  place.span = {part.words[2].begin, part.words[3].end};
  PlaceMention value;
  value.name = {part.words[2].begin, part.words[3].end};
  place.value = value;
  reading.mentions.push_back(place);
  std::array<annotate::NameScore, annotate::kNameClasses> scores{};
  annotate::score_names(part, reading, scores);
  EXPECT_DOUBLE_EQ(scores[static_cast<std::size_t>(annotate::NameClass::place)].f1(), 1.0);
  EXPECT_DOUBLE_EQ(scores[static_cast<std::size_t>(annotate::NameClass::person)].recall(), 0.0);
}

TEST(NameCorpus, RefusesALineWithoutATag) {
  const auto parts = annotate::parse_name_corpus("كلمة\n");
  ASSERT_FALSE(parts);
  EXPECT_EQ(parts.error().code, ErrorCode::malformed);
  EXPECT_EQ(parts.error().where, "line 1");
}

TEST_F(Places, QuotedNamesKeepBothMarks) {
  EXPECT_EQ(names("قصفت المدفعية بلدة \"عيترون\" في لبنان."), (std::vector<std::string>{"بلدة \"عيترون\"", "لبنان"}));
}

TEST_F(Places, NumberedQuartersAndAirBases) {
  EXPECT_EQ(names("دارت مواجهات في الحي 17 في مدينة مرزق الليبية."),
            (std::vector<std::string>{"الحي 17", "مدينة مرزق"}));
  EXPECT_EQ(names("حلقت الطائرات فوق القاعدة الجوية الوطية في ليبيا."),
            (std::vector<std::string>{"القاعدة الجوية الوطية", "ليبيا"}));
}

TEST_F(Places, VerbsAndSurroundingsAreNoHamlets) {
  EXPECT_EQ(names("وتجمع عشرات السائقين أمام المبنى في عدن اليمنية."), (std::vector<std::string>{"عدن"}));
  EXPECT_EQ(names("انتشرت الدوريات بمحيط المبنى في صنعاء اليمنية."), (std::vector<std::string>{"صنعاء"}));
}

TEST_F(Places, BanksCampaignsAndTheCountryside) {
  EXPECT_EQ(names("اندلعت مواجهات في الضفاف الشرقية لنهر الفرات في سوريا."),
            (std::vector<std::string>{"الضفاف الشرقية لنهر الفرات", "سوريا"}));
  EXPECT_EQ(names("أطلقت القوات حملة \"فجر الفرات\" في الرقة السورية."), (std::vector<std::string>{"الرقة"}));
  EXPECT_EQ(names("سقطت القذائف في محافظة إدلب السورية، ثم في الريف الجنوبي الشرقي."),
            (std::vector<std::string>{"محافظة إدلب", "الريف الجنوبي الشرقي"}));
}

}  // namespace
}  // namespace isnad
