// Dated facts of the public record (data/time/landmarks.tsv): days that an undated article can be
// dated against. Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/blob.h"

namespace isnad {

enum class LandmarkKind : std::uint8_t {
  start,  // the day a named campaign began
  day,    // something that happened on one day
  body,   // nobody names it before that day
};

struct LandmarkRow {
  StringRef id, name;    // name: the words of the first alternative
  std::int32_t day = 0;  // days since 1970-01-01
  std::int32_t end = 0;  // last day, 0 unknown
  LandmarkKind kind = LandmarkKind::day;
  std::uint8_t unused[3] = {};
};

// One set of words that tells of a landmark; its words are sorted in no order but as written.
struct LandmarkPhrase {
  std::uint32_t row = 0;
  std::uint32_t first_word = 0, words = 0;  // into landmark words
};

class Landmarks {
 public:
  Landmarks() = default;
  explicit Landmarks(const Blob& blob)
      : blob_(&blob),
        rows_(blob.table<LandmarkRow>("landmarks.rows")),
        phrases_(blob.table<LandmarkPhrase>("landmarks.phrases")),
        words_(blob.table<StringRef>("landmarks.words")) {}

  [[nodiscard]] std::span<const LandmarkRow> rows() const { return rows_; }
  [[nodiscard]] std::span<const LandmarkPhrase> phrases() const { return phrases_; }
  [[nodiscard]] std::string_view word(const LandmarkPhrase& phrase, std::uint32_t i) const {
    return blob_->string(words_[phrase.first_word + i]);
  }
  [[nodiscard]] std::string_view text(StringRef ref) const { return blob_->string(ref); }

 private:
  const Blob* blob_ = nullptr;
  std::span<const LandmarkRow> rows_;
  std::span<const LandmarkPhrase> phrases_;
  std::span<const StringRef> words_;
};

}  // namespace isnad
