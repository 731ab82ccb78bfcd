// A phrase → the sources it names: people before the bodies they speak for, offices with their body,
// anonymous ones in their own words, and short forms («المصدر») under the full words given before.
#include <algorithm>
#include <array>

#include "claims/attribution.h"
#include "claims/loyalty.h"
#include "claims/parties.h"
#include "claims/speaker_names.h"
#include "model/actor_traits.h"
#include "text/fold.h"

namespace isnad::claims {
namespace {

constexpr std::uint32_t kOfficeReach = 14;  // words between an office and its holder's name

// The definite words of a short form: «المصدر», «المصدر ذاته», «البيان نفسه».
struct ShortForm {
  std::string head;   // without the article
  bool same = false;  // ذاته, نفسه, المذكور
};

std::optional<ShortForm> short_form(std::string_view name) {
  constexpr std::array<std::string_view, 7> kSame{"ذاته", "ذاتها", "نفسه", "نفسها", "المذكور", "المذكوره", "عينه"};
  constexpr std::string_view kArticle = "ال";
  const std::string folded = text::fold(name);
  const auto space = folded.find(' ');
  const std::string_view first = std::string_view(folded).substr(0, space);
  if (!first.starts_with(kArticle) || first.size() <= kArticle.size() + 2) return std::nullopt;
  ShortForm out{std::string(first.substr(kArticle.size())), false};
  if (space == std::string::npos) return out;
  const std::string_view rest = std::string_view(folded).substr(space + 1);
  // «المصدر الذي فضل عدم ذكر اسمه»
  if (rest.starts_with("الذي ") || rest.starts_with("التي ") || rest.starts_with("الذين ")) return out;
  out.same = std::find(kSame.begin(), kSame.end(), rest) != kSame.end();
  return out.same ? std::optional(out) : std::nullopt;
}

// «المصادر الطبية» of «مصادر طبية محلية»: the same words, with the article.
bool taken_up(std::string_view definite, std::string_view full) {
  constexpr std::string_view kArticle = "ال";
  const std::string now = text::fold(definite), before = text::fold(full);
  std::string bare;
  for (std::size_t at = 0; at < now.size();) {
    const auto end = std::min(now.find(' ', at), now.size());
    const std::string_view word = std::string_view(now).substr(at, end - at);
    if (!word.starts_with(kArticle)) return false;
    bare += (bare.empty() ? "" : " ") + std::string(word.substr(kArticle.size()));
    at = end + 1;
  }
  return before == bare || (before.starts_with(bare) && before[bare.size()] == ' ');
}

// «الأحمد» of «أيهم الأحمد».
bool last_name_of(std::string_view word, std::string_view full) {
  const std::string last = text::fold(word), name = text::fold(full);
  return name.size() > last.size() + 1 && last.find(' ') == std::string::npos && name.ends_with(last) &&
         name[name.size() - last.size() - 1] == ' ';
}

std::string first_word(std::string_view name) {
  const std::string folded = text::fold(name);
  return folded.substr(0, folded.find(' '));
}

// «مصادر إعلامية تابعة للحوثيين», «مصدر مقرب من الحزب»: the words that tell whose they are belong to the name.
Span described_span(const View& view, const Filler& f) {
  auto out = view.name_span(f);
  if (f.np < 0) return out;
  for (const auto d : view.describing(f.np)) {
    const auto& c = view.clause(d);
    if (c.predicate.form != PredicateForm::active_participle && c.predicate.form != PredicateForm::passive_participle)
      continue;
    if (c.prepositions.size() != 1 || c.prepositions.front().np < 0) continue;
    const auto& np = view.phrase(c.prepositions.front().np);
    if (np.clause >= 0 || np.tokens.last > c.predicate.head + 6) continue;  // a name, not a story
    out.end = std::max(out.end, view.span(np.tokens).end);
  }
  return out;
}

// «وسكان», «لمصادر»: what joins or governs the first word is no part of the name.
Span without_clitics(const View& view, const Mention& mention) {
  constexpr std::size_t kLetter = 2, kShort = 6;
  auto out = mention.span;
  const auto& first = view.token(mention.tokens.first).analysis();
  if (!first.guessed)
    for (const auto bit : {kWa, kFa, kBi, kKa, kLi})
      if ((first.proclitics & bit) != 0 && out.size() > kShort) out.begin += kLetter;
  // «مصدر في شرطة محافظة …» where the name ends before the place
  if (const auto p = view.at(mention.tokens.last - 1, MentionKind::place); p >= 0)
    out.end = std::max(out.end, view.reading().mentions[static_cast<std::size_t>(p)].span.end);
  // «مصادر إعلامية تابعة للحوثيين» where the participle is taken for a part of the name
  const auto next = mention.tokens.last;
  if (view.in_family(next - 1, "belong") && next < view.reading().tokens.size())
    if (const auto m = view.at(next, MentionKind::actor); m >= 0)
      out.end = view.reading().mentions[static_cast<std::size_t>(m)].span.end;
  return out;
}

// «للمصادر» without its clitic is «لمصادر» on the page and «المصادر» by name.
std::string bare_name(const View& view, const Mention& mention, Span span) {
  constexpr std::string_view kLam = "ل", kAlif = "ا";
  std::string out = view.text(span);
  const auto bits = view.token(mention.tokens.first).analysis().proclitics;
  const bool both = (bits & kLi) != 0 && (bits & kAl) != 0;
  if (both && span.begin != mention.span.begin && out.starts_with(kLam)) out.replace(0, kLam.size(), kAlif);
  return out;
}

// A source under the identity and name of its party.
Source source_of(const ActorRef& ref, SourceKind kind, std::string_view verb, int level) {
  Source s;
  s.id = ref.id;
  s.name = ref.name;
  s.text = ref.text;
  s.span = ref.span;
  s.kind = kind;
  s.level = level;
  s.verb = verb;
  return s;
}

// A source that has no name but its own words.
Source by_words(const View& view, Span span, SourceKind kind, std::string_view verb, int level) {
  Source s;
  s.span = span;
  s.text = view.text(span);
  s.name = s.text;
  s.kind = kind;
  s.level = level;
  s.verb = verb;
  return s;
}

}  // namespace

namespace {

void is(Source& s, const Source& known) {
  s.id = known.id;
  s.name = known.name;
  s.kind = known.kind;
  s.affiliation = known.affiliation;
}

}  // namespace

// «وأضاف المصدر»: the one of before under its full words. Where no wording of that kind came before,
// «المصدر» is whoever was quoted last.
void Attribution::settle(std::vector<Source>& sources) {
  constexpr std::string_view kSource = "مصدر";
  for (auto& s : sources) {
    if (s.kind == SourceKind::anonymous) {
      if (const auto form = short_form(s.name)) {
        const Source* found = nullptr;
        for (auto h = heard_.rbegin(); h != heard_.rend() && found == nullptr; ++h)
          if (h->kind != SourceKind::person && (first_word(h->name) == form->head || first_word(h->text) == form->head))
            found = &*h;
        if (found == nullptr && (form->same || form->head == kSource) && !heard_.empty()) found = &heard_.back();
        // «وقال المصدر» behind what a government or an army said for itself is not their word
        if (found != nullptr && !form->same && form->head == kSource &&
            (found->kind == SourceKind::government || found->kind == SourceKind::armed_group))
          found = nullptr;
        if (found == nullptr) found = heard_person(s.name);
        if (found != nullptr) is(s, *found);
      } else {
        for (auto h = heard_.rbegin(); h != heard_.rend(); ++h)
          if (h->kind == SourceKind::anonymous && taken_up(s.name, h->name)) {
            is(s, *h);
            break;
          }
      }
    } else if (s.kind == SourceKind::person && s.id.empty()) {
      // «وأفاد المتحدث»: whoever held an office and spoke last
      constexpr std::string_view kArticle = "ال";
      const bool office = s.span.size() > 0 && s.name.find(' ') == std::string::npos && s.name.starts_with(kArticle);
      const Source* found = heard_person(s.name);
      if (found == nullptr && office && s.affiliation.empty())
        for (auto h = heard_.rbegin(); h != heard_.rend() && found == nullptr; ++h)
          if (h->kind == SourceKind::person && !h->affiliation.empty()) found = &*h;
      if (found != nullptr) is(s, *found);
    }
  }
  for (const auto& s : sources)
    if (!s.name.empty()) heard_.push_back(s);
}

// The person quoted before whose last name this is; nullptr where none was.
const Source* Attribution::heard_person(std::string_view last_name) const {
  for (auto h = heard_.rbegin(); h != heard_.rend(); ++h)
    if (h->kind == SourceKind::person && last_name_of(last_name, h->name)) return &*h;
  return nullptr;
}

// «مراسل "…"» of the outlet whose article it is.
bool Attribution::own_correspondent(const Filler& f) const {
  constexpr std::string_view kTheirs = "مراسل|مراسلة|مندوب|موفد";
  constexpr std::uint32_t kReach = 6;
  const auto& reading = view_.reading();
  if (f.np < 0 || reading.document.outlet.empty()) return false;
  const auto head = view_.phrase(f.np).head;
  if (!view_.any_word({head, head + 1}, kTheirs)) return false;
  const auto last = std::min(reading.sentences[view_.sentence_of(head)].last, head + kReach);
  const auto words = text::fold(view_.text(view_.span({head + 1, last})));
  return head + 1 < last && words.find(text::fold(reading.document.outlet)) != std::string::npos;
}

std::vector<Source> Attribution::of_filler(const Filler& f, std::string_view verb, int level) const {
  std::vector<Source> out;
  const auto& reading = view_.reading();
  const auto anonymous = [&] { return by_words(view_, described_span(view_, f), SourceKind::anonymous, verb, level); };
  if (own_correspondent(f)) {
    auto s = anonymous();
    s.name = reading.document.outlet;
    return {s};
  }
  if (view_.head_class(f, "source.anonymous") && view_.mentions(f, MentionKind::actor).empty()) {
    out.push_back(anonymous());
    return out;
  }
  auto found = view_.mentions(f, MentionKind::actor);
  drop_sides(view_, f, found);
  // «مدير مستشفى …», «قائد الشرطة الفريق فلان»: who holds the office speaks, not the body he heads.
  const bool person = std::any_of(found.begin(), found.end(), [&](std::uint32_t m) {
    const auto* a = reading.mentions[m].actor();
    const auto words = reading.mentions[m].tokens;
    const bool title = words.size() == 1 && view_.in_class(words.first, "office");  // «الناطق», «المتحدث»
    return (a->cls == ActorClass::person || a->cls == ActorClass::official) && a->name_form != NameForm::generic &&
           !title;
  });
  if (!person && view_.head_class(f, "office"))
    if (auto holder = office_holder(f, verb, level)) {
      out.push_back(std::move(*holder));
      return out;
    }
  // «قناة س الناطقة باسم …»: the channel speaks, the adjective tells for whom
  const auto outlet_at_head = [&](std::uint32_t m) {
    const auto cls = reading.mentions[m].actor()->cls;
    return f.np >= 0 && (cls == ActorClass::media || cls == ActorClass::agency) &&
           reading.mentions[m].tokens.contains({view_.phrase(f.np).head, view_.phrase(f.np).head + 1});
  };
  if (const auto outlet = std::find_if(found.begin(), found.end(), outlet_at_head); outlet != found.end())
    found = {*outlet};
  const auto named = [&](std::uint32_t m) {
    const auto* a = reading.mentions[m].actor();
    return a->cls == ActorClass::person && a->name_form != NameForm::generic;
  };
  // «مصادر الجماعة»: unnamed people of a named body; «مراسل القناة»: the outlet.
  const auto generic = [&](std::uint32_t m) { return reading.mentions[m].actor()->name_form == NameForm::generic; };
  if (f.np >= 0 && found.size() > 1 && generic(found.front()) &&
      reading.mentions[found.front()].tokens.contains({view_.phrase(f.np).head, view_.phrase(f.np).head + 1})) {
    const bool outlet = std::all_of(found.begin() + 1, found.end(), [&](std::uint32_t m) {
      const auto cls = reading.mentions[m].actor()->cls;
      return cls == ActorClass::media || cls == ActorClass::agency;
    });
    if (outlet && view_.head_class(f, "victim.journalists"))
      found.erase(found.begin());
    else if (view_.head_class(f, "source")) {
      out.push_back(anonymous());
      return out;
    }
  }
  // «المكتب الإعلامي للفصيل»: an office, no journalist
  if (view_.head_class(f, "body") && std::all_of(found.begin(), found.end(), [&](std::uint32_t m) {
        return generic(m) && reading.mentions[m].tokens.first > view_.phrase(f.np).head;
      }))
    found.clear();
  // «تقرير لوكالة …»: a paper is no one by that name
  if (view_.head_class(f, "media.vehicle") && std::all_of(found.begin(), found.end(), generic)) found.clear();
  // «ناطق الوزارة فلان»: he speaks, not she
  if (view_.head_class(f, "office") && std::any_of(found.begin(), found.end(), named))
    std::erase_if(found, [&](std::uint32_t m) { return !named(m); });
  // «الناشط والباحث فلان»: the person, not his titles.
  if (std::any_of(found.begin(), found.end(), named))
    std::erase_if(found, [&](std::uint32_t m) {
      return !named(m) && reading.mentions[m].actor()->name_form == NameForm::generic;
    });
  for (const auto m : found) {
    const auto& mention = reading.mentions[m];
    const auto* a = mention.actor();
    const bool covered = std::any_of(found.begin(), found.end(), [&](std::uint32_t o) {
      return o != m && reading.mentions[o].actor()->affiliation == static_cast<std::int32_t>(m);
    });
    if (covered && found.size() > 1) continue;
    // «قيادي في الفصيل»: one of them speaks, not all of them
    if (a->force && mention.tokens.size() > 1 &&
        (view_.in_class(mention.tokens.first, "office") || view_.in_class(mention.tokens.first, "source")) &&
        (view_.token(mention.tokens.first).analysis().proclitics & kAl) == 0) {
      auto one = by_words(view_, without_clitics(view_, mention), SourceKind::anonymous, verb, level);
      one.affiliation = party(view_, m).name;
      out.push_back(std::move(one));
      continue;
    }
    const auto ref = party(view_, m);
    const auto kind = ref.generic ? SourceKind::anonymous : traits_of(a->cls).source;
    auto s = source_of(ref, kind, verb, level);
    if (a->affiliation >= 0) s.affiliation = party(view_, static_cast<std::uint32_t>(a->affiliation)).name;
    if (a->entity >= 0) {
      const auto& entity = reading.entities[static_cast<std::size_t>(a->entity)];
      if (s.affiliation.empty() && entity.affiliation >= 0)
        s.affiliation = reading.entities[static_cast<std::size_t>(entity.affiliation)].ref.name;
    }
    if (s.kind == SourceKind::anonymous && !s.text.empty()) {
      s.span = without_clitics(view_, mention);
      s.text = view_.text(s.span);
      s.name = bare_name(view_, mention, s.span);
    }
    if (s.kind == SourceKind::person) {
      whole_name(m, s);
      // «المتحدث باسم المركز …، فلان، إن»: an office known without its holder's name
      if (a->cls == ActorClass::official && s.id.empty() && s.text == s.name) {
        const auto& sentence = reading.sentences[mention.sentence];
        const auto limit = std::min(sentence.last, mention.tokens.last + kOfficeReach);
        if (auto named_so = holder_source(holder_behind(view_, mention.tokens.last, limit), verb, level)) {
          named_so->affiliation = s.affiliation.empty() ? named_so->affiliation : s.affiliation;
          s = std::move(*named_so);
        }
      }
      out.push_back(std::move(s));
      break;  // the rest is his office
    }
    out.push_back(std::move(s));
  }
  if (!out.empty() || f.np < 0) return out;
  // «تقرير لوكالة …», «بيان لوزارة الدفاع»
  if (view_.head_class(f, "media.vehicle"))
    if (const auto next = view_.phrase(f.np).tokens.last;
        next + 1 < reading.tokens.size() && (view_.token(next).analysis().proclitics & kLi) != 0)
      if (const auto m = std::max(view_.at(next, MentionKind::actor), view_.at(next + 1, MentionKind::actor)); m >= 0) {
        const auto kind = traits_of(reading.mentions[static_cast<std::size_t>(m)].actor()->cls).source;
        out.push_back(source_of(party(view_, static_cast<std::uint32_t>(m)), kind, verb, level));
        return out;
      }
  // «بيان صادر عن الوزارة», «تقرير نشرته المنظمة»: who issued it
  if (view_.head_class(f, "media.vehicle"))
    for (const auto d : view_.describing(f.np)) {
      for (const auto& p : view_.clause(d).prepositions)
        if (p.preposition == "عن" && p.np >= 0 && p.np != f.np)
          for (const auto& issuer : view_.chain(p.np))
            for (auto& one : of_filler(issuer, verb, level)) out.push_back(std::move(one));
      const auto& issued = view_.clause(d);
      const bool spread =
          view_.in_family(issued.predicate.head, "report.publish") || view_.in_family(issued.predicate.head, "issue");
      if (out.empty() && spread && issued.subject.np >= 0 && !issued.subject.shared)
        for (const auto& issuer : view_.chain(issued.subject.np))
          for (auto& one : of_filler(issuer, verb, level)) out.push_back(std::move(one));
      if (!out.empty()) return out;
    }
  for (const auto m : view_.mentions(f, MentionKind::place)) {
    const auto& mention = reading.mentions[m];
    if (!mention.place()->metonym) continue;
    out.push_back(by_words(view_, mention.span, SourceKind::government, verb, level));
    return out;
  }
  if (auto holder = office_holder(f, verb, level)) {
    out.push_back(std::move(*holder));
    return out;
  }
  // «وكالة الأفق», «صحيفة الديار»: an outlet that the actor base does not list
  const bool named_outlet = view_.head_class(f, "media") && !view_.head_class(f, "media.vehicle") &&
                            view_.phrase(f.np).genitive >= 0 && !view_.any_word(view_.tokens(f), "اعلام|الاعلام");
  if (named_outlet) {
    auto s = anonymous();
    s.kind = view_.head_class(f, "media.agency") ? SourceKind::agency : SourceKind::outlet;
    out.push_back(std::move(s));
    return out;
  }
  // «قالت لجنة محلية», «قال فريق إسعاف»: bodies without a name
  if (view_.head_class(f, "body")) {
    out.push_back(body_by_words(f, view_.phrase(f.np).tokens.last, verb, level));
    return out;
  }
  if (view_.head_class(f, "source") || view_.head_class(f, "office") || view_.head_class(f, "victim") ||
      view_.head_class(f, "media"))
    if (!view_.head_class(f, "media.vehicle")) out.push_back(anonymous());
  return out;
}

// «المكتب الإعلامي لـ"الفصيل"»: a body by its words, with whose it is.
Source Attribution::body_by_words(const Filler& f, std::uint32_t end, std::string_view verb, int level) const {
  auto s = by_words(view_, described_span(view_, f), SourceKind::anonymous, verb, level);
  if (end > view_.phrase(f.np).tokens.last) {
    s.span.end = view_.token(end - 1).span.end;
    s.text = s.name = view_.text(s.span);
  }
  const auto& reading = view_.reading();
  auto t = end;
  const auto last = reading.sentences[view_.sentence_of(view_.phrase(f.np).head)].last;
  constexpr std::string_view kTo = "ل", kOf = "تابع";
  if (t < last && view_.word_is(t, kOf)) ++t;
  const bool owned = t < last && ((view_.token(t).analysis().proclitics & kLi) != 0 || view_.token(t).folded() == kTo ||
                                  view_.token(t).folded() == "لـ");
  if (!owned) return s;
  for (const auto reach = std::min(last, t + 4); t < reach; ++t) {
    const auto m = view_.at(t, MentionKind::actor);
    if (m < 0) continue;
    const auto& mention = reading.mentions[static_cast<std::size_t>(m)];
    if (mention.actor()->name_form == NameForm::generic) break;
    s.span.end = std::max(s.span.end, mention.span.end);
    constexpr std::string_view kClosing = "\"”»";
    const auto behind = mention.tokens.last;
    if (behind < last && view_.token(behind).kind == TokenKind::punctuation &&
        kClosing.find(view_.token(behind).folded()) != std::string_view::npos)
      s.span.end = view_.token(behind).span.end;
    s.text = view_.text(s.span);
    s.name = s.text;
    s.affiliation = party(view_, static_cast<std::uint32_t>(m)).name;
    break;
  }
  return s;
}

std::optional<Source> Attribution::holder_source(const NamedHolder& holder, std::string_view verb, int level) const {
  std::optional<Source> out;
  if (holder.mention >= 0) {
    const auto m = static_cast<std::uint32_t>(holder.mention);
    out = source_of(party(view_, m), SourceKind::person, verb, level);
    whole_name(m, *out);
  } else if (!holder.name.empty()) {
    out = by_words(view_, view_.span(holder.name), SourceKind::person, verb, level);
  }
  if (out && holder.body >= 0) out->affiliation = party(view_, static_cast<std::uint32_t>(holder.body)).name;
  return out;
}

// «محمد علي حديد» where the mention ends with the first of the names.
void Attribution::whole_name(std::uint32_t m, Source& s) const {
  const auto& mention = view_.reading().mentions[m];
  const auto* a = mention.actor();
  if (a->cls != ActorClass::person || !s.id.empty() || a->name_tokens.empty() ||
      a->name_tokens.last != mention.tokens.last || s.name != view_.text(view_.span(a->name_tokens)))
    return;
  constexpr std::string_view kMother = "ام";
  const auto end = name_end(view_, a->name_tokens);
  auto first = a->name_tokens.first;
  if (first > 0 && view_.token(first - 1).folded() == kMother) --first;  // «أم محمد»
  if (end == a->name_tokens.last && first == a->name_tokens.first) return;
  s.span.begin = std::min(s.span.begin, view_.token(first).span.begin);
  s.span.end = view_.token(end - 1).span.end;
  s.text = view_.text(s.span);
  s.name = view_.text(view_.span({first, end}));
}

// «المتحدث باسم الجيش فلان»: the phrase ends before «باسم», the name stands behind the body. Where no
// name follows, the office with its body is the source («المتحدث باسم الجيش»).
std::optional<Source> Attribution::office_holder(const Filler& f, std::string_view verb, int level) const {
  if (f.np < 0 || !view_.head_class(f, "office")) return std::nullopt;
  const auto& reading = view_.reading();
  const auto& phrase = view_.phrase(f.np);
  const std::uint32_t limit = std::min<std::uint32_t>(reading.sentences[view_.sentence_of(phrase.head)].last,
                                                      phrase.tokens.last + kOfficeReach);
  const auto holder = holder_behind(view_, phrase.head + 1, limit);
  const auto body = holder.body;
  if (auto named = holder_source(holder, verb, level)) return named;
  if (body < 0) return std::nullopt;
  const auto& mention = reading.mentions[static_cast<std::size_t>(body)];
  auto s =
      by_words(view_, {view_.token(phrase.tokens.first).span.begin, mention.span.end}, SourceKind::person, verb, level);
  s.affiliation = party(view_, static_cast<std::uint32_t>(body)).name;
  // «قيادي في الفصيل», «ضابط من الشرطة»: nobody in particular
  const auto bits = view_.token(phrase.head).analysis().proclitics;
  if ((bits & kAl) == 0 && phrase.genitive < 0 && mention.tokens.first > phrase.tokens.last)
    s.kind = SourceKind::anonymous;
  return s;
}

}  // namespace isnad::claims
