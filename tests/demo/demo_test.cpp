// The claims that must be read from the demo corpus (expected.tsv). A row marked open is one the
// reader does not yet get; the test names open rows that have begun to pass, so that the list stays
// honest.
#include <gtest/gtest.h>
#include <isnad/engine.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

#include "base/days.h"
#include "compile/tsv.h"
#include "model/reading.h"
#include "paths.h"

namespace isnad {
namespace {

using compile::split_list;

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Document load_article(const std::string& name) {
  const std::string raw = slurp(tests::source_path("demo/") + name + ".txt");
  Document d;
  d.id = name;
  const auto cut = raw.find("\n---\n");
  d.text = raw.substr(cut + 5);
  for (const auto& line : split_list(raw.substr(0, cut), '\n')) {
    if (line.starts_with("outlet: ")) d.outlet = line.substr(8);
    if (line.starts_with("published: ")) {
      int y = 0;
      unsigned m = 0, day = 0;
      std::sscanf(line.c_str() + 11, "%d-%u-%u", &y, &m, &day);
      d.published = Day(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(day));
    }
  }
  return d;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool quantity_is(const std::optional<Quantity>& q, const std::string& want) {
  if (!q) return false;
  const auto dash = want.find('-');
  const auto low = std::stoll(want.substr(0, dash));
  if (q->min != low) return false;
  if (dash == std::string::npos) return q->max == low;
  return dash + 1 == want.size() ? !q->max : q->max == std::stoll(want.substr(dash + 1));
}

bool said_by(const Claim& c, const std::string& any) {
  for (const auto& want : split_list(any, ',')) {
    if (want == "-") {
      if (c.attribution.empty()) return true;
      continue;
    }
    for (const auto& s : c.attribution)
      if (holds(s.name, want) || holds(s.text, want)) return true;
  }
  return false;
}

bool has_actor(const std::vector<ActorRef>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const auto& a) { return a.id == id; });
}

bool slot_is(const Claim& c, const std::string& key, const std::string& want) {
  if (key == "by") return said_by(c, want);
  if (key == "agent")
    return has_actor(c.agent, want) || (c.type == ClaimType::armed_clash && has_actor(c.target, want));
  if (key == "target") return has_actor(c.target, want);
  if (key == "place")
    return std::any_of(c.places.begin(), c.places.end(),
                       [&](const auto& p) { return holds(p.name, want) || holds(p.text, want); });
  if (key == "killed") return quantity_is(c.killed, want);
  if (key == "injured") return quantity_is(c.injured, want);
  if (key == "quantity") return quantity_is(c.quantity, want);
  if (key == "on") return c.time && c.time->start && iso_day(*c.time->start) == want;
  if (key == "polarity") return name_of(c.polarity) == want;
  if (key == "certainty") return name_of(c.certainty) == want;
  if (key == "stage") return name_of(c.stage) == want;
  ADD_FAILURE() << "no such slot: " << key;
  return false;
}

// Empty where some claim fits; else what is wrong with the nearest one.
std::string miss(const std::vector<Claim>& claims, const Document& doc, const std::string& types,
                 const std::string& words, const std::string& slots) {
  const auto begin = static_cast<std::uint32_t>(doc.text.find(words));
  const Span where{begin, begin + static_cast<std::uint32_t>(words.size())};
  std::string best = "no claim of type " + types + " there";
  std::size_t fewest = 99;
  for (const auto& c : claims) {
    const auto list = split_list(types, ',');
    if (!c.evidence.overlaps(where) || std::find(list.begin(), list.end(), name_of(c.type)) == list.end()) continue;
    std::string wrong;
    std::size_t n = 0;
    for (const auto& slot : split_list(slots, ';')) {
      const auto eq = slot.find('=');
      if (!slot_is(c, slot.substr(0, eq), slot.substr(eq + 1))) wrong += " " + slot, ++n;
    }
    if (n == 0) return {};
    if (n < fewest) fewest = n, best = "not as said:" + wrong;
  }
  return best;
}

TEST(Demo, ClaimsAreRead) {
  auto engine = Engine::open(tests::built_path("isnad.blob"));
  ASSERT_TRUE(engine) << engine.error().message;
  auto table = compile::Tsv::load(tests::source_path("tests/demo/expected.tsv"));
  ASSERT_TRUE(table) << table.error().where << table.error().message;
  Engine::Scratch scratch;
  std::map<std::string, std::pair<Document, std::vector<Claim>>> read;
  int open = 0;
  for (const auto& row : table->rows()) {
    const std::string doc(table->cell(row, "doc"));
    auto& [document, claims] = read[doc];
    if (document.id.empty()) {
      document = load_article(doc);
      claims = engine->read(document, scratch);
    }
    const std::string words(table->cell(row, "words"));
    ASSERT_NE(document.text.find(words), std::string::npos) << table->where(row);
    const std::string wrong =
        miss(claims, document, std::string(table->cell(row, "types")), words, std::string(table->cell(row, "slots")));
    const bool must = table->cell(row, "state") == "must";
    open += !must;
    EXPECT_EQ(wrong.empty(), must) << table->where(row) << ' ' << words << ": "
                                   << (must ? wrong : std::string("passes now, mark it must"));
  }
  RecordProperty("open", open);
}

}  // namespace
}  // namespace isnad
