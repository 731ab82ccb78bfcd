#include "claims/claims.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "claims/attribution.h"
#include "claims/confidence.h"
#include "claims/construction.h"
#include "claims/denial.h"
#include "claims/details.h"
#include "claims/event_pronouns.h"
#include "claims/ids.h"
#include "claims/match.h"
#include "claims/merge.h"
#include "claims/modality.h"
#include "claims/nominal_toll.h"
#include "claims/ontology.h"
#include "claims/topic.h"
#include "claims/trigger.h"
#include "claims/where_when.h"

namespace isnad::claims {
namespace {

bool readable(const Sentence& s) {
  return s.arabic && s.kind != SentenceKind::dateline && s.kind != SentenceKind::byline;
}

// A headline that a body sentence repeats is no claim of its own.
void drop_headlines(const View& view, std::vector<Candidate>& all) {
  for (auto& h : all) {
    if (h.dropped || view.reading().sentences[h.claim.sentence].kind != SentenceKind::headline) continue;
    const bool repeated = std::any_of(all.begin(), all.end(), [&](const Candidate& b) {
      return !b.dropped && b.claim.type == h.claim.type && b.claim.sentence > h.claim.sentence;
    });
    if (!repeated) continue;
    h.dropped = true;
    h.reason = "a headline that the body repeats";
  }
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const auto w : words) out += (out.empty() ? "" : " ") + std::string(w);
  return out;
}

}  // namespace

void run(const Lexicon& lexicon, Reading& reading) {
  const View view(lexicon, reading);
  std::vector<Silence> silences;
  auto all = match(view, silences);
  std::vector<std::optional<bool>> everyday_news(reading.sentences.size());
  for (auto& candidate : all) {
    const auto& c = view.clause(candidate.clause);
    if (!readable(reading.sentences[c.sentence])) {
      candidate.dropped = true;
      candidate.reason = "not a sentence of the article's body";
      continue;
    }
    const auto type = candidate.claim.type;
    auto& news = everyday_news[c.sentence];
    const bool civil = type != ClaimType::airstrike && type != ClaimType::bombing && type != ClaimType::protest;
    if (civil && !news) news = everyday(view, c);
    if (civil && *news) {
      candidate.dropped = true;
      candidate.reason = "news of sport, stage or trade";
      continue;
    }
    std::string reason;
    if (!put_forward(view, candidate, reason)) {
      candidate.dropped = true;
      candidate.reason = reason;
    }
  }
  absorb_helpers(view, all);
  nominal_tolls(view, all);
  merge(view, all);
  tell_again(view, all);
  take_up_acts(view, all);
  drop_headlines(view, all);
  set_triggers(view, all);
  const Attribution attribution(view);
  for (auto& candidate : all) {
    if (candidate.dropped) continue;
    set_modality(view, candidate);
    // «تحدثت الطواقم عن خمسة قتلى»: the verb of saying is the claim's own
    const bool says = candidate.harm && view.in_family(view.clause(candidate.clause).predicate.head, "report");
    candidate.claim.attribution = attribution.chain(candidate.clause, says);
    set_time(view, candidate);
    set_evidence(view, candidate);
    set_details(view, candidate);
  }
  deny(view, attribution, all);
  inherit_places(view, all);
  // Candidates are large: their places in the list are sorted.
  std::vector<std::uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return all[a].claim.evidence.begin < all[b].claim.evidence.begin;
  });
  const ToldLine line(view, all);
  for (const auto at : order) {
    auto& candidate = all[at];
    if (candidate.dropped) {
      silences.push_back({static_cast<std::int32_t>(candidate.clause), candidate.claim.sentence,
                          candidate.claim.rule + ": " + candidate.reason});
      continue;
    }
    auto& claim = candidate.claim;
    claim.doc = reading.document.id;
    const auto built = construction(view, candidate);
    claim.confidence = calibrated(lexicon, claim.confidence, built);
    because(claim, "construction", joined(built), claim.trigger.text);
    set_codes(lexicon, claim, background(view, line, candidate));
    reading.claims.push_back(std::move(claim));
  }
  set_ids(reading.claims);
  reading.silences = std::move(silences);
}

}  // namespace isnad::claims
