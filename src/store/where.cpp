#include "store/where.h"

#include <fmt/format.h>

#include <charconv>

#include "base/days.h"
#include "store/search.h"

namespace isnad::store {
namespace {

using Value = std::variant<std::string, std::int64_t, double>;

std::string marks(std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += i == 0 ? "?" : ",?";
  return out;
}

template <class E>
std::vector<std::string> names(const std::vector<E>& values) {
  std::vector<std::string> out;
  for (const E value : values) out.emplace_back(name_of(value));
  return out;
}

// Some slot of these kinds has one of the values as its id or name.
void with_slot(Where& where, const char* table, const std::string& owner, const char* slots,
               const std::vector<std::string>& values, const char* more = "") {
  if (values.empty()) return;
  std::vector<Value> bound;
  const int columns = *more != '\0' ? 3 : 2;
  for (int column = 0; column < columns; ++column)
    for (const auto& value : values) bound.emplace_back(value);
  const std::string in = marks(values.size());
  where.add(fmt::format("EXISTS (SELECT 1 FROM {} s WHERE s.owner = {} AND s.slot IN ({}) AND (s.id IN ({}) OR "
                        "s.name IN ({}){}))",
                        table, owner, slots, in, in, *more != '\0' ? fmt::format(fmt::runtime(more), in) : ""),
            std::move(bound));
}

// admin is a list of codes, one a line.
constexpr const char* kAdmin =
    " OR EXISTS (SELECT 1 FROM json_each('[\"' || replace(coalesce(s.admin, ''), char(10), '\",\"') || '\"]') a "
    "WHERE a.value IN ({}))";

}  // namespace

void Where::add(std::string condition, std::vector<Value> values) {
  conditions_.push_back(std::move(condition));
  for (auto& value : values) values_.push_back(std::move(value));
}

void Where::any(const std::string& column, const std::vector<std::string>& values) {
  if (values.empty()) return;
  add(fmt::format("{} IN ({})", column, marks(values.size())), {values.begin(), values.end()});
}

std::string Where::sql() const {
  std::string out;
  for (const auto& condition : conditions_) out += (out.empty() ? " WHERE " : " AND ") + condition;
  return out;
}

int Where::bind(Statement& statement) const {
  int at = 0;
  for (const auto& value : values_) {
    ++at;
    if (const auto* text = std::get_if<std::string>(&value))
      statement.bind_text(at, *text);
    else if (const auto* integer = std::get_if<std::int64_t>(&value))
      statement.bind(at, *integer);
    else
      statement.bind(at, std::get<double>(value));
  }
  return at + 1;
}

Where where_of(const ClaimFilter& f) {
  Where where;
  where.add("c.current = 1");
  where.any("c.type", names(f.types));
  where.any("c.polarity", names(f.polarities));
  where.any("c.certainty", names(f.certainties));
  where.any("d.outlet", f.outlets);
  where.any("d.id", f.documents);
  with_slot(where, "slots", "c.key", "'agent','target','mediator'", f.actors);
  with_slot(where, "slots", "c.key", "'agent'", f.agents);
  with_slot(where, "slots", "c.key", "'target'", f.targets);
  with_slot(where, "slots", "c.key", "'place'", f.places, kAdmin);
  std::vector<std::string> sources;
  bool own_voice = false;
  for (const auto& source : f.sources) {
    if (source.empty())
      own_voice = true;
    else
      sources.push_back(source);
  }
  if (own_voice) where.add("NOT EXISTS (SELECT 1 FROM slots s WHERE s.owner = c.key AND s.slot = 'source')");
  with_slot(where, "slots", "c.key", "'source'", sources);
  if (!f.source_kinds.empty()) {
    const auto kinds = names(f.source_kinds);
    where.add(
        fmt::format("EXISTS (SELECT 1 FROM slots s WHERE s.owner = c.key AND s.slot = 'source' AND s.role IN ({}))",
                    marks(kinds.size())),
        {kinds.begin(), kinds.end()});
  }
  if (!f.events.empty())
    where.add(fmt::format("c.id IN (SELECT ec.claim FROM event_claims ec JOIN events e ON e.key = ec.event "
                          "WHERE e.id IN ({}))",
                          marks(f.events.size())),
              {f.events.begin(), f.events.end()});
  // What tells no day stands under the day of publication, here as in the order of a list: nothing is lost.
  if (f.from) where.add("coalesce(c.time_last, c.time_first, c.sorted_day) >= ?", {iso_day(*f.from)});
  if (f.to) where.add("coalesce(c.time_first, c.time_last, c.sorted_day) <= ?", {iso_day(*f.to)});
  if (const auto words = match_expression(f.text); !words.empty())
    where.add("c.key IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)", {words});
  if (f.min_confidence) where.add("c.confidence >= ?", {*f.min_confidence});
  if (f.min_killed)
    where.add("EXISTS (SELECT 1 FROM figures g WHERE g.owner = c.key AND g.slot = 'killed' AND g.min >= ?)",
              {*f.min_killed});
  return where;
}

Where where_of(const DocumentFilter& f) {
  Where where;
  where.any("d.outlet", f.outlets);
  if (f.from) where.add("d.published >= ?", {iso_day(*f.from)});
  if (f.to) where.add("d.published <= ?", {iso_day(*f.to)});
  if (const auto words = match_expression(f.text); !words.empty())
    where.add("d.key IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)", {words});
  return where;
}

Where where_of(const EventFilter& f) {
  Where where;
  where.any("e.type", names(f.types));
  where.any("e.state", f.states);
  with_slot(where, "event_slots", "e.key", "'agent','target'", f.actors);
  with_slot(where, "event_slots", "e.key", "'place'", f.places, kAdmin);
  if (f.from) where.add("coalesce(e.time_last, e.time_first, e.sorted_day) >= ?", {iso_day(*f.from)});
  if (f.to) where.add("coalesce(e.time_first, e.time_last, e.sorted_day) <= ?", {iso_day(*f.to)});
  if (f.min_origins > 0) where.add("e.origins >= ?", {static_cast<std::int64_t>(f.min_origins)});
  if (const auto words = match_expression(f.text); !words.empty())
    where.add(
        "e.key IN (SELECT ec.event FROM event_claims ec JOIN claims c ON c.id = ec.claim AND c.current = 1 "
        "WHERE c.key IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?))",
        {words});
  return where;
}

std::string write_cursor(const Cursor& cursor) { return fmt::format("{}.{}", cursor.day, cursor.key); }

std::optional<Cursor> read_cursor(const std::string& text) {
  const auto dot = text.find('.');
  if (dot == std::string::npos) return std::nullopt;
  Cursor cursor{text.substr(0, dot), 0};
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data() + dot + 1, end, cursor.key);
  if (error != std::errc() || at != end) return std::nullopt;
  return cursor;
}

void after(Where& where, Order order, const std::string& day, const std::string& key, const std::string& cursor) {
  const auto at = read_cursor(cursor);
  if (!at) return;
  switch (order) {
    case Order::newest:
      where.add(fmt::format("(coalesce({0}, ''), {1}) < (?, ?)", day, key), {at->day, at->key});
      return;
    case Order::oldest:
      where.add(fmt::format("(coalesce({0}, '9999'), {1}) > (?, ?)", day, key),
                {at->day.empty() ? "9999" : at->day, at->key});
      return;
    case Order::document: where.add(fmt::format("{} > ?", key), {at->key}); return;
  }
}

std::string order_by(Order order, const std::string& day, const std::string& key) {
  switch (order) {
    case Order::newest: return fmt::format(" ORDER BY coalesce({}, '') DESC, {} DESC", day, key);
    case Order::oldest: return fmt::format(" ORDER BY coalesce({}, '9999'), {}", day, key);
    case Order::document: return fmt::format(" ORDER BY {}", key);
  }
  return {};
}

}  // namespace isnad::store
