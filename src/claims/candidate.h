// A claim in the making: the rule, the clause, and what later steps need to know.
#pragma once
#include <isnad/claim.h>

#include <string>
#include <vector>

#include "claims/view.h"
#include "lexicon/rule_table.h"

namespace isnad::claims {

struct Candidate {
  std::uint32_t clause = 0;
  std::uint32_t rule = 0;
  bool harm = false;                         // tells harm alone
  bool asserted = false;                     // a verb or a source stands behind it
  bool people = false;                       // its target are people who suffer, no party
  bool weak = false;                         // a claim only if it joins with another: an act named in passing
  bool dropped = false;                      // joined to another, or not a claim after all
  std::vector<std::uint32_t> parts;          // clauses whose words it was made of, its own first
  std::vector<std::int32_t> victim_phrases;  // phrases that were counted
  std::string reason;                        // why dropped
  Claim claim;
};

// Adds a line to Claim::because: "agent: subject «قوات …»".
void because(Claim& claim, std::string_view slot, std::string_view source, std::string_view words);

}  // namespace isnad::claims
