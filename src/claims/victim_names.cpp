#include "claims/victim_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "claims/tolls.h"

namespace isnad::claims {
namespace {

constexpr std::uint32_t kAside = 10;     // words of «(7 أعوام)» behind a name, at most
constexpr std::uint32_t kBefore = 3;     // words that say what somebody is, before the name
constexpr std::int64_t kMostNames = 60;  // of one phrase
// «، وهم فلان وفلان»: the pronoun that takes up those counted before.
constexpr std::array<std::string_view, 4> kTheyAre{"هم", "هما", "هو", "هي"};

struct Named {
  std::string name;
  Span span;
};

class Namer {
 public:
  // No more are named than were counted: whoever comes after is somebody else.
  Namer(const View& view, const std::optional<Quantity>& counted)
      : view_(view),
        most_(static_cast<std::size_t>(counted && counted->max ? std::min(*counted->max, kMostNames) : kMostNames)) {}

  // Persons named inside the phrase.
  void inside(const Filler& f) {
    for (const auto m : view_.mentions(f, MentionKind::actor))
      if (person(static_cast<std::int32_t>(m))) add(m);
  }

  // Persons whose names stand one after another from `t` on.
  void list(std::uint32_t t, std::uint32_t last) {
    while (t < last && found_.size() < most_) {
      t = past_aside(t, last);
      const bool mark = t < last && (found_.empty() ? colon(t) : comma(t));
      const auto at = name_from(mark ? t + 1 : t, last);
      if (at < 0) return;
      add(static_cast<std::uint32_t>(at));
      t = view_.reading().mentions[static_cast<std::size_t>(at)].tokens.last;
    }
  }

  // «… في قصف على البلدة، وهم الأب يوسف العلي وابنه عمر»: taken up behind the phrase, in its own sentence.
  void taken_up(std::uint32_t t, std::uint32_t last, bool several) {
    for (; t < last; ++t) {
      const auto& token = view_.token(t);
      if (token.analysis().pos == Pos::verb || token.kind == TokenKind::digits) return;  // something else is told
      const bool they = is(t, kTheyAre[0]) || is(t, kTheyAre[1]);
      const bool one = is(t, kTheyAre[2]) || is(t, kTheyAre[3]);
      if (several ? !they : !one) continue;
      const auto from = t + 1 < last && colon(t + 1) ? t + 2 : t + 1;
      return list(from, last);
    }
  }

  [[nodiscard]] std::vector<Named> take() { return std::move(found_); }

 private:
  // A bare pronoun, alone or behind و.
  [[nodiscard]] bool is(std::uint32_t t, std::string_view pronoun) const {
    const auto word = view_.token(t).folded();
    return word == pronoun || (word.starts_with("و") && word.substr(2) == pronoun);
  }
  [[nodiscard]] bool mark(std::uint32_t t, std::string_view marks) const {
    return view_.token(t).kind == TokenKind::punctuation &&
           any_of_list(marks, [&](std::string_view one) { return view_.text(view_.token(t).span) == one; });
  }
  [[nodiscard]] bool comma(std::uint32_t t) const { return mark(t, "،|,"); }
  [[nodiscard]] bool colon(std::uint32_t t) const { return mark(t, ":"); }

  [[nodiscard]] std::uint32_t past_aside(std::uint32_t t, std::uint32_t last) const {
    if (t >= last || !mark(t, "(")) return t;
    for (auto end = t + 1; end < std::min(last, t + kAside); ++end)
      if (mark(end, ")")) return end + 1;
    return t;
  }

  [[nodiscard]] bool person(std::int32_t m) const {
    if (m < 0) return false;
    const auto* a = view_.reading().mentions[static_cast<std::size_t>(m)].actor();
    // An office («قائد اللواء») is no name, and who holds it is named beside it.
    return a->cls == ActorClass::person && !a->name.empty() &&
           (a->name_form == NameForm::full || a->name_form == NameForm::short_);
  }

  // The person named at `t` or behind what he is («وزوجته مريم», «المسعف علي حسن»); -1 none.
  [[nodiscard]] std::int32_t name_from(std::uint32_t t, std::uint32_t last) const {
    for (auto at = t; at < std::min(last, t + kBefore); ++at) {
      const auto m = view_.at(at, MentionKind::actor);
      if (m >= 0) {
        const auto& mention = view_.reading().mentions[static_cast<std::size_t>(m)];
        return person(m) && mention.tokens.first == at ? m : -1;
      }
      if (!view_.in_class(at, "kinship") && !view_.in_class(at, "victim") && !view_.in_class(at, "office")) return -1;
    }
    return -1;
  }

  void add(std::uint32_t m) {
    const auto& mention = view_.reading().mentions[m];
    const auto& name = mention.actor()->name;
    if (std::none_of(found_.begin(), found_.end(), [&](const Named& n) { return n.name == name; }))
      found_.push_back({name, mention.span});
  }

  const View& view_;
  std::vector<Named> found_;
  std::size_t most_;
};

bool covers(const std::optional<Quantity>& q, Span span) { return q && q->span.overlaps(span); }

std::optional<Quantity> as_many(const std::vector<Named>& named) {
  Quantity q;
  q.min = q.max = static_cast<std::int64_t>(named.size());
  q.span = {named.front().span.begin, named.back().span.end};
  q.text = named.front().name;
  return q;
}

void put(Claim& claim, const std::string& category, Span span, const std::vector<Named>& named) {
  if (named.empty()) return;
  const bool hurt = covers(claim.injured, span) && !covers(claim.killed, span);
  const auto part = std::find_if(claim.breakdown.begin(), claim.breakdown.end(), [&](const Breakdown& b) {
    return b.category == category && !(hurt ? b.killed : b.injured);
  });
  Breakdown& b = part != claim.breakdown.end() ? *part : claim.breakdown.emplace_back();
  b.category = category;
  for (const auto& n : named)
    if (std::find(b.names.begin(), b.names.end(), n.name) == b.names.end()) b.names.push_back(n.name);
  // Of two tolls the figure says which of them those named belong to.
  if (claim.killed && claim.injured && !b.killed && !b.injured) (hurt ? b.injured : b.killed) = as_many(named);
}

// Lines of `because` about an agent that is taken back.
void forget_agent(std::string& because, const std::string& words) {
  std::string kept;
  for (std::size_t at = 0; at < because.size();) {
    const auto end = std::min(because.find('\n', at), because.size());
    const std::string_view line(because.data() + at, end - at);
    if (!(line.starts_with("agent: ") && line.find(words) != std::string_view::npos)) {
      if (!kept.empty()) kept += '\n';
      kept += line;
    }
    at = end + 1;
  }
  because = std::move(kept);
}

}  // namespace

void name_victims(const View& view, Candidate& c) {
  Claim& claim = c.claim;
  if (!claim.killed && !claim.injured && !claim.captured && !claim.missing) return;
  std::vector<Named> all;
  const auto sentence_end = view.reading().sentences[claim.sentence].last;
  // Parts of the total first: «بينهم الصحفي خالد العلي».
  for (auto& b : claim.breakdown) {
    const auto& q = b.killed ? b.killed : b.injured;
    if (!q) continue;
    auto t = view.clause(c.clause).tokens.first;
    while (t < sentence_end && view.token(t).span.begin < q->span.end) ++t;
    Namer namer(view, q);
    namer.list(t, sentence_end);
    for (auto& n : namer.take()) {
      b.names.push_back(n.name);
      all.push_back(std::move(n));
    }
  }
  for (const auto p : c.victim_phrases) {
    const Filler f{p, -1, false};
    const auto range = view.tokens(f);
    const auto end = view.reading().sentences[view.sentence_of(range.first)].last;
    const auto quantity = count(view, f);
    Namer namer(view, quantity);
    namer.inside(f);
    namer.list(range.last, end);
    namer.taken_up(range.last, end, quantity && quantity->min && *quantity->min > 1);
    auto named = namer.take();
    std::erase_if(named, [&](const Named& n) {
      return std::any_of(all.begin(), all.end(), [&](const Named& o) { return o.name == n.name; });
    });
    put(claim, victims(view, {f}), view.span(range), named);
    all.insert(all.end(), named.begin(), named.end());
  }
  std::erase_if(claim.agent, [&](const ActorRef& a) {
    if (std::none_of(all.begin(), all.end(), [&](const Named& n) { return n.span.overlaps(a.span); })) return false;
    forget_agent(claim.because, a.text);
    return true;
  });
}

}  // namespace isnad::claims
