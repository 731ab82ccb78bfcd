// Finding and resolving names: names_bench [FILE…]. Reads the documents of the files (default: the demo
// corpus) on one core with cold memos, one pass a round, and prints words a second of the actor and place
// layer alone (lookup and resolution, no text analysis) and of each part; the size of the compiled data
// and the peak memory. Best of the rounds.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "annotate/actors.h"
#include "annotate/numbers.h"
#include "annotate/places.h"
#include "annotate/quotes.h"
#include "annotate/times.h"
#include "bench.h"
#include "lexicon/lexicon.h"
#include "resolve/actors.h"
#include "resolve/places.h"
#include "text/text.h"

namespace {

constexpr int kRounds = 5;

enum Part : std::size_t { find_places, find_actors, put_places, put_actors, kParts };

}  // namespace

int main(int argc, char** argv) {
  const std::string blob = ISNAD_BINARY_DIR "/isnad.blob";
  const auto lexicon = isnad::Lexicon::open(blob);
  if (!lexicon) {
    fmt::print(stderr, "{}\n", lexicon.error().message);
    return 1;
  }
  const auto documents = isnad::bench::load(isnad::bench::inputs(argc, argv));
  std::array<double, kParts> best{};
  double best_sum = 0;
  std::size_t words = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::array<double, kParts> taken{};
    words = 0;
    isnad::text::WordMemo memo;
    isnad::Reading reading;
    for (const auto& document : documents) {
      reading.clear();
      reading.document = document;
      memo.trim();
      isnad::text::run(*lexicon, memo, reading);
      isnad::annotate::quotes(reading);
      isnad::annotate::numbers(*lexicon, reading);
      isnad::annotate::times(*lexicon, reading);
      for (const auto& token : reading.tokens) words += token.kind == isnad::TokenKind::word ? 1 : 0;
      const auto part = [&](Part which, auto&& work) {
        const double start = isnad::bench::now();
        work(*lexicon, reading);
        taken[which] += isnad::bench::now() - start;
      };
      part(find_places, isnad::annotate::places);
      part(find_actors, isnad::annotate::actors);
      part(put_places, isnad::resolve::places);
      part(put_actors, isnad::resolve::actors);
    }
    double sum = 0;
    for (const double t : taken) sum += t;
    if (round == 0 || sum < best_sum) best = taken, best_sum = sum;
  }
  if (words == 0) {
    fmt::print(stderr, "no text in the inputs\n");
    return 1;
  }
  const auto speed = [&](double seconds) { return static_cast<double>(words) / seconds; };
  fmt::print("{} documents, {} words\n", documents.size(), words);
  fmt::print("{:<28} {:>10.0f} words/s\n", "names, whole layer", speed(best_sum));
  fmt::print("{:<28} {:>10.0f} words/s\n", "  places found", speed(best[find_places]));
  fmt::print("{:<28} {:>10.0f} words/s\n", "  places resolved", speed(best[put_places]));
  fmt::print("{:<28} {:>10.0f} words/s\n", "  actors found", speed(best[find_actors]));
  fmt::print("{:<28} {:>10.0f} words/s\n", "  actors resolved", speed(best[put_actors]));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:<28} {:>10.1f} MB\n", "compiled data", static_cast<double>(std::filesystem::file_size(blob)) / 1e6);
  fmt::print("{:<28} {:>10.1f} MB\n", "peak resident", static_cast<double>(usage.ru_maxrss) * 1024 / 1e6);
}
