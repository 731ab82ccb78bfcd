// Input made to do harm: it ends in an error that names it, soon, and in little memory.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zlib.h>

#include "cli/run_cli.h"

namespace isnad::test {
namespace {

std::string deflated(const std::string& piece, std::size_t times, int window) {
  z_stream z{};
  deflateInit2(&z, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
  std::string out, block(1 << 16, '\0');
  for (std::size_t i = 0; i <= times; ++i) {
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    z.avail_in = i < times ? static_cast<uInt>(piece.size()) : 0;
    int code = Z_OK;
    do {
      z.next_out = reinterpret_cast<Bytef*>(block.data());
      z.avail_out = static_cast<uInt>(block.size());
      code = deflate(&z, i < times ? Z_NO_FLUSH : Z_FINISH);
      out.append(block, 0, block.size() - z.avail_out);
    } while (z.avail_out == 0 || (i == times && code == Z_OK));
  }
  deflateEnd(&z);
  return out;
}

std::string number(std::size_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
  return out;
}

// Many members, one and the same packed file behind all of them.
std::string zip_of(const std::string& packed, std::size_t size, int members) {
  const std::string sizes = number(0, 4) + number(packed.size(), 4) + number(size, 4) + number(5, 2) + number(0, 2);
  const std::string local =
      "PK\x03\x04" + number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + sizes + "a.txt" + packed;
  std::string central;
  for (int i = 0; i < members; ++i)
    central += "PK\x01\x02" + number(20, 2) + number(20, 2) + number(0, 2) + number(8, 2) + number(0, 4) + sizes +
               number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + "a.txt";
  const auto count = static_cast<std::size_t>(members);
  return local + central + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
         number(central.size(), 4) + number(local.size(), 4) + number(0, 2);
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

double seconds_of_children() {
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

struct Bombs : testing::Test {
  TempDir dir;
  // Processor time: what else the machine does is not counted.
  void expect_harmless(const std::string& name, const std::string& bytes, bool refused = true) {
    const auto path = dir.write(name, bytes);
    const double before = seconds_of_children();
    const auto run = isnad("extract --jobs 1 " + path);
#ifndef __SANITIZE_ADDRESS__  // it takes its time, and its shadow counts as memory
    EXPECT_LT(seconds_of_children() - before, 2.0) << name;
    EXPECT_LT(run.peak_kb, 256 << 10) << name;
#endif
    if (!refused) return;
    EXPECT_TRUE(run.status == 1 || run.status == 3) << name << " " << run.status << " " << run.out.substr(0, 200);
    EXPECT_NE(run.err.find(name), std::string::npos) << run.err.substr(0, 300);
  }
};

TEST_F(Bombs, DeepNesting) {
  expect_harmless("deep.html", repeated("<div>", 4'000'000));
  expect_harmless("deep.jsonl", repeated("[", 40'000'000));
  expect_harmless("deep.json", "{\"messages\": " + repeated("{\"a\":", 8'000'000));
  expect_harmless("deep.xml", "<?xml version=\"1.0\"?><rss><channel>" + repeated("<a>", 4'000'000));
}

TEST_F(Bombs, ManyOfEverything) {
  expect_harmless("many.jsonl", "{\"text\": [" + repeated("0,", 20'000'000) + "0]}");
  expect_harmless("attributes.html", "<html><body><p " + repeated("a ", 10'000'000) + ">نص</p>", false);
  expect_harmless("tags.html", "<html><body>" + repeated("<p>ن", 5'000'000));
  expect_harmless("tagged.html", repeated("<i" + repeated(" a", 150) + "></i>", 100'000));
  expect_harmless("entities.html", "<html><body><p>" + repeated("&amp;", 1'000'000) + "</p>", false);
  expect_harmless("columns.csv", "text" + repeated(",", 10'000'000) + "\n", false);
}

TEST_F(Bombs, BillionLaughs) {
  std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 10; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "\">";
  }
  laughs += "]><rss><channel><item><title>&l9;</title></item></channel></rss>";
  expect_harmless("laughs.xml", laughs);
}

TEST_F(Bombs, LongHeaders) {
  expect_harmless("words.eml",
                  "From: a\nMIME-Version: 1.0\nSubject: " + repeated("=?utf-8?B?2KfZhg==?= ", 2'000'000) + "\n\nنص",
                  false);
}

TEST_F(Bombs, Packed) {
  const std::string zeros(1 << 20, '0');
  expect_harmless("bomb.txt.gz", deflated(zeros, 1000, 15 + 16));
  const std::string packed = deflated(zeros, 60, -15);
  expect_harmless("overlap.zip", zip_of(packed, 60 << 20, 2000));
  std::string nested = zip_of(packed, 60 << 20, 1);
  for (int i = 0; i < 8; ++i) nested = zip_of(deflated(nested, 1, -15), nested.size(), 40);
  expect_harmless("nested.zip", nested);
}

}  // namespace
}  // namespace isnad::test
