// isnad eval confidence: a reliability table on articles with reviewed claims. A claim is right where a
// reviewed claim of its type overlaps its evidence.
#include "cli/eval_confidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "base/days.h"
#include "base/error_table.h"
#include "cli/command.h"

namespace isnad::cli {
namespace {

using Json = nlohmann::json;

struct Reviewed {
  std::vector<std::string> types;
  std::int64_t first = 0, last = 0;  // code points
};
struct Judged {
  double confidence = 0;
  bool right = false;
};

// The lines of a JSONL file; the error names the line.
Result<std::vector<Json>> lines(const std::string& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorCode::not_found, "cannot read the file", path);
  std::vector<Json> out;
  int n = 0;
  for (std::string line; std::getline(in, line);) {
    ++n;
    if (line.empty()) continue;
    auto json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return fail(ErrorCode::malformed, "not a JSON object", fmt::format("{}:{}", path, n));
    out.push_back(std::move(json));
  }
  return out;
}

std::string text_at(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? it->get<std::string>() : std::string{};
}

std::map<std::string, std::vector<Reviewed>> reviewed(const std::vector<Json>& gold) {
  std::map<std::string, std::vector<Reviewed>> out;
  for (const auto& doc : gold) {
    auto& list = out[text_at(doc, "doc")];
    const auto claims = doc.find("claims");
    if (claims == doc.end() || !claims->is_array()) continue;
    for (const auto& c : *claims) {
      const auto start = c.find("start"), end = c.find("end");
      if (start == c.end() || end == c.end() || !start->is_number_integer() || !end->is_number_integer()) continue;
      Reviewed r{{text_at(c, "type")}, start->get<std::int64_t>(), end->get<std::int64_t>()};
      if (const auto more = c.find("type_alt"); more != c.end() && more->is_array())
        for (const auto& t : *more)
          if (t.is_string()) r.types.push_back(t.get<std::string>());
      list.push_back(std::move(r));
    }
  }
  return out;
}

bool right(const Claim& claim, const CodePoints& offsets, const std::vector<Reviewed>& list) {
  const std::int64_t first = offsets.at(claim.evidence.begin), last = offsets.at(claim.evidence.end);
  for (const auto& r : list)
    for (const auto& type : r.types)
      if (type == name_of(claim.type) && first < r.last && r.first < last) return true;
  return false;
}

void print_table(const std::vector<Judged>& all) {
  constexpr std::array<double, 7> kEdges{0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01};
  double gap = 0, brier = 0, sum = 0, hits = 0;
  fmt::print("{:<12} {:>7} {:>7} {:>7}\n", "confidence", "claims", "mean", "right");
  for (std::size_t i = 0; i + 1 < kEdges.size(); ++i) {
    double n = 0, mean = 0, good = 0;
    for (const auto& j : all)
      if (j.confidence >= kEdges[i] && j.confidence < kEdges[i + 1]) ++n, mean += j.confidence, good += j.right;
    if (n == 0) continue;
    gap += std::abs(mean - good);
    fmt::print("{:.1f} to {:.1f}   {:>7} {:>7.3f} {:>7.3f}\n", kEdges[i], std::min(kEdges[i + 1], 1.0), n, mean / n,
               good / n);
  }
  for (const auto& j : all) {
    sum += j.confidence, hits += j.right;
    brier += (j.confidence - j.right) * (j.confidence - j.right);
  }
  const auto n = static_cast<double>(all.size());
  if (all.empty()) return;
  fmt::print("all          {:>7} {:>7.3f} {:>7.3f}\n", all.size(), sum / n, hits / n);
  fmt::print("mean gap between confidence and share right {:.3f}, Brier score {:.3f}\n", gap / n, brier / n);
}

int measure(const Context& context, const std::string& articles, const std::string& gold) {
  const auto docs = lines(articles);
  if (!docs) return report(docs.error());
  const auto marked = lines(gold);
  if (!marked) return report(marked.error());
  const auto by_doc = reviewed(*marked);
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  Engine::Scratch scratch;
  std::vector<Judged> all;
  for (const auto& json : *docs) {
    Document document;
    document.id = text_at(json, "id");
    const auto found = by_doc.find(document.id);
    if (found == by_doc.end()) continue;
    document.text = text_at(json, "text");
    document.outlet = text_at(json, "outlet");
    document.published = parse_day(text_at(json, "published"));
    const CodePoints offsets(document.text);
    for (const auto& claim : engine->read(document, scratch))
      all.push_back({claim.confidence, right(claim, offsets, found->second)});
  }
  print_table(all);
  return kExitDone;
}

}  // namespace

void add_eval_confidence(Command& eval, Context& context) {
  auto* command = eval.add_subcommand("confidence", "how often claims of each confidence are right");
  auto articles = std::make_shared<std::string>();
  auto gold = std::make_shared<std::string>();
  command->add_option("articles", *articles, "documents as JSONL: id, text, published")->required();
  command->add_option("gold", *gold, "reviewed claims as JSONL: doc, claims with type, start, end")->required();
  add_data_option(*command, context);
  add_example(*command, "isnad eval confidence articles.jsonl gold.jsonl");
  command->callback([&context, articles, gold] {
    context.action = [&context, articles, gold] { return measure(context, *articles, *gold); };
  });
}

}  // namespace isnad::cli
