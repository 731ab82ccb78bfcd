// robots.txt as RFC 9309 has it: the group that names us, else the one for all; of the rules that fit
// a path the longest counts, and Allow where two are as long. Thread-safe.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::collect {

class Robots {
 public:
  // `agent` is our product name: isnad.
  static Robots parse(std::string_view text, std::string_view agent);
  static Robots allow_all() { return {}; }
  static Robots refuse_all();

  [[nodiscard]] bool allows(std::string_view path) const;
  // Seconds between two requests, where the site asks for it.
  [[nodiscard]] std::optional<double> delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<double> delay_;
};

}  // namespace isnad::collect
