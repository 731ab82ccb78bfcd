#include "store/event_records.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "base/days.h"

namespace isnad::store {

std::int64_t event_key(const std::string& id) {
  return static_cast<std::int64_t>(XXH3_64bits(id.data(), id.size()) >> 1);
}

EventWriter::EventWriter(Database& database)
    : event_(database,
             "INSERT INTO events(key, id, type, state, time_first, time_last, time_text, time_begin, time_end, "
             "time_approximate, time_resolved, time_basis, sorted_day, claims, origins, outlets, confidence, "
             "credibility) VALUES (?18,?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)"),
      claim_(database, "INSERT INTO event_claims(event, position, claim, origin) VALUES (?1, ?2, ?3, ?4)"),
      agreement_(database,
                 "INSERT INTO agreements(event, position, claim, other, relation, subject) VALUES (?1,?2,?3,?4,?5,?6)"),
      by_source_(database,
                 "INSERT INTO event_figures(owner, slot, position, min, max, approximate, cumulative, text, "
                 "span_begin, span_end, claim, source) VALUES (?1,'by_source',?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)"),
      passing_(database,
               "INSERT INTO passings(event, position, claim, teller, teller_name, heard, heard_name, how, words, "
               "share) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)"),
      told_(database, "SELECT min(sorted_day) FROM claims WHERE id = ?1 AND current = 1"),
      clear_links_(database, "DELETE FROM event_links WHERE event = ?1"),
      link_(database, "INSERT INTO event_links(event, position, other, whole, because) VALUES (?1,?2,?3,?4,?5)"),
      slots_(database, "event_") {}

// The day an event stands under in lists: the one that is told, else the earliest day of publication.
std::string EventWriter::sorted_day(const Event& e) {
  if (e.time && e.time->start) return iso_day(*e.time->start);
  std::string first;
  for (const auto& claim : e.claims) {
    told_.bind_text(1, claim);
    if (told_.step())
      if (auto day = told_.text(0); !day.empty() && (first.empty() || day < first)) first = std::move(day);
    told_.reset();
  }
  return first;
}

void EventWriter::write(const Event& e) {
  const std::int64_t key = event_key(e.id);
  event_.bind_text(1, e.id).bind_text(2, name_of(e.type)).bind_text(3, e.state);
  bind_time(event_, 4, e.time);
  event_.bind(12, sorted_day(e));
  event_.bind(13, static_cast<std::int64_t>(e.claims.size())).bind(14, static_cast<std::int64_t>(e.origins.size()));
  std::string outlets;
  for (const auto& outlet : e.outlets) outlets += (outlets.empty() ? "" : "\n") + outlet;
  event_.bind(15, outlets).bind(16, e.confidence).bind(17, e.credibility).bind(18, key).run();
  slots_.actors(key, "agent", e.agent);
  slots_.actors(key, "target", e.target);
  slots_.places(key, e.places);
  slots_.figure(key, "killed", 0, e.killed);
  slots_.figure(key, "injured", 0, e.injured);
  for (std::size_t i = 0; i < e.killed_by_source.size(); ++i) write_by_source(key, i, e.killed_by_source[i]);
  for (std::size_t i = 0; i < e.claims.size(); ++i) {
    const auto origin = std::find_if(e.origins.begin(), e.origins.end(), [&](const auto& list) {
      return std::find(list.begin(), list.end(), e.claims[i]) != list.end();
    });
    claim_.bind(1, key)
        .bind(2, static_cast<std::int64_t>(i))
        .bind_text(3, e.claims[i])
        .bind(4, std::int64_t{origin - e.origins.begin()})
        .run();
  }
  for (std::size_t i = 0; i < e.agreement.size(); ++i) {
    const Agreement& a = e.agreement[i];
    agreement_.bind(1, key)
        .bind(2, static_cast<std::int64_t>(i))
        .bind_text(3, a.claim)
        .bind_text(4, a.other)
        .bind_text(5, name_of(a.relation))
        .bind_text(6, a.on)
        .run();
  }
  for (std::size_t i = 0; i < e.transmission.size(); ++i) {
    const Passing& p = e.transmission[i];
    passing_.bind(1, key).bind(2, static_cast<std::int64_t>(i)).bind_text(3, p.claim).bind(4, p.from);
    passing_.bind(5, p.from_name).bind(6, p.to).bind(7, p.to_name).bind_text(8, p.how).bind(9, p.words);
    passing_.bind(10, p.share).run();
  }
  write_links(key, e.links);
}

void EventWriter::write_links(std::int64_t key, const std::vector<EventLink>& links) {
  clear_links_.bind(1, key).run();
  for (std::size_t i = 0; i < links.size(); ++i) {
    const EventLink& l = links[i];
    link_.bind(1, key).bind(2, static_cast<std::int64_t>(i)).bind_text(3, l.event).bind(4, std::int64_t{l.whole});
    link_.bind(5, l.because).run();
  }
}

void EventWriter::write_by_source(std::int64_t key, std::size_t position, const BySource& b) {
  by_source_.bind(1, key).bind(2, static_cast<std::int64_t>(position)).bind(3, b.value.min).bind(4, b.value.max);
  by_source_.bind(5, std::int64_t{b.value.approximate}).bind(6, std::int64_t{b.value.cumulative});
  by_source_.bind(7, b.value.text).bind(8, std::int64_t{b.value.span.begin}).bind(9, std::int64_t{b.value.span.end});
  by_source_.bind(10, b.claim).bind(11, b.source).run();
}

EventReader::EventReader(Database& database)
    : event_(database,
             "SELECT id, type, state, time_first, time_last, time_text, time_begin, time_end, time_approximate, "
             "time_resolved, time_basis, outlets, confidence, credibility FROM events WHERE key = ?1"),
      slots_(database,
             fmt::format("SELECT {} FROM event_slots WHERE owner = ?1 ORDER BY slot, position", kSlotColumns)),
      figures_(database,
               fmt::format("SELECT {}, claim, source FROM event_figures WHERE owner = ?1 ORDER BY slot, position",
                           kFigureColumns)),
      claims_(database, "SELECT claim, origin FROM event_claims WHERE event = ?1 ORDER BY position"),
      agreements_(database,
                  "SELECT claim, other, relation, subject FROM agreements WHERE event = ?1 ORDER BY position"),
      passings_(database,
                "SELECT claim, teller, teller_name, heard, heard_name, how, words, share FROM passings "
                "WHERE event = ?1 ORDER BY position"),
      links_(database, "SELECT other, whole, because FROM event_links WHERE event = ?1 ORDER BY position") {}

std::optional<Event> EventReader::read(std::int64_t key) {
  event_.bind(1, key);
  if (!event_.step()) return std::nullopt;
  Event e;
  e.id = event_.text(0);
  e.type = claim_type(event_.text(1)).value_or(ClaimType::casualties);
  e.state = event_.text(2);
  e.time = read_time(event_, 3);
  e.outlets = lines(event_.text(11));
  e.confidence = event_.real(12);
  e.credibility = event_.text(13);
  event_.reset();
  read_slots(key, e);
  claims_.bind(1, key);
  while (claims_.step()) {
    const auto origin = static_cast<std::size_t>(claims_.integer(1));
    e.claims.push_back(claims_.text(0));
    if (e.origins.size() <= origin) e.origins.resize(origin + 1);
    e.origins[origin].push_back(e.claims.back());
  }
  agreements_.bind(1, key);
  while (agreements_.step()) {
    Agreement a{agreements_.text(0), agreements_.text(1), Relation::same, agreements_.text(3)};
    for (const Relation r : {Relation::same, Relation::refines, Relation::contradicts})
      if (name_of(r) == agreements_.text(2)) a.relation = r;
    e.agreement.push_back(std::move(a));
  }
  read_tellings(key, e);
  return e;
}

void EventReader::read_tellings(std::int64_t key, Event& e) {
  passings_.bind(1, key);
  while (passings_.step())
    e.transmission.push_back({passings_.text(0), passings_.text(1), passings_.text(2), passings_.text(3),
                              passings_.text(4), passings_.text(5), passings_.text(6), passings_.maybe_real(7)});
  links_.bind(1, key);
  while (links_.step()) e.links.push_back({links_.text(0), links_.integer(1) != 0, links_.text(2)});
}

void EventReader::read_slots(std::int64_t key, Event& e) {
  slots_.bind(1, key);
  while (slots_.step()) {
    const std::string slot = slots_.text(0);
    if (slot == "agent")
      e.agent.push_back(read_actor(slots_));
    else if (slot == "target")
      e.target.push_back(read_actor(slots_));
    else
      e.places.push_back(read_place(slots_));
  }
  figures_.bind(1, key);
  while (figures_.step()) {
    const std::string slot = figures_.text(0);
    const Quantity q = read_figure(figures_, 2);
    if (slot == "killed")
      e.killed = q;
    else if (slot == "injured")
      e.injured = q;
    else
      e.killed_by_source.push_back({figures_.text(9), figures_.text(10), q});
  }
}

}  // namespace isnad::store
