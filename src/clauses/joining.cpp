// What و, a comma or nearness joins: events to events, places to places, a fronted place to its verb.
#include <algorithm>
#include <array>

#include "clauses/builder.h"

namespace isnad::clauses {

// «محافظة صعدة شمال اليمن», «الفاشر عاصمة الولاية»: a place told by another is no argument.
bool Builder::locates(std::int32_t before, std::int32_t p) const {
  constexpr std::array<std::string_view, 8> kSides{"شمال", "جنوب", "شرق", "غرب", "وسط", "عاصمه", "كبري", "مركز"};
  if (!agreement_.nominal(before).place) return false;
  const std::string_view first = reading_.tokens[reading_.phrases[static_cast<std::size_t>(p)].tokens.first].folded();
  return std::any_of(kSides.begin(), kSides.end(), [&](std::string_view w) {
    return first == w || (first.starts_with(w) && first.size() == w.size() + 2 && first.ends_with("ي"));
  });
}

// «… إلى مقتل العشرات، بينهم أطفال، وتدمير المباني»: joined to an event told before.
bool Builder::join_event(const Unit& u) {
  if (event_in(u.phrase).phrase < 0) return false;
  const std::size_t finite = finite_depth(false);
  for (std::size_t c = reading_.clauses.size(); c-- > first_clause_;) {
    const Clause& event = reading_.clauses[c];
    if (event.predicate.form != PredicateForm::masdar || dead_[c - first_clause_] >= 0) continue;
    std::int32_t up = event.parent;
    for (int depth = 0; up >= 0 && up != frames_[finite].clause && depth < 8; ++depth)
      up = clause(up).relation == ClauseRelation::relative ? -1 : clause(up).parent;
    if (up < 0 || up != frames_[finite].clause) continue;
    pop_to(finite + 1);
    open_event(u.phrase, static_cast<std::int32_t>(c), ClauseRelation::coordinate, "و", u.negated);
    return true;
  }
  return false;
}

void Builder::on_conjunct(const Unit& u) {
  if (frames_.empty()) return;
  if (event_in(u.phrase).phrase < 0) return;
  const std::int32_t first = phrase(u.host).clause;
  std::int32_t parent = first;
  ClauseRelation relation = ClauseRelation::coordinate;
  std::size_t d = frames_.size();
  while (d > 0 && frames_[d - 1].clause != first) --d;
  if (first >= 0 && d > 0) {
    pop_to(d - 1);
  } else {
    const std::size_t k = finite_depth(false);
    pop_to(k + 1);
    if (first < 0) parent = top().clause, relation = ClauseRelation::argument;
  }
  open_event(u.phrase, parent, relation, "و", u.negated);
}

// «أعلن المتحدث باسم الجيش العميد فلان»، «كتائب … الجناح العسكري لحركة …»: who speaks, named once more.
bool Builder::renames_speaker(const Frame& f, const Unit& u) const {
  constexpr std::array<std::string_view, 8> kSaying{"report.say",    "report.announce", "report.confirm",
                                                    "report.deny",   "report.continue", "report.claim",
                                                    "report.reveal", "report.admit"};
  constexpr std::array<std::string_view, 2> kArm{"جناح", "ذراع"};
  if (comma_ || f.bares == 0 || last_token_ != u.first || !f.predicate) return false;
  if (reading_.phrases[static_cast<std::size_t>(f.bare[f.bares - 1])].apposition >= 0) return false;
  const auto& lexemes = lexicon_.lexemes();
  const Analysis& verb = reading_.tokens[clause_at(f.clause).predicate.head].analysis();
  if (std::none_of(kSaying.begin(), kSaying.end(), [&](std::string_view s) { return lexemes.under_family(verb, s); }))
    return false;
  const NounPhrase& np = reading_.phrases[static_cast<std::size_t>(u.phrase)];
  const std::string_view lemma = reading_.tokens[np.head].analysis().lemma;
  if (std::find(kArm.begin(), kArm.end(), lemma) != kArm.end()) return true;
  return std::any_of(np.mentions.begin(), np.mentions.end(), [&](std::uint32_t m) {
    const ActorMention* actor = reading_.mentions[m].actor();
    return actor != nullptr && (actor->cls == ActorClass::person || actor->cls == ActorClass::official);
  });
}

// «نفى المتحدث …، سيطرة …»: a verb of saying behind whose subject, past a comma, what is told still has to come.
bool Builder::awaits_told(const Frame& f) const {
  if (!f.predicate || (f.bares == 0 && f.topic < 0)) return false;
  const Clause& own = clause_at(f.clause);
  if (!use_of(reading_.tokens[own.predicate.head].analysis()).report || own.predicate.voice == ClauseVoice::passive)
    return false;
  for (std::size_t i = 0; i < f.bares; ++i)
    if (reading_.phrases[static_cast<std::size_t>(f.bare[i])].clause >= 0) return false;
  for (std::size_t c = static_cast<std::size_t>(f.clause) + 1; c < reading_.clauses.size(); ++c)
    if (reading_.clauses[c].parent == f.clause && reading_.clauses[c].relation != ClauseRelation::circumstantial &&
        reading_.clauses[c].relation != ClauseRelation::relative)
      return false;
  return f.bares <= 1;
}

// «بطائرات مسيّرة», «بصواريخ»: what an act is done with.
bool Builder::weapon(std::int32_t p) const {
  if (p < 0) return false;
  const NounPhrase& np = reading_.phrases[static_cast<std::size_t>(p)];
  const auto& lexemes = lexicon_.lexemes();
  const Analysis& head = reading_.tokens[np.head].analysis();
  return lexemes.under_class(head, "weapon") || lexemes.under_class(head, "thing.aircraft") ||
         std::any_of(np.mentions.begin(), np.mentions.end(),
                     [&](std::uint32_t m) { return reading_.mentions[m].weapon() != nullptr; });
}

// «بالمدفعية الثقيلة وقذائف الهاون»: a second means beside the first, no happening of its own.
bool Builder::join_weapon(const Unit& u) {
  if (comma_ || frames_.empty() || !weapon_noun(u.phrase)) return false;
  const auto& given = clause_at(frames_.back().clause).prepositions;
  if (given.empty() || given.back().preposition != "ب" || given.back().tokens.last != u.first) return false;
  std::int32_t link = given.back().np;
  if (!weapon(link) && (link < 0 || !weapon_noun(link))) return false;
  while (phrase(link).next_conjunct >= 0) link = phrase(link).next_conjunct;
  if (link == u.phrase) return false;
  phrase(link).next_conjunct = u.phrase;
  clause(frames_.back().clause).prepositions.back().tokens.last = u.last;
  return true;
}

// Rounds and other arms by their own noun: «قذائف», «صواريخ».
bool Builder::weapon_noun(std::int32_t p) const {
  if (p < 0) return false;
  const Analysis& head = reading_.tokens[phrase_at(p).head].analysis();
  return lexicon_.lexemes().under_family(head, "shell.round") || weapon(p);
}

// «مكونة من», «مؤلفة من», «تضم»: what stands behind is part of the phrase before.
bool Builder::under_whole(const Frame& f) const {
  const auto& all = reading_.tokens[clause_at(f.clause).predicate.head].word->analyses;
  return std::any_of(all.begin(), all.end(),
                     [&](const Analysis& a) { return lexicon_.lexemes().under_family(a, "consist"); });
}

// One word between parentheses behind a phrase.
bool Builder::in_parentheses(std::int32_t p) const {
  const std::uint32_t head = phrase_at(p).head;
  if (head <= words_.first || head + 1 >= words_.last || words_.at(head).mention >= 0 || words_.at(head).event)
    return false;
  return reading_.tokens[head - 1].folded() == "(" && reading_.tokens[head + 1].folded() == ")";
}

// «س، المدعومة من …، ص»: a comma and a definite description between two phrases.
bool Builder::aside_between(std::int32_t before, std::int32_t p) const {
  const std::uint32_t end = phrase_at(p).tokens.first;
  for (std::uint32_t t = phrase_at(before).head + 1; t + 1 < end; ++t) {
    if (reading_.tokens[t].kind != TokenKind::punctuation) continue;
    const auto& all = reading_.tokens[t + 1].word->analyses;
    return words_.at(t + 1).kind == WordKind::relative || std::any_of(all.begin(), all.end(), [](const Analysis& a) {
             return (a.proclitics & kAl) != 0 &&
                    (a.pos == Pos::adj || a.form == Form::active_participle || a.form == Form::passive_participle);
           });
  }
  return false;
}

// «اتهمت الجماعة، المدعومة من …، التحالف بـ…»: behind an aside, whom the verb is about, and no other name of the
// one before.
bool Builder::past_aside(std::size_t d, std::int32_t p) const {
  constexpr std::array<std::string_view, 5> kUpon{"accuse", "demand", "threaten", "attack", "target"};
  const Frame& f = frames_[d];
  if (!f.predicate || f.topic >= 0 || f.bares != 1 || !aside_between(f.bare[0], p)) return false;
  const Clause& own = clause_at(f.clause);
  if (own.object.pronoun >= 0 || own.predicate.voice != ClauseVoice::active) return false;
  const Analysis& verb = reading_.tokens[own.predicate.head].analysis();
  return agreement_.nominal(f.bare[0]).actor && agreement_.nominal(p).actor &&
         std::any_of(kUpon.begin(), kUpon.end(),
                     [&](std::string_view family) { return lexicon_.lexemes().under_family(verb, family); });
}

// Whether a participle still asks for an object: «التابع للجيش» and «مدعومة بعناصر …» do not.
bool Builder::takes_bare(const Frame& f) const {
  if (f.bares > 0) return false;
  const Clause& c = clause_at(f.clause);
  if (c.prepositions.empty()) return true;
  const Analysis& verb = reading_.tokens[c.predicate.head].analysis();
  if (lexicon_.lexemes().genitive(verb) == GenitiveRole::subject) return false;  // «المعترف بها دولياً هجوماً»
  return c.predicate.form != PredicateForm::passive_participle && !lexicon_.lexemes().under_family(verb, "belong");
}

// «خطف مسلحون يرتدون زي الجيش أربعة أطباء»: the relative clause has its object, the verb before it waits for one.
std::size_t Builder::past_full_relative(std::size_t d, std::int32_t p) const {
  const Nominal n = agreement_.nominal(p);
  return frames_[d].bares > 0 && (n.counted || n.victim) ? waiting_around(d, true) : d;
}

// The verb around the relative clause `d`, where it has its doer and still asks whom or what; `either`: or may ask.
std::size_t Builder::waiting_around(std::size_t d, bool either) const {
  if (d == 0 || clause_at(frames_[d].clause).relation != ClauseRelation::relative) return d;
  std::size_t k = d;
  while (k > 0 && (k == d || frames_[k].kind != FrameKind::finite || !frames_[k].predicate)) --k;
  const Frame& outer = frames_[k];
  if (outer.kind != FrameKind::finite || !outer.predicate) return d;
  const Clause& own = clause_at(outer.clause);
  const GenitiveRole takes = lexicon_.lexemes().genitive(reading_.tokens[own.predicate.head].analysis());
  const bool waits = outer.bares + (outer.topic >= 0 ? 1 : 0) == 1 && own.object.pronoun < 0 &&
                     own.predicate.voice == ClauseVoice::active &&
                     (takes == GenitiveRole::object || (either && takes == GenitiveRole::either));
  return waits ? k : d;
}

// A place, or a part of one: «أطراف بلدة …».
bool Builder::located(std::int32_t p) const {
  for (int depth = 0; p >= 0 && depth < 3; ++depth, p = phrase_at(p).genitive)
    if (agreement_.nominal(p).place) return true;
  return false;
}

// Buildings and the kinds of places, without a name that may stand for whoever is there: «مخيمات اللاجئين».
bool Builder::ground(std::int32_t p) const {
  constexpr std::array<std::string_view, 3> kGround{"thing.building", "place.kind", "area"};
  if (p < 0 || head_mention(reading_, words_, p) >= 0) return false;
  const Analysis& head = reading_.tokens[phrase_at(p).head].analysis();
  return std::any_of(kGround.begin(), kGround.end(),
                     [&](std::string_view c) { return lexicon_.lexemes().under_class(head, c); });
}

// «التحالف الذي تقوده السعودية أمس …», «القوات التي تدعمها روسيا في ريف …»: such a clause only says who it is; when
// and where belong to what is told of it.
std::size_t Builder::past_epithet(std::size_t d) const {
  for (; d > 0 && frames_[d].kind == FrameKind::finite; --d) {
    const Clause& c = clause_at(frames_[d].clause);
    const bool present = c.predicate.form == PredicateForm::present;
    if (c.relation != ClauseRelation::relative || !frames_[d].predicate || !present || c.connector.empty()) break;
    const Analysis& verb = reading_.tokens[c.predicate.head].analysis();
    const auto& lexemes = lexicon_.lexemes();
    if (!lexemes.under_family(verb, "lead") && !lexemes.under_family(verb, "support")) break;
  }
  return d;
}

// «الطبيب سامر النجار قُتل», «الشقيقان … قتلا»: a man by his name, and nobody else, in front of a verb of harm.
bool Builder::harmed_person(const Analysis& verb, std::int32_t topic) const {
  constexpr std::array<std::string_view, 5> kHarm{"kill", "injure", "abduct", "detain", "execute"};
  const auto& lexemes = lexicon_.lexemes();
  if (std::none_of(kHarm.begin(), kHarm.end(), [&](std::string_view f) { return lexemes.under_family(verb, f); }))
    return false;
  for (const std::int32_t p : {topic, phrase_at(topic).apposition}) {
    const std::int32_t m = p < 0 ? -1 : head_mention(reading_, words_, p);
    const auto* actor = m < 0 ? nullptr : reading_.mentions[static_cast<std::size_t>(m)].actor();
    if (actor != nullptr && actor->cls == ActorClass::person) return true;
  }
  return false;
}

// «استهدفت غارة …، صباح اليوم، مجموعات كانت …»: what a blow strikes still has to come.
bool Builder::awaits_struck(const Frame& f, std::int32_t p) const {
  if (!f.predicate || f.bares + (f.topic >= 0 ? 1 : 0) != 1) return false;
  const Clause& own = clause_at(f.clause);
  const std::int32_t blow = f.topic >= 0 ? f.topic : f.bare[0];
  const Analysis& verb = reading_.tokens[own.predicate.head].analysis();
  const Nominal n = agreement_.nominal(p);
  if (own.object.pronoun >= 0) return false;
  if (lexicon_.lexemes().under_family(verb, "accuse"))  // «اتهمت الحكومة، أمس، قوات …»
    return n.actor && definite(reading_, words_, p);
  return deals_blow(verb, blow) && (n.victim || n.actor || n.counted || ground(p));
}

// «استهدف طيران يتبع الحكومة، قاعدة …»: behind the comma the verb before the relative clause has its object.
std::size_t Builder::past_comma_relative(std::size_t d, std::int32_t p) const {
  return located(p) || ground(p) ? waiting_around(d, false) : d;
}

// «مناطق تسيطر عليها القوات على …»: the pronoun that takes up what is described fills the verb's own preposition.
bool Builder::gap_fills(const Clause& c, std::string_view preposition) {
  return c.relation == ClauseRelation::relative && c.antecedent >= 0 &&
         std::any_of(c.prepositions.begin(), c.prepositions.end(),
                     [&](const PrepArgument& arg) { return arg.preposition == preposition && arg.np == c.antecedent; });
}

// «…، وفي الجنوب سيطرت القوات …»: a joined preposition in front of a verb begins a new clause.
void Builder::fronted(const std::vector<Unit>& units, std::size_t i) {
  if (frames_.empty()) return;
  for (std::size_t k = i + 1; k < units.size(); ++k) {
    const UnitKind kind = units[k].kind;
    if (kind == UnitKind::verb) {
      if (units[k].joined) return;
      break;
    }
    const bool passes = kind == UnitKind::time || kind == UnitKind::comma ||
                        (kind == UnitKind::preposition && !units[k].joined) || (kind == UnitKind::participle) ||
                        (kind == UnitKind::conjunct);
    if (!passes || k + 1 == units.size()) return;
  }
  const std::size_t d = finite_depth(true);
  if (!frames_[d].predicate) return;
  const std::int32_t parent = frames_[d].clause;
  pop_to(d);
  open(FrameKind::finite, parent, ClauseRelation::coordinate, "و", units[i].first);
}

}  // namespace isnad::clauses
