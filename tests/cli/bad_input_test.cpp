// What bad input gets: a message with what, where and what to do, the right status, and the other
// documents still read.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "cli/run_cli.h"

namespace isnad::test {
namespace {

constexpr const char* kArticle = "أعلن المجلس المحلي وصول قافلة إلى البلدة.";

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(BadInput, MissingFile) {
  const auto run = isnad("extract /nowhere/at-all.txt");
  EXPECT_EQ(run.status, 3);
  EXPECT_NE(run.err.find("/nowhere/at-all.txt"), std::string::npos);
}

TEST(BadInput, OneOfTwoFails) {
  const TempDir dir;
  const auto good = dir.write("good.txt", kArticle);
  const auto run = isnad("extract --format jsonl " + good + " " + dir.path("missing.txt"));
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(lines(run.out), 1u);
  EXPECT_NE(run.err.find("missing.txt"), std::string::npos);
}

TEST(BadInput, EmptyAndBinaryFiles) {
  const TempDir dir;
  EXPECT_EQ(isnad("read " + dir.write("empty.txt", "")).status, 3);
  std::string bytes;
  for (int i = 0; i < 3000; ++i) bytes.push_back(static_cast<char>(i * 37 % 251));
  const auto run = isnad("read " + dir.write("picture.bin", bytes));
  EXPECT_EQ(run.status, 3);
  EXPECT_NE(run.err.find("binary"), std::string::npos) << run.err;
}

TEST(BadInput, WhatWasCutOffIsSaid) {
  const TempDir dir;
  const auto torn = isnad("read " + dir.write("torn.txt", std::string(kArticle) + " \xd9"));
  EXPECT_EQ(torn.status, 0);
  EXPECT_NE(torn.err.find("torn.txt"), std::string::npos) << torn.err;
  std::string line;
  for (int i = 0; i < 40'000; ++i) line += "كلمة ";
  const auto cut = isnad("extract --max-text 0.1 " + dir.write("long.txt", line));
  EXPECT_NE(cut.err.find("was cut there"), std::string::npos) << cut.err;
}

TEST(BadInput, BrokenLineIsNamedAndTheOthersAreRead) {
  const TempDir dir;
  const auto file = dir.write("news.jsonl", std::string(R"({"id": "a", "text": ")") + kArticle + "\"}\n" +
                                                "{\"id\": \"b\", \"text\": \n" + "[]\n" + "{\"id\": \"d\"}\n" +
                                                R"({"id": "e", "text": ")" + kArticle + "\"}\n");
  const auto run = isnad("extract --format jsonl " + file);
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(lines(run.out), 2u);
  for (const char* place : {"news.jsonl:2", "news.jsonl:3", "news.jsonl:4"})
    EXPECT_NE(run.err.find(place), std::string::npos) << place;
}

TEST(BadInput, LineOverTheCapIsNamedAndTheOthersAreRead) {
  const TempDir dir;
  const auto file = dir.write("big.jsonl", "{\"id\": \"a\", \"text\": \"" + std::string(3 << 20, 'x') + "\"}\n" +
                                               R"({"id": "b", "text": "قصير"})" + "\n");
  const auto run = isnad("extract --format jsonl --max-item 1 " + file);
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(lines(run.out), 1u);
  EXPECT_NE(run.err.find("big.jsonl:1"), std::string::npos);
}

TEST(BadInput, UnreadableFolder) {
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is unreadable for root";
  const TempDir dir;
  dir.write("locked/a.txt", kArticle);
  dir.write("open/b.txt", kArticle);
  ::chmod(dir.path("locked").c_str(), 0);
  const auto run = isnad("extract --format jsonl " + dir.dir());
  ::chmod(dir.path("locked").c_str(), 0755);
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(lines(run.out), 1u);
}

TEST(BadInput, WrongUsage) {
  EXPECT_EQ(isnad("").status, 2);
  EXPECT_EQ(isnad("read").status, 2);
  EXPECT_EQ(isnad("nonsense").status, 2);
  EXPECT_EQ(isnad("read --published 2017-02-30 x.txt").status, 2);
  EXPECT_EQ(isnad("read --help").status, 0);
}

TEST(BadInput, MissingData) {
  const auto run = isnad("read --data /nowhere/isnad.blob -", kArticle);
  EXPECT_EQ(run.status, 4);
  EXPECT_NE(run.err.find("data build"), std::string::npos);
}

TEST(Inputs, StandardInputFoldersAndOrder) {
  const TempDir dir;
  for (int i = 0; i < 60; ++i)
    dir.write("n" + std::to_string(100 + i) + ".txt", kArticle + std::string(" ") + std::to_string(i));
  const auto one = isnad("extract --jobs 1 --format jsonl " + dir.dir());
  const auto many = isnad("extract --jobs 4 --format jsonl " + dir.dir());
  EXPECT_EQ(one.status, 0);
  EXPECT_EQ(lines(one.out), 60u);
  EXPECT_EQ(one.out, many.out);
  const auto in = isnad("extract --format jsonl -", kArticle);
  EXPECT_EQ(in.status, 0);
  EXPECT_NE(in.out.find("\"stdin\""), std::string::npos);
}

TEST(Inputs, JsonTextIsKeptUnaltered) {
  const auto run = isnad(
      "extract --format jsonl -",
      R"({"id": 7, "text": "  سطر\r\n\tآخر \u200f ", "title": "عنوان", "published": "2017-06-14T23:00:00+03:00"})");
  EXPECT_EQ(run.status, 0);
  EXPECT_NE(run.out.find(R"("text":"  سطر\r\n\tآخر ‏ ")"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find(R"("doc":"7")"), std::string::npos);
  EXPECT_NE(run.out.find(R"("published":"2017-06-14")"), std::string::npos);
}

TEST(Inputs, TextHeader) {
  const auto run =
      isnad("extract --format jsonl -", "Title: عنوان\nOutlet: وكالة مثال\nPublished: 2019-04-05\n---\nالنص هنا.\n");
  EXPECT_EQ(run.status, 0);
  EXPECT_NE(run.out.find(R"("text":"النص هنا.\n")"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find(R"("published":"2019-04-05")"), std::string::npos);
}

}  // namespace
}  // namespace isnad::test
