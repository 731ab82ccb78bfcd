#include "claims/match.h"

#include <algorithm>
#include <array>

#include "claims/act_types.h"
#include "claims/acting.h"
#include "claims/conditions.h"
#include "claims/parties.h"
#include "claims/set_off.h"
#include "claims/tolls.h"
#include "claims/where_told.h"
#include "claims/who_acts.h"

namespace isnad::claims {
namespace {

class Matcher {
 public:
  explicit Matcher(const View& view) : view_(view), table_(view.lexicon().rules()) {}

  bool fill(std::uint32_t clause, std::uint32_t rule, Candidate& out) {
    const auto& c = view_.clause(clause);
    const auto& row = table_.rule(rule);
    out.clause = clause;
    out.rule = rule;
    out.harm = row.harm != 0;
    out.parts = {clause};
    out.asserted = asserted(c);
    auto& claim = out.claim;
    claim.type = row.type;
    claim.rule = table_.string(row.id);
    claim.confidence = static_cast<double>(row.confidence);
    claim.weapon = table_.string(row.weapon);
    claim.victims = table_.string(row.victims);
    claim.stage = row.stage;
    claim.sentence = c.sentence;
    const auto trigger =
        c.predicate.tokens.empty() ? TokenRange{c.predicate.head, c.predicate.head + 1} : c.predicate.tokens;
    claim.trigger.span = view_.span(trigger);
    claim.trigger.text = view_.text(claim.trigger.span);
    claim.trigger.lemma = c.predicate.lemma;
    for (const auto& b : table_.becomes(row))
      if (all_hold(view_, table_, table_.items(b.when), c)) {
        claim.type = b.type;
        if (b.weapon.length > 0) claim.weapon = table_.string(b.weapon);
        because(claim, "type", name_of(b.type), claim.trigger.text);
        break;
      }
    parties_of(row, RuleSlot::agent, c, claim.agent, claim);
    if (claim.agent.empty()) unnamed_agent(c, claim);
    people_ = false;
    parties_of(row, RuleSlot::target, c, claim.target, claim);
    out.people = people_;
    parties_of(row, RuleSlot::mediator, c, claim.mediator, claim);
    std::erase_if(claim.target, [&](const ActorRef& t) {
      return std::any_of(claim.agent.begin(), claim.agent.end(),
                         [&](const ActorRef& a) { return same(a, t) || a.span == t.span; });
    });
    places_of(row, c, claim);
    tolls_of(row, c, out);
    return enough(row, out);
  }

 private:
  static bool finite(const Clause& c) { return form_of(c.predicate.form) == kFormFinite; }

  bool asserted(const Clause& c) const {
    if (finite(c) || c.predicate.light_verb >= 0 || c.predicate.aspect_verb >= 0) return true;
    if (c.parent < 0) return true;
    const auto& parent = view_.clause(static_cast<std::uint32_t>(c.parent));
    const bool reported =
        view_.in_family(parent.predicate.head, "report") || view_.in_family(parent.predicate.head, "hearsay");
    if (reported && (c.relation == ClauseRelation::complement || c.relation == ClauseRelation::argument ||
                     c.relation == ClauseRelation::quotation || c.relation == ClauseRelation::coordinate))
      return true;
    if (c.relation == ClauseRelation::coordinate && !finite(parent)) return asserted(parent);
    // «اشتدت المعارك», «حققت تقدماً»: a verb says that it goes on; one that tells its results does not.
    if (!finite(parent) || (parent.markers & (kCondition | kWish)) != 0) return false;
    const bool subject = parent.subject.np >= 0 && view_.phrase(parent.subject.np).head == c.predicate.head;
    const bool telling = view_.in_family(parent.predicate.head, "result") ||
                         view_.in_family(parent.predicate.head, "cause_toll") ||
                         !view_.lexicon().lexemes().families(view_.token(parent.predicate.head).analysis()).empty();
    if (subject && !telling) return true;
    const auto kind = view_.lexicon().lexemes().kind(view_.token(parent.predicate.head).analysis());
    return kind == VerbKind::light &&
           (subject || parent.object.np < 0 || view_.phrase(parent.object.np).head == c.predicate.head);
  }

  void parties_of(const RuleRow& row, RuleSlot slot, const Clause& c, std::vector<ActorRef>& into, Claim& claim) {
    for (const auto& item : table_.slot(row, slot)) {
      std::vector<ActorRef> found;
      for (const auto& f : fillers(view_, table_, item, c)) {
        if (slot == RuleSlot::agent && ((kDeeds.has(claim.type) && bystander(view_, f)) || only_owned(view_, f)))
          continue;
        if (slot == RuleSlot::agent && row.harm != 0 && view_.noun_predicate(c) && counted_people(view_, f)) continue;
        if (slot == RuleSlot::agent && item.where == RuleWhere::role && table_.string(item.arg) == "weapon" &&
            !armed_with(view_, f))
          continue;
        if (slot == RuleSlot::agent && item.where == RuleWhere::prep && owner_of_what_suffers(view_, c, f)) continue;
        if (slot == RuleSlot::agent && item.where == RuleWhere::prep && table_.string(item.arg) == "ل" &&
            !right_behind(view_, c, f))
          continue;
        auto who = slot == RuleSlot::target ? undergoers(view_, f) : parties(view_, f);
        // «خطفوا أربعة موظفين»: who undergoes an act on persons, where the rule counts them as its target
        if (who.empty() && slot == RuleSlot::target && f.np >= 0 &&
            (item.test == RuleTest::noun_class || item.test == RuleTest::number))
          who.push_back(described(view_, f));
        add(found, std::move(who));
      }
      if (found.empty()) continue;
      people_ = item.test == RuleTest::noun_class;
      for (const auto& a : found) because(claim, name_of(slot), source_name(item), a.text);
      const bool more = item.where == RuleWhere::between;
      add(into, std::move(found));
      if (!more) return;
    }
  }

  // A party that only an adjective of the act or its arms names, or the words «مصدره …».
  void unnamed_agent(const Clause& c, Claim& claim) {
    if (claim.type == ClaimType::armed_clash) return;
    const bool violent = kViolent.has(claim.type);
    if (!violent && claim.type != ClaimType::casualties) return;
    std::string_view source = "source of fire";
    auto found = violent ? source_of_fire(view_, c) : std::vector<ActorRef>{};
    if (found.empty()) source = "arms", found = by_arms(view_, c);
    if (found.empty() && violent) source = "adjective", found = by_nationality(view_, c);
    for (const auto& a : found) because(claim, "agent", source, a.text);
    add(claim.agent, std::move(found));
  }

  std::string source_name(const RuleItem& item) const {
    constexpr std::array<std::string_view, 19> kNames{
        "subject",  "object",     "genitive",       "genitive",      "genitive", "prep",   "role",
        "between",  "antecedent", "parent subject", "parent object", "trigger",  "before", "clause",
        "sentence", "article",    "marker",         "relation",      "light"};
    std::string out(kNames[static_cast<std::size_t>(item.where)]);
    const auto arg = table_.string(item.arg);
    if (!arg.empty()) out += ":" + std::string(arg);
    return out;
  }

  // Where the words of a place stand decides its role: the preposition nearest before it.
  PlaceRole place_role(const Clause& c, TokenRange tokens) const {
    for (const auto& p : c.prepositions)
      if (p.tokens.contains(tokens)) return role_of(p.preposition);
    return PlaceRole::at;
  }

  // «حي السلام، أول الأحياء التي خسرها …»: the first, the largest of its kind is the place before the comma.
  std::optional<PlaceRef> named_before(const Clause& c, const Filler& f) const {
    constexpr std::string_view kOneOf = "اول|اخر|ثاني|ثالث|اكبر|اهم|ابرز|احد|احدي|اقدم|اقرب";
    constexpr std::string_view kKinds =
        "احياء|حي|قري|قريه|بلدات|بلده|مدن|مدينه|مناطق|منطقه|معاقل|معقل|مواقع|محافظات|محافظه";
    if (f.np < 0) return std::nullopt;
    const auto head = view_.phrase(f.np).head;
    if (head < 3 || !view_.any_word({head - 1, head}, kOneOf) || !view_.any_word({head, head + 1}, kKinds))
      return std::nullopt;
    if (view_.token(head - 2).kind != TokenKind::punctuation) return std::nullopt;
    const auto m = view_.at(head - 3, MentionKind::place);
    if (m < 0) return std::nullopt;
    return place(view_, static_cast<std::uint32_t>(m), place_role(c, {head, head + 1}));
  }

  void places_of(const RuleRow& row, const Clause& c, Claim& claim) {
    std::vector<PlaceRef> found;
    for (const auto& item : table_.slot(row, RuleSlot::places)) {
      if (item.where == RuleWhere::clause) {
        if (!found.empty()) continue;
        const auto told = [&](std::uint32_t m) {
          const auto& mention = view_.reading().mentions[m];
          if (mention.kind != MentionKind::place || inside_party(mention.span, claim)) return;
          if (auto p = place(view_, m, place_role(c, mention.tokens))) add(found, {std::move(*p)});
        };
        for (const auto m : told_places(view_, claim_clause_)) told(m);
        if (found.empty())
          for (const auto m : described_places(view_, claim_clause_)) told(m);
        continue;
      }
      for (const auto& f : fillers(view_, table_, item, c)) {
        for (auto& p : places(view_, f, place_role(c, view_.tokens(f)))) add(found, {std::move(p)});
        if (!found.empty()) continue;
        if (auto p = named_before(c, f)) add(found, {std::move(*p)});
      }
    }
    keep_particular(view_, found);
    for (const auto& p : found) because(claim, "place", "clause", p.text);
    add(claim.places, std::move(found));
  }

  static bool inside_party(Span span, const Claim& claim) {
    const auto in = [&](const std::vector<ActorRef>& refs) {
      return std::any_of(refs.begin(), refs.end(), [&](const ActorRef& r) { return r.span.contains(span); });
    };
    return in(claim.agent) || in(claim.target);
  }

  void tolls_of(const RuleRow& row, const Clause& c, Candidate& out) {
    constexpr std::array<std::pair<RuleSlot, Toll>, 4> kTolls{{{RuleSlot::killed, Toll::killed},
                                                               {RuleSlot::injured, Toll::injured},
                                                               {RuleSlot::captured, Toll::captured},
                                                               {RuleSlot::missing, Toll::missing}}};
    auto& claim = out.claim;
    const bool dies = view_.in_family(c.predicate.head, "die") || view_.in_family(c.predicate.head, "kill");
    for (const auto& [slot, kind] : kTolls)
      for (const auto& item : table_.slot(row, slot)) {
        Fillers counted;
        for (const auto& f : fillers(view_, table_, item, c)) {
          const auto own = toll_of_noun(view_, f);
          if (own && *own != kind &&
              !(dies && kind == Toll::killed)) {  // «سقط قتلى وجرحى», but «توفي أسير», «قُتل جريح»
            if (const auto q = count(view_, f)) toll(claim, *own) = q;
            if (f.np >= 0) out.victim_phrases.push_back(f.np);
            continue;
          }
          counted.push_back(f);
        }
        auto q = item.where == RuleWhere::trigger ? count_trigger(c) : count(view_, counted);
        if (!q && out.harm && counted.empty()) q = count_pronoun(c, item);
        if (!q) continue;
        because(claim, name_of(slot), source_name(item), q->text);
        toll(claim, kind) = q;
        if (const auto v = victims(view_, counted); !v.empty()) claim.victims = v;
        for (const auto& f : counted)
          if (f.np >= 0) out.victim_phrases.push_back(f.np);
        break;
      }
    for (const auto np : out.victim_phrases) share_figure(view_, np, claim);
    for (const auto& item : table_.slot(row, RuleSlot::quantity)) {
      const auto counted = fillers(view_, table_, item, c);
      auto q = item.where == RuleWhere::trigger ? count_trigger(c) : count(view_, counted);
      if (!q && item.where != RuleWhere::trigger && counted.size() == 1) q = pair_of(counted.front());
      if (!q) continue;
      claim.quantity = q;
      because(claim, "quantity", source_name(item), q->text);
      if (claim.victims.empty() && item.where != RuleWhere::trigger)
        claim.victims = victims(view_, fillers(view_, table_, item, c));
      break;
    }
    if (!claim.quantity && (kViolent.has(claim.type) || claim.type == ClaimType::operation_start))
      if (claim.quantity = fronts(c); claim.quantity) because(claim, "quantity", "clause", claim.quantity->text);
  }

  // «من ثلاث جبهات», «على 3 محاور»: how many fronts an attack or a fight has.
  std::optional<Quantity> fronts(const Clause& c) const {
    constexpr std::array<std::string_view, 2> kFronts{"محور", "جبهة"};
    for (const auto& p : c.prepositions) {
      if (p.np < 0) continue;
      const auto lemma = view_.token(view_.phrase(p.np).head).analysis().lemma;
      if (std::find(kFronts.begin(), kFronts.end(), lemma) == kFronts.end()) continue;
      const Filler f{p.np, -1, false};
      if (view_.has(f, MentionKind::number)) return count(view_, f);
      if (auto two = pair_of(f)) return two;
    }
    return std::nullopt;
  }

  // «أدى إلى مقتله», «إصابتهما», «وقتلهم»: those the article has named. A feminine «ها» may stand for many.
  std::optional<Quantity> count_pronoun(const Clause& c, const RuleItem& item) const {
    const bool them = view_.in_family(c.predicate.head, "kill") && c.object.np < 0;
    if ((!view_.noun_predicate(c) && !them) || (item.where != RuleWhere::object && item.where != RuleWhere::genitive))
      return std::nullopt;
    constexpr std::int64_t kSome = 2;
    Quantity q;
    switch (view_.token(c.predicate.head).analysis().enclitic) {
      case Enclitic::hu: q.min = q.max = 1; break;
      case Enclitic::huma: q.min = q.max = 2; break;
      case Enclitic::hum:
      case Enclitic::hunna: q.min = kSome; break;
      case Enclitic::none:
      case Enclitic::ha:
      case Enclitic::ka:
      case Enclitic::kuma:
      case Enclitic::kum:
      case Enclitic::kunna:
      case Enclitic::ni:
      case Enclitic::ya:
      case Enclitic::na: return std::nullopt;
    }
    q.span = view_.token(c.predicate.head).span;
    q.text = view_.text(q.span);
    return q;
  }

  // «سقطت قذيفتان»: two things by their form.
  std::optional<Quantity> pair_of(const Filler& f) const {
    return f.np < 0 ? std::nullopt : two_by_form(view_.phrase(f.np).head);
  }
  std::optional<Quantity> two_by_form(std::uint32_t token) const {
    if (view_.token(token).analysis().number != Number::dual) return std::nullopt;
    Quantity q;
    q.min = q.max = 2;
    q.span = view_.token(token).span;
    q.text = view_.text(q.span);
    return q;
  }

  // The event noun's own number: «ثلاث غارات», «غارتين», «عشرات القذائف».
  std::optional<Quantity> count_trigger(const Clause& c) const {
    constexpr std::uint32_t kBefore = 8;  // words of a number: «ما لا يقل عن 97 حالة»
    const auto head = c.predicate.head;
    const auto from = head >= kBefore ? head - kBefore : 0;
    for (const auto m : view_.within({from, head + 3})) {
      const auto& mention = view_.reading().mentions[m];
      const auto* n = mention.number();
      if (n == nullptr) continue;
      // «183 حالة اعتقال»: the cases are counted
      const bool cases =
          head > 0 && mention.tokens.last + 1 == head && view_.any_word({head - 1, head}, "حاله|حالات|عمليه|عمليات");
      if (n->counted != static_cast<std::int32_t>(head) && !cases) continue;
      Quantity q;
      if (!n->open_min) q.min = static_cast<std::int64_t>(n->min);
      if (!n->open_max) q.max = static_cast<std::int64_t>(n->max);
      q.approximate = n->approximate;
      q.span = mention.span;
      q.text = view_.text(mention.span);
      return q;
    }
    return view_.token(head).analysis().pos == Pos::verb ? std::nullopt : two_by_form(head);
  }

  static bool filled(const Claim& c, std::uint32_t slot) {
    switch (static_cast<RuleSlot>(slot)) {
      case RuleSlot::agent: return !c.agent.empty();
      case RuleSlot::target: return !c.target.empty();
      case RuleSlot::places: return !c.places.empty();
      case RuleSlot::mediator: return !c.mediator.empty();
      case RuleSlot::killed: return c.killed.has_value();
      case RuleSlot::injured: return c.injured.has_value();
      case RuleSlot::captured: return c.captured.has_value();
      case RuleSlot::missing: return c.missing.has_value();
      case RuleSlot::quantity: return c.quantity.has_value();
      case RuleSlot::terms: return !c.terms.empty();
    }
    return false;
  }

  bool enough(const RuleRow& row, Candidate& out) {
    bool any = row.need_any == 0;
    for (std::uint32_t s = 0; s < kRuleSlots; ++s) {
      if ((row.need >> s & 1u) != 0 && !filled(out.claim, s)) {
        out.reason = std::string("needs ") + std::string(name_of(static_cast<RuleSlot>(s)));
        return false;
      }
      any = any || ((row.need_any >> s & 1u) != 0 && filled(out.claim, s));
    }
    if (!any) {
      out.reason = "none of the slots it needs is filled";
      return false;
    }
    if (out.asserted) return true;
    if (row.bare == RuleBare::never) {
      out.reason = "a verbal noun that nothing asserts";
      return false;
    }
    const bool own = !out.claim.agent.empty() || !out.claim.target.empty() || !out.claim.places.empty() ||
                     out.claim.killed || out.claim.injured || out.claim.quantity || out.claim.captured;
    if (row.bare == RuleBare::slots && !own) {
      out.reason = "a verbal noun without party, place or number of its own";
      return false;
    }
    return true;
  }

 public:
  std::uint32_t claim_clause_ = 0;

 private:
  bool people_ = false;  // those hit are people, no party
  const View& view_;
  const RuleTable& table_;
};

}  // namespace

void because(Claim& claim, std::string_view slot, std::string_view source, std::string_view words) {
  if (!claim.because.empty()) claim.because += '\n';
  claim.because += slot;
  claim.because += ": ";
  claim.because += source;
  claim.because += " «";
  claim.because += words;
  claim.because += "»";
}

std::vector<Candidate> match(const View& view, std::vector<Silence>& silences) {
  std::vector<Candidate> out;
  out.reserve(view.reading().clauses.size() / 4 + 4);  // candidates are large to move
  const auto& table = view.lexicon().rules();
  Matcher matcher(view);
  std::vector<std::uint32_t> rules;
  for (std::uint32_t i = 0; i < view.reading().clauses.size(); ++i) {
    const auto& c = view.clause(i);
    rules_for(view, c, rules);
    if (rules.empty()) continue;
    std::optional<Candidate> best;
    struct {
      int step = 0;  // how far the rule that came nearest got
      const RuleRow* rule = nullptr;
      std::string why = "no rule takes this form of the word";
    } refused;
    const auto refuse = [&](int got, const RuleRow& rule, std::string_view why) {
      if (got < refused.step) return;
      refused.step = got;
      refused.rule = &rule;
      refused.why = why;
    };
    matcher.claim_clause_ = i;
    const auto form = form_bit(view, c), voice = voice_bit(view, c);
    for (const auto r : rules) {
      const auto& row = table.rule(r);
      if ((row.forms & form) == 0 || (row.voices & voice) == 0) continue;
      // A rule is worth no more than its own confidence: one that cannot win is not tried.
      if (best && static_cast<double>(row.confidence) <= best->claim.confidence) continue;
      if (!all_hold(view, table, table.items(row.when), c)) {
        refuse(1, row, "what it asks for is not here");
        continue;
      }
      if (any_holds(view, table, table.items(row.unless), c)) {
        refuse(2, row, "what it excludes is here");
        continue;
      }
      Candidate candidate;
      if (!matcher.fill(i, r, candidate)) {
        refuse(3, row, candidate.reason);
        candidate.reason = std::string(table.string(row.id)) + ": " + candidate.reason;
        if (candidate.harm || !kViolent.has(candidate.claim.type)) continue;
        candidate.weak = true;
        candidate.claim.confidence -= 1.0;
      }
      if (!best || candidate.claim.confidence > best->claim.confidence) best = std::move(candidate);
    }
    if (best) {
      if (best->weak) best->claim.confidence += 1.0;
      out.push_back(std::move(*best));
    } else {
      const auto rule = refused.rule == nullptr ? std::string() : std::string(table.string(refused.rule->id)) + ": ";
      silences.push_back({static_cast<std::int32_t>(i), c.sentence, rule + refused.why});
    }
  }
  return out;
}

}  // namespace isnad::claims
