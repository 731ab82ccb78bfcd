#include "claims/modality.h"

#include <algorithm>
#include <array>

#include "claims/topic.h"

namespace isnad::claims {
namespace {

// Speech acts whose content is wanted, refused or promised, not told.
constexpr std::array<std::string_view, 8> kNotTold{"demand",  "threaten",    "promise", "reject",
                                                   "condemn", "report.hope", "accept",  "initiative"};

bool content(ClauseRelation r) {
  return r == ClauseRelation::complement || r == ClauseRelation::argument || r == ClauseRelation::quotation;
}

// Markers that a clause hands down to what it governs.
constexpr std::uint32_t kInherited =
    kCondition | kQuestion | kWish | kDenied | kHearsay | kAttempt | kIntent | kPossible;

bool hands_down(const Clause& child) {
  switch (child.relation) {
    case ClauseRelation::complement:
    case ClauseRelation::argument:
    case ClauseRelation::quotation:
    case ClauseRelation::coordinate: return true;
    case ClauseRelation::conditional:
    case ClauseRelation::root:
    case ClauseRelation::relative:
    case ClauseRelation::temporal:
    case ClauseRelation::circumstantial:
    case ClauseRelation::cause:
    case ClauseRelation::result:
    case ClauseRelation::purpose:
    case ClauseRelation::contrast: return false;
  }
  return false;
}

Certainty weaker(Certainty a, Certainty b) { return a > b ? a : b; }

Certainty of_markers(std::uint32_t m) {
  if ((m & (kCondition | kQuestion | kWish)) != 0) return Certainty::hypothetical;
  if ((m & (kFuture | kIntent | kNear)) != 0) return Certainty::anticipated;
  if ((m & kAttempt) != 0) return Certainty::attempted;
  if ((m & (kPossible | kHearsay)) != 0) return Certainty::possible;
  return Certainty::fact;
}

// «أكدت الوزارة عدم صحة الأنباء عن وقوع انفجار», «لا صحة لـ…»: said not to be so.
bool untrue(const View& view, const Clause& c) {
  constexpr std::uint32_t kReach = 8;
  constexpr std::string_view kTruth = "صحه";
  const auto first = view.reading().sentences[c.sentence].first;
  const auto from = c.predicate.head > first + kReach ? c.predicate.head - kReach : first;
  for (auto t = from + 1; t < c.predicate.head; ++t) {
    if (view.token(t).folded() != kTruth) continue;
    const auto before = view.token(t - 1).folded();
    if (before == "عدم" || before == "بعدم" || before == "لا" || before == "ولا") return true;
  }
  return false;
}

// «واصفة أنباء سيطرة … عليه بالكاذبة»: news of it, called false behind it.
bool called_false(const View& view, const Clause& c) {
  constexpr std::uint32_t kBefore = 6, kBehind = 16;
  const auto& sentence = view.reading().sentences[c.sentence];
  const auto from = c.predicate.head > sentence.first + kBefore ? c.predicate.head - kBefore : sentence.first;
  bool news = false;
  for (auto t = from; t < c.predicate.head && !news; ++t)
    news = view.in_class(t, "hearsay") || view.in_family(t, "hearsay") || view.in_family(t, "report.claim") ||
           view.in_class(t, "report.document");
  if (!news) return false;
  for (auto t = c.predicate.head + 1; t < std::min(sentence.last, c.predicate.head + kBehind); ++t) {
    if (view.in_class(t, "untrue")) return true;
    if (view.token(t).kind == TokenKind::punctuation && view.token(t).folded() == "،") return false;
  }
  return false;
}

// «دون ورود معلومات عن قتلى», «ولا أنباء عن إصابات»: that nothing was heard.
bool nothing_heard(const View& view, const Clause& c) {
  constexpr std::uint32_t kReach = 6;
  constexpr std::string_view kNone = "دون|بدون|لم|عدم|غير|ولم|ولا|لا|ودون|وبدون";
  constexpr std::string_view kOf = "عن", kTruth = "صحه";
  const auto first = view.reading().sentences[c.sentence].first;
  const auto from = c.predicate.head > first + kReach ? c.predicate.head - kReach : first;
  if (view.any_word({from, c.predicate.head}, kTruth)) return false;  // «عدم صحة الأنباء عن …»: denied
  for (auto t = c.predicate.head; t-- > from + 1;) {
    if (view.token(t).folded() != kOf || !view.in_class(t - 1, "hearsay")) {
      if (t + 2 < c.predicate.head && view.token(t).kind == TokenKind::punctuation) return false;
      continue;
    }
    return view.any_word({from, t - 1}, kNone);
  }
  return false;
}

// A verb that puts its content forward.
bool told_by(const View& view, std::uint32_t head) {
  constexpr std::array<std::string_view, 7> kTelling{"report.say",          "report.announce", "report.confirm",
                                                     "report.claim",        "report.admit",    "report.reveal",
                                                     "claim_responsibility"};
  return std::any_of(kTelling.begin(), kTelling.end(), [&](std::string_view f) { return view.in_family(head, f); });
}

// «تهدف هذه المرحلة إلى تحرير المدينة»: what a thing, no party, is for.
bool aimed_by_no_one(const View& view, const Clause& c) {
  if (c.predicate.aspect_verb < 0 || !view.in_family(static_cast<std::uint32_t>(c.predicate.aspect_verb), "modal.aim"))
    return false;
  const auto who = view.subject(c);
  return !who.empty() && std::none_of(who.begin(), who.end(), [&](const Filler& f) {
    return f.mention >= 0 || view.has(f, MentionKind::actor) || view.head_class(f, "force") ||
           view.head_class(f, "victim");
  });
}

// «أدى تصادم شاحنتين إلى مقتل …»: vehicles that meet, not forces.
bool accident(const View& view, const Clause& c) {
  if (c.subject.np < 0 || !view.in_family(c.predicate.head, "result")) return false;
  const Filler f{c.subject.np, -1, false};
  const auto tokens = view.tokens(f);
  const bool vehicle = std::any_of(std::begin(view.reading().tokens) + tokens.first,
                                   std::begin(view.reading().tokens) + tokens.last, [&](const Token& t) {
                                     return view.in_class(static_cast<std::uint32_t>(&t - view.reading().tokens.data()),
                                                          "thing.vehicle");
                                   });
  return view.head_class(f, "accident") || (vehicle && view.head_family(f, "clash"));
}

// «تحقق في تقارير عن إطلاق نار»: papers of nobody stand right before it.
bool reported_of(const View& view, const Clause& c) {
  constexpr std::string_view kOf = "عن";
  if (c.predicate.head < view.reading().sentences[c.sentence].first + 2) return false;
  const auto paper = c.predicate.head - 2;
  const auto& a = view.token(paper).analysis();
  return view.token(paper + 1).folded() == kOf && (a.proclitics & kAl) == 0 && a.enclitic == Enclitic::none &&
         a.number == Number::plural && view.in_class(paper, "report.document");
}

// «عاد الحديث عن صفقة»: talk that nobody here holds.
bool talked_of(const View& view, const Clause& talk, const Clause& content) {
  constexpr std::string_view kOf = "عن";
  return view.noun_predicate(talk) && content.connector == kOf && view.in_class(talk.predicate.head, "media.vehicle") &&
         talk.subject.np < 0 && talk.genitive < 0 &&
         view.token(talk.predicate.head).analysis().enclitic == Enclitic::none;
}

// «وردت معلومات عن …», «تحدثت أنباء عن …»: told of by nobody.
bool rumoured(const View& view, const Clause& saying) {
  if (saying.subject.np < 0) return false;
  const auto head = view.phrase(saying.subject.np).head;
  return view.in_family(head, "hearsay") || view.in_class(head, "hearsay");
}

}  // namespace

bool what_is_denied(const View& view, const Clause& child) {
  constexpr std::string_view kWhat = "ما";
  return child.parent >= 0 && child.relation == ClauseRelation::relative && child.connector == kWhat &&
         view.in_family(view.clause(static_cast<std::uint32_t>(child.parent)).predicate.head, "report.deny");
}

bool on_anonymity(const View& view, const Clause& c) {
  constexpr std::uint32_t kReach = 8;
  constexpr std::string_view kNaming = "ذكر|الكشف|كشف|الافصاح|افصاح|نشر|ايراد|التصريح|اعلان";
  constexpr std::string_view kName =
      "هويته|هويتها|هويتهم|هويتهما|اسمه|اسمها|اسمهم|اسميهما|اسمايهم|اسماءهم|الاسم|الهويه";
  if (c.relation == ClauseRelation::complement || c.relation == ClauseRelation::argument) return false;
  const auto last = std::min(view.reading().sentences[c.sentence].last, c.predicate.head + kReach);
  const TokenRange words{c.predicate.head, last};
  return view.any_word(words, kNaming) && view.any_word(words, kName);
}

bool put_forward(const View& view, const Candidate& candidate, std::string& reason) {
  const auto& first = view.clause(candidate.clause);
  const auto type = candidate.claim.type;
  if ((type == ClaimType::demand || type == ClaimType::reject) && on_anonymity(view, first)) {
    reason = "an aside on who speaks";
    return false;
  }
  if (nothing_heard(view, first)) {
    reason = "nothing was heard of it";
    return false;
  }
  // Talks are talked about: «نفى أي حديث عن هدنة» denies the truce.
  const bool talks = type == ClaimType::negotiate || type == ClaimType::ceasefire;
  if (!talks && telling(view, first, reason) == Telling::spoken_of) return false;
  const Clause* c = &first;
  if (first.relation == ClauseRelation::argument && first.parent >= 0 && first.predicate.light_verb < 0 &&
      view.noun_predicate(first) && (view.token(first.predicate.head).analysis().proclitics & kLi) != 0) {
    const auto& above = view.clause(static_cast<std::uint32_t>(first.parent));
    const auto& over = view.token(above.predicate.head).analysis();
    // «صد القوات لهجوم …»: the object of a verbal noun
    const bool object =
        above.object.np >= 0 && view.phrase(above.object.np).clause == static_cast<std::int32_t>(candidate.clause);
    if (!object && view.lexicon().lexemes().prep_role(over, "ل").empty()) {
      reason = "a goal, not a happening";
      return false;
    }
  }
  if (aimed_by_no_one(view, first)) {
    reason = "a goal, not a happening";
    return false;
  }
  for (int depth = 0; depth < 8; ++depth) {
    if (c->relation == ClauseRelation::purpose) {
      reason = "a goal, not a happening";
      return false;
    }
    if ((c->markers & kGeneral) != 0) {
      reason = "a general truth";
      return false;
    }
    if (c->parent < 0) return true;
    const auto& parent = view.clause(static_cast<std::uint32_t>(c->parent));
    if (content(c->relation))
      for (const auto f : kNotTold)
        if (view.in_family(parent.predicate.head, f)) {
          reason = "the content of a " + std::string(f);
          return false;
        }
    if (content(c->relation) && view.in_family(parent.predicate.head, "accuse") && view.noun_predicate(parent) &&
        parent.subject.np < 0 && parent.genitive < 0) {
      reason = "an accusation mentioned, made by nobody here";  // «على اتهامها بقصف المطار»
      return false;
    }
    if (content(c->relation) && (parent.markers & kNegated) != 0 && !view.noun_predicate(parent) &&
        (told_by(view, parent.predicate.head) || rumoured(view, parent))) {
      reason = "nobody says so";  // «لم تعلن الجماعة مسؤوليتها عن إطلاق الصواريخ»
      return false;
    }
    if (content(c->relation) && accident(view, parent)) {
      reason = "an accident, no act of war";
      return false;
    }
    if (!hands_down(*c)) return true;
    c = &parent;
  }
  return true;
}

void set_modality(const View& view, Candidate& candidate) {
  const auto& own = view.clause(candidate.clause);
  auto& claim = candidate.claim;
  const auto& row = view.lexicon().rules().rule(candidate.rule);
  auto certainty = of_markers(own.markers);
  bool negative = (own.markers & (kNegated | kFailed)) != 0;
  bool denied = (own.markers & kDenied) != 0;
  if (own.predicate.form == PredicateForm::future) certainty = weaker(certainty, Certainty::anticipated);
  if (own.relation == ClauseRelation::conditional) certainty = Certainty::hypothetical;
  if (std::string reason; telling(view, own, reason) == Telling::planned) certainty = Certainty::hypothetical;
  denied = denied || untrue(view, own) || called_false(view, own);
  if (reported_of(view, own)) certainty = weaker(certainty, Certainty::possible);
  const Clause* c = &own;
  bool spoken = false;  // a noun of saying stands over it: «ادعاء الجماعة بسيطرتها ليس جديدا» denies no control
  for (int depth = 0; depth < 8 && c->parent >= 0 && (hands_down(*c) || what_is_denied(view, *c)); ++depth) {
    const auto& parent = view.clause(static_cast<std::uint32_t>(c->parent));
    auto inherited = parent.markers & kInherited;
    // «تهدف الحملة إلى تحرير المدينة، ودارت اشتباكات»: what happened is no aim, though joined to one
    if (c->relation == ClauseRelation::coordinate && c->predicate.form == PredicateForm::past)
      inherited &= ~static_cast<std::uint32_t>(kIntent | kAttempt | kPossible);
    const bool told = content(c->relation) || what_is_denied(view, *c);
    const auto head = parent.predicate.head;
    if (!told || !view.in_family(head, "report")) certainty = weaker(certainty, of_markers(inherited));
    if (told) {
      const bool undone = (parent.markers & kNegated) != 0;  // «لم تستبعد», «لم ينف»: neither denied nor told
      if (view.in_family(head, "report.deny") || view.in_family(head, "report.rule_out")) {
        if (undone)
          certainty = weaker(certainty, Certainty::possible);
        else
          denied = true;
      }
      if (view.in_family(head, "report.confirmed") && (parent.markers & kNegated) != 0)
        certainty = weaker(certainty, Certainty::possible);  // «لم يتأكد انسحاب …»
      if (view.in_family(head, "report.expect")) certainty = weaker(certainty, Certainty::anticipated);
      if (view.in_family(head, "report.warn") || view.in_family(head, "report.fear"))
        certainty = weaker(certainty, Certainty::anticipated);
      if (view.in_family(head, "report.doubt") || view.in_family(head, "report.doubt_of") ||
          view.in_family(head, "hearsay") || view.in_family(head, "report.likely"))
        certainty = weaker(certainty, Certainty::possible);
    }
    const bool saying =
        view.in_family(head, "report") || view.in_family(head, "accuse") || view.in_family(head, "report.confirmed");
    if (told && (rumoured(view, parent) || talked_of(view, parent, *c)))
      certainty = weaker(certainty, Certainty::possible);
    if ((parent.markers & kNegated) != 0 && told && !saying && !spoken) negative = !negative;
    spoken = spoken || (saying && view.noun_predicate(parent));
    c = &parent;
  }
  if (denied) {
    negative = true;
    if (certainty == Certainty::possible) certainty = Certainty::fact;
  }
  claim.polarity = negative ? Polarity::negative : Polarity::positive;
  if (row.polarity == Polarity::negative) claim.polarity = negative ? Polarity::positive : Polarity::negative;
  claim.certainty = row.certainty == 255 ? certainty : weaker(certainty, static_cast<Certainty>(row.certainty));
}

}  // namespace isnad::claims
