#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "base/code_points.h"
#include "base/days.h"
#include "export/json.h"
#include "export/parse_claim.h"
#include "export/records.h"
#include "store/records.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::uint32_t kAround = 32;  // code points of context kept on either side of a quote

struct Review {
  std::string verdict, changes, who, at;
};

std::map<std::string, Review> reviews_of(store::Database& database) {
  std::map<std::string, Review> out;
  store::Statement table(database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'reviews'");
  const bool there = table.step() && table.integer(0) == 1;
  table.reset();
  if (!there) return out;
  store::Statement ask(database,
                       "SELECT claim, verdict, changes, who, at FROM reviews WHERE undone IS NULL ORDER BY key");
  while (ask.step()) out[ask.text(0)] = {ask.text(1), ask.text(2), ask.text(3), ask.text(4)};
  return out;
}

void correct(ClaimRow& row, const std::string& changes, std::string_view text, const CodePoints& offsets) {
  Json record = Json::parse(row.record, nullptr, false);
  const Json patch = Json::parse(changes, nullptr, false);
  if (!record.is_object() || !patch.is_object()) return;
  record.merge_patch(patch);
  auto corrected = parse_claim(record.dump(-1, ' ', false, Json::error_handler_t::replace), &offsets);
  if (!corrected) return;
  row.claim = std::move(*corrected);
  row.record = claim_line(row.claim, text, offsets);
}

void put_words(ClaimRow& row, std::string_view text, const CodePoints& offsets) {
  const Span e = row.claim.evidence;
  row.quote = text.substr(e.begin, e.size());
  row.start = offsets.at(e.begin);
  row.end = offsets.at(e.end);
  const auto from = offsets.byte_of(row.start > kAround ? row.start - kAround : 0);
  row.before = text.substr(from, e.begin - from);
  const auto to = offsets.byte_of(row.end + kAround);
  row.after = text.substr(e.end, to > e.end ? to - e.end : 0);
}

std::unordered_set<std::string> wanted_ids(store::Database& database, const store::Where& filter) {
  std::unordered_set<std::string> out;
  store::Statement ask(database, "SELECT c.id FROM claims c JOIN documents d ON d.key = c.document" + filter.sql());
  filter.bind(ask);
  while (ask.step()) out.insert(ask.text(0));
  return out;
}

std::string one_text(store::Database& database, const char* sql) {
  store::Statement ask(database, sql);
  std::string out = ask.step() ? ask.text(0) : std::string();
  ask.reset();
  return out;
}

void load_claims(store::Database& database, const std::map<std::string, Review>& reviews, Records& records) {
  std::unordered_map<std::string, std::string> events;
  store::Statement joined(database, "SELECT ec.claim, e.id FROM event_claims ec JOIN events e ON e.key = ec.event");
  while (joined.step()) events.emplace(joined.text(0), joined.text(1));
  store::Statement ask(database,
                       "SELECT c.key, d.key, d.id, d.title, d.outlet, d.url, d.published, d.text, d.language, "
                       "d.raw_sha256, r.engine, r.data_hash FROM claims c JOIN documents d ON d.key = c.document "
                       "JOIN readings r ON r.key = c.reading WHERE c.current = 1 "
                       "ORDER BY d.id, d.key, c.evidence_begin, c.id");
  store::ClaimReader reader(database);
  std::int64_t document = -1;
  std::string text;
  std::optional<CodePoints> offsets;
  while (ask.step()) {
    if (document != ask.integer(1)) {
      document = ask.integer(1);
      text = ask.text(7);
      offsets.emplace(text);
      records.documents.push_back(
          {ask.text(2), ask.text(3), ask.text(4), ask.text(5), ask.text(8), ask.text(9), parse_day(ask.text(6))});
    }
    auto claim = reader.read(ask.integer(0));
    if (!claim) continue;
    ClaimRow row;
    row.claim = std::move(*claim);
    row.document = static_cast<std::uint32_t>(records.documents.size() - 1);
    row.record = claim_line(row.claim, text, *offsets);
    put_words(row, text, *offsets);
    // The tool's name stands in the reading already: "isnad 0.1.0".
    row.method = fmt::format("{}{}+{}", ask.text(10).starts_with("isnad") ? "" : "isnad ", ask.text(10), ask.text(11));
    if (const auto event = events.find(row.claim.id); event != events.end()) row.event = event->second;
    if (const auto review = reviews.find(row.claim.id); review != reviews.end()) {
      row.review = review->second.verdict;
      if (!review->second.changes.empty()) correct(row, review->second.changes, text, *offsets);
      records.reviews.push_back({row.claim.id, review->second.verdict, review->second.who, review->second.at});
    }
    records.claims.push_back(std::move(row));
  }
}

}  // namespace

Result<Records> load(Project& project, const std::optional<store::Where>& filter) {
  auto& database = project.database();
  Records records;
  records.project = std::filesystem::path(database.path()).stem().string();
  records.as_of = one_text(database, "SELECT coalesce(max(finished), max(started)) FROM imports");
  records.audit_head = one_text(database, "SELECT hash FROM audit ORDER BY key DESC LIMIT 1");
  load_claims(database, reviews_of(database), records);
  std::unordered_set<std::string> kept;
  if (filter) {
    const auto ids = wanted_ids(database, *filter);
    for (auto& row : records.claims) row.wanted = ids.contains(row.claim.id);
  }
  for (const auto& row : records.claims)
    if (row.wanted && !row.event.empty()) kept.insert(row.event);
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  PageRequest page{"", 500, Order::oldest, false};
  do {
    auto found = project.events({}, page);
    if (!found) return tl::unexpected(found.error());
    for (auto& event : found->events)
      if (kept.contains(event.id)) records.events.push_back(std::move(event));
    page.after = found->next;
  } while (!page.after.empty());
  return records;
}

}  // namespace isnad::exports
