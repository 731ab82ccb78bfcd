// Other people's events (ACLED-, UCDP- or Airwars-style CSV) held against ours by the evidence fusion
// itself weighs. Nothing of theirs enters the project; the answer is a table. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/error.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/formats.h"

namespace isnad::exports {

enum class ReferenceStyle : std::uint8_t { acled, ucdp, airwars };
std::optional<ReferenceStyle> reference_style(std::string_view name);

// A row of theirs, as a claim so that fusion can weigh it.
struct Reference {
  std::string id, source, notes;
  Claim claim;
};

// Reads by the names of columns, in any order; rows without an id or day, with an id told before or with a cell that
// cannot be read are errors that name them. usage: the head has not the columns of the style.
struct References {
  std::vector<Reference> rows;
  std::vector<Error> errors;
};
Result<References> read_references(std::string_view csv, ReferenceStyle style, const Lexicon& lexicon);

struct Comparison {
  std::size_t agreed = 0, near = 0, only_there = 0, only_here = 0;
};
// matches.csv: a row for each of theirs (agreement, near_miss, only_there) and for each of ours in
// their days and countries that none of theirs meets (only_here).
std::vector<File> compare(const Records& records, const References& references, const CsvOptions& options,
                          Comparison* counts = nullptr);

}  // namespace isnad::exports
