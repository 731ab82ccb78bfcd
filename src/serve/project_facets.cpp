#include "serve/project_facets.h"

#include <fmt/format.h>

#include "serve/project_rows.h"

namespace isnad::serve {
namespace {

// The columns and the join that a facet needs; x is the slot, where it lies in one.
struct Question {
  const char* value;
  const char* join;
  bool slot = false;
  bool alone = false;  // counts the claims that are an event's only one
};

Question question_of(Facet facet) {
  switch (facet) {
    case Facet::type: return {"c.type", ""};
    case Facet::certainty: return {"c.certainty", ""};
    case Facet::polarity: return {"c.polarity", ""};
    case Facet::stage: return {"c.stage", ""};
    case Facet::month: return {"substr(c.time_first, 1, 7)", ""};
    case Facet::outlet: return {"d.outlet", "", false, true};
    case Facet::actor:
      return {"coalesce(x.id, x.name, x.text)",
              " JOIN slots x ON x.owner = c.key AND x.slot IN ('agent', 'target', 'mediator')", true};
    case Facet::place:
      return {"coalesce(x.id, x.name, x.text)", " JOIN slots x ON x.owner = c.key AND x.slot = 'place'", true};
    case Facet::source:
      return {"coalesce(x.id, x.name, x.text)", " JOIN slots x ON x.owner = c.key AND x.slot = 'source'", true, true};
  }
  return {"c.type", ""};
}

// admin is a list of codes, one a line.
std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

Result<std::vector<FacetValue>> project_facet(store::Database& database, Facet facet, const Filter& filter,
                                              std::size_t limit) {
  const Question q = question_of(facet);
  const store::Where where = claim_where(filter);
  // COUNT(DISTINCT): a claim that names somebody twice counts once.
  const char* shape = q.slot ? ", max(x.name), max(x.name_en), max(x.role), max(x.lat), max(x.lon), "
                               "max(x.precision), max(x.admin)"
                             : ", NULL, NULL, NULL, NULL, NULL, NULL, NULL";
  const char* alone = q.alone ? ", count(DISTINCT CASE WHEN coalesce(ev.claims, 1) = 1 THEN c.key END)" : ", 0";
  const char* events =
      q.alone ? " LEFT JOIN event_claims ec ON ec.claim = c.id LEFT JOIN events ev ON ev.key = ec.event" : "";
  store::Statement ask(database,
                       fmt::format("SELECT {0} AS value, count(DISTINCT c.key) AS n{1}{2}{3}{4}{5}{6} GROUP BY value "
                                   "HAVING value IS NOT NULL ORDER BY {7} LIMIT {8}",
                                   q.value, shape, alone, kClaimTables, q.join, events, where.sql(),
                                   facet == Facet::month ? "value" : "n DESC, value", limit));
  where.bind(ask);
  std::vector<FacetValue> out;
  while (ask.step()) {
    FacetValue v;
    v.id = ask.text(0);
    v.count = static_cast<std::size_t>(ask.integer(1));
    v.name = ask.text(2);
    if (v.name.empty()) v.name = v.id;
    v.name_en = ask.text(3);
    v.kind = ask.text(4);
    v.lat = ask.maybe_real(5);
    v.lon = ask.maybe_real(6);
    v.precision = ask.text(7);
    v.admin = lines(ask.text(8));
    v.alone = static_cast<std::size_t>(ask.integer(9));
    out.push_back(std::move(v));
  }
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad::serve
