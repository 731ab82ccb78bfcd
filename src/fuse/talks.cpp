#include "fuse/talks.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "fuse/agreement.h"
#include "text/fold.h"

namespace isnad::fuse {
namespace {

constexpr int kPause = 45;  // days of silence within which talks of the same sides are one process

bool about_talks(const Event& e) { return e.type == ClaimType::negotiate || e.type == ClaimType::ceasefire; }

int shared(const std::vector<ActorRef>& a, const std::vector<ActorRef>& b) {
  return static_cast<int>(std::count_if(a.begin(), a.end(), [&](const ActorRef& x) { return among(x, b); }));
}

bool one_place(const std::vector<PlaceRef>& a, const std::vector<PlaceRef>& b) {
  return std::any_of(a.begin(), a.end(), [&](const PlaceRef& x) {
    return std::any_of(b.begin(), b.end(), [&](const PlaceRef& y) {
      return x.precision != Precision::country && (x.id.empty() ? x.name == y.name : x.id == y.id);
    });
  });
}

class Ledger {
 public:
  explicit Ledger(const LedgerInput& input) : input_(input), docs_(input.documents) {
    for (const auto& c : input.claims) claims_.emplace(c.id, &c);
    for (const auto& e : input.events)
      if (about_talks(e)) {
        TalksRow row = row_of(e);
        if (row.first) rows_.push_back(std::move(row));
      }
    std::sort(rows_.begin(), rows_.end(),
              [](const TalksRow& a, const TalksRow& b) { return std::tie(a.first, a.id) < std::tie(b.first, b.id); });
  }

  // Events of the same sides (or of one side at one place) that follow each other are one process.
  std::vector<TalksRow> processes() {
    std::vector<TalksRow> out;
    for (auto& row : rows_) {
      TalksRow* into = nullptr;
      for (auto& p : out)
        if (continues(p, row)) into = &p;
      if (into == nullptr)
        out.push_back(std::move(row));
      else
        append(*into, row);
    }
    return out;
  }

 private:
  static bool continues(const TalksRow& p, const TalksRow& next) {
    if (p.truce != next.truce) return false;
    if (*next.first > *p.last + std::chrono::days(kPause)) return false;
    const int sides = shared(p.parties, next.parties);
    const bool place = one_place(p.places, next.places);
    return sides >= 2 || (sides == 1 && place) || (next.parties.empty() && place) || (p.parties.empty() && place);
  }

  static void append(TalksRow& p, const TalksRow& next) {
    p.events.insert(p.events.end(), next.events.begin(), next.events.end());
    for (const auto& a : next.parties) add_party(p.parties, a);
    for (const auto& a : next.mediators) add_party(p.mediators, a);
    for (const auto& x : next.places)
      if (std::none_of(p.places.begin(), p.places.end(),
                       [&](const PlaceRef& y) { return x.id.empty() ? x.name == y.name : x.id == y.id; }))
        p.places.push_back(x);
    for (const auto& t : next.terms)
      if (std::find(p.terms.begin(), p.terms.end(), t) == p.terms.end()) p.terms.push_back(t);
    p.last = std::max(*p.last, *next.last);
    p.stages.insert(p.stages.end(), next.stages.begin(), next.stages.end());
  }

  TalksRow row_of(const Event& e) const {
    TalksRow row;
    row.id = e.id;
    row.events = {e.id};
    row.truce = e.type == ClaimType::ceasefire;
    row.places = e.places;
    for (const auto& id : e.claims) {
      const auto it = claims_.find(id);
      if (it == claims_.end()) continue;
      const Claim& c = *it->second;
      const InputDocument* d = docs_.find(c.doc);
      for (const auto& a : c.agent) add_party(row.parties, a);
      for (const auto& a : c.target) add_party(row.parties, a);
      for (const auto& a : c.mediator) add_party(row.mediators, a);
      for (const auto& t : c.terms)
        if (std::find(row.terms.begin(), row.terms.end(), t) == row.terms.end()) row.terms.push_back(t);
      std::optional<Day> day = d != nullptr ? d->published : std::nullopt;
      if (c.time && c.time->start) day = c.time->start;
      if (!day) continue;
      row.first = std::min(row.first.value_or(*day), *day);
      row.last = std::max(row.last.value_or(*day), *day);
      if (c.stage == Stage::none) continue;
      for (const auto& v : voices_of(c, d))
        row.stages.push_back({v.id, v.name, c.id, *day, c.stage, c.polarity == Polarity::negative, c.certainty});
    }
    return row;
  }

  const LedgerInput& input_;
  DocumentTable docs_;
  std::map<std::string_view, const Claim*> claims_;
  std::vector<TalksRow> rows_;
};

}  // namespace

// The stages up to the day, in order, and each source's last word; whether those can all hold.
void settle_stages(TalksRow& row, const std::optional<Day>& on) {
  std::erase_if(row.stages, [&](const StageWord& s) { return on && s.day > *on; });
  std::sort(row.stages.begin(), row.stages.end(), [](const StageWord& a, const StageWord& b) {
    return std::tie(a.day, a.source, a.claim) < std::tie(b.day, b.source, b.claim);
  });
  std::map<std::string, StageWord> last;
  for (const auto& s : row.stages)
    if (s.certainty == Certainty::fact || s.certainty == Certainty::possible) last.insert_or_assign(s.source, s);
  for (auto& [source, word] : last) row.standing.push_back(std::move(word));
  for (const auto& a : row.standing)
    for (const auto& b : row.standing)
      row.contested = row.contested || (a.denied != b.denied && a.stage == b.stage) ||
                      (!a.denied && !b.denied && stages_exclude(a.stage, b.stage));
}

bool about(const TalksRow& row, const TalksQuestion& q) {
  const auto party = [&](const std::string& want) {
    return std::any_of(row.parties.begin(), row.parties.end(),
                       [&](const ActorRef& a) { return a.id == want || text::fold(a.name) == text::fold(want); });
  };
  const auto place = [&](const std::string& want) {
    return std::any_of(row.places.begin(), row.places.end(), [&](const PlaceRef& p) {
      return p.id == want || text::fold(p.name) == text::fold(want) ||
             std::find(p.admin.begin(), p.admin.end(), want) != p.admin.end();
    });
  };
  return (q.parties.empty() || std::any_of(q.parties.begin(), q.parties.end(), party)) &&
         (q.places.empty() || std::any_of(q.places.begin(), q.places.end(), place)) && (!q.on || *row.first <= *q.on);
}

std::vector<TalksRow> processes(const LedgerInput& input) { return Ledger(input).processes(); }

std::vector<TalksRow> talks(const LedgerInput& input, const TalksQuestion& question) {
  auto rows = processes(input);
  std::erase_if(rows, [&](const TalksRow& r) { return !about(r, question); });
  for (auto& row : rows) settle_stages(row, question.on);
  return rows;
}

}  // namespace isnad::fuse
