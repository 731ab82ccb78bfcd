#include "cli/explain_why.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace isnad::cli {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

// Where a slot's words stood.
constexpr std::array<Row, 14> kWhere{{
    {"subject", "the subject"},
    {"object", "the object"},
    {"genitive", "right behind the noun of the act"},
    {"between", "one of those behind «بين»"},
    {"antecedent", "what the clause describes"},
    {"parent subject", "the subject of the clause above"},
    {"parent object", "the object of the clause above"},
    {"trigger", "the act's own number"},
    {"clause", "in the words of the clause"},
    {"sentence", "in the sentence"},
    {"article", "in the article"},
    {"adjective", "an adjective of the act"},
    {"pronoun for", "a pronoun for it"},
    {"the act told before", "the act told before"},
}};

// What construction.cpp notes of how a claim came about.
constexpr std::array<Row, 42> kBuilt{{
    {"form.light", "an act noun under a verb that only carries it"},
    {"form.past", "a verb in the past"},
    {"form.present", "a verb in the present"},
    {"form.future", "a verb in the future"},
    {"form.imperative", "an imperative"},
    {"form.noun_aspect", "an act noun under a verb of beginning or going on"},
    {"form.masdar_told", "a verbal noun that something asserts"},
    {"form.masdar_bare", "a verbal noun that nothing asserts"},
    {"form.active_participle", "an active participle"},
    {"form.passive_participle", "a passive participle"},
    {"form.noun_told", "an act noun that something asserts"},
    {"form.noun_bare", "an act noun that nothing asserts"},
    {"hangs.root", "in a clause of its own"},
    {"hangs.complement", "told under another verb"},
    {"hangs.quotation", "in direct speech"},
    {"hangs.relative", "in a clause that describes a noun"},
    {"hangs.temporal", "as the time of something else"},
    {"hangs.circumstantial", "as a circumstance"},
    {"hangs.cause", "as a cause"},
    {"hangs.result", "as a result"},
    {"hangs.conditional", "under a condition"},
    {"hangs.purpose", "as a purpose"},
    {"hangs.contrast", "in contrast to something"},
    {"hangs.argument", "inside another clause"},
    {"hangs.coordinate", "joined to another clause"},
    {"agent.none", "no agent"},
    {"agent.named", "an agent known by name"},
    {"agent.typed", "an agent of some kind"},
    {"target.named", "a target known by name"},
    {"target.typed", "a target of some kind"},
    {"place.none", "no place"},
    {"place.own", "a place of its own"},
    {"place.inherited", "a place from the context"},
    {"time.own", "a time of its own"},
    {"time.old", "a time long past"},
    {"marked_background", "marked as background"},
    {"not_fact", "not told as a fact"},
    {"subject.dropped", "the subject left out"},
    {"subject.carried", "the subject carried over"},
    {"long_sentence", "a long sentence"},
    {"noun.definite", "a definite noun"},
    {"noun.plural", "a plural noun"},
}};

template <std::size_t N>
std::string_view in_words(const std::array<Row, N>& rows, std::string_view name) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.first == name; });
  return it == rows.end() ? name : it->second;
}

std::string place_of(std::string_view source) {
  if (source.starts_with("prep:")) return fmt::format("behind «{}»", source.substr(5));
  if (source.starts_with("role:")) return fmt::format("what the verb takes as its {}", source.substr(5));
  return std::string(in_words(kWhere, source));
}

std::string built(std::string_view names) {
  std::string out;
  for (std::size_t at = 0; at < names.size();) {
    const auto end = std::min(names.find(' ', at), names.size());
    if (end > at) out += (out.empty() ? "" : "; ") + std::string(in_words(kBuilt, names.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string why(const Claim& claim) {
  std::string out;
  const std::string_view all = claim.because;
  for (std::size_t at = 0; at < all.size();) {
    const auto end = std::min(all.find('\n', at), all.size());
    const auto line = all.substr(at, end - at);
    at = end + 1;
    const auto colon = line.find(": ");
    const auto quote = line.find(" «");
    if (colon == std::string_view::npos || quote == std::string_view::npos || quote < colon) {
      out += fmt::format("  {}\n", line);
      continue;
    }
    const auto slot = line.substr(0, colon), source = line.substr(colon + 2, quote - colon - 2);
    if (slot == "construction")
      out += fmt::format("  {:<12}{}\n", "confidence", built(source));
    else if (slot == "type")
      out += fmt::format("  {:<12}{} because of {}\n", slot, source, line.substr(quote + 1));
    else
      out += fmt::format("  {:<12}{}: {}\n", slot, line.substr(quote + 1), place_of(source));
  }
  return out.empty() ? out : "why\n" + out;
}

std::string told_by(const Claim& claim) {
  std::string out;
  int level = 0;
  for (const auto& s : claim.attribution) {
    if (!out.empty()) out += s.level == level ? " and " : " ← ";
    level = s.level;
    out += s.name;
    out += fmt::format(" ({}{}{})", name_of(s.kind), s.affiliation.empty() ? "" : ", for " + s.affiliation,
                       s.verb.empty() ? "" : ", by «" + s.verb + "»");
  }
  return out;
}

}  // namespace isnad::cli
