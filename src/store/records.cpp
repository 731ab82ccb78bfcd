#include "store/records.h"

#include <fmt/format.h>

#include "base/days.h"

namespace isnad::store {

const char* const kSlotColumns =
    "slot, id, name, name_en, text, span_begin, span_end, generic, role, lat, lon, precision, admin, "
    "runner_up, inherited, source, level, verb, affiliation";
const char* const kFigureColumns = "slot, position, min, max, approximate, cumulative, text, span_begin, span_end";

namespace {

std::string lines(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& entry : list) out += (out.empty() ? "" : "\n") + entry;
  return out;
}

}  // namespace

SlotWriter::SlotWriter(Database& database, const std::string& prefix)
    : database_(database),
      slot_(database, fmt::format("INSERT INTO {}slots(owner, slot, position, id, name, name_en, text, span_begin, "
                                  "span_end, generic, role, lat, lon, precision, admin, runner_up, inherited, "
                                  "source, level, verb, affiliation) "
                                  "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21)",
                                  prefix)),
      figure_(database, fmt::format("INSERT INTO {}figures(owner, slot, position, min, max, approximate, cumulative, "
                                    "text, span_begin, span_end) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
                                    prefix)),
      add_source_(database, "INSERT OR IGNORE INTO sources(id, name, kind) VALUES (?1, ?2, ?3)"),
      find_source_(database, "SELECT key FROM sources WHERE id = ?1 AND name = ?2 AND kind = ?3") {}

void SlotWriter::begin(std::int64_t owner, const char* slot, std::size_t position) {
  for (int at = 4; at <= 21; ++at) slot_.bind_null(at);
  slot_.bind(1, owner).bind(2, slot).bind(3, static_cast<std::int64_t>(position));
}

void SlotWriter::actors(std::int64_t owner, const char* slot, const std::vector<ActorRef>& actors) {
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const ActorRef& a = actors[i];
    begin(owner, slot, i);
    slot_.bind(4, a.id).bind(5, a.name).bind(6, a.name_en).bind(7, a.text);
    slot_.bind(8, std::int64_t{a.span.begin}).bind(9, std::int64_t{a.span.end});
    slot_.bind(10, std::int64_t{a.generic}).run();
  }
}

void SlotWriter::places(std::int64_t owner, const std::vector<PlaceRef>& places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    const PlaceRef& p = places[i];
    begin(owner, "place", i);
    slot_.bind(4, p.id).bind(5, p.name).bind(6, p.name_en).bind(7, p.text);
    slot_.bind(8, std::int64_t{p.span.begin}).bind(9, std::int64_t{p.span.end});
    slot_.bind(11, name_of(p.role)).bind(12, p.lat).bind(13, p.lon).bind(14, name_of(p.precision));
    slot_.bind(15, lines(p.admin)).bind(16, p.runner_up).bind(17, std::int64_t{p.inherited}).run();
  }
}

std::int64_t SlotWriter::source_key(const Source& source) {
  const std::string kind(name_of(source.kind));
  const auto [it, added] = known_.try_emplace({source.id, source.name, kind}, 0);
  if (added) {
    add_source_.bind_text(1, source.id).bind_text(2, source.name).bind_text(3, kind).run();
    find_source_.bind_text(1, source.id).bind_text(2, source.name).bind_text(3, kind);
    if (find_source_.step()) it->second = find_source_.integer(0);
    find_source_.reset();
  }
  return it->second;
}

void SlotWriter::sources(std::int64_t owner, const std::vector<Source>& sources) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Source& s = sources[i];
    const std::int64_t key = source_key(s);
    begin(owner, "source", i);
    slot_.bind(4, s.id).bind(5, s.name).bind(7, s.text);
    slot_.bind(8, std::int64_t{s.span.begin}).bind(9, std::int64_t{s.span.end});
    slot_.bind(11, name_of(s.kind)).bind(18, key).bind(19, std::int64_t{s.level});
    slot_.bind(20, s.verb).bind(21, s.affiliation).run();
  }
}

void SlotWriter::figure(std::int64_t owner, const char* slot, int position, const std::optional<Quantity>& q) {
  if (!q) return;
  figure_.bind(1, owner).bind(2, slot).bind(3, std::int64_t{position}).bind(4, q->min).bind(5, q->max);
  figure_.bind(6, std::int64_t{q->approximate}).bind(7, std::int64_t{q->cumulative}).bind(8, q->text);
  figure_.bind(9, std::int64_t{q->span.begin}).bind(10, std::int64_t{q->span.end}).run();
}

void bind_time(Statement& statement, int at, const std::optional<TimeRef>& time) {
  if (!time) {
    for (int i = 0; i < 8; ++i) statement.bind_null(at + i);
    return;
  }
  const auto day = [&](int column, const std::optional<Day>& value) {
    if (value)
      statement.bind(column, iso_day(*value));
    else
      statement.bind_null(column);
  };
  day(at, time->start);
  day(at + 1, time->end);
  statement.bind(at + 2, time->text)
      .bind(at + 3, std::int64_t{time->span.begin})
      .bind(at + 4, std::int64_t{time->span.end});
  statement.bind(at + 5, std::int64_t{time->approximate}).bind(at + 6, std::int64_t{time->resolved});
  statement.bind_text(at + 7, name_of(time->basis));
}

ClaimWriter::ClaimWriter(Database& database)
    : database_(database),
      claim_(database,
             "INSERT INTO claims(id, reading, document, current, sentence, type, evidence_begin, evidence_end, "
             "trigger_begin, trigger_end, trigger_text, trigger_lemma, rule, polarity, certainty, stage, confidence, "
             "time_first, time_last, time_text, time_begin, time_end, time_approximate, time_resolved, time_basis, "
             "sorted_day, share, victims, weapon, terms, plover, plover_mode, acled, acled_sub, cameo, because) "
             "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,"
             "?26,?27,?28,?29,?30,?31,?32,?33,?34,?35,?36)"),
      breakdown_(database, "INSERT INTO breakdowns(owner, position, category, names) VALUES (?1, ?2, ?3, ?4)"),
      words_(database, "INSERT INTO searched_claims(key, folded) VALUES (?1, ?2)"),
      slots_(database, "") {}

void ClaimWriter::write(const Claim& c, std::int64_t document, std::int64_t reading, bool current,
                        const std::optional<Day>& published, const std::string& words) {
  const auto sorted = c.time && c.time->start ? c.time->start : published;
  claim_.bind(1, c.id).bind(2, reading).bind(3, document).bind(4, std::int64_t{current});
  claim_.bind(5, std::int64_t{c.sentence}).bind(6, name_of(c.type));
  claim_.bind(7, std::int64_t{c.evidence.begin}).bind(8, std::int64_t{c.evidence.end});
  claim_.bind(9, std::int64_t{c.trigger.span.begin}).bind(10, std::int64_t{c.trigger.span.end});
  claim_.bind(11, c.trigger.text).bind(12, c.trigger.lemma).bind_text(13, c.rule);
  claim_.bind(14, name_of(c.polarity)).bind(15, name_of(c.certainty)).bind(16, name_of(c.stage));
  claim_.bind(17, c.confidence);
  bind_time(claim_, 18, c.time);
  if (sorted)
    claim_.bind(26, iso_day(*sorted));
  else
    claim_.bind_null(26);
  claim_.bind(27, c.share).bind(28, c.victims).bind(29, c.weapon).bind(30, lines(c.terms));
  claim_.bind(31, c.plover).bind(32, c.plover_mode).bind(33, c.acled).bind(34, c.acled_sub).bind(35, c.cameo);
  claim_.bind(36, c.because);
  if (!claim_.run()) return;
  const std::int64_t key = database_.last_key();
  slots_.actors(key, "agent", c.agent);
  slots_.actors(key, "target", c.target);
  slots_.actors(key, "mediator", c.mediator);
  slots_.places(key, c.places);
  slots_.sources(key, c.attribution);
  slots_.figure(key, "killed", 0, c.killed);
  slots_.figure(key, "injured", 0, c.injured);
  slots_.figure(key, "captured", 0, c.captured);
  slots_.figure(key, "missing", 0, c.missing);
  slots_.figure(key, "quantity", 0, c.quantity);
  for (std::size_t i = 0; i < c.breakdown.size(); ++i) {
    const Breakdown& b = c.breakdown[i];
    breakdown_.bind(1, key)
        .bind(2, static_cast<std::int64_t>(i))
        .bind_text(3, b.category)
        .bind(4, lines(b.names))
        .run();
    slots_.figure(key, "breakdown_killed", static_cast<int>(i), b.killed);
    slots_.figure(key, "breakdown_injured", static_cast<int>(i), b.injured);
  }
  words_.bind(1, key).bind_text(2, words).run();
}

}  // namespace isnad::store
