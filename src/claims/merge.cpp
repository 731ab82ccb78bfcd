#include "claims/merge.h"

#include <algorithm>
#include <array>
#include <optional>

#include "claims/act_types.h"
#include "claims/parties.h"
#include "claims/tolls.h"

namespace isnad::claims {
namespace {

// How much a type says of the means: a merged claim keeps the more particular one.
int particular(ClaimType t) {
  if (t == ClaimType::airstrike || t == ClaimType::bombing || t == ClaimType::abuse_civilians) return 3;
  return t == ClaimType::shelling || t == ClaimType::repel ? 2 : 1;
}

constexpr std::string_view kUpon = "على";

class Merger {
 public:
  Merger(const View& view, std::vector<Candidate>& all)
      : view_(view), all_(all), at_(view.reading().clauses.size(), -1) {
    for (std::size_t i = 0; i < all.size(); ++i) at_[all[i].clause] = static_cast<std::int32_t>(i);
  }

  void run() {
    for (std::size_t i = 0; i < all_.size(); ++i) join_control(i);
    for (std::size_t i = 0; i < all_.size(); ++i) join_march(i);
    for (std::size_t i = 0; i < all_.size(); ++i) join_same(i);
    for (std::size_t i = 0; i < all_.size(); ++i) join_means(i);
    for (std::size_t i = 0; i < all_.size(); ++i) join_acts(i);
    for (std::size_t i = 0; i < all_.size(); ++i) join_harms(i);
    for (std::size_t i = 0; i < all_.size(); ++i) join_repelled(i);
    for (std::size_t i = 0; i < all_.size(); ++i) join_harm_to_act(i);
    for (auto& c : all_) {
      if (c.weak) c.dropped = true;
      // A raid or a shelling is aimed at ground or at a party: people in its toll are no target.
      const auto type = c.claim.type;
      if (c.people && (type == ClaimType::airstrike || type == ClaimType::shelling)) c.claim.target.clear();
    }
  }

 private:
  const Clause& clause_of(std::size_t i) const { return view_.clause(all_[i].clause); }

  std::optional<std::size_t> candidate(std::int32_t clause) const {
    if (clause < 0) return std::nullopt;
    const auto i = at_[static_cast<std::size_t>(clause)];
    if (i < 0 || all_[static_cast<std::size_t>(i)].dropped) return std::nullopt;
    return static_cast<std::size_t>(i);
  }

  // The clause that a phrase heads, if any.
  std::int32_t headed(std::int32_t np) const { return np < 0 ? -1 : view_.phrase(np).clause; }

  bool act(std::size_t i) const { return !all_[i].dropped && !all_[i].harm && kActs.has(all_[i].claim.type); }

  // «قصف جوي بعشر غارات», «هجوم بقصف مدفعي»: what the act was done with is the same act.
  void join_means(std::size_t i) {
    if (!act(i) || all_[i].claim.type == ClaimType::armed_clash) return;
    const auto& c = clause_of(i);
    const auto parent = candidate(c.parent);
    if (!parent || *parent == i || !act(*parent) || all_[*parent].claim.type == ClaimType::repel) return;
    const bool noun = view_.noun_predicate(c) && c.predicate.light_verb < 0 && c.relation == ClauseRelation::argument;
    if (noun && (view_.token(c.predicate.head).analysis().proclitics & kBi) != 0) return absorb(*parent, i);
    if (noun && c.connector == "ب") return absorb(*parent, i);
    // «قصفت الطائرات البلدة، مستهدفة سوقاً»: what the same arms did meanwhile
    if (c.predicate.form == PredicateForm::active_participle && c.relation == ClauseRelation::circumstantial &&
        view_.in_family(c.predicate.head, "target"))
      absorb(*parent, i);
  }

  // «غارة استهدفت منزلاً», «الغارات دمرت …»: the verb's act joins the noun's.
  void join_acts(std::size_t i) {
    if (!act(i)) return;
    const auto& c = clause_of(i);
    std::optional<std::size_t> noun;
    if (c.relation == ClauseRelation::relative && c.antecedent >= 0) noun = candidate(headed(c.antecedent));
    if (!noun) noun = candidate(headed(c.subject.np));
    // «…، حيث أدت غارات إلى …»: a clause with a connector of its own tells something else
    const bool hangs =
        c.relation == ClauseRelation::relative || (c.relation == ClauseRelation::circumstantial && c.connector.empty());
    if (!noun && hangs) {
      const auto parent = candidate(c.parent);
      if (parent && view_.clause(all_[*parent].clause).predicate.form == PredicateForm::masdar && c.subject.np >= 0 &&
          view_.phrase(c.subject.np).head == view_.clause(all_[*parent].clause).predicate.head)
        noun = parent;
    }
    if (!noun && c.relation == ClauseRelation::relative && c.antecedent >= 0) {
      // «سقوط قذيفة أطلقتها …», «سقطت قذيفة أطلقتها …»: one shell
      const auto parent = candidate(c.parent);
      if (parent && all_[*parent].claim.type == ClaimType::shelling) {
        const auto& over = clause_of(*parent);
        if (over.genitive == c.antecedent || over.subject.np == c.antecedent || over.object.np == c.antecedent)
          noun = parent;
      }
    }
    if (!noun) noun = fired_at(i);
    if (!noun && c.relation == ClauseRelation::circumstantial && !view_.noun_predicate(c)) noun = noun_before(c);
    if (!noun)
      if (noun = hit_by(i); noun) all_[i].claim.agent.clear();  // whoever a verb without subject was given to
    if (!noun || *noun == i || !act(*noun)) return;
    absorb(*noun, i);
    if (all_[i].asserted) all_[*noun].asserted = true;
  }

  // «هجوم بصاروخ أطلقته الجماعة على الحي», «سقط صاروخ مساء، أطلقته الجماعة»: how the round of that act came.
  std::optional<std::size_t> fired_at(std::size_t i) const {
    const auto& c = clause_of(i);
    if (view_.noun_predicate(c) ||
        !(view_.in_family(c.predicate.head, "launch") || view_.in_family(c.predicate.head, "drop") ||
          view_.in_family(c.predicate.head, "shell.throw")))
      return std::nullopt;
    const bool describes = c.relation == ClauseRelation::relative && c.antecedent >= 0;
    for (std::size_t k = 0; k < all_.size(); ++k) {
      const auto& n = clause_of(k);
      if (k == i || !act(k) || n.sentence != c.sentence || n.predicate.head >= c.predicate.head) continue;
      const bool means = std::any_of(n.prepositions.begin(), n.prepositions.end(), [&](const PrepArgument& p) {
        return p.preposition == "ب" && p.np >= 0 && describes && p.np == c.antecedent;
      });
      const bool fell = all_[k].claim.type == ClaimType::shelling && n.subject.np >= 0 && c.object.pronoun >= 0 &&
                        view_.in_family(n.predicate.head, "fall") &&
                        view_.in_family(view_.phrase(n.subject.np).head, "shell.round");
      if (means || fell) return k;
    }
    return std::nullopt;
  }

  // «هجوم بطائرة مسيرة استهدف مخيماً»: a bare relative clause right after the noun's words.
  std::optional<std::size_t> noun_before(const Clause& c) const {
    for (std::size_t k = 0; k < all_.size(); ++k) {
      if (!act(k)) continue;
      const auto& n = clause_of(k);
      if (view_.noun_predicate(n) && n.predicate.light_verb < 0 && n.core.last == c.core.first &&
          n.sentence == c.sentence)
        return k;
    }
    return std::nullopt;
  }

  // «قصف من قبل القوات، ظهر الأحد، استهدف منازل …»: a verb of hitting that nothing joins and that has no subject of
  // its own is told of the act last named before it.
  std::optional<std::size_t> hit_by(std::size_t i) const {
    constexpr std::array<std::string_view, 4> kHits{"target", "reach.affect", "shake", "hit"};
    const auto& c = clause_of(i);
    const auto head = c.predicate.head;
    // «… استهدف أحياء المدينة»: where it hit, whatever the grammar made of it
    const Filler first{c.subject.np, -1, false};
    const bool ground = c.subject.np >= 0 && view_.phrase(c.subject.np).head > head &&
                        view_.has(first, MentionKind::place) && !view_.has(first, MentionKind::actor);
    if (view_.noun_predicate(c) || c.relation == ClauseRelation::relative || (view_.passive(c) && !ground))
      return std::nullopt;
    const bool joined = c.relation != ClauseRelation::coordinate && !c.connector.empty();
    if (joined || (view_.token(head).analysis().proclitics & (kWa | kFa)) != 0) return std::nullopt;
    if (c.subject.np >= 0 && !ground && !c.subject.shared && !c.subject.dropped && c.subject.pronoun < 0)
      return std::nullopt;
    if (std::none_of(kHits.begin(), kHits.end(), [&](std::string_view f) { return view_.in_family(head, f); }))
      return std::nullopt;
    std::optional<std::size_t> last;
    for (std::size_t k = 0; k < all_.size(); ++k) {
      const auto& n = clause_of(k);
      if (k == i || !act(k) || n.sentence != c.sentence || n.predicate.head >= head) continue;
      if (view_.noun_predicate(n) && (!last || n.predicate.head > clause_of(*last).predicate.head)) last = k;
    }
    if (!last) return std::nullopt;
    const auto noun = clause_of(*last).predicate.head;
    bool comma = false;
    for (auto t = noun + 1; t < head; ++t) {
      const auto& token = view_.token(t);
      comma = comma || token.kind == TokenKind::punctuation;
      const bool past = token.analysis().pos == Pos::verb && token.analysis().form == Form::past;
      if (past && !describes(t)) return std::nullopt;
    }
    const auto& a = view_.token(noun).analysis();
    const bool feminine = a.gender == Gender::feminine || a.number == Number::plural;
    const bool agrees = (view_.token(head).analysis().gender == Gender::feminine) == feminine;
    return agrees || !comma ? last : std::nullopt;
  }

  // The verb of a relative clause.
  bool describes(std::uint32_t token) const {
    const auto& all = view_.reading().clauses;
    return std::any_of(all.begin(), all.end(), [&](const Clause& c) {
      return c.predicate.head == token && c.relation == ClauseRelation::relative;
    });
  }

  // «استعادة السيطرة على البلدة», «خسر السيطرة»: control is the verb's own object.
  void join_control(std::size_t i) {
    if (all_[i].dropped || !view_.in_family(clause_of(i).predicate.head, "control")) return;
    const auto parent = candidate(clause_of(i).parent);
    if (!parent || *parent == i) return;
    const auto t = all_[*parent].claim.type;
    if (t == ClaimType::gain_control || t == ClaimType::lose_control || t == ClaimType::hold_control ||
        t == ClaimType::clear)
      absorb(*parent, i);
  }

  // «خرج المئات في مسيرة»: the march is how they went.
  void join_march(std::size_t i) {
    if (all_[i].dropped || all_[i].claim.type != ClaimType::protest || !view_.noun_predicate(clause_of(i))) return;
    const auto parent = candidate(clause_of(i).parent);
    if (parent && *parent != i && all_[*parent].claim.type == ClaimType::protest) absorb(*parent, i);
  }

  // «خرقوا الهدنة في …», «أدخلت قافلة إلى …»: verb and object tell one happening.
  void join_same(std::size_t i) {
    if (all_[i].dropped || all_[i].harm || !view_.noun_predicate(clause_of(i))) return;
    const auto parent = candidate(clause_of(i).parent);
    if (!parent || *parent == i || all_[*parent].claim.type != all_[i].claim.type) return;
    const auto& over = clause_of(*parent);
    const bool object =
        over.object.np >= 0 && view_.phrase(over.object.np).clause == static_cast<std::int32_t>(all_[i].clause);
    if (clause_of(i).relation == ClauseRelation::argument &&
        (object || over.predicate.head == clause_of(i).predicate.head))
      absorb(*parent, i);
  }

  // «صدّت القوات هجوماً لتنظيم … على القرية»: what was stopped gives the other party and the place.
  void join_repelled(std::size_t i) {
    if (!act(i) || all_[i].claim.type == ClaimType::repel || !view_.noun_predicate(clause_of(i))) return;
    const auto parent = candidate(clause_of(i).parent);
    if (!parent || *parent == i || all_[*parent].claim.type != ClaimType::repel) return;
    auto& attack = all_[i].claim;
    // nobody stops his own attack: a subject that no word names was guessed wrong
    const auto& own = all_[*parent].claim.agent;
    const bool same_side = std::any_of(own.begin(), own.end(), [&](const ActorRef& g) {
      return std::any_of(attack.agent.begin(), attack.agent.end(), [&](const ActorRef& a) { return same(a, g); });
    });
    if (same_side && clause_of(*parent).subject.np < 0) all_[*parent].claim.agent.clear();
    std::swap(attack.agent, attack.target);
    attack.agent.clear();
    if (!all_[*parent].claim.quantity) all_[*parent].claim.quantity = attack.quantity;
    absorb(*parent, i);
  }

  // Two harms told together: killed and wounded.
  void join_harms(std::size_t i) {
    if (all_[i].dropped || !all_[i].harm) return;
    for (std::size_t j = i + 1; j < all_.size(); ++j) {
      auto& a = all_[i];
      auto& b = all_[j];
      if (b.dropped || !b.harm || a.claim.sentence != b.claim.sentence) continue;
      const auto& ca = view_.clause(a.clause);
      const auto& cb = view_.clause(b.clause);
      const bool linked =
          std::find(ca.siblings.begin(), ca.siblings.end(), b.clause) != ca.siblings.end() ||
          (cb.parent == static_cast<std::int32_t>(a.clause) && cb.relation == ClauseRelation::coordinate) ||
          (ca.parent == cb.parent && ca.parent >= 0 && cb.relation == ClauseRelation::coordinate);
      if (!linked || overlapping(a.claim, b.claim)) continue;
      if (same_people(a, b)) split_count(a.claim, b.claim);
      absorb(i, j);
    }
  }

  static bool overlapping(const Claim& a, const Claim& b) {
    return (a.killed && b.killed) || (a.injured && b.injured) || (a.captured && b.captured) || (a.missing && b.missing);
  }

  static bool same_people(const Candidate& a, const Candidate& b) {
    return std::any_of(a.victim_phrases.begin(), a.victim_phrases.end(), [&](std::int32_t p) {
      return std::find(b.victim_phrases.begin(), b.victim_phrases.end(), p) != b.victim_phrases.end();
    });
  }

  // «مقتل وإصابة 20»: one figure for both.
  static void split_count(Claim& a, Claim& b) {
    for (auto* q : {&a.killed, &a.injured, &b.killed, &b.injured})
      if (*q) {
        a.quantity = **q;
        if ((*q)->min) (*q)->min = 1;
      }
  }

  void join_harm_to_act(std::size_t i) {
    if (all_[i].dropped || !all_[i].harm) return;
    if (did_not_happen(i)) {  // «… ولم يسفر عن سقوط ضحايا»
      all_[i].dropped = true;
      all_[i].reason = "harm that is said not to have happened";
      return;
    }
    const auto acts = acts_of(i);
    if (acts.empty()) return;
    for (std::size_t k = acts.size(); k-- > 1;) {
      const Candidate copy = all_[i];
      absorb_into(acts[k], copy);
    }
    absorb(acts.front(), i);
  }

  bool did_not_happen(std::size_t h) const {
    const Clause* c = &view_.clause(all_[h].clause);
    for (int depth = 0; depth < 3; ++depth) {
      if (view_.in_family(c->predicate.head, "report")) return false;
      if ((c->markers & kNegated) != 0) return c != &view_.clause(all_[h].clause) || view_.noun_predicate(*c);
      if (c->relation != ClauseRelation::argument || c->parent < 0) return false;
      c = &view_.clause(static_cast<std::uint32_t>(c->parent));
    }
    return false;
  }

  std::vector<std::size_t> acts_of(std::size_t h) const {
    std::vector<std::size_t> out;
    const auto take = [&](std::optional<std::size_t> i) {
      if (i && *i != h && act(*i) && std::find(out.begin(), out.end(), *i) == out.end()) out.push_back(*i);
    };
    for (const auto part : all_[h].parts) {
      const auto& c = view_.clause(part);
      ascend(part,
             take);  // «غارة أسفرت عن مقتل … بعد شهر على الحرب»: the act over the harm, then none that only dates it
      const bool known = !out.empty();
      for (const auto child : view_.children(part))
        if (!known || view_.clause(child).relation != ClauseRelation::temporal) descend(child, 0, take);
      for (const auto& p : c.prepositions)
        for (const auto& f : view_.chain(p.np)) {
          if (p.preposition != kUpon) take(candidate(headed(f.np)));  // «بعد عام على الحرب»: only its date
          if (view_.has(f, MentionKind::weapon))                      // «بشظايا قذيفة أطلقتها …»
            for (const auto d : view_.describing(f.np)) take(candidate(static_cast<std::int32_t>(d)));
        }
      take(candidate(headed(c.subject.np)));
      if (c.relation == ClauseRelation::relative) take(candidate(headed(c.antecedent)));
    }
    // «قتلت 15 مسلحاً بعد محاولتهم الهجوم»: what was only tried has no toll
    const auto tried = [&](std::size_t i) { return clause_of(i).markers & (kAttempt | kIntent | kFailed); };
    std::erase_if(out, [&](std::size_t i) { return tried(i) != 0 && tried(h) == 0; });
    return out;
  }

  template <class Take>
  void descend(std::uint32_t clause, int depth, const Take& take) const {
    const auto& c = view_.clause(clause);
    if (c.connector == kUpon) return;
    switch (c.relation) {
      case ClauseRelation::cause:
      case ClauseRelation::argument:
      case ClauseRelation::circumstantial:
      case ClauseRelation::temporal:
      case ClauseRelation::coordinate: break;
      case ClauseRelation::root:
      case ClauseRelation::complement:
      case ClauseRelation::quotation:
      case ClauseRelation::result:
      case ClauseRelation::conditional:
      case ClauseRelation::purpose:
      case ClauseRelation::contrast: return;
      case ClauseRelation::relative:  // «قُتل بقذيفة أطلقتها دبابة»: how the round came
        if (depth > 0 && c.parent >= 0 && !candidate(c.parent) &&
            view_.in_family(view_.clause(static_cast<std::uint32_t>(c.parent)).predicate.head, "shell.round"))
          take(candidate(static_cast<std::int32_t>(clause)));
        return;
    }
    const bool noun = c.predicate.form == PredicateForm::masdar || c.predicate.form == PredicateForm::nominal;
    const bool loose = c.relation == ClauseRelation::coordinate || c.relation == ClauseRelation::temporal ||
                       c.relation == ClauseRelation::circumstantial;
    // «قتلوا خلال المواجهات»: an act that was told before only dates the harm
    const auto& head = view_.token(c.predicate.head).analysis();
    const auto own = candidate(static_cast<std::int32_t>(clause));
    const bool known = c.relation == ClauseRelation::temporal && (head.proclitics & kAl) != 0 && own &&
                       all_[*own].claim.agent.empty() && all_[*own].claim.target.empty() &&
                       all_[*own].claim.places.empty();
    if ((noun || !loose) && !known) take(own);
    if (depth < 1)
      for (const auto child : view_.children(clause)) descend(child, depth + 1, take);
  }

  template <class Take>
  void ascend(std::uint32_t clause, const Take& take) const {
    const Clause* c = &view_.clause(clause);
    for (int depth = 0; depth < 4 && c->parent >= 0; ++depth) {
      // «فيما قُتل …», «بينما …»: another happening.
      if (c->relation == ClauseRelation::circumstantial && !c->connector.empty()) return;
      switch (c->relation) {
        case ClauseRelation::result:
        case ClauseRelation::argument:
        case ClauseRelation::complement:
        case ClauseRelation::relative:
        case ClauseRelation::circumstantial:
        case ClauseRelation::coordinate: break;
        case ClauseRelation::root:
        case ClauseRelation::quotation:
        case ClauseRelation::temporal:
        case ClauseRelation::cause:
        case ClauseRelation::conditional:
        case ClauseRelation::purpose:
        case ClauseRelation::contrast: return;
      }
      const auto& parent = view_.clause(static_cast<std::uint32_t>(c->parent));
      const bool result_verb =
          view_.in_family(parent.predicate.head, "result") || view_.in_family(parent.predicate.head, "cause_toll");
      if (view_.in_family(parent.predicate.head, "report")) return;
      if (result_verb) {
        take(candidate(headed(parent.subject.np)));
        // «قنبلة ألقتها مسيّرة … أدت إلى إصابة …»
        if (parent.subject.np >= 0 && headed(parent.subject.np) < 0)
          for (const auto d : view_.describing(parent.subject.np)) take(candidate(static_cast<std::int32_t>(d)));
        if (parent.relation == ClauseRelation::relative) take(candidate(headed(parent.antecedent)));
      }
      if (result_verb || c->relation == ClauseRelation::result)
        for (const auto child : view_.children(static_cast<std::uint32_t>(c->parent))) {
          const auto& n = view_.clause(child);
          if (view_.noun_predicate(n) && n.predicate.head < clause_head(clause))
            take(candidate(static_cast<std::int32_t>(child)));
        }
      if (c->relation != ClauseRelation::coordinate || follows(*c, parent)) take(candidate(c->parent));
      if (!result_verb && c->relation == ClauseRelation::coordinate) return;
      c = &parent;
    }
  }

  std::uint32_t clause_head(std::uint32_t clause) const { return view_.clause(clause).predicate.head; }

  // A coordinated harm with the act's own subject or joined by ف: «قصفوا السوق فقتلوا …».
  bool follows(const Clause& c, const Clause& parent) const {
    const auto first = view_.token(c.tokens.first).analysis().proclitics;
    const bool fa = (view_.token(c.predicate.head).analysis().proclitics & kFa) != 0 || (first & kFa) != 0;
    const bool shared =
        c.subject.shared || c.subject.dropped || (c.subject.np >= 0 && c.subject.np == parent.subject.np);
    return fa || (shared && c.predicate.voice == ClauseVoice::active);
  }

  void absorb(std::size_t into, std::size_t from) {
    const Candidate copy = all_[from];
    absorb_into(into, copy);
    all_[from].weak = false;
    all_[from].dropped = true;
    all_[from].reason = "joined to " + all_[into].claim.rule;
    at_[all_[from].clause] = static_cast<std::int32_t>(into);
  }

  void absorb_into(std::size_t into, const Candidate& b) {
    auto& a = all_[into];
    auto& x = a.claim;
    const auto& y = b.claim;
    for (const auto part : b.parts)
      if (std::find(a.parts.begin(), a.parts.end(), part) == a.parts.end()) a.parts.push_back(part);
    for (const auto kind : {Toll::killed, Toll::injured, Toll::captured, Toll::missing}) {
      Claim source = y;
      if (!toll(x, kind)) toll(x, kind) = toll(source, kind);
    }
    if (!x.quantity) x.quantity = y.quantity;
    if (x.victims.empty()) x.victims = y.victims;
    if (x.weapon.empty()) x.weapon = y.weapon;
    if (x.agent.empty()) x.agent = y.agent;
    // «استشهاد ثلاثة مدنيين بقصف …»: who is counted does not act.
    std::erase_if(x.agent, [&](const ActorRef& g) {
      const auto suffers = [&](const std::vector<std::int32_t>& phrases) {
        return std::any_of(phrases.begin(), phrases.end(),
                           [&](std::int32_t p) { return view_.span(view_.phrase(p).tokens).overlaps(g.span); });
      };
      return suffers(a.victim_phrases) || suffers(b.victim_phrases);
    });
    // «المواجهات أسفرت عن إصابة شاب»: those hurt in a fight are no side of it
    const bool hurt = x.type == ClaimType::armed_clash && b.harm && b.people;
    if (x.target.empty() && !y.target.empty() && !hurt) {
      x.target = y.target;
      a.people = b.people;
    }
    std::erase_if(x.target, [&](const ActorRef& t) {
      return std::any_of(x.agent.begin(), x.agent.end(),
                         [&](const ActorRef& g) { return same(g, t) || g.span == t.span; });
    });
    if (x.places.empty()) x.places = y.places;
    if (!b.harm && !a.harm && x.type != ClaimType::repel && particular(y.type) > particular(x.type)) x.type = y.type;
    if (!y.because.empty()) x.because += (x.because.empty() ? "" : "\n") + y.because;
    for (const auto p : b.victim_phrases) a.victim_phrases.push_back(p);
    a.asserted = a.asserted || b.asserted;
    if (b.harm || !b.weak) a.weak = false;
    x.confidence = std::max(x.confidence, y.confidence);
  }

  const View& view_;
  std::vector<Candidate>& all_;
  std::vector<std::int32_t> at_;
};

}  // namespace

void merge(const View& view, std::vector<Candidate>& candidates) { Merger(view, candidates).run(); }

}  // namespace isnad::claims
