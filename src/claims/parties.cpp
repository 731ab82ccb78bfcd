#include "claims/parties.h"

#include <algorithm>
#include <array>
#include <utility>

#include "claims/acting.h"
#include "claims/loyalty.h"
#include "lexicon/marked_form.h"
#include "model/actor_traits.h"

namespace isnad::claims {
namespace {

// Classes of head nouns that stand for someone who acts or undergoes as a party.
constexpr std::array<std::string_view, 5> kPartyClasses{"victim.combatants", "victim.police", "force", "unit",
                                                        "protester"};

bool party_head(const View& view, const Filler& f) {
  if (f.np < 0 || view.token(view.phrase(f.np).head).analysis().pos == Pos::adj) return false;
  return std::any_of(kPartyClasses.begin(), kPartyClasses.end(),
                     [&](std::string_view c) { return view.head_class(f, c); });
}

// «هاجموا قاعدة عسكرية … وقُتل جنود في القاعدة»: a short name that the article used as a common noun before.
bool told_as_thing(const View& view, std::uint32_t m) {
  constexpr std::string_view kArticle = "ال";
  const auto& mention = view.reading().mentions[m];
  const std::string_view word = view.token(mention.tokens.first).folded();
  const auto form = mention.actor()->name_form;
  if (form == NameForm::epithet || form == NameForm::generic) return false;  // «القوات» stands for a party
  if (mention.tokens.size() != 1 || !word.starts_with(kArticle)) return false;
  const auto bare = word.substr(kArticle.size());
  for (std::uint32_t t = 0; t < mention.tokens.first; ++t)
    if (view.token(t).folded() == bare && view.at(t, MentionKind::actor) < 0) return true;
  return false;
}

// «طائرة مسيّرة»: arms without a name act for whoever is named elsewhere.
bool only_weapon(const View& view, std::uint32_t m) {
  const auto& mention = view.reading().mentions[m];
  if (mention.actor()->name_form != NameForm::generic) return false;
  const auto inside = view.within(mention.tokens);
  return std::any_of(inside.begin(), inside.end(),
                     [&](std::uint32_t w) { return view.reading().mentions[w].weapon() != nullptr; });
}

// «هاجموا القاعدة الجوية»: a name that is only the first word of a place's.
bool within_place(const View& view, std::uint32_t m) {
  const auto tokens = view.reading().mentions[m].tokens;
  const auto p = view.at(tokens.first, MentionKind::place);
  if (p < 0) return false;
  const auto& place = view.reading().mentions[static_cast<std::size_t>(p)];
  return place.tokens.first == tokens.first && place.tokens.size() > tokens.size();
}

// «غارات لقواتها فوق العراق»: the pronoun points back, to someone named before.
bool of_one_to_come(const View& view, std::uint32_t m) {
  const auto& mention = view.reading().mentions[m];
  const auto* a = mention.actor();
  if (a->entity < 0 || view.token(mention.tokens.last - 1).analysis().enclitic == Enclitic::none) return false;
  return view.last_mention_of(static_cast<std::uint32_t>(a->entity), mention.tokens.first) < 0;
}

}  // namespace

ActorRef party(const View& view, std::uint32_t m) {
  const auto& reading = view.reading();
  const auto& mention = reading.mentions[m];
  ActorRef ref;
  if (const auto* a = mention.actor()) {
    if (a->entity >= 0)
      ref = reading.entities[static_cast<std::size_t>(a->entity)].ref;
    else
      ref.name = a->name;
    ref.generic = a->name_form == NameForm::generic;
  }
  ref.span = mention.span;
  ref.text = view.text(mention.span);
  if (ref.name.empty()) ref.name = ref.text;
  return ref;
}

namespace {

// «طائرات تابعة للجيش» where the participle is taken for a part of the name.
std::vector<ActorRef> belonging(const View& view, const Filler& f) {
  constexpr std::string_view kBelongs = "تابع";  // folded lemma
  const auto tokens = view.tokens(f);
  const auto& reading = view.reading();
  if (tokens.empty() || tokens.last >= reading.tokens.size()) return {};
  std::uint32_t t = tokens.last;
  if (!view.word_is(t - 1, kBelongs)) {
    if (!view.word_is(t, kBelongs)) return {};
    ++t;
  }
  if (t >= reading.tokens.size() || (view.token(t).analysis().proclitics & kLi) == 0) return {};
  if (const auto m = view.at(t, MentionKind::actor); m >= 0) return {party(view, static_cast<std::uint32_t>(m))};
  return {};
}

}  // namespace

std::optional<std::uint32_t> office_holder(const View& view, std::int32_t np) {
  constexpr std::uint32_t kReach = 12;  // words of the office and its body before the name
  const auto head = view.phrase(np).head;
  const auto last = std::min(view.reading().sentences[view.sentence_of(head)].last, head + kReach);
  for (auto t = head + 1; t < last; ++t) {
    if (const auto m = view.at(t, MentionKind::actor); m >= 0) {
      const auto i = static_cast<std::uint32_t>(m);
      const auto* a = view.reading().mentions[i].actor();
      if ((a->cls == ActorClass::person || a->cls == ActorClass::official) && a->name_form != NameForm::generic)
        return i;
      continue;
    }
    const auto pos = view.token(t).analysis().pos;
    if (pos == Pos::verb || pos == Pos::aux || pos == Pos::sconj || view.token(t).kind == TokenKind::punctuation) break;
  }
  return std::nullopt;
}

std::vector<ActorRef> owners(const View& view, const Filler& f) {
  std::vector<ActorRef> out = belonging(view, f);
  if (!out.empty()) return out;
  for (std::int32_t np = f.np; np >= 0; np = view.phrase(np).genitive)
    for (const auto c : view.describing(np)) {
      const auto& clause = view.clause(c);
      if (!view.in_family(clause.predicate.head, "belong")) continue;
      // «قوات موالية للحكومة» is somebody else, «القوات الموالية» her side
      const bool definite = (view.token(view.phrase(np).head).analysis().proclitics & kAl) != 0;
      if (!definite && view.in_family(clause.predicate.head, "belong.loyal")) continue;
      for (const auto& owner : view.role(clause, "owner")) add(out, parties(view, owner));
    }
  return out;
}

namespace {

constexpr std::string_view kOf = "من", kIn = "في";

bool body(ActorClass c) { return armed(c) || c == ActorClass::party; }

// A phrase's own words: head, iḍāfa and adjectives, up to its first preposition or conjunction.
TokenRange own_words(const View& view, const Filler& f) {
  const auto& np = view.phrase(f.np);
  TokenRange r{np.head, np.tokens.last};
  for (auto t = np.head + 1; t < r.last; ++t) {
    const auto pos = view.token(t).analysis().pos;
    if (pos == Pos::adp || pos == Pos::cconj || pos == Pos::sconj || view.token(t).kind == TokenKind::punctuation)
      r.last = t;
  }
  return r;
}

// «مسلحاً من تنظيم …», «قيادي في حزب …»: the body that a member is of, where the words name it.
std::optional<std::uint32_t> body_behind(const View& view, std::uint32_t t) {
  const auto& all = view.reading().tokens;
  while (t < all.size() && view.token(t).analysis().pos == Pos::adj) ++t;
  if (t >= all.size()) return std::nullopt;
  if (view.token(t).folded() == kOf || view.token(t).folded() == kIn)
    ++t;
  else if ((view.token(t).analysis().proclitics & (kLi | kBi)) == 0)  // «رتل عسكري لقوات …», «قيادي بالحركة»
    return std::nullopt;
  while (t < all.size() && view.token(t).kind == TokenKind::punctuation) ++t;  // «من «داعش»»
  if (t >= all.size()) return std::nullopt;
  const auto m = view.at(t, MentionKind::actor);
  if (m < 0) return std::nullopt;
  const auto* a = view.reading().mentions[static_cast<std::size_t>(m)].actor();
  if (!body(a->cls) || a->name_form == NameForm::generic) return std::nullopt;
  return static_cast<std::uint32_t>(m);
}

// Someone without a name shows all the words that say who it is; of a named body's members the body.
ActorRef member(const View& view, const Filler& f, ActorRef ref) {
  if (f.np < 0 || !ref.id.empty()) return ref;
  if (auto state = state_of(view, f.np)) return *state;  // «الجنود الأتراك»
  if (!ref.generic) return ref;
  const auto own = own_words(view, f);
  const auto words = view.span(own);
  // «طلبت الشرطة من الجيش»: a body by its own name is no member of the next
  const auto& head = view.token(view.phrase(f.np).head).analysis();
  const bool closed = (head.proclitics & kAl) != 0 && head.number != Number::plural &&
                      own.last < view.reading().tokens.size() && view.token(own.last).folded() == kOf;
  if (const auto m = closed ? std::nullopt : body_behind(view, own.last)) {
    ActorRef whole = party(view, *m);
    whole.span = {std::min(words.begin, ref.span.begin), whole.span.end};
    whole.text = view.text(whole.span);
    return whole;
  }
  if (words.end > ref.span.end && words.begin <= ref.span.end) {
    ref.span.end = words.end;
    ref.text = view.text(ref.span);
  }
  return ref;
}

}  // namespace

ActorRef described(const View& view, const Filler& f) {
  ActorRef ref;
  ref.span = view.name_span(f);
  ref.text = view.text(ref.span);
  ref.name = ref.text;
  ref.generic = true;
  return ref;
}

std::vector<ActorRef> parties(const View& view, const Filler& f) {
  std::vector<ActorRef> out;
  // «القوات التابعة للقائد …», «مسيّرة تابعة لـ…»: whose they are.
  auto all = view.mentions(f, MentionKind::actor);
  drop_sides(view, f, all);
  const bool generic = std::all_of(all.begin(), all.end(), [&](std::uint32_t m) {
    return view.reading().mentions[m].actor()->name_form == NameForm::generic;
  });
  if (generic)
    if (out = owners(view, f); !out.empty()) return out;
  for (const auto m : all)
    if (!only_weapon(view, m) && !told_as_thing(view, m) && !of_one_to_come(view, m) && !within_place(view, m))
      out.push_back(all.size() == 1 ? member(view, f, party(view, m)) : party(view, m));
  if (!out.empty()) return out;
  for (const auto m : view.mentions(f, MentionKind::place)) {
    const auto& mention = view.reading().mentions[m];
    if (!mention.place()->metonym) continue;
    ActorRef ref;
    ref.text = view.text(mention.span);
    ref.name = ref.text;
    ref.span = mention.span;
    out.push_back(std::move(ref));
  }
  if (out.empty() && f.np >= 0 && view.head_class(f, "office"))
    if (const auto m = office_holder(view, f.np)) out.push_back(party(view, *m));
  if (!out.empty() || !party_head(view, f)) return out;
  // «تعزيزاتهم», «قواتنا»: someone's, and no one by that name
  if (view.token(view.phrase(f.np).head).analysis().enclitic != Enclitic::none) return out;
  auto ref = described(view, f);
  if (!ref.text.empty()) out.push_back(member(view, f, std::move(ref)));
  return out;
}

std::vector<ActorRef> undergoers(const View& view, const Filler& f) {
  constexpr std::uint32_t kFar = 160;  // bytes between the thing and whose it is
  auto who = parties(view, f);
  if (f.np < 0 || who.size() != 1 || view.phrase(f.np).clause >= 0) return who;  // «دحر هجوم قوات …»: the force
  auto& ref = who.front();
  const auto words = view.name_span(f);
  if (words.empty() || words.begin >= ref.span.begin || ref.span.begin - words.begin > kFar) return who;
  ref.span.begin = words.begin;
  ref.text = view.text(ref.span);
  return who;
}

namespace {

// «تركياً»: the word without the alif of its tanwin; empty where it has none.
std::string without_tanwin(const View& view, const Token& token) {
  constexpr std::string_view kAlif = "ا", kBefore = "ًا", kBehind = "اً";
  const auto written = view.text(token.span);
  if (!written.ends_with(kBefore) && !written.ends_with(kBehind)) return {};
  const std::string folded(token.folded());
  return folded.ends_with(kAlif) ? folded.substr(0, folded.size() - kAlif.size()) : folded;
}

}  // namespace

std::optional<ActorRef> nationality(const View& view, std::uint32_t token) {
  const auto& reading = view.reading();
  const auto& table = view.lexicon().actors();
  const auto& vocabulary = view.lexicon().vocabulary();
  std::vector<PhraseMatch> matches;
  if (const auto bare = without_tanwin(view, view.token(token)); !bare.empty()) {
    MarkedForm form;
    form.folded = bare;
    form.bases.push_back({bare, kNoProclitic});
    mark(vocabulary, form);
    Token changed = view.token(token);
    changed.word = &form;
    table.words().match(std::vector<Token>{changed}, 0, 1, matches);
    for (auto& m : matches) m.tokens = {token, token + 1};
  } else {
    table.words().match(reading.tokens, token, static_cast<std::uint32_t>(reading.tokens.size()), matches);
  }
  for (const auto& m : matches)
    for (const auto value : m.values) {
      const auto& word = table.word(value);
      if (static_cast<NameRole>(word.role) != NameRole::nationality || word.actor == kNoActor || m.proclitics != 0)
        continue;
      ActorRef ref;
      ref.id = table.id(word.actor);
      ref.name = table.text(table.row(word.actor).name);
      ref.span = view.span(m.tokens);
      ref.text = view.text(ref.span);
      return ref;
    }
  return std::nullopt;
}

namespace {

// «المدعومة من إيران»: a backer, no place.
bool only_backs(const View& view, std::uint32_t first) {
  constexpr std::string_view kFrom = "من", kBacked = "مدعوم";
  if (first < 2 || view.token(first - 1).folded() != kFrom) return false;
  return view.token(first - 2).folded().find(kBacked) != std::string_view::npos;
}

}  // namespace

namespace {

// «الرصاص الحي», «البث الحي»: no town of that name.
bool live(const View& view, const Mention& mention) {
  constexpr std::string_view kLive = "الحي", kArticle = "ال";
  if (mention.tokens.size() != 1 || mention.tokens.first == 0) return false;
  const auto& before = view.token(mention.tokens.first - 1);
  return view.token(mention.tokens.first).folded() == kLive && before.folded().starts_with(kArticle) &&
         before.kind == TokenKind::word;
}

}  // namespace

std::optional<PlaceRef> place(const View& view, std::uint32_t m, PlaceRole role) {
  const auto& mention = view.reading().mentions[m];
  const auto* p = mention.place();
  if (p == nullptr || p->metonym || p->inside_name || only_backs(view, mention.tokens.first) || live(view, mention))
    return std::nullopt;
  PlaceRef ref = p->resolved;
  if (ref.name.empty() && p->definite_epithet) return std::nullopt;
  ref.span = mention.span;
  ref.text = view.text(mention.span);
  if (ref.name.empty()) ref.name = ref.text;
  ref.role = role;
  return ref;
}

std::vector<PlaceRef> places(const View& view, const Filler& f, PlaceRole role) {
  std::vector<PlaceRef> out;
  for (const auto m : view.mentions(f, MentionKind::place))
    if (auto p = place(view, m, role)) out.push_back(std::move(*p));
  return out;
}

namespace {

// The token that starts at or after a byte of the text.
std::uint32_t token_at(const View& view, std::uint32_t byte) {
  const auto& tokens = view.reading().tokens;
  const auto it = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                   [](const Token& t, std::uint32_t b) { return t.span.end <= b; });
  return static_cast<std::uint32_t>(it - tokens.begin());
}

// «حلب وإدلب», «حلب، إدلب»: joined to what stands before by و or a comma.
bool coordinated(const View& view, const PlaceRef& p) {
  constexpr std::array<std::string_view, 4> kSides{"شمال", "جنوب", "شرق", "غرب"};
  auto t = token_at(view, p.span.begin);
  if (t >= view.reading().tokens.size()) return false;
  if ((view.token(t).analysis().proclitics & kWa) != 0 || view.text(view.token(t).span).starts_with("و")) return true;
  for (int steps = 0; t > 0 && steps < 3; ++steps) {
    --t;
    const auto& token = view.token(t);
    const auto text = view.text(token.span);
    // «رحبة، جنوب غرب مأرب»: only where the one before lies
    if (std::any_of(kSides.begin(), kSides.end(),
                    [&](std::string_view w) { return text.starts_with(w) && text.size() <= w.size() + 2; }))
      return false;
    if (text == "،" || text == "و" || text == "," || text == "أو") return true;
    const auto pos = token.analysis().pos;
    if ((token.analysis().proclitics & kWa) != 0) return true;
    if (pos == Pos::verb || pos == Pos::adp || token.kind != TokenKind::word) return false;
  }
  return false;
}

}  // namespace

void keep_particular(const View& view, std::vector<PlaceRef>& refs) {
  if (refs.size() < 2) return;
  std::sort(refs.begin(), refs.end(), [](const PlaceRef& a, const PlaceRef& b) { return a.span.begin < b.span.begin; });
  std::vector<PlaceRef> kept;
  for (auto& p : refs) {
    const bool contains = std::any_of(refs.begin(), refs.end(), [&](const PlaceRef& o) {
      return !p.id.empty() && o.id != p.id && std::find(o.admin.begin(), o.admin.end(), p.id) != o.admin.end();
    });
    if (contains) continue;
    if (!kept.empty() && kept.back().role == p.role && !coordinated(view, p)) continue;
    kept.push_back(p);
  }
  if (!kept.empty()) refs = std::move(kept);
}

bool same(const ActorRef& a, const ActorRef& b) {
  if (!a.id.empty() || !b.id.empty()) return a.id == b.id;
  return a.name == b.name;
}

bool same(const PlaceRef& a, const PlaceRef& b) {
  if (!a.id.empty() || !b.id.empty()) return a.id == b.id;
  return a.name == b.name;
}

void add(std::vector<ActorRef>& into, std::vector<ActorRef> more) {
  for (auto& m : more)
    if (std::none_of(into.begin(), into.end(), [&](const ActorRef& i) { return same(i, m); }))
      into.push_back(std::move(m));
}

void add(std::vector<PlaceRef>& into, std::vector<PlaceRef> more) {
  for (auto& m : more)
    if (std::none_of(into.begin(), into.end(), [&](const PlaceRef& i) { return same(i, m); }))
      into.push_back(std::move(m));
}

}  // namespace isnad::claims
