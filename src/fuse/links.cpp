#include "fuse/links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "fuse/facts.h"
#include "fuse/ledger.h"

namespace isnad::fuse {
namespace {

constexpr int kLong = 3;             // days from which a happening can hold others
constexpr int kOperation = 60;       // days after its start within which acts belong to an operation
constexpr std::size_t kParts = 200;  // links of one whole: enough to look at, few enough to keep

enum class Whole { none, total, stretch, operation };

struct Span2 {
  Day first, last;
};

std::optional<Span2> days(const Event& e) {
  if (!e.time || !e.time->start) return std::nullopt;
  return Span2{*e.time->start, e.time->end.value_or(*e.time->start)};
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

class Linker {
 public:
  Linker(std::vector<Event>& events, std::span<const Claim> claims) : events_(events) {
    for (const auto& c : claims)
      if ((c.killed && c.killed->cumulative) || (c.injured && c.injured->cumulative)) totals_.emplace(c.id, true);
    // By place and by each container, so that a whole meets only what lies in it.
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].state == "planned" || events[i].state == "denied" || !days(events[i])) continue;
      for (const auto& p : events[i].places) {
        at_[p.id.empty() ? p.name : p.id].push_back(i);
        for (const auto& a : p.admin)
          if (a != p.id) at_[a].push_back(i);
      }
    }
  }

  void link() {
    for (std::size_t w = 0; w < events_.size(); ++w) {
      const Whole kind = kind_of_whole(events_[w]);
      if (kind == Whole::none) continue;
      std::vector<std::size_t> near;
      for (const auto& p : events_[w].places)
        if (const auto it = at_.find(p.id.empty() ? p.name : p.id); it != at_.end())
          near.insert(near.end(), it->second.begin(), it->second.end());
      std::sort(near.begin(), near.end());
      near.erase(std::unique(near.begin(), near.end()), near.end());
      std::size_t parts = 0;
      for (const auto p : near)
        if (p != w && parts < kParts && holds(kind, events_[w], events_[p])) {
          ++parts;
          events_[w].links.push_back({events_[p].id, false, because(kind)});
          events_[p].links.push_back({events_[w].id, true, because(kind)});
        }
    }
  }

 private:
  Whole kind_of_whole(const Event& e) const {
    if (e.state == "planned" || e.state == "denied" || e.places.empty() || !days(e)) return Whole::none;
    if (std::any_of(e.claims.begin(), e.claims.end(), [&](const std::string& id) { return totals_.count(id) != 0; }))
      return Whole::total;
    if (e.type == ClaimType::operation_start) return Whole::operation;
    const auto d = days(e);
    const bool lasts = kind_of(e.type) == Kind::harm && (d->last - d->first).count() + 1 >= kLong;
    return lasts && !e.time->approximate ? Whole::stretch : Whole::none;
  }

  bool holds(Whole kind, const Event& whole, const Event& part) const {
    const auto w = days(whole), p = days(part);
    const Kind k = kind_of(part.type);
    if (!lies_in(part, whole) || kind_of_whole(part) == kind) return false;
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

  std::vector<Event>& events_;
  std::unordered_map<std::string, bool> totals_;
  std::unordered_map<std::string, std::vector<std::size_t>> at_;
};

}  // namespace

void link_events(std::vector<Event>& events, std::span<const Claim> claims) { Linker(events, claims).link(); }

}  // namespace isnad::fuse
