#include "resolve/actors.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/actor_traits.h"
#include "text/fold.h"

namespace isnad::resolve {
namespace {

constexpr std::string_view kArticle = "ال";

std::uint32_t bit(ActorClass cls) { return 1u << static_cast<unsigned>(cls); }
bool is_person(ActorClass cls) { return cls == ActorClass::person || cls == ActorClass::official; }

// Folded words without the article and without joining or preposing letters on the first one.
std::vector<std::string> bare_words(std::string_view name) {
  auto words = text::fold_words(name);
  for (auto& w : words)
    if (w.starts_with(kArticle) && w.size() > 6) w.erase(0, kArticle.size());
  return words;
}

// The bare words of the names of one document, made once each.
class BareWords {
 public:
  const std::vector<std::string>& of(std::string_view name) {
    const auto it = known_.find(name);
    return it != known_.end() ? it->second : known_.emplace(std::string(name), bare_words(name)).first->second;
  }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> known_;
};

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
    const auto& b = bare_.of(name);
    return std::find(b.begin(), b.end(), a.front()) != b.end();
  }

  struct Seen {  // the latest mention of an entity
    std::uint32_t mention = 0;
    int times = 0;
  };

  // What the document is about: countries by the places it names and the actors named in full.
  void vote() {
    for (const auto& mention : reading_.mentions) {
      if (const auto* p = mention.place(); p != nullptr && !p->resolved.admin.empty()) {
        const std::string code = text::fold(p->resolved.admin.front()).substr(0, 2);
        std::string low;
        for (const char c : code) low += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        countries_[low] += 2;
      }
      const auto* a = mention.actor();
      if (a == nullptr) continue;
      for (const auto row : a->candidates) {
        if (a->name_form == NameForm::full && a->candidates.size() == 1) full_rows_[row] += 1;
        if (a->candidates.size() == 1 && table_.cls(row) != ActorClass::media && table_.cls(row) != ActorClass::agency)
          for (const auto c : codes(row)) countries_[std::string(c)] += 1;
      }
      if (a->affiliation_row >= 0)
        for (const auto c : codes(static_cast<std::uint32_t>(a->affiliation_row))) countries_[std::string(c)] += 1;
    }
    for (const auto& [code, n] : countries_) most_ = std::max(most_, n);
  }

  [[nodiscard]] std::vector<std::string_view> codes(std::uint32_t row) const {
    std::vector<std::string_view> out;
    const auto cell = table_.text(table_.row(row).country);
    for (std::size_t i = 0; i + 2 <= cell.size(); i += 2) {
      while (i < cell.size() && (cell[i] == ' ' || cell[i] == '|')) ++i;
      if (i + 2 <= cell.size()) out.push_back(cell.substr(i, 2));
    }
    return out;
  }

  // How well the document supports that a shared name means this row.
  [[nodiscard]] int support(std::uint32_t row) const {
    int score = 0;
    if (day_ && !table_.active(row, *day_)) score -= 20;
    if (by_row_.contains(row)) score += 10;
    if (full_rows_.contains(row)) score += 8;
    int best = 0;
    for (const auto c : codes(row))
      if (const auto it = countries_.find(std::string(c)); it != countries_.end())
        best = std::max(best, it->second == most_ ? 5 : it->second * 3 >= most_ ? 2 : 0);
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
    seen_[entity].mention = m;
    ++seen_[entity].times;
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
    for (std::uint32_t e = 0; e < reading_.entities.size(); ++e) {
      const auto& entity = reading_.entities[e];
      if (seen_[e].times == 0) continue;
      const auto& last = reading_.mentions[seen_[e].mention];
      if (last.tokens.first >= mention.tokens.first) continue;
      const double far = static_cast<double>(mention.sentence - last.sentence);
      double score = 0;
      if (a.cls == ActorClass::source || a.cls == ActorClass::people) {
        if (!entity.ref.generic || entity.cls != a.cls || far > 4) continue;
        if (!shares_head(a.name, entity.ref.name) && !(a.cls == ActorClass::source && same_source(a, entity))) continue;
        score = 10 - far;
      } else if (is_person(a.cls)) {
        if (!is_person(entity.cls) && !(entity.ref.generic && entity.cls == ActorClass::source)) continue;
        const auto* named = last.actor();
        std::string office = entity.ref.generic ? entity.ref.name : titles_of(e);
        if (named == nullptr || far > 6 || !shares_head(a.name, office)) continue;
        score = 10 - far;
      } else {
        if (entity.ref.generic || is_person(entity.cls) || far > 12) continue;
        const bool head = shares_head(a.name, entity.ref.name) || shares_head(a.name, entity.ref.text);
        const bool cls = (a.epithet_classes & bit(entity.cls)) != 0;
        if (!head && !cls) continue;
        // By its class alone an unlisted body is not what «الفصائل» are, nor a body of another gender.
        if (!head && entity.actor_row < 0 &&
            (means_many(a.name) ||
             (a.gender != Gender::unknown && entity.gender != Gender::unknown && a.gender != entity.gender)))
          continue;
        // «القوات المسلحة» are an army's, not those of «قوات …».
        if (a.cls == ActorClass::military && !cls && a.name_tokens.size() > 1) continue;
        score = (head ? 8.0 : 0.0) + (cls ? 3.0 : 0.0) - 0.6 * far + 0.2 * std::min(seen_[e].times, 5);
        if (score <= 0) continue;
      }
      if (score > best_score) best_score = score, best = e;
    }
    return best;
  }

  [[nodiscard]] static bool means_many(std::string_view name) {
    constexpr std::array<std::string_view, 8> kMany = {"فصايل",  "ميليشيات", "مليشيات", "مجموعات",
                                                       "جماعات", "عصابات",   "كتايب",   "سرايا"};
    const auto words = bare_words(name);
    return !words.empty() && std::find(kMany.begin(), kMany.end(), words.front()) != kMany.end();
  }

  [[nodiscard]] static bool same_source(const ActorMention& a, const Entity& entity) {
    return a.number == entity.number && a.gender == entity.gender && !bare_words(entity.ref.name).empty() &&
           !bare_words(a.name).empty() &&
           bare_words(entity.ref.name).front().starts_with(bare_words(a.name).front().substr(0, 4)) &&
           bare_words(entity.ref.name).front() == bare_words(a.name).front();
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
    const std::string* country = nullptr;
    for (const auto& [code, n] : countries_) {
      if (n == most_) {
        if (country != nullptr) return std::nullopt;
        country = &code;
      }
    }
    if (country == nullptr) return std::nullopt;
    for (std::uint32_t row = 0; row < table_.size(); ++row) {
      if (table_.cls(row) != ActorClass::state || table_.text(table_.row(row).country) != *country) continue;
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

  // «مسلحيه»: the nearest armed actor before it that the enclitic agrees with.
  void possessive(std::uint32_t m, ActorMention& a) {
    const auto& mention = reading_.mentions[m];
    const auto folded = reading_.tokens[mention.tokens.last - 1].folded();
    const Gender gender = folded.ends_with("ها") ? Gender::feminine : Gender::masculine;
    const bool plural = folded.ends_with("هم");
    std::optional<std::uint32_t> best;
    std::uint32_t where = 0;
    for (std::uint32_t e = 0; e < reading_.entities.size(); ++e) {
      const auto& entity = reading_.entities[e];
      if (seen_[e].times == 0) continue;
      const auto& last = reading_.mentions[seen_[e].mention];
      if (mention.sentence - last.sentence > 1) continue;
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
  std::map<std::string, int> countries_;
  int most_ = 0;
  std::unordered_map<std::uint32_t, int> full_rows_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_row_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::vector<Seen> seen_;
  // Named ones, and their folded words once someone asked.
  std::vector<std::pair<std::uint32_t, std::vector<std::string>>> persons_;
  std::vector<std::uint32_t> report_of_;
};

}  // namespace

void actors(const Lexicon& lexicon, Reading& reading) { Identities(lexicon, reading).run(); }

}  // namespace isnad::resolve
