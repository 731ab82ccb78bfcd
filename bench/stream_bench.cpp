// The text stage over a long stream: stream_bench [MB, 64 unless told]. The words are those of the
// demo corpus, one in eight made up, so that the memo fills and is emptied again and again. Prints
// words a second of processor time and the memory held after each tenth; fails where the last
// tenth holds a quarter more than the fifth, when the memo is full.
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "bench.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "text/text.h"

namespace {

constexpr std::size_t kDocument = 4000;  // words
constexpr unsigned kMadeUp = 8;          // one word in so many

std::vector<std::string> demo_words() {
  std::vector<std::string> words;
  for (const auto& document : isnad::bench::load({ISNAD_SOURCE_DIR "/demo"}))
    for (std::size_t at = 0; at < document.text.size();) {
      const auto end = std::min(document.text.find_first_of(" \n", at), document.text.size());
      if (end > at) words.push_back(document.text.substr(at, end - at));
      at = end + 1;
    }
  return words;
}

// Five to eight letters between ب and ي.
std::string made_up(std::mt19937_64& random) {
  std::string word;
  for (auto n = 5 + random() % 4; n > 0; --n) {
    const auto letter = 0x0628 + random() % 19;
    word += static_cast<char>(0xC0 | (letter >> 6));
    word += static_cast<char>(0x80 | (letter & 0x3F));
  }
  return word;
}

double held_mb() {
  std::ifstream statm("/proc/self/statm");
  std::size_t all = 0, resident = 0;
  statm >> all >> resident;
  return static_cast<double>(resident) * 4096 / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t megabytes = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 64;
  const auto lexicon = isnad::Lexicon::open(ISNAD_BINARY_DIR "/isnad.blob");
  const auto known = demo_words();
  if (!lexicon || known.empty() || megabytes == 0) {
    fmt::print(stderr, "{}\n", lexicon ? "usage: stream_bench [MB]" : lexicon.error().message);
    return 1;
  }
  std::mt19937_64 random(1);
  isnad::text::WordMemo memo;
  isnad::Reading reading;
  const std::size_t total = megabytes * 1'000'000;
  std::size_t bytes = 0, words = 0, tenth = 0;
  std::array<double, 11> held{};
  double seconds = 0;
  while (bytes < total) {
    reading.clear();
    auto& text = reading.document.text;
    for (std::size_t i = 0; i < kDocument; ++i) {
      text += random() % kMadeUp == 0 ? made_up(random) : known[random() % known.size()];
      text += i % 200 == 199 ? '\n' : ' ';
    }
    bytes += text.size();
    words += kDocument;
    const double start = isnad::bench::now();
    memo.trim();
    isnad::text::run(*lexicon, memo, reading);
    seconds += isnad::bench::now() - start;
    for (; tenth < 10 && bytes * 10 >= (tenth + 1) * total; ++tenth) held[tenth + 1] = held_mb();
  }
  fmt::print("text over {} MB: {:.0f} words/s, MB held after each tenth:", megabytes,
             static_cast<double>(words) / seconds);
  for (std::size_t i = 1; i < held.size(); ++i) fmt::print(" {:.0f}", held[i]);
  fmt::print("\n");
  if (held[10] <= 1.25 * held[5]) return 0;
  fmt::print(stderr, "the memory grows with the stream\n");
  return 1;
}
