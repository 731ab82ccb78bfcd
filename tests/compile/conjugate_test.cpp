#include "compile/conjugate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "compile/participles.h"

namespace isnad::compile {
namespace {

struct Want {
  const char* past;
  const char* present;
  std::vector<const char*> forms;   // must be among the forms
  std::vector<const char*> absent;  // must not
};

class Conjugation : public ::testing::TestWithParam<Want> {};

TEST_P(Conjugation, GivesTheForms) {
  const auto forms = conjugate(GetParam().past, GetParam().present, true);
  ASSERT_TRUE(forms.has_value());
  std::vector<std::string> spellings;
  for (const auto& f : *forms) spellings.push_back(to_utf8(f.text));
  for (const char* want : GetParam().forms)
    EXPECT_NE(std::find(spellings.begin(), spellings.end(), want), spellings.end()) << want;
  for (const char* bad : GetParam().absent)
    EXPECT_EQ(std::find(spellings.begin(), spellings.end(), bad), spellings.end()) << bad;
}

INSTANTIATE_TEST_SUITE_P(
    Verbs, Conjugation,
    ::testing::Values(
        Want{"كَتَبَ",
             "يَكْتُبُ",
             {"كتب", "كتبت", "كتبوا", "كتبتا", "كتبنا", "يكتب", "تكتب", "نكتب", "يكتبون", "يكتبوا", "يكتبان"},
             {"كتبوو"}},
        Want{"قَالَ",
             "يَقُولُ",
             {"قالت", "قالوا", "قلنا", "قيل", "قيلت", "يقول", "يقولون", "يقل", "يقلن", "يقال", "تقال"},
             {"قول"}},
        Want{"بَاعَ", "يَبِيعُ", {"بعت", "يبيع", "يبع", "بيع", "يباع"}, {}},
        Want{"رَمَى", "يَرْمِي", {"رمت", "رموا", "رمينا", "رمى", "رما", "يرمون", "يرم", "يرميان", "رمي", "يرمى"}, {"رمىت"}},
        Want{"دَعَا", "يَدْعُو", {"دعت", "دعوا", "دعونا", "يدعو", "يدعون", "يدع", "دعي", "يدعى", "دعيت"}, {}},
        Want{"بَقِيَ", "يَبْقَى", {"بقيت", "بقوا", "بقينا", "يبقون", "يبق", "يبقيان", "يبقى"}, {}},
        Want{"رَدَّ", "يَرُدُّ", {"ردت", "رددنا", "ردوا", "يرد", "يردون", "يردد"}, {}},
        Want{"أَقَامَ", "يُقِيمُ", {"أقامت", "أقمنا", "يقيم", "يقم", "أقيم", "أقيمت", "يقام"}, {}},
        Want{"اسْتَقَالَ", "يَسْتَقِيلُ", {"استقالت", "استقلنا", "يستقيل", "يستقل", "استقيل"}, {}},
        Want{"قَاتَلَ", "يُقَاتِلُ", {"قاتلوا", "قوتل", "يقاتلون"}, {}},
        Want{"نَادَى", "يُنَادِي", {"نادت", "نادوا", "نودي", "ينادي", "ينادون", "يناد"}, {}},
        Want{"تَبَادَلَ", "يَتَبَادَلُ", {"تبادلت", "تبودل", "يتبادلان"}, {}},
        Want{"وَصَلَ", "يَصِلُ", {"وصلت", "يصل", "تصل", "يوصل"}, {}},
        Want{"أَخَذَ", "يَأْخُذُ", {"أخذوا", "يأخذون", "آخذ", "يؤخذ"}, {}}, Want{"سَأَلَ", "يَسْأَلُ", {"سئل", "سألت", "يسألون"}, {}},
        Want{"بَدَأَ", "يَبْدَأُ", {"بدأت", "بدؤوا", "بدأوا", "بدءوا", "يبدؤون", "يبدأون", "بدئ"}, {}},
        Want{"جَاءَ", "يَجِيءُ", {"جاءت", "جاؤوا", "جاءوا", "جئنا"}, {}},
        Want{"أَعْلَنَ", "يُعْلِنُ", {"أعلنت", "أعلنا", "يعلنون"}, {"أعلننا"}},
        Want{"اِسْتَعَدَّ", "يَسْتَعِدُّ", {"استعدوا", "استعددنا", "يستعدون", "تستعد"}, {}},
        Want{"سَيْطَرَ", "يُسَيْطِرُ", {"سيطرت", "سيطروا", "تسيطر", "يسيطرون"}, {}}));

TEST(Conjugate, RejectsAPresentOfAnotherPerson) {
  const auto forms = conjugate("كَتَبَ", "تَكْتُبُ", true);
  ASSERT_FALSE(forms.has_value());
  EXPECT_EQ(forms.error().code, ErrorCode::malformed);
}

TEST(Conjugate, MarksThePassiveWhereItIsSpeltAlike) {
  for (const bool passive : {true, false}) {
    const auto forms = conjugate("قَتَلَ", "يَقْتُلُ", passive);
    ASSERT_TRUE(forms.has_value());
    for (const auto& f : *forms) {
      const bool told = f.form != Form::imperative;
      EXPECT_EQ((f.flags & kPassiveToo) != 0, passive && told);
    }
  }
}

TEST(Conjugate, GivesThePluralCommand) {
  const auto command = [](const char* past, const char* present) {
    const auto forms = conjugate(past, present, false);
    for (const auto& f : *forms)
      if (f.form == Form::imperative && (f.flags & kBareOnly) != 0) return to_utf8(f.text);
    return std::string();
  };
  EXPECT_EQ(command("خَرَجَ", "يَخْرُجُ"), "اخرجوا");
  EXPECT_EQ(command("أَوْقَفَ", "يُوقِفُ"), "أوقفوا");
  EXPECT_EQ(command("سَلَّمَ", "يُسَلِّمُ"), "سلموا");
  EXPECT_EQ(command("قَالَ", "يَقُولُ"), "قولوا");
  EXPECT_EQ(command("رَمَى", "يَرْمِي"), "ارموا");
  EXPECT_EQ(command("اِنْسَحَبَ", "يَنْسَحِبُ"), "انسحبوا");
  EXPECT_EQ(command("وَصَلَ", "يَصِلُ"), "صلوا");
}

TEST(Participles, FollowTheForm) {
  const auto active = [](const char* past, const char* present) { return to_utf8(participles(past, present).active); };
  const auto passive = [](const char* past, const char* present) {
    return to_utf8(participles(past, present).passive);
  };
  EXPECT_EQ(active("كَتَبَ", "يَكْتُبُ"), "كاتب");
  EXPECT_EQ(passive("كَتَبَ", "يَكْتُبُ"), "مكتوب");
  EXPECT_EQ(active("قَالَ", "يَقُولُ"), "قائل");
  EXPECT_EQ(active("رَمَى", "يَرْمِي"), "رامي");
  EXPECT_EQ(passive("دَعَا", "يَدْعُو"), "مدعو");
  EXPECT_EQ(active("رَدَّ", "يَرُدُّ"), "راد");
  EXPECT_EQ(passive("رَدَّ", "يَرُدُّ"), "مردود");
  EXPECT_EQ(active("أَقَامَ", "يُقِيمُ"), "مقيم");
  EXPECT_EQ(passive("أَقَامَ", "يُقِيمُ"), "مقام");
  EXPECT_EQ(active("قَدَّمَ", "يُقَدِّمُ"), "مقدم");
  EXPECT_EQ(active("أَخَذَ", "يَأْخُذُ"), "آخذ");
  EXPECT_EQ(passive("أَخَذَ", "يَأْخُذُ"), "مأخوذ");
  EXPECT_EQ(active("أَنْشَأَ", "يُنْشِئُ"), "منشئ");
  EXPECT_FALSE(participles("اِنْسَحَبَ", "يَنْسَحِبُ").transitive_form);
}

}  // namespace
}  // namespace isnad::compile
