// The project as the command line uses it: once, twice, killed in between.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "cli/run_cli.h"
#include "paths.h"

namespace isnad::test {
namespace {

std::string corpus(int documents) {
  std::string out;
  for (int i = 0; i < documents; ++i)
    out += fmt::format(
        R"({{"id": "d{0:04}", "outlet": "وكالة الضفة", "published": "2019-04-{1:02}", "text": "قال مصدر محلي إن )"
        R"({2} مدنيين قتلوا أمس في قصف على بلدة السدرة. وأضاف أن القصف استمر ساعتين في اليوم رقم {0}."}})"
        "\n",
        i, i % 28 + 1, i % 7 + 3);
  return out;
}

// The records of a project, without what the clock says.
std::string records(const std::string& project) { return isnad("claims --format jsonl --project " + project).out; }

TEST(Import, TwiceIsOnce) {
  const TempDir dir;
  const auto file = dir.write("a.jsonl", corpus(40));
  const auto first = isnad("import --project " + dir.path("p.db") + " " + file);
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_NE(first.out.find("40 documents added"), std::string::npos) << first.out;
  const std::string before = records(dir.path("p.db"));
  const auto second = isnad("import --project " + dir.path("p.db") + " " + file);
  EXPECT_EQ(second.status, 0);
  EXPECT_NE(second.out.find("0 documents added"), std::string::npos) << second.out;
  EXPECT_EQ(records(dir.path("p.db")), before);
  EXPECT_EQ(isnad("verify --project " + dir.path("p.db")).status, 0);
}

TEST(Import, KilledAndResumedIsTheSame) {
  const TempDir dir;
  const auto file = dir.write("a.jsonl", corpus(300));
  ASSERT_EQ(isnad("import --no-events --project " + dir.path("whole.db") + " " + file).status, 0);
  const std::string program = tests::built_path("isnad"), project = dir.path("killed.db");
  for (const unsigned wait : {8000U, 20000U, 35000U, 60000U}) {
    std::string arguments[] = {program, "import", "--no-events", "--project", project, file};
    char* argv[7] = {};
    for (int i = 0; i < 6; ++i) argv[i] = arguments[i].data();
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
    pid_t child = 0;
    ASSERT_EQ(posix_spawn(&child, program.c_str(), &quiet, nullptr, argv, environ), 0);
    posix_spawn_file_actions_destroy(&quiet);
    ::usleep(wait);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
  }
  ASSERT_EQ(isnad("import --no-events --project " + project + " " + file).status, 0);
  EXPECT_EQ(records(project), records(dir.path("whole.db")));
  EXPECT_EQ(isnad("verify --project " + project).status, 0);
}

TEST(Import, RefusesWhatIsNoProject) {
  const TempDir dir;
  const auto file = dir.write("a.jsonl", corpus(1));
  const auto wrong = dir.write("p.db", std::string(5000, 'x'));
  const auto run = isnad("import --project " + wrong + " " + file);
  EXPECT_EQ(run.status, 4);
  EXPECT_NE(run.err.find("p.db"), std::string::npos);
  EXPECT_EQ(isnad("claims --project " + dir.path("none.db")).status, 3);
}

}  // namespace
}  // namespace isnad::test
