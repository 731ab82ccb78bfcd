#include "compile/check.h"

#include <fmt/format.h>

#include <map>

#include "base/days.h"
#include "compile/cases.h"
#include "compile/rules.h"

namespace isnad::compile {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& v : values) out += (out.empty() ? "" : ",") + v;
  return out;
}

}  // namespace

Result<CheckReport> check_rules(const std::string& data_dir, const Engine& engine) {
  auto examples = rule_examples(data_dir);
  if (!examples) return tl::unexpected(examples.error());
  CheckReport report;
  std::map<std::string, std::pair<int, int>> counts;  // rule → positive, negative
  Engine::Scratch scratch;
  for (const auto& x : *examples) {
    ++report.examples;
    auto& [positive, negative] = counts[x.rule];
    ++(x.nothing ? negative : positive);
    Document d;
    d.id = x.rule;
    d.text = x.text;
    d.published = parse_day(x.published);
    const auto claims = engine.read(d, scratch);
    Expectation e;
    e.type = x.type;
    for (const auto& [slot, values] : x.gives) e.slots.emplace_back(slot == "places" ? "at" : slot, joined(values));
    std::string why, last;
    bool met = false;
    for (const auto& c : claims) {
      met = met || meets(e, c, d.text, why);
      last = fmt::format("{} ({})", name_of(c.type), why);
    }
    if (x.open) {
      if (met != x.nothing)
        report.failures.push_back(fmt::format("{}: {}: holds now, take `open` away", x.where, x.rule));
      else
        ++report.open;
      continue;
    }
    if (x.nothing && met) report.failures.push_back(fmt::format("{}: {}: gives {}", x.where, x.rule, x.type));
    if (!x.nothing && !met)
      report.failures.push_back(
          fmt::format("{}: {}: {}", x.where, x.rule, claims.empty() ? "gives nothing" : "gives " + last));
  }
  report.rules = counts.size();
  for (const auto& [rule, n] : counts)
    if (n.first == 0 || n.second == 0)
      report.failures.push_back(fmt::format("{}: needs a positive and a negative example", rule));
  return report;
}

}  // namespace isnad::compile
