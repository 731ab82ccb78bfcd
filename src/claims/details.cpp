#include "claims/details.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "claims/act_types.h"
#include "claims/tolls.h"
#include "claims/victim_names.h"
#include "text/fold.h"

namespace isnad::claims {
namespace {

// Words of a sum over a time, not over one happening.
constexpr std::string_view kSumWords = "حصيله|حصيلة|اجمالي|إجمالي|الحصيله|الحصيلة|الاجمالي|الإجمالي|منذ بدء|مجموع";
// Talks that are put off rather than over.
constexpr std::string_view kSuspended = "علقت|علق|تعليق|ارجئت|تاجيل|تعليقها|ارجاء";

TokenRange words(const View& view, const Candidate& c) {
  TokenRange r = view.clause(c.clause).core;
  for (const auto part : c.parts) {
    const auto& more = view.clause(part).core;
    if (view.clause(part).sentence != view.clause(c.clause).sentence) continue;
    r.first = std::min(r.first, more.first);
    r.last = std::max(r.last, more.last);
  }
  return r;
}

void set_weapon(const View& view, const Candidate& c, Claim& claim) {
  const bool attack = kViolent.has(claim.type) && claim.type != ClaimType::abuse_civilians;
  if (!attack && claim.type != ClaimType::casualties) return;
  for (const auto part : c.parts)
    for (const auto m : view.owned(part))
      if (const auto* w = view.reading().mentions[m].weapon(); w != nullptr && !w->id.empty() && w->id != "-") {
        if (!claim.weapon.empty() && claim.weapon != "mortar" && claim.weapon != "rocket" &&
            claim.weapon != "suicide_vest")
          return;
        claim.weapon = w->id;
        because(claim, "weapon", "clause", view.text(view.reading().mentions[m].span));
        return;
      }
}

void set_stage(const View& view, const Candidate& c, Claim& claim) {
  if (claim.type != ClaimType::negotiate && claim.type != ClaimType::ceasefire) return;
  if (claim.stage == Stage::violated || claim.stage == Stage::implemented) return;
  std::uint32_t markers = 0;
  for (const auto part : c.parts) markers |= view.clause(part).markers;
  const auto range = words(view, c);
  if ((markers & kStop) != 0)
    claim.stage = view.any_word(range, kSuspended) ? Stage::suspended : Stage::stopped;
  else if ((markers & kBegin) != 0)
    claim.stage = Stage::begun;
  else if ((markers & kContinue) != 0)
    claim.stage = Stage::ongoing;
}

void set_share(const View& view, const Candidate& c, Claim& claim) {
  if (claim.type != ClaimType::hold_control && claim.type != ClaimType::gain_control &&
      claim.type != ClaimType::lose_control)
    return;
  for (const auto part : c.parts)
    for (const auto m : view.owned(part)) {
      const auto& mention = view.reading().mentions[m];
      if (mention.kind == MentionKind::percent && mention.number() != nullptr) claim.share = mention.number()->min;
    }
}

// «… منذ حزيران الماضي»: what is counted from a day a month back or more is a sum, not a day's toll.
bool counted_since(const Claim& claim) {
  constexpr std::chrono::days kMonth{31};
  const auto& t = claim.time;
  return t && t->start && t->end && *t->end - *t->start >= kMonth && text::fold(t->text).starts_with("منذ");
}

void set_cumulative(const View& view, const Candidate& c, Claim& claim) {
  constexpr std::array kTolls{Toll::killed, Toll::injured, Toll::captured, Toll::missing};
  if (std::none_of(kTolls.begin(), kTolls.end(), [&](Toll kind) { return toll(claim, kind).has_value(); })) return;
  if (!view.any_word(words(view, c), kSumWords) && !counted_since(claim)) return;
  for (const auto kind : kTolls)
    if (auto& q = toll(claim, kind)) q->cumulative = true;
}

}  // namespace

void set_details(const View& view, Candidate& c) {
  auto& claim = c.claim;
  set_weapon(view, c, claim);
  set_stage(view, c, claim);
  set_share(view, c, claim);
  set_cumulative(view, c, claim);
  if (claim.killed || claim.injured) claim.breakdown = breakdown(view, view.clause(c.clause).tokens, !claim.killed);
  if (claim.victims.empty() && !claim.breakdown.empty() && (claim.killed || claim.injured)) claim.victims = "civilians";
  name_victims(view, c);
}

}  // namespace isnad::claims
