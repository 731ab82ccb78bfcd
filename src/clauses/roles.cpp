// Who is subject and object when a clause closes, and what an empty verb leaves to its event noun.
#include <algorithm>
#include <array>

#include "clauses/builder.h"
#include "clauses/word_hints.h"

namespace isnad::clauses {
namespace {

bool several(const Analysis& verb) {
  return verb.person == 3 && (verb.number == Number::plural || verb.number == Number::dual);
}

}  // namespace

void Builder::close(Frame& f) {
  if (!f.predicate) {
    close_nominal(f);
    return;
  }
  switch (f.kind) {
    case FrameKind::finite: close_verb(f); break;
    case FrameKind::noun: close_event(f); break;
    case FrameKind::participle: {
      Clause& c = clause(f.clause);
      if (f.bares > 0) c.object.np = f.bare[0];
      break;
    }
  }
}

// No verb came: an event noun, or a nominal predicate, or nothing to tell.
void Builder::close_nominal(Frame& f) {
  Clause& c = clause(f.clause);
  const std::int32_t event = f.topic >= 0 ? phrase(f.topic).clause : -1;
  if (event >= 0 && dead_[static_cast<std::size_t>(event) - first_clause_] < 0 && clause(event).parent == f.clause) {
    // the event noun stands for the clause: headline, «هجوم على …»
    Clause& e = clause(event);
    const auto self = f.clause;
    const ClauseRelation relation = c.relation;
    const std::int32_t parent = c.parent;
    const auto connector = c.connector;
    const std::uint32_t marks = c.markers;
    auto preps = std::move(c.prepositions);
    auto adverbials = std::move(c.adverbials);
    e.relation = relation;
    e.parent = parent;
    e.connector = connector;
    e.markers |= marks;
    e.antecedent = c.antecedent;
    e.prepositions.insert(e.prepositions.end(), preps.begin(), preps.end());
    e.adverbials.insert(e.adverbials.end(), adverbials.begin(), adverbials.end());
    dead_[static_cast<std::size_t>(self) - first_clause_] = event;
    return;
  }
  if (f.topic >= 0 && (f.bares > 0 || !c.prepositions.empty())) {
    c.subject.np = f.topic;
    c.predicate.form = PredicateForm::nominal;
    std::int32_t p = f.topic;
    if (f.bares > 0)
      p = f.bare[0];
    else if (c.prepositions.front().np >= 0)
      p = c.prepositions.front().np;
    const std::uint32_t head = phrase(p).head;
    c.predicate.head = head;
    c.predicate.tokens = {head, head + 1};
    c.predicate.lemma = analysis(head).lemma;
    return;
  }
  if (f.topic >= 0) {
    c.predicate.form = PredicateForm::nominal;
    const std::uint32_t head = phrase(f.topic).head;
    c.predicate.head = head;
    c.predicate.tokens = {head, head + 1};
    c.predicate.lemma = analysis(head).lemma;
    return;
  }
  if (c.prepositions.empty()) {
    dead_[static_cast<std::size_t>(f.clause) - first_clause_] = c.parent >= 0 ? c.parent : -2;
  } else {
    const std::int32_t p = c.prepositions.front().np;
    const std::uint32_t head = p >= 0 ? phrase(p).head : c.prepositions.front().tokens.first;
    c.predicate.form = PredicateForm::nominal;
    c.predicate.head = head;
    c.predicate.tokens = {head, head + 1};
    c.predicate.lemma = analysis(head).lemma;
  }
}

void Builder::close_event(Frame& f) {
  Clause& c = clause(f.clause);
  const Analysis& a = analysis(c.predicate.head);
  GenitiveRole role = lexicon_.lexemes().genitive(a);
  // «اغتيال ناشطين … جنوبي العراق»: a place is nobody that is killed or taken
  constexpr std::array<std::string_view, 6> kUponPersons{"kill", "die", "injure", "abduct", "detain", "execute"};
  const bool upon_persons = std::any_of(kUponPersons.begin(), kUponPersons.end(), [&](std::string_view family) {
    return lexicon_.lexemes().under_family(a, family);
  });
  const bool object_follows = f.bares > 0 && !(upon_persons && agreement_.nominal(f.bare[0]).place);
  // «مقتل قائد اللواء …», «استشهاد الطفل …»: nobody acts in such a noun; what follows the one who dies tells of him
  const auto& readings = reading_.tokens[c.predicate.head].word->analyses;
  const bool dies = std::any_of(readings.begin(), readings.end(), [&](const Analysis& one) {
    return lexicon_.lexemes().under_family(one, "kill.death") || lexicon_.lexemes().under_family(one, "die");
  });
  const Enclitic enclitic = words_.at(c.predicate.head).enclitic;
  if (c.genitive >= 0) {
    const Nominal n = agreement_.nominal(c.genitive);
    // «هجمات مسلحي التنظيم على …»: fighters who go against something
    bool against = false;
    for (const auto& arg : c.prepositions) against = against || arg.preposition == "على" || arg.preposition == "ضد";
    const bool fighters = lexicon_.lexemes().under_class(analysis(phrase(c.genitive).head), "victim.combatants");
    // «صد القوات لهجوم …», «استهداف الجيش لمنزل»: the ل behind who acts brings what is acted on
    const PrepArgument* acted_on = nullptr;
    if (role != GenitiveRole::subject && (n.actor || words_.at(phrase(c.genitive).head).enclitic != Enclitic::none) &&
        !n.victim && !n.counted)
      for (const auto& arg : c.prepositions)
        if (arg.preposition == "ل" && arg.np >= 0 && arg.tokens.first == phrase(c.genitive).tokens.last)
          acted_on = &arg;
    if (acted_on != nullptr) c.object.np = acted_on->np;
    // «استهداف الطيران المسيّر …»: arms strike, though what they strike stands behind a comma
    const bool arms = role != GenitiveRole::none && weapon(c.genitive) &&
                      (lexicon_.lexemes().under_family(a, "target") || lexicon_.lexemes().under_family(a, "shell"));
    // «استهداف موقع حدب البستان»: ground and things are acted on, whatever stands behind them
    const bool still =
        role == GenitiveRole::object && !n.actor &&
        (ground(c.genitive) || lexicon_.lexemes().under_class(analysis(phrase(c.genitive).head), "thing.position"));
    if (dies || still)
      role = GenitiveRole::object;
    else if ((object_follows && !(n.counted && role == GenitiveRole::object)) || acted_on != nullptr || arms ||
             (role == GenitiveRole::either && against && fighters))
      role = GenitiveRole::subject;
    else if (role == GenitiveRole::none)
      role = n.actor && !n.counted ? GenitiveRole::subject : GenitiveRole::none;
    else if (role == GenitiveRole::either)
      role = n.actor && !n.victim && !n.counted ? GenitiveRole::subject : GenitiveRole::object;
    c.genitive_role = role;
    if (role == GenitiveRole::subject) c.subject.np = c.genitive;
    if (role == GenitiveRole::object) c.object.np = c.genitive;
  } else if (enclitic != Enclitic::none) {
    bool towards = false;
    for (const auto& arg : c.prepositions)
      if (arg.preposition == "على" || arg.preposition == "ضد" || arg.preposition == "ل") towards = true;
    // «استهدافه للمدنيين», «قصفها لأحياء …»: whose deed it is, and behind the ل what it is done to
    const PrepArgument* acted_on = nullptr;
    if (!dies && role != GenitiveRole::subject && a.form == Form::masdar && !object_follows)
      for (const auto& arg : c.prepositions)
        if (arg.preposition == "ل" && arg.np >= 0 && arg.tokens.first == c.predicate.head + 1) {
          const Nominal n = agreement_.nominal(arg.np);
          if ((n.actor || n.victim || n.counted || located(arg.np)) && !n.event) acted_on = &arg;
        }
    if (acted_on != nullptr) {
      c.genitive_role = GenitiveRole::subject;
      c.subject.pronoun = static_cast<std::int32_t>(c.predicate.head);
      c.object.np = acted_on->np;
      merge_event(c, f.clause);
      return;
    }
    if (dies)
      role = GenitiveRole::object;
    else if (object_follows || a.form != Form::masdar || (role == GenitiveRole::either && towards))
      role = GenitiveRole::subject;
    else if (role == GenitiveRole::either)
      role = GenitiveRole::object;
    c.genitive_role = role;
    const auto token = static_cast<std::int32_t>(c.predicate.head);
    if (role == GenitiveRole::object)
      c.object.pronoun = token;
    else
      c.subject.pronoun = token;
  }
  if (object_follows && !(c.genitive >= 0 && c.genitive_role == GenitiveRole::object)) c.object.np = f.bare[0];
  if (dies && object_follows && c.genitive >= 0) {  // «استشهاد البطل فلان»
    const Nominal called = agreement_.nominal(c.genitive);
    if (!called.actor && !called.victim && !called.counted && agreement_.nominal(f.bare[0]).actor)
      c.object.np = f.bare[0];
  }
  merge_event(c, f.clause);
}

void Builder::close_verb(Frame& f) {
  Clause& c = clause(f.clause);
  const Pos pos = analysis(c.predicate.head).pos;
  const bool verb = pos == Pos::verb || pos == Pos::aux;
  if (verb) better_reading(f);
  const Analysis& a = analysis(c.predicate.head);
  const Analysis& inflected =
      c.predicate.aspect_verb >= 0 && !verb ? analysis(static_cast<std::uint32_t>(c.predicate.aspect_verb)) : a;
  const std::int32_t topic = f.topic;
  if (!verb) {  // a nominal predicate: «المعارك مستمرة»
    c.subject.np = topic >= 0 ? topic : f.bares > 0 ? f.bare[0] : -1;
    if (c.subject.np < 0) fill_gap(f);
    if (c.subject.np < 0) c.subject.dropped = true;
    merge_event(c, f.clause);
    return;
  }
  // With an aspect verb in front, a phrase between the two verbs is the subject of both.
  const GenitiveRole lexical = lexicon_.lexemes().genitive(a);
  const bool transitive = lexical == GenitiveRole::object || lexical == GenitiveRole::either || a.verb < 0 ||
                          use_of(a).light || use_of(a).aspect || use_of(a).modal || use_of(a).report;
  if (c.relation == ClauseRelation::result && topic < 0 && f.bares > 0) {
    c.object.np = f.bare[0];  // «مما أوقع ضحايا»: the subject is what was told before
    merge_event(c, f.clause);
    return;
  }
  const VerbUse use = use_of(a);
  const bool hollow = use.modal || use.aspect;
  const auto of_war = [&](std::string_view family) { return lexicon_.lexemes().under_family(a, family); };
  const bool war = of_war("target") || of_war("attack") || of_war("shell") || of_war("strike") || of_war("raid.air") ||
                   of_war("encircle");
  if (c.predicate.voice == ClauseVoice::passive) {
    c.subject.np = topic >= 0 ? topic : f.bares > 0 ? f.bare[0] : -1;
    if (topic >= 0 && f.bares > 0) c.object.np = f.bare[0];
  } else {
    const auto fit_subject = [&](std::int32_t p, bool after) {
      const Nominal n = agreement_.nominal(p);
      int s = 2 * agreement_.subject(inflected, n, after);
      if (n.actor) s += 4;
      if (n.place && !n.state) s -= transitive ? 4 : 0;
      if (n.victim || n.counted) s -= transitive ? 1 : 0;
      if (n.event) s += words_.at(phrase(p).head).enclitic != Enclitic::none && f.bares > 1 ? -6 : 1;
      const auto head = phrase(p).head;
      const bool no_subject = words_.at(head).tanwin || ((n.victim || n.actor) && oblique(reading_.tokens[head]));
      if (after && no_subject && !n.counted) s -= 8;  // accusative
      if (war && !n.event && (ground(p) || (!n.actor && located(p))))
        s -= 8;  // «استهدف المنازل», «تحاصر مخيمات النازحين …»: a house attacks no one
      const auto of_class = [&](std::string_view name) { return lexicon_.lexemes().under_class(analysis(head), name); };
      const bool held = of_class("thing") && !of_class("thing.aircraft") && !of_class("thing.military_vehicle") &&
                        !of_class("thing.convoy") && !of_class("weapon");
      const std::int32_t own = head_mention(reading_, words_, p);
      if (war && n.actor && held && (own < 0 || reading_.mentions[static_cast<std::size_t>(own)].actor() == nullptr))
        s -= 12;  // «استهدفت مواقع قوات …»: whose they are, nobody who fires
      if (after && weapon(p) && !n.actor && (war || of_war("explode"))) s += 4;  // «فجرت عبوة ناسفة حافلة»
      return s;
    };
    const auto fit_object = [&](std::int32_t p) {
      const Nominal n = agreement_.nominal(p);
      int s = transitive ? 0 : -5;
      if (hollow && !n.event) s -= 6;
      if (n.place) s += 2;
      if (n.victim || n.counted) s += 2;
      if (n.actor) s -= 1;
      if (words_.at(phrase(p).head).tanwin && !n.counted) s += 4;
      return s;
    };
    const auto accusative = [&](std::int32_t p) {
      const Nominal n = agreement_.nominal(p);
      const auto head = phrase(p).head;
      if (!n.counted && (words_.at(head).tanwin || ((n.victim || n.actor) && oblique(reading_.tokens[head]))))
        return true;
      const std::int32_t second = phrase(p).next_conjunct;  // «خطفت ست نساء وطفلين»
      if (second < 0) return false;
      const Nominal other = agreement_.nominal(second);
      const bool person =
          other.victim || other.actor || lexicon_.lexemes().under_class(analysis(phrase(second).head), "toll");
      if (!person || !oblique(reading_.tokens[phrase(second).head])) return false;
      return other.number == Number::dual || (!n.counted && !other.counted);  // «احتجزت الطواقم والمصابين»
    };
    // «اقتحموا المخيم وأسروا ثمانية مدنيين»: a verb that counts its doers stands before none of them
    if (topic < 0 && f.bares > 0 && several(inflected) && !hollow && c.object.np < 0) {
      // «كان المسلحون قد شنوا هجوما»: between the two verbs stands who acts
      const bool between = phrase(f.bare[0]).tokens.first < c.predicate.head;
      if (between) c.subject.np = f.bare[0];
      if (c.object.pronoun < 0 && (!between || f.bares > 1)) c.object.np = f.bare[between ? 1 : 0];
    } else if (topic >= 0) {
      const int as_subject = fit_subject(topic, false) + 3;
      if (f.bares == 0) {
        c.subject.np = topic;
        // «ثلاثة مدنيين قتلوا»
        const Nominal n = agreement_.nominal(topic);
        if (lexical == GenitiveRole::object && c.object.pronoun < 0 &&
            (((n.victim || n.counted) && !n.actor) || harmed_person(a, topic)))
          passive_reading(c);
      } else if (c.object.pronoun >= 0 && agreement_.pronoun(a.enclitic, agreement_.nominal(topic)) &&
                 fit_subject(f.bare[0], true) > 0 && fit_subject(f.bare[0], true) >= as_subject) {
        c.subject.np = f.bare[0];
        c.object.np = topic;
      } else if (as_subject < 0 && !agreement_.nominal(f.bare[0]).event &&
                 fit_subject(f.bare[0], true) > as_subject + 2) {
        c.subject.np = f.bare[0];
        if (f.bares > 1) c.object.np = f.bare[1];
      } else {
        c.subject.np = topic;
        c.object.np = f.bare[0];
      }
    } else if (f.pronoun_subject && f.bares == 1 &&
               (lexical == GenitiveRole::object || lexical == GenitiveRole::either ||
                (use.report && agreement_.nominal(f.bare[0]).event))) {
      c.object.np = f.bare[0];  // «قال إنه قصف مواقع …»: the pronoun is the subject
    } else if (f.bares >= 2 && f.relative && c.antecedent >= 0 && c.object.pronoun < 0 &&
               agreement_.subject(inflected, agreement_.nominal(c.antecedent), false) >= 0) {
      c.object.np = f.bare[0];  // the gap is the subject
    } else if (f.bares >= 2 && accusative(f.bare[0])) {
      c.object.np = f.bare[0];  // «شنت هجوما دفاعا عن …»
      if (!accusative(f.bare[1]) && !agreement_.nominal(f.bare[1]).place) c.subject.np = f.bare[1];
    } else if (f.bares >= 2 && undergo(a, f.bare[0]) && undergo(a, f.bare[1])) {
      c.subject.np = f.bare[0];  // «قتل أربعة مدنيين من أسرة (أم وطفلتان)»: neither of them killed the other
      passive_reading(c);
    } else if (f.bares >= 2) {
      const auto strikes = [&](std::int32_t p) { return deals_blow(a, p) ? 6 : 0; };
      const int in_order = fit_subject(f.bare[0], true) + fit_object(f.bare[1]) + strikes(f.bare[0]) + 3;
      const int swapped = fit_subject(f.bare[1], true) + fit_object(f.bare[0]) + strikes(f.bare[1]);
      const std::size_t s = swapped > in_order ? 1 : 0;
      c.subject.np = f.bare[s];
      if (c.object.np < 0) c.object.np = f.bare[1 - s];
    } else if (f.bares == 1) {
      const std::int32_t p = f.bare[0];
      const Nominal n = agreement_.nominal(p);
      const bool gap = f.relative && c.antecedent >= 0;
      const bool carried = gap || (c.relation == ClauseRelation::coordinate && c.parent >= 0 &&
                                   clause(c.parent).subject.np >= 0 && !clause(c.parent).subject.shared);
      int carry = carried ? 1 : -2;
      if (gap && c.object.pronoun < 0) carry += 4;  // nothing else stands for what is described
      if (carried) {
        const std::int32_t s = gap ? c.antecedent : clause(c.parent).subject.np;
        carry += agreement_.subject(inflected, agreement_.nominal(s), false) >= 0 ? 1 : -6;
      }
      const bool may_be_passive = lexical == GenitiveRole::object || lexical == GenitiveRole::either;
      // «انتزعت السيطرة على …»: an event alone behind a verb that acts on something is acted on
      const auto& lexemes = lexicon_.lexemes();
      const bool blow = deals_blow(a, p);
      const bool acted_on = n.event && may_be_passive && !hollow && !lexemes.under_family(a, "result") &&
                            !lexemes.under_family(a, "cause") && !blow;
      // «انتزعت السيطرة», «فرضت السيطرة»: control is taken, it takes nothing
      const bool control = acted_on && lexemes.under_family(analysis(phrase(p).head), "control");
      const int as_subject = fit_subject(p, true) + 2 - (causes_toll(a, n) ? 8 : 0) -
                             (control    ? 16
                              : acted_on ? 6
                                         : 0) +
                             (blow ? 6 : 0);
      const int as_object = c.object.pronoun >= 0 ? -20 : fit_object(p) + carry + (acted_on ? 3 : 0);
      int as_passive = -20;
      if (may_be_passive && !causes_toll(a, n) && a.enclitic == Enclitic::none && !n.event &&
          agreement_.subject(inflected, n, true) >= 0 && (n.counted || !accusative(p)))
        as_passive = (n.victim || n.counted ? 6 : n.place ? 3 : n.actor ? 0 : 2) - (carried ? 3 : 0);
      if (accusative(p) && may_be_passive && c.object.pronoun < 0) {
        c.object.np = p;  // «واستهدف المدنيين»
      } else if (as_passive > as_subject && as_passive >= as_object) {
        c.subject.np = p;
        passive_reading(c);
      } else if (as_object > as_subject) {
        c.object.np = p;
      } else {
        c.subject.np = p;
      }
    }
  }
  fill_gap(f);
  if (c.subject.np >= 0 && words_.at(phrase(c.subject.np).head).enclitic != Enclitic::none &&
      words_.at(phrase(c.subject.np).head).kind == WordKind::subordinator) {
    c.subject.pronoun = static_cast<std::int32_t>(phrase(c.subject.np).head);  // «أنها سيطرت»
    c.subject.np = -1;
  }
  if (c.subject.np < 0 && c.subject.pronoun < 0 && f.pronoun_subject)  // «غير أنه ينفي استهدافه …»
    for (auto t = c.tokens.first; t < std::min(c.tokens.first + 2, c.predicate.head); ++t)
      if (analysis(t).enclitic != Enclitic::none) c.subject.pronoun = static_cast<std::int32_t>(t);
  if (c.subject.np < 0 && c.predicate.voice != ClauseVoice::impersonal) c.subject.dropped = true;
  merge_event(c, f.clause);
}

// «شنّ هجوما», «تمكن من السيطرة», «استمرت الغارات»: the event noun is what the clause tells.
void Builder::merge_event(Clause& c, std::int32_t self) {
  const Analysis& a = analysis(c.predicate.head);
  const VerbUse use = use_of(a);
  if (!use.empty_verb()) return;
  if (use.report && use.light && c.subject.np >= 0 && only_tells(c.subject.np)) return;  // «سجّل المرصد مقتل …»
  const auto& lexemes = lexicon_.lexemes();
  const auto event_of = [&](std::int32_t p) -> std::int32_t {
    if (p < 0) return -1;
    const std::int32_t e = phrase(p).clause;
    if (e < 0 || e == self || static_cast<std::size_t>(e) < first_clause_) return -1;
    if (dead_[static_cast<std::size_t>(e) - first_clause_] >= 0 || clause(e).parent != self) return -1;
    if (lexemes.families(analysis(clause(e).predicate.head)).empty()) return -1;
    return e;
  };
  enum class Via : std::uint8_t { object, preposition, subject } via = Via::object;
  std::int32_t e = event_of(c.object.np);
  std::size_t at = 0;
  if (e < 0) {
    for (at = 0; at < c.prepositions.size(); ++at) {
      const auto role = lexemes.prep_role(a, c.prepositions[at].preposition);
      const bool near = role == "place" && (use.marks & kNear) != 0;  // «يقترب من السيطرة على …»
      if (role != "object" && role != "event" && role != "cause" && role != "agent" && !near) continue;
      if ((role == "cause" || role == "agent") && !use.undergoes) continue;
      if (e = event_of(c.prepositions[at].np); e >= 0) break;
    }
    if (e >= 0) via = Via::preposition;
  }
  // «هجوم على حاجز يوقع ستة قتلى»: the toll is what the verb tells
  const bool tells_toll = c.object.np >= 0 && causes_toll(a, agreement_.nominal(c.object.np));
  if (e < 0 && (use.light || use.aspect) && !tells_toll) {
    e = event_of(c.subject.np);
    via = Via::subject;
  }
  if (e < 0) return;
  Clause& event = clause(e);
  if (via == Via::preposition) c.prepositions.erase(c.prepositions.begin() + static_cast<std::ptrdiff_t>(at));
  const auto verb = static_cast<std::int32_t>(c.predicate.head);
  const bool noun_verb = c.predicate.form == PredicateForm::masdar;
  const Slot had = c.subject;
  const std::int32_t old_aspect = c.predicate.aspect_verb;
  c.predicate.head = event.predicate.head;
  c.predicate.tokens = event.predicate.tokens;
  c.predicate.lemma = event.predicate.lemma;
  c.predicate.light_verb = event.predicate.light_verb;
  c.predicate.aspect_verb = event.predicate.aspect_verb >= 0 ? event.predicate.aspect_verb : old_aspect;
  if (use.aspect || use.modal) {
    if (!(use.light && c.predicate.aspect_verb >= 0)) c.predicate.aspect_verb = verb;
  } else {
    c.predicate.light_verb = verb;
  }
  if (use.passes) c.predicate.light_verb = verb;
  (void)noun_verb;
  c.genitive = event.genitive;
  c.genitive_role = event.genitive_role;
  c.markers |= event.markers | use.marks;
  c.object = event.object;
  if (via == Via::subject) {
    c.subject = event.subject;
    c.subject.dropped = false;
    if (use.passes) {
      c.predicate.voice = ClauseVoice::impersonal;
      if (c.genitive >= 0 && c.genitive_role != GenitiveRole::subject) {
        c.genitive_role = GenitiveRole::object;
        c.object.np = c.genitive;
      } else if (c.subject.pronoun >= 0 && c.genitive < 0) {
        c.object = c.subject;
        c.subject = {};
      }
    } else if (c.predicate.voice == ClauseVoice::passive) {
      c.predicate.voice = ClauseVoice::impersonal;
    }
  } else if (use.undergoes) {
    c.predicate.voice = ClauseVoice::passive;
    c.subject = had;
    if (event.subject.np >= 0 && event.genitive_role == GenitiveRole::subject) c.object = {};
  } else if (use.place_subject) {
    PrepArgument place;
    place.preposition = "في";
    place.np = had.np;
    if (had.np >= 0) {
      place.tokens = phrase(had.np).tokens;
      c.prepositions.push_back(place);
    }
    c.subject = event.subject;
  } else if (had.np < 0 && event.subject.np >= 0) {
    c.subject = event.subject;
  }
  for (const auto& arg : event.prepositions) c.prepositions.push_back(arg);
  for (const auto m : event.adverbials) c.adverbials.push_back(m);
  dead_[static_cast<std::size_t>(e) - first_clause_] = self;
}

}  // namespace isnad::clauses
