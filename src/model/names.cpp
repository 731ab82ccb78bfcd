// The names under which enumerators stand in JSON, SQL and on the command line.
#include <isnad/claim.h>
#include <isnad/event.h>
#include <isnad/ledger.h>

#include "model/token.h"

namespace isnad {
namespace {
constexpr std::array<std::string_view, kClaimTypes> kTypeNames = {
    "armed_clash",  "assault",         "airstrike",         "shelling",     "bombing",     "abuse_civilians", "repel",
    "gain_control", "lose_control",    "hold_control",      "clear",        "advance",     "withdraw",        "move",
    "encircle",     "operation_start", "negotiate",         "ceasefire",    "demand",      "reject",          "accuse",
    "threaten",     "promise",         "provide_support",   "provide_arms", "casualties",  "detain",          "release",
    "displacement", "evacuate",        "humanitarian_need", "aid",          "destruction", "protest"};

template <std::size_t N, class E>
std::string_view at(const std::array<std::string_view, N>& names, E value) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view{};
}
}  // namespace

std::string_view name_of(ClaimType type) { return at(kTypeNames, type); }

std::optional<ClaimType> claim_type(std::string_view name) {
  for (std::size_t i = 0; i < kTypeNames.size(); ++i)
    if (kTypeNames[i] == name) return static_cast<ClaimType>(i);
  return std::nullopt;
}

std::string_view name_of(Polarity v) { return at(std::array<std::string_view, 2>{"+", "-"}, v); }
std::string_view name_of(Certainty v) {
  return at(std::array<std::string_view, 5>{"fact", "possible", "attempted", "anticipated", "hypothetical"}, v);
}
std::string_view name_of(Stage v) {
  return at(std::array<std::string_view, 10>{"", "proposed", "begun", "ongoing", "suspended", "stopped", "agreed",
                                             "implemented", "violated", "rejected"},
            v);
}
std::string_view name_of(Precision v) {
  return at(std::array<std::string_view, 7>{"exact", "neighbourhood", "town", "district", "governorate", "country",
                                            "unresolved"},
            v);
}
std::string_view name_of(PlaceRole v) { return at(std::array<std::string_view, 4>{"at", "from", "to", "near"}, v); }
std::string_view name_of(TimeBasis v) {
  return at(std::array<std::string_view, 4>{"", "explicit", "published", "inferred"}, v);
}
std::string_view name_of(SourceKind v) {
  return at(std::array<std::string_view, 7>{"agency", "outlet", "organisation", "person", "government", "armed_group",
                                            "anonymous"},
            v);
}
std::string_view name_of(Relation v) {
  return at(std::array<std::string_view, 3>{"same", "refines", "contradicts"}, v);
}
std::string_view name_of(TollSlot v) {
  return at(std::array<std::string_view, 5>{"killed", "injured", "captured", "missing", "displaced"}, v);
}
std::string_view name_of(Judgement::Kind v) { return at(std::array<std::string_view, 2>{"merge", "split"}, v); }
std::string_view name_of(Pos v) {
  return at(std::array<std::string_view, 17>{"NOUN", "PROPN", "ADJ", "VERB", "AUX", "PRON", "DET", "ADP", "CCONJ",
                                             "SCONJ", "PART", "ADV", "NUM", "PUNCT", "SYM", "INTJ", "X"},
            v);
}

}  // namespace isnad
