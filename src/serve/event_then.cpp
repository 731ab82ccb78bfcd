#include "serve/event_then.h"

#include <algorithm>
#include <list>
#include <set>

#include "base/days.h"
#include "fuse/facts.h"
#include "fuse/kinship.h"
#include "fuse/make_event.h"
#include "serve/project_rows.h"
#include "store/kin.h"
#include "store/records.h"

namespace isnad::serve {
namespace {

// The claims of an event that the days of a filter leave, by id, and their articles.
struct Told {
  std::vector<Claim> claims;
  std::vector<std::uint32_t> document_of;
  std::vector<fuse::InputDocument> documents;
  std::list<std::string> texts;  // what the documents point at
};

Filter days_of(const Filter& f) {
  Filter days;
  days.known_by = f.known_by;
  days.as_of = f.as_of;
  return days;
}

store::Where claim_by_then(const Filter& f, const std::string& claim) {
  store::Where where = claim_where(days_of(f));
  where.add("c.id = ?", {claim});
  return where;
}

bool any(store::Database& database, const store::Where& where) {
  store::Statement ask(database, std::string("SELECT 1") + kClaimTables + where.sql() + " LIMIT 1");
  where.bind(ask);
  return ask.step();
}

Told told_by(store::Database& database, std::vector<std::string> ids, const Filter& f) {
  const store::Where where = claim_by_then(f, "");
  store::Statement ask(database,
                       std::string("SELECT c.key, d.id, d.outlet, d.published, d.text") + kClaimTables + where.sql());
  const int id_at = where.bind(ask) - 1;
  store::ClaimReader reader(database);
  Told out;
  std::sort(ids.begin(), ids.end());
  for (const auto& id : ids) {
    ask.bind_text(id_at, id);
    if (ask.step()) {
      auto claim = reader.read(ask.integer(0));
      const std::string document = ask.text(1);
      const auto known = std::find_if(out.documents.begin(), out.documents.end(),
                                      [&](const fuse::InputDocument& d) { return d.id == document; });
      if (claim) {
        out.document_of.push_back(static_cast<std::uint32_t>(known - out.documents.begin()));
        if (known == out.documents.end())
          out.documents.push_back(
              {document, ask.text(2), isnad::parse_day(ask.text(3)), out.texts.emplace_back(ask.text(4))});
        out.claims.push_back(std::move(*claim));
      }
    }
    ask.reset();
  }
  return out;
}

}  // namespace

bool told_then(Project& project, const std::string& claim, const Filter& f) {
  return !looks_back(f) || any(project.database(), claim_by_then(f, claim));
}

Result<std::optional<Event>> event_then(Project& project, Event event, const Filter& f) {
  if (!looks_back(f)) return std::optional(std::move(event));
  auto& database = project.database();
  const Told told = told_by(database, event.claims, f);
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  if (told.claims.empty()) return std::optional<Event>();
  std::erase_if(event.links, [&](const EventLink& l) {
    Filter other = days_of(f);
    other.event = l.event;
    return !any(database, claim_where(other));
  });
  if (told.claims.size() < event.claims.size()) {
    const auto kin = store::read_kin(database);
    const fuse::Kinship kinship(kin);
    std::vector<fuse::Facts> facts;
    for (std::size_t i = 0; i < told.claims.size(); ++i) {
      const auto& d = told.documents[told.document_of[i]];
      facts.push_back(fuse::facts_of(told.claims[i], static_cast<std::uint32_t>(i), told.document_of[i], d.text,
                                     d.outlet, d.published, &kinship));
    }
    std::vector<fuse::Member> members;
    for (std::size_t i = 0; i < told.claims.size(); ++i) members.push_back({&told.claims[i], &facts[i]});
    Event then = fuse::make_event(members, told.documents);
    then.id = std::move(event.id);
    then.links = std::move(event.links);
    event = std::move(then);
  }
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return std::optional(std::move(event));
}

}  // namespace isnad::serve
