#include <fmt/format.h>

#include <algorithm>

#include "base/days.h"
#include "store/records.h"

namespace isnad::store {
namespace {

// The enumerator of a name, by asking each in turn: the enums are small.
template <class E>
E named(const std::string& name, int count, E otherwise) {
  for (int i = 0; i < count; ++i)
    if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
  return otherwise;
}

Span span(const Statement& row, int at) {
  return {static_cast<std::uint32_t>(row.integer(at)), static_cast<std::uint32_t>(row.integer(at + 1))};
}

Source read_source(const Statement& row) {
  Source s;
  s.id = row.text(1);
  s.name = row.text(2);
  s.text = row.text(4);
  s.span = span(row, 5);
  s.kind = named(row.text(8), 7, SourceKind::anonymous);
  s.level = static_cast<int>(row.integer(16));
  s.verb = row.text(17);
  s.affiliation = row.text(18);
  return s;
}

}  // namespace

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::optional<TimeRef> read_time(const Statement& row, int at) {
  if (row.null(at + 5)) return std::nullopt;
  TimeRef time;
  time.start = parse_day(row.text(at));
  time.end = parse_day(row.text(at + 1));
  time.text = row.text(at + 2);
  time.span = span(row, at + 3);
  time.approximate = row.integer(at + 5) != 0;
  time.resolved = row.integer(at + 6) != 0;
  time.basis = named(row.text(at + 7), 4, TimeBasis::none);
  return time;
}

ActorRef read_actor(const Statement& row) {
  ActorRef a;
  a.id = row.text(1);
  a.name = row.text(2);
  a.name_en = row.text(3);
  a.text = row.text(4);
  a.span = span(row, 5);
  a.generic = row.integer(7) != 0;
  return a;
}

PlaceRef read_place(const Statement& row) {
  PlaceRef p;
  p.id = row.text(1);
  p.name = row.text(2);
  p.name_en = row.text(3);
  p.text = row.text(4);
  p.span = span(row, 5);
  p.role = named(row.text(8), 4, PlaceRole::at);
  p.lat = row.maybe_real(9);
  p.lon = row.maybe_real(10);
  p.precision = named(row.text(11), 7, Precision::unresolved);
  p.admin = lines(row.text(12));
  p.runner_up = row.text(13);
  p.inherited = row.integer(14) != 0;
  return p;
}

Quantity read_figure(const Statement& row, int at) {
  Quantity q;
  q.min = row.maybe_integer(at);
  q.max = row.maybe_integer(at + 1);
  q.approximate = row.integer(at + 2) != 0;
  q.cumulative = row.integer(at + 3) != 0;
  q.text = row.text(at + 4);
  q.span = span(row, at + 5);
  return q;
}

ClaimReader::ClaimReader(Database& database)
    : claim_(database,
             "SELECT c.id, d.id, c.sentence, c.type, c.evidence_begin, c.evidence_end, c.trigger_begin, c.trigger_end, "
             "c.trigger_text, c.trigger_lemma, c.rule, c.polarity, c.certainty, c.stage, c.confidence, c.time_first, "
             "c.time_last, c.time_text, c.time_begin, c.time_end, c.time_approximate, c.time_resolved, c.time_basis, "
             "c.share, c.victims, c.weapon, c.terms, c.plover, c.plover_mode, c.acled, c.acled_sub, c.cameo, c.because "
             "FROM claims c JOIN documents d ON d.key = c.document WHERE c.key = ?1"),
      slots_(database, fmt::format("SELECT {} FROM slots WHERE owner = ?1 ORDER BY slot, position", kSlotColumns)),
      figures_(database,
               fmt::format("SELECT {} FROM figures WHERE owner = ?1 ORDER BY slot, position", kFigureColumns)),
      breakdowns_(database, "SELECT category, names FROM breakdowns WHERE owner = ?1 ORDER BY position") {}

std::optional<Claim> ClaimReader::read(std::int64_t key) {
  claim_.bind(1, key);
  if (!claim_.step()) return std::nullopt;
  const Statement& row = claim_;
  Claim c;
  c.id = row.text(0);
  c.doc = row.text(1);
  c.sentence = static_cast<std::uint32_t>(row.integer(2));
  c.type = claim_type(row.text(3)).value_or(ClaimType::casualties);
  c.evidence = span(row, 4);
  c.trigger.span = span(row, 6);
  c.trigger.text = row.text(8);
  c.trigger.lemma = row.text(9);
  c.rule = row.text(10);
  c.polarity = named(row.text(11), 2, Polarity::positive);
  c.certainty = named(row.text(12), 5, Certainty::fact);
  c.stage = named(row.text(13), 10, Stage::none);
  c.confidence = row.real(14);
  c.time = read_time(row, 15);
  c.share = row.maybe_real(23);
  c.victims = row.text(24);
  c.weapon = row.text(25);
  c.terms = lines(row.text(26));
  c.plover = row.text(27);
  c.plover_mode = row.text(28);
  c.acled = row.text(29);
  c.acled_sub = row.text(30);
  c.cameo = row.text(31);
  c.because = row.text(32);
  claim_.reset();
  read_slots(key, c);
  return c;
}

void ClaimReader::read_slots(std::int64_t key, Claim& c) {
  slots_.bind(1, key);
  while (slots_.step()) {
    const std::string slot = slots_.text(0);
    if (slot == "agent")
      c.agent.push_back(read_actor(slots_));
    else if (slot == "target")
      c.target.push_back(read_actor(slots_));
    else if (slot == "mediator")
      c.mediator.push_back(read_actor(slots_));
    else if (slot == "place")
      c.places.push_back(read_place(slots_));
    else
      c.attribution.push_back(read_source(slots_));
  }
  breakdowns_.bind(1, key);
  while (breakdowns_.step()) {
    Breakdown& b = c.breakdown.emplace_back();
    b.category = breakdowns_.text(0);
    b.names = lines(breakdowns_.text(1));
  }
  figures_.bind(1, key);
  while (figures_.step()) {
    const std::string slot = figures_.text(0);
    const auto at = static_cast<std::size_t>(figures_.integer(1));
    const Quantity q = read_figure(figures_, 2);
    if (slot == "killed")
      c.killed = q;
    else if (slot == "injured")
      c.injured = q;
    else if (slot == "captured")
      c.captured = q;
    else if (slot == "missing")
      c.missing = q;
    else if (slot == "quantity")
      c.quantity = q;
    else if (at < c.breakdown.size() && slot == "breakdown_killed")
      c.breakdown[at].killed = q;
    else if (at < c.breakdown.size() && slot == "breakdown_injured")
      c.breakdown[at].injured = q;
  }
}

}  // namespace isnad::store
