// Words that open a clause under another: subordinators, relatives, direct speech.
#include "clauses/builder.h"

namespace isnad::clauses {

// «أعلنت اللجنة، وهي مجموعة محلية …، أن …»: behind a comma an aside is over. The depth below it.
std::size_t Builder::aside_depth() const {
  if (!comma_) return frames_.size();
  for (std::size_t k = frames_.size(); k-- > 1;) {
    const Frame& f = frames_[k];
    const Clause& c = reading_.clauses[static_cast<std::size_t>(f.clause)];
    if (f.kind == FrameKind::finite && !f.predicate && f.topic >= 0 && c.relation == ClauseRelation::circumstantial &&
        words_.at(reading_.phrases[static_cast<std::size_t>(f.topic)].head).kind == WordKind::pronoun)
      return k;
    // «قال المصدر، حسبما نقلت القناة، إن …»
    if (f.kind == FrameKind::finite && f.predicate && c.relation == ClauseRelation::circumstantial &&
        c.connector.ends_with("ما") && use_of(reading_.tokens[c.predicate.head].analysis()).report)
      return k;
  }
  return frames_.size();
}

void Builder::on_subordinator(const Unit& u) {
  ensure_root(u.first);
  const std::string_view name = words_.at(u.first).name;
  ClauseRelation relation = u.row != nullptr ? u.row->relation : ClauseRelation::complement;
  if (u.reporting) relation = ClauseRelation::circumstantial;
  const std::uint32_t marks = u.row != nullptr ? u.row->marks : 0;
  std::int32_t parent = -1;
  if (relation == ClauseRelation::complement) {
    std::size_t d = frames_.size();
    if (u.joined) {
      for (std::size_t k = frames_.size(); k-- > 0;)
        if (clause(frames_[k].clause).relation == ClauseRelation::complement && frames_[k].kind == FrameKind::finite) {
          d = k;
          break;
        }
      if (d < frames_.size()) {
        parent = clause(frames_[d].clause).parent;
        pop_to(d);
      }
    } else {
      // the nearest clause that says, wants or manages something
      std::size_t nearest = frames_.size();
      const std::size_t aside = aside_depth();
      for (std::size_t k = aside; k-- > 0 && d == frames_.size();) {
        if (!frames_[k].predicate) break;
        const Clause& c = clause(frames_[k].clause);
        const VerbUse use = use_of(analysis(c.predicate.head));
        const VerbUse light = c.predicate.aspect_verb >= 0
                                  ? use_of(analysis(static_cast<std::uint32_t>(c.predicate.aspect_verb)))
                                  : VerbUse{};
        if (use.report || use.modal || light.modal) d = k;
        if (frames_[k].kind == FrameKind::finite && nearest == frames_.size()) nearest = k;
      }
      if (d == frames_.size()) d = nearest;
      if (d < frames_.size()) pop_to(d + 1);
    }
    if (parent < 0) parent = top().clause;
  } else {
    const std::size_t d = finite_depth(comma_);
    pop_to(d + 1);
    parent = top().clause;
  }
  open(FrameKind::finite, parent, relation, name, u.first);
  clause(top().clause).markers |= marks;
  // «إنه», «غير أنها»
  top().pronoun_subject = (relation == ClauseRelation::complement || relation == ClauseRelation::contrast) &&
                          analysis(u.last - 1).enclitic != Enclitic::none;
}

// How well a phrase agrees with الذي, التي, الذين …
int Builder::relative_fit(std::string_view name, std::int32_t p) const {
  const bool feminine = name == "التي" || name == "اللتان" || name == "اللواتي";
  const bool plural = name == "الذين" || name == "اللواتي";
  const Nominal n = agreement_.nominal(p);
  const bool many = n.number == Number::plural;
  if (plural) return many || n.counted ? 4 : n.number == Number::singular ? -2 : 1;
  if (feminine) {
    if (n.gender == Gender::feminine || many) return 3;
    return n.gender == Gender::masculine ? -2 : 1;
  }
  if (many) return -1;
  return n.gender == Gender::masculine ? 3 : n.gender == Gender::feminine ? -2 : 1;
}

void Builder::on_relative(const Unit& u) {
  ensure_root(u.first);
  const std::string_view name = words_.at(u.first).name;
  const bool headless = name == "من" || name == "ما";
  std::int32_t antecedent = -1;
  if (!headless) {
    int best = 0;
    std::int32_t p = last_phrase_;
    for (int depth = 0; p >= 0 && depth < 8; ++depth) {
      int s = relative_fit(name, p);
      if (!definite(reading_, words_, p)) s -= 2;
      if (s > best || (s == best && depth > 0 && !comma_)) best = s, antecedent = p;
      p = reading_.phrases[static_cast<std::size_t>(p)].genitive;
    }
  }
  if (u.joined && !headless) {
    bool found = false;
    for (std::size_t k = frames_.size(); k-- > 0 && !found;) {
      const Clause& c = clause(frames_[k].clause);
      if (c.relation != ClauseRelation::relative || frames_[k].kind != FrameKind::finite) continue;
      if (c.antecedent >= 0) antecedent = c.antecedent;
      found = true;
      pop_to(k);
    }
    // «…، والتي …» goes back to the subject
    const Frame& f = frames_[finite_depth(false)];
    if (!found && f.predicate) {
      const std::int32_t subject = f.topic >= 0 ? f.topic : f.bares > 0 ? f.bare[0] : -1;
      if (subject >= 0 && relative_fit(name, subject) > 1) antecedent = subject;
    }
    ensure_root(u.first);
  }
  const std::int32_t parent = top().clause;
  open(FrameKind::finite, parent, ClauseRelation::relative, name, u.first);
  clause(top().clause).antecedent = antecedent;
  top().relative = antecedent >= 0;
}

// Direct speech after a verb of saying: «قال: …», «وأضاف "…».
void Builder::on_quote(const Unit& u) {
  if (frames_.empty()) return;
  if (u.kind == UnitKind::quote) {
    if (!words_.at(u.first).opening) return;
    bool speech = false;
    for (const Mention& m : reading_.mentions)
      if (m.kind == MentionKind::quote && m.tokens.first == u.first && !m.quote()->scare) speech = true;
    if (!speech) return;
  }
  if (!top().predicate && top().kind == FrameKind::finite) return;
  if (top().kind == FrameKind::participle && u.kind == UnitKind::colon &&
      use_of(analysis(clause(top().clause).predicate.head)).report) {
    open(FrameKind::finite, top().clause, ClauseRelation::quotation, {}, u.first);
    return;
  }
  const std::size_t d = finite_depth(false);
  if (!frames_[d].predicate) return;
  if (!use_of(analysis(clause(frames_[d].clause).predicate.head)).report) return;
  for (std::size_t c = static_cast<std::size_t>(frames_[d].clause) + 1; c < reading_.clauses.size(); ++c) {
    const Clause& child = reading_.clauses[c];
    if (child.parent == frames_[d].clause &&
        (child.relation == ClauseRelation::complement || child.relation == ClauseRelation::quotation) &&
        child.predicate.form != PredicateForm::masdar)
      return;
  }
  pop_to(d + 1);
  open(FrameKind::finite, frames_[d].clause, ClauseRelation::quotation, {}, u.first);
}

}  // namespace isnad::clauses
