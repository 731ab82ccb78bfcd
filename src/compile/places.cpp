#include "compile/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <unordered_map>
#include <vector>

#include "compile/tsv.h"
#include "lexicon/gazetteer.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

struct Sources {
  std::vector<Tsv> tables;
  std::unordered_map<std::string, std::int32_t> ids;
};

Result<double> number(const Tsv& tsv, const TsvRow& row, std::string_view column, double least, double most) {
  const auto cell = tsv.cell(row, column);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || value < least || value > most)
    return fail(ErrorCode::malformed, fmt::format("{} is no {}", cell, column), tsv.where(row));
  return value;
}

// Kind and people, on a scale where 3 is a town that an article may name without saying where.
std::uint8_t prominence(PlaceKind kind, std::uint32_t people) {
  const auto by_people = [people](int least, int most) {
    const double level = people < 1000 ? 0.0 : std::log10(static_cast<double>(people)) - 1.0;
    return static_cast<std::uint8_t>(std::clamp(static_cast<int>(std::lround(level)), least, most));
  };
  if (kind == PlaceKind::country) return 10;
  if (kind == PlaceKind::capital) return 8;
  if (kind == PlaceKind::region || kind == PlaceKind::sea) return 6;
  if (kind == PlaceKind::governorate || kind == PlaceKind::river) return 5;
  if (kind == PlaceKind::city) return by_people(4, 6);
  if (kind == PlaceKind::desert || kind == PlaceKind::mountain || kind == PlaceKind::lake || kind == PlaceKind::island)
    return 3;
  if (kind == PlaceKind::town) return 3;
  if (kind == PlaceKind::district) return 3;
  if (kind == PlaceKind::subdistrict || kind == PlaceKind::camp) return 2;
  if (kind == PlaceKind::village) return by_people(1, 3);
  return 1;
}

Result<PlaceRow> read_row(const Tsv& tsv, const TsvRow& row, BlobBuilder& builder) {
  PlaceRow out;
  const auto kind = place_kind(tsv.cell(row, "kind"));
  if (!kind)
    return fail(ErrorCode::malformed, fmt::format("no kind of place: {}", tsv.cell(row, "kind")), tsv.where(row),
                "docs/method/places.md lists the kinds");
  out.kind = *kind;
  if (tsv.cell(row, "name").empty()) return fail(ErrorCode::malformed, "a place without a name", tsv.where(row));
  if (tsv.cell(row, "source").empty()) return fail(ErrorCode::malformed, "a place without a source", tsv.where(row));
  out.id = builder.string(tsv.cell(row, "id"));
  out.name = builder.string(tsv.cell(row, "name"));
  out.name_en = builder.string(tsv.cell(row, "name_en"));
  out.source = builder.string(tsv.cell(row, "source"));
  out.wikidata = builder.string(tsv.cell(row, "wikidata"));
  if (!tsv.cell(row, "lat").empty()) {
    const auto lat = number(tsv, row, "lat", -90, 90);
    const auto lon = number(tsv, row, "lon", -180, 180);
    if (!lat) return tl::unexpected(lat.error());
    if (!lon) return tl::unexpected(lon.error());
    out.lat = static_cast<float>(*lat);
    out.lon = static_cast<float>(*lon);
    out.point = 1;
  }
  if (!tsv.cell(row, "accuracy_m").empty()) {
    const auto metres = number(tsv, row, "accuracy_m", 0, 1e6);
    if (!metres) return tl::unexpected(metres.error());
    out.accuracy_m = static_cast<float>(*metres);
  }
  if (!tsv.cell(row, "population").empty()) {
    const auto people = number(tsv, row, "population", 0, 2e9);
    if (!people) return tl::unexpected(people.error());
    out.population = static_cast<std::uint32_t>(*people);
  }
  out.prominence = prominence(out.kind, out.population);
  return out;
}

// كفر نبل is written كفرنبل too, تل رفعت as تلرفعت: first words that are glued or parted at will.
void add_phrase(BlobBuilder& builder, std::string_view name, std::uint32_t row) {
  static constexpr std::string_view kGlued[] = {"كفر", "تل", "ابو", "بيت", "ام", "خان"};
  const auto words = text::fold_words(name);
  builder.phrase(TrieId::places, words, row);
  for (const auto first : kGlued) {
    if (words.size() == 2 && words[0] == first)
      builder.phrase(TrieId::places, std::vector<std::string>{words[0] + words[1]}, row);
    if (first.size() >= 6 && words.size() == 1 && words[0].starts_with(first) && words[0].size() >= first.size() + 6)
      builder.phrase(TrieId::places, std::vector<std::string>{std::string(first), words[0].substr(first.size())}, row);
  }
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".tsv") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<void> link(const Sources& sources, std::vector<PlaceRow>& rows) {
  std::size_t i = 0;
  for (const auto& tsv : sources.tables)
    for (const auto& row : tsv.rows()) {
      auto& place = rows[i++];
      const auto put = [&](std::string_view column, std::int32_t& to) -> Result<void> {
        const auto cell = tsv.cell(row, column);
        if (cell.empty()) return {};
        const auto it = sources.ids.find(std::string(cell));
        if (it == sources.ids.end())
          return fail(ErrorCode::malformed, fmt::format("{} {} is no place", column, cell), tsv.where(row));
        if (it->second != static_cast<std::int32_t>(i) - 1) to = it->second;
        return {};
      };
      if (auto done = put("container", place.parent); !done) return done;
      place.country = place.kind == PlaceKind::country ? static_cast<std::int32_t>(i) - 1 : -1;
      if (auto done = put("country", place.country); !done) return done;
    }
  return {};
}

Result<void> add_rows(const std::string& data_dir, BlobBuilder& builder, Sources& sources) {
  std::vector<PlaceRow> rows;
  for (const auto& path : files_in(data_dir + "/places")) {
    auto tsv = Tsv::load(path);
    if (!tsv) return tl::unexpected(tsv.error());
    builder.input(std::filesystem::path(path).filename().string(), tsv->bytes());
    for (const auto& row : tsv->rows()) {
      auto place = read_row(*tsv, row, builder);
      if (!place) return tl::unexpected(place.error());
      const auto index = static_cast<std::uint32_t>(rows.size());
      const std::string id(tsv->cell(row, "id"));
      if (id.empty() || !sources.ids.try_emplace(id, static_cast<std::int32_t>(index)).second)
        return fail(ErrorCode::malformed, fmt::format("the id {} is missing or stands twice", id), tsv->where(row));
      add_phrase(builder, tsv->cell(row, "name"), index);
      for (const auto& alias : split_list(tsv->cell(row, "aliases"))) add_phrase(builder, alias, index);
      rows.push_back(*place);
    }
    sources.tables.push_back(std::move(*tsv));
  }
  if (auto done = link(sources, rows); !done) return done;
  std::vector<std::uint32_t> capitals;
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    if (rows[i].kind == PlaceKind::capital && rows[i].country >= 0) capitals.push_back(i);
  builder.table("place_capitals", capitals);
  builder.table("place_rows", rows);
  return {};
}

class Words {
 public:
  explicit Words(BlobBuilder& builder) : builder_(builder) {}
  void add(std::string_view words, PlaceWord word) {
    const auto folded = text::fold_words(words);
    if (folded.empty()) return;
    builder_.phrase(TrieId::kinds, folded, static_cast<std::uint32_t>(rows_.size()));
    rows_.push_back(word);
  }
  void finish() { builder_.table("place_words", rows_); }

 private:
  BlobBuilder& builder_;
  std::vector<PlaceWord> rows_;
};

Result<void> add_kinds(const std::string& data_dir, BlobBuilder& builder, Words& words) {
  const auto tsv = Tsv::load(data_dir + "/ar/place_kinds.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  builder.input("place_kinds.tsv", tsv->bytes());
  for (const auto& row : tsv->rows()) {
    PlaceWord word;
    word.cls = PlaceWordClass::kind;
    const auto kind = place_kind(tsv->cell(row, "kind"));
    if (!kind)
      return fail(ErrorCode::malformed, fmt::format("no kind of place: {}", tsv->cell(row, "kind")), tsv->where(row));
    word.kind = *kind;
    if (tsv->cell(row, "open") == "yes") word.flags |= kOpenKind;
    if (tsv->cell(row, "epithet") == "yes") word.flags |= kEpithetKind;
    if (tsv->cell(row, "class") == "site") word.flags |= kSiteKind;
    const auto put = [&](std::string_view form) {
      words.add(form, word);
      PlaceWord definite = word;
      definite.flags |= kDefiniteKind;
      if (form.find(' ') == std::string_view::npos && !form.starts_with("ال"))
        words.add("ال" + std::string(form), definite);
    };
    put(tsv->cell(row, "word"));
    word.number = 2;
    for (const auto& form : split_list(tsv->cell(row, "dual"))) put(form);
    word.number = 3;
    for (const auto& form : split_list(tsv->cell(row, "plural"))) put(form);
  }
  return {};
}

Result<void> add_cues(const std::string& data_dir, BlobBuilder& builder, Words& words) {
  const auto tsv = Tsv::load(data_dir + "/ar/place_cues.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  builder.input("place_cues.tsv", tsv->bytes());
  const std::unordered_map<std::string_view, PlaceWordClass> classes = {
      {"direction", PlaceWordClass::direction}, {"part", PlaceWordClass::part},
      {"locative", PlaceWordClass::locative},   {"unit", PlaceWordClass::unit},
      {"stop", PlaceWordClass::stop},           {"title", PlaceWordClass::title},
      {"common", PlaceWordClass::common},       {"trailing", PlaceWordClass::trailing},
      {"starter", PlaceWordClass::starter},     {"speech", PlaceWordClass::speech}};
  for (const auto& row : tsv->rows()) {
    const auto cls = classes.find(tsv->cell(row, "class"));
    if (cls == classes.end())
      return fail(ErrorCode::malformed, fmt::format("no class: {}", tsv->cell(row, "class")), tsv->where(row));
    PlaceWord word;
    word.cls = cls->second;
    word.value = builder.string(tsv->cell(row, "value"));
    for (const auto& form : split_list(tsv->cell(row, "words"))) words.add(form, word);
  }
  return {};
}

// سوري → سورية, السوريين, السوريون …: they vote for a country.
Result<void> add_demonyms(const std::string& data_dir, const Sources& sources, BlobBuilder& builder, Words& words) {
  const auto tsv = Tsv::load(data_dir + "/places/names/countries.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  builder.input("countries.tsv", tsv->bytes());
  for (const auto& row : tsv->rows()) {
    PlaceWord word;
    word.cls = PlaceWordClass::demonym;
    const auto country = sources.ids.find(std::string(tsv->cell(row, "id")));
    if (country == sources.ids.end()) continue;  // a country that import_places has not made yet
    word.row = country->second;
    for (const auto& demonym : split_list(tsv->cell(row, "demonyms"))) {
      if (demonym.find(' ') != std::string::npos) continue;
      for (const std::string_view ending : {"", "ة", "ين", "ون", "ات", "تين"}) {
        words.add(demonym + std::string(ending), word);
        words.add("ال" + demonym + std::string(ending), word);
      }
    }
  }
  return {};
}

}  // namespace

Result<void> add_places(const std::string& data_dir, BlobBuilder& builder) {
  Sources sources;
  if (auto done = add_rows(data_dir, builder, sources); !done) return done;
  Words words(builder);
  if (auto done = add_kinds(data_dir, builder, words); !done) return done;
  if (auto done = add_cues(data_dir, builder, words); !done) return done;
  if (auto done = add_demonyms(data_dir, sources, builder, words); !done) return done;
  words.finish();
  return {};
}

}  // namespace isnad::compile
