#include "claims/confidence.h"

#include <algorithm>
#include <cmath>

#include "lexicon/confidence.h"

namespace isnad::claims {

double calibrated(const Lexicon& lexicon, double rule, std::span<const std::string_view> construction) {
  constexpr double kLeast = 0.05, kMost = 0.97;  // of a rule alone
  constexpr std::string_view kAlways = "always";
  const double p = std::clamp(rule, kLeast, kMost);
  double odds = std::log(p / (1 - p));
  for (const auto& row : lexicon.blob().table<ConfidenceRow>("confidence")) {
    const auto feature = lexicon.blob().string(row.feature);
    if (feature == kAlways || std::find(construction.begin(), construction.end(), feature) != construction.end())
      odds += static_cast<double>(row.weight);
  }
  constexpr double kSteps = 1000;  // no more digits than the fit has
  return std::round(kSteps / (1 + std::exp(-odds))) / kSteps;
}

}  // namespace isnad::claims
