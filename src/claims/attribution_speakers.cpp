// Who speaks in a clause: its subject, whoever issued the paper, the agency that was told, «بحسب …».
#include <algorithm>
#include <array>

#include "claims/attribution.h"
#include "claims/source_lists.h"

namespace isnad::claims {
namespace {

constexpr std::array<std::string_view, 2> kOutletPrepositions{"ل", "إلى"};
constexpr std::string_view kWith = "مع";

}  // namespace

std::vector<Source> Attribution::of_preposition(const PrepArgument& p) const {
  std::vector<Source> out;
  if (p.np >= 0)
    for (const auto& f : view_.chain(p.np))
      for (auto& s : of_filler(f, p.preposition, 0)) out.push_back(std::move(s));
  return out;
}

// «حسب قولها», «وفقا للبيان»: the words of whoever spoke before.
bool Attribution::own_words(const PrepArgument& p) const {
  if (p.np < 0) return false;
  const auto head = view_.phrase(p.np).head;
  const auto& a = view_.token(head).analysis();
  if (view_.in_family(head, "report") && a.enclitic != Enclitic::none) return true;
  constexpr std::string_view kWording = "قول|قوله|قولها|قولهم|تعبيره|تعبيرها|تعبيرهم|وصفه|وصفها|وصفهم|زعمه|زعمها|زعمهم";
  if (view_.any_word(view_.phrase(p.np).tokens, kWording) &&
      view_.mentions({p.np, -1, false}, MentionKind::actor).empty())
    return true;
  return view_.in_class(head, "media.vehicle") && ((a.proclitics & kAl) != 0 || a.enclitic != Enclitic::none);
}

std::vector<Source> Attribution::prepositional(const Clause& c, const std::vector<Source>& last) const {
  constexpr std::string_view kOn = "على";
  std::vector<Source> out;
  for (std::size_t i = 0; i < c.prepositions.size(); ++i) {
    const auto& p = c.prepositions[i];
    // «على حد قوله»
    const bool by_own = p.preposition == kOn && p.np >= 0 && view_.word_is(view_.phrase(p.np).head, "حد");
    if (!by_own && !source_preposition(p.preposition)) continue;
    auto more = of_preposition(p);
    // «وفقا لمصادر طبية ولناشطين»
    if (i + 1 < c.prepositions.size()) {
      const auto& next = c.prepositions[i + 1];
      const auto bits = view_.token(next.tokens.first).analysis().proclitics;
      if (next.preposition == "ل" && next.tokens.first == p.tokens.last && (bits & kWa) != 0)
        beside_each_other(more, of_preposition(next));
    }
    if (more.empty() && own_words(p)) more = last;
    if (p.preposition == kFrom)
      append(out, std::move(more));
    else
      beside_each_other(out, std::move(more));
  }
  return out;
}

// «قال المصدر لرويترز», «في حديث مع رويترز»: the agency told is outside the speaker.
std::vector<Source> Attribution::outlet_told(const Clause& c) const {
  std::vector<Source> out;
  const auto look = [&](const Clause& at, bool talk) {
    for (const auto& p : at.prepositions) {
      const bool to =
          std::find(kOutletPrepositions.begin(), kOutletPrepositions.end(), p.preposition) != kOutletPrepositions.end();
      if (p.np < 0 || !(to || (talk && p.preposition == kWith))) continue;
      for (const auto& f : view_.chain(p.np))
        for (auto& s : of_filler(f, p.preposition, 0))
          if (s.kind == SourceKind::agency) out.push_back(std::move(s));  // else the outlet itself
    }
  };
  look(c, std::any_of(c.prepositions.begin(), c.prepositions.end(), [&](const PrepArgument& p) {
         return p.np >= 0 && view_.in_class(view_.phrase(p.np).head, "media.vehicle");
       }));
  for (const auto child : view_.children(static_cast<std::uint32_t>(&c - view_.reading().clauses.data())))
    if (view_.in_class(view_.clause(child).predicate.head, "media.vehicle")) {
      look(view_.clause(child), true);
      if (view_.clause(child).object.np < 0) continue;
      for (const auto& f : view_.chain(view_.clause(child).object.np))
        for (auto& s : of_filler(f, c.predicate.lemma, 0))
          if (s.kind == SourceKind::agency) out.push_back(std::move(s));
    }
  // «أبلغ مصدر وكالة …»
  if (out.empty() && c.object.np >= 0 && !view_.noun_predicate(c))
    for (const auto& f : view_.chain(c.object.np))
      for (auto& s : of_filler(f, c.predicate.lemma, 0))
        if (s.kind == SourceKind::agency) out.push_back(std::move(s));
  if (!out.empty()) return out;
  // «في تصريحات نقلتها الوكالة»
  for (const auto& p : c.prepositions) {
    if (p.np < 0 || !view_.in_class(view_.phrase(p.np).head, "media.vehicle")) continue;
    for (const auto d : view_.describing(p.np)) {
      const auto& spread = view_.clause(d);
      if (!view_.in_family(spread.predicate.head, "report") || spread.subject.np < 0 || spread.subject.shared) continue;
      for (const auto& f : view_.chain(spread.subject.np))
        for (auto& s : of_filler(f, spread.predicate.lemma, 0))
          if (s.kind == SourceKind::agency) out.push_back(std::move(s));
    }
  }
  return out;
}

// «بيان لقوات … قالت فيه», «تغريدة نفت من خلالها»: whose the paper is that speaks of itself.
std::vector<Source> Attribution::issuer(const Clause& c) const {
  constexpr std::array<std::string_view, 4> kInIt{"في", "خلال", "عبر", "من خلال"};
  const bool in_it = std::any_of(c.prepositions.begin(), c.prepositions.end(), [&](const PrepArgument& p) {
    if (std::find(kInIt.begin(), kInIt.end(), p.preposition) == kInIt.end() || p.tokens.empty()) return false;
    return view_.token(p.tokens.last - 1).analysis().enclitic != Enclitic::none && p.tokens.first > c.predicate.head &&
           p.tokens.size() <= 2;
  });
  if (!in_it) return {};
  const auto first = view_.reading().sentences[c.sentence].first;
  for (auto t = c.predicate.head; t-- > first;) {
    if (!view_.in_class(t, "media.vehicle")) continue;
    for (auto of = t + 1; of < c.predicate.head; ++of) {
      if (view_.token(of).kind == TokenKind::punctuation) break;
      const auto m = view_.at(of, MentionKind::actor);
      if (m < 0) continue;
      const auto* a = view_.reading().mentions[static_cast<std::size_t>(m)].actor();
      if (a->name_form == NameForm::generic) continue;
      return of_filler({-1, m, false}, c.predicate.lemma, 0);
    }
    return {};
  }
  return {};
}

// «وفي إطار …، قال فلان إن»: the word right behind a verb of saying, though the clause has another subject.
std::vector<Source> Attribution::behind_verb(const Clause& c) const {
  std::vector<Source> out;
  if (c.object.np < 0 || c.subject.np < 0 || c.subject.shared || view_.noun_predicate(c)) return out;
  const auto& object = view_.phrase(c.object.np);
  const auto& subject = view_.phrase(c.subject.np);
  if (object.tokens.first != c.predicate.head + 1 || object.clause >= 0) return out;
  const Filler f{c.object.np, -1, false};
  // «أعلن المكتب الإعلامي لـ…»: the adjective taken for people
  if (subject.tokens.first == object.tokens.last &&
      (view_.head_class(f, "body") || view_.head_class(f, "media") || view_.head_class(f, "office")) &&
      !view_.head_class(f, "media.vehicle")) {
    out.push_back(body_by_words(f, subject.tokens.last, c.predicate.lemma, 0));
    return out;
  }
  // «قال الدكتور فلان مدير …»: a name, whatever stands behind it
  const auto& mentions = view_.reading().mentions;
  for (const auto m : view_.mentions(f, MentionKind::actor))
    if (mentions[m].actor()->cls == ActorClass::person && mentions[m].actor()->name_form != NameForm::generic)
      return of_filler(f, c.predicate.lemma, 0);
  if (subject.tokens.last > c.predicate.head) return out;
  if (const auto& a = view_.token(object.head).analysis(); a.guessed || a.pos == Pos::propn) {
    if (const auto* known = heard_person(view_.token(object.head).folded())) return {*known};
    auto s = of_filler(f, c.predicate.lemma, 0);
    if (!s.empty()) return s;
  }
  return out;
}

// «وأكد سيطرته على …»: what stands for the subject is what he confirms.
bool Attribution::deed_as_subject(const Clause& c) const {
  if (c.subject.np < 0 || view_.phrase(c.subject.np).clause < 0) return false;
  const Filler f{c.subject.np, -1, false};
  return view_.at(view_.phrase(c.subject.np).head, MentionKind::actor) < 0 && !view_.head_class(f, "body") &&
         !view_.head_class(f, "source") && !view_.head_class(f, "media") && !view_.head_class(f, "office");
}

std::vector<Source> Attribution::speakers(std::uint32_t clause) const {
  const auto& c = view_.clause(clause);
  std::vector<Source> out;
  std::vector<Source> subject;
  // «نقلت الوكالة عن مصدر قوله إن»: the one just named, whoever else the pronoun may stand for
  if (c.predicate.form == PredicateForm::masdar && c.subject.pronoun >= 0 && c.parent >= 0 && told(c.relation) &&
      view_.in_family(view_.clause(static_cast<std::uint32_t>(c.parent)).predicate.head, "report"))
    return out;
  // «نقلت الوكالة عن مصادر، لم تسمها، قولها إن»: the clause between changes nothing
  if (c.predicate.form == PredicateForm::masdar && c.subject.pronoun >= 0 &&
      view_.in_family(c.predicate.head, "report"))
    for (auto k = clause; k-- > 0 && view_.clause(k).sentence == c.sentence;)
      if (view_.in_family(view_.clause(k).predicate.head, "report.carry")) return speakers(k);
  // «وأضاف»: who goes on is the last who spoke, not the last party named.
  const bool deed = deed_as_subject(c);
  subject = behind_verb(c);
  if (subject.empty() && !deed && (c.subject.np >= 0 || c.subject.pronoun >= 0))
    for (const auto& f : view_.subject(c))
      for (auto& s : of_filler(f, c.predicate.lemma, 0)) subject.push_back(std::move(s));
  // «وهو ما نفاه الجيش»: the pronoun is the object, so the noun speaks
  if (subject.empty() && c.subject.np < 0 && c.object.np >= 0 && c.object.pronoun >= 0)
    for (const auto& f : view_.chain(c.object.np))
      for (auto& s : of_filler(f, c.predicate.lemma, 0)) subject.push_back(std::move(s));
  if (c.predicate.form == PredicateForm::masdar && subject.empty() && view_.genitive_is(c, GenitiveRole::subject))
    for (const auto& f : view_.genitive(c))
      for (auto& s : of_filler(f, c.predicate.lemma, 0)) subject.push_back(std::move(s));
  if (subject.empty() && c.relation == ClauseRelation::relative && c.antecedent >= 0)
    for (const auto& f : view_.chain(c.antecedent, true))
      for (auto& s : of_filler(f, c.predicate.lemma, 0)) subject.push_back(std::move(s));
  // «الناشط والباحث فلان»: the person, not his titles
  if (std::any_of(subject.begin(), subject.end(), [](const Source& s) { return s.kind == SourceKind::person; }))
    std::erase_if(subject, [](const Source& s) {
      return s.kind == SourceKind::anonymous && s.name.starts_with("ال") && s.name.find(' ') == std::string::npos;
    });
  if (subject.empty())
    if (auto s = unlisted(c)) subject.push_back(std::move(*s));
  if (subject.empty() && c.subject.np < 0) subject = issuer(c);
  // «وفي بيان صدر عن الوزارة، قالت إن …»
  if (subject.empty() && c.subject.np < 0 && !view_.noun_predicate(c))
    for (const auto& p : c.prepositions)
      if (p.preposition == "في" && p.np >= 0 && p.tokens.first < c.predicate.head && subject.empty() &&
          view_.in_class(view_.phrase(p.np).head, "media.vehicle")) {
        subject = of_preposition(p);
        // «بيان صدر عن …» where the verb is taken for a noun
        if (subject.empty())
          for (const auto& of : c.prepositions)
            if (of.preposition == kOf && of.tokens.first == p.tokens.last) subject = of_preposition(of);
      }
  // «في حديث لوكالة …، قال فلان»: the talk has no speaker of its own
  if (subject.empty() && view_.noun_predicate(c) && view_.in_class(c.predicate.head, "media.vehicle")) return out;
  append(out, outlet_told(c));
  append(out, std::move(subject));
  const bool rumour = c.subject.np >= 0 && view_.in_family(view_.phrase(c.subject.np).head, "hearsay");
  if (!rumour &&
      (view_.in_family(c.predicate.head, "report.carry") || view_.in_family(c.predicate.head, "report.publish") ||
       view_.in_family(c.predicate.head, "report.stands")))
    for (const auto& p : c.prepositions)
      if (p.preposition == kOf) append(out, of_preposition(p));
  // «ما أوردته الوكالة عن المرصد»
  if (!rumour && passes_on(out) && !view_.in_family(c.predicate.head, "report.carry") &&
      view_.lexicon().lexemes().prep_role(view_.token(c.predicate.head).analysis(), kOf).empty())
    for (const auto& p : c.prepositions)
      if (p.preposition == kOf && p.np >= 0 && view_.phrase(p.np).clause < 0) append(out, of_preposition(p));
  // «بحسب ما جاء على موقع …», «كما ورد في صحيفة …»
  if (out.empty() && view_.in_family(c.predicate.head, "report.stands"))
    for (const auto& p : c.prepositions)
      if (p.preposition == "في" || p.preposition == "على")
        for (auto& s : of_preposition(p))
          if (s.kind != SourceKind::anonymous && s.kind != SourceKind::person) out.push_back(std::move(s));
  return out;
}

}  // namespace isnad::claims
