#include "fuse/control.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "text/fold.h"

namespace isnad::fuse {
namespace {

constexpr int kAtOnce = 2;     // days within which two words are about one moment
constexpr int kFighting = 14;  // days a clash keeps a place disputed on the ground

enum class Act { gain, hold, lose, siege, relief, fight };

// What is needed of a claim.
struct Told {
  std::string id;
  std::vector<ActorRef> agent;
  std::optional<double> share;
  bool holds = false;                // hold_control: a share of it makes no holder
  std::vector<std::string> tellers;  // ids and folded names of all in the chain, and of the outlet
};

struct Word {
  Act act = Act::hold;
  std::optional<Day> first, last;  // told of; none: the day of publication stands in
  std::optional<Day> published;
  Day day;  // as of the question
  const Told* claim = nullptr;
  Voice voice;
  bool interested = false, admitted = false;
};

struct Place {
  PlaceRef ref;
  std::vector<Word> words;
};

// Compass words and their like: what has them in its name is a part of the place whose id it bears.
bool part_of_place(const PlaceRef& p) {
  constexpr std::string_view kParts[] = {"ريف", "شمال", "جنوب", "شرق", "غرب", "وسط", "محيط", "اطراف", "ضواحي", "مشارف"};
  for (std::string_view word : text::fold_words(p.name.empty() ? p.text : p.name)) {
    if (word.starts_with("ال")) word.remove_prefix(4);
    for (const auto part : kParts)
      if (word == part || (word.starts_with(part) && word.size() == part.size() + 2 && word.ends_with("ي")))
        return true;
  }
  return false;
}

std::string key_of(const PlaceRef& p) {
  const std::string name = text::fold(p.name.empty() ? p.text : p.name);
  if (p.id.empty()) return name;
  return p.precision >= Precision::district && part_of_place(p) ? p.id + '\x1f' + name : p.id;
}

std::optional<Act> act_of(const Claim& c) {
  const bool told = c.polarity == Polarity::positive;
  switch (c.type) {
    case ClaimType::gain_control: return told ? std::optional(Act::gain) : std::nullopt;
    case ClaimType::clear:
    case ClaimType::hold_control: return told ? std::optional(Act::hold) : std::nullopt;
    case ClaimType::lose_control:
    case ClaimType::withdraw: return told ? std::optional(Act::lose) : std::nullopt;
    case ClaimType::encircle: return told ? Act::siege : Act::relief;
    case ClaimType::armed_clash:
    case ClaimType::assault:
    case ClaimType::repel: return told ? std::optional(Act::fight) : std::nullopt;
    case ClaimType::airstrike:
    case ClaimType::shelling:
    case ClaimType::bombing:
    case ClaimType::abuse_civilians:
    case ClaimType::advance:
    case ClaimType::move:
    case ClaimType::operation_start:
    case ClaimType::negotiate:
    case ClaimType::ceasefire:
    case ClaimType::demand:
    case ClaimType::reject:
    case ClaimType::accuse:
    case ClaimType::threaten:
    case ClaimType::promise:
    case ClaimType::provide_support:
    case ClaimType::provide_arms:
    case ClaimType::casualties:
    case ClaimType::detain:
    case ClaimType::release:
    case ClaimType::displacement:
    case ClaimType::evacuate:
    case ClaimType::humanitarian_need:
    case ClaimType::aid:
    case ClaimType::destruction:
    case ClaimType::protest: return std::nullopt;
  }
  return std::nullopt;
}

// The day a claim tells of: of an interval that is over, its last day; else its first, or the day of
// publication where the words give none.
std::optional<Day> day_of(const Word& w, Day on) {
  if (w.first) return *w.last <= on ? w.last : w.first;
  return w.published;
}

// What one source last said.
struct Standing {
  Voice voice;
  std::vector<ActorRef> holders, left_by;
  Day since;
  const Told* claim = nullptr;
  bool told = false, interested = false, admitted = false, change = false;
};

Standing standing_of(const std::vector<const Word*>& words) {
  Standing s;
  for (const Word* w : words) {
    if (w->act != Act::gain && w->act != Act::hold && w->act != Act::lose) continue;
    const auto& agents = w->claim->agent;
    if (w->act == Act::lose) {
      const bool was_there = s.holders.empty() || std::any_of(agents.begin(), agents.end(),
                                                              [&](const ActorRef& a) { return among(a, s.holders); });
      // Someone else leaving does not move who is there.
      if (s.told && !was_there) continue;
      s.holders.clear();
      s.left_by.clear();
      for (const auto& a : agents) add_party(s.left_by, a);
    } else {
      s.holders.clear();
      s.left_by.clear();
      for (const auto& a : agents) add_party(s.holders, a);
    }
    s.voice = w->voice;
    s.since = w->day;
    s.claim = w->claim;
    s.interested = w->interested;
    s.admitted = w->admitted;
    s.change = w->act != Act::hold;
    s.told = true;
  }
  return s;
}

bool same_holders(const std::vector<ActorRef>& a, const std::vector<ActorRef>& b) {
  return std::any_of(a.begin(), a.end(), [&](const ActorRef& x) { return among(x, b); });
}

// The rules of consensus over each source's last word.
void decide(std::vector<Standing>& standings, ControlRow& row) {
  std::optional<Day> change;
  for (const auto& s : standings)
    if (s.change) change = std::max(change.value_or(s.since), s.since);
  std::vector<bool> counts(standings.size(), true);
  for (std::size_t i = 0; i < standings.size(); ++i)
    counts[i] = !change || standings[i].since + std::chrono::days(kAtOnce) >= *change;
  // A party's word in its own favour yields to two others who agree on someone else.
  for (std::size_t i = 0; i < standings.size(); ++i) {
    if (!counts[i] || !standings[i].interested) continue;
    int against = 0;
    for (std::size_t j = 0; j < standings.size(); ++j)
      against += counts[j] && !standings[j].interested && !standings[j].holders.empty() &&
                 !same_holders(standings[i].holders, standings[j].holders);
    counts[i] = against < 2;
  }
  bool disinterested = false, differ = false;
  const Standing* first = nullptr;
  for (std::size_t i = 0; i < standings.size(); ++i) {
    const Standing& s = standings[i];
    row.words.push_back(
        {s.voice.id, s.voice.name, s.holders, s.since, s.claim->id, s.interested && !s.admitted, counts[i]});
    if (!counts[i]) continue;
    for (const auto& a : s.left_by) add_party(row.left_by, a);
    row.since = std::max(row.since.value_or(s.since), s.since);
    if (s.holders.empty()) {
      disinterested = disinterested || s.admitted;
      continue;
    }
    if (first != nullptr && !same_holders(first->holders, s.holders)) differ = true;
    if (first == nullptr) first = &s;
    disinterested = disinterested || !s.interested;
    for (const auto& a : s.holders) add_party(row.holders, a);
  }
  // Who is said to have left cannot be who holds it at the same moment.
  const bool left_holder =
      std::any_of(row.left_by.begin(), row.left_by.end(), [&](const ActorRef& a) { return among(a, row.holders); });
  if (row.holders.empty())
    row.state = row.left_by.empty() ? "unknown" : "left";
  else if (differ || left_holder)
    row.state = "contested";
  else
    row.state = disinterested ? "held" : "claimed";
}

// Ids and folded names, in the words of according_to().
std::vector<std::string> tellers_of(const Claim& c, const InputDocument* d) {
  std::set<std::string> out;
  if (d != nullptr) out.insert(text::fold(d->outlet));
  for (const auto& s : c.attribution)
    for (auto& one : {s.id, s.affiliation, text::fold(s.name), text::fold(s.text)}) out.insert(one);
  out.erase("");
  return {out.begin(), out.end()};
}

bool tells(const std::vector<std::string>& tellers, const std::string& who, const std::string& folded) {
  return std::find(tellers.begin(), tellers.end(), who) != tellers.end() ||
         std::find(tellers.begin(), tellers.end(), folded) != tellers.end();
}

bool means(const PlaceRef& p, const std::string& want) {
  return p.id == want || text::fold(p.name) == text::fold(want) || p.name_en == want ||
         std::find(p.admin.begin(), p.admin.end(), want) != p.admin.end();
}

}  // namespace

struct ControlWords::Parts {
  std::deque<Told> told;
  std::map<std::string, Place> places;

  void take(const Claim& c, const InputDocument* d) {
    const auto act = act_of(c);
    const Told* kept = nullptr;
    for (const auto& p : c.places) {
      if (p.role == PlaceRole::near || (p.name.empty() && p.id.empty())) continue;
      auto& place = places.try_emplace(key_of(p)).first->second;
      // The fullest description; among equals the same one whatever came first.
      if (std::tuple(p.admin.size(), p.lat.has_value(), place.ref.text) >
          std::tuple(place.ref.admin.size(), place.ref.lat.has_value(), p.text))
        place.ref = p;
      if (place.ref.name.empty()) place.ref = p;
      if (!act || c.certainty != Certainty::fact) continue;
      // A place taken over from an earlier sentence is where it happened, not for certain what changed hands.
      if (p.inherited && *act != Act::fight) continue;
      // Leaving *for* a place does not empty it; arriving *from* one does not take it.
      if (*act == Act::lose && p.role == PlaceRole::to) continue;
      if (*act == Act::gain && p.role == PlaceRole::from) continue;
      if (kept == nullptr)
        kept = &told.emplace_back(Told{c.id, c.agent, c.share, c.type == ClaimType::hold_control, tellers_of(c, d)});
      Word w;
      w.act = *act;
      if (c.time && c.time->start) {
        w.first = c.time->start;
        w.last = c.time->end.value_or(*c.time->start);
      }
      if (d != nullptr) w.published = d->published;
      w.claim = kept;
      const bool own = speaks_for(c, c.agent);
      w.interested = own && *act != Act::lose;
      w.admitted = (own && *act == Act::lose) || speaks_for(c, c.target);
      for (auto& v : voices_of(c, d)) {
        w.voice = std::move(v);
        place.words.push_back(w);
      }
    }
  }
};

namespace {

// The words of one question, by place.
class Ledger {
 public:
  Ledger(const std::map<std::string, Place>& places, const ControlQuestion& question)
      : places_(places), question_(question), folded_(text::fold(question.according_to)) {}

  std::vector<ControlRow> rows() {
    std::vector<ControlRow> out;
    for (const auto& [key, place] : places_) {
      const bool asked = std::any_of(question_.places.begin(), question_.places.end(),
                                     [&](const std::string& want) { return means(place.ref, want); });
      if (!question_.places.empty() && !asked) continue;
      const auto& words = words_of(key, place);
      if (words.empty() && !question_.according_to.empty()) continue;
      ControlRow row = own_row(place, words);
      if (!asked && row.state == "unknown" && !row.besieged && row.shares.empty()) continue;
      inherit(key, place, row);
      out.push_back(std::move(row));
    }
    std::sort(out.begin(), out.end(), [](const ControlRow& a, const ControlRow& b) {
      return std::tie(a.place.name, a.place.id) < std::tie(b.place.name, b.place.id);
    });
    return out;
  }

 private:
  // By day; the same for any order of the claims.
  const std::vector<Word>& words_of(const std::string& key, const Place& place) {
    const auto [it, fresh] = words_.try_emplace(key);
    if (!fresh) return it->second;
    for (const auto& w : place.words) {
      const auto day = day_of(w, question_.on);
      if (!day || *day > question_.on) continue;
      if (!question_.according_to.empty() && !tells(w.claim->tellers, question_.according_to, folded_)) continue;
      it->second.push_back(w);
      it->second.back().day = *day;
    }
    std::sort(it->second.begin(), it->second.end(), [](const Word& a, const Word& b) {
      return std::tuple(a.day, a.published.value_or(a.day), std::string_view(a.claim->id),
                        std::string_view(a.voice.id)) < std::tuple(b.day, b.published.value_or(b.day),
                                                                   std::string_view(b.claim->id),
                                                                   std::string_view(b.voice.id));
    });
    return it->second;
  }

  [[nodiscard]] ControlRow own_row(const Place& place, const std::vector<Word>& words) const {
    ControlRow row;
    row.place = place.ref;
    row.place.span = {};
    std::map<std::string, std::vector<const Word*>> by_voice;
    std::vector<std::string> order;
    for (const auto& w : words) {
      row.claims.push_back(w.claim->id);
      if (w.claim->share && w.claim->holds) {
        for (const auto& a : w.claim->agent)
          row.shares.push_back({a, *w.claim->share, w.day, w.claim->id, w.voice.name});
        continue;
      }
      auto& list = by_voice[w.voice.id];
      if (list.empty()) order.push_back(w.voice.id);
      list.push_back(&w);
    }
    std::sort(row.claims.begin(), row.claims.end());
    row.claims.erase(std::unique(row.claims.begin(), row.claims.end()), row.claims.end());
    std::vector<Standing> standings;
    for (const auto& voice : order)
      if (auto s = standing_of(by_voice[voice]); s.told) standings.push_back(std::move(s));
    decide(standings, row);
    besiege(words, row);
    return row;
  }

  void besiege(const std::vector<Word>& words, ControlRow& row) const {
    for (const auto& w : words) {
      if (w.act == Act::fight && w.day + std::chrono::days(kFighting) >= question_.on) row.fighting = true;
      if (w.act == Act::siege) {
        row.besieged = true;
        for (const auto& a : w.claim->agent) add_party(row.besiegers, a);
      }
      // A siege ends when it is said to, when the besieger is in, or when the besieged are out.
      const bool ends = w.act == Act::relief || w.act == Act::lose ||
                        (w.act == Act::gain && std::any_of(w.claim->agent.begin(), w.claim->agent.end(),
                                                           [&](const ActorRef& a) { return among(a, row.besiegers); }));
      if (ends) {
        row.besieged = false;
        row.besiegers.clear();
      }
    }
  }

  // From the smallest container that has a word: where the place has none of its own, or where the
  // whole container changed hands after it.
  void inherit(const std::string& own, const Place& place, ControlRow& row) {
    for (auto it = place.ref.admin.rbegin(); it != place.ref.admin.rend(); ++it) {
      const auto outer = places_.find(*it);
      if (outer == places_.end() || outer->first == own) continue;
      const auto& words = words_of(outer->first, outer->second);
      ControlRow whole = own_row(outer->second, words);
      if (whole.state == "unknown") continue;
      const bool silent = row.state == "unknown";
      const bool changed = std::any_of(words.begin(), words.end(), [&](const Word& w) {
        return w.act == Act::gain && !w.claim->share && row.since && w.day > *row.since + std::chrono::days(kAtOnce);
      });
      if (!silent && !changed) return;
      row.state = whole.state;
      row.holders = whole.holders;
      row.left_by = whole.left_by;
      row.since = whole.since;
      row.inherited_from = whole.place.name;
      row.words.insert(row.words.end(), whole.words.begin(), whole.words.end());
      row.claims.insert(row.claims.end(), whole.claims.begin(), whole.claims.end());
      return;
    }
  }

  const std::map<std::string, Place>& places_;
  const ControlQuestion& question_;
  std::string folded_;
  std::map<std::string, std::vector<Word>> words_;
};

}  // namespace

ControlWords::ControlWords(const LedgerInput& input) {
  auto parts = std::make_unique<Parts>();
  const DocumentTable documents(input.documents);
  for (const auto& c : input.claims) parts->take(c, documents.find(c.doc));
  parts_ = std::move(parts);
}
ControlWords::~ControlWords() = default;
ControlWords::ControlWords(ControlWords&&) noexcept = default;
ControlWords& ControlWords::operator=(ControlWords&&) noexcept = default;

std::vector<ControlRow> ControlWords::rows(const ControlQuestion& question) const {
  return Ledger(parts_->places, question).rows();
}

std::vector<ControlRow> control(const LedgerInput& input, const ControlQuestion& question) {
  return ControlWords(input).rows(question);
}

}  // namespace isnad::fuse
