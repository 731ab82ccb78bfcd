// Finding and resolving names: names_bench BLOB TEXT [ROUNDS]. Words a second on one core of the actor
// and place layer alone (lookup and resolution, no text analysis), and of each half; peak memory.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "annotate/actors.h"
#include "annotate/numbers.h"
#include "annotate/places.h"
#include "annotate/quotes.h"
#include "annotate/times.h"
#include "lexicon/lexicon.h"
#include "resolve/actors.h"
#include "resolve/places.h"
#include "text/text.h"

namespace {

using Clock = std::chrono::steady_clock;

template <class Work>
double seconds(Work&& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Articles of about 400 words, as they come.
std::vector<std::string> articles(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> out(1);
  std::size_t words = 0;
  for (std::string line; std::getline(in, line);) {
    out.back() += line + "\n";
    for (const char c : line) words += c == ' ' ? 1 : 0;
    if (words > 400) out.emplace_back(), words = 0;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::puts("names_bench BLOB TEXT [ROUNDS]"), 0;
  const auto lexicon = isnad::Lexicon::open(argv[1]);
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message.c_str()), 1;
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
  isnad::text::WordMemo memo;
  std::vector<isnad::Reading> readings;
  std::size_t words = 0;
  for (auto& text : articles(argv[2])) {
    isnad::Reading reading;
    reading.document.text = std::move(text);
    isnad::text::run(*lexicon, memo, reading);
    isnad::annotate::quotes(reading);
    isnad::annotate::numbers(*lexicon, reading);
    isnad::annotate::times(*lexicon, reading);
    for (const auto& t : reading.tokens) words += t.kind == isnad::TokenKind::word ? 1 : 0;
    readings.push_back(std::move(reading));
  }
  double find_places = 0, find_actors = 0, put_places = 0, put_actors = 0;
  for (int round = 0; round < rounds; ++round)
    for (const auto& given : readings) {
      isnad::Reading reading = given;
      find_places += seconds([&] { isnad::annotate::places(*lexicon, reading); });
      find_actors += seconds([&] { isnad::annotate::actors(*lexicon, reading); });
      put_places += seconds([&] { isnad::resolve::places(*lexicon, reading); });
      put_actors += seconds([&] { isnad::resolve::actors(*lexicon, reading); });
    }
  const double all = static_cast<double>(words) * rounds;
  const double sum = find_places + find_actors + put_places + put_actors;
  std::printf("%zu words: %.0f words a second (places found %.0f, resolved %.0f; actors found %.0f, resolved %.0f)\n",
              words, all / sum, all / find_places, all / put_places, all / find_actors, all / put_actors);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("peak %.0f MB\n", static_cast<double>(usage.ru_maxrss) / 1024);
}
