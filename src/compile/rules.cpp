#include "compile/rules.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "compile/tsv.h"
#include "lexicon/rule_table.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

struct Line {
  std::string file;
  [[nodiscard]] std::string at(const toml::node& node) const {
    return fmt::format("{}:{}", file, node.source().begin.line);
  }
};

template <class T, std::size_t N>
std::optional<T> named(const std::array<std::pair<std::string_view, T>, N>& table, std::string_view name) {
  for (const auto& [n, v] : table)
    if (n == name) return v;
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, RuleWhere>, 19> kWheres{{
    {"subject", RuleWhere::subject},
    {"object", RuleWhere::object},
    {"genitive", RuleWhere::genitive},
    {"genitive:subject", RuleWhere::genitive_subject},
    {"genitive:object", RuleWhere::genitive_object},
    {"prep", RuleWhere::prep},
    {"role", RuleWhere::role},
    {"between", RuleWhere::between},
    {"antecedent", RuleWhere::antecedent},
    {"parent.subject", RuleWhere::parent_subject},
    {"parent.object", RuleWhere::parent_object},
    {"trigger", RuleWhere::trigger},
    {"clause", RuleWhere::clause},
    {"sentence", RuleWhere::sentence},
    {"article", RuleWhere::article},
    {"marker", RuleWhere::marker},
    {"relation", RuleWhere::relation},
    {"light", RuleWhere::light},
    {"before", RuleWhere::before},
}};
constexpr std::array<std::pair<std::string_view, RuleTest>, 10> kTests{{
    {"filled", RuleTest::filled},
    {"actor", RuleTest::actor},
    {"place", RuleTest::place},
    {"number", RuleTest::number},
    {"class", RuleTest::noun_class},
    {"family", RuleTest::family},
    {"word", RuleTest::word},
    {"weapon", RuleTest::weapon},
    {"armed", RuleTest::armed},
    {"person", RuleTest::person},
}};
constexpr std::array<std::pair<std::string_view, std::uint8_t>, 8> kForms{{
    {"finite", kFormFinite},
    {"masdar", kFormMasdar},
    {"active_participle", kFormActiveParticiple},
    {"passive_participle", kFormPassiveParticiple},
    {"nominal", kFormNominal},
    {"any", kFormAny},
    {"present", kFormPresent},
    {"past", kFormPast},
}};
constexpr std::array<std::pair<std::string_view, std::uint8_t>, 4> kVoices{{
    {"active", kVoiceActive},
    {"passive", kVoicePassive},
    {"impersonal", kVoiceImpersonal},
    {"any", kVoiceAny},
}};
constexpr std::array<std::pair<std::string_view, RuleBare>, 3> kBares{{
    {"never", RuleBare::never},
    {"slots", RuleBare::slots},
    {"always", RuleBare::always},
}};
constexpr std::array<std::string_view, 19> kKnownKeys{
    "id",       "type",      "trigger", "when", "unless", "need",    "need_any", "become", "confidence", "stage",
    "polarity", "certainty", "bare",    "harm", "weapon", "victims", "example",  "note",   "source"};

class RuleCompiler {
 public:
  explicit RuleCompiler(BlobBuilder& builder) : builder_(builder) {}

  Result<void> file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(ErrorCode::unreadable, "cannot read the rules", path);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    builder_.input(std::filesystem::path(path).filename().string(), bytes);
    line_.file = path;
    toml::table doc;
    try {
      doc = toml::parse(std::string_view(bytes), path);
    } catch (const toml::parse_error& e) {
      return fail(ErrorCode::malformed, std::string(e.description()),
                  fmt::format("{}:{}", path, e.source().begin.line));
    }
    const auto* rules = doc["rule"].as_array();
    if (rules == nullptr) return fail(ErrorCode::malformed, "no [[rule]] in the file", path);
    for (const auto& node : *rules) {
      const auto* table = node.as_table();
      if (table == nullptr) return fail(ErrorCode::malformed, "a rule is a table", line_.at(node));
      if (auto r = rule(*table); !r) return r;
    }
    return {};
  }

  void finish() {
    std::vector<RuleKey> keys;
    std::vector<std::uint32_t> order;
    for (const auto& [name, rules] : keys_) {
      keys.push_back({builder_.string(name),
                      {static_cast<std::uint32_t>(order.size()), static_cast<std::uint32_t>(rules.size())}});
      order.insert(order.end(), rules.begin(), rules.end());
    }
    builder_.table("rules", rows_);
    builder_.table("rules.items", items_);
    builder_.table("rules.becomes", becomes_);
    builder_.table("rules.keys", keys);
    builder_.table("rules.order", order);
  }

 private:
  // A string or a list of strings; empty where the node is missing.
  Result<std::vector<std::string>> list(const toml::table& t, std::string_view key) const {
    std::vector<std::string> out;
    const auto* node = t.get(key);
    if (node == nullptr) return out;
    if (const auto s = node->value<std::string>()) return std::vector<std::string>{*s};
    const auto* array = node->as_array();
    if (array == nullptr)
      return fail(ErrorCode::malformed, fmt::format("{} is a string or a list of strings", key), line_.at(*node));
    for (const auto& e : *array) {
      const auto s = e.value<std::string>();
      if (!s) return fail(ErrorCode::malformed, fmt::format("{} is a list of strings", key), line_.at(e));
      out.push_back(*s);
    }
    return out;
  }

  Result<RuleItem> item(std::string_view text, const std::string& where) {
    RuleItem out;
    const std::string whole(text);
    if (text.starts_with('!')) {
      out.negated = 1;
      text.remove_prefix(1);
    }
    const auto eq = text.find('=');
    auto place = text.substr(0, eq);
    auto test = eq == std::string_view::npos ? std::string_view{} : text.substr(eq + 1);
    std::optional<RuleWhere> w = named(kWheres, place);
    if (const auto colon = place.find(':'); !w && colon != std::string_view::npos) {
      w = named(kWheres, place.substr(0, colon));
      out.arg = builder_.string(*w == RuleWhere::prep ? text::normalise(place.substr(colon + 1))
                                                      : std::string(place.substr(colon + 1)));
    }
    if (!w || place.empty()) return fail(ErrorCode::malformed, fmt::format("unknown place to look: {}", whole), where);
    out.where = *w;
    if (*w == RuleWhere::marker || *w == RuleWhere::relation) {
      out.test = RuleTest::equals;
      out.values = builder_.string(test);
      return out;
    }
    if (test.empty()) return out;
    const auto colon = test.find(':');
    const auto kind = named(kTests, test.substr(0, colon));
    if (!kind) return fail(ErrorCode::malformed, fmt::format("unknown test: {}", whole), where);
    out.test = *kind;
    if (colon != std::string_view::npos) {
      auto values = std::string(test.substr(colon + 1));
      if (out.test == RuleTest::word) {
        std::string folded;
        for (const auto& v : split_list(values)) folded += (folded.empty() ? "" : "|") + text::fold(v);
        values = folded;
      }
      out.values = builder_.string(values);
    }
    return out;
  }

  Result<RuleRange> items(const toml::table& t, std::string_view key) {
    auto strings = list(t, key);
    if (!strings) return tl::unexpected(strings.error());
    std::vector<RuleItem> fresh;
    for (const auto& s : *strings) {
      auto one = item(s, line_.at(t));
      if (!one) return tl::unexpected(one.error());
      fresh.push_back(*one);
    }
    const RuleRange range{static_cast<std::uint32_t>(items_.size()), static_cast<std::uint32_t>(fresh.size())};
    items_.insert(items_.end(), fresh.begin(), fresh.end());
    return range;
  }

  Result<std::uint32_t> slot_bits(const toml::table& t, std::string_view key) const {
    auto names = list(t, key);
    if (!names) return tl::unexpected(names.error());
    std::uint32_t bits = 0;
    for (const auto& n : *names) {
      std::size_t i = 0;
      while (i < kRuleSlots && name_of(static_cast<RuleSlot>(i)) != n) ++i;
      if (i == kRuleSlots) return fail(ErrorCode::malformed, fmt::format("unknown slot: {}", n), line_.at(t));
      bits |= 1u << i;
    }
    return bits;
  }

  template <class Table>
  Result<std::uint8_t> mask(const toml::table& t, std::string_view key, const Table& table,
                            std::uint8_t otherwise) const {
    auto names = list(t, key);
    if (!names) return tl::unexpected(names.error());
    if (names->empty()) return otherwise;
    std::uint8_t bits = 0;
    for (const auto& n : *names) {
      const auto v = named(table, n);
      if (!v) return fail(ErrorCode::malformed, fmt::format("unknown {}: {}", key, n), line_.at(t));
      bits = static_cast<std::uint8_t>(bits | *v);
    }
    return bits;
  }

  Result<ClaimType> type_of(const toml::table& t) const {
    const auto name = t["type"].value_or(std::string{});
    const auto type = claim_type(name);
    if (!type) return fail(ErrorCode::malformed, fmt::format("unknown type: {}", name), line_.at(t));
    return *type;
  }

  Result<void> trigger(const toml::table& t, RuleRow& row, std::vector<std::string>& keys) const {
    const auto* node = t["trigger"].as_table();
    if (node == nullptr) return fail(ErrorCode::malformed, "a rule needs a trigger", line_.at(t));
    auto families = list(*node, "family");
    auto lemmas = list(*node, "lemma");
    if (!families) return tl::unexpected(families.error());
    if (!lemmas) return tl::unexpected(lemmas.error());
    for (const auto& f : *families) keys.push_back("family:" + f);
    for (const auto& l : *lemmas) keys.push_back("lemma:" + text::fold(l));
    if (keys.empty()) return fail(ErrorCode::malformed, "a trigger names a family or a lemma", line_.at(t));
    auto forms = mask(*node, "forms", kForms, kFormAny);
    auto voices = mask(*node, "voice", kVoices, kVoiceAny);
    if (!forms) return tl::unexpected(forms.error());
    if (!voices) return tl::unexpected(voices.error());
    row.forms = *forms;
    row.voices = *voices;
    return {};
  }

  Result<void> moods(const toml::table& t, RuleRow& row) const {
    const auto bad = [&](std::string_view key, const std::string& v) {
      return fail(ErrorCode::malformed, fmt::format("unknown {}: {}", key, v), line_.at(t));
    };
    if (const auto v = t["stage"].value<std::string>()) {
      std::uint8_t i = 0;
      while (i < 10 && name_of(static_cast<Stage>(i)) != *v) ++i;
      if (i == 10) return bad("stage", *v);
      row.stage = static_cast<Stage>(i);
    }
    if (const auto v = t["certainty"].value<std::string>()) {
      std::uint8_t i = 0;
      while (i < 5 && name_of(static_cast<Certainty>(i)) != *v) ++i;
      if (i == 5) return bad("certainty", *v);
      row.certainty = i;
    }
    if (const auto v = t["polarity"].value<std::string>()) {
      if (*v != "+" && *v != "-") return bad("polarity", *v);
      row.polarity = *v == "-" ? Polarity::negative : Polarity::positive;
    }
    if (const auto v = t["bare"].value<std::string>()) {
      const auto bare = named(kBares, *v);
      if (!bare) return bad("bare", *v);
      row.bare = *bare;
    }
    row.harm = t["harm"].value_or(false) ? 1 : 0;
    row.confidence = static_cast<float>(t["confidence"].value_or(0.7));
    return {};
  }

  Result<void> becomes(const toml::table& t, RuleRow& row) {
    const auto* array = t["become"].as_array();
    row.become.first = static_cast<std::uint32_t>(becomes_.size());
    if (array == nullptr) return {};
    for (const auto& node : *array) {
      const auto* b = node.as_table();
      if (b == nullptr) return fail(ErrorCode::malformed, "become is a list of tables", line_.at(node));
      RuleBecome out;
      auto type = type_of(*b);
      auto when = items(*b, "when");
      if (!type) return tl::unexpected(type.error());
      if (!when) return tl::unexpected(when.error());
      out.type = *type;
      out.when = *when;
      out.weapon = builder_.string((*b)["weapon"].value_or(std::string{}));
      becomes_.push_back(out);
      ++row.become.count;
    }
    return {};
  }

  Result<void> known_keys(const toml::table& t) const {
    for (const auto& [key, value] : t) {
      const auto k = key.str();
      bool known = std::find(kKnownKeys.begin(), kKnownKeys.end(), k) != kKnownKeys.end();
      for (std::size_t i = 0; i < kRuleSlots && !known; ++i) known = name_of(static_cast<RuleSlot>(i)) == k;
      if (!known) return fail(ErrorCode::malformed, fmt::format("unknown key: {}", k), line_.at(value));
    }
    return {};
  }

  Result<void> rule(const toml::table& t) {
    if (auto r = known_keys(t); !r) return r;
    RuleRow row;
    const auto id = t["id"].value_or(std::string{});
    if (id.empty()) return fail(ErrorCode::malformed, "a rule needs an id", line_.at(t));
    if (!ids_.emplace(id, line_.at(t)).second)
      return fail(ErrorCode::malformed, fmt::format("the id {} stands twice", id), line_.at(t), ids_[id]);
    row.id = builder_.string(id);
    auto type = type_of(t);
    if (!type) return tl::unexpected(type.error());
    row.type = *type;
    std::vector<std::string> keys;
    if (auto r = trigger(t, row, keys); !r) return r;
    if (auto r = moods(t, row); !r) return r;
    if (auto r = becomes(t, row); !r) return r;
    for (auto [key, into] : {std::pair{"when", &row.when}, std::pair{"unless", &row.unless}}) {
      auto range = items(t, key);
      if (!range) return tl::unexpected(range.error());
      *into = *range;
    }
    for (std::size_t i = 0; i < kRuleSlots; ++i) {
      auto range = items(t, name_of(static_cast<RuleSlot>(i)));
      if (!range) return tl::unexpected(range.error());
      row.slots[i] = *range;
    }
    auto need = slot_bits(t, "need");
    auto any = slot_bits(t, "need_any");
    if (!need) return tl::unexpected(need.error());
    if (!any) return tl::unexpected(any.error());
    row.need = *need;
    row.need_any = *any;
    row.weapon = builder_.string(t["weapon"].value_or(std::string{}));
    row.victims = builder_.string(t["victims"].value_or(std::string{}));
    const auto index = static_cast<std::uint32_t>(rows_.size());
    for (const auto& key : keys) keys_[key].push_back(index);
    rows_.push_back(row);
    return {};
  }

  BlobBuilder& builder_;
  Line line_;
  std::vector<RuleRow> rows_;
  std::vector<RuleItem> items_;
  std::vector<RuleBecome> becomes_;
  std::map<std::string, std::vector<std::uint32_t>> keys_;
  std::map<std::string, std::string> ids_;
};

std::vector<std::string> files_of(const std::string& dir, std::string_view extension) {
  std::vector<std::string> paths;
  std::error_code ec;
  for (const auto& entry : std::filesystem::directory_iterator(dir, ec))
    if (entry.path().extension() == extension) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> values_of(const toml::node& node) {
  std::vector<std::string> out;
  const auto one = [&](const toml::node& n) {
    if (const auto s = n.value<std::string>())
      out.push_back(*s);
    else if (const auto i = n.value<std::int64_t>())
      out.push_back(std::to_string(*i));
  };
  if (const auto* array = node.as_array())
    for (const auto& n : *array) one(n);
  else
    one(node);
  return out;
}

}  // namespace

Result<void> add_rules(const std::string& data_dir, BlobBuilder& builder) {
  RuleCompiler compiler(builder);
  for (const auto& path : files_of(data_dir + "/rules", ".toml"))
    if (auto r = compiler.file(path); !r) return r;
  compiler.finish();
  return {};
}

Result<void> add_ontology(const std::string& data_dir, BlobBuilder& builder) {
  std::vector<OntologyRow> rows;
  std::uint8_t scheme = 0;
  for (const std::string_view name : {"plover", "acled", "cameo"}) {
    auto tsv = Tsv::load(fmt::format("{}/ontology/{}.tsv", data_dir, name));
    if (!tsv) {
      if (tsv.error().code == ErrorCode::not_found) break;
      return tl::unexpected(tsv.error());
    }
    builder.input(name, tsv->bytes());
    for (const auto& row : tsv->rows()) {
      const auto type = claim_type(tsv->cell(row, "type"));
      if (!type) return fail(ErrorCode::malformed, "unknown type", tsv->where(row));
      OntologyRow out;
      out.type = *type;
      out.scheme = scheme;
      out.when = builder.string(tsv->cell(row, "when"));
      out.code = builder.string(tsv->cell(row, "code"));
      out.sub = builder.string(tsv->cell(row, "sub"));
      rows.push_back(out);
    }
    ++scheme;
  }
  builder.table("ontology", rows);
  return {};
}

Result<std::vector<RuleExample>> rule_examples(const std::string& data_dir) {
  std::vector<RuleExample> out;
  for (const auto& path : files_of(data_dir + "/rules", ".toml")) {
    toml::table doc;
    try {
      doc = toml::parse_file(path);
    } catch (const toml::parse_error& e) {
      return fail(ErrorCode::malformed, std::string(e.description()),
                  fmt::format("{}:{}", path, e.source().begin.line));
    }
    const auto* rules = doc["rule"].as_array();
    if (rules == nullptr) continue;
    for (const auto& node : *rules) {
      const auto* rule = node.as_table();
      if (rule == nullptr) continue;
      const auto* examples = (*rule)["example"].as_array();
      if (examples == nullptr) continue;
      for (const auto& e : *examples) {
        const auto* t = e.as_table();
        if (t == nullptr) continue;
        RuleExample x;
        x.rule = (*rule)["id"].value_or(std::string{});
        x.type = (*rule)["type"].value_or(std::string{});
        x.text = (*t)["text"].value_or(std::string{});
        x.published = (*t)["published"].value_or(std::string{});
        x.open = (*t)["open"].value_or(false);
        x.where = fmt::format("{}:{}", path, e.source().begin.line);
        const auto* gives = t->get("gives");
        if (gives == nullptr) return fail(ErrorCode::malformed, "an example needs `gives`", x.where);
        if (const auto* slots = gives->as_table())
          for (const auto& [k, v] : *slots) x.gives.emplace_back(std::string(k.str()), values_of(v));
        else
          x.nothing = gives->value_or(std::string{}) == "nothing";
        out.push_back(std::move(x));
      }
    }
  }
  return out;
}

}  // namespace isnad::compile
