// Claim::because in words that people read, in Arabic and in English from one table. Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <string>
#include <string_view>
#include <vector>

namespace isnad::exports {

struct Both {
  std::string ar, en;
};

// «قوات …», the agent: what stands in the subject.
struct Reason {
  Both slot;          // what of the claim; empty in a line that is not in this form
  std::string words;  // of the article; of such a line all of it
  Both how;           // where those words stood, or what the confidence goes by
};

// One for each line, in their order. What the table has no words for is passed on as it is.
std::vector<Reason> reasons(std::string_view because);

// The name of a type for readers of Arabic; name_of gives the English one.
std::string_view arabic_name(ClaimType type);

}  // namespace isnad::exports
