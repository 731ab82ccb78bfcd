// `isnad data check`: every rule's own examples against the compiled data.
#pragma once
#include <isnad/engine.h>
#include <isnad/error.h>

#include <string>
#include <vector>

namespace isnad::compile {

struct CheckReport {
  std::size_t examples = 0, rules = 0;
  std::size_t open = 0;               // examples marked as not holding yet, and they do not
  std::vector<std::string> failures;  // "file:line: rule: what differs"
};

// malformed, unreadable as reading the rules gives them. Rules without a positive and a negative
// example are failures too.
Result<CheckReport> check_rules(const std::string& data_dir, const Engine& engine);

}  // namespace isnad::compile
