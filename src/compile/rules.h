// data/rules/*.toml and data/ontology/*.tsv → sections "rules…" and "ontology". Format:
// docs/format/rules.md.
#pragma once
#include <isnad/error.h>

#include <string>
#include <vector>

#include "compile/blob_builder.h"

namespace isnad::compile {

// malformed: a rule names an unknown type, slot, test …; `where` is file:line.
Result<void> add_rules(const std::string& data_dir, BlobBuilder& builder);
Result<void> add_ontology(const std::string& data_dir, BlobBuilder& builder);

// What a rule's example must give, for `isnad data check`.
struct RuleExample {
  std::string rule, type, text, published;
  bool open = false;     // known not to hold yet; named once it does
  bool nothing = false;  // gives = "nothing": no claim of the rule's type
  std::vector<std::pair<std::string, std::vector<std::string>>> gives;  // slot → values
  std::string where;                                                    // file:line
};
Result<std::vector<RuleExample>> rule_examples(const std::string& data_dir);

}  // namespace isnad::compile
