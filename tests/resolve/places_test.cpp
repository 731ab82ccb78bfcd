// Which place a name is: by the document, never by the name alone. Texts of the project's own.
#include "resolve/places.h"

#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <algorithm>

#include "lexicon/gazetteer.h"
#include "model/reading.h"
#include "paths.h"
#include "resolve/place_score.h"

namespace isnad {
namespace {

class ResolvedPlaces : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto engine = Engine::open(tests::built_path("isnad.blob"));
    ASSERT_TRUE(engine) << engine.error().message;
    engine_ = std::make_unique<Engine>(std::move(*engine));
  }
  static void TearDownTestSuite() { engine_.reset(); }

  void read(const std::string& text) {
    reading_ = Reading{};
    Document document;
    document.id = "test";
    document.text = text;
    engine_->annotate(document, scratch_, reading_);
  }
  // The nth place with these words; an empty reference where there is none.
  PlaceRef place(const std::string& words, int nth = 0) const {
    for (const auto& m : reading_.mentions)
      if (const auto* p = m.place(); p != nullptr && !p->inside_name && p->resolved.text == words && nth-- == 0)
        return p->resolved;
    return {};
  }
  static bool inside(const PlaceRef& ref, const std::string& id) {
    return std::find(ref.admin.begin(), ref.admin.end(), id) != ref.admin.end();
  }

  static std::unique_ptr<Engine> engine_;
  Engine::Scratch scratch_;
  Reading reading_;
};
std::unique_ptr<Engine> ResolvedPlaces::engine_;

TEST_F(ResolvedPlaces, OneNameIsTwoPlacesInTwoArticles) {
  read("اندلعت مواجهات في طرابلس، وقالت الحكومة الليبية إن مصراتة وبنغازي آمنتان.");
  EXPECT_TRUE(inside(place("طرابلس"), "LY"));
  read("اندلعت مواجهات في طرابلس، وقال الجيش اللبناني إنه انتشر بين بيروت وصيدا.");
  EXPECT_TRUE(inside(place("طرابلس"), "LB"));
}

TEST_F(ResolvedPlaces, TheKindWordTellsTheAreaFromTheTown) {
  read("شهدت محافظة دير الزور هدوءا، وقصفت الطائرات مدينة دير الزور.");
  EXPECT_EQ(place("محافظة دير الزور").id, "SY09");
  EXPECT_EQ(place("محافظة دير الزور").precision, Precision::governorate);
  EXPECT_EQ(place("مدينة دير الزور").precision, Precision::town);
  EXPECT_TRUE(inside(place("مدينة دير الزور"), "SY09"));
}

TEST_F(ResolvedPlaces, TheCountrysideIsAnAreaWithoutAPoint) {
  read("سقطت صواريخ في ريف حماة الشمالي.");
  const auto ref = place("ريف حماة الشمالي");
  EXPECT_TRUE(inside(ref, "SY05"));
  EXPECT_FALSE(ref.lat.has_value());
  EXPECT_EQ(ref.precision, Precision::governorate);
}

TEST_F(ResolvedPlaces, AnEpithetStandsForTheTownNamedBefore) {
  read("دخلت قوة عسكرية مدينة منبج صباحا. وأغلقت المحال في المدينة أبوابها.");
  EXPECT_EQ(place("المدينة").id, place("مدينة منبج").id);
  EXPECT_FALSE(place("المدينة").id.empty());
}

TEST_F(ResolvedPlaces, OneUnknownNameEmptiesNothingElse) {
  read("انسحب المسلحون من قرية الزمردانية ومن بلدة مارع في ريف حلب.");
  EXPECT_TRUE(place("قرية الزمردانية").id.empty());
  EXPECT_TRUE(inside(place("قرية الزمردانية"), "SY02"));
  EXPECT_FALSE(place("بلدة مارع").id.empty());
  EXPECT_TRUE(place("بلدة مارع").lat.has_value());
}

TEST_F(ResolvedPlaces, AFarHamletIsNoAnswer) {
  // An oil field is no village of the same name.
  read("تعرض حقل الزيتونة النفطي جنوب مدينة الرقة لهجوم.");
  const auto ref = place("حقل الزيتونة النفطي");
  EXPECT_TRUE(ref.id.empty());
  EXPECT_FALSE(ref.lat.has_value());
  EXPECT_TRUE(inside(ref, "SY11"));
}

TEST(PlaceScore, KindsThatExcludeOneAnother) {
  bool derived = false;
  EXPECT_EQ(resolve::kind_fit("oilfield", PlaceKind::village, derived), resolve::kNoFit);
  EXPECT_EQ(resolve::kind_fit("governorate", PlaceKind::town, derived), resolve::kNoFit);
  EXPECT_GT(resolve::kind_fit("junction", PlaceKind::village, derived), 0);
  EXPECT_TRUE(derived);
  EXPECT_GT(resolve::kind_fit("town", PlaceKind::town, derived), resolve::kind_fit("town", PlaceKind::city, derived));
}

TEST(Gazetteer, GreatCircle) {
  // Damascus and Aleppo lie some 310 km apart.
  EXPECT_NEAR(great_circle_km(spot_at(33.513, 36.292), spot_at(36.202, 37.134)), 308, 5);
  EXPECT_DOUBLE_EQ(great_circle_km(spot_at(10, 20), spot_at(10, 20)), 0);
}

TEST_F(ResolvedPlaces, AGovernorateThatTheSourceCallsADistrict) {
  read("أوقفت دورية شابين في محافظة نابلس، ثم أغلقت مداخل المحافظة في الضفة الغربية.");
  EXPECT_EQ(place("محافظة نابلس").id, "wof:1091913091");
  EXPECT_EQ(place("المحافظة").id, "wof:1091913091");
}

TEST_F(ResolvedPlaces, TheLastOfThatKindIsMeant) {
  read("مرت القافلة ببلدة المنصورة في الرقة ثم ببلدة الجرنية، وتوقفت ليلا. وغادرت البلدة صباحا.");
  EXPECT_EQ(place("البلدة").name, "الجرنية");
}

TEST_F(ResolvedPlaces, CampsThatTheTextCallsBases) {
  read("وصلت مساعدات إلى معسكري زمزم وأبو شوك قرب الفاشر في السودان.");
  EXPECT_EQ(place("معسكري زمزم").name, "زمزم");
  EXPECT_EQ(place("أبو شوك").name, "أبو شوك");
}

TEST_F(ResolvedPlaces, TheCityIsNotTheHamletBesideIt) {
  read("سقطت قذائف في الخوخة جنوب الحديدة باليمن.");
  EXPECT_EQ(place("الحديدة").id, "wof:890432439");
  EXPECT_EQ(place("الخوخة").name, "الخوخة");
}

TEST_F(ResolvedPlaces, ACapitalThatSpeaksIsNoTownToldOf) {
  read("تعرض جبل سنجار في العراق لقصف تركي، واتهمت أنقرة حزبا بنقل السلاح. وسمع الدوي في المدينة.");
  EXPECT_NE(place("المدينة").name, "أنقرة");
}

}  // namespace
}  // namespace isnad
