// The reader's speed: reader_bench [FILE…]. Reads the documents of the files (default: the demo
// corpus) on one core with cold memos, one pass a round, and prints words a second, also as a
// multiple of ICU's word segmentation over the same UTF-8 in the same run. Best of the rounds.
#include <fmt/format.h>
#include <isnad/engine.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "bench.h"
#include "claims/claims.h"
#include "clauses/clauses.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "resolve/resolve.h"
#include "text/text.h"

namespace {

using isnad::Document;

constexpr int kRounds = 5;

double best_of(const std::function<void()>& work) {
  double best = 1e300;
  for (int i = 0; i < kRounds; ++i) {
    const double start = isnad::bench::now();
    work();
    best = std::min(best, isnad::bench::now() - start);
  }
  return best;
}

// Words as ICU counts them: segments with a letter or a digit.
std::size_t icu_words(const std::vector<Document>& documents) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* words = ubrk_open(UBRK_WORD, "ar", nullptr, 0, &status);
  UText text = UTEXT_INITIALIZER;
  std::size_t count = 0;
  for (const auto& d : documents) {
    utext_openUTF8(&text, d.text.data(), static_cast<std::int64_t>(d.text.size()), &status);
    ubrk_setUText(words, &text, &status);
    if (U_FAILURE(status) != 0) break;
    while (ubrk_next(words) != UBRK_DONE)
      if (ubrk_getRuleStatus(words) >= UBRK_WORD_NUMBER) ++count;
  }
  utext_close(&text);
  ubrk_close(words);
  if (U_FAILURE(status) != 0) fmt::print(stderr, "ICU: {}\n", u_errorName(status));
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  const auto lexicon = isnad::Lexicon::open(ISNAD_BINARY_DIR "/isnad.blob");
  if (!lexicon) {
    fmt::print(stderr, "{}\n", lexicon.error().message);
    return 1;
  }
  const auto documents = isnad::bench::load(isnad::bench::inputs(argc, argv));
  std::size_t words = 0;
  const double icu = best_of([&] { words = icu_words(documents); });
  if (words == 0) {
    fmt::print(stderr, "no text in the inputs\n");
    return 1;
  }
  fmt::print("{} documents, {} words by ICU's count\n", documents.size(), words);
  const auto print = [&](const char* what, double seconds) {
    fmt::print("{:<28} {:>10.0f} words/s  {:>5.2f} × the time of ICU\n", what, static_cast<double>(words) / seconds,
               seconds / icu);
  };
  print("ICU word segmentation", icu);
  const auto stages = [&](int last) {
    return best_of([&] {
      isnad::text::WordMemo memo;
      isnad::Reading reading;
      for (const auto& d : documents) {
        reading.clear();
        reading.document = d;
        memo.trim();
        isnad::text::run(*lexicon, memo, reading);
        if (last < 1) continue;
        isnad::annotate::run(*lexicon, reading);
        isnad::resolve::names(*lexicon, reading);
        if (last < 2) continue;
        isnad::clauses::run(*lexicon, reading);
        isnad::resolve::antecedents(*lexicon, reading);
        isnad::claims::run(*lexicon, reading);
      }
    });
  };
  print("text, cold", stages(0));
  print("text and names", stages(1));
  print("the whole reader", stages(2));
}
