#include "resolve/actors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/actor_traits.h"
#include "resolve/bare_words.h"
#include "text/fold.h"

namespace isnad::resolve {
namespace {

std::uint32_t bit(ActorClass cls) { return 1u << static_cast<unsigned>(cls); }
bool is_person(ActorClass cls) { return cls == ActorClass::person || cls == ActorClass::official; }

class Identities {
 public:
  Identities(const Lexicon& lexicon, Reading& reading) : table_(lexicon.actors()), reading_(reading) {}

  void run() {
    if (reading_.document.published)
      day_ = static_cast<std::int32_t>(reading_.document.published->time_since_epoch().count());
    vote();
    for (std::uint32_t m = 0; m < reading_.mentions.size(); ++m)
      if (auto* a = reading_.mentions[m].actor(); a != nullptr) resolve(m, *a);
    link_affiliations();
  }

 private:
  [[nodiscard]] bool shares_head(std::string_view epithet, std::string_view name) const {
    const auto& a = bare_.of(epithet);
    if (a.empty()) return false;
    return holds(bare_.of(name), a.front());
  }

  struct Seen {  // the latest mention of an entity
    std::uint32_t mention = 0;
    int times = 0;
    std::uint32_t first = 0, sentence = 0;                                       // of that mention
    const std::vector<std::string>*name_words = nullptr, *text_words = nullptr;  // of the entity, once asked for
  };

  [[nodiscard]] bool named_with(std::uint32_t entity, std::string_view word) const {
    auto& seen = seen_[entity];
    const auto& ref = reading_.entities[entity].ref;
    if (seen.name_words == nullptr) seen.name_words = &bare_.of(ref.name);
    if (holds(*seen.name_words, word)) return true;
    if (seen.text_words == nullptr) seen.text_words = &bare_.of(ref.text);
    return holds(*seen.text_words, word);
  }

  // What the document is about: countries by the places it names and the actors named in full.
  void vote() {
    std::string voted, first;  // the country last found, and its code
    for (const auto& mention : reading_.mentions) {
      if (const auto* p = mention.place(); p != nullptr && !p->resolved.admin.empty()) {
        if (const auto& country = p->resolved.admin.front(); country != voted) {
          voted = country;
          first = text::fold(country).substr(0, 2);
          for (char& c : first) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
        count(first, 2);
      }
      const auto* a = mention.actor();
      if (a == nullptr) continue;
      for (const auto row : a->candidates) {
        if (a->name_form == NameForm::full && a->candidates.size() == 1) full_rows_[row] += 1;
        if (a->candidates.size() == 1 && table_.cls(row) != ActorClass::media && table_.cls(row) != ActorClass::agency)
          for_codes(row, [&](std::string_view c) { count(c, 1); });
      }
      if (a->affiliation_row >= 0)
        for_codes(static_cast<std::uint32_t>(a->affiliation_row), [&](std::string_view c) { count(c, 1); });
    }
    for (const auto& [code, n] : countries_) most_ = std::max(most_, n);
  }

  // Codes of the countries of a row.
  template <class Each>
  void for_codes(std::uint32_t row, Each&& each) const {
    const auto cell = table_.text(table_.row(row).country);
    for (std::size_t i = 0; i + 2 <= cell.size(); i += 2) {
      while (i < cell.size() && (cell[i] == ' ' || cell[i] == '|')) ++i;
      if (i + 2 <= cell.size()) each(cell.substr(i, 2));
    }
  }

  void count(std::string_view code, int votes) {
    const auto it = std::find_if(countries_.begin(), countries_.end(), [&](const auto& c) { return c.first == code; });
    if (it == countries_.end())
      countries_.emplace_back(code, votes);
    else
      it->second += votes;
  }

  // How well the document supports that a shared name means this row.
  [[nodiscard]] int support(std::uint32_t row) const {
    int score = 0;
    if (day_ && !table_.active(row, *day_)) score -= 20;
    if (by_row_.contains(row)) score += 10;
    if (full_rows_.contains(row)) score += 8;
    int best = 0;
    for_codes(row, [&](std::string_view code) {
      for (const auto& [country, n] : countries_)
        if (country == code) best = std::max(best, n == most_ ? 5 : n * 3 >= most_ ? 2 : 0);
    });
    return score + best;
  }

  std::uint32_t entity_of_row(std::uint32_t row, const Mention& mention) {
    const auto it = by_row_.find(row);
    if (it != by_row_.end()) return it->second;
    Entity e;
    e.ref.id = table_.id(row);
    e.ref.name = table_.text(table_.row(row).name);
    e.ref.name_en = table_.text(table_.row(row).name_en);
    e.ref.text = words(mention);
    e.ref.span = mention.span;
    e.cls = table_.cls(row);
    e.actor_row = static_cast<std::int32_t>(row);
    e.gender = static_cast<Gender>(table_.row(row).gender);
    e.number = static_cast<Number>(table_.row(row).number);
    const auto index = add(std::move(e));
    by_row_.emplace(row, index);
    return index;
  }

  std::uint32_t add(Entity e) {
    const auto index = static_cast<std::uint32_t>(reading_.entities.size());
    if (is_person(e.cls) && !e.ref.generic) persons_.push_back({index, {}});
    reading_.entities.push_back(std::move(e));
    seen_.push_back({});
    return index;
  }

  [[nodiscard]] std::string words(const Mention& m) const {
    return reading_.document.text.substr(m.span.begin, m.span.size());
  }

  void set(std::uint32_t m, ActorMention& a, std::uint32_t entity) {
    a.entity = static_cast<std::int32_t>(entity);
    auto& seen = seen_[entity];
    seen.mention = m;
    ++seen.times;
    seen.first = reading_.mentions[m].tokens.first;
    seen.sentence = reading_.mentions[m].sentence;
  }
  void follow(std::uint32_t m, ActorMention& a, std::uint32_t entity) {
    a.antecedent = static_cast<std::int32_t>(seen_[entity].mention);
    set(m, a, entity);
  }

  void resolve(std::uint32_t m, ActorMention& a) {
    switch (a.name_form) {
      case NameForm::full: full(m, a); break;
      case NameForm::short_: short_name(m, a); break;
      case NameForm::epithet: epithet(m, a); break;
      case NameForm::generic: generic(m, a); break;
      case NameForm::pronoun: possessive(m, a); break;
    }
  }

  // The best supported candidate; with several, one must stand out.
  [[nodiscard]] std::optional<std::uint32_t> choose(const std::vector<std::uint32_t>& rows, int least) const {
    std::optional<std::uint32_t> best;
    int best_score = 0;
    bool tie = false;
    for (const auto row : rows) {
      const int score = support(row);
      if (!best || score > best_score)
        best = row, best_score = score, tie = false;
      else if (score == best_score)
        tie = true;
    }
    if (!best || best_score < least || (tie && least > 0)) return std::nullopt;
    return best;
  }

  void full(std::uint32_t m, ActorMention& a) {
    const auto& mention = reading_.mentions[m];
    if (a.candidates.size() == 1) return set(m, a, entity_of_row(a.candidates.front(), mention));
    if (!a.candidates.empty()) {
      if (const auto row = choose(a.candidates, 1)) return set(m, a, entity_of_row(*row, mention));
    }
    const std::string key = text::fold(a.name);
    if (const auto it = by_name_.find(key); it != by_name_.end()) return set(m, a, it->second);
    if (is_person(a.cls) && a.office.empty())
      if (const auto longer = fuller_person(a.name)) return follow(m, a, *longer);
    Entity e;
    e.ref.name = a.candidates.empty() ? a.name : words(mention);
    e.ref.text = words(mention);
    e.ref.span = mention.span;
    e.cls = a.cls;
    e.gender = a.gender;
    e.number = a.number;
    const auto index = add(std::move(e));
    by_name_.emplace(key, index);
    set(m, a, index);
  }

  // «عبد الرحمن» after «رامي عبد الرحمن»: the person whose name ends or begins with these words.
  [[nodiscard]] std::optional<std::uint32_t> fuller_person(std::string_view name) {
    const auto words = text::fold_words(name);
    for (auto& [e, full] : persons_) {
      if (full.empty()) full = text::fold_words(reading_.entities[e].ref.name);
      if (full.size() <= words.size()) continue;
      if (std::equal(words.rbegin(), words.rend(), full.rbegin())) return e;
    }
    return std::nullopt;
  }

  void short_name(std::uint32_t m, ActorMention& a) {
    // annotate/ gave it the full name of the person it found.
    if (a.candidates.size() == 1) return follow(m, a, entity_of_row(a.candidates.front(), reading_.mentions[m]));
    const auto it = by_name_.find(text::fold(a.name));
    if (it != by_name_.end()) return follow(m, a, it->second);
    full(m, a);
  }

  void generic(std::uint32_t m, ActorMention& a) {
    Entity e;
    e.ref.generic = true;
    e.ref.name = a.name;
    e.ref.text = words(reading_.mentions[m]);
    e.ref.span = reading_.mentions[m].span;
    e.cls = a.cls;
    e.gender = a.gender;
    e.number = a.number;
    set(m, a, add(std::move(e)));
    // A report of a body is that body speaking: «تقرير لوكالة …».
    if ((a.epithet_classes & bit(ActorClass::media)) != 0 && a.affiliation_token >= 0) report_of_.push_back(m);
  }

  void epithet(std::uint32_t m, ActorMention& a) {
    if (!a.candidates.empty()) {
      if (const auto row = choose(a.candidates, 1)) return follow_row(m, a, *row);
      a.candidates.clear();
    }
    if (a.affiliation_row >= 0 && !is_person(a.cls)) {
      // «الحكومة الليبية» of a state whose body is not in the base: that state's.
      return full(m, a);
    }
    const auto row = of_the_country(a);
    if (const auto entity = antecedent(m, a)) {
      // «الجيش» behind «الفرقة السادسة» or «وزارة الدفاع» is the country's army, «الحكومة» its government.
      const auto& named = reading_.entities[*entity].ref;
      if (row && !shares_head(a.name, named.name) && !shares_head(a.name, named.text)) return follow_row(m, a, *row);
      return follow(m, a, *entity);
    }
    if (row) return follow_row(m, a, *row);
    if (a.cls == ActorClass::people || a.cls == ActorClass::source) {
      generic(m, a);
      return;
    }
    if (is_person(a.cls)) {
      generic(m, a);
      reading_.entities.back().cls = ActorClass::source;
    }
  }

  void follow_row(std::uint32_t m, ActorMention& a, std::uint32_t row) {
    const bool known = by_row_.contains(row);
    const auto entity = entity_of_row(row, reading_.mentions[m]);
    if (known)
      follow(m, a, entity);
    else
      set(m, a, entity);
  }

  // The entity named before that the epithet fits best: same head word first, then class; the
  // nearer and the more often named wins.
  [[nodiscard]] std::optional<std::uint32_t> antecedent(std::uint32_t m, const ActorMention& a) const {
    std::optional<std::uint32_t> best;
    double best_score = 0;
    const auto& mention = reading_.mentions[m];
    constexpr std::uint32_t kReach = 12;  // sentences back
    const auto& own = bare_.of(a.name);
    const std::string_view head_word = own.empty() ? std::string_view() : own.front();
    for (std::uint32_t e = 0; e < reading_.entities.size(); ++e) {
      const auto& seen = seen_[e];
      if (seen.times == 0 || seen.first >= mention.tokens.first || mention.sentence - seen.sentence > kReach) continue;
      const auto& entity = reading_.entities[e];
      const double far = static_cast<double>(mention.sentence - seen.sentence);
      double score = 0;
      if (a.cls == ActorClass::source || a.cls == ActorClass::people) {
        if (!entity.ref.generic || entity.cls != a.cls || far > 4) continue;
        if (!shares_head(a.name, entity.ref.name) && !(a.cls == ActorClass::source && same_source(a, entity))) continue;
        score = 10 - far;
      } else if (is_person(a.cls)) {
        if (!is_person(entity.cls) && !(entity.ref.generic && entity.cls == ActorClass::source)) continue;
        if (far > 6 || reading_.mentions[seen.mention].actor() == nullptr) continue;
        if (!shares_head(a.name, entity.ref.generic ? entity.ref.name : titles_of(e))) continue;
        score = 10 - far;
      } else {
        if (entity.ref.generic || is_person(entity.cls)) continue;
        const bool head = !own.empty() && named_with(e, head_word);
        const bool cls = (a.epithet_classes & bit(entity.cls)) != 0;
        if (!head && !cls) continue;
        // By its class alone an unlisted body is not what «الفصائل» are, nor a body of another gender.
        if (!head && entity.actor_row < 0 &&
            (means_many(a.name) ||
             (a.gender != Gender::unknown && entity.gender != Gender::unknown && a.gender != entity.gender)))
          continue;
        // «القوات المسلحة» are an army's, not those of «قوات …».
        if (a.cls == ActorClass::military && !cls && a.name_tokens.size() > 1) continue;
        score = (head ? 8.0 : 0.0) + (cls ? 3.0 : 0.0) - 0.6 * far + 0.2 * std::min(seen.times, 5);
        if (score <= 0) continue;
      }
      if (score > best_score) best_score = score, best = e;
    }
    return best;
  }

  [[nodiscard]] std::string titles_of(std::uint32_t entity) const {
    std::string all;
    for (const auto& mention : reading_.mentions)
      if (const auto* a = mention.actor(); a != nullptr && a->entity == static_cast<std::int32_t>(entity))
        all += a->title + " " + a->office + " " + (a->cls == ActorClass::official ? a->name : "") + " ";
    return all;
  }

  // «الجيش», «الحكومة», «السلطات» without anyone named: those of the country the document is about.
  [[nodiscard]] std::optional<std::uint32_t> of_the_country(const ActorMention& a) const {
    const bool army = a.cls == ActorClass::military, government = a.cls == ActorClass::government;
    if ((!army && !government) || most_ < 3) return std::nullopt;
    if (army && text::fold(a.name).ends_with("المشتركه")) return std::nullopt;  // of several, whoever they are
    // «الوزارة», «اللجنة»: which of many nobody has said.
    if (government) {
      constexpr std::array<std::string_view, 5> kOneOfMany = {"وزاره", "هييه", "لجنه", "بعثه", "مفوضيه"};
      const auto words = bare_words(a.name);
      if (words.empty() || std::find(kOneOfMany.begin(), kOneOfMany.end(), words.front()) != kOneOfMany.end())
        return std::nullopt;
    }
    for (const auto row : states()) {
      if (army) {
        const auto forces = table_.row(row).forces;
        if (forces == kNoActor || (day_ && !table_.active(forces, *day_))) return std::nullopt;
        return forces;
      }
      for (std::uint32_t g = 0; g < table_.size(); ++g)
        if (table_.row(g).parent == row && table_.cls(g) == ActorClass::government &&
            shares_head(a.name, table_.text(table_.row(g).name)))
          return g;
    }
    return std::nullopt;
  }

  // The states of the one country that the document speaks of most; none where two are spoken of alike.
  [[nodiscard]] const std::vector<std::uint32_t>& states() const {
    if (states_) return *states_;
    states_.emplace();
    const std::string* country = nullptr;
    for (const auto& [code, n] : countries_) {
      if (n != most_) continue;
      if (country != nullptr) return *states_;
      country = &code;
    }
    if (country == nullptr) return *states_;
    for (std::uint32_t row = 0; row < table_.size(); ++row)
      if (table_.cls(row) == ActorClass::state && table_.text(table_.row(row).country) == *country)
        states_->push_back(row);
    return *states_;
  }

  // «مسلحيه»: the nearest armed actor before it that the enclitic agrees with.
  void possessive(std::uint32_t m, ActorMention& a) {
    const auto& mention = reading_.mentions[m];
    const auto folded = reading_.tokens[mention.tokens.last - 1].folded();
    const Gender gender = folded.ends_with("ها") ? Gender::feminine : Gender::masculine;
    const bool plural = folded.ends_with("هم");
    std::optional<std::uint32_t> best;
    std::uint32_t where = 0;
    for (std::uint32_t e = 0; e < reading_.entities.size(); ++e) {
      if (seen_[e].times == 0 || mention.sentence - seen_[e].sentence > 1) continue;
      const auto& entity = reading_.entities[e];
      const auto& last = reading_.mentions[seen_[e].mention];
      const bool man = is_person(entity.cls) && !entity.ref.generic;
      if (!man && !traits_of(entity.cls).sends_forces) continue;
      if (man && (plural || last.sentence != mention.sentence)) continue;
      const bool agrees = plural ? entity.number == Number::plural || entity.gender == Gender::masculine || people(last)
                                 : entity.gender == gender;
      if (!agrees) continue;
      if (!best || last.tokens.first > where) best = e, where = last.tokens.first;
    }
    // «وقال القائد فلان إن قواته»: those of the body he speaks for; whose else nobody says.
    if (best && is_person(reading_.entities[*best].cls)) best = commanded_by(*best);
    if (best) follow(m, a, *best);
  }

  // «الحوثيين»: a body by its people's name.
  [[nodiscard]] bool people(const Mention& m) const {
    const auto f = reading_.tokens[m.tokens.last - 1].folded();
    return f.ends_with("يين") || f.ends_with("يون");
  }

  [[nodiscard]] std::optional<std::uint32_t> commanded_by(std::uint32_t man) {
    std::optional<std::uint32_t> body;
    const auto& mention = reading_.mentions[seen_[man].mention];
    const auto row = reading_.entities[man].actor_row;
    if (const auto* a = mention.actor(); a != nullptr && a->affiliation_token >= 0) {
      for (const auto& other : reading_.mentions)
        if (const auto* b = other.actor();
            b != nullptr && b->entity >= 0 && other.tokens.first == static_cast<std::uint32_t>(a->affiliation_token))
          body = static_cast<std::uint32_t>(b->entity);
    } else if (row >= 0 && (!day_ || table_.active(static_cast<std::uint32_t>(row), *day_))) {
      const auto parent = table_.row(static_cast<std::uint32_t>(row)).parent;
      if (parent != kNoActor) body = entity_of_row(parent, mention);
    }
    if (body && !traits_of(reading_.entities[*body].cls).sends_forces) body.reset();
    return body;
  }

  void link_affiliations() {
    std::unordered_map<std::uint32_t, std::uint32_t> at;  // first token → actor mention
    for (std::uint32_t m = 0; m < reading_.mentions.size(); ++m)
      if (reading_.mentions[m].actor() != nullptr) at.try_emplace(reading_.mentions[m].tokens.first, m);
    for (auto& mention : reading_.mentions) {
      auto* a = mention.actor();
      if (a == nullptr) continue;
      if (a->affiliation_token >= 0)
        if (const auto it = at.find(static_cast<std::uint32_t>(a->affiliation_token));
            it != at.end() && &reading_.mentions[it->second] != &mention)
          a->affiliation = static_cast<std::int32_t>(it->second);
      if (a->entity < 0) continue;
      auto& entity = reading_.entities[static_cast<std::size_t>(a->entity)];
      if (a->affiliation >= 0 && entity.affiliation < 0) {
        const auto body = reading_.mentions[static_cast<std::size_t>(a->affiliation)].actor()->entity;
        if (body != a->entity) entity.affiliation = body;
      } else if (a->affiliation_row >= 0 && entity.affiliation < 0) {
        const auto row = static_cast<std::uint32_t>(a->affiliation_row);
        const auto body = entity_of_row(row, mention);
        reading_.entities[static_cast<std::size_t>(a->entity)].affiliation = static_cast<std::int32_t>(body);
      }
    }
    for (std::uint32_t e = 0; e < reading_.entities.size(); ++e) {
      const auto row = reading_.entities[e].actor_row;
      if (row < 0 || !is_person(reading_.entities[e].cls) || reading_.entities[e].affiliation >= 0) continue;
      const auto parent = table_.row(static_cast<std::uint32_t>(row)).parent;
      // Out of office, he speaks for himself.
      if (parent == kNoActor || (day_ && !table_.active(static_cast<std::uint32_t>(row), *day_))) continue;
      Mention none;
      const auto body = entity_of_row(parent, none);
      reading_.entities[e].affiliation = static_cast<std::int32_t>(body);
    }
    for (const auto m : report_of_) {
      auto& a = *reading_.mentions[m].actor();
      if (a.affiliation < 0) continue;
      const auto body = reading_.mentions[static_cast<std::size_t>(a.affiliation)].actor()->entity;
      if (body < 0) continue;
      const auto was = a.entity;
      for (auto& mention : reading_.mentions)
        if (auto* other = mention.actor(); other != nullptr && other->entity == was) other->entity = body;
    }
  }

  const ActorTable& table_;
  mutable BareWords bare_;
  Reading& reading_;
  std::optional<std::int32_t> day_;
  std::vector<std::pair<std::string, int>> countries_;  // by code, few of them
  int most_ = 0;
  mutable std::optional<std::vector<std::uint32_t>> states_;  // once asked for
  std::unordered_map<std::uint32_t, int> full_rows_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_row_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  mutable std::vector<Seen> seen_;
  // Named ones, and their folded words once someone asked.
  std::vector<std::pair<std::uint32_t, std::vector<std::string>>> persons_;
  std::vector<std::uint32_t> report_of_;
};

}  // namespace

void actors(const Lexicon& lexicon, Reading& reading) { Identities(lexicon, reading).run(); }

}  // namespace isnad::resolve
