// Cases: stories and the claims they must and must not give (docs/format/cases.md). Thread-safe.
#pragma once
#include <isnad/engine.h>
#include <isnad/error.h>

#include <string>
#include <vector>

namespace isnad::compile {

struct Expectation {
  bool must = true;  // "+": must be there; "!": must not
  std::string type;
  std::string evidence;                                    // words the claim's evidence must overlap; empty: anywhere
  std::vector<std::pair<std::string, std::string>> slots;  // key → value
  std::uint32_t line = 0;
};

struct Case {
  std::string path, title, text, published, outlet;
  std::vector<Expectation> expectations;
  int count = -1;  // "= n": exactly n claims
};

// malformed: `where` is file:line.
Result<Case> parse_case(const std::string& path, std::string_view bytes);
// All of a folder and its sub-folders, by path.
Result<std::vector<Case>> load_cases(const std::string& dir);

// What went wrong, one line each, "file:line: …"; empty where the case holds.
std::vector<std::string> run_case(const Case& story, const Engine& engine, Engine::Scratch& scratch);

// One expectation against one claim; `why` says which slot differs.
bool meets(const Expectation& e, const Claim& claim, const std::string& text, std::string& why);

}  // namespace isnad::compile
