// A verb comes: it fills a clause that waits, goes under an aspect verb, describes a noun, or joins on.
#include <algorithm>

#include "clauses/builder.h"

namespace isnad::clauses {
namespace {

bool finite_form(Form f) { return f == Form::past || f == Form::present || f == Form::imperative; }

PredicateForm form_of(const Analysis& a) {
  switch (a.form) {
    case Form::past: return PredicateForm::past;
    case Form::present: return (a.proclitics & kSa) != 0 ? PredicateForm::future : PredicateForm::present;
    case Form::imperative: return PredicateForm::imperative;
    case Form::masdar: return PredicateForm::masdar;
    case Form::active_participle: return PredicateForm::active_participle;
    case Form::passive_participle: return PredicateForm::passive_participle;
    case Form::none: return a.pos == Pos::verb ? PredicateForm::past : PredicateForm::nominal;
  }
  return PredicateForm::nominal;
}

}  // namespace

// «وقُتل», «ويُعتقل»: a damma on the first letter of the stem, where the active has none.
bool Builder::damma_written(std::uint32_t token) const {
  const Analysis& a = analysis(token);
  if ((a.pos != Pos::verb && a.pos != Pos::aux) || (a.flags & kDammaActive) != 0) return false;
  constexpr std::string_view kDamma = "\u064f";
  const Span span = reading_.tokens[token].span;
  const std::string_view raw = std::string_view(reading_.document.text).substr(span.begin, span.size());
  std::size_t letters = 0;  // bytes of letters seen, marks left out
  for (std::size_t i = 0; i + 1 < raw.size(); i += 2) {
    const std::string_view c = raw.substr(i, 2);
    if (c == kDamma) return letters == static_cast<std::size_t>(a.stem_begin) + 2;
    const bool mark = c[0] == '\xd9' && c[1] >= '\x8b' && c[1] <= '\x9f';
    if (!mark) letters += 2;
    if (letters > static_cast<std::size_t>(a.stem_begin) + 2) return false;
  }
  return false;
}

void Builder::set_verb(Frame& f, const Unit& u) {
  Clause& c = clause(f.clause);
  const Analysis& a = analysis(u.first);
  c.predicate.tokens = {u.first, u.last};
  c.predicate.head = u.first;
  c.predicate.lemma = a.root_verb.empty() ? a.lemma : a.root_verb;
  c.predicate.form = form_of(a);
  c.predicate.voice = a.voice == Voice::passive ? ClauseVoice::passive : ClauseVoice::active;
  take_pending(f.clause);
  if (c.predicate.voice == ClauseVoice::active && damma_written(u.first)) passive_reading(c);
  if (c.predicate.form == PredicateForm::future)
    c.markers |= kFuture;
  else if ((c.markers & kFuture) != 0 && c.predicate.form == PredicateForm::present)
    c.predicate.form = PredicateForm::future;
  if (a.enclitic != Enclitic::none) {
    c.object.pronoun = static_cast<std::int32_t>(u.first);
    if (f.relative && c.antecedent >= 0 && agreement_.pronoun(a.enclitic, agreement_.nominal(c.antecedent))) {
      c.object.np = c.antecedent;
      c.object.shared = true;
      f.relative = false;
    }
  }
  f.predicate = true;
  f.last = u.last;
}

bool Builder::takes_verb(const Frame& f, const Analysis& verb) const {
  if (!f.predicate || f.kind != FrameKind::finite || f.bares > 1) return false;
  const Clause& c = reading_.clauses[static_cast<std::size_t>(f.clause)];
  if (c.predicate.aspect_verb >= 0 && !use_of(analysis(c.predicate.head)).copula) return false;
  const Analysis& a = analysis(c.predicate.head);
  if (a.pos != Pos::verb && a.pos != Pos::aux) return false;
  const VerbUse use = use_of(a);
  if (use.copula) return finite_form(verb.form);
  if (f.bares > 0 && reading_.phrases[static_cast<std::size_t>(f.bare[0])].clause >= 0) return false;
  return use.aspect && !comma_ && verb.form == Form::present && (verb.proclitics & kLi) == 0;
}

// The phrase, from the inside out, that an indefinite description by `verb` may fit.
std::int32_t Builder::antecedent_for(const Analysis& verb, std::int32_t p) const {
  std::int32_t found = -1;
  int best = -1;
  for (int depth = 0; p >= 0 && depth < 8; ++depth) {
    const Nominal n = agreement_.nominal(p);
    if (!definite(reading_, words_, p)) {
      int s = agreement_.subject(verb, n, false);
      if (verb.enclitic != Enclitic::none && agreement_.pronoun(verb.enclitic, n)) s = std::max(s, 1);
      if (s > best) best = s, found = p;
    }
    p = reading_.phrases[static_cast<std::size_t>(p)].genitive;
  }
  return found;
}

// Which open clause a joined verb continues.
std::size_t Builder::coordinate_depth(const std::vector<Unit>& units, std::size_t i) const {
  const Analysis& a = analysis(units[i].first);
  const bool report = use_of(a).report;
  const bool subject_follows = i + 1 < units.size() && units[i + 1].kind == UnitKind::phrase && !units[i + 1].joined;
  if (report || (pending_.coordinate && !pending_.then)) {
    // A speaker goes on, or narration resumes: the outermost clause that has a predicate; direct
    // speech stays open.
    for (std::size_t d = 0; d < frames_.size(); ++d)
      if (frames_[d].kind == FrameKind::finite && frames_[d].predicate) {
        const Clause& c = reading_.clauses[static_cast<std::size_t>(frames_[d].clause)];
        if (!report || use_of(analysis(c.predicate.head)).report || d + 1 == frames_.size()) return d;
      }
  }
  std::size_t fallback = frames_.size();
  for (std::size_t d = frames_.size(); d-- > 0;) {
    const Frame& f = frames_[d];
    if (f.kind != FrameKind::finite || !f.predicate) continue;
    const Clause& c = reading_.clauses[static_cast<std::size_t>(f.clause)];
    if (c.relation == ClauseRelation::relative && comma_) {
      // «الهجوم الذي نفذوه، واستهدف …، أسفر …»: the outer clause still waits for its verb
      const bool waits = d > 0 && !frames_[d - 1].predicate && frames_[d - 1].topic >= 0;
      const bool more = std::any_of(units.begin() + static_cast<std::ptrdiff_t>(i) + 1, units.end(),
                                    [](const Unit& v) { return v.kind == UnitKind::verb && !v.joined; });
      if (waits && more) return d;
      continue;
    }
    const bool told = fallback < frames_.size();  // something open under this clause
    if (fallback == frames_.size()) fallback = d;
    if (subject_follows) return d;
    // «قال … إن الهجوم وقع فجراً، وأسفر عن …»: what is told goes on, nobody who speaks brings it about
    if (told && !report && use_of(analysis(c.predicate.head)).report) continue;
    const Analysis& other = analysis(c.predicate.head);
    const bool same_tense = other.form == a.form || other.pos != Pos::verb;
    const bool same_person = other.pos != Pos::verb || other.gender == a.gender || other.number != a.number;
    if (same_tense && same_person) return d;
  }
  if (fallback < frames_.size()) return fallback;
  return finite_depth(false);
}

// «إن عبوة زرعت أسفل سيارة … انفجرت»: a verb of its own is still to come for an indefinite topic.
bool Builder::main_verb_follows(const std::vector<Unit>& units, std::size_t i, std::int32_t topic) const {
  for (std::size_t k = i + 1; k < units.size(); ++k) {
    const UnitKind kind = units[k].kind;
    if (kind == UnitKind::verb) {
      if (units[k].joined) return false;
      const Analysis& later = reading_.tokens[units[k].first].analysis();
      // the phrase right before may be what this verb describes
      const std::int32_t near = units[k - 1].phrase;
      if (near >= 0 && !definite(reading_, words_, near) &&
          agreement_.subject(later, agreement_.nominal(near), false) >= 0)
        return false;
      return agreement_.subject(later, agreement_.nominal(topic), false) > 0;
    }
    if (kind == UnitKind::subordinator || kind == UnitKind::relative || kind == UnitKind::colon ||
        kind == UnitKind::quote || kind == UnitKind::adjective || units[k].joined)
      return false;
  }
  return false;
}

// «معارك عنيفة مع الثوار أفضت إلى …», «صفقة مع التنظيم، تتيح …»: an indefinite event further back.
bool Builder::describes_event(const Unit& u) {
  const Analysis& a = analysis(u.first);
  for (std::size_t d = frames_.size(); d-- > 0 && frames_[d].kind == FrameKind::noun;) {
    if (frames_[d].topic < 0) continue;
    const std::int32_t described = antecedent_for(a, frames_[d].topic);
    if (described < 0) continue;
    pop_to(d + 1);
    open(FrameKind::finite, top().clause, ClauseRelation::relative, {}, u.first);
    clause(top().clause).antecedent = described;
    top().relative = true;
    set_verb(top(), u);
    return true;
  }
  return false;
}

void Builder::on_verb(const std::vector<Unit>& units, std::size_t i) {
  const Unit& u = units[i];
  ensure_root(u.first);
  const Analysis& a = analysis(u.first);
  if ((a.proclitics & kLi) != 0 && a.form == Form::present) {
    const std::size_t d = finite_depth(false);
    pop_to(d + 1);
    const std::int32_t parent = frames_[d].clause;
    open(FrameKind::finite, parent, ClauseRelation::purpose, "ل", u.first);
    set_verb(top(), u);
    return;
  }
  std::size_t pending = frames_.size(), absorbs = frames_.size(), with = frames_.size();
  for (std::size_t d = frames_.size(); d-- > 0;) {
    const Frame& f = frames_[d];
    if (f.kind != FrameKind::finite) continue;
    if (!f.predicate && pending == frames_.size()) pending = d;
    if (f.predicate && with == frames_.size()) {
      with = d;
      if (takes_verb(f, a)) absorbs = d;
    }
  }
  const std::size_t none = frames_.size();
  // «إذا هاجموا فسوف نرد»: the ف brings the main clause
  const bool apodosis = pending_.coordinate == false && pending != none && with != none && pending < with &&
                        clause(frames_[with].clause).relation == ClauseRelation::conditional &&
                        ((a.proclitics & kFa) != 0 || pending_.fa);
  const bool joined = !apodosis && (u.joined || pending_.coordinate || pending_.joined);
  if (!joined || with == none || (pending != none && pending > with)) {
    const bool fresh = pending != none && (with == none || pending > with);
    const std::int32_t relative_to =
        !comma_ && last_phrase_ >= 0 && last_token_ == u.first && !joined ? antecedent_for(a, last_phrase_) : -1;
    if (fresh || (pending != none && absorbs == none && (comma_ || relative_to < 0))) {
      const Frame& f = frames_[pending];
      // «ضربات نفذها التحالف … قتلت»: the first verb only describes
      const bool described = f.topic >= 0 && relative_to >= 0 && !comma_ && a.enclitic != Enclitic::none &&
                             !definite(reading_, words_, last_phrase_) &&
                             agreement_.pronoun(a.enclitic, agreement_.nominal(last_phrase_));
      const bool waits =
          described || (relative_to >= 0 && relative_to == f.topic && main_verb_follows(units, i, f.topic));
      const bool topic_fits =
          f.topic < 0 || f.topic == last_phrase_ || agreement_.subject(a, agreement_.nominal(f.topic), false) >= 0;
      if (!waits && (topic_fits || relative_to < 0 || comma_)) {
        pop_to(pending + 1);
        set_verb(frames_[pending], u);
        return;
      }
    }
    if (absorbs != none &&
        (relative_to < 0 || frames_[absorbs].bares == 0 || frames_[absorbs].bare[0] == last_phrase_)) {
      pop_to(absorbs + 1);
      Clause& c = clause(frames_[absorbs].clause);
      const auto old = static_cast<std::int32_t>(c.predicate.head);
      c.markers |= use_of(analysis(c.predicate.head)).marks;
      set_verb(frames_[absorbs], u);
      Clause& again = clause(frames_[absorbs].clause);
      again.predicate.aspect_verb = old;
      return;
    }
    // «ضربات بطائرات مسيّرة نفذتها …»: what is carried out is the act
    if (relative_to >= 0 && use_of(a).light && a.enclitic != Enclitic::none && phrase(relative_to).clause < 0 &&
        describes_event(u))
      return;
    if (relative_to >= 0) {
      const std::int32_t parent = top().clause;
      open(FrameKind::finite, parent, ClauseRelation::relative, {}, u.first);
      clause(top().clause).antecedent = relative_to;
      top().relative = true;
      set_verb(top(), u);
      return;
    }
    if (!joined && describes_event(u)) return;
    if (!comma_) {
      const std::size_t d = finite_depth(false);
      pop_to(d + 1);
      open(FrameKind::finite, frames_[d].clause, ClauseRelation::circumstantial, {}, u.first);
      set_verb(top(), u);
      return;
    }
  }
  const std::size_t d = coordinate_depth(units, i);
  const std::int32_t parent = frames_[d].clause;
  const bool keep = frames_[d].predicate;
  pop_to(keep ? d : d + 1);
  if (keep) open(FrameKind::finite, parent, ClauseRelation::coordinate, "و", u.first);
  set_verb(top(), u);
}

}  // namespace isnad::clauses
