#include "compile/actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>

#include "compile/actor_words.h"
#include "compile/blob_builder.h"
#include "compile/tsv.h"
#include "lexicon/actor_table.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

namespace fs = std::filesystem;

// Spellings that outlets change freely; each alias is kept under every one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSpellings = {
    {{"سوريا", "سورية"},
     {"امريك", "اميرك"},
     {"اميرك", "امريك"},
     {"اميركي", "امريكي"},
     {"ديمقراط", "ديموقراط"},
     {"ميليشي", "مليشي"},
     {"مليشي", "ميليشي"},
     {"تلفزيون", "تليفزيون"},
     {"هييه", "هيءه"},
     {"انباء", "انبا"},
     {"مسيول", "مسوول"},
     {"شيون", "شوون"},
     {"عبد ال", "عبدال"},
     {"الولايات المتحده", "الولاياتالمتحده"}}};

std::int32_t day_number(int y, unsigned m, unsigned d) {
  using namespace std::chrono;
  return static_cast<std::int32_t>(sys_days(year(y) / month(m) / day(d)).time_since_epoch().count());
}

// "2014", "2014-06", "2014-06-29"; `last` takes the end of what is left open.
std::optional<std::int32_t> parse_date(std::string_view s, bool last) {
  int y = 0;
  unsigned m = last ? 12 : 1, d = 0;
  const auto number = [](std::string_view t, auto& out) {
    const auto r = std::from_chars(t.data(), t.data() + t.size(), out);
    return r.ec == std::errc{} && r.ptr == t.data() + t.size();
  };
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return std::nullopt;
  if (!number(s.substr(0, 4), y)) return std::nullopt;
  if (s.size() >= 7 && (s[4] != '-' || !number(s.substr(5, 2), m))) return std::nullopt;
  if (s.size() == 10 && (s[7] != '-' || !number(s.substr(8, 2), d))) return std::nullopt;
  if (m < 1 || m > 12) return std::nullopt;
  using namespace std::chrono;
  if (d == 0) d = last ? static_cast<unsigned>((year(y) / month(m) / std::chrono::last).day()) : 1u;
  if (!(year(y) / month(m) / day(d)).ok()) return std::nullopt;
  return day_number(y, m, d);
}

std::vector<std::string> spellings(const std::string& folded) {
  std::vector<std::string> all{folded};
  for (const auto& [from, to] : kSpellings) {
    const std::size_t known = all.size();
    for (std::size_t i = 0; i < known && all.size() < 16; ++i) {
      std::string other = all[i];
      bool changed = false;
      for (auto at = other.find(from); at != std::string::npos; at = other.find(from, at + to.size())) {
        other.replace(at, from.size(), to);
        changed = true;
      }
      if (changed && std::find(all.begin(), all.end(), other) == all.end()) all.push_back(other);
    }
  }
  return all;
}

struct Draft {
  ActorRow row;
  std::string parent, allies, forces, where, id;
  std::vector<std::pair<std::string, AliasKind>> aliases;
  std::vector<std::string> adjectives;
};

Result<Draft> read_row(const Tsv& tsv, const TsvRow& cells, BlobBuilder& builder) {
  Draft draft;
  draft.where = tsv.where(cells);
  draft.id = tsv.cell(cells, "id");
  const auto name = tsv.cell(cells, "name");
  if (draft.id.empty() || name.empty())
    return fail(ErrorCode::malformed, "an actor needs an id and a name", draft.where);
  const auto cls = actor_class(tsv.cell(cells, "kind"));
  if (!cls)
    return fail(ErrorCode::malformed, fmt::format("unknown kind '{}'", tsv.cell(cells, "kind")), draft.where,
                "see data/actors/README.md for the kinds");
  ActorRow& row = draft.row;
  row.id = builder.string(draft.id);
  row.name = builder.string(name);
  row.name_en = builder.string(tsv.cell(cells, "name_en"));
  row.country = builder.string(tsv.cell(cells, "country"));
  row.wikidata = builder.string(tsv.cell(cells, "wikidata"));
  row.cameo = builder.string(tsv.cell(cells, "cameo"));
  row.acled_inter = builder.string(tsv.cell(cells, "acled_inter"));
  row.cls = static_cast<std::uint8_t>(*cls);
  for (const bool last : {false, true}) {
    const auto cell = tsv.cell(cells, last ? "to" : "from");
    if (cell.empty()) continue;
    const auto day = parse_date(cell, last);
    if (!day) return fail(ErrorCode::malformed, fmt::format("bad date '{}'", cell), draft.where);
    (last ? row.to : row.from) = *day;
  }
  draft.parent = tsv.cell(cells, "parent");
  draft.allies = tsv.cell(cells, "allies");
  draft.forces = tsv.cell(cells, "forces");
  draft.adjectives = split_list(tsv.cell(cells, "adjective"));
  draft.aliases.emplace_back(std::string(name), AliasKind::full);
  for (const auto& alias : split_list(tsv.cell(cells, "aliases"))) {
    if (alias.starts_with('~'))
      draft.aliases.emplace_back(alias.substr(1), AliasKind::short_);
    else if (alias.starts_with('?'))
      draft.aliases.emplace_back(alias.substr(1), AliasKind::common);
    else if (alias.starts_with('^'))
      draft.aliases.emplace_back(alias.substr(1), AliasKind::capital);
    else
      draft.aliases.emplace_back(alias, AliasKind::full);
  }
  // A canonical name that is itself an everyday word is marked by listing it again with a mark.
  for (std::size_t i = 1; i < draft.aliases.size(); ++i)
    if (draft.aliases[i].first == name) draft.aliases[0].second = draft.aliases[i].second;
  return draft;
}

}  // namespace

std::optional<ActorClass> actor_class(std::string_view name) {
  static constexpr std::array<std::string_view, 19> kNames = {
      "state", "government", "military", "armed_group", "coalition", "party",    "civil_body", "tribe",  "ngo",  "un",
      "court", "media",      "agency",   "monitor",     "person",    "official", "people",     "source", "other"};
  const auto it = std::find(kNames.begin(), kNames.end(), name);
  if (it == kNames.end()) return std::nullopt;
  return static_cast<ActorClass>(it - kNames.begin());
}

Result<void> add_actors(const std::string& data_dir, BlobBuilder& builder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(data_dir) / "actors"))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Draft> drafts;
  std::map<std::string, std::uint32_t, std::less<>> by_id;
  for (const auto& file : files) {
    auto tsv = Tsv::load(file.string());
    if (!tsv) return tl::unexpected(tsv.error());
    builder.input(file.filename().string(), tsv->bytes());
    for (const auto& cells : tsv->rows()) {
      auto draft = read_row(*tsv, cells, builder);
      if (!draft) return tl::unexpected(draft.error());
      const auto [it, fresh] = by_id.try_emplace(draft->id, static_cast<std::uint32_t>(drafts.size()));
      if (!fresh) return fail(ErrorCode::malformed, fmt::format("the id '{}' stands twice", draft->id), draft->where);
      drafts.push_back(std::move(*draft));
    }
  }
  ActorWords words(builder);
  if (auto read = words.read(data_dir); !read) return read;

  std::vector<ActorRow> rows;
  std::vector<std::uint32_t> allies;
  std::vector<ActorAlias> aliases;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    auto& draft = drafts[i];
    const auto lookup = [&](const std::string& id) -> Result<std::uint32_t> {
      const auto it = by_id.find(id);
      if (it == by_id.end())
        return fail(ErrorCode::malformed, fmt::format("no actor has the id '{}'", id), draft.where);
      return it->second;
    };
    if (!draft.parent.empty()) {
      const auto parent = lookup(draft.parent);
      if (!parent) return tl::unexpected(parent.error());
      draft.row.parent = *parent;
    }
    if (!draft.forces.empty()) {
      const auto forces = lookup(draft.forces);
      if (!forces) return tl::unexpected(forces.error());
      draft.row.forces = *forces;
    }
    draft.row.first_ally = static_cast<std::uint32_t>(allies.size());
    for (const auto& id : split_list(draft.allies)) {
      const auto ally = lookup(id);
      if (!ally) return tl::unexpected(ally.error());
      allies.push_back(*ally);
    }
    draft.row.allies = static_cast<std::uint32_t>(allies.size()) - draft.row.first_ally;
    const auto agreement = words.agreement(draft.aliases.front().first, static_cast<ActorClass>(draft.row.cls));
    draft.row.gender = static_cast<std::uint8_t>(agreement.first);
    draft.row.number = static_cast<std::uint8_t>(agreement.second);
    for (const auto& [alias, kind] : draft.aliases) {
      const auto value = static_cast<std::uint32_t>(aliases.size());
      aliases.push_back({i, static_cast<std::uint32_t>(kind)});
      for (const auto& spelling : spellings(text::fold(alias)))
        builder.phrase(TrieId::actors, text::fold_words(spelling), value);
    }
    for (const auto& adjective : draft.adjectives) words.add_nationality(adjective, i);
    rows.push_back(draft.row);
  }
  builder.table("actor_rows", rows);
  builder.table("actor_allies", allies);
  builder.table("actor_aliases", aliases);
  words.write();
  return {};
}

}  // namespace isnad::compile
