#include "fuse/toll.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <tuple>

#include "text/fold.h"

namespace isnad::fuse {
namespace {

constexpr std::array kSlots = {TollSlot::killed, TollSlot::injured, TollSlot::captured, TollSlot::missing,
                               TollSlot::displaced};

// A figure for people; of what the type counts only displaced people are people.
const Quantity* figure(const Claim& c, TollSlot slot) {
  const std::optional<Quantity>* q = nullptr;
  switch (slot) {
    case TollSlot::killed: q = &c.killed; break;
    case TollSlot::injured: q = &c.injured; break;
    case TollSlot::captured: q = &c.captured; break;
    case TollSlot::missing: q = &c.missing; break;
    case TollSlot::displaced:
      if (c.type != ClaimType::displacement && c.type != ClaimType::evacuate) return nullptr;
      q = &c.quantity;
      break;
  }
  return q->has_value() && ((*q)->min || (*q)->max) ? &**q : nullptr;
}

TollRange range_of(const Quantity& q) { return {q.min.value_or(0), q.max}; }

void widen(TollRange& hull, const TollRange& r) {
  hull.min = std::min(hull.min, r.min);
  if (!r.max)
    hull.max.reset();
  else if (hull.max)
    hull.max = std::max(*hull.max, *r.max);
}
void add(TollRange& sum, const TollRange& r) {
  sum.min += r.min;
  if (!r.max)
    sum.max.reset();
  else if (sum.max)
    sum.max = *sum.max + *r.max;
}
bool meet(const TollRange& a, const TollRange& b) { return (!a.max || b.min <= *a.max) && (!b.max || a.min <= *b.max); }

bool means(const PlaceRef& p, const std::string& want) {
  return p.id == want || p.name_en == want || text::fold(p.name) == text::fold(want) ||
         std::find(p.admin.begin(), p.admin.end(), want) != p.admin.end();
}
bool means(const ActorRef& a, const std::string& want) {
  return a.id == want || text::fold(a.name) == text::fold(want);
}
std::string key_of(const ActorRef& a) { return a.id.empty() ? a.name : a.id; }

bool told(const Claim& c) {
  return c.polarity == Polarity::positive && (c.certainty == Certainty::fact || c.certainty == Certainty::possible);
}

// Every row and every statement there is, the statements not held against anything yet.
class Ledger {
 public:
  explicit Ledger(const LedgerInput& input) : input_(input), docs_(input.documents) {
    for (const auto& c : input.claims) claims_.emplace(c.id, &c);
  }

  TollLedger make() {
    for (const auto& e : input_.events) {
      for (const auto slot : kSlots) {
        if (mixed(e, slot)) {
          take(e, slot, Who::combatants);
          take(e, slot, Who::others);
        } else {
          take(e, slot, Who::all);
        }
      }
      for (const auto& id : e.claims)
        if (const auto it = claims_.find(id); it != claims_.end()) statements(*it->second);
    }
    std::sort(out_.rows.begin(), out_.rows.end(), [](const TollRow& a, const TollRow& b) {
      return std::tie(a.from, a.event, a.slot, a.victims) < std::tie(b.from, b.event, b.slot, b.victims);
    });
    std::sort(out_.statements.begin(), out_.statements.end(), [](const TollStatement& a, const TollStatement& b) {
      return std::tie(a.to, a.claim, a.slot) < std::tie(b.to, b.claim, b.slot);
    });
    return std::move(out_);
  }

 private:
  // Dead fighters and dead civilians of one event are two figures, not a range.
  enum class Who { all, combatants, others };
  static bool counted(const Claim& c, Who who) {
    return who == Who::all || (c.victims == "combatants") == (who == Who::combatants);
  }
  bool mixed(const Event& e, TollSlot slot) const {
    bool combatants = false, others = false;
    for (const auto& id : e.claims) {
      const auto it = claims_.find(id);
      if (it == claims_.end() || !told(*it->second) || it->second->victims.empty()) continue;
      const Quantity* q = figure(*it->second, slot);
      if (q == nullptr || q->cumulative) continue;
      (it->second->victims == "combatants" ? combatants : others) = true;
    }
    return combatants && others;
  }

  void take(const Event& e, TollSlot slot, Who who) {
    TollRow row;
    row.event = e.id;
    row.type = e.type;
    row.slot = slot;
    row.places = e.places;
    if (e.time) {
      row.from = e.time->start;
      row.to = e.time->end ? e.time->end : e.time->start;
    }
    std::map<std::string, int> victims;
    for (const auto& origin : e.origins) {
      TollByOrigin by;
      bool first = true;
      for (const auto& id : origin) {
        const auto it = claims_.find(id);
        if (it == claims_.end()) continue;
        const Claim& c = *it->second;
        const Quantity* q = told(c) ? figure(c, slot) : nullptr;
        if (q == nullptr || q->cumulative || !counted(c, who)) continue;
        if (first) {
          by.range = range_of(*q);
          for (const auto& v : voices_of(c, docs_.find(c.doc))) by.source += (by.source.empty() ? "" : "، ") + v.name;
        }
        widen(by.range, range_of(*q));
        first = false;
        by.claims.push_back(id);
        if (!c.victims.empty()) ++victims[c.victims];
        // In a clash both sides are agents, and neither is blamed.
        if (c.type != ClaimType::armed_clash)
          for (const auto& a : c.agent) add_party(row.blamed, a);
      }
      if (!by.claims.empty()) row.origins.push_back(std::move(by));
    }
    if (row.origins.empty()) return;
    int most = 0;
    for (const auto& [category, n] : victims)
      if (n > most) {
        most = n;
        row.victims = category;
      }
    row.range = row.origins.front().range;
    for (std::size_t i = 0; i < row.origins.size(); ++i) {
      widen(row.range, row.origins[i].range);
      for (std::size_t j = 0; j < i; ++j)
        row.contested = row.contested || !meet(row.origins[i].range, row.origins[j].range);
    }
    row.part = std::any_of(e.links.begin(), e.links.end(),
                           [&](const EventLink& l) { return l.whole && has_figure(l.event, slot); });
    out_.rows.push_back(std::move(row));
  }

  bool has_figure(const std::string& event, TollSlot slot) {
    if (events_.empty())
      for (const auto& e : input_.events) events_.emplace(e.id, &e);
    const auto it = events_.find(event);
    if (it == events_.end()) return false;
    return std::any_of(it->second->claims.begin(), it->second->claims.end(), [&](const std::string& id) {
      const auto c = claims_.find(id);
      const Quantity* q = c == claims_.end() || !told(*c->second) ? nullptr : figure(*c->second, slot);
      return q != nullptr && !q->cumulative;
    });
  }

  void statements(const Claim& c) {
    if (!told(c)) return;
    for (const auto slot : kSlots) {
      const Quantity* q = figure(c, slot);
      if (q == nullptr || !q->cumulative) continue;
      const InputDocument* d = docs_.find(c.doc);
      TollStatement s;
      s.claim = c.id;
      s.slot = slot;
      s.stated = range_of(*q);
      for (const auto& v : voices_of(c, d)) s.source += (s.source.empty() ? "" : "، ") + v.name;
      if (!c.places.empty()) s.place = c.places.front().id.empty() ? c.places.front().name : c.places.front().id;
      if (c.time && c.time->start) {
        s.from = c.time->start;
        s.to = c.time->end ? c.time->end : c.time->start;
        // «Since …» starts on a day and runs to the telling; one day alone is when it was counted.
        if (*s.from == *s.to) s.from.reset();
      }
      if (d != nullptr && d->published && (!s.to || *s.to > *d->published)) s.to = d->published;
      out_.statements.push_back(std::move(s));
    }
  }

  const LedgerInput& input_;
  DocumentTable docs_;
  std::map<std::string_view, const Claim*> claims_;
  std::map<std::string_view, const Event*> events_;
  TollLedger out_;
};

bool wanted(const TollRow& row, const TollQuestion& q) {
  if (q.from && row.to && *row.to < *q.from) return false;
  if (q.to && row.from && *row.from > *q.to) return false;
  if ((q.from || q.to) && !row.from) return false;
  const auto any = [](const auto& wants, const auto& list) {
    return wants.empty() || std::any_of(wants.begin(), wants.end(), [&](const std::string& want) {
             return std::any_of(list.begin(), list.end(), [&](const auto& x) { return means(x, want); });
           });
  };
  return any(q.places, row.places) && any(q.blamed, row.blamed);
}

// Sums by slot and one word more: a category of victims, or who is blamed.
class Sums {
 public:
  TollSum& of(TollSlot slot, const std::string& word) {
    const auto [it, fresh] = sums_.try_emplace({slot, word});
    if (fresh) it->second = {slot, {}, {}, {}, {0, 0}, 0};
    return it->second;
  }
  static void take(TollSum& sum, const TollRow& row) {
    add(sum.range, row.range);
    ++sum.events;
  }
  [[nodiscard]] std::vector<TollSum> list() const {
    std::vector<TollSum> out;
    for (const auto& [key, sum] : sums_) out.push_back(sum);
    return out;
  }

 private:
  std::map<std::pair<TollSlot, std::string>, TollSum> sums_;
};

void check(TollStatement& s, const std::vector<TollRow>& rows) {
  s.summed = {0, 0};
  s.events = 0;
  for (const auto& row : rows) {
    if (row.slot != s.slot || row.part || !row.from) continue;
    if ((s.to && *row.from > *s.to) || (s.from && row.to && *row.to < *s.from)) continue;
    if (!s.place.empty() &&
        std::none_of(row.places.begin(), row.places.end(), [&](const PlaceRef& p) { return means(p, s.place); }))
      continue;
    add(s.summed, row.range);
    ++s.events;
  }
  if (s.events == 0)
    s.verdict = "nothing to sum";
  else if (meet(s.stated, s.summed))
    s.verdict = "agrees";
  else
    s.verdict = s.summed.max && s.stated.min > *s.summed.max ? "above the sum" : "below the sum";
}

void settle(TollLedger& ledger) {
  Sums victims, blamed;
  for (const auto& row : ledger.rows) {
    if (row.part) continue;
    auto& by = victims.of(row.slot, row.victims);
    by.victims = row.victims;
    Sums::take(by, row);
    if (row.blamed.empty()) Sums::take(blamed.of(row.slot, {}), row);
    // Where sources blame several, each is shown with the whole of it: shares are not guessed.
    for (const auto& a : row.blamed) {
      auto& sum = blamed.of(row.slot, key_of(a));
      if (sum.events == 0) {
        sum.blamed = key_of(a);
        sum.blamed_name = a.name;
      }
      Sums::take(sum, row);
    }
  }
  ledger.by_victims = victims.list();
  ledger.by_blamed = blamed.list();
  for (auto& s : ledger.statements) check(s, ledger.rows);
}

}  // namespace

TollLedger narrow(const TollLedger& all, const TollQuestion& question) {
  TollLedger out;
  std::copy_if(all.rows.begin(), all.rows.end(), std::back_inserter(out.rows),
               [&](const TollRow& row) { return wanted(row, question); });
  out.statements = all.statements;
  settle(out);
  return out;
}

TollLedger toll(const LedgerInput& input, const TollQuestion& question) {
  TollLedger out = Ledger(input).make();
  std::erase_if(out.rows, [&](const TollRow& row) { return !wanted(row, question); });
  settle(out);
  return out;
}

}  // namespace isnad::fuse
