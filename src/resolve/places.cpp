#include "resolve/places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "resolve/name_fits.h"
#include "resolve/place_refs.h"
#include "resolve/place_score.h"

namespace isnad::resolve {
namespace {

// Between a place and the container named after it: «بلدة س في ريف ص», «س (غربي ص)».
constexpr std::array<std::string_view, 14> kLinks = {"في",     "ضمن", "داخل", "من", "التابعه", "التابع", "الواقعه",
                                                     "الواقع", "(",   "«",    "\"", "“",       "»",      "”"};
constexpr std::uint32_t kLongestGap = 3;
constexpr std::string_view kCapital = "العاصمة";
constexpr double kClearSupport = 1.0;  // what a hamlet needs from its neighbours
constexpr double kFarKm = 250;         // a hamlet this far from all that is named is another one
constexpr double kSameSpotKm = 10;     // two rows this near are no rivals
constexpr std::size_t kMemory = 4000;  // places back to which «المدينة» can point: no reader goes further

struct Choice {
  std::int32_t row = -1, second = -1;
  PlaceFit fit;
  double margin = 0;
};

class PlaceResolver {
 public:
  PlaceResolver(const Lexicon& lexicon, Reading& reading)
      : gazetteer_(lexicon.gazetteer()), reading_(reading), countries_(reading.countries) {
    context_.gazetteer = &gazetteer_;
    vote_by_actors(lexicon.actors());
    context_.countries = countries_;
    for (const auto& vote : countries_) context_.votes += vote.weight;
    context_.votes = std::max(context_.votes, 1.0);
  }

  void run() {
    names_inside_actors();
    for (std::uint32_t i = 0; i < reading_.mentions.size(); ++i) {
      const auto* p = reading_.mentions[i].place();
      if (p != nullptr && !p->inside_name && !p->metonym) mentions_.push_back(i);
    }
    choices_.resize(mentions_.size());
    std::vector<const PlaceMention*> named;
    for (const auto m : mentions_) named.push_back(reading_.mentions[m].place());
    fits_.find(context_, named);
    link_containers();
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t k = 0; k < mentions_.size(); ++k) choices_[k] = choose(k);
      if (round + 1 == kRounds || !collect_anchors(round)) break;
    }
    look_around();
    for (std::size_t k = 0; k < mentions_.size(); ++k) finish(k);
  }

 private:
  Mention& mention(std::size_t k) { return reading_.mentions[mentions_[k]]; }
  PlaceMention& place(std::size_t k) { return *mention(k).place(); }

  // Whose bodies the text names tells of its country too: «عشيرة العكيدات», «حزب الله».
  void vote_by_actors(const ActorTable& table) {
    constexpr double kVote = 0.5, kMost = 2;
    std::vector<std::pair<std::string_view, double>> codes;
    for (const auto& m : reading_.mentions) {
      const auto* a = m.actor();
      if (a == nullptr || a->name_form != NameForm::full || a->candidates.size() != 1) continue;
      const auto cls = table.cls(a->candidates.front());
      if (cls == ActorClass::media || cls == ActorClass::agency || cls == ActorClass::un) continue;
      const auto cell = table.text(table.row(a->candidates.front()).country);
      for (std::size_t i = 0; i + 2 <= cell.size(); ++i) {
        if (cell[i] == ' ' || cell[i] == '|') continue;
        const auto code = cell.substr(i++, 2);
        const auto it = std::find_if(codes.begin(), codes.end(), [&](const auto& c) { return c.first == code; });
        if (it == codes.end())
          codes.emplace_back(code, kVote);
        else
          it->second = std::min(kMost, it->second + kVote);
      }
    }
    if (codes.empty()) return;
    std::vector<std::int32_t> seen;  // countries that a name may lie in
    for (const auto& m : reading_.mentions) {
      const auto* p = m.place();
      if (p == nullptr) continue;
      for (const auto row : p->candidates)
        if (const auto country = gazetteer_.row(row).country;
            country >= 0 && std::find(seen.begin(), seen.end(), country) == seen.end())
          seen.push_back(country);
    }
    for (const auto country : seen) {
      const auto id = gazetteer_.id(static_cast<std::uint32_t>(country));
      for (const auto& [code, weight] : codes) {
        if (id.size() != 2 || (id[0] | 0x20) != code[0] || (id[1] | 0x20) != code[1]) continue;
        const auto it =
            std::find_if(countries_.begin(), countries_.end(), [&](const CountryVote& v) { return v.row == country; });
        if (it == countries_.end())
          countries_.push_back({country, weight});
        else
          it->weight += weight;
      }
    }
  }

  // مجلس الرقة المدني: the city is part of the council's name. People of a place, and a state
  // that is called as its land, leave the place a place.
  void names_inside_actors() {
    for (auto& m : reading_.mentions) {
      auto* p = m.place();
      if (p == nullptr) continue;
      // Sorted by first token: nothing that starts after the name's last token holds it.
      const auto sentence = reading_.sentences[m.sentence].first;
      auto at = std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), sentence,
                                 [](const Mention& o, std::uint32_t first) { return o.tokens.first < first; });
      for (; at != reading_.mentions.end() && at->tokens.first < m.tokens.last; ++at) {
        const auto& other = *at;
        const auto* a = other.actor();
        if (a == nullptr) continue;
        if (a->cls == ActorClass::people || a->cls == ActorClass::source || a->name_form == NameForm::generic) continue;
        if (other.tokens.contains(m.tokens) && other.tokens.size() > m.tokens.size()) p->inside_name = true;
        // محافظة إدلب may be its government; the words say a place.
        if (other.tokens == m.tokens && a->cls != ActorClass::state && p->kind.empty()) p->inside_name = true;
      }
    }
  }

  [[nodiscard]] bool links(std::uint32_t from, std::uint32_t to, bool direction) const {
    if (to < from || to - from > kLongestGap) return false;
    for (auto t = from; t < to; ++t) {
      const auto folded = reading_.tokens[t].folded();
      const bool known = std::find(kLinks.begin(), kLinks.end(), folded) != kLinks.end();
      const bool mark = reading_.tokens[t].kind == TokenKind::punctuation;
      if (!known && !(direction && !mark)) return false;
    }
    return true;
  }

  // The mention that says in what, or near what, each mention lies; shared by a list's items.
  void link_containers() {
    containers_.assign(mentions_.size(), -1);
    for (std::size_t k = mentions_.size(); k-- > 0;) {
      std::size_t next = k + 1;
      while (next < mentions_.size() && mention(next).sentence == mention(k).sentence &&
             place(next).group == place(k).group)
        ++next;
      if (next >= mentions_.size() || mention(next).sentence != mention(k).sentence) continue;
      const auto& m = mention(next);
      const auto& p = place(next);
      const auto end = mention(next - 1).tokens.last;
      const std::string_view first = reading_.tokens[m.tokens.first].folded();
      const bool in = first.starts_with("ب") || p.kind == "countryside" ||
                      (m.tokens.first > end &&
                       (reading_.tokens[m.tokens.first - 1].folded() == "في" || reading_.tokens[end].folded() == "("));
      if ((in || !p.direction.empty()) && links(end, m.tokens.first, !p.direction.empty()))
        containers_[k] = static_cast<std::int32_t>(next);
    }
  }

  [[nodiscard]] std::int32_t container_row(std::size_t k) const {
    const auto c = containers_[k];
    if (c < 0) return -1;
    const auto& choice = choices_[static_cast<std::size_t>(c)];
    return choice.fit.derived ? -1 : choice.row;
  }

  Choice choose(std::size_t k) {
    const auto& p = place(k);
    Choice best;
    best.fit.score = kNoFit;
    if (p.definite_epithet) return best;
    PlaceFit second;
    second.score = kNoFit;
    const auto container = container_row(k);
    context_.weigh(mention(k).sentence);
    const RowFit* leads = nullptr;
    for (auto& own : fits_.of(k)) {
      const auto row = own.row;
      if (static_cast<std::int32_t>(row) == container) continue;
      const auto f = fit(context_, p, own, container);
      if (f.score <= kNoFit) continue;
      if (f.score > best.fit.score) {
        if (leads != nullptr && rivals(*leads, own)) {
          second = best.fit;
          best.second = best.row;
        }
        best.fit = f;
        best.row = static_cast<std::int32_t>(row);
        leads = &own;
      } else if (f.score > second.score && rivals(*leads, own)) {
        second = f;
        best.second = static_cast<std::int32_t>(row);
      }
    }
    best.margin = best.second < 0 ? 10 : best.fit.score - second.score;
    if (best.row >= 0 && !supported(best)) {
      best.row = -1;
      known_town(k, container, best);
    }
    return best;
  }

  // A hamlet that nothing speaks for leaves the name to the one town that bears it.
  void known_town(std::size_t k, std::int32_t container, Choice& best) {
    constexpr std::uint8_t kTown = 3;
    const auto& kind = reading_.mentions[mentions_[k]].place()->kind;
    if (!kind.empty() && kind != "town" && kind != "city" && kind != "subdistrict") return;
    Choice town;
    const RowFit* last = nullptr;
    int towns = 0;
    for (auto& own : fits_.of(k)) {
      const auto row = own.row;
      if (static_cast<std::int32_t>(row) == container || gazetteer_.row(row).prominence < kTown) continue;
      if (gazetteer_.id(row).starts_with("gn:") || (last != nullptr && !rivals(*last, own))) continue;
      ++towns;
      last = &own;
      town.row = static_cast<std::int32_t>(row);
      town.fit = fit(context_, *reading_.mentions[mentions_[k]].place(), own, container);
    }
    if (towns != 1 || town.fit.score <= kNoFit || town.fit.derived || !supported(town)) return;
    best.row = town.row;
    best.fit = town.fit;
    best.margin = 0;
  }

  // Two rows of one spot (a town, its district) are not two readings.
  [[nodiscard]] bool rivals(const RowFit& a, const RowFit& b) const {
    if (a.held.has(static_cast<std::int32_t>(b.row)) || b.held.has(static_cast<std::int32_t>(a.row))) return false;
    return a.point < 0 || b.point < 0 ||
           context_.distances.km(gazetteer_, static_cast<std::uint32_t>(a.point), static_cast<std::uint32_t>(b.point)) >
               kSameSpotKm;
  }

  [[nodiscard]] bool supported(const Choice& c) const {
    const auto& r = gazetteer_.row(static_cast<std::uint32_t>(c.row));
    if (c.fit.derived) return c.fit.support >= kClearSupport || r.prominence >= 3;
    if (r.kind == PlaceKind::region && r.country >= 0) return c.fit.score > 2.0;
    if (r.prominence >= 4) return true;
    if (r.prominence >= 3) return c.fit.score > 1.0;
    if (c.fit.support >= kClearSupport) return true;
    if (c.fit.least_km < 1e8 && c.fit.least_km > kFarKm) return false;
    return c.second < 0 && (c.fit.score > 3.5 || c.fit.share >= 0.2);
  }

  // False where they and the containers chosen are those of the round before, and so would be what is chosen.
  bool collect_anchors(int round) {
    std::vector<PlaceAnchor> settled;
    std::vector<std::int32_t> around;
    for (std::size_t k = 0; k < mentions_.size(); ++k) {
      const auto& c = choices_[k];
      if (c.row < 0 || c.fit.derived) continue;
      const auto& r = gazetteer_.row(static_cast<std::uint32_t>(c.row));
      if (r.kind == PlaceKind::country || (round == 0 && r.prominence < 3)) continue;
      if (round > 0 && r.prominence < 3 && c.fit.support < 1.5) continue;
      const double weight = c.margin >= 1.5 ? 1.0 : c.margin >= 0.5 ? 0.7 : 0.4;
      settled.push_back({static_cast<std::uint32_t>(c.row), mention(k).sentence, weight});
    }
    for (std::size_t k = 0; k < mentions_.size(); ++k)
      if (containers_[k] >= 0) around.push_back(container_row(k));
    if (round > 0 && settled == settled_ && around == around_) return false;
    context_.clear_anchors();
    for (const auto& anchor : settled) context_.add_anchor(anchor);
    settled_ = std::move(settled);
    around_ = std::move(around);
    return true;
  }

  // The chosen rows' counts, and for each mention the row before and after it that is no country.
  void look_around() {
    const auto inside = [&](std::size_t k) {
      const auto row = choices_[k].row;
      return row >= 0 && gazetteer_.row(static_cast<std::uint32_t>(row)).kind != PlaceKind::country ? row : -1;
    };
    before_.assign(mentions_.size(), -1);
    after_.assign(mentions_.size(), -1);
    for (std::size_t k = 0; k < mentions_.size(); ++k) {
      if (choices_[k].row >= 0) ++times_[choices_[k].row];
      if (k > 0) before_[k] = inside(k - 1) >= 0 ? inside(k - 1) : before_[k - 1];
    }
    for (std::size_t k = mentions_.size(); k-- > 1;) after_[k - 1] = inside(k) >= 0 ? inside(k) : after_[k];
  }

  // The place that an unresolved mention most likely lies in: named beside it, else the last one
  // before it, else the next one after it.
  [[nodiscard]] std::int32_t surroundings(std::size_t k) const {
    const auto beside = container_row(k);
    if (beside >= 0) return beside;
    if (before_[k] >= 0) return before_[k];
    if (after_[k] >= 0) return after_[k];
    return reading_.countries.empty() ? -1 : reading_.countries.front().row;
  }

  void finish(std::size_t k) {
    auto& p = place(k);
    if (p.definite_epithet) return epithet(k);
    const auto& c = choices_[k];
    auto& ref = p.resolved;
    start(k);
    p.row = c.row;
    if (c.row < 0 && p.doubtful) {
      p.inside_name = true;  // an ordinary word after all
      return;
    }
    if (c.row < 0) {
      const auto around = surroundings(k);
      if (around >= 0) ref.admin = container_chain(gazetteer_, around, p.kind);
      return;
    }
    const auto row = static_cast<std::uint32_t>(c.row);
    const auto& r = gazetteer_.row(row);
    if (c.second >= 0) ref.runner_up = gazetteer_.id(static_cast<std::uint32_t>(c.second));
    ref.admin = gazetteer_.chain(row);
    if (c.fit.derived) {
      p.row = -1;
      ref.precision = Precision::district;
      put_point(gazetteer_, ref, row);
      return;
    }
    ref.id = gazetteer_.id(row);
    ref.name_en = gazetteer_.name_en(row);
    ref.precision = precision_of(r.kind);
    const bool wide = r.kind == PlaceKind::country || is_admin(r.kind) || r.kind == PlaceKind::region;
    // A bank is an area beside the river.
    if (p.kind == "countryside" || (p.part && (wide || p.kind == "river"))) {
      if (!wide) ref.precision = Precision::district;
      return;  // an area without a point; its name is its words
    }
    ref.name = gazetteer_.name(row);
    if (r.accuracy_m >= 2000) ref.precision = Precision::district;
    if (!p.direction.empty() || p.distance_km) {
      ref.role = PlaceRole::near;
      if (p.distance_km && *p.distance_km > 3) ref.precision = Precision::district;
    }
    put_point(gazetteer_, ref, row);
  }

  // Text, span and the name as the words have it.
  void start(std::size_t k) {
    auto& ref = place(k).resolved;
    const auto& text = reading_.document.text;
    ref.span = mention(k).span;
    ref.text.assign(text, ref.span.begin, ref.span.size());
    // One of several under a dual or plural kind word is called by its name alone.
    const auto group = place(k).group;
    const bool listed = (k > 0 && place(k - 1).group == group) ||
                        (k + 1 < mentions_.size() && place(k + 1).group == group && !place(k).definite_epithet);
    const auto name = place(k).name;
    ref.name = without_marks(listed && name.size() > 0 ? text.substr(name.begin, name.size()) : ref.text);
  }

  // «تصنفها أنقرة»: a capital that stands for its government is no town told of.
  [[nodiscard]] bool acts(std::size_t k) {
    const auto& own = mention(k);
    if (place(k).row < 0 || gazetteer_.row(static_cast<std::uint32_t>(place(k).row)).kind != PlaceKind::capital)
      return false;
    const auto& all = reading_.mentions;  // sorted by first token
    auto other = std::lower_bound(all.begin(), all.end(), own.tokens.first,
                                  [](const Mention& m, std::uint32_t first) { return m.tokens.first < first; });
    for (; other != all.end() && other->tokens.first == own.tokens.first; ++other) {
      const auto* a = other->actor();
      if (a != nullptr && a->cls == ActorClass::state && other->tokens == own.tokens) return true;
    }
    return false;
  }

  // Who المدينة is: named often and not far before; in the same sentence before all others.
  [[nodiscard]] std::int32_t antecedent(std::size_t k) {
    const auto& p = place(k);
    std::int32_t best = -1;
    double most = 0;
    for (std::size_t j = k; j-- > (k > kMemory ? k - kMemory : 0);) {
      const auto& q = place(j);
      if (q.definite_epithet || q.inside_name || q.kind == "countryside") continue;
      // «المزرعة» is a farm named before, no village or camp.
      if (p.kind == "farm" && q.kind != p.kind) continue;
      if (p.kind == "governorate" && q.kind != p.kind) continue;
      if (p.kind == "area" && q.kind == "governorate") continue;
      if (p.kind_word == kCapital && !seat(q)) continue;
      if (acts(j)) continue;
      bool derived = false;
      const bool fits =
          q.row >= 0 ? q.kind == p.kind ||
                           (kind_fit(p.kind, gazetteer_.row(static_cast<std::uint32_t>(q.row)).kind, derived) >= 1.5 &&
                            !derived)
                     : q.kind == p.kind;
      if (!fits) continue;
      const auto gap = mention(k).sentence - mention(j).sentence;
      const auto counted = q.row >= 0 ? times_.find(q.row) : times_.end();
      const int times = counted == times_.end() ? 0 : counted->second;
      double score = std::log2(1.0 + times);
      // «البلدة» is the last one called so; «المدينة» rather what all is about.
      if (p.kind != "city" && p.kind != "area") score = std::min(score, 1.5) + (q.kind == p.kind ? 1.5 : 0);
      score += gap == 0 ? 4 : gap == 1 ? 1.5 : gap <= 3 ? 0.5 : 0;
      if (q.part && gap > 0) score -= 0.5;  // named only to say where something else is
      if (score > most) {
        most = score;
        best = static_cast<std::int32_t>(j);
      }
    }
    return best;
  }

  // «سنجار … المحافظة»: the mention of a governorate, before this, that holds the place named in the sentence.
  [[nodiscard]] std::int32_t governorate_of_sentence(std::size_t k) {
    for (std::size_t j = k; j-- > 0 && mention(j).sentence == mention(k).sentence;) {
      const auto& q = place(j);
      if (q.row < 0 || q.definite_epithet || q.kind == "governorate") continue;
      for (std::size_t g = k; g-- > 0;)
        if (const auto& holder = place(g); holder.kind == "governorate" && !holder.definite_epithet &&
                                           holder.row >= 0 && gazetteer_.within(q.row, holder.row))
          return static_cast<std::int32_t>(g);
      return -1;
    }
    return -1;
  }

  // «العاصمة …»: the seat of a government.
  [[nodiscard]] bool seat(const PlaceMention& p) const {
    return p.kind_word == kCapital ||
           (p.row >= 0 && gazetteer_.row(static_cast<std::uint32_t>(p.row)).kind == PlaceKind::capital);
  }

  void epithet(std::size_t k) {
    auto& p = place(k);
    start(k);
    const auto kind = place_kind(p.kind).value_or(PlaceKind::other);
    if (kind == PlaceKind::countryside) {  // of the governorate told of
      const auto around = gazetteer_.ancestor(surroundings(k), PlaceKind::governorate);
      if (around >= 0) p.resolved.admin = gazetteer_.chain(static_cast<std::uint32_t>(around));
      return;
    }
    const auto held = kind == PlaceKind::governorate ? governorate_of_sentence(k) : -1;
    const auto found = held >= 0 ? held : antecedent(k);
    if (found >= 0) {
      const auto& q = place(static_cast<std::size_t>(found));
      const PlaceRef words = p.resolved;
      p.antecedent = static_cast<std::int32_t>(mentions_[static_cast<std::size_t>(found)]);
      p.row = q.row;
      p.resolved = q.resolved;
      p.resolved.span = words.span;
      p.resolved.text = words.text;
      p.resolved.role = p.direction.empty() ? PlaceRole::at : PlaceRole::near;
      return;
    }
    const auto stands_for = [&](std::uint32_t row, Precision precision) {
      p.row = static_cast<std::int32_t>(row);
      p.resolved.id = gazetteer_.id(row);
      p.resolved.name = gazetteer_.name(row);
      p.resolved.name_en = gazetteer_.name_en(row);
      p.resolved.admin = gazetteer_.chain(row);
      p.resolved.precision = precision;
      if (p.direction.empty()) put_point(gazetteer_, p.resolved, row);
    };
    // «العاصمة» where no article names it before: of the country that is told of.
    if (p.kind_word == kCapital)
      if (const auto capital = gazetteer_.capital_of(gazetteer_.ancestor(surroundings(k), PlaceKind::country));
          capital >= 0) {
        if (!p.direction.empty()) p.resolved.role = PlaceRole::near;
        return stands_for(static_cast<std::uint32_t>(capital), precision_of(PlaceKind::capital));
      }
    // المحافظة: the governorate of the place last named.
    if (kind == PlaceKind::governorate)
      if (const auto around = gazetteer_.ancestor(surroundings(k), kind); around >= 0)
        return stands_for(static_cast<std::uint32_t>(around), Precision::governorate);
    // المطار, المسجد without one named before are any airport, any mosque.
    if (!is_settlement(kind) && kind != PlaceKind::neighbourhood && kind != PlaceKind::governorate) {
      p.inside_name = true;
      return;
    }
    const auto around = surroundings(k);
    if (around >= 0) p.resolved.admin = container_chain(gazetteer_, around, "village");
  }

  const Gazetteer& gazetteer_;
  Reading& reading_;
  std::vector<CountryVote> countries_;
  PlaceContext context_;
  std::vector<std::uint32_t> mentions_;
  std::vector<std::int32_t> containers_;  // index into mentions_
  std::vector<Choice> choices_;
  NameFits fits_;
  std::vector<PlaceAnchor> settled_;             // the anchors of the last round
  std::vector<std::int32_t> around_;             // the rows of the containers in it
  std::unordered_map<std::int32_t, int> times_;  // row → mentions that were found to be it
  std::vector<std::int32_t> before_, after_;     // rows
};

}  // namespace

void places(const Lexicon& lexicon, Reading& reading) { PlaceResolver(lexicon, reading).run(); }

}  // namespace isnad::resolve
