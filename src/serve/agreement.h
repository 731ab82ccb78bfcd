// How far coders agree, field by field: Cohen's kappa where two coded the same claims, Krippendorff's
// alpha (nominal) over all of them, codings that are missing included. Thread-safe.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace isnad::serve {

// One coder's value of one field of one claim.
struct Coded {
  std::string unit, coder, value;
};

struct Agreement {
  std::size_t units = 0;        // claims that two or more coded
  std::size_t coders = 0;       // who coded any of them
  double observed = 0;          // share of agreeing pairs
  std::optional<double> kappa;  // mean over pairs of coders, by how many claims they share
  std::optional<double> alpha;  // nothing where all values are the same one: chance cannot be told
};

// A coder who coded a unit twice counts with the last one.
Agreement agreement_of(const std::vector<Coded>& codings);

}  // namespace isnad::serve
