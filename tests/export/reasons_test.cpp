// Why a claim was read so, in the words of both languages: no name of the engine's own is left over.
#include "export/reasons.h"

#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "paths.h"

namespace isnad::exports {
namespace {

bool latin(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0 && c < 128; });
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Reasons, ALineIsTakenApart) {
  const auto all = reasons("agent: subject «كتيبة الجسر»\ntarget: prep:على «الحاجز»\nplace: clause «سهل «التين»»");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].slot.ar, "الفاعل");
  EXPECT_EQ(all[0].words, "كتيبة الجسر");
  EXPECT_EQ(all[0].how.en, "the subject");
  EXPECT_EQ(all[1].how.ar, "بعد «على»");
  EXPECT_EQ(all[1].how.en, "behind «على»");
  EXPECT_EQ(all[2].words, "سهل «التين»");
}

TEST(Reasons, TypesRolesAndTheConfidence) {
  const auto all = reasons(
      "type: airstrike «غارة»\ntarget: role:target «المخزن»\nconstruction: form.past hangs.root agent.named «قصفت»");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_NE(all[0].how.ar.find("غارة جوية"), std::string::npos);
  EXPECT_NE(all[0].how.en.find("airstrike"), std::string::npos);
  EXPECT_EQ(all[1].how.en, "what the verb takes as its target");
  EXPECT_EQ(all[2].slot.en, "confidence");
  EXPECT_EQ(all[2].how.ar, "فعل ماضٍ؛ في عبارة قائمة بذاتها؛ فاعل معروف باسمه");
}

TEST(Reasons, WhatIsInNoSuchFormIsPassedOn) {
  const auto all = reasons("read by hand\n\nagent: nowhere «الجسر»");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].slot.ar.empty());
  EXPECT_EQ(all[0].words, "read by hand");
  EXPECT_EQ(all[1].how.ar, "nowhere");
}

// Every source that a rule takes a party or a number from, and the roles they may name.
TEST(Reasons, EveryRoleOfTheRulesHasWords) {
  const std::regex role("role:([a-z_]+)");
  std::set<std::string> roles;
  for (const auto& file : std::filesystem::directory_iterator(tests::source_path("data/rules"))) {
    const auto text = slurp(file.path());
    for (std::sregex_iterator at(text.begin(), text.end(), role), end; at != end; ++at) roles.insert((*at)[1]);
  }
  EXPECT_GE(roles.size(), 5u);
  for (const auto& name : roles) {
    const auto one = reasons("agent: role:" + name + " «جسر»");
    ASSERT_EQ(one.size(), 1u);
    EXPECT_FALSE(latin(one[0].how.ar)) << name;
  }
}

TEST(Reasons, WhatTheReaderSaysOfTheDemoIsArabicThroughout) {
  auto engine = Engine::open(tests::built_path("isnad.blob"));
  ASSERT_TRUE(engine) << engine.error().message;
  Engine::Scratch scratch;
  std::size_t lines = 0;
  for (const char* folder : {"demo", "examples"}) {
    if (!std::filesystem::exists(tests::source_path(folder))) continue;
    for (const auto& file : std::filesystem::directory_iterator(tests::source_path(folder))) {
      if (file.path().extension() != ".txt") continue;
      Document document;
      document.id = file.path().filename().string();
      document.text = slurp(file.path());
      if (const auto cut = document.text.find("\n---\n"); cut != std::string::npos) document.text.erase(0, cut + 5);
      for (const auto& claim : engine->read(document, scratch))
        for (const auto& reason : reasons(claim.because)) {
          ++lines;
          EXPECT_FALSE(reason.slot.ar.empty()) << reason.words;
          EXPECT_FALSE(latin(reason.slot.ar + reason.how.ar)) << reason.slot.ar << ' ' << reason.how.ar;
          EXPECT_FALSE(reason.how.en.empty());
        }
    }
  }
  EXPECT_GE(lines, 200u);
}

// The names that the reader may write of a construction, wherever they stand in its source.
TEST(Reasons, EveryNameOfAConstructionHasWords) {
  const auto text = slurp(tests::source_path("src/claims/construction.cpp"));
  const std::regex name("(?:return|put\\([^;]*?) ?\"([a-z_.]+)\"");
  std::size_t found = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) {
    const std::string one = (*at)[1];
    const auto told = reasons("construction: " + one + " «جسر»");
    ASSERT_EQ(told.size(), 1u);
    EXPECT_FALSE(latin(told[0].how.ar)) << one;
    ++found;
  }
  EXPECT_GE(found, 30u);
}

TEST(Reasons, EveryTypeHasAnArabicName) {
  for (std::size_t i = 0; i < kClaimTypes; ++i) {
    const auto name = std::string(arabic_name(static_cast<ClaimType>(i)));
    EXPECT_FALSE(name.empty());
    EXPECT_FALSE(latin(name)) << name;
  }
}

}  // namespace
}  // namespace isnad::exports
