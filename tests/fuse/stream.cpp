#include "fuse/stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <unordered_map>

namespace isnad::testing_stream {
namespace {

constexpr ClaimType kTypes[] = {ClaimType::airstrike, ClaimType::shelling, ClaimType::armed_clash,
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

}  // namespace

Stream make_stream(std::size_t wanted, std::uint32_t seed) {
  Stream s;
  Dice dice(seed);
  const Day start = Day(std::chrono::year(2015) / 1 / 1);
  // Density of the real thing: about one event a town every three weeks.
  const auto events = static_cast<std::uint32_t>(wanted / 3 + 1);
  const std::uint32_t towns = std::max<std::uint32_t>(40, events / 60), days = 1200;
  for (std::uint32_t e = 0; s.claims.size() < wanted; ++e) {
    const ClaimType type = kTypes[dice.below(6)];
    const PlaceRef where = town(dice.below(towns));
    const Day day = start + std::chrono::days(dice.below(days));
    const std::int64_t killed = dice.one_in(3) ? 0 : 1 + dice.below(40);
    const std::uint32_t who = dice.below(12), whom = 12 + dice.below(12);
    const std::uint32_t tellers = 1 + dice.below(6);
    for (std::uint32_t k = 0; k < tellers && s.claims.size() < wanted; ++k) {
      Claim c;
      const auto doc = s.documents.size();
      c.id = fmt::format("c{:08x}{:08x}", static_cast<std::uint32_t>(doc * 2654435761u), doc);
      c.doc = fmt::format("doc{}", doc);
      c.type = type;
      c.places = {dice.one_in(10) ? district_of(where) : where};
      if (!dice.one_in(5)) c.time = on(day);
      if (!dice.one_in(4)) c.agent = {actor(who)};
      if (dice.one_in(2)) c.target = {actor(whom)};
      if (killed > 0 && type != ClaimType::gain_control && !dice.one_in(4)) {
        Quantity q;
        q.min = killed;
        if (!dice.one_in(4)) q.max = killed;
        (type == ClaimType::displacement || type == ClaimType::detain ? c.quantity : c.killed) = q;
      }
      s.claims.push_back(std::move(c));
      s.truth.push_back(e);
      s.documents.push_back({fmt::format("doc{}", doc), fmt::format("منبر {}", dice.below(30)),
                             day + std::chrono::days(dice.below(2)), {}});
    }
  }
  return s;
}

double b_cubed(const Stream& stream, const std::vector<Event>& events) {
  std::unordered_map<std::string, std::uint32_t> index;
  for (std::uint32_t i = 0; i < stream.claims.size(); ++i) index[stream.claims[i].id] = i;
  std::unordered_map<std::uint32_t, double> size;
  for (const auto t : stream.truth) size[t] += 1;
  double precision = 0, recall = 0;
  for (const auto& e : events) {
    std::unordered_map<std::uint32_t, double> inside;
    for (const auto& id : e.claims) inside[stream.truth[index.at(id)]] += 1;
    for (const auto& [t, n] : inside) {
      precision += n * n / static_cast<double>(e.claims.size());
      recall += n * n / size[t];
    }
  }
  const auto n = static_cast<double>(stream.claims.size());
  precision /= n;
  recall /= n;
  return 2 * precision * recall / (precision + recall);
}

}  // namespace isnad::testing_stream
