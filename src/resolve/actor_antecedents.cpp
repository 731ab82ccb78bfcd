// Dropped subjects and pronouns → entities, by the clauses.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "model/actor_traits.h"
#include "resolve/actors.h"

namespace isnad::resolve {
namespace {

struct Agreement {
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
};

Agreement of_enclitic(Enclitic e) {
  switch (e) {
    case Enclitic::hu: return {Gender::masculine, Number::singular};
    case Enclitic::ha: return {Gender::feminine, Number::singular};
    case Enclitic::huma: return {Gender::unknown, Number::dual};
    case Enclitic::hum: return {Gender::masculine, Number::plural};
    case Enclitic::hunna: return {Gender::feminine, Number::plural};
    case Enclitic::none:
    case Enclitic::ka:
    case Enclitic::kuma:
    case Enclitic::kum:
    case Enclitic::kunna:
    case Enclitic::ni:
    case Enclitic::ya:
    case Enclitic::na: break;
  }
  return {};
}

bool agrees(Agreement want, Gender gender, Number number) {
  if (want.gender == Gender::unknown && want.number == Number::unknown) return false;
  if (want.number == Number::plural && want.gender == Gender::masculine)
    return number == Number::plural && gender != Gender::feminine;
  if (want.number == Number::dual) return number == Number::dual;
  if (want.gender != Gender::unknown && gender != Gender::unknown && want.gender != gender) return false;
  return number != Number::dual &&
         (number != Number::plural || want.number == Number::plural || gender == Gender::feminine);
}

// Who tells rather than acts: no antecedent of a deed.
bool only_tells(ActorClass c) {
  return c == ActorClass::agency || c == ActorClass::media || c == ActorClass::monitor || c == ActorClass::source;
}

// Verbs of arms used against somebody.
constexpr std::array<std::string_view, 8> kOfArms{"shell",  "raid", "strike", "attack",
                                                  "target", "bomb", "kill",   "storm"};

struct Party {
  std::vector<std::uint32_t> entities;
  Agreement agrees;
};

class Antecedents {
 public:
  Antecedents(const Lexicon& lexicon, Reading& reading) : lexicon_(lexicon), reading_(reading) {}

  void run() {
    group();
    for (std::uint32_t c = 0; c < reading_.clauses.size(); ++c) {
      fill(c, reading_.clauses[c].subject, true);
      fill(c, reading_.clauses[c].object, false);
    }
  }

 private:
  // «أنه نفّذ ضربات»: the verb that agrees with the subject, the event noun does not.
  static std::uint32_t inflected(const Clause& c) {
    if (c.predicate.light_verb >= 0) return static_cast<std::uint32_t>(c.predicate.light_verb);
    return c.predicate.aspect_verb >= 0 ? static_cast<std::uint32_t>(c.predicate.aspect_verb) : c.predicate.head;
  }

  // Clauses by sentence, each sentence's in their order; where those of sentence s begin.
  void group() {
    starts_.assign(reading_.sentences.size() + 1, 0);
    for (const auto& c : reading_.clauses) ++starts_[c.sentence + 1];
    for (std::size_t s = 1; s < starts_.size(); ++s) starts_[s] += starts_[s - 1];
    auto next = starts_;
    clauses_.resize(reading_.clauses.size());
    for (std::uint32_t c = 0; c < clauses_.size(); ++c) clauses_[next[reading_.clauses[c].sentence]++] = c;
  }

  // The mentions of a sentence and of those behind it: they stand in the order of their first tokens.
  [[nodiscard]] std::span<const Mention> mentions_from(std::uint32_t sentence) const {
    const auto& all = reading_.mentions;
    const auto at = std::lower_bound(all.begin(), all.end(), reading_.sentences[sentence].first,
                                     [](const Mention& m, std::uint32_t first) { return m.tokens.first < first; });
    return {at, all.end()};
  }

  // «أنها», «هي»: the token of a phrase that is no more than a pronoun; -1 of any other.
  [[nodiscard]] std::int32_t bare_pronoun(std::int32_t np) const {
    if (np < 0) return -1;
    const auto& phrase = reading_.phrases[static_cast<std::size_t>(np)];
    if (phrase.tokens.size() != 1) return -1;
    const auto& a = reading_.tokens[phrase.head].analysis();
    const bool stands_alone = a.pos == Pos::pron && a.person == 3;
    const bool enclitic = a.enclitic != Enclitic::none && (a.pos == Pos::sconj || a.pos == Pos::part);
    return stands_alone || enclitic ? static_cast<std::int32_t>(phrase.head) : -1;
  }

  void fill(std::uint32_t c, Slot& slot, bool subject) {
    const auto alone = bare_pronoun(slot.np);
    if ((slot.np >= 0 && alone < 0) || (alone < 0 && !slot.dropped && slot.pronoun < 0)) return;
    Agreement want;
    if (alone >= 0) {
      const auto& a = reading_.tokens[static_cast<std::size_t>(alone)].analysis();
      want = of_enclitic(a.enclitic);
      if (want.gender == Gender::unknown && want.number == Number::unknown) want = {a.gender, a.number};
    } else if (slot.pronoun >= 0) {
      const auto& a = reading_.tokens[static_cast<std::size_t>(slot.pronoun)].analysis();
      want = of_enclitic(a.enclitic);
      if (want.gender == Gender::unknown && want.number == Number::unknown && a.pos == Pos::pron)
        want = {a.gender, a.number};
    } else {
      const auto& a = reading_.tokens[inflected(reading_.clauses[c])].analysis();
      if (a.person == 1 || a.person == 2) return;
      want = {a.gender, a.number};
    }
    slot.entities = search(c, want, subject);
  }

  // Who the subject of that clause is, with the agreement it asks of verbs.
  [[nodiscard]] std::optional<Party> subject_of(std::uint32_t c) const {
    const auto& slot = reading_.clauses[c].subject;
    if (slot.np >= 0 && slot.entities.empty()) return named(slot.np, false);
    if (!slot.entities.empty()) {
      const auto& a = reading_.tokens[inflected(reading_.clauses[c])].analysis();
      return Party{slot.entities, {a.gender, a.number}};
    }
    return std::nullopt;
  }

  // «قصف من قبل القوات», «قُتل على يد مسلحين»: who acts where the subject does not.
  [[nodiscard]] std::optional<Party> doer_of(std::uint32_t c) const {
    for (const auto& p : reading_.clauses[c].prepositions)
      if (p.np >= 0 && (p.preposition == "من قبل" || p.preposition == "على يد")) return named(p.np, true);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Party> named(std::int32_t np, bool by_words) const {
    Party out;
    for (const auto m : actor_mentions_of(reading_, np)) {
      const auto* a = reading_.mentions[m].actor();
      if (a->entity < 0) continue;
      const auto e = static_cast<std::uint32_t>(a->entity);
      if (std::find(out.entities.begin(), out.entities.end(), e) == out.entities.end()) out.entities.push_back(e);
      if (out.entities.size() > 1) continue;
      out.agrees = {a->gender, a->number};
      // «قوات المجلس … إنها»: the force agrees, not the body
      const auto& head = reading_.tokens[reading_.mentions[m].tokens.first].analysis();
      if ((a->force || by_words) && head.gender != Gender::unknown) out.agrees = {head.gender, head.number};
    }
    if (out.entities.empty()) return std::nullopt;
    return out;
  }

  // «وقصفت معسكراً تابعاً للحكومة»: who is named behind a verb of arms is not left out as its subject, nor is the
  // body of which he is a part.
  [[nodiscard]] bool named_within(const Clause& clause, std::uint32_t entity) const {
    const auto& lexemes = lexicon_.lexemes();
    const auto& act = reading_.tokens[clause.predicate.head].analysis();
    const bool of_arms = std::any_of(kOfArms.begin(), kOfArms.end(),
                                     [&](std::string_view family) { return lexemes.under_family(act, family); });
    if (!of_arms) return false;
    const auto row = reading_.entities[entity].actor_row;
    const auto parent_of = [&](std::int32_t r) {
      return r < 0 ? kNoActor : lexicon_.actors().row(static_cast<std::uint32_t>(r)).parent;
    };
    auto named = mentions_from(clause.sentence);
    const auto behind = std::partition_point(
        named.begin(), named.end(), [&](const Mention& mention) { return mention.tokens.first < clause.core.last; });
    return std::any_of(named.begin(), behind, [&](const Mention& mention) {
      const auto* a = mention.actor();
      if (a == nullptr || a->entity < 0 || a->name_form == NameForm::pronoun) return false;
      if (mention.tokens.first <= clause.predicate.head || !clause.core.contains(mention.tokens)) return false;
      if (static_cast<std::uint32_t>(a->entity) == entity) return true;
      const auto other = reading_.entities[static_cast<std::size_t>(a->entity)].actor_row;
      if (row < 0 || other < 0) return false;
      return parent_of(row) == static_cast<std::uint32_t>(other) || parent_of(other) == static_cast<std::uint32_t>(row);
    });
  }

  // «اعتقلت القوات الشاب فلان بعد إصابته»: of harm to one man, the man whom the clause over it named as taken.
  [[nodiscard]] std::optional<std::uint32_t> person_taken(const Clause& clause) const {
    const auto& lexemes = lexicon_.lexemes();
    const auto& act = reading_.tokens[clause.predicate.head].analysis();
    if (!lexemes.under_family(act, "kill") && !lexemes.under_family(act, "injure")) return std::nullopt;
    if (clause.parent < 0) return std::nullopt;
    const auto np = reading_.clauses[static_cast<std::size_t>(clause.parent)].object.np;
    if (np < 0) return std::nullopt;
    for (const auto m : actor_mentions_of(reading_, np)) {
      const auto* a = reading_.mentions[m].actor();
      if (a->cls == ActorClass::person && a->entity >= 0 && a->gender != Gender::feminine)
        return static_cast<std::uint32_t>(a->entity);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::uint32_t> search(std::uint32_t c, Agreement want, bool subject) const {
    const auto& clause = reading_.clauses[c];
    const std::uint32_t at = clause.predicate.head;
    // Subjects of the clauses before it, nearest first, in this sentence and the one before.
    std::vector<std::uint32_t> before;
    const std::uint32_t near = clause.sentence - std::min(clause.sentence, 1U);
    for (auto i = starts_[near]; i < starts_[clause.sentence + 1]; ++i) {
      const auto k = clauses_[i];
      if (k != c && reading_.clauses[k].predicate.head < at) before.push_back(k);
    }
    std::sort(before.begin(), before.end(), [&](std::uint32_t a, std::uint32_t b) {
      return reading_.clauses[a].predicate.head > reading_.clauses[b].predicate.head;
    });
    // The parent first: «… أنها سيطرت».
    if (clause.parent >= 0) before.insert(before.begin(), static_cast<std::uint32_t>(clause.parent));
    const auto own = subject ? std::nullopt : subject_of(c);
    if (!subject)
      if (auto hurt = person_taken(clause); hurt && agrees(want, Gender::masculine, Number::singular)) return {*hurt};
    for (const auto k : before)
      for (const auto& found : {subject_of(k), doer_of(k)}) {
        if (!found) continue;
        const bool many = found->entities.size() > 1;
        if (!agrees(want, found->agrees.gender, found->agrees.number) && !(many && want.number == Number::plural))
          continue;
        if (own && own->entities == found->entities) continue;
        const auto cls = reading_.entities[found->entities.front()].cls;
        if (only_tells(cls)) continue;
        if (subject && reading_.clauses[k].sentence != clause.sentence && cls == ActorClass::people) continue;
        if (subject && named_within(clause, found->entities.front())) continue;
        return found->entities;
      }
    // Else the nearest mention before it that agrees.
    std::optional<std::uint32_t> best;
    for (const auto& mention : mentions_from(near)) {
      if (mention.tokens.first >= at) break;
      const auto* a = mention.actor();
      if (a == nullptr || a->entity < 0 || clause.sentence - mention.sentence > 1) continue;
      if (only_tells(a->cls)) continue;
      // «برصاص قوات الاحتلال خلال اقتحامها»: a possessive of one sentence goes by the words, not by the body
      const auto& head = reading_.tokens[mention.tokens.first].analysis();
      const bool words = subject && clause.subject.pronoun >= 0 && mention.sentence == clause.sentence &&
                         head.pos == Pos::noun && traits_of(a->cls).sends_forces && head.gender != Gender::unknown;
      if (!agrees(want, a->gender, a->number) && !(words && agrees(want, head.gender, head.number))) continue;
      const auto e = static_cast<std::uint32_t>(a->entity);
      if (own && std::find(own->entities.begin(), own->entities.end(), e) != own->entities.end()) continue;
      best = subject && named_within(clause, e) ? std::nullopt : std::optional(e);
    }
    if (best) return {*best};
    return {};
  }

  const Lexicon& lexicon_;
  Reading& reading_;
  std::vector<std::uint32_t> clauses_, starts_;
};

// «أطلقت إيران صواريخ», «سحبت روسيا قواتها»: a country that does something is its government.
void states_that_act(const Lexicon& lexicon, Reading& reading) {
  const auto& lexemes = lexicon.lexemes();
  for (const auto& c : reading.clauses) {
    if (c.subject.np < 0 || c.predicate.voice != ClauseVoice::active) continue;
    const auto verb = c.predicate.light_verb >= 0    ? static_cast<std::uint32_t>(c.predicate.light_verb)
                      : c.predicate.aspect_verb >= 0 ? static_cast<std::uint32_t>(c.predicate.aspect_verb)
                                                     : c.predicate.head;
    const auto& a = reading.tokens[verb].analysis();
    if (a.pos != Pos::verb || lexemes.families(a).empty() || lexemes.under_family(a, "light.place") ||
        lexemes.under_family(a, "light.passive") || lexemes.under_family(a, "undergo") ||
        lexemes.under_family(a, "suffer"))
      continue;
    for (std::int32_t np = c.subject.np; np >= 0; np = reading.phrases[static_cast<std::size_t>(np)].next_conjunct) {
      const auto& phrase = reading.phrases[static_cast<std::size_t>(np)];
      for (const auto m : phrase.mentions) {
        auto* place = reading.mentions[m].place();
        if (place != nullptr && reading.mentions[m].tokens.first == phrase.head && !place->part &&
            place->direction.empty() && place->resolved.precision == Precision::country)
          place->metonym = true;
      }
    }
  }
}

}  // namespace

void actor_antecedents(const Lexicon& lexicon, Reading& reading) {
  states_that_act(lexicon, reading);
  Antecedents(lexicon, reading).run();
}

}  // namespace isnad::resolve
