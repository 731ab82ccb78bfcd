// What a person's name is made of, on sentences of our own.
#include <gtest/gtest.h>

#include <string>

#include "annotate/annotated.h"

namespace isnad {
namespace {

struct PersonNames : ::testing::Test {
  // The name of the person whose mention holds these words; "" where none does.
  std::string person(const std::string& text, const std::string& words) {
    reading = tests::annotated(text, scratch);
    for (const auto& m : reading.mentions) {
      const auto* a = m.actor();
      if (a == nullptr || (a->cls != ActorClass::person && a->cls != ActorClass::official)) continue;
      const auto first = reading.tokens[m.tokens.first].span.begin, last = reading.tokens[m.tokens.last - 1].span.end;
      if (reading.document.text.substr(first, last - first).find(words) == std::string::npos) continue;
      const auto name = a->name_tokens;
      return reading.document.text.substr(
          reading.tokens[name.first].span.begin,
          reading.tokens[name.last - 1].span.end - reading.tokens[name.first].span.begin);
    }
    return "";
  }
  Engine::Scratch scratch;
  Reading reading;
};

TEST_F(PersonNames, TheFirstLetterOfAnUnknownWordIsItsOwn) {
  EXPECT_EQ(person("التقى الوزير السيد هنريك فالدورسن مساء.", "فالدورسن"), "هنريك فالدورسن");
  EXPECT_EQ(person("شكر اللاعب كارلوس باتيرلونا الجمهور.", "باتيرلونا"), "كارلوس باتيرلونا");
}

TEST_F(PersonNames, AndBeforeAKnownNameJoins) {
  EXPECT_EQ(person("حضر الحفل سامي الكردوسي وكمال التفاحي.", "سامي"), "سامي الكردوسي");
}

TEST_F(PersonNames, ADistinctiveFamilyNameStandsAlone) {
  EXPECT_EQ(person("كتب أينشتاين رسالة قصيرة.", "أينشتاين"), "أينشتاين");
}

TEST_F(PersonNames, OneUnknownWordBehindAVerbOfSaying) {
  EXPECT_EQ(person("وأضاف كوستالاندو أن الطريق مفتوح.", "كوستالاندو"), "كوستالاندو");
  EXPECT_EQ(person("عبر كوستالاندو الطريق.", "كوستالاندو"), "");
}

TEST_F(PersonNames, WhatStandsBeforeBinIsAFirstName) {
  EXPECT_EQ(person("وصل دعيج بن سلطان إلى المدينة.", "دعيج"), "دعيج بن سلطان");
}

TEST_F(PersonNames, HousesAndOrdinals) {
  EXPECT_EQ(person("افتتح الملك محمد الخامس السد.", "محمد"), "محمد الخامس");
  EXPECT_EQ(person("استقبل الشيخ حمد بن عيسى آل سالم الوفد.", "حمد"), "حمد بن عيسى آل سالم");
}

TEST_F(PersonNames, AliIsNoPrepositionWhereBothAreSpelt) {
  EXPECT_EQ(person("وضع المهندس محمد علي التمساحي الحجر على الأرض.", "محمد"), "محمد علي التمساحي");
  EXPECT_EQ(person("اقتربت سيطرتهم علي منطقتي السوق والميناء، وعلى التلة.", "علي"), "");
}

TEST_F(PersonNames, MonthsPlacesAndThingsAreNobody) {
  EXPECT_EQ(person("أغلق المحل في شهر رمضان المبارك.", "رمضان"), "");
  EXPECT_EQ(person("نزحت عائلات من خان يونس جنوبي قطاع غزة.", "يونس"), "");
  EXPECT_EQ(person("عرضت الشركة سيارة نيسالو أورفاندي الجديدة.", "أورفاندي"), "");
}

TEST_F(PersonNames, AnEverydayWordThatClosesAName) {
  EXPECT_EQ(person("قال محمد علي حديد إن الدار تهدمت.", "محمد"), "محمد علي حديد");
  EXPECT_EQ(person("هدمت الجرافة منزل محمد أسعد نزال، أحد سكان القرية.", "محمد"), "محمد أسعد نزال");
  EXPECT_EQ(person("هاجم ناشطون محليون بيان البلدية.", "بيان"), "");
}

}  // namespace
}  // namespace isnad
