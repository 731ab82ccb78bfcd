// The text stage on a string, with the compiled data of this build.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "paths.h"
#include "text/text.h"

namespace isnad::text {

inline const Lexicon& test_lexicon() {
  static const auto lexicon = Lexicon::open(tests::built_path("isnad.blob"));
  if (!lexicon) throw std::runtime_error(lexicon.error().message);
  return *lexicon;
}

struct TestReading {
  WordMemo memo;
  Reading reading;
  explicit TestReading(std::string text) {
    reading.document.text = std::move(text);
    run(test_lexicon(), memo, reading);
  }
  [[nodiscard]] std::string text(Span s) const { return reading.document.text.substr(s.begin, s.size()); }
  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const auto& t : reading.tokens) out.push_back(text(t.span));
    return out;
  }
  [[nodiscard]] std::vector<std::string> sentences() const {
    std::vector<std::string> out;
    for (const auto& s : reading.sentences) out.push_back(text(s.span));
    return out;
  }
  // The first token so written.
  [[nodiscard]] const Token& token(std::string_view word) const {
    for (const auto& t : reading.tokens)
      if (text(t.span) == word) return t;
    throw std::runtime_error("no such token: " + std::string(word));
  }
};

}  // namespace isnad::text
