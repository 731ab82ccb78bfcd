#include "fuse/links.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "fuse/facts.h"
#include "fuse/ledger.h"

namespace isnad::fuse {
namespace {

constexpr int kLong = 3;        // days from which a happening can hold others
constexpr int kOperation = 60;  // days after its start within which acts belong to an operation

struct Span2 {
  Day first, last;
};

std::optional<Span2> days(const Event& e) {
  if (!e.time || !e.time->start) return std::nullopt;
  return Span2{*e.time->start, e.time->end.value_or(*e.time->start)};
}

// The place is the other's, or lies in it.
bool lies_in(const Event& inner, const Event& outer) {
  return std::any_of(inner.places.begin(), inner.places.end(), [&](const PlaceRef& p) {
    return std::any_of(outer.places.begin(), outer.places.end(), [&](const PlaceRef& q) {
      if (q.id.empty() || p.id.empty()) return !p.name.empty() && p.name == q.name;
      return p.id == q.id || std::find(p.admin.begin(), p.admin.end(), q.id) != p.admin.end();
    });
  });
}

bool share_party(const Event& a, const Event& b) {
  const auto any = [](const std::vector<ActorRef>& x, const std::vector<ActorRef>& y) {
    return std::any_of(x.begin(), x.end(), [&](const ActorRef& p) { return among(p, y); });
  };
  return any(a.agent, b.agent) || any(a.agent, b.target) || any(a.target, b.agent);
}

bool linkable(const Event& e) { return e.state != "planned" && e.state != "denied" && days(e).has_value(); }

class Linker {
 public:
  Linker(std::vector<Event>& events, std::span<const Claim> claims) : events_(events) {
    for (const auto& c : claims)
      if (running_total(c)) totals_.insert(c.id);
    // By place and by each container, so that a whole meets only what lies in it.
    for (std::size_t i = 0; i < events.size(); ++i)
      for (auto& place : all_places(events[i])) at_[std::move(place)].push_back(i);
  }

  void link() {
    for (std::size_t w = 0; w < events_.size(); ++w) {
      const Whole kind = whole_of(events_[w], total(events_[w]));
      if (kind == Whole::none) continue;
      std::size_t parts = 0;
      for (const auto p : near(events_[w])) {
        if (parts == kParts) break;
        if (p == w || !holds(kind, events_[w], events_[p], total(events_[p]))) continue;
        ++parts;
        events_[w].links.push_back({events_[p].id, false, because(kind)});
        events_[p].links.push_back({events_[w].id, true, because(kind)});
      }
    }
  }

 private:
  bool total(const Event& e) const {
    return std::any_of(e.claims.begin(), e.claims.end(), [&](const std::string& id) { return totals_.count(id) != 0; });
  }

  std::vector<std::size_t> near(const Event& whole) const {
    std::vector<std::size_t> out;
    const auto places = own_places(whole);
    for (const auto& place : places)
      if (const auto it = at_.find(place); it != at_.end()) out.insert(out.end(), it->second.begin(), it->second.end());
    if (places.size() > 1) {
      std::sort(out.begin(), out.end());
      out.erase(std::unique(out.begin(), out.end()), out.end());
    }
    return out;
  }

  std::vector<Event>& events_;
  std::unordered_set<std::string> totals_;
  std::unordered_map<std::string, std::vector<std::size_t>> at_;
};

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

bool running_total(const Claim& c) {
  return (c.killed && c.killed->cumulative) || (c.injured && c.injured->cumulative);
}

const char* because(Whole w) {
  switch (w) {
    case Whole::none: return "";
    case Whole::total: return "a running total that covers its place and day";
    case Whole::stretch: return "a longer happening at its place, by its parties";
    case Whole::operation: return "an operation of its side at its place";
  }
  return "";
}

Whole whole_of(const Event& e, bool total) {
  if (!linkable(e) || e.places.empty()) return Whole::none;
  if (total) return Whole::total;
  if (e.type == ClaimType::operation_start) return Whole::operation;
  const auto d = days(e);
  const bool lasts = kind_of(e.type) == Kind::harm && (d->last - d->first).count() + 1 >= kLong;
  return lasts && !e.time->approximate ? Whole::stretch : Whole::none;
}

bool holds(Whole kind, const Event& whole, const Event& part, bool part_is_total) {
  const auto w = days(whole), p = days(part);
  const Kind k = kind_of(part.type);
  if (!w || !p || !lies_in(part, whole) || whole_of(part, part_is_total) == kind) return false;
  switch (kind) {
    case Whole::none: return false;
    case Whole::total:
      // A total told for one day sums what came before it.
      return k == Kind::harm && (part.killed || part.injured) && p->last <= w->last &&
             (w->first == w->last || p->first >= w->first);
    case Whole::stretch:
      return k == Kind::harm && p->first >= w->first && p->last <= w->last &&
             (p->last - p->first) < (w->last - w->first) && share_party(whole, part);
    case Whole::operation:
      return (k == Kind::harm || k == Kind::control || k == Kind::movement) && p->first >= w->first &&
             (p->first - w->first).count() <= kOperation && share_party(whole, part);
  }
  return false;
}

std::vector<std::string> own_places(const Event& e) {
  std::vector<std::string> out;
  if (linkable(e))
    for (const auto& p : e.places) add_once(out, p.id.empty() ? p.name : p.id);
  return out;
}

std::vector<std::string> all_places(const Event& e) {
  std::vector<std::string> out = own_places(e);
  if (linkable(e))
    for (const auto& p : e.places)
      for (const auto& a : p.admin) add_once(out, a);
  return out;
}

void link_events(std::vector<Event>& events, std::span<const Claim> claims) { Linker(events, claims).link(); }

}  // namespace isnad::fuse
