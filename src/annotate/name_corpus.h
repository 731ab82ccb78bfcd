// A corpus of marked names (one «word TAG» a line, tags B-PERS, I-LOC, O …) and how a reading's
// names compare with it: exact spans, as CoNLL 2003 counts them.
//
// The corpus has no documents: its lines are cut into parts of some hundred words at sentence ends,
// so that context has something to go by. Where its annotation differs from ours: a kind word stands
// outside its names (مدينة [الرقة]), so ours are compared without; a capital that speaks is a place
// there, so metonyms count; المدينة and other epithets name nothing there and are left out.
// Thread-safe.
#pragma once
#include <isnad/error.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/reading.h"

namespace isnad::annotate {

enum class NameClass : std::uint8_t { person, place, organisation };
inline constexpr std::size_t kNameClasses = 3;

struct MarkedName {
  NameClass cls = NameClass::place;
  TokenRange words;  // of the part
  friend bool operator==(const MarkedName&, const MarkedName&) = default;
};

struct NamePart {
  std::string text;         // the words joined by spaces
  std::vector<Span> words;  // bytes of text
  std::vector<MarkedName> names;
};

struct NameScore {
  std::size_t gold = 0, read = 0, alike = 0;
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

struct NameDifference {
  NameClass cls = NameClass::place;
  bool missed = false;  // else read where the corpus has none
  std::string words, context;
};

// malformed: a line is neither empty nor «word TAG».
Result<std::vector<NamePart>> parse_name_corpus(std::string_view file);

// The reading's names as words of the part.
std::vector<MarkedName> names_read(const NamePart& part, const Reading& reading);

// Adds one part to the scores; appends what differs where asked.
void score_names(const NamePart& part, const Reading& reading, std::array<NameScore, kNameClasses>& scores,
                 std::vector<NameDifference>* differences = nullptr);

}  // namespace isnad::annotate
