// Short names, epithets, possessives and shared names, on stories of our own.
#include "resolve/actors.h"

#include <gtest/gtest.h>

#include <string>

#include "annotate/annotated.h"

namespace isnad {
namespace {

using tests::annotated;

struct Identity : ::testing::Test {
  void read(const std::string& text, std::optional<Day> published = {}) {
    reading = annotated(text, scratch, published);
  }
  // Name of the entity that the n-th mention with these words belongs to.
  [[nodiscard]] std::string name(const std::string& text, int n = 0) const {
    for (const auto& m : reading.mentions) {
      const auto* a = m.actor();
      if (a == nullptr || reading.document.text.substr(m.span.begin, m.span.size()) != text) continue;
      if (n-- > 0) continue;
      return a->entity < 0 ? "" : reading.entities[static_cast<std::size_t>(a->entity)].ref.name;
    }
    return "no mention";
  }

  Engine::Scratch scratch;
  Reading reading;
};

TEST_F(Identity, ASurnameIsTheFirstFullName) {
  read("قال الناشط مازن الكردوسي إن الطريق مغلق. وأضاف الكردوسي أن المياه مقطوعة.");
  EXPECT_EQ(name("الكردوسي"), "مازن الكردوسي");
}

TEST_F(Identity, AnEpithetIsTheBodyWithItsHead) {
  read("دخلت حركة حماس المحادثات. وقالت الحركة إنها تدرس العرض.");
  EXPECT_EQ(name("الحركة"), "حركة حماس");
  read("سيطرت قوات سوريا الديمقراطية على القرية بعد انسحاب تنظيم الدولة. وفجر التنظيم الجسر.");
  EXPECT_EQ(name("التنظيم"), "تنظيم الدولة الإسلامية");
}

TEST_F(Identity, AShortFormWithoutSupportStaysOpen) {
  read("اجتمع التحالف في القاعة ثم انصرف.");
  EXPECT_EQ(name("التحالف"), "");
}

TEST_F(Identity, OneNameOfTwoBodiesByCountry) {
  read("شن الطيران غارات في صنعاء والحديدة اليمنيتين. وقال التحالف إنه قصف مواقع لجماعة الحوثي.");
  EXPECT_EQ(name("التحالف"), "التحالف العربي");
  read("في الرقة السورية أعلنت قوات سوريا الديمقراطية تقدمها. وقال التحالف إنه قصف تنظيم الدولة.");
  EXPECT_EQ(name("التحالف"), "التحالف الدولي");
}

TEST_F(Identity, APossessedForceIsItsOwners) {
  read("أعلن تنظيم الدولة مقتل عدد من مسلحيه.");
  EXPECT_EQ(name("مسلحيه"), "تنظيم الدولة الإسلامية");
}

TEST_F(Identity, TheSourceIsTheOneBefore) {
  read("قال مصدر طبي إن المشفى امتلأ. وأضاف المصدر أن الأدوية نفدت.");
  EXPECT_EQ(name("المصدر"), "مصدر طبي");
}

TEST_F(Identity, SameTextSameEntities) {
  const std::string text = "قال رئيس الوزراء العراقي إن القوات العراقية صدت هجوما لتنظيم داعش.";
  read(text);
  const auto first = reading.entities.size();
  read(text);
  EXPECT_EQ(reading.entities.size(), first);
}

TEST_F(Identity, TheArmyOfADivisionIsTheCountrys) {
  read("في الفاشر بالسودان قالت الفرقة السادسة مشاة إنها صدت هجوما. وتقدم الجيش شرق الفاشر السودانية.");
  EXPECT_EQ(name("الجيش"), "الجيش السوداني");
}

TEST_F(Identity, AnUnlistedUnitIsNotTheFactions) {
  read("سيطرت المعارضة على كتيبة الزنابق قرب درعا. ثم انسحبت الفصائل من الطريق.");
  EXPECT_EQ(name("الفصائل"), "");
}

TEST_F(Identity, AnyMinistryIsNone) {
  read("احتج موظفون أمام مبنى الوزارة في عدن اليمنية قرب صنعاء والحديدة.");
  EXPECT_EQ(name("الوزارة"), "");
}

TEST_F(Identity, ACommandersForcesAreHisBodys) {
  read("قصفت قوات حفتر الميناء، وقال المقدم سامر الكردوسي إن قواته صدت الهجوم.");
  EXPECT_NE(name("قواته"), "الجيش الوطني الليبي");
}

TEST_F(Identity, OneNameMoreIsAnotherMan) {
  read("أوقفت الشرطة سامر الكردوسي ومحمد عبد السلام قنطبيش.");
  EXPECT_EQ(name("ومحمد عبد السلام قنطبيش"), "محمد عبد السلام قنطبيش");
}

TEST_F(Identity, ASurnameThatIsANationality) {
  read("قال الناشط مازن المصري إن الطريق مغلق. وأضاف المصري أن المياه مقطوعة.");
  EXPECT_EQ(name("المصري"), "مازن المصري");
}

TEST_F(Identity, ATribeThenItsSheikh) {
  read("قال شيخ عشيرة البو نمر نعيم الكردوسي إن الطريق مفتوح. وأضاف أن العشيرة بخير.");
  EXPECT_EQ(name("نعيم الكردوسي"), "نعيم الكردوسي");
  EXPECT_EQ(name("العشيرة"), "عشيرة البو نمر");
}

}  // namespace
}  // namespace isnad
