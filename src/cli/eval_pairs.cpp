// isnad eval pairs: headline pairs as tests of fusion. Same happening (entails or not) and contradiction
// (agree, disagree, other). Nothing is trained: both texts are read, their claims weighed and compared
// as fusion does, and where a text gives no claim the share of common words decides.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "base/days.h"
#include "base/error_table.h"
#include "cli/eval_events.h"
#include "fuse/agreement.h"
#include "fuse/evidence.h"
#include "fuse/kinship.h"
#include "lexicon/lexicon.h"
#include "text/fold.h"

namespace isnad::cli {
namespace {

constexpr double kSameWords = 0.34;   // of the shorter text's words: one happening
constexpr double kTopicWords = 0.15;  // one topic

struct Pair {
  std::string a, b, label;
};

// RFC 4180, quoted cells with line breaks too.
std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  const auto end_row = [&] {
    row.push_back(std::move(cell));
    cell.clear();
    if (row.size() > 1 || !row[0].empty()) rows.push_back(std::move(row));
    row.clear();
  };
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted) {
      if (c != '"')
        cell += c;
      else if (i + 1 < csv.size() && csv[i + 1] == '"')
        cell += csv[++i];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty() || !row.empty()) end_row();
  return rows;
}

Result<std::vector<Pair>> read_pairs(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail(ErrorCode::not_found, "cannot read the pairs", path, "Name a CSV file of two texts and a label.");
  const std::string csv(std::istreambuf_iterator<char>(in), {});
  std::vector<Pair> out;
  const auto rows = rows_of(csv);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() != 3)
      return fail(ErrorCode::malformed, "a row needs two texts and a label", fmt::format("{}: row {}", path, i + 1));
    out.push_back({rows[i][0], rows[i][1], rows[i][2]});
  }
  return out;
}

double shared_words(const std::string& a, const std::string& b) {
  const auto stems = [](const std::string& text) {
    std::set<std::string> out;
    for (const auto& w : text::fold_words(text)) {
      const std::string stem = w.starts_with("ال") ? w.substr(4) : w;
      if (stem.size() >= 6) out.insert(stem.substr(0, 10));
    }
    return out;
  };
  const auto x = stems(a), y = stems(b);
  if (x.empty() || y.empty()) return 0;
  const auto n = std::count_if(x.begin(), x.end(), [&](const std::string& w) { return y.count(w) != 0; });
  return static_cast<double>(n) / static_cast<double>(std::min(x.size(), y.size()));
}

struct Found {
  bool joined = false, contradicts = false;
  double words = 0;
};

class Reader {
 public:
  explicit Reader(const Engine& engine) : engine_(engine), kinship_(fuse::kin_of(engine.lexicon().actors())) {}

  Found look(const Pair& pair) {
    Found out;
    out.words = shared_words(pair.a, pair.b);
    const auto a = facts(pair.a, 0), b = facts(pair.b, 1);
    for (const auto& f : a)
      for (const auto& g : b) {
        const auto w = fuse::weigh(f, g);
        if (w.barred) continue;
        out.joined = out.joined || w.sum >= fuse::kJoin;
        out.contradicts = out.contradicts || fuse::compare(f, g).relation == Relation::contradicts;
      }
    return out;
  }

 private:
  std::vector<fuse::Facts> facts(const std::string& text, std::uint32_t number) {
    Document d;
    d.id = std::to_string(number);
    d.text = text;
    // Pairs were drawn from one search each: both are taken to be of one day.
    d.published = make_day(2020, 1, 1);
    std::vector<fuse::Facts> out;
    for (const auto& c : engine_.read(d, scratch_))
      out.push_back(fuse::facts_of(c, 0, number, text, d.id, d.published, &kinship_));
    return out;
  }
  const Engine& engine_;
  fuse::Kinship kinship_;
  Engine::Scratch scratch_;
};

int measure(const Context& context, const std::string& path) {
  const auto pairs = read_pairs(path);
  if (!pairs) return report(pairs.error());
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  Reader reader(*engine);
  std::set<std::string> labels;
  for (const auto& p : *pairs) labels.insert(p.label);
  const bool stance = labels.count("disagree") != 0;
  if (!stance && labels.count("entails") == 0)
    return report(
        {ErrorCode::malformed, "labels are neither entails / not entail nor agree / disagree / other", path, ""});
  std::map<std::string, std::map<std::string, int>> table;  // truth, answer
  int right = 0, joined = 0, contradicting = 0;
  for (const auto& p : *pairs) {
    const Found f = reader.look(p);
    joined += f.joined;
    contradicting += f.contradicts;
    std::string answer;
    if (stance)
      answer = f.contradicts ? "disagree" : f.joined || f.words >= kTopicWords ? "agree" : "other";
    else
      answer = f.joined || f.words >= kSameWords ? "entails" : "not entail";
    ++table[p.label][answer];
    right += answer == p.label;
  }
  double f1 = 0;
  for (const auto& label : labels) {
    int truth = 0, said = 0;
    for (const auto& [answer, n] : table[label]) truth += n;
    for (auto& [other, row] : table) said += row[label];
    const int both = table[label][label];
    f1 += truth + said > 0 ? 2.0 * both / (truth + said) : 0;
    fmt::print("{:<11} precision {:.3f}  recall {:.3f}   ({} pairs)\n", label,
               said > 0 ? static_cast<double>(both) / said : 0.0, truth > 0 ? static_cast<double>(both) / truth : 0.0,
               truth);
  }
  fmt::print("pairs {}, joined by their claims {}, contradicting {}\n", pairs->size(), joined, contradicting);
  if (pairs->empty()) return kExitNothingRead;
  fmt::print("accuracy {:.3f}  macro-F1 {:.3f}\n", static_cast<double>(right) / static_cast<double>(pairs->size()),
             f1 / static_cast<double>(labels.size()));
  return kExitDone;
}

}  // namespace

void add_eval_pairs(Command& eval, Context& context) {
  auto* command = eval.add_subcommand("pairs", "pairs of texts: one happening or not, agreeing or contradicting");
  auto path = std::make_shared<std::string>();
  command
      ->add_option("file", *path,
                   "CSV with a header: two texts and a label (entails / not entail, or agree / disagree / other)")
      ->required();
  add_data_option(*command, context);
  add_example(*command, "isnad eval pairs stance/dev.csv");
  command->callback([&context, path] { context.action = [&context, path] { return measure(context, *path); }; });
}

}  // namespace isnad::cli
