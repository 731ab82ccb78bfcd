#include "claims/view.h"

#include <algorithm>

#include "lexicon/marked_form.h"

namespace isnad::claims {
namespace {

// Proclitics that are letters of their own in the stored text, one code point each.
std::size_t letters(std::uint16_t proclitics) {
  std::size_t n = 0;
  for (const std::uint16_t bit : {kWa, kFa, kBi, kKa, kLi})
    if ((proclitics & bit) != 0) ++n;
  return n;
}

}  // namespace

bool under(std::string_view name, std::string_view prefix) {
  return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

View::View(const Lexicon& lexicon, const Reading& reading)
    : lexicon_(&lexicon),
      reading_(&reading),
      owners_(reading.mentions.size(), -1),
      passives_(reading.clauses.size(), 0) {
  std::vector<std::int32_t> parents;
  parents.reserve(reading.clauses.size());
  spots_.reserve(reading.mentions.size());
  firsts_.reserve(reading.tokens.size());
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
    const auto& mention = reading.mentions[m];
    const auto* actor = mention.actor();
    spots_.push_back({mention.tokens, actor == nullptr ? -1 : actor->entity, mention.kind});
    while (firsts_.size() <= mention.tokens.first) firsts_.push_back(m);
  }
  for (std::uint32_t c = 0; c < reading.clauses.size(); ++c) {
    const auto& clause = reading.clauses[c];
    parents.push_back(clause.parent);
    if (clause.relation == ClauseRelation::relative && clause.antecedent >= 0)
      describing_[clause.antecedent].push_back(c);
  }
  const auto size_of = [](const Clause& c, bool core) { return core ? c.core.size() : c.tokens.size(); };
  for (std::uint32_t c = 0; c < reading.clauses.size(); ++c) {
    const auto& clause = reading.clauses[c];
    const auto end = std::max(clause.core.last, clause.tokens.last);
    for (auto m = first_from(std::min(clause.core.first, clause.tokens.first));
         m < spots_.size() && spots_[m].tokens.first < end; ++m) {
      const auto& mention = spots_[m];
      const bool core = clause.core.contains(mention.tokens);
      if (!core && !clause.tokens.contains(mention.tokens)) continue;
      auto& owner = owners_[m];
      if (owner < 0) {
        owner = static_cast<std::int32_t>(c);
        continue;
      }
      const auto& held = reading.clauses[static_cast<std::size_t>(owner)];
      const bool held_core = held.core.contains(mention.tokens);
      if (core != held_core ? core : size_of(clause, core) < size_of(held, core)) owner = static_cast<std::int32_t>(c);
    }
  }
  owned_ = Lists(owners_, reading.clauses.size());
  children_ = Lists(parents, reading.clauses.size());
}

View::Lists::Lists(std::span<const std::int32_t> owners, std::size_t count) : ends_(count + 2, 0) {
  // Counted one place further on, so that what is written moves the ends into place.
  for (const auto owner : owners)
    if (owner >= 0) ++ends_[static_cast<std::size_t>(owner) + 2];
  for (std::size_t k = 2; k < ends_.size(); ++k) ends_[k] += ends_[k - 1];
  items_.resize(ends_.back());
  for (std::uint32_t i = 0; i < owners.size(); ++i)
    if (owners[i] >= 0) items_[ends_[static_cast<std::size_t>(owners[i]) + 1]++] = i;
}

Fillers View::chain(std::int32_t np, bool shared) const {
  Fillers out;
  for (std::int32_t at = np; at >= 0 && out.size() < 40; at = phrase(at).next_conjunct) out.push_back({at, -1, shared});
  return out;
}

namespace {

// `before`: the token that a pronoun or dropped subject looks back from.
Fillers of_slot(const View& view, const Slot& slot, std::uint32_t before) {
  if (slot.np >= 0 && slot.entities.empty())
    return view.chain(slot.np, slot.shared || slot.dropped || slot.pronoun >= 0);
  if (slot.np < 0 && slot.pronoun >= 0)
    if (const auto m = view.at(static_cast<std::uint32_t>(slot.pronoun), MentionKind::actor); m >= 0)
      return {{-1, m, true}};
  Fillers out;
  for (const auto entity : slot.entities)
    if (const auto m = view.last_mention_of(entity, before); m >= 0) out.push_back({-1, m, true});
  return out;
}

}  // namespace

bool View::noun_predicate(const Clause& c) const {
  const auto pos = token(c.predicate.head).analysis().pos;
  return pos != Pos::verb && pos != Pos::aux;
}

bool View::works_as_passive(const Clause& c) const {
  if (c.predicate.voice == ClauseVoice::passive) return true;
  if (noun_predicate(c)) return false;
  const auto head = c.predicate.head;
  if (in_family(head, "injure.passive")) return true;  // «أصيب», whatever stands behind it
  const bool harm = in_family(head, "kill") || in_family(head, "injure") || in_family(head, "execute") ||
                    in_family(head, "abduct") || in_family(head, "detain");
  if (!harm) return false;
  const bool object = c.object.np >= 0 || c.object.pronoun >= 0;
  // «قتل أربعة أطفال أشقاء»: the second noun only says what the first are to one another.
  if (c.object.np >= 0 && c.subject.np >= 0 && !c.subject.dropped && in_class(phrase(c.object.np).head, "kinship") &&
      token(phrase(c.object.np).head).analysis().enclitic == Enclitic::none &&
      in_class(phrase(c.subject.np).head, "victim"))
    return true;
  // «خطف مسلحون يرتدون … خمسة موظفين»: gunmen take, they are not taken
  if (!object && c.subject.np >= 0 && in_family(head, "abduct") &&
      in_class(phrase(c.subject.np).head, "victim.combatants") && !in_class(phrase(c.subject.np).head, "force.state"))
    return false;
  if (!object && c.subject.np >= 0 && !c.subject.dropped) return role(c, "target").empty();
  // «قال الحلف إنه قتل عدداً من …»: the pronoun of إنّ takes up who speaks, and who bears arms
  if (c.connector == "أنه")
    for (const auto entity : c.subject.entities) {
      const auto cls = reading_->entities[entity].cls;
      if (cls == ActorClass::military || cls == ActorClass::armed_group || cls == ActorClass::coalition) return false;
    }
  // «قتل ثلاثة مدنيين»: no subject before or after, the verb in the singular masculine.
  const auto& a = token(head).analysis();
  return object && (c.subject.dropped || !c.subject.filled()) && c.object.pronoun < 0 && a.gender != Gender::feminine &&
         a.number != Number::plural && c.relation != ClauseRelation::relative && c.predicate.aspect_verb < 0;
}

Fillers View::subject(const Clause& c) const {
  if (passive(c)) return {};
  // «تم خطفهما»: nobody is said to act
  if (c.predicate.voice == ClauseVoice::impersonal && (c.subject.dropped || c.subject.np < 0) && c.genitive < 0)
    return {};
  auto out = of_slot(*this, c.subject, c.predicate.head);
  if (out.empty() && noun_predicate(c) && c.parent >= 0 && c.predicate.light_verb < 0 && c.connector.empty() &&
      (c.relation == ClauseRelation::argument || c.relation == ClauseRelation::circumstantial)) {
    // «حققت القوات، خلال الأسابيع الماضية، تقدماً»: the light verb's subject.
    const auto& parent = clause(static_cast<std::uint32_t>(c.parent));
    const auto kind = lexicon_->lexemes().kind(token(parent.predicate.head).analysis());
    if (kind == VerbKind::light && !noun_predicate(parent)) {
      out = of_slot(*this, parent.subject, parent.predicate.head);
      std::erase_if(out, [&](const Filler& f) { return f.np >= 0 && phrase(f.np).head == c.predicate.head; });
    }
  }
  return out;
}

Fillers View::object(const Clause& c) const {
  const bool lent = c.subject.shared && c.object.np >= 0;  // «قتل 17 شخصا وأصيب 30 آخرون»
  const bool undergoes = c.subject.np >= 0 && !c.subject.dropped && !lent && passive(c);
  auto out = of_slot(*this, undergoes ? c.subject : c.object, c.predicate.head);
  // Who suffers must be named: a dropped subject is no victim.
  if (out.empty() && passive(c) && c.subject.np >= 0) out = of_slot(*this, c.subject, c.predicate.head);
  if (out.empty())
    if (const auto np = bare_object(c); np >= 0) out = chain(np);
  return out;
}

Fillers View::genitive(const Clause& c) const { return c.genitive < 0 ? Fillers{} : chain(c.genitive); }

std::int32_t View::bare_object(const Clause& c) const {
  if (c.genitive < 0 || !noun_predicate(c)) return -1;
  const Filler f{c.genitive, -1, false};
  bool party = false;
  for (const auto m : mentions(f, MentionKind::actor)) {
    const auto cls = reading_->mentions[m].actor()->cls;
    party = party || cls == ActorClass::military || cls == ActorClass::government || cls == ActorClass::state ||
            cls == ActorClass::armed_group || cls == ActorClass::coalition;
  }
  if (!party) return -1;
  auto last = c.genitive;
  for (int steps = 0; phrase(last).next_conjunct >= 0 && steps < 8; ++steps) last = phrase(last).next_conjunct;
  const auto next = phrase(last).tokens.last;
  if (next >= reading_->sentences[c.sentence].last || token(next).kind == TokenKind::punctuation) return -1;
  const auto pos = token(next).analysis().pos;
  if (pos != Pos::noun && pos != Pos::num && pos != Pos::propn) return -1;
  if ((token(next).analysis().proclitics & (kWa | kFa | kBi | kKa | kLi | kAl)) != 0) return -1;
  for (std::uint32_t i = 0; i < reading_->phrases.size(); ++i)
    if (reading_->phrases[i].tokens.first == next) return static_cast<std::int32_t>(i);
  return -1;
}

bool View::genitive_is(const Clause& c, GenitiveRole role) const {
  if (c.genitive < 0) return false;
  // «مقتل ثمانية من المقاتلين الأكراد»: those who are counted undergo, whatever stands behind them
  const auto first = token(phrase(c.genitive).tokens.first).analysis().pos;
  const bool counted = c.genitive_role == GenitiveRole::object && first == Pos::num;
  if (c.genitive_role != GenitiveRole::subject && !counted && bare_object(c) >= 0) return role == GenitiveRole::subject;
  if (c.genitive_role == role) return true;
  if (c.genitive_role != GenitiveRole::either && c.genitive_role != GenitiveRole::none) return false;
  // Either: a party acts unless a subject is there already; people that are counted and places
  // undergo.
  const Filler f{c.genitive, -1, false};
  const bool party = has(f, MentionKind::actor) && !head_class(f, "victim.civilians");
  const bool acts = party && !c.subject.filled() && preposition(c, "من قبل").empty();
  return role == GenitiveRole::subject ? acts : !acts;
}

Fillers View::preposition(const Clause& c, std::string_view name) const {
  Fillers out;
  for (const auto& p : c.prepositions)
    if (p.preposition == name && p.np >= 0) {
      const auto more = chain(p.np);
      out.insert(out.end(), more.begin(), more.end());
    }
  return out;
}

Fillers View::role(const Clause& c, std::string_view role) const {
  Fillers out;
  const auto& analysis = token(c.predicate.head).analysis();
  for (const auto& p : c.prepositions) {
    if (p.np < 0 || lexicon_->lexemes().prep_role(analysis, p.preposition) != role) continue;
    const auto more = chain(p.np);
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

TokenRange View::tokens(const Filler& f) const {
  if (f.np >= 0) return phrase(f.np).tokens;
  if (f.mention >= 0) return reading_->mentions[static_cast<std::size_t>(f.mention)].tokens;
  return {};
}

std::vector<std::uint32_t> View::mentions(const Filler& f, MentionKind kind) const {
  std::vector<std::uint32_t> out;
  const auto take = [&](std::uint32_t m) {
    const auto& mention = reading_->mentions[m];
    if (mention.kind != kind) return;
    for (const auto held : out)
      if (reading_->mentions[held].tokens.contains(mention.tokens)) return;
    std::erase_if(out, [&](std::uint32_t held) { return mention.tokens.contains(reading_->mentions[held].tokens); });
    out.push_back(m);
  };
  if (f.mention >= 0) take(static_cast<std::uint32_t>(f.mention));
  if (f.np < 0) return out;
  const auto& np = phrase(f.np);
  for (const auto m : np.mentions) take(m);
  if (np.mentions.empty())
    for (const auto m : within(np.tokens)) take(m);
  return out;
}

bool View::head_class(const Filler& f, std::string_view prefix) const {
  return f.np >= 0 && in_class(phrase(f.np).head, prefix);
}

bool View::head_family(const Filler& f, std::string_view prefix) const {
  return f.np >= 0 && in_family(phrase(f.np).head, prefix);
}

bool View::in_family(std::uint32_t t, std::string_view name) const {
  return lexicon_->lexemes().under_family(token(t).analysis(), name);
}

bool View::in_class(std::uint32_t t, std::string_view prefix) const {
  return lexicon_->lexemes().under_class(token(t).analysis(), prefix);
}

bool View::in_families(std::uint32_t t, std::span<const NameRun> runs) const {
  const auto own = lexicon_->lexemes().families(token(t).analysis());
  return !own.empty() && std::any_of(runs.begin(), runs.end(), [&](const NameRun& r) { return r.any(own); });
}

bool View::in_classes(std::uint32_t t, std::span<const NameRun> runs) const {
  const auto own = lexicon_->lexemes().classes(token(t).analysis());
  return !own.empty() && std::any_of(runs.begin(), runs.end(), [&](const NameRun& r) { return r.any(own); });
}

bool View::has(const Filler& f, MentionKind kind) const {
  const auto is = [&](std::uint32_t m) { return reading_->mentions[m].kind == kind; };
  if (f.mention >= 0 && is(static_cast<std::uint32_t>(f.mention))) return true;
  if (f.np < 0) return false;
  const auto& np = phrase(f.np);
  if (!np.mentions.empty()) return std::any_of(np.mentions.begin(), np.mentions.end(), is);
  return any_within(np.tokens, is);
}

bool View::word_is(std::uint32_t t, std::string_view folded) const {
  return (bits_of(t) & word_bit(folded)) != 0 && is_one(t, folded);
}

bool View::is_one(std::uint32_t t, std::string_view folded) const {
  const auto& tok = token(t);
  if (tok.folded() == folded) return true;
  for (const auto& base : tok.word->bases) {
    if (base.text == folded) return true;
    if (base.text.starts_with("ال") && base.text.substr(4) == folded) return true;
  }
  return tok.analysis().lemma == folded;
}

std::uint64_t View::bits_of(std::uint32_t t) const {
  const auto& tok = token(t);
  return marked(*tok.word).outline | word_bit(tok.analysis().lemma);
}

const WordList& View::list_of(std::string_view folded_list) const {
  const auto [it, fresh] = lists_.try_emplace({folded_list.data(), folded_list.size()});
  if (fresh) it->second = word_list(folded_list);
  return it->second;
}

bool View::any_word(TokenRange range, const WordList& list) const {
  for (auto t = range.first; t < range.last; ++t) {
    const auto bits = bits_of(t);
    if ((bits & list.bits) == 0) continue;
    for (const auto& word : list.words)
      if ((bits & word.bit) != 0 && is_one(t, word.text)) return true;
  }
  return false;
}

std::vector<std::uint32_t> View::within(TokenRange range) const {
  std::vector<std::uint32_t> out;
  for (auto m = first_from(range.first); m < spots_.size() && spots_[m].tokens.first < range.last; ++m)
    if (spots_[m].tokens.last <= range.last) out.push_back(m);
  return out;
}

std::int32_t View::at(std::uint32_t t, MentionKind kind) const {
  auto m = first_from(t + 1);
  for (int steps = 0; m > 0 && steps < 24; ++steps) {
    --m;
    if (spots_[m].kind == kind && spots_[m].tokens.first <= t && t < spots_[m].tokens.last)
      return static_cast<std::int32_t>(m);
  }
  return -1;
}

std::uint32_t View::sentence_of(std::uint32_t t) const {
  const auto& all = reading_->sentences;
  const auto it =
      std::upper_bound(all.begin(), all.end(), t, [](std::uint32_t x, const Sentence& s) { return x < s.last; });
  return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(it - all.begin(), std::ssize(all) - 1));
}

const std::vector<std::uint32_t>& View::describing(std::int32_t np) const {
  static const std::vector<std::uint32_t> none;
  const auto it = describing_.find(np);
  return it == describing_.end() ? none : it->second;
}

std::int32_t View::last_mention_of(std::uint32_t entity, std::uint32_t before) const {
  for (auto m = first_from(before); m-- > 0;)
    if (spots_[m].entity == static_cast<std::int32_t>(entity)) return static_cast<std::int32_t>(m);
  return -1;
}

Span View::span(TokenRange range) const {
  if (range.empty()) return {};
  return {token(range.first).span.begin, token(range.last - 1).span.end};
}

std::string View::text(Span s) const {
  return s.empty() ? std::string{} : reading_->document.text.substr(s.begin, s.size());
}

Span View::name_span(const Filler& f) const {
  if (f.np < 0) return f.mention < 0 ? Span{} : reading_->mentions[static_cast<std::size_t>(f.mention)].span;
  const auto& np = phrase(f.np);
  auto last = np.tokens.last;
  for (auto t = np.head + 1; t < last; ++t) {
    const auto pos = token(t).analysis().pos;
    if (pos == Pos::adp || pos == Pos::cconj || pos == Pos::sconj || token(t).kind == TokenKind::punctuation) last = t;
  }
  auto first = np.head;
  if (first >= last) first = np.tokens.first;
  auto out = span({first, last});
  for (auto n = letters(token(first).analysis().proclitics); n > 0 && out.size() > 2; --n) out.begin += 2;
  return out;
}

}  // namespace isnad::claims
