#include "store/relink.h"

#include <algorithm>
#include <tuple>

#include "fuse/links.h"

namespace isnad::store {

using fuse::Whole;

Relinker::Relinker(Database& database)
    : reader_(database),
      writer_(database),
      delete_(database, "DELETE FROM events WHERE key = ?1"),
      file_(database, "INSERT INTO fused_places(place, whole, first, event) VALUES (?1, ?2, ?3, ?4)"),
      unfile_(database, "DELETE FROM fused_places WHERE place = ?1 AND whole = ?2 AND first = ?3"),
      at_(database, "SELECT first, event FROM fused_places WHERE place = ?1 AND whole = ?2"),
      total_(database,
             "SELECT 1 FROM claims c JOIN figures f ON f.owner = c.key AND f.slot IN ('killed', 'injured') "
             "WHERE c.id = ?1 AND c.current = 1 AND f.cumulative = 1 LIMIT 1") {}

bool Relinker::total_of(const Event& event) {
  return std::any_of(event.claims.begin(), event.claims.end(), [&](const std::string& id) {
    total_.bind_text(1, id);
    const bool total = total_.step();
    total_.reset();
    return total;
  });
}

Relinker::Known& Relinker::known(const std::string& id) {
  const auto [it, fresh] = known_.try_emplace(id);
  if (!fresh) return it->second;
  if (auto event = reader_.read(event_key(id))) {
    it->second.event = std::move(*event);
    it->second.total = total_of(it->second.event);
    it->second.there = true;
  }
  return it->second;
}

void Relinker::file(const Event& e, bool total) {
  const auto put = [&](const std::string& place, bool whole) {
    file_.bind_text(1, place).bind(2, std::int64_t{whole}).bind_text(3, e.claims.front()).bind_text(4, e.id).run();
  };
  for (const auto& place : fuse::all_places(e)) put(place, false);
  if (fuse::whole_of(e, total) != Whole::none)
    for (const auto& place : fuse::own_places(e)) put(place, true);
}

// Whatever it was filed as: the claims that made it a whole may be gone.
void Relinker::unfile(const Event& e) {
  const auto take = [&](const std::string& place, bool whole) {
    unfile_.bind_text(1, place).bind(2, std::int64_t{whole}).bind_text(3, e.claims.front()).run();
  };
  for (const auto& place : fuse::all_places(e)) take(place, false);
  for (const auto& place : fuse::own_places(e)) take(place, true);
}

void Relinker::write(const Event& event, bool total) {
  writer_.write(event);
  file(event, total);
}

void Relinker::drop(std::int64_t key) {
  auto event = reader_.read(key);
  if (!event) return;
  const Known& old = known(event->id);
  unfile(old.event);
  for (const auto& link : std::vector<EventLink>(old.event.links)) {
    Known& other = known(link.event);
    auto& links = other.event.links;
    const auto parts = std::count_if(links.begin(), links.end(), [](const EventLink& l) { return !l.whole; });
    if (link.whole && static_cast<std::size_t>(parts) >= fuse::kParts) full_.insert(link.event);
    std::erase_if(links, [&](const EventLink& l) { return l.event == event->id; });
    other.changed = true;
  }
  delete_.bind(1, key).run();
  known_[event->id] = {};
  kept_.erase(event->id);
}

void Relinker::keep(Event&& event) {
  Known k;
  k.total = total_of(event);
  k.there = true;
  writer_.write(event);
  file(event, k.total);
  const std::string id = event.id;
  k.event = std::move(event);
  known_[id] = std::move(k);
  kept_.insert(id);
}

// In the order of their first claims.
std::vector<std::string> Relinker::at(const std::vector<std::string>& places, bool wholes) {
  std::map<std::string, std::string> found;
  for (const auto& place : places) {
    at_.bind_text(1, place).bind(2, std::int64_t{wholes});
    while (at_.step()) found.emplace(at_.text(0), at_.text(1));
  }
  std::vector<std::string> out;
  for (auto& [first, id] : found) out.push_back(std::move(id));
  return out;
}

void Relinker::join(const std::string& whole, const std::string& part, const char* because) {
  Known &w = known(whole), &p = known(part);
  w.event.links.push_back({part, false, because});
  p.event.links.push_back({whole, true, because});
  w.changed = p.changed = true;
}

void Relinker::part_anew(const std::string& whole) {
  const Event e = known(whole).event;
  const bool total = known(whole).total;
  for (const auto& link : e.links) {
    if (link.whole) continue;
    Known& part = known(link.event);
    std::erase_if(part.event.links, [&](const EventLink& l) { return l.whole && l.event == whole; });
    part.changed = true;
  }
  std::erase_if(known(whole).event.links, [](const EventLink& l) { return !l.whole; });
  const Whole kind = fuse::whole_of(e, total);
  if (kind == Whole::none) return;
  std::size_t parts = 0;
  for (const auto& id : at(fuse::own_places(e), false)) {
    if (parts == fuse::kParts) break;
    if (id == whole) continue;
    const Known& part = known(id);
    if (!part.there || !fuse::holds(kind, e, part.event, part.total)) continue;
    join(whole, id, fuse::because(kind));
    ++parts;
  }
}

// The wholes that stayed and hold an event that came.
void Relinker::meet_wholes(const std::string& part) {
  const Event e = known(part).event;
  const bool total = known(part).total;
  for (const auto& id : at(fuse::all_places(e), true)) {
    if (id == part || kept_.count(id) != 0 || full_.count(id) != 0) continue;
    const Known& w = known(id);
    const Whole kind = fuse::whole_of(w.event, w.total);
    if (!w.there || kind == Whole::none || !fuse::holds(kind, w.event, e, total)) continue;
    const auto& links = w.event.links;
    const auto parts = std::count_if(links.begin(), links.end(), [](const EventLink& l) { return !l.whole; });
    if (static_cast<std::size_t>(parts) >= fuse::kParts)
      full_.insert(id);
    else
      join(id, part, fuse::because(kind));
  }
}

void Relinker::finish() {
  for (const auto& id : kept_) meet_wholes(id);
  for (const auto& id : kept_) part_anew(id);
  for (const auto& id : full_)
    if (known(id).there && kept_.count(id) == 0) part_anew(id);
  std::vector<std::string> changed;
  for (const auto& [id, k] : known_)
    if (k.there && k.changed) changed.push_back(id);
  for (const auto& id : changed) {
    // As a whole run gives them: whole by whole, each with its parts, by first claims.
    std::vector<std::tuple<std::string, std::string, EventLink>> ordered;
    const Event e = known(id).event;
    for (const auto& l : e.links) {
      const std::string& other = known(l.event).event.claims.front();
      const std::string& first = e.claims.front();
      ordered.emplace_back(l.whole ? other : first, l.whole ? first : other, l);
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
      return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    std::vector<EventLink> links;
    for (auto& [whole, part, l] : ordered) links.push_back(std::move(l));
    writer_.write_links(event_key(id), links);
  }
}

}  // namespace isnad::store
