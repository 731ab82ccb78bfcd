#include "collect/robots.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace isnad::collect {
namespace {

// Whoever writes more rules than this means something else.
constexpr std::size_t kMostRules = 5000;

std::string_view trim(std::string_view s) {
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.front())) != 0) s.remove_prefix(1);
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.back())) != 0) s.remove_suffix(1);
  return s;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// `*` is any run of characters, `$` at the end the end of the path. One star is remembered at a time,
// which is enough and needs no more than length × length steps.
bool fits(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  for (;;) {
    if (p == pattern.size() && (!anchored || t == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && t < path.size() && pattern[p] == path[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view agent) {
  Robots ours, all;
  bool in_ours = false, in_all = false, naming = false, found = false;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trim(line.substr(0, line.find('#')));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!naming) in_ours = in_all = false;
      naming = true;
      const std::string name = lower(value.substr(0, value.find('/')));
      in_ours = in_ours || name == agent;
      in_all = in_all || name == "*";
      found = found || name == agent;
      continue;
    }
    if (key == "allow" || key == "disallow") {
      naming = false;
      if (value.empty()) continue;  // "Disallow:" forbids nothing
      for (auto [group, in] : {std::pair{&ours, in_ours}, std::pair{&all, in_all}})
        if (in && group->rules_.size() < kMostRules) group->rules_.push_back({std::string(value), key == "allow"});
    } else if (key == "crawl-delay") {
      naming = false;
      double seconds = 0;
      const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
      if (error != std::errc() || seconds < 0) continue;
      if (in_ours) ours.delay_ = seconds;
      if (in_all) all.delay_ = seconds;
    }
  }
  return found ? ours : all;
}

Robots Robots::refuse_all() {
  Robots out;
  out.rules_.push_back({"/", false});
  return out;
}

bool Robots::allows(std::string_view path) const {
  const Rule* best = nullptr;
  for (const auto& rule : rules_) {
    if (!fits(rule.pattern, path)) continue;
    if (best == nullptr || rule.pattern.size() > best->pattern.size() ||
        (rule.pattern.size() == best->pattern.size() && rule.allow))
      best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace isnad::collect
