#include "annotate/annotate.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>

#include "annotate/actors.h"
#include "annotate/numbers.h"
#include "annotate/places.h"
#include "annotate/quotes.h"
#include "annotate/times.h"
#include "annotate/weapons.h"

namespace isnad::annotate {
namespace {

bool is_number(const Mention& m) { return m.kind == MentionKind::number || m.kind == MentionKind::percent; }
bool is_name(const Mention& m) {
  return m.kind == MentionKind::actor || m.kind == MentionKind::place || m.kind == MentionKind::weapon;
}

// By first token, longest first. A number or date that stands inside a longer name (حديقة 7 نيسان,
// الفرقة 17) is part of the name; ordinals inside names stay (الفرقة الرابعة).
void settle(Reading& reading) {
  auto& mentions = reading.mentions;
  const auto words = [&](std::uint32_t token) { return reading.tokens[token].folded(); };
  // Mentions are large: their places in the list are sorted and thinned, and each is moved once.
  std::vector<std::uint32_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t i, std::uint32_t k) {
    const auto a = mentions[i].tokens, b = mentions[k].tokens;
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  // «السبت 6 تشرين الثاني»: a date is no place, though a square is called «6 تشرين».
  std::vector<TokenRange> dates;
  for (const auto i : order)
    if (mentions[i].kind == MentionKind::time) dates.push_back(mentions[i].tokens);
  std::erase_if(order, [&](std::uint32_t i) {
    const auto& m = mentions[i];
    return m.kind == MentionKind::place && std::any_of(dates.begin(), dates.end(), [&](TokenRange d) {
             return d.contains(m.tokens) && d.size() > m.tokens.size();
           });
  });
  // «حملة "غضب الفرات"»: a place in the name of a campaign.
  std::vector<TokenRange> campaigns;
  for (const auto i : order)
    if (const auto* q = mentions[i].quote();
        q != nullptr && q->inner.size() > 1 && q->inner.size() <= 4 && q->inner.first >= 2) {
      constexpr std::array<std::string_view, 7> kCampaigns = {"حمله", "عمليه", "معركه", "اسم", "مسمي", "شعار", "عنوان"};
      const auto before = words(q->inner.first - 2);
      if (std::any_of(kCampaigns.begin(), kCampaigns.end(), [&](std::string_view w) { return before.ends_with(w); }))
        campaigns.push_back(q->inner);
    }
  std::erase_if(order, [&](std::uint32_t i) {
    const auto& m = mentions[i];
    const auto* p = m.place();
    return p != nullptr && p->kind.empty() && std::any_of(campaigns.begin(), campaigns.end(), [&](TokenRange c) {
             return c.contains(m.tokens) && c.size() > m.tokens.size();
           });
  });
  // «صباح الأربعاء» names nobody, nor do the words of «قرية الشيخ عيسى» and «حاجز الحمرا العسكري».
  std::vector<TokenRange> spots;
  for (const auto i : order)
    if (const auto* p = mentions[i].place();
        p != nullptr && !p->definite_epithet &&
        (!p->kind.empty() || (mentions[i].tokens.size() > 1 && !p->candidates.empty())))
      spots.push_back(mentions[i].tokens);
  std::erase_if(order, [&](std::uint32_t i) {
    const auto& m = mentions[i];
    const auto* a = m.actor();
    if (a == nullptr) return false;
    const auto inside = [&](const std::vector<TokenRange>& ranges, bool whole) {
      const auto it = std::upper_bound(ranges.begin(), ranges.end(), m.tokens.first,
                                       [](std::uint32_t t, const TokenRange& r) { return t < r.first; });
      return it != ranges.begin() && std::prev(it)->contains(m.tokens) &&
             (whole || std::prev(it)->size() > m.tokens.size());
    };
    const bool someone = a->cls == ActorClass::person || a->cls == ActorClass::official ||
                         a->cls == ActorClass::people || a->cls == ActorClass::source;
    if (!someone) return false;
    // «معبري كرم أبو سالم وإيرز»: nor a name that begins in the midst of a place's.
    const auto begun = [&] {
      if (a->cls != ActorClass::person || !a->candidates.empty()) return false;
      const auto it = std::upper_bound(spots.begin(), spots.end(), m.tokens.first,
                                       [](std::uint32_t t, const TokenRange& r) { return t < r.first; });
      return it != spots.begin() && std::prev(it)->first < m.tokens.first && m.tokens.first < std::prev(it)->last;
    };
    return inside(spots, false) || begun() ||
           (a->cls == ActorClass::person && a->candidates.empty() && inside(dates, true));
  });
  std::vector<TokenRange> names;
  for (const auto i : order)
    if (is_name(mentions[i])) names.push_back(mentions[i].tokens);
  const auto named = [&](const Mention& m) {
    auto it = std::upper_bound(names.begin(), names.end(), m.tokens.first,
                               [](std::uint32_t t, const TokenRange& r) { return t < r.first; });
    for (std::size_t back = 0; it != names.begin() && back < 4; ++back) {
      --it;
      const bool dual = m.number() != nullptr && m.number()->dual;
      if (it->contains(m.tokens) && (dual || it->size() > m.tokens.size())) return true;
    }
    return false;
  };
  // «روسيا اليوم»: a day inside a quoted name of more words.
  for (const auto i : order)
    if (const auto* q = mentions[i].quote(); q != nullptr && q->scare && q->inner.size() > 1) names.push_back(q->inner);
  std::sort(names.begin(), names.end(), [](const TokenRange& a, const TokenRange& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::erase_if(order, [&](std::uint32_t i) {
    return (is_number(mentions[i]) || mentions[i].kind == MentionKind::time) && named(mentions[i]);
  });
  std::vector<Mention> kept;
  kept.reserve(order.size());
  for (const auto i : order) kept.push_back(std::move(mentions[i]));
  mentions = std::move(kept);
}

}  // namespace

void run(const Lexicon& lexicon, Reading& reading) {
  reading.mentions.reserve(reading.tokens.size() / 12 + 8);
  quotes(reading);
  numbers(lexicon, reading);
  times(lexicon, reading);
  places(lexicon, reading);
  weapons(lexicon, reading);
  actors(lexicon, reading);
  // A paragraph of another language names nobody; figures stand in any.
  std::erase_if(reading.mentions,
                [&](const Mention& m) { return is_name(m) && !reading.sentences[m.sentence].arabic; });
  settle(reading);
}

}  // namespace isnad::annotate
