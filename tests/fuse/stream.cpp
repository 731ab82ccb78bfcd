#include "fuse/stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <unordered_map>

namespace isnad::testing_stream {
namespace {

constexpr ClaimType kTypes[] = {ClaimType::airstrike,    ClaimType::shelling,     ClaimType::armed_clash,
                                ClaimType::gain_control, ClaimType::displacement, ClaimType::detain};

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

 private:
  std::mt19937 engine_;  // portable: the same stream everywhere
};

PlaceRef town(std::uint32_t number) {
  PlaceRef p;
  const auto governorate = number / 400, district = number / 20;
  p.id = fmt::format("t{}", number);
  p.name = fmt::format("بلدة {}", number);
  p.lat = 33.0 + 0.05 * (number % 200);
  p.lon = 36.0 + 0.05 * (number / 200);
  p.precision = Precision::town;
  p.admin = {"xx", fmt::format("g{}", governorate), fmt::format("d{}", district)};
  return p;
}

PlaceRef district_of(const PlaceRef& t) {
  PlaceRef p;
  p.id = t.admin[2];
  p.name = "ناحية " + t.admin[2];
  p.precision = Precision::district;
  p.admin = {t.admin[0], t.admin[1], t.admin[2]};
  return p;
}

ActorRef actor(std::uint32_t n) {
  ActorRef a;
  a.id = fmt::format("actor{}", n);
  a.name = fmt::format("الطرف {}", n);
  return a;
}

TimeRef on(Day day) {
  TimeRef t;
  t.start = t.end = day;
  t.resolved = true;
  t.basis = TimeBasis::published;
  return t;
}

// What is so of an event, whoever tells it.
struct Happening {
  ClaimType type;
  PlaceRef where;
  Day day;
  std::int64_t killed;
  std::uint32_t who, whom, tellers;
};

Happening happening(std::uint32_t seed, std::uint32_t event, std::uint32_t towns) {
  Dice dice(seed ^ (event * 2654435761u));
  Happening h;
  h.type = kTypes[dice.below(6)];
  h.where = town(dice.below(towns));
  h.day = Day(std::chrono::year(2015) / 1 / 1) + std::chrono::days(dice.below(1200));
  h.killed = dice.one_in(3) ? 0 : 1 + static_cast<std::int64_t>(dice.below(40));
  h.who = dice.below(12);
  h.whom = 12 + dice.below(12);
  h.tellers = 1 + dice.below(6);
  return h;
}

}  // namespace

Stream::Stream(std::size_t claims, std::uint32_t seed)
    : seed_(seed), towns_(std::max<std::uint32_t>(40, static_cast<std::uint32_t>(claims / 180))) {
  for (std::uint32_t e = 0; event_.size() < claims; ++e) {
    const Happening h = happening(seed_, e, towns_);
    for (std::uint32_t k = 0; k < h.tellers && event_.size() < claims; ++k) {
      const auto i = event_.size();
      event_.push_back(e);
      teller_.push_back(static_cast<std::uint8_t>(k));
      documents_.push_back(
          {fmt::format("doc{}", i), fmt::format("منبر {}", (e + k * 7) % 30), h.day + std::chrono::days(k % 2), {}});
    }
  }
}

const Claim& Stream::at(std::size_t index, Claim& c) const {
  const Happening h = happening(seed_, event_[index], towns_);
  Dice dice(seed_ ^ (static_cast<std::uint32_t>(index) * 40503u + 17u));
  c = Claim{};
  c.id = fmt::format("c{:08x}{:08x}", static_cast<std::uint32_t>(index * 2654435761u), index);
  c.doc = documents_[index].id;
  c.type = h.type;
  c.places = {dice.one_in(10) ? district_of(h.where) : h.where};
  if (!dice.one_in(5)) c.time = on(h.day);
  if (!dice.one_in(4)) c.agent = {actor(h.who)};
  if (dice.one_in(2)) c.target = {actor(h.whom)};
  if (h.killed > 0 && h.type != ClaimType::gain_control && !dice.one_in(4)) {
    Quantity q;
    q.min = h.killed;
    if (!dice.one_in(4)) q.max = h.killed;
    (h.type == ClaimType::displacement || h.type == ClaimType::detain ? c.quantity : c.killed) = q;
  }
  return c;
}

std::uint32_t Stream::truth(const std::string& claim_id) const {
  return event_[std::stoul(claim_id.substr(9), nullptr, 16)];
}

std::vector<Claim> Stream::claims() const {
  std::vector<Claim> out(size());
  for (std::size_t i = 0; i < out.size(); ++i) at(i, out[i]);
  return out;
}

double Stream::b_cubed(const std::vector<std::vector<std::string>>& events) const {
  std::unordered_map<std::uint32_t, double> size;
  for (const auto t : event_) size[t] += 1;
  double precision = 0, recall = 0;
  for (const auto& ids : events) {
    std::unordered_map<std::uint32_t, double> inside;
    for (const auto& id : ids) inside[truth(id)] += 1;
    for (const auto& [t, n] : inside) {
      precision += n * n / static_cast<double>(ids.size());
      recall += n * n / size[t];
    }
  }
  precision /= static_cast<double>(event_.size());
  recall /= static_cast<double>(event_.size());
  return 2 * precision * recall / (precision + recall);
}

}  // namespace isnad::testing_stream
