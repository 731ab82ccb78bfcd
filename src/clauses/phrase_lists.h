// What the chunker asks of lists: which phrases و and a comma join, and where a joined one belongs. Each test
// looks and changes nothing.
#pragma once
#include "clauses/phrase_tests.h"

namespace isnad::clauses {

class PhraseLists : protected PhraseTests {
 protected:
  using PhraseTests::PhraseTests;

  // «قوات الحكومة وروسيا»: the name of a state that may be its government.
  [[nodiscard]] bool acts_too(std::int32_t m) const {
    const auto& all = reading_.mentions;
    const Mention& place = all[static_cast<std::size_t>(m)];
    const auto same = [&](const Mention& o) {
      return o.kind == MentionKind::actor && o.tokens.first == place.tokens.first && o.tokens.last == place.tokens.last;
    };
    constexpr std::int32_t kNear = 3;  // mentions of one stretch stand together
    for (std::int32_t i = std::max(m - kNear, 0); i <= m + kNear && i < static_cast<std::int32_t>(all.size()); ++i)
      if (same(all[static_cast<std::size_t>(i)])) return true;
    return false;
  }

  [[nodiscard]] int likeness(std::int32_t a, std::int32_t b) const {
    const Index ha = reading_.phrases[static_cast<std::size_t>(a)].head;
    const Index hb = reading_.phrases[static_cast<std::size_t>(b)].head;
    const Word &wa = at(ha), &wb = at(hb);
    int s = 0;
    if (wa.event && wb.event)
      s += 4;
    else if (wa.event != wb.event)
      s -= 4;
    const std::int32_t ma = head_mention(reading_, words_, a), mb = head_mention(reading_, words_, b);
    if (ma >= 0 && mb >= 0) {
      const auto ka = reading_.mentions[static_cast<std::size_t>(ma)].kind;
      const auto kb = reading_.mentions[static_cast<std::size_t>(mb)].kind;
      const auto* state = reading_.mentions[static_cast<std::size_t>(ma)].place();  // «إسرائيل وحركة …»
      const bool government = kb == MentionKind::actor && state != nullptr &&
                              (acts_too(ma) || state->metonym || state->resolved.precision == Precision::country);
      s += ka == kb || government || (ka == MentionKind::actor && acts_too(mb)) ? 3 : -2;
    } else if (ma >= 0 || mb >= 0) {
      s -= 1;
    }
    if (wa.article == wb.article && wa.mention < 0 && wb.mention < 0) s += 1;
    if (wa.tanwin != wb.tanwin) s -= 1;
    if (wa.kind == WordKind::number && wb.kind == WordKind::number) s += 2;
    return s;
  }

  // «أ، ب، وج»: a comma joins where a name of the same kind follows and a و closes the list.
  [[nodiscard]] bool list_goes_on(std::int32_t host, Index k) const {
    const std::int32_t a = head_mention(reading_, words_, host);
    const std::int32_t b = at(k).mention;
    if (a < 0 || b < 0 || at(k).kind != WordKind::noun) return false;
    const auto kind = [&](std::int32_t m) { return reading_.mentions[static_cast<std::size_t>(m)].kind; };
    if (kind(a) != kind(b)) return false;
    Index i = at(k).end;
    for (int items = 0; inside(i) && items < 12; ++items) {
      const bool comma = at(i).kind == WordKind::comma;
      if (comma) ++i;
      if (!inside(i) || at(i).mention < 0 || at(i).kind != WordKind::noun) return false;
      if (kind(at(i).mention) != kind(b)) return false;
      if (at(i).joined) return true;
      if (!comma) return false;
      i = at(i).end;
    }
    return false;
  }

  // Where on the right edge of the list a joined phrase belongs.
  [[nodiscard]] std::int32_t attach(std::int32_t p, std::int32_t host, std::int32_t q) const {
    std::int32_t best = -1;
    int score = -100;
    const auto consider = [&](std::int32_t node, int depth) {
      const int s = likeness(node, q) - depth;
      if (s >= score) score = s, best = node;
    };
    std::int32_t node = host;
    for (int depth = 0; node >= 0 && depth < 8; ++depth) {
      consider(node, 0);
      node = reading_.phrases[static_cast<std::size_t>(node)].genitive;
    }
    if (p != host) consider(p, 1);
    if (score <= -2 && others(q) && person(host)) return host;
    return score > -2 ? best : -1;
  }

  // «وتسعة آخرين», «و9 آخرون»: more people of the kind told before.
  [[nodiscard]] bool others(std::int32_t p) const {
    const TokenRange t = reading_.phrases[static_cast<std::size_t>(p)].tokens;
    return at(t.first).kind == WordKind::number && t.size() >= 2 &&
           kOther.find(reading_.tokens[t.first + 1].folded()) != std::string_view::npos;
  }

  [[nodiscard]] bool person(std::int32_t p) const {
    for (const std::int32_t np : {p, reading_.phrases[static_cast<std::size_t>(p)].apposition}) {
      const std::int32_t m = np < 0 ? -1 : head_mention(reading_, words_, np);
      const auto* actor = m < 0 ? nullptr : reading_.mentions[static_cast<std::size_t>(m)].actor();
      if (actor != nullptr && (actor->cls == ActorClass::person || actor->cls == ActorClass::official)) return true;
    }
    return false;
  }
};

}  // namespace isnad::clauses
