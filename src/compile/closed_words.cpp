#include "compile/closed_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "compile/blob_builder.h"
#include "compile/tsv.h"
#include "lexicon/closed_words.h"
#include "model/mention.h"
#include "text/fold.h"

namespace isnad::compile {
namespace {

std::optional<WordRole> role_of(std::string_view name) {
  for (std::size_t i = 0; i < kWordRoles; ++i)
    if (name_of(static_cast<WordRole>(i)) == name) return static_cast<WordRole>(i);
  return std::nullopt;
}

constexpr std::pair<std::string_view, TimeUnit> kTimeUnits[] = {
    {"second", TimeUnit::second}, {"minute", TimeUnit::minute},   {"hour", TimeUnit::hour},
    {"day", TimeUnit::day},       {"night", TimeUnit::day},       {"week", TimeUnit::week},
    {"month", TimeUnit::month},   {"quarter", TimeUnit::quarter}, {"year", TimeUnit::year},
    {"decade", TimeUnit::decade}, {"century", TimeUnit::century}, {"period", TimeUnit::period}};

constexpr std::pair<std::string_view, NumberUnit> kMeasures[] = {
    {"distance", NumberUnit::distance},       {"area", NumberUnit::area},   {"weight", NumberUnit::weight},
    {"volume", NumberUnit::volume},           {"money", NumberUnit::money}, {"energy", NumberUnit::energy},
    {"temperature", NumberUnit::temperature}, {"age", NumberUnit::age}};

constexpr std::pair<std::string_view, BoundOp> kBounds[] = {{"over", BoundOp::over},   {"from", BoundOp::from},
                                                            {"under", BoundOp::under}, {"upto", BoundOp::upto},
                                                            {"about", BoundOp::about}, {"between", BoundOp::between}};

template <class E, std::size_t N>
std::optional<E> named(const std::pair<std::string_view, E> (&names)[N], std::string_view name) {
  for (const auto& [n, e] : names)
    if (n == name) return e;
  return std::nullopt;
}

struct Row {
  std::string second;
  double value = 0;
  WordRole role = WordRole::unit;
  std::uint8_t sub = 0;
  std::uint16_t flags = 0;
  auto operator<=>(const Row&) const = default;
};

class Tables {
 public:
  Tables(const std::string& dir, BlobBuilder& builder) : dir_(dir), builder_(builder) {}

  Result<Tsv> load(std::string_view name) {
    auto tsv = Tsv::load(fmt::format("{}/ar/{}", dir_, name));
    if (tsv) builder_.input(name, tsv->bytes());
    return tsv;
  }
  void add(std::string_view form, Row row) {
    const auto words = text::fold_words(form);
    if (words.empty()) return;
    if (words.size() > 1) row.second = words[1];
    auto& rows = forms_[words[0]];
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(std::move(row));
  }
  void add_all(std::string_view cell, const Row& row) {
    for (const auto& form : split_list(cell)) add(form, row);
  }
  void write(const std::vector<BoundRow>& bounds) {
    std::vector<ClosedRow> rows;
    std::size_t size = 16;
    while (size < forms_.size() * 2) size *= 2;
    std::vector<ClosedSlot> slots(size);
    for (const auto& [form, list] : forms_) {
      std::size_t i = word_hash(form) & (size - 1);
      while (slots[i].form.length != 0) i = (i + 1) & (size - 1);
      slots[i] = {builder_.string(form), static_cast<std::uint32_t>(rows.size()),
                  static_cast<std::uint32_t>(list.size())};
      for (const auto& r : list) {
        ClosedRow row;
        row.form = builder_.string(form);
        row.second = builder_.string(r.second);
        row.value = r.value;
        row.role = r.role;
        row.sub = r.sub;
        row.flags = r.flags;
        rows.push_back(row);
      }
    }
    builder_.table("closed.slots", slots);
    builder_.table("closed.rows", rows);
    builder_.table("closed.bounds", bounds);
  }

 private:
  const std::string& dir_;
  BlobBuilder& builder_;
  std::map<std::string, std::vector<Row>> forms_;
};

Result<void> bad(const Tsv& tsv, const TsvRow& row, std::string_view what) {
  return fail(ErrorCode::malformed, fmt::format("unknown {}", what), tsv.where(row));
}

double number_in(std::string_view cell) { return std::strtod(std::string(cell).c_str(), nullptr); }

Result<void> add_roles(Tables& tables, std::string_view name) {
  const auto tsv = tables.load(name);
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows()) {
    const auto role = role_of(tsv->cell(r, "role"));
    if (!role) return bad(*tsv, r, "role");
    tables.add_all(tsv->cell(r, "forms"), {{}, number_in(tsv->cell(r, "value")), *role, 0, 0});
  }
  return {};
}

Result<void> add_calendar(Tables& tables) {
  auto tsv = tables.load("months.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows()) {
    std::uint16_t flags = tsv->cell(r, "calendar") == "hijri" ? kHijri : 0;
    if (tsv->cell(r, "doubt") == "1") flags |= kDoubtful;
    tables.add_all(tsv->cell(r, "forms"), {{}, number_in(tsv->cell(r, "month")), WordRole::month, 0, flags});
  }
  tsv = tables.load("weekdays.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows()) {
    tables.add_all(tsv->cell(r, "forms"), {{}, number_in(tsv->cell(r, "day")), WordRole::weekday, 0, 0});
    tables.add_all(tsv->cell(r, "bare"), {{}, number_in(tsv->cell(r, "day")), WordRole::weekday, 0, kDoubtful});
  }
  tsv = tables.load("time_units.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows()) {
    const auto unit = named(kTimeUnits, tsv->cell(r, "unit"));
    if (!unit) return bad(*tsv, r, "unit of time");
    const auto sub = static_cast<std::uint8_t>(*unit);
    tables.add_all(tsv->cell(r, "singular"), {{}, 1, WordRole::time_unit, sub, 0});
    tables.add_all(tsv->cell(r, "dual"), {{}, 2, WordRole::time_unit_dual, sub, 0});
    tables.add_all(tsv->cell(r, "plural"), {{}, 0, WordRole::time_unit_plural, sub, 0});
  }
  return {};
}

Result<void> add_nouns(Tables& tables) {
  auto tsv = tables.load("measure_units.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows()) {
    const auto unit = named(kMeasures, tsv->cell(r, "unit"));
    if (!unit) return bad(*tsv, r, "unit");
    tables.add_all(tsv->cell(r, "forms"), {{}, 0, WordRole::measure, static_cast<std::uint8_t>(*unit), 0});
  }
  tsv = tables.load("number_labels.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows())
    tables.add_all(
        tsv->cell(r, "forms"),
        {{}, 0, WordRole::label, 0, static_cast<std::uint16_t>(tsv->cell(r, "date") == "1" ? kNamesDates : 0)});
  tsv = tables.load("number_stops.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows())
    for (const auto& form : split_list(tsv->cell(r, "forms")))
      if (text::fold_words(form).size() == 1) tables.add(form, {{}, 0, WordRole::stop, 0, 0});
  return {};
}

Result<void> add_bounds(Tables& tables, BlobBuilder& builder, std::vector<BoundRow>& bounds) {
  const auto tsv = tables.load("bounds.tsv");
  if (!tsv) return tl::unexpected(tsv.error());
  for (const auto& r : tsv->rows()) {
    const auto op = named(kBounds, tsv->cell(r, "op"));
    if (!op) return bad(*tsv, r, "op");
    const auto words = text::fold_words(tsv->cell(r, "phrase"));
    BoundRow row;
    if (words.empty() || words.size() > std::size(row.words)) return bad(*tsv, r, "phrase");
    for (std::size_t i = 0; i < words.size(); ++i) row.words[i] = builder.string(words[i]);
    row.count = static_cast<std::uint8_t>(words.size());
    row.after = tsv->cell(r, "side") == "after" ? 1 : 0;
    row.op = *op;
    bounds.push_back(row);
    tables.add(words.front(), {{}, 0, WordRole::bound_start, 0, 0});
    if (row.after == 0) tables.add(words.back(), {{}, 0, WordRole::bound_end, 0, 0});
  }
  // The longest phrase wins: ما لا يقل عن before لا يقل عن.
  std::stable_sort(bounds.begin(), bounds.end(),
                   [](const BoundRow& a, const BoundRow& b) { return a.count > b.count; });
  return {};
}

}  // namespace

Result<void> add_closed_words(const std::string& data_dir, BlobBuilder& builder) {
  Tables tables(data_dir, builder);
  for (const std::string_view name : {"number_words.tsv", "time_words.tsv"})
    if (auto r = add_roles(tables, name); !r) return r;
  if (auto r = add_calendar(tables); !r) return r;
  if (auto r = add_nouns(tables); !r) return r;
  std::vector<BoundRow> bounds;
  if (auto r = add_bounds(tables, builder, bounds); !r) return r;
  tables.write(bounds);
  return {};
}

}  // namespace isnad::compile
