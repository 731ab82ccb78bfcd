#include "fuse/facts.h"

#include <xxhash.h>

#include <algorithm>

#include "base/great_circle.h"
#include "fuse/kinship.h"
#include "text/fold.h"

namespace isnad::fuse {

Key key_of(std::string_view text) {
  if (text.empty()) return 0;
  const Key key = XXH32(text.data(), text.size(), 0);
  return key == 0 ? 1 : key;
}

Key party_key(std::string_view id) { return key_of("a:" + std::string(id)); }

void KeyList::add(Key key) {
  if (size < keys.size() && !has(key)) keys[size++] = key;
}

bool KeyList::has(Key key) const { return std::find(keys.begin(), keys.begin() + size, key) != keys.begin() + size; }

Kind kind_of(ClaimType type) {
  switch (type) {
    case ClaimType::armed_clash:
    case ClaimType::assault:
    case ClaimType::airstrike:
    case ClaimType::shelling:
    case ClaimType::bombing:
    case ClaimType::abuse_civilians:
    case ClaimType::repel:
    case ClaimType::casualties:
    case ClaimType::destruction: return Kind::harm;
    case ClaimType::gain_control:
    case ClaimType::lose_control:
    case ClaimType::clear:
    case ClaimType::withdraw: return Kind::control;
    case ClaimType::hold_control: return Kind::holding;
    case ClaimType::advance:
    case ClaimType::move: return Kind::movement;
    case ClaimType::encircle: return Kind::siege;
    case ClaimType::operation_start: return Kind::operation;
    case ClaimType::negotiate: return Kind::talks;
    case ClaimType::ceasefire: return Kind::truce;
    case ClaimType::demand:
    case ClaimType::reject:
    case ClaimType::accuse:
    case ClaimType::threaten:
    case ClaimType::promise: return Kind::speech;
    case ClaimType::provide_support:
    case ClaimType::provide_arms: return Kind::support;
    case ClaimType::detain:
    case ClaimType::release: return Kind::custody;
    case ClaimType::displacement:
    case ClaimType::evacuate: return Kind::people;
    case ClaimType::humanitarian_need: return Kind::need;
    case ClaimType::aid: return Kind::relief;
    case ClaimType::protest: return Kind::protest;
  }
  return Kind::harm;
}

namespace {

PlaceFact place_fact(const PlaceRef& p) {
  PlaceFact fact;
  fact.name = key_of("n:" + text::fold(p.name.empty() ? p.text : p.name));
  fact.id = p.id.empty() ? fact.name : key_of("p:" + p.id);
  for (std::size_t i = 0; i < std::min(p.admin.size(), fact.admin.size()); ++i)
    fact.admin[i] = key_of("p:" + p.admin[i]);
  fact.precision = p.precision;
  if (p.lat && p.lon) {
    fact.lat = static_cast<float>(*p.lat);
    fact.lon = static_cast<float>(*p.lon);
    fact.located = true;
  }
  return fact;
}

Key key_of_party(const ActorRef& a) {
  return a.id.empty() ? key_of("n:" + text::fold(a.name.empty() ? a.text : a.name)) : party_key(a.id);
}

void put(const std::optional<Quantity>& q, std::int64_t& min, std::int64_t& max) {
  if (!q) return;
  min = q->min.value_or(0);
  max = q->max.value_or(-1);
}

// Content words without ال, و, ب, ل …; which of them were definite tells whether a happening is new
// («هجوم») or known («الهجوم»).
void sketch_words(std::string_view words, Facts& f) {
  std::vector<std::pair<std::uint32_t, bool>> hashes;
  for (const auto& w : text::fold_words(words)) {
    std::string_view stem = w;
    bool definite = false;
    for (const std::string_view prefix : {"وال", "بال", "فال", "كال", "ال", "لل"})
      if (stem.starts_with(prefix) && stem.size() > prefix.size() + 4) {
        stem.remove_prefix(prefix.size());
        definite = true;
        break;
      }
    if (stem.size() >= 6) hashes.emplace_back(XXH32(stem.data(), stem.size(), 0) | 1u, definite);
  }
  std::sort(hashes.begin(), hashes.end());
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  hashes.erase(std::unique(hashes.begin(), hashes.end(), same), hashes.end());
  f.words_count = static_cast<std::uint8_t>(std::min(hashes.size(), f.words.size()));
  for (std::size_t i = 0; i < f.words_count; ++i) {
    f.words[i] = hashes[i].first;
    if (hashes[i].second) f.definite |= 1u << i;
  }
}

// A name of two to four words in quotation marks, such as that of an operation.
std::string quoted_name(std::string_view words) {
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{"«", "»"}, {"“", "”"}, {"\"", "\""}};
  for (const auto& [open, close] : kMarks) {
    const auto begin = words.find(open);
    if (begin == std::string_view::npos) continue;
    const auto end = words.find(close, begin + open.size());
    if (end == std::string_view::npos) continue;
    const auto inside = text::fold_words(words.substr(begin + open.size(), end - begin - open.size()));
    if (inside.size() < 2 || inside.size() > 4) continue;
    std::string name;
    for (const auto& w : inside) name += w + ' ';
    return name;
  }
  return {};
}

}  // namespace

Facts facts_of(const Claim& c, std::uint32_t index, std::uint32_t document, std::string_view text,
               std::string_view outlet, std::optional<Day> published, const Kinship* kinship) {
  Facts f;
  f.claim = index;
  f.document = document;
  f.sentence = c.sentence;
  f.type = c.type;
  f.kind = kind_of(c.type);
  f.polarity = c.polarity;
  f.certainty = c.certainty;
  f.stage = c.stage;
  if (published) f.published = static_cast<std::int32_t>(published->time_since_epoch().count());
  if (c.time && c.time->start) {
    f.timed = true;
    f.approximate = c.time->approximate;
    f.first = static_cast<std::int32_t>(c.time->start->time_since_epoch().count());
    f.last = static_cast<std::int32_t>(c.time->end.value_or(*c.time->start).time_since_epoch().count());
  }
  for (const auto& p : c.places) {
    if (p.role == PlaceRole::near || f.places_count == f.places.size()) continue;
    f.places[f.places_count++] = place_fact(p);
    f.placed_here = f.placed_here || !p.inherited;
  }
  for (const auto& a : c.agent)
    if (!a.generic && f.agents_count < f.agents.size()) f.agents[f.agents_count++] = key_of_party(a);
  for (const auto& a : c.target)
    if (!a.generic && f.targets_count < f.targets.size()) f.targets[f.targets_count++] = key_of_party(a);
  if (kinship != nullptr) {
    const std::int32_t day = f.timed ? f.first : f.published;
    for (std::size_t i = 0; i < f.agents_count; ++i) kinship->of(f.agents[i], day, f.agent_wholes, f.agent_allies);
    KeyList beside;
    for (std::size_t i = 0; i < f.targets_count; ++i) kinship->of(f.targets[i], day, f.target_wholes, beside);
  }
  put(c.killed, f.killed_min, f.killed_max);
  put(c.injured, f.injured_min, f.injured_max);
  put(c.quantity, f.quantity_min, f.quantity_max);
  f.cumulative = (c.killed && c.killed->cumulative) || (c.quantity && c.quantity->cumulative);
  if (c.share) f.share = static_cast<float>(*c.share);
  f.weapon = key_of(c.weapon.empty() ? std::string() : "w:" + c.weapon);
  f.victims = key_of(c.victims.empty() ? std::string() : "v:" + c.victims);
  if (c.attribution.empty()) {
    f.voice = key_of("o:" + std::string(outlet));
  } else {
    const Source& s = c.attribution.back();
    f.voice = s.id.empty() ? key_of("s:" + text::fold(s.name.empty() ? s.text : s.name)) : key_of("a:" + s.id);
  }
  if (c.evidence.end <= text.size()) {
    const auto words = text.substr(c.evidence.begin, c.evidence.size());
    sketch_words(words, f);
    if (const auto name = quoted_name(words); !name.empty()) f.title = key_of("t:" + name);
  }
  return f;
}

double distance_km(const PlaceFact& a, const PlaceFact& b) {
  return great_circle_km(spot_at(double{a.lat}, double{a.lon}), spot_at(double{b.lat}, double{b.lon}));
}

}  // namespace isnad::fuse
