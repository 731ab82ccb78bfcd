#include "serve/jobs.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace isnad::serve {
namespace {

using namespace std::chrono_literals;

// Any program will do: sh -c '…'.
std::vector<std::string> script(const char* text) { return {"-c", text}; }

JobNews whole(Jobs& jobs, const std::string& id) {
  JobNews all;
  for (;;) {
    const auto news = jobs.wait(id, all.next, 2s);
    if (!news) return all;
    all.lines.insert(all.lines.end(), news->lines.begin(), news->lines.end());
    all.next = news->next;
    all.status = news->status;
    if (!news->running && news->lines.empty()) return all;
  }
}

TEST(Jobs, KeepWhatIsPrintedAndStopAtTheFirstFailure) {
  Jobs jobs("/bin/sh");
  int after = -2;
  const auto id = jobs.start(
      "test", {script("echo '{\"row\":{\"id\":1}}'; echo plain >&2"), script("exit 3"), script("echo never")},
      [&](int status) { after = status; });
  ASSERT_TRUE(id.has_value());
  const JobNews all = whole(jobs, *id);
  ASSERT_EQ(all.lines.size(), 2u);
  EXPECT_EQ(nlohmann::json::parse(all.lines[0])["row"]["id"], 1);
  EXPECT_EQ(nlohmann::json::parse(all.lines[1])["said"], "plain");
  EXPECT_EQ(all.status, 3);
  EXPECT_EQ(after, 3);
  EXPECT_FALSE(jobs.wait("none", 0, 0ms).has_value());
}

TEST(Jobs, OneAtATimeAndEndedOnClosing) {
  Jobs jobs("/bin/sh");
  const auto first = jobs.start("test", {script("exec sleep 60")});
  ASSERT_TRUE(first.has_value());
  const auto second = jobs.start("test", {script("true")});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::conflict);
  const auto begin = std::chrono::steady_clock::now();
  jobs.close();
  const auto news = jobs.wait(*first, 0, 5s);
  EXPECT_TRUE(!news || !news->running);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
}

}  // namespace
}  // namespace isnad::serve
