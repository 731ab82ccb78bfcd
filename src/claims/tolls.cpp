#include "claims/tolls.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "claims/parties.h"
#include "clauses/words.h"

namespace isnad::claims {
namespace {

// One past the words that say so; `t` itself where they say something else.
std::uint32_t behind_among(const View& view, std::uint32_t t, std::uint32_t last) {
  const auto& connectors = view.lexicon().connectors();
  std::vector<PhraseMatch> found;
  connectors.trie().match(view.reading().tokens, t, last, found);
  std::uint32_t end = t;
  for (const auto& m : found)
    for (const auto row : m.values)
      if (connectors.name(connectors.row(row)) == clauses::kAmong) end = std::max(end, m.tokens.last);
  return end;
}
constexpr std::int64_t kVagueLow = 2;
constexpr std::string_view kOther = "آخر", kSome = "عدد";

std::int64_t whole(double v) { return static_cast<std::int64_t>(std::llround(v)); }

Quantity of_number(const View& view, std::uint32_t m) {
  const auto& mention = view.reading().mentions[m];
  const auto& n = *mention.number();
  Quantity q;
  if (!n.open_min) q.min = whole(n.min);
  if (!n.open_max) q.max = whole(n.max);
  q.approximate = n.approximate;
  q.span = mention.span;
  q.text = view.text(mention.span);
  return q;
}

// «البالغ من العمر 13 عاماً», «20 رأساً من الأغنام»: a figure that counts no people.
bool counts_no_people(const View& view, const NumberMention& n) {
  if (n.counted < 0) return false;
  const auto t = static_cast<std::uint32_t>(n.counted);
  return view.in_class(t, "measure") || view.in_class(t, "animal");
}

// The number that counts this phrase: inside it, or one whose counted noun is its head.
std::optional<std::uint32_t> number_of(const View& view, const Filler& f) {
  const auto range = view.tokens(f);
  std::optional<std::uint32_t> found;
  const auto from = range.first >= 4 ? range.first - 4 : 0;
  for (const auto m : view.within({from, range.last})) {
    const auto& mention = view.reading().mentions[m];
    const auto* n = mention.number();
    if (n == nullptr || mention.kind != MentionKind::number || counts_no_people(view, *n))
      continue;  // «عنصر خامس» is one man
    if (f.np >= 0 && n->counted == static_cast<std::int32_t>(view.phrase(f.np).head)) return m;
    if (range.contains(mention.tokens) && !found &&
        (n->counted < 0 ||
         range.contains({static_cast<std::uint32_t>(n->counted), static_cast<std::uint32_t>(n->counted) + 1})) &&
        mention.tokens.first <= range.first + 2)
      found = m;
  }
  return found;
}

bool people(const View& view, const Filler& f) {
  if (view.head_class(f, "life")) return true;
  if (f.np >= 0 && nationality(view, view.phrase(f.np).head)) return true;  // «استشهاد فلسطيني»
  return view.head_class(f, "victim") || view.head_class(f, "toll") || view.head_class(f, "kinship") ||
         view.head_class(f, "force") || view.head_class(f, "office");
}

// «وأُصيب ثالث»: one more man, counted by his place in the row.
bool one_more(const View& view, std::uint32_t head) {
  const auto& a = view.token(head).analysis();
  return a.proclitics == 0 && a.number == Number::singular &&
         view.any_word({head, head + 1}, "ثان|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر");
}

bool named_person(const View& view, const Filler& f) {
  for (const auto m : view.mentions(f, MentionKind::actor)) {
    const auto* a = view.reading().mentions[m].actor();
    if (a->cls == ActorClass::person || a->cls == ActorClass::official) return true;
  }
  return false;
}

std::string category(std::string_view cls) {
  const auto dot = cls.find('.');
  return dot == std::string_view::npos ? std::string{} : std::string(cls.substr(dot + 1));
}

std::string category_of(const View& view, std::uint32_t t) {
  const auto& lexemes = view.lexicon().lexemes();
  for (const auto id : lexemes.classes(view.token(t).analysis())) {
    const auto name = lexemes.class_name(id);
    if (under(name, "victim") && name != "victim.people") return category(name);
  }
  return {};
}

void sum(std::optional<Quantity>& into, const Quantity& q) {
  if (!into) {
    into = q;
    return;
  }
  // «المدنيين والمقاتلين»: two bare plurals are still «some», not four.
  const auto bare = [](const Quantity& x) { return x.min == kVagueLow && !x.max; };
  if (bare(*into) && bare(q)) return;
  const auto plus = [](std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
    return a && b ? std::optional(*a + *b) : std::nullopt;
  };
  into->min = into->min && q.min ? plus(into->min, q.min) : (into->min ? into->min : q.min);
  into->max = plus(into->max, q.max);
  into->approximate = into->approximate || q.approximate;
  into->span.end = std::max(into->span.end, q.span.end);
  into->text += " + " + q.text;
}

}  // namespace

std::optional<Quantity> count(const View& view, const Filler& f) {
  if (const auto m = number_of(view, f)) return of_number(view, *m);
  if (f.np < 0) {
    if (!named_person(view, f)) return std::nullopt;
    Quantity q;
    q.min = q.max = 1;
    q.span = view.name_span(f);
    q.text = view.text(q.span);
    return q;
  }
  const auto& np = view.phrase(f.np);
  const auto& head = view.token(np.head).analysis();
  // «أودى بحياة ثلاثة مدنيين»: whose lives.
  if (view.head_class(f, "life") && np.genitive >= 0) return count(view, Filler{np.genitive, -1, f.shared});
  Quantity q;
  q.span = view.name_span(f);
  q.text = view.text(q.span);
  // «وإصابة آخر», «إصابة عدد آخر»: people of the kind told before.
  const bool others = head.lemma == kOther || one_more(view, np.head);
  // «بترت رجليه»: limbs, no men
  if (head.lemma == "رجل" && head.number == Number::dual && head.enclitic != Enclitic::none) return std::nullopt;
  if (head.lemma == kSome) {
    q.min = kVagueLow;
    return q;
  }
  const bool person = named_person(view, f);
  if (!people(view, f) && !person && !others) return std::nullopt;
  switch (head.number) {
    case Number::dual: q.min = q.max = 2; return q;
    case Number::plural: q.min = kVagueLow; return q;
    case Number::singular:
    case Number::unknown: break;
  }
  if (!person && view.head_class(f, "force") && !view.head_class(f, "victim")) return std::nullopt;
  if (!person && view.head_class(f, "victim.families")) return std::nullopt;
  q.min = q.max = 1;
  return q;
}

namespace {

// What a phrase counts, where its noun says so; of «عدد من الجرحى» the noun behind it does.
std::optional<Toll> counts(const View& view, const Filler& f) {
  if (f.np < 0) return std::nullopt;
  if (const auto own = toll_of_noun(view, f)) return own;
  const auto head = view.phrase(f.np).head;
  if (view.token(head).analysis().lemma != kSome) return std::nullopt;
  const auto last = std::min(head + 4, view.reading().sentences[view.sentence_of(head)].last);
  for (auto t = head + 1; t < last; ++t) {
    if (view.in_class(t, "toll.killed")) return Toll::killed;
    if (view.in_class(t, "toll.injured")) return Toll::injured;
    if (view.in_class(t, "toll.captured")) return Toll::captured;
    if (view.in_class(t, "toll.missing")) return Toll::missing;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Quantity> count(const View& view, const Fillers& all) {
  std::optional<Quantity> total;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // «الشقيقان عمر وزيد»: the pair is counted, its names are not
    if (total && i == 1 && all[0].np >= 0 && all[1].np >= 0 && view.phrase(all[0].np).apposition >= 0 &&
        view.token(view.phrase(all[0].np).head).analysis().number == Number::dual && named_person(view, all[1]))
      continue;
    // Only coordinated phrases add up; another preposition's phrase is another figure.
    if (total && (i == 0 || all[i - 1].np < 0 || view.phrase(all[i - 1].np).next_conjunct != all[i].np)) break;
    // «سبعة شهداء وعدد من الجرحى»: the dead and the wounded are two figures.
    if (const auto first = counts(view, all[0]), here = counts(view, all[i]); total && first && here && *first != *here)
      break;
    if (const auto q = count(view, all[i])) sum(total, *q);
  }
  return total;
}

std::string victims(const View& view, const Fillers& all) {
  std::string found;
  for (const auto& f : all) {
    if (f.np < 0) continue;
    const auto& np = view.phrase(f.np);
    std::string one = category_of(view, np.head);
    if (one.empty())
      for (auto t = np.head; t < np.tokens.last && one.empty(); ++t) one = category_of(view, t);
    if (one.empty())
      for (const auto m : view.mentions(f, MentionKind::actor)) {
        const auto cls = view.reading().mentions[m].actor()->cls;
        if (cls == ActorClass::military || cls == ActorClass::armed_group) one = "combatants";
      }
    if (one == "police") one = "combatants";
    if (found.empty()) found = one;
  }
  return found;
}

std::vector<Breakdown> breakdown(const View& view, TokenRange range, bool injured) {
  std::vector<Breakdown> out;
  for (auto t = range.first; t < range.last; ++t) {
    const auto begin = behind_among(view, t, range.last);
    if (begin == t) continue;
    for (auto i = begin; i < range.last; ++i) {
      const auto pos = view.token(i).analysis().pos;
      if (pos == Pos::verb || view.token(i).kind == TokenKind::punctuation) break;
      const auto cat = category_of(view, i);
      if (cat.empty()) continue;
      Breakdown b;
      b.category = cat;
      Quantity q;
      bool has = false;
      for (const auto m : view.within({begin, i + 1})) {
        const auto* n = view.reading().mentions[m].number();
        if (n != nullptr && view.reading().mentions[m].kind == MentionKind::number &&
            n->counted == static_cast<std::int32_t>(i)) {
          q = of_number(view, m);
          has = true;
        }
      }
      if (!has) {
        const auto number = view.token(i).analysis().number;
        q.span = view.token(i).span;
        q.text = view.text(q.span);
        q.min = number == Number::dual ? 2 : number == Number::plural ? kVagueLow : 1;
        if (number != Number::plural) q.max = q.min;
      }
      (injured ? b.injured : b.killed) = q;
      if (std::none_of(out.begin(), out.end(), [&](const Breakdown& o) { return o.category == cat; }))
        out.push_back(std::move(b));
    }
    break;
  }
  return out;
}

std::optional<Quantity>& toll(Claim& claim, Toll kind) {
  switch (kind) {
    case Toll::killed: return claim.killed;
    case Toll::injured: return claim.injured;
    case Toll::captured: return claim.captured;
    case Toll::missing: return claim.missing;
  }
  return claim.killed;
}

std::optional<Toll> toll_of_noun(const View& view, const Filler& f) {
  constexpr std::array<std::pair<std::string_view, Toll>, 4> kNouns{{{"toll.killed", Toll::killed},
                                                                     {"toll.injured", Toll::injured},
                                                                     {"toll.captured", Toll::captured},
                                                                     {"toll.missing", Toll::missing}}};
  for (const auto& [cls, kind] : kNouns)
    if (view.head_class(f, cls)) return kind;
  return std::nullopt;
}

void share_figure(const View& view, std::int32_t np, Claim& claim) {
  const auto next = view.phrase(np).next_conjunct;
  if (next < 0 || view.phrase(next).tokens.first != view.phrase(np).tokens.last) return;
  const Filler first{np, -1, false}, second{next, -1, false};
  const auto a = toll_of_noun(view, first), b = toll_of_noun(view, second);
  if (!a || !b || *a == *b || !number_of(view, first) || number_of(view, second)) return;
  auto q = count(view, first);
  if (!q) return;
  claim.quantity = q;
  q->min = 1;
  toll(claim, *a) = q;
  toll(claim, *b) = q;
}

}  // namespace isnad::claims
