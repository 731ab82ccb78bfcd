// Claims of a project: pages, single ones, all of them, and what they can be filtered by.
#include <fmt/format.h>
#include <isnad/store.h>

#include <algorithm>
#include <map>

#include "base/code_points.h"
#include "base/days.h"
#include "store/records.h"
#include "store/where.h"

namespace isnad {

using store::ClaimReader;
using store::Cursor;
using store::Statement;
using store::Where;

namespace {

constexpr const char* kFrom = " FROM claims c JOIN documents d ON d.key = c.document";
constexpr std::size_t kMostPerPage = 500;

std::uint64_t count(store::Database& database, const char* from, const Where& where) {
  Statement ask(database, fmt::format("SELECT count(*){}{}", from, where.sql()));
  where.bind(ask);
  return ask.step() ? static_cast<std::uint64_t>(ask.integer(0)) : 0;
}

// Row: key, sorted_day, reading, title, outlet, url, published, text.
constexpr const char* kFoundColumns =
    "c.key, c.sorted_day, c.reading, d.key, d.title, d.outlet, d.url, d.published, d.text";

struct Finder {
  explicit Finder(store::Database& database)
      : reader(database),
        sentence(database, "SELECT span_begin, span_end FROM sentences WHERE reading = ?1 AND position = ?2"),
        event(database, "SELECT e.id FROM event_claims ec JOIN events e ON e.key = ec.event WHERE ec.claim = ?1") {}

  std::optional<FoundClaim> found(const Statement& row) {
    auto claim = reader.read(row.integer(0));
    if (!claim) return std::nullopt;
    FoundClaim out;
    out.title = row.text(4);
    out.outlet = row.text(5);
    out.url = row.text(6);
    out.published = parse_day(row.text(7));
    if (document != row.integer(3)) {
      document = row.integer(3);
      text = row.text(8);
      offsets.emplace(text);
    }
    const auto words = [&](Span span) {
      return span.begin <= span.end && span.end <= text.size() ? text.substr(span.begin, span.size()) : std::string();
    };
    out.evidence = words(claim->evidence);
    out.start = offsets->at(claim->evidence.begin);
    out.end = offsets->at(claim->evidence.end);
    sentence.bind(1, row.integer(2)).bind(2, std::int64_t{claim->sentence});
    if (sentence.step())
      out.context =
          words({static_cast<std::uint32_t>(sentence.integer(0)), static_cast<std::uint32_t>(sentence.integer(1))});
    sentence.reset();
    event.bind_text(1, claim->id);
    if (event.step()) out.event = event.text(0);
    event.reset();
    out.claim = std::move(*claim);
    return out;
  }

  ClaimReader reader;
  Statement sentence, event;
  std::int64_t document = -1;
  std::string text;
  std::optional<CodePoints> offsets;
};

}  // namespace

Result<ClaimPage> Project::claims(const ClaimFilter& filter, const PageRequest& page) {
  if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
  ClaimPage out;
  Where where = store::where_of(filter);
  if (page.counted) out.total = count(*database_, kFrom, where);
  store::after(where, page.order, "c.sorted_day", "c.key", page.after);
  const std::size_t limit = std::clamp<std::size_t>(page.limit, 1, kMostPerPage);
  Statement ask(*database_, fmt::format("SELECT {}{}{}{} LIMIT {}", kFoundColumns, kFrom, where.sql(),
                                        store::order_by(page.order, "c.sorted_day", "c.key"), limit + 1));
  where.bind(ask);
  Finder finder(*database_);
  Cursor last;
  while (ask.step()) {
    if (out.claims.size() == limit) {
      out.next = store::write_cursor(last);
      break;
    }
    last = {ask.text(1), ask.integer(0)};
    if (auto found = finder.found(ask)) out.claims.push_back(std::move(*found));
  }
  ask.reset();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<std::optional<FoundClaim>> Project::claim(const std::string& id) {
  Statement ask(*database_, fmt::format("SELECT {}{} WHERE c.id = ?1 AND c.current = 1 LIMIT 1", kFoundColumns, kFrom));
  ask.bind_text(1, id);
  std::optional<FoundClaim> out;
  Finder finder(*database_);
  if (ask.step()) out = finder.found(ask);
  ask.reset();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<std::vector<Claim>> Project::all_claims(const ClaimFilter& filter) {
  if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
  const Where where = store::where_of(filter);
  Statement ask(*database_, fmt::format("SELECT c.key{}{} ORDER BY d.id, c.evidence_begin, c.key", kFrom, where.sql()));
  where.bind(ask);
  ClaimReader reader(*database_);
  std::vector<Claim> out;
  while (ask.step())
    if (auto claim = reader.read(ask.integer(0))) out.push_back(std::move(*claim));
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<Facets> Project::facets(const ClaimFilter& filter, std::size_t most) {
  if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
  const Where where = store::where_of(filter);
  const auto counted = [&](const std::string& value, const std::string& name, const std::string& join,
                           bool in_order = false) {
    // COUNT(DISTINCT): a claim that names an actor twice counts once.
    Statement ask(*database_, fmt::format("SELECT {0} AS value, max({1}), count(DISTINCT c.key) AS n{2}{3}{4} "
                                          "GROUP BY value HAVING value IS NOT NULL ORDER BY {5} LIMIT {6}",
                                          value, name, kFrom, join, where.sql(), in_order ? "value" : "n DESC, value",
                                          in_order ? 2000 : most));
    where.bind(ask);
    std::vector<Facet> out;
    while (ask.step()) out.push_back({ask.text(0), ask.text(1), static_cast<std::uint64_t>(ask.integer(2))});
    return out;
  };
  const auto slot = [&](const char* kind) {
    return counted("coalesce(x.id, x.name)", "x.name",
                   fmt::format(" JOIN slots x ON x.owner = c.key AND x.slot = '{}'", kind));
  };
  Facets out;
  out.types = counted("c.type", "c.type", "");
  out.polarities = counted("c.polarity", "c.polarity", "");
  out.certainties = counted("c.certainty", "c.certainty", "");
  out.outlets = counted("d.outlet", "d.outlet", "");
  out.agents = slot("agent");
  out.targets = slot("target");
  out.places = slot("place");
  out.sources = slot("source");
  out.months = counted("substr(c.sorted_day, 1, 7)", "substr(c.sorted_day, 1, 7)", "", true);
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad
