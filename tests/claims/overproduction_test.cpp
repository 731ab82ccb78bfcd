// What must give nothing, and how much a predicate may give: everyday news yields no claim at all, and
// no predicate of any story yields two claims of its own.
#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "compile/cases.h"
#include "model/reading.h"
#include "paths.h"

namespace isnad {
namespace {

std::vector<std::string> lines(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) out.push_back(line);
  return out;
}

TEST(Overproduction, EverydayNewsGivesNoClaim) {
  const auto engine = Engine::open(tests::built_path("isnad.blob"));
  ASSERT_TRUE(engine) << engine.error().message;
  const auto sentences = lines(tests::source_path("tests/fixtures/everyday_news.txt"));
  ASSERT_EQ(sentences.size(), 140u);
  Engine::Scratch scratch;
  for (const auto& sentence : sentences) {
    Document document;
    document.id = "news";
    document.text = sentence;
    document.published = std::chrono::sys_days(std::chrono::year(2021) / 5 / 12);
    Reading reading;
    engine->read(document, scratch, reading);
    for (const auto& claim : reading.claims) ADD_FAILURE() << claim.rule << ": " << sentence;
  }
}

TEST(Overproduction, APredicateGivesOneClaim) {
  const auto engine = Engine::open(tests::built_path("isnad.blob"));
  ASSERT_TRUE(engine) << engine.error().message;
  const auto stories = compile::load_cases(tests::source_path("tests/cases"));
  ASSERT_TRUE(stories);
  Engine::Scratch scratch;
  std::size_t claims = 0;
  for (const auto& story : *stories) {
    Document document;
    document.id = "case";
    document.text = story.text;
    Reading reading;
    engine->read(document, scratch, reading);
    std::set<std::uint32_t> triggers;
    for (const auto& claim : reading.claims) {
      ++claims;
      EXPECT_TRUE(triggers.insert(claim.trigger.span.begin).second)
          << story.path << ": two claims of «" << claim.trigger.text << "»";
      EXPECT_LE(claim.trigger.span.end, document.text.size());
      EXPECT_FALSE(claim.evidence.empty());
    }
  }
  EXPECT_GT(claims, stories->size() / 2);
}

}  // namespace
}  // namespace isnad
