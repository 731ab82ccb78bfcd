#include "cli/explain_sentences.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/draw.h"
#include "cli/render.h"

namespace isnad::cli {
namespace {

std::string one(const Reading& reading, std::uint32_t s) {
  const std::string_view text = reading.document.text;
  std::string out = reading.document.id + "\n" + clauses::draw(reading, s);
  bool told = false;
  for (const auto& claim : reading.claims) {
    if (claim.sentence != s) continue;
    told = true;
    out += fmt::format("  claim  {} {}, rule {}: {}\n", claim.id, name_of(claim.type), claim.rule,
                       text.substr(claim.evidence.begin, claim.evidence.size()));
  }
  std::size_t reasons = 0;
  for (const auto& silence : reading.silences) {
    if (silence.sentence != s) continue;
    ++reasons;
    std::string words = "sentence";
    if (silence.clause >= 0) {
      const auto& predicate = reading.clauses[static_cast<std::size_t>(silence.clause)].predicate;
      const auto at = reading.tokens[predicate.head].span;
      words = fmt::format("«{}»", text.substr(at.begin, at.size()));
    }
    out += fmt::format("  none   {} {}\n", words, silence.reason);
  }
  if (!told && reasons == 0) out += "  none   no word here asks for a rule: nothing the codebook counts as a claim\n";
  return out + "\n";
}

}  // namespace

std::string explain_sentences(const Reading& reading, const SentenceChoice& choice) {
  std::string out;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    if (choice.sentence && *choice.sentence != s) continue;
    if (choice.silent && std::any_of(reading.claims.begin(), reading.claims.end(),
                                     [&](const Claim& claim) { return claim.sentence == s; }))
      continue;
    out += one(reading, s);
  }
  return out;
}

}  // namespace isnad::cli
