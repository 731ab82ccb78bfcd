#include "claims/ontology.h"

#include <algorithm>
#include <cctype>

#include "claims/view.h"
#include "lexicon/rule_table.h"

namespace isnad::claims {
namespace {

bool any_words(std::string_view list, std::string_view value) {
  return any_of_list(list, [&](std::string_view v) { return v == value; });
}

bool of_state(ActorClass c) {
  return c == ActorClass::state || c == ActorClass::government || c == ActorClass::military;
}

// "known": the actor base has the first agent. "government": a state body of the country where it
// happened, as far as both are known; another country's army governs nowhere abroad.
bool agent_is(std::string_view value, const Claim& c, const ActorTable& actors) {
  const auto row = c.agent.empty() || c.agent.front().id.empty() ? std::nullopt : actors.find(c.agent.front().id);
  if (!row) return false;
  if (value == "known") return true;
  if (value != "government" || !of_state(actors.cls(*row))) return false;
  const auto country = actors.text(actors.row(*row).country);
  const auto place = std::find_if(c.places.begin(), c.places.end(), [](const PlaceRef& p) { return !p.admin.empty(); });
  if (country.empty() || place == c.places.end()) return true;
  const std::string& there = place->admin.front();
  return std::equal(country.begin(), country.end(), there.begin(), there.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

// One condition: "weapon=a|b", "stage=…", "victims=…", "polarity=-", "certainty=…", "killed",
// "agent", "agent=known|government", "target", "harm" (killed or injured), "background"; a leading "!"
// turns it round.
bool holds(std::string_view condition, const Claim& c, const ActorTable& actors, bool background) {
  bool negated = false;
  if (condition.starts_with('!')) {
    negated = true;
    condition.remove_prefix(1);
  }
  const auto eq = condition.find('=');
  const auto key = condition.substr(0, eq);
  const auto values = eq == std::string_view::npos ? std::string_view{} : condition.substr(eq + 1);
  bool yes = false;
  if (key == "weapon")
    yes = any_words(values, c.weapon);
  else if (key == "stage")
    yes = any_words(values, name_of(c.stage));
  else if (key == "victims")
    yes = any_words(values, c.victims);
  else if (key == "polarity")
    yes = values == name_of(c.polarity);
  else if (key == "certainty")
    yes = any_words(values, name_of(c.certainty));
  else if (key == "rule")
    yes = any_of_list(values, [&](std::string_view v) { return under(c.rule, v); });
  else if (key == "killed")
    yes = c.killed.has_value();
  else if (key == "injured")
    yes = c.injured.has_value();
  else if (key == "harm")
    yes = c.killed.has_value() || c.injured.has_value();
  else if (key == "agent")
    yes = values.empty() ? !c.agent.empty()
                         : any_of_list(values, [&](std::string_view v) { return agent_is(v, c, actors); });
  else if (key == "target")
    yes = !c.target.empty();
  else if (key == "background")
    yes = background;
  return yes != negated;
}

bool all(std::string_view conditions, const Claim& c, const ActorTable& actors, bool background) {
  for (std::size_t at = 0; at < conditions.size();) {
    auto end = std::min(conditions.find(',', at), conditions.size());
    auto one = conditions.substr(at, end - at);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (!one.empty() && !holds(one, c, actors, background)) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

void set_codes(const Lexicon& lexicon, Claim& claim, bool background) {
  const auto rows = lexicon.blob().table<OntologyRow>("ontology");
  bool done[3] = {};
  for (const auto& row : rows) {
    if (row.type != claim.type || row.scheme > 2 || done[row.scheme] ||
        !all(lexicon.blob().string(row.when), claim, lexicon.actors(), background))
      continue;
    done[row.scheme] = true;
    if (lexicon.blob().string(row.code) == "-") continue;
    const std::string code(lexicon.blob().string(row.code)), sub(lexicon.blob().string(row.sub));
    if (row.scheme == 0) {
      claim.plover = code;
      claim.plover_mode = sub;
    } else if (row.scheme == 1) {
      claim.acled = code;
      claim.acled_sub = sub;
    } else {
      claim.cameo = code;
    }
  }
}

}  // namespace isnad::claims
