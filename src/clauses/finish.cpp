// What is settled when all clauses of a sentence are known: shared subjects, marks that pass down,
// quotations, siblings and extents.
#include <algorithm>

#include "clauses/builder.h"

namespace isnad::clauses {

// Clauses merged into others go; everything that pointed at them points at the survivor.
void Builder::drop_dead() {
  const std::size_t n = reading_.clauses.size() - first_clause_;
  std::vector<std::int32_t> to(n, -1);
  const auto survivor = [&](std::int32_t c) {
    for (std::size_t guard = 0; c >= 0 && guard <= n; ++guard) {
      if (static_cast<std::size_t>(c) < first_clause_) return c;
      const std::int32_t next = dead_[static_cast<std::size_t>(c) - first_clause_];
      if (next == -1) return c;
      if (next == -2) return -1;
      c = next;
    }
    return -1;
  };
  std::size_t kept = first_clause_;
  for (std::size_t i = 0; i < n; ++i)
    if (dead_[i] == -1) to[i] = static_cast<std::int32_t>(kept++);
  const auto map = [&](std::int32_t c) {
    const std::int32_t s = survivor(c);
    return s < 0 || static_cast<std::size_t>(s) < first_clause_ ? s : to[static_cast<std::size_t>(s) - first_clause_];
  };
  // The phrases of this sentence stand last.
  for (std::size_t p = reading_.phrases.size(); p-- > 0;) {
    NounPhrase& np = reading_.phrases[p];
    if (np.tokens.first < words_.first) break;
    if (np.clause >= 0 && static_cast<std::size_t>(np.clause) >= first_clause_) np.clause = map(np.clause);
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (dead_[i] != -1) continue;
    Clause& c = reading_.clauses[first_clause_ + i];
    c.parent = map(c.parent);
    if (c.parent == to[i]) c.parent = -1;
    if (static_cast<std::size_t>(to[i]) != first_clause_ + i)
      reading_.clauses[static_cast<std::size_t>(to[i])] = std::move(c);
  }
  reading_.clauses.resize(kept);
}

// A party that acts, not a source that only tells.
bool Builder::may_act(std::int32_t p) const {
  const std::int32_t m = head_mention(reading_, words_, p);
  const ActorMention* actor = m < 0 ? nullptr : reading_.mentions[static_cast<std::size_t>(m)].actor();
  if (actor == nullptr) return false;
  return actor->cls == ActorClass::state || actor->cls == ActorClass::government ||
         actor->cls == ActorClass::military || actor->cls == ActorClass::armed_group ||
         actor->cls == ActorClass::coalition;
}

// «أعلن الحزب استهداف موقع …», «… صدّ هجوم»: a deed that whoever announces it has done.
bool Builder::announced_deed(const Clause& c) const {
  if (c.relation != ClauseRelation::complement) return false;
  if (c.parent >= 0 && lexicon_.lexemes().under_family(reading_.tokens[clause_at(c.parent).predicate.head].analysis(),
                                                       "claim_responsibility"))
    return c.genitive_role != GenitiveRole::subject;  // «تبنت الجماعة إطلاق صواريخ»
  if (c.genitive_role != GenitiveRole::object) return false;
  const Analysis& a = analysis(c.predicate.head);
  for (const std::string_view family : {"target", "repel", "intercept", "shoot_down", "seize", "liberate", "destroy"})
    if (lexicon_.lexemes().under_family(a, family)) return true;
  return false;
}

// «أعلنت القوات استعادة …», «أعلنت القوات عن استعادة …»: the clause that a verb of telling tells.
bool Builder::told_by(const Clause& telling, std::int32_t c) const {
  if (telling.object.np >= 0 && phrase_at(telling.object.np).clause == c) return true;
  return std::any_of(telling.prepositions.begin(), telling.prepositions.end(), [&](const PrepArgument& p) {
    return p.preposition == "عن" && p.np >= 0 && phrase_at(p.np).clause == c;
  });
}

// «أعلن التنظيم مسؤوليته عن الهجوم»: whoever owns to an act did it.
bool Builder::owned_up(const Clause& c, const Clause& over) const {
  constexpr std::string_view kFor = "عن", kResponsibility = "مسؤولية";
  const bool under = c.relation == ClauseRelation::complement || c.relation == ClauseRelation::argument;
  const auto head = c.predicate.head;
  if (!under || c.predicate.form != PredicateForm::masdar || c.subject.pronoun >= 0 ||
      c.genitive_role == GenitiveRole::subject || over.subject.np < 0 || !may_act(over.subject.np))
    return false;
  return over.predicate.voice == ClauseVoice::active && head > over.predicate.head + 2 &&
         reading_.tokens[head - 1].folded() == kFor && reading_.tokens[head - 2].analysis().lemma == kResponsibility;
}

// Who records and reports what others do.
bool Builder::only_tells(std::int32_t p) const {
  const std::int32_t m = head_mention(reading_, words_, p);
  const ActorMention* actor = m < 0 ? nullptr : reading_.mentions[static_cast<std::size_t>(m)].actor();
  if (actor == nullptr)
    return lexicon_.lexemes().under_class(analysis(reading_.phrases[static_cast<std::size_t>(p)].head), "source");
  return actor->cls == ActorClass::monitor || actor->cls == ActorClass::media || actor->cls == ActorClass::agency ||
         actor->cls == ActorClass::ngo || actor->cls == ActorClass::un || actor->cls == ActorClass::source;
}

// «قتل وجرح مدنيون»: what stands behind the second of two verbs side by side is the subject of both.
void Builder::share_subject_back(const Clause& second) {
  if (second.relation != ClauseRelation::coordinate || second.parent < 0) return;
  if (second.subject.np < 0 || second.subject.shared || phrase(second.subject.np).head < second.predicate.head) return;
  Clause& first = clause(second.parent);
  if (first.predicate.head + 1 != second.predicate.head || first.predicate.form != second.predicate.form) return;
  if (!first.subject.dropped || first.subject.np >= 0 || first.object.np >= 0 || first.object.pronoun >= 0) return;
  if (analysis(first.predicate.head).pos != Pos::verb || analysis(second.predicate.head).pos != Pos::verb) return;
  first.subject.np = second.subject.np;
  first.subject.shared = true;
  first.subject.dropped = false;
}

void Builder::share_subjects() {
  for (std::size_t i = first_clause_; i < reading_.clauses.size(); ++i) share_subject_back(reading_.clauses[i]);
  // «قواته قتلت وأصابت نحو مئة»: of two verbs side by side the second has the object of both
  for (std::size_t i = first_clause_; i < reading_.clauses.size(); ++i) {
    Clause& second = reading_.clauses[i];
    if (second.relation != ClauseRelation::coordinate || second.parent < 0) continue;
    Clause& first = clause(second.parent);
    const bool beside = first.predicate.head + 1 == second.predicate.head &&
                        first.predicate.form == second.predicate.form && second.object.np != first.subject.np;
    const GenitiveRole takes = lexicon_.lexemes().genitive(analysis(first.predicate.head));
    const bool verbs =
        analysis(first.predicate.head).pos == Pos::verb && analysis(second.predicate.head).pos == Pos::verb &&
        (takes == GenitiveRole::object || takes == GenitiveRole::either);  // «تقدمت وقتلت …»: not of the first
    if (!beside || !verbs || first.subject.np < 0 || first.object.np >= 0 || first.object.pronoun >= 0 ||
        !first.prepositions.empty() || first.predicate.voice != ClauseVoice::active ||
        second.predicate.voice != ClauseVoice::active)
      continue;
    const Nominal own = agreement_.nominal(first.subject.np);
    const bool doer = own.actor && !own.victim && !own.counted && phrase(first.subject.np).head < first.predicate.head;
    // «ثلاثة جنود قتلوا وأصيب آخرون»: those who suffer both
    if (!doer || lexicon_.lexemes().under_family(analysis(second.predicate.head), "injure.passive")) continue;
    if (second.object.np < 0 && second.subject.np >= 0 && !second.subject.shared) {
      const Nominal after = agreement_.nominal(second.subject.np);
      if ((after.counted || after.victim) && phrase(second.subject.np).head > second.predicate.head) {
        second.object = second.subject;
        second.subject = {};
        second.subject.np = first.subject.np;
        second.subject.shared = true;
      }
    }
    if (second.object.np < 0) continue;
    first.object.np = second.object.np;
    first.object.shared = true;
  }
  for (std::size_t i = first_clause_; i < reading_.clauses.size(); ++i) {
    Clause& c = reading_.clauses[i];
    if (c.parent < 0 || c.subject.np >= 0) continue;
    const Clause& parent = clause(c.parent);
    const Analysis& a = analysis(c.predicate.light_verb >= 0    ? static_cast<std::uint32_t>(c.predicate.light_verb)
                                 : c.predicate.aspect_verb >= 0 ? static_cast<std::uint32_t>(c.predicate.aspect_verb)
                                                                : c.predicate.head);
    const bool finite = a.pos == Pos::verb || a.pos == Pos::aux;
    const bool participle =
        c.predicate.form == PredicateForm::active_participle || c.predicate.form == PredicateForm::passive_participle;
    if (owned_up(c, parent)) {
      c.subject.np = parent.subject.np;
      c.subject.shared = true;
      c.subject.dropped = false;
      continue;
    }
    // «اتهم الجيش قوات … بقصف المستشفى»: whoever is accused did it
    if ((c.relation == ClauseRelation::complement || c.relation == ClauseRelation::argument) &&
        c.predicate.form == PredicateForm::masdar && c.subject.pronoun < 0 && parent.object.np >= 0 &&
        c.genitive_role != GenitiveRole::subject &&
        lexicon_.lexemes().under_family(analysis(parent.predicate.head), "accuse") && may_act(parent.object.np)) {
      c.subject.np = parent.object.np;
      c.subject.shared = true;
      c.subject.dropped = false;
      continue;
    }
    if (c.relation == ClauseRelation::coordinate) {
      if (finite && c.subject.dropped && parent.subject.np >= 0 &&
          agreement_.subject(a, agreement_.nominal(parent.subject.np), false) >= 0) {
        c.subject.np = parent.subject.np;
        c.subject.shared = true;
        c.subject.dropped = false;
      } else if (!finite && !participle && c.subject.pronoun < 0 && parent.subject.np >= 0 &&
                 (parent.predicate.light_verb >= 0 || parent.predicate.aspect_verb >= 0) &&
                 c.genitive_role != GenitiveRole::subject) {
        // «تمكنت من التقدم والسيطرة …»
        c.subject.np = parent.subject.np;
        c.subject.shared = true;
        c.predicate.aspect_verb = c.predicate.aspect_verb >= 0 ? c.predicate.aspect_verb : parent.predicate.aspect_verb;
        c.markers |= parent.markers & (kManaged | kFailed | kAttempt | kIntent | kFuture | kNegated | kPossible);
      }
    } else if ((c.relation == ClauseRelation::circumstantial || c.relation == ClauseRelation::purpose) &&
               (participle || (finite && c.subject.dropped)) && parent.subject.np >= 0 &&
               agreement_.subject(a, agreement_.nominal(parent.subject.np), false) >= -1) {
      c.subject.np = parent.subject.np;
      c.subject.shared = true;
      c.subject.dropped = false;
    } else if ((c.relation == ClauseRelation::complement || c.relation == ClauseRelation::argument) &&
               c.predicate.form == PredicateForm::masdar &&
               ((words_.at(c.predicate.head).article && c.genitive < 0) || announced_deed(c)) &&
               c.subject.pronoun < 0 && parent.subject.np >= 0 && parent.predicate.voice == ClauseVoice::active &&
               told_by(parent, static_cast<std::int32_t>(i)) && may_act(parent.subject.np)) {
      c.subject.np = parent.subject.np;  // «أعلن الجيش السيطرة على …», «استعادت القوات السيطرة …»
      c.subject.shared = true;
    } else if (c.relation == ClauseRelation::complement && finite && c.subject.dropped &&
               use_of(analysis(parent.predicate.head)).modal && parent.subject.np >= 0 &&
               agreement_.subject(a, agreement_.nominal(parent.subject.np), false) >= 0) {
      c.subject.np = parent.subject.np;  // «تريد أن تسيطر»
      c.subject.shared = true;
      c.subject.dropped = false;
    }
  }
}

// «مصرع وإصابة العشرات»: the first of two verbal nouns joined without a word between shares what
// stands behind the second.
void Builder::share_complements() {
  for (std::size_t i = first_clause_; i < reading_.clauses.size(); ++i) {
    const Clause& c = reading_.clauses[i];
    if (c.relation != ClauseRelation::coordinate || c.parent < 0 || c.predicate.form != PredicateForm::masdar) continue;
    Clause& first = clause(c.parent);
    if (first.predicate.form != PredicateForm::masdar || first.predicate.head + 1 != c.predicate.head) continue;
    if (first.genitive >= 0 || first.object.np >= 0 || first.subject.np >= 0 || c.genitive < 0) continue;
    if (words_.at(first.predicate.head).article || words_.at(first.predicate.head).enclitic != Enclitic::none) continue;
    first.genitive = c.genitive;
    first.genitive_role = c.genitive_role;
    first.object = c.object;
    first.object.shared = first.object.np >= 0;
  }
}

void Builder::mark_and_attach() {
  std::vector<std::size_t> quotes;  // speech that touches the sentence
  for (const auto m : quotes_) {
    const Mention& mention = reading_.mentions[m];
    if (mention.tokens.first >= words_.last) break;
    if (mention.tokens.overlaps({words_.first, words_.last})) quotes.push_back(m);
  }
  for (std::size_t i = first_clause_; i < reading_.clauses.size(); ++i) {
    Clause& c = reading_.clauses[i];
    if (c.parent >= 0) {
      const Clause& parent = clause(c.parent);
      const bool inside = c.relation == ClauseRelation::coordinate || c.relation == ClauseRelation::argument ||
                          c.relation == ClauseRelation::complement || c.relation == ClauseRelation::purpose;
      if (inside) c.markers |= parent.markers & (kCondition | kHearsay | kQuestion);
      if (c.relation == ClauseRelation::conditional) c.markers |= kCondition;
      if (c.relation == ClauseRelation::complement ||
          (c.relation == ClauseRelation::argument && c.predicate.form == PredicateForm::masdar)) {
        const VerbUse use = use_of(analysis(parent.predicate.head));
        c.markers |= use.marks & ~(kBegin | kContinue | kStop);
        if (use.deny) c.markers |= kDenied;
      }
      if (c.relation == ClauseRelation::coordinate) {
        const std::uint32_t mask = kWish | kDenied | kCondition;
        if (parent.relation == ClauseRelation::complement) c.markers |= parent.markers & mask;
      }
    }
    const std::uint32_t head = c.predicate.head;
    std::uint32_t smallest = 0xffffffffu;
    for (const std::size_t m : quotes) {
      const Mention& mention = reading_.mentions[m];
      if (mention.tokens.first <= head && head < mention.tokens.last && mention.tokens.size() < smallest) {
        smallest = mention.tokens.size();
        c.quotation = static_cast<std::int32_t>(m);
      }
    }
  }
  for (std::size_t i = first_clause_; i < reading_.clauses.size(); ++i) {
    const Clause& c = reading_.clauses[i];
    if (c.relation != ClauseRelation::coordinate || c.parent < 0) continue;
    const auto self = static_cast<std::uint32_t>(i);
    const auto first = static_cast<std::uint32_t>(c.parent);
    std::vector<std::uint32_t> group = reading_.clauses[first].siblings;
    group.push_back(first);
    for (const std::uint32_t g : group) {
      if (g == self) continue;
      reading_.clauses[g].siblings.push_back(self);
      reading_.clauses[i].siblings.push_back(g);
    }
  }
}

void Builder::extents() {
  const auto grow = [](TokenRange& r, std::uint32_t first, std::uint32_t last) {
    if (first >= last) return;
    if (r.empty()) r = {first, last};
    r.first = std::min(r.first, first);
    r.last = std::max(r.last, last);
  };
  // A phrase with what is joined to it, as long as that heads no clause of its own.
  const auto grow_phrase = [&](TokenRange& r, std::int32_t p, std::uint32_t limit) {
    for (std::int32_t spine = p; spine >= 0; spine = phrase(spine).genitive)
      for (std::int32_t q = spine; q >= 0; q = phrase(q).next_conjunct) {
        if (q != p && phrase(q).clause >= 0 && phrase(q).clause != phrase(p).clause) break;
        const TokenRange t = phrase(q).tokens;
        if (t.first >= limit)
          grow(r, t.first, t.last);
        else
          grow(r, t.first, t.last);
      }
  };
  for (std::size_t i = first_clause_; i < reading_.clauses.size(); ++i) {
    Clause& c = reading_.clauses[i];
    TokenRange r = c.predicate.tokens;
    if (c.predicate.light_verb >= 0)
      grow(r, static_cast<std::uint32_t>(c.predicate.light_verb),
           static_cast<std::uint32_t>(c.predicate.light_verb) + 1);
    if (c.predicate.aspect_verb >= 0)
      grow(r, static_cast<std::uint32_t>(c.predicate.aspect_verb),
           static_cast<std::uint32_t>(c.predicate.aspect_verb) + 1);
    if (c.subject.np >= 0 && !c.subject.shared) grow_phrase(r, c.subject.np, 0);
    if (c.object.np >= 0 && !c.object.shared) grow_phrase(r, c.object.np, 0);
    if (c.genitive >= 0) grow_phrase(r, c.genitive, 0);
    for (const auto& arg : c.prepositions) {
      if (arg.np >= 0 && phrase(arg.np).clause >= 0) {
        const Clause& child = clause(phrase(arg.np).clause);
        if (child.relation != ClauseRelation::argument && child.relation != ClauseRelation::coordinate) continue;
      }
      grow(r, arg.tokens.first, arg.tokens.last);
      if (arg.np >= 0 && phrase(arg.np).tokens.first >= arg.tokens.first) grow_phrase(r, arg.np, 0);
    }
    for (const auto m : c.adverbials) {
      const TokenRange t = reading_.mentions[m].tokens;
      if (t.first <= r.last + 1 && t.last + 1 >= r.first) grow(r, t.first, t.last);
    }
    c.core = r;
    c.tokens = r;
  }
  for (std::size_t i = reading_.clauses.size(); i-- > first_clause_;) {
    const Clause& c = reading_.clauses[i];
    if (c.parent < 0 || static_cast<std::size_t>(c.parent) < first_clause_) continue;
    if (c.relation == ClauseRelation::coordinate) continue;
    grow(clause(c.parent).tokens, c.tokens.first, c.tokens.last);
  }
}

}  // namespace isnad::clauses
