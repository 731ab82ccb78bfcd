#include "clauses/builder.h"

#include <algorithm>
#include <array>

namespace isnad::clauses {
std::int32_t Builder::open(FrameKind kind, std::int32_t parent, ClauseRelation relation, std::string_view connector,
                           std::uint32_t first) {
  Clause c;
  c.sentence = sentence_;
  c.parent = parent;
  c.relation = relation;
  c.connector = connector;
  c.core = c.tokens = {first, first};
  reading_.clauses.push_back(std::move(c));
  dead_.push_back(-1);
  Frame f;
  f.clause = static_cast<std::int32_t>(reading_.clauses.size() - 1);
  f.kind = kind;
  frames_.push_back(f);
  return f.clause;
}

void Builder::pop() {
  close(frames_.back());
  frames_.pop_back();
}
void Builder::pop_to(std::size_t depth) {
  while (frames_.size() > depth) pop();
}

void Builder::ensure_root(std::uint32_t first) {
  if (frames_.empty()) open(FrameKind::finite, -1, ClauseRelation::root, {}, first);
}

std::size_t Builder::finite_depth(bool skip_relative) const {
  for (std::size_t d = frames_.size(); d-- > 0;) {
    const Frame& f = frames_[d];
    if (f.kind != FrameKind::finite) continue;
    const Clause& c = reading_.clauses[static_cast<std::size_t>(f.clause)];
    if (skip_relative && d > 0 && c.relation == ClauseRelation::relative && f.predicate) continue;
    return d;
  }
  return 0;
}

void Builder::take_pending(std::int32_t c) {
  clause(c).markers |= pending_.marks;
  pending_ = {};
}

// «أربعة مدنيين، بينهم امرأة وطفلان»: what stands behind «بينهم» is told of the phrase before.
bool Builder::among(std::uint32_t token) const {
  for (std::uint32_t first = token; first > words_.first && first + 2 > token;) {
    --first;
    const Word& w = words_.at(first);
    if (w.name != kAmong || w.end != token) continue;
    return first == words_.first || words_.at(first - 1).kind != WordKind::verb;  // «قُتل منهم عشرة» counts
  }
  return false;
}

void Builder::add_bare(Frame& f, std::int32_t p) {
  if (among(phrase(p).tokens.first)) return;  // a part of the total, no argument
  if (f.bares < f.bare.size()) f.bare[f.bares++] = p;
}

// A noun phrase that tells of a happening heads a clause of its own.
std::int32_t Builder::open_event(std::int32_t p, std::int32_t parent, ClauseRelation relation,
                                 std::string_view connector, bool negated) {
  const EventIn e = event_in(p);
  if (e.phrase < 0) return -1;
  const NounPhrase& np = phrase(e.phrase);
  const Analysis& a = analysis(np.head);
  const std::uint32_t head = np.head;
  open(FrameKind::noun, parent, relation, connector, phrase(p).tokens.first);
  Frame& f = top();
  Clause& c = clause(f.clause);
  c.predicate.tokens = {head, head + 1};
  c.predicate.head = head;
  c.predicate.lemma = a.form == Form::masdar && !a.root_verb.empty() ? a.root_verb : a.lemma;
  c.predicate.form = PredicateForm::masdar;
  c.predicate.light_verb = e.light;
  c.predicate.aspect_verb = e.aspect;
  c.markers |= e.marks | (negated ? kNegated : 0U);
  c.genitive = np.genitive;
  f.predicate = true;
  f.topic = e.phrase;
  f.last = phrase(p).tokens.last;
  phrase(p).clause = f.clause;
  phrase(e.phrase).clause = f.clause;
  return f.clause;
}

void Builder::on_phrase(const Unit& u) {
  ensure_root(u.first);
  const std::int32_t p = u.phrase;
  const Word& head = words_.at(phrase(p).head);
  if (in_parentheses(p)) {  // «أم (حامل) وطفلتان»: told by the way
    if (last_phrase_ >= 0 && phrase(last_phrase_).apposition < 0) phrase(last_phrase_).apposition = p;
    return;
  }
  // «بينهم 12 طفلا و8 نساء»: no argument, and the event before stays open
  if ((among(phrase(p).tokens.first) || (u.joined && part_of_total_)) && !verb_follows_ && event_in(p).phrase < 0) {
    part_of_total_ = true;
    return;
  }
  if (u.joined && !u.begins_clause && !pending_.coordinate && (join_weapon(u) || join_event(u))) return;
  if (u.joined || pending_.coordinate) {
    std::size_t d = finite_depth(true);
    if (pending_.coordinate)
      for (std::size_t k = 0; k < frames_.size(); ++k)
        if (frames_[k].kind == FrameKind::finite && frames_[k].predicate) {
          d = k;
          break;
        }
    // «أسرة مكونة من أم (حامل) وطفلتين»: the members of it, counted already
    if (u.joined && top().kind == FrameKind::participle && !verb_follows_ &&
        !clause(top().clause).prepositions.empty() && agreement_.nominal(p).victim && under_whole(top()))
      return;
    if (u.joined && !pending_.coordinate && !u.begins_clause && !comma_ && !verb_follows_ && frames_[d].bares > 0 &&
        head.kind == WordKind::noun && !head.event && !definite(reading_, words_, p)) {
      std::int32_t link = frames_[d].bare[frames_[d].bares - 1];  // «استهدفت فندقاً مكتظاً بالعمال ومحلات تجارية»
      while (phrase(link).next_conjunct >= 0) link = phrase(link).next_conjunct;
      if (link != p && agreement_.nominal(link).event == agreement_.nominal(p).event) {
        phrase(link).next_conjunct = p;
        return;
      }
    }
    if (frames_[d].predicate) {
      const std::int32_t parent = frames_[d].clause;
      const bool aside = head.kind == WordKind::pronoun;  // «، وهي مجموعة محلية، …»
      pop_to(aside ? d + 1 : d);
      open(FrameKind::finite, parent, aside ? ClauseRelation::circumstantial : ClauseRelation::coordinate, "و",
           u.first);
      clause(top().clause).markers |= pending_.marks;
      pending_ = {};
      top().topic = p;
      open_event(p, top().clause, ClauseRelation::argument, {}, u.negated);
      return;
    }
  }
  if (top().kind == FrameKind::participle && !comma_ && takes_bare(top())) {
    add_bare(top(), p);
    const std::int32_t parent = top().clause;
    open_event(p, parent, ClauseRelation::argument, {}, u.negated);
    return;
  }
  // behind a masdar: its object; «إحكام وحدات من الجيش سيطرتها»
  const bool possessed = head.event && head.enclitic != Enclitic::none;
  std::size_t masdar = frames_.size();
  for (std::size_t k = frames_.size(); k-- > 0 && frames_[k].kind == FrameKind::noun;) {
    if (frames_[k].bares > 0) continue;
    // «عن استهدافه، صباح اليوم، موقع …»: who does it is the pronoun, what it is done to still has to come
    if (comma_) {
      const std::uint32_t noun = clause(frames_[k].clause).predicate.head;
      if (words_.at(noun).enclitic != Enclitic::none && k + 1 == frames_.size() && !u.joined && !head.event &&
          lexicon_.lexemes().under_family(analysis(noun), "target"))
        masdar = k;
      break;
    }
    if (k + 1 == frames_.size() ? (last_token_ == u.first || possessed) : possessed) {
      masdar = k;
      break;
    }
  }
  if (masdar < frames_.size()) {
    const Clause& c = clause(frames_[masdar].clause);
    const bool governed = c.genitive >= 0 || words_.at(c.predicate.head).enclitic != Enclitic::none;
    const Analysis& a = analysis(c.predicate.head);
    const GenitiveRole role = lexicon_.lexemes().genitive(a);
    const bool instrument = lexicon_.lexemes().under_class(a, "weapon");  // «قصف بصواريخ غراد مواقع …»
    if (governed && !instrument && role != GenitiveRole::none &&
        (a.form == Form::masdar || role != GenitiveRole::subject)) {
      pop_to(masdar + 1);
      add_bare(top(), p);
      const std::int32_t parent = top().clause;
      open_event(p, parent, ClauseRelation::argument, {}, u.negated);
      return;
    }
  }
  std::size_t d = finite_depth(false);
  // «أعلنت الإدارة، التي تقع …، وقوع …»: the aside is over, what is told comes
  if (comma_ && head.event && event_in(p).phrase >= 0)
    while (d > 0 && frames_[d].predicate && clause(frames_[d].clause).relation == ClauseRelation::relative &&
           !awaits_told(frames_[d])) {
      std::size_t out = d;
      while (out > 0 && (out == d || frames_[out].kind != FrameKind::finite)) --out;
      if (frames_[out].kind != FrameKind::finite ||
          !(awaits_told(frames_[out]) || clause(frames_[out].clause).relation == ClauseRelation::relative))
        break;
      d = out;
    }
  if (comma_) {
    // back to the clause that still waits for its subject
    for (std::size_t k = d + 1; k-- > 0;)
      if (frames_[k].kind == FrameKind::finite && !frames_[k].predicate) {
        d = k;
        break;
      }
    d = past_comma_relative(d, p);
  }
  Frame& f = frames_[d];
  if (!f.predicate) {
    if (head.kind == WordKind::pronoun && f.topic >= 0) return;  // هو, هي between topic and predicate
    pop_to(d + 1);
    if (top().topic < 0)
      top().topic = p;
    else if (comma_ && phrase(top().topic).apposition < 0 && !head.event)
      phrase(top().topic).apposition = p;
    else
      add_bare(top(), p);
    if (pending_.any) take_pending(top().clause);
    open_event(p, top().clause, ClauseRelation::argument, {}, u.negated);
    return;
  }
  const bool place = agreement_.nominal(p).place;
  // «استطاعت القوات، بعد أيام، السيطرة …»: an empty verb still waits for its event
  const bool awaited = f.bares < 2 && head.event && event_in(p).phrase >= 0 &&
                       use_of(analysis(clause(f.clause).predicate.head)).empty_verb() &&
                       (f.bares == 0 || phrase(f.bare[0]).clause < 0);
  const Clause& own = clause(f.clause);
  const GenitiveRole lexical = lexicon_.lexemes().genitive(analysis(own.predicate.head));
  const bool told = head.event && event_in(p).phrase >= 0;
  const bool lacks_object = (told && awaits_told(f)) || awaits_struck(f, p) || past_aside(d, p) ||
                            ((located(p) || told) && f.bares + (f.topic >= 0 ? 1 : 0) == 1 && own.object.pronoun < 0 &&
                             (lexical == GenitiveRole::object || lexical == GenitiveRole::either ||
                              (told && use_of(analysis(own.predicate.head)).report)) &&
                             own.predicate.voice == ClauseVoice::active);
  if (comma_ && !awaited && !lacks_object && (f.bares > 0 || f.topic >= 0 || place)) {
    if (place && head.mention >= 0) {
      clause(top().clause).adverbials.push_back(static_cast<std::uint32_t>(head.mention));
      return;
    }
    if (last_phrase_ >= 0 && phrase(last_phrase_).apposition < 0) {
      phrase(last_phrase_).apposition = p;
      if (!head.event) return;
    }
    pop_to(d + 1);
    open_event(p, top().clause, ClauseRelation::circumstantial, {}, u.negated);
    return;
  }
  if (!told && renames_speaker(f, u)) {
    phrase(f.bare[f.bares - 1]).apposition = p;
    return;
  }
  if (!comma_ && last_phrase_ >= 0 && last_token_ == u.first && !head.event && locates(last_phrase_, p)) {
    if (phrase(last_phrase_).apposition < 0) phrase(last_phrase_).apposition = p;
    return;
  }
  pop_to(past_full_relative(d, p) + 1);
  add_bare(top(), p);
  const bool report = use_of(analysis(clause(top().clause).predicate.head)).report;
  open_event(p, top().clause, report ? ClauseRelation::complement : ClauseRelation::argument, {}, u.negated);
}

void Builder::on_preposition(const Unit& u) {
  ensure_root(u.first);
  if (u.phrase < 0) return;  // its complement is a clause
  // «قال فلان، وهو من سكان القرية، لوكالة …»
  if (const std::size_t aside = aside_depth(); aside < frames_.size() && !frames_[aside].predicate) pop_to(aside);
  const std::size_t d = preposition_depth(u);
  pop_to(d + 1);
  PrepArgument arg;
  arg.preposition = u.preposition;
  arg.np = u.phrase;
  arg.tokens = {u.first, u.last};
  const bool pronoun = words_.at(u.first).kind == WordKind::prep && words_.at(u.first).enclitic != Enclitic::none;
  if (pronoun) bind_gap(u.first, arg);
  const std::int32_t self = top().clause;
  clause(self).prepositions.push_back(arg);
  top().last = u.last;
  if (pronoun) return;
  ClauseRelation relation = u.row != nullptr ? u.row->relation : ClauseRelation::argument;
  if (relation == ClauseRelation::argument && top().predicate) {
    const Analysis& a = analysis(clause(self).predicate.head);
    const VerbUse use = use_of(a);
    if (use.report && !lexicon_.lexemes().prep_role(a, u.preposition).empty() &&
        (u.preposition == "ب" || u.preposition == "عن" || u.preposition == "إلى" || u.preposition == "على"))
      relation = ClauseRelation::complement;
  }
  open_event(u.phrase, self, relation, u.preposition, u.negated);
}

void Builder::on_adjective(const Unit& u) {
  ensure_root(u.first);
  const Analysis& a = analysis(u.first);
  const std::size_t d = finite_depth(false);
  Frame& f = frames_[d];
  if (!f.predicate && f.topic >= 0) {
    pop_to(d + 1);
    set_verb(top(), u);
    return;
  }
  Clause& c = clause(f.clause);
  if (f.predicate && use_of(analysis(c.predicate.head)).copula && !u.joined) {
    pop_to(d + 1);
    const auto old = static_cast<std::int32_t>(c.predicate.head);
    c.markers |= use_of(analysis(c.predicate.head)).marks;
    const ClauseVoice voice = ClauseVoice::active;
    set_verb(top(), u);
    clause(top().clause).predicate.aspect_verb = old;
    clause(top().clause).predicate.voice = voice;
    return;
  }
  const bool participle = a.verb >= 0 && (a.form == Form::active_participle || a.form == Form::passive_participle);
  if (!participle || !f.predicate) return;
  std::size_t k = finite_depth(comma_);
  if (use_of(a).report)  // «قال … إن …، موضحاً أن …»: who told before
    for (std::size_t r = frames_.size(); r-- > 0;)
      if (frames_[r].kind != FrameKind::noun && frames_[r].predicate &&
          use_of(analysis(clause(frames_[r].clause).predicate.head)).report) {
        k = r;
        break;
      }
  pop_to(k + 1);
  open(FrameKind::participle, frames_[k].clause, ClauseRelation::circumstantial, {}, u.first);
  set_verb(top(), u);
}

void Builder::on_participle(const Unit& u) {
  ensure_root(u.first);
  const std::int32_t parent = top().clause;
  open(FrameKind::participle, parent, ClauseRelation::relative, {}, u.first);
  Clause& c = clause(top().clause);
  c.antecedent = u.phrase;
  c.subject.np = u.phrase;
  c.subject.shared = true;
  set_verb(top(), u);
}

void Builder::step(const std::vector<Unit>& units, std::size_t i) {
  const Unit& u = units[i];
  if (u.joined && (u.kind == UnitKind::particle || u.kind == UnitKind::marker || u.kind == UnitKind::negation))
    pending_.joined = true, pending_.fa = reading_.tokens[u.first].folded().starts_with("ف");
  const auto mark = [&](std::uint32_t bits) {
    pending_.marks |= bits;
    pending_.any = true;
  };
  if (u.kind != UnitKind::phrase && u.kind != UnitKind::conjunct && u.kind != UnitKind::particle)
    part_of_total_ = false;
  switch (u.kind) {
    case UnitKind::comma: comma_ = true; return;
    case UnitKind::particle: {
      const std::string_view name = words_.at(u.first).name;
      if (name == "سوف") mark(kFuture);
      if (name == "هل") mark(kQuestion);
      if (name == "قد" && i + 1 < units.size() && units[i + 1].kind == UnitKind::verb &&
          analysis(units[i + 1].first).form == Form::present)
        mark(kPossible);
      return;
    }
    case UnitKind::marker: mark(u.row != nullptr ? u.row->marks : 0U); return;
    case UnitKind::negation: {
      const std::string_view name = words_.at(u.first).name;
      mark(name == "لن" ? kNegated | kFuture : static_cast<std::uint32_t>(kNegated));
      return;
    }
    case UnitKind::conjunction: {
      const std::string_view name = words_.at(u.first).name;
      pending_.coordinate = name == "ثم" || name == "بل" || name == "كما";
      pending_.then = name == "ثم";
      return;
    }
    case UnitKind::other: return;
    case UnitKind::verb: on_verb(units, i); break;
    case UnitKind::phrase: {
      std::size_t k = i + 1;  // the unit behind it and its conjuncts
      while (k < units.size() && (units[k].kind == UnitKind::conjunct || units[k].kind == UnitKind::time ||
                                  units[k].kind == UnitKind::particle || units[k].kind == UnitKind::negation))
        ++k;
      verb_follows_ = k < units.size() && (units[k].kind == UnitKind::verb || units[k].kind == UnitKind::adjective);
      on_phrase(u);
      break;
    }
    case UnitKind::conjunct: on_conjunct(u); break;
    case UnitKind::preposition:
      if (u.joined && comma_ && !u.reporting) fronted(units, i);
      on_preposition(u);
      break;
    case UnitKind::adjective: on_adjective(u); break;
    case UnitKind::participle: on_participle(u); break;
    case UnitKind::subordinator: on_subordinator(u); break;
    case UnitKind::relative: on_relative(u); break;
    case UnitKind::time: {
      ensure_root(u.first);
      const std::size_t d = past_epithet(comma_ ? finite_depth(false) : frames_.size() - 1);
      for (std::uint32_t t = u.first; t < u.last; ++t)
        if (const std::int32_t m = words_.at(t).mention; m >= 0) {
          clause(frames_[d].clause).adverbials.push_back(static_cast<std::uint32_t>(m));
          break;
        }
      last_token_ = u.last;
      comma_ = false;
      return;
    }
    case UnitKind::colon:
    case UnitKind::quote: on_quote(u); return;
  }
  if (u.kind != UnitKind::phrase || (pending_.marks & ~static_cast<std::uint32_t>(kBackground)) == 0)
    pending_.joined = false;
  if (u.phrase >= 0 && u.kind != UnitKind::participle) last_phrase_ = u.phrase;
  last_token_ = u.last;
  comma_ = false;
}

void Builder::run(const std::vector<Unit>& units) {
  for (std::size_t i = 0; i < units.size(); ++i) step(units, i);
  pop_to(0);
  drop_dead();
  share_subjects();
  share_complements();
  mark_and_attach();
  extents();
}

}  // namespace isnad::clauses
