// Why each slot of a claim was filled, in words: Claim::because for a reader.
#pragma once
#include <isnad/claim.h>

#include <string>

namespace isnad::cli {

// One line a slot, indented; empty where the claim does not say.
std::string why(const Claim& claim);
// "مصدر طبي (anonymous, by «أكد»)", outermost first; side by side with "and".
std::string told_by(const Claim& claim);

}  // namespace isnad::cli
