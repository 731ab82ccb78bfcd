// Names, forces, persons, bodies, collectives and weapons, on sentences of our own.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "annotate/annotated.h"

namespace isnad {
namespace {

using tests::annotated;

struct Names : ::testing::Test {
  void read(const std::string& text) { reading = annotated(text, scratch); }

  [[nodiscard]] std::string words(TokenRange t) const {
    const auto begin = reading.tokens[t.first].span.begin, end = reading.tokens[t.last - 1].span.end;
    return reading.document.text.substr(begin, end - begin);
  }
  // The actor mention with exactly these words.
  const ActorMention* actor(const std::string& text) const {
    for (const auto& m : reading.mentions)
      if (m.actor() != nullptr && words(m.tokens) == text) return m.actor();
    return nullptr;
  }
  [[nodiscard]] std::string id(const std::string& text) const {
    const auto* a = actor(text);
    if (a == nullptr) return "no mention";
    return a->entity < 0 ? "no entity" : reading.entities[static_cast<std::size_t>(a->entity)].ref.id;
  }
  [[nodiscard]] std::vector<std::string> weapons() const {
    std::vector<std::string> ids;
    for (const auto& m : reading.mentions)
      if (const auto* w = std::get_if<WeaponMention>(&m.value)) ids.push_back(w->id);
    return ids;
  }

  Engine::Scratch scratch;
  Reading reading;
};

TEST_F(Names, OneIdentityWhateverTheOutletCallsIt) {
  read("هاجمت مليشيات الحوثي موقعا. ورد «أنصار الله» ببيان، وقالت جماعة الحوثي إنها مستعدة.");
  EXPECT_EQ(id("مليشيات الحوثي"), "houthis");
  EXPECT_EQ(id("أنصار الله"), "houthis");
  EXPECT_EQ(id("جماعة الحوثي"), "houthis");
}

TEST_F(Names, QuotationMarksInsideAName) {
  read("انسحب تنظيم \"الدولة\" من القرية.");
  EXPECT_EQ(id("تنظيم \"الدولة\""), "isis");
}

TEST_F(Names, AForceStandsForItsActor) {
  read("تقدم مقاتلو حركة حماس شرقا، وأغار الطيران الإسرائيلي على التلة.");
  EXPECT_EQ(id("مقاتلو حركة حماس"), "hamas");
  ASSERT_NE(actor("مقاتلو حركة حماس"), nullptr);
  EXPECT_TRUE(actor("مقاتلو حركة حماس")->force);
  EXPECT_EQ(words(actor("مقاتلو حركة حماس")->name_tokens), "حركة حماس");
  EXPECT_EQ(id("الطيران الإسرائيلي"), "idf");
}

TEST_F(Names, AnEverydayWordIsAnOutletOnlyWhereAnnounced) {
  read("قال لصحيفة النهار إن الحركة هدأت.");
  EXPECT_EQ(id("لصحيفة النهار"), "annahar");
  read("وصلت القافلة في وضح النهار.");
  EXPECT_EQ(actor("النهار"), nullptr);
}

TEST_F(Names, ACapitalIsNoActorWhereSomethingIs) {
  read("وصل الوفد إلى موسكو مساء.");
  EXPECT_EQ(actor("موسكو"), nullptr);
  read("أعلنت موسكو وقف العملية.");
  EXPECT_EQ(id("موسكو"), "russia");
}

TEST_F(Names, PersonOfficeAndBodyAreTied) {
  read("قال المتحدث باسم قوات الدعم السريع سالم الجيلاني إن الهدوء عاد.");
  const auto* person = actor("سالم الجيلاني");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->cls, ActorClass::person);
  EXPECT_FALSE(person->office.empty());
  ASSERT_GE(person->affiliation, 0);
  const auto& body = *reading.mentions[static_cast<std::size_t>(person->affiliation)].actor();
  EXPECT_EQ(reading.entities[static_cast<std::size_t>(body.entity)].ref.id, "rsf");
}

TEST_F(Names, TheOfficeMayFollowTheName) {
  read("ذكر خالد العبيدي، مدير مشفى الرحمة، أن الجرحى كثر.");
  EXPECT_NE(actor("خالد العبيدي"), nullptr);
}

TEST_F(Names, ATitleWithTheArticleTakesNoGenitive) {
  read("نفى الناطق الرسمي سيطرة المتمردين على الميناء.");
  EXPECT_EQ(actor("على"), nullptr);
  EXPECT_EQ(actor("الناطق الرسمي سيطرة"), nullptr);
}

TEST_F(Names, UnlistedBodiesByGrammar) {
  read("أعلنت كتيبة «نسور الوادي» الحداد، وعقدت وزارة الزراعة والري اجتماعا.");
  EXPECT_NE(actor("كتيبة «نسور الوادي»"), nullptr);
  EXPECT_NE(actor("وزارة الزراعة والري"), nullptr);
  read("شكلت لجنة تحقيق.");
  EXPECT_EQ(actor("لجنة تحقيق"), nullptr);
}

TEST_F(Names, CollectivesKeepTheirWordsAndNoIdentity) {
  read("أفاد ناشطون محليون بذلك، وأكده مصدر أمني فضل عدم الكشف عن اسمه.");
  const auto* activists = actor("ناشطون محليون");
  ASSERT_NE(activists, nullptr);
  EXPECT_EQ(activists->name_form, NameForm::generic);
  EXPECT_EQ(activists->cls, ActorClass::source);
  EXPECT_EQ(id("ناشطون محليون"), "");
  EXPECT_NE(actor("مصدر أمني فضل عدم الكشف عن اسمه"), nullptr);
}

TEST_F(Names, TheNationalityOfAnActNamesWhoseItIs) {
  read("قتل راع في قصف إسرائيلي على المزرعة.");
  EXPECT_EQ(id("إسرائيلي"), "idf");
}

TEST_F(Names, PrepositionsAreNoNames) {
  read("سقطت القذائف على أطراف القرية.");
  for (const auto& m : reading.mentions)
    if (const auto* a = m.actor()) {
      EXPECT_NE(a->cls, ActorClass::person) << words(m.tokens);
    }
}

TEST_F(Names, Weapons) {
  read("انفجرت سيارة مفخخة قرب الحاجز، وسقطت قذائف هاون، ثم بدأ وقف إطلاق النار.");
  EXPECT_EQ(weapons(), (std::vector<std::string>{"car_bomb", "mortar"}));
}

// A known surname is whoever of that name the document has presented.
TEST(ActorNames, ASurnameGoesToItsBearerInTheText) {
  Engine::Scratch scratch;
  const auto reading = annotated("قال الطبيب وائل المالكي إن المشفى توقف. وأضاف المالكي أن الأدوية نفدت.", scratch);
  int read = 0;
  for (const auto& m : reading.mentions) {
    const auto* a = m.actor();
    if (a == nullptr || a->entity < 0 || (a->cls != ActorClass::person && a->cls != ActorClass::official)) continue;
    EXPECT_EQ(reading.entities[static_cast<std::size_t>(a->entity)].ref.name, "وائل المالكي");
    ++read;
  }
  EXPECT_EQ(read, 2);
}

TEST(ActorNames, TheArmedForcesAreTheStates) {
  Engine::Scratch scratch;
  const auto reading =
      annotated("هاجمت قوات الدعم السريع مدينة الفاشر في السودان. وأعلنت القوات المسلحة صد الهجوم.", scratch);
  std::string army;
  for (const auto& m : reading.mentions)
    if (const auto* a = m.actor(); a != nullptr && a->entity >= 0 && m.sentence == 1)
      army = reading.entities[static_cast<std::size_t>(a->entity)].ref.id;
  EXPECT_EQ(army, "sudanese_army");
}

TEST_F(Names, WhoStandsBesideABodyIsAnother) {
  read("هاجم الجيش البلدة. وتقدمت القوات المساندة من الجنوب.");
  const auto* a = actor("القوات المساندة");
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(a->name_form, NameForm::generic);
}

TEST_F(Names, ASharedNameGoesByThePlace) {
  read("انتشلت طواقم الإنقاذ ثلاثة جثامين في مدينة غزة، كما قال الدفاع المدني.");
  EXPECT_EQ(id("الدفاع المدني"), "gaza_civil_defence");
  read("أعلنت قوات النخبة أنها تقدمت في مدينة المكلا في اليمن.");
  EXPECT_NE(id("قوات النخبة"), "elite_forces");
}

TEST_F(Names, AMovementAsAnAdjectiveIsNoName) {
  read("قتل القيادي الحوثي سالم الكردوسي قرب المعسكر.");
  EXPECT_NE(actor("سالم الكردوسي"), nullptr);
}

TEST_F(Names, TheHolderBetweenCommas) {
  read("قال مدير الصحة في مدينة إدلب، سامر الكردوسي، إن المشفى توقف.");
  const auto* a = actor("سامر الكردوسي");
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(a->office, "مدير الصحة");
}

TEST_F(Names, AForeignParagraphNamesNobody) {
  read(
      "نیروهای ارتش در شهر به مواضع شورشیان حمله کردند و چند نفر را کشتند و این عملیات همچنان ادامه دارد.\n\nوصل سامر "
      "الكردوسي إلى "
      "البلدة.");
  int read_names = 0;
  for (const auto& m : reading.mentions) read_names += m.actor() != nullptr;
  EXPECT_EQ(read_names, 1);
}

TEST(ActorNames, NoBodyOfTrafficAndFronts) {
  Engine::Scratch scratch;
  const auto reading = annotated("توقفت حركة المرور على خطوط التماس بقيادة سامر الكردوسي في مركز المدينة.", scratch);
  for (const auto& m : reading.mentions) {
    const auto* a = m.actor();
    EXPECT_TRUE(a == nullptr || a->cls == ActorClass::person) << a->name;
  }
}

TEST_F(Names, NoOneInADayOrAPlaceName) {
  read("توقف القصف صباح الأربعاء على حاجز الحمرا العسكري وقرية الشيخ عيسى.");
  EXPECT_EQ(actor("صباح الأربعاء"), nullptr);
  EXPECT_EQ(actor("العسكري"), nullptr);
  EXPECT_EQ(actor("الشيخ"), nullptr);
}

TEST_F(Names, AnAdjectiveIsNoBody) {
  read("اختتم الوزير جولاته الخارجية في عمان.");
  EXPECT_EQ(actor("الخارجية"), nullptr);
  read("تقع بلدات بحري وأم درمان قرب الخرطوم.");
  EXPECT_EQ(actor("وأم"), nullptr);
}

TEST_F(Names, WhatBelongsToABodyStaysOutOfItsName) {
  read("قالت ألوية العمالقة التابعة للقوات الحكومية في اليمن إنها تقدمت.");
  EXPECT_EQ(id("ألوية العمالقة"), "giants_brigades");
}

TEST_F(Names, ARankIsNoBrigade) {
  read("نفذ طيران اللواء المتقاعد خليفة حفتر غارة في ليبيا، وانسحب مسلحو حفتر.");
  EXPECT_EQ(id("مسلحو حفتر"), "lna");
  EXPECT_EQ(id("طيران اللواء المتقاعد خليفة حفتر"), "lna");
}

TEST_F(Names, AnAirBaseIsNoBody) {
  read("قصفت طائرات حربية القاعدة الجوية الوطية في ليبيا.");
  EXPECT_EQ(actor("طائرات حربية القاعدة"), nullptr);
}

TEST_F(Names, NumberedUnitsAreNamed) {
  read("انتقلت وحدات الجيش من مقر الفرقة 17 شمال الرقة.");
  EXPECT_NE(actor("الفرقة 17"), nullptr);
}

TEST_F(Names, ABodyOfAPlaceThenAMan) {
  read("قال رئيس اللجنة الأمنية في مجلس محافظة ديالى نعيم الكردوسي إن الطريق آمن.");
  EXPECT_NE(actor("نعيم الكردوسي"), nullptr);
  EXPECT_NE(actor("مجلس محافظة ديالى"), nullptr);
}

}  // namespace
}  // namespace isnad
