#include "clauses/phrases.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "clauses/phrase_lists.h"

namespace isnad::clauses {
namespace {

class Chunker : private PhraseLists {
 public:
  Chunker(const Lexicon& lexicon, Reading& reading, const Words& words, std::vector<Unit>& units)
      : PhraseLists(lexicon, reading, words), units_(units) {}

  void run() {
    units_.clear();
    for (std::uint32_t i = words_.first; i < words_.last;) i = unit(i);
  }

 private:
  NounPhrase& phrase(std::int32_t p) { return reading_.phrases[static_cast<std::size_t>(p)]; }

  Unit& add(UnitKind kind, Index first, Index last) {
    Unit u;
    u.kind = kind;
    u.first = first;
    u.last = last;
    u.joined = at(first).joined;
    u.row = at(first).connector;
    units_.push_back(u);
    return units_.back();
  }

  Index unit(Index i) {
    const Word& w = at(i);
    const Index next = std::max(w.end, i + 1);
    switch (w.kind) {
      case WordKind::noun:
      case WordKind::number:
      case WordKind::demonstrative:
      case WordKind::pronoun:
        if (w.clitic != 0) return prep_clitic(i);
        return bare(i, w.joined);
      case WordKind::adjective: return adjective(i);
      case WordKind::verb:
        add(UnitKind::verb, i, next);
        last_verb_ = i;
        verb_seen_ = true;
        return next;
      case WordKind::prep:
      case WordKind::reporting: return preposition(i);
      case WordKind::subordinator:
        add(UnitKind::subordinator, i, next);
        if (w.enclitic != Enclitic::none) pronoun_phrase(i);
        verb_seen_ = false;
        return next;
      case WordKind::relative: add(UnitKind::relative, i, next); return next;
      case WordKind::negation: return negation(i);
      case WordKind::particle: add(UnitKind::particle, i, next); return next;
      case WordKind::marker: add(UnitKind::marker, i, next); return next;
      case WordKind::conjunction: add(UnitKind::conjunction, i, next); return next;
      case WordKind::time: add(UnitKind::time, i, next); return next;
      case WordKind::comma:
      case WordKind::dash: add(UnitKind::comma, i, next); return next;
      case WordKind::colon: add(UnitKind::colon, i, next); return next;
      case WordKind::quote:
        if (const auto close = quoted_name(i); close && start_of_name(i + 1)) return bare(i, false);
        add(UnitKind::quote, i, next);
        return next;
      case WordKind::open:
      case WordKind::close:
      case WordKind::other: add(UnitKind::other, i, next); return next;
    }
    return next;
  }

  // «عدم التقدم» is a phrase that is denied; other negations wait for their verb.
  Index negation(Index i) {
    const Index next = at(i).end;
    if (at(i).name == kAbsence && inside(next) && at(next).kind == WordKind::noun && at(next).clitic == 0) {
      Index stop = next;
      const std::int32_t p = parse(next, stop, 0);
      Unit& u = add(UnitKind::phrase, i, stop);
      u.phrase = p;
      u.negated = true;
      return tail(p, stop);
    }
    add(UnitKind::negation, i, next);
    return next;
  }

  // A bare phrase: argument, topic or apposition.
  Index bare(Index i, bool joined) {
    Index next = i;
    const std::int32_t p = parse(i, next, 0);
    Unit& u = add(UnitKind::phrase, i, next);
    u.phrase = p;
    u.joined = joined;
    u.begins_clause = begins_clause_ == i;
    return tail(p, next);
  }

  Index prep_clitic(Index i) {
    Index next = i;
    const std::int32_t p = parse(i, next, 0);
    Unit& u = add(UnitKind::preposition, i, next);
    u.phrase = p;
    u.preposition = clitic_name(at(i).clitic);
    return tail(p, next);
  }

  Index preposition(Index i) {
    const Word& w = at(i);
    Index next = std::max(w.end, i + 1);
    if (w.enclitic != Enclitic::none) {
      const std::int32_t p = pronoun_np(i);
      Unit& u = add(UnitKind::preposition, i, next);
      u.phrase = p;
      u.preposition = w.name;
      return next;
    }
    const bool reporting = w.kind == WordKind::reporting;
    if (inside(next) && at(next).kind == WordKind::particle && at(next).name == kSoCalled) next = at(next).end;
    // «عن «إحكام الجيش …»»: the mark of a longer quotation stands between
    if (inside(next + 1) && at(next).kind == WordKind::quote && !name_in_quotes(next) &&
        (nominal(at(next + 1).kind) || at(next + 1).kind == WordKind::adjective))
      ++next;
    if (inside(next) && (nominal(at(next).kind) || at(next).kind == WordKind::adjective ||
                         at(next).kind == WordKind::pronoun || name_in_quotes(next))) {
      // A complex preposition may end in one of its own: «وفقا لـ», «نتيجة لـ».
      const std::int32_t p = parse(next, next, 0);
      Unit& u = add(UnitKind::preposition, i, next);
      u.phrase = p;
      u.preposition = w.name;
      u.reporting = reporting;
      u.negated = w.name == kWithout;
      return tail(p, next);
    }
    if (inside(next) && at(next).kind == WordKind::prep && at(next).enclitic == Enclitic::none) {
      // من داخل, إلى خارج: the second is what counts for place, the first for direction
      const Index inner = at(next).end;
      if (inside(inner) && (nominal(at(inner).kind) || name_in_quotes(inner))) {
        Index stop = inner;
        const std::int32_t p = parse(inner, stop, 0);
        Unit& u = add(UnitKind::preposition, i, stop);
        u.phrase = p;
        u.preposition = w.name;
        u.reporting = reporting;
        return tail(p, stop);
      }
    }
    if (inside(next) && at(next).kind == WordKind::time) {
      add(UnitKind::time, i, at(next).end);
      return at(next).end;
    }
    const bool clause_next =
        inside(next) &&
        (at(next).kind == WordKind::verb || at(next).kind == WordKind::relative ||
         (at(next).kind == WordKind::particle && inside(next + 1) && at(next + 1).kind == WordKind::verb));
    const bool framing = w.connector != nullptr && w.connector->relation != ClauseRelation::argument;
    if (clause_next && (reporting || (framing && at(next).kind != WordKind::relative))) {
      const bool swallow = at(next).kind == WordKind::relative;
      Unit& u = add(UnitKind::subordinator, i, swallow ? at(next).end : next);
      u.reporting = reporting;
      return u.last;
    }
    Unit& u = add(UnitKind::preposition, i, next);
    u.preposition = w.name;
    u.reporting = reporting;
    return next;
  }

  // An adjective with no noun to go with: a head after all, a predicate or a circumstance.
  Index adjective(Index i) {
    const Word& w = at(i);
    if (w.clitic != 0) return prep_clitic(i);
    if (w.article || elative(i) || stands_for_noun(i) || construct(i)) return bare(i, w.joined);
    add(UnitKind::adjective, i, i + 1);
    return i + 1;
  }

  // «إن مهاجمين انتحاريين …», «قتل مسلحين»: a participle where only a noun can stand.
  [[nodiscard]] bool stands_for_noun(Index i) const {
    if (units_.empty() || at(i).joined) return false;
    const UnitKind before = units_.back().kind;
    if (before == UnitKind::subordinator) return true;
    // «استهدفت غارة، صباح اليوم، مسلحين …»
    if (before == UnitKind::comma && at(i).number == Number::plural && !at(i).article &&
        reading_.tokens[i].folded().ends_with("ين") && fighters(i))
      return true;
    return before == UnitKind::verb && !lexicon_.lexemes().under_family(analysis(units_.back().first), "aspect");
  }

  // «مدير المستشفى», «مركز إيواء»: a participle that takes an iḍāfa is a noun, if no comma sets it
  // apart as a circumstance.
  [[nodiscard]] bool construct(Index i) const {
    const Word& w = at(i);
    if (w.tanwin || w.joined || !inside(i + 1)) return false;
    if (!units_.empty() && units_.back().kind == UnitKind::comma) return false;
    const Word& n = at(i + 1);
    return n.kind == WordKind::noun && n.clitic == 0 && !n.joined && !n.tanwin && n.enclitic == Enclitic::none;
  }

  std::int32_t new_phrase(Index first, Index last, Index head) {
    NounPhrase np;
    np.tokens = {first, last};
    np.head = head;
    reading_.phrases.push_back(np);
    return static_cast<std::int32_t>(reading_.phrases.size() - 1);
  }

  std::int32_t pronoun_np(Index i) { return new_phrase(i, i + 1, i); }

  void pronoun_phrase(Index i) {
    const std::int32_t p = pronoun_np(i);
    Unit& u = add(UnitKind::phrase, i, i + 1);
    u.phrase = p;
    u.joined = false;
    u.row = nullptr;
  }

  // One phrase without what is coordinated with it; `next` is set behind it.
  std::int32_t parse(Index i, Index& next, int depth) {
    Index head = i;
    Index end = std::max(at(i).end, i + 1);
    const std::int32_t p = new_phrase(i, end, i);
    if (at(i).kind == WordKind::quote) {
      const Index close = *quoted_name(i);
      Index stop = i + 1;
      const std::int32_t inner = parse(i + 1, stop, depth + 1);
      phrase(p).head = phrase(inner).head;
      phrase(p).genitive = phrase(inner).genitive;
      end = close + 1;
      list_in_quotes(p, stop, close, depth);
      return finish(p, i, end, next);
    }
    if (at(i).kind == WordKind::demonstrative && inside(end) &&
        (at(end).kind == WordKind::noun || at(end).kind == WordKind::adjective) &&
        (at(end).article || at(end).mention >= 0) && !at(end).joined && at(end).clitic == 0) {
      head = end;
      end = at(end).end;
    } else if (at(i).kind == WordKind::number) {
      head = counted(i, end);
    }
    phrase(p).head = head;
    const bool closed = at(head).kind == WordKind::pronoun || at(head).kind == WordKind::demonstrative;
    if (depth < 12 && !closed) end = modifiers(p, head, end, depth);
    return finish(p, i, end, next);
  }

  // «عن "قتيل وثلاثة جرحى"»: what و joins inside the marks.
  void list_in_quotes(std::int32_t p, Index stop, Index close, int depth) {
    for (std::int32_t link = p; stop < close && at(stop).joined && nominal(at(stop).kind);) {
      const Index from = stop;
      const std::int32_t q = parse(from, stop, depth + 1);
      if (stop > close) return;
      phrase(link).next_conjunct = q;
      link = q;
    }
  }

  std::int32_t finish(std::int32_t p, Index first, Index end, Index& next) {
    NounPhrase& np = phrase(p);
    np.tokens = {first, end};
    np.mentions.clear();
    const auto from = words_.firsts[first], to = words_.firsts[end];
    np.mentions.resize(to - from);
    std::iota(np.mentions.begin(), np.mentions.end(), from);
    next = end;
    return p;
  }

  Index modifiers(std::int32_t p, Index head, Index end, int depth) {
    const bool number_first = at(phrase(p).tokens.first).kind == WordKind::number;
    bool chain = (takes_genitive(head) && !closed_unit(head, end)) || (inside(end) && chain_to_place(p, head, end));
    bool fixed = at(head).article || at(head).enclitic != Enclitic::none ||
                 (at(head).mention >= 0 && at(head).kind == WordKind::noun && head_is_name(at(head)));
    if (const Index arms = inside(end) ? arms_end(head, end) : end; arms > end) end = arms, chain = false;
    while (inside(end)) {
      const Word& n = at(end);
      if (n.kind == WordKind::open) {
        const auto close = bracket_end(end);
        if (!close) break;
        if (inside(end + 1) && (nominal(at(end + 1).kind) || *close == end + 2)) {
          Index stop = end + 1;
          const std::int32_t inner = parse(end + 1, stop, depth + 1);
          if (phrase(p).apposition < 0) phrase(p).apposition = inner;
        }
        end = *close + 1;
        continue;
      }
      if (n.kind == WordKind::quote) {
        if (!name_in_quotes(end) || at(end + 1).joined || done_by_pronoun(head) || told_behind(head, end)) break;
        const Index close = *quoted_name(end);
        Index stop = end + 1;
        const std::int32_t inner = parse(end + 1, stop, depth + 1);
        if (chain && phrase(p).genitive < 0)
          phrase(p).genitive = inner;
        else if (phrase(p).apposition < 0)
          phrase(p).apposition = inner;
        chain = false, fixed = true;
        end = close + 1;
        continue;
      }
      if (n.joined && n.clitic == 0 && n.kind == WordKind::adjective && end > head + 1 &&
          at(end - 1).kind == WordKind::adjective && at(end - 1).article == n.article && !attributive_clause(end) &&
          (n.article || !fixed)) {
        end = n.end;  // «القصف الجوي والمدفعي»
        continue;
      }
      if (owner_follows(p, head, end)) {
        Index stop = end;
        const std::int32_t inner = parse(end, stop, depth + 1);
        phrase(p).genitive = inner;
        end = stop;
        break;
      }
      if (n.joined || n.clitic != 0) break;
      if ((n.kind == WordKind::number && n.mention < 0 && fixed) || two_behind(head, end) ||
          weapon_goes_on(head, end)) {
        end = n.end;
        chain = false;
        continue;
      }
      if (fixed && n.article && n.end == end + 1 && n.mention >= 0 && n.kind == WordKind::noun &&
          reading_.mentions[static_cast<std::size_t>(n.mention)].kind == MentionKind::place &&
          adjective_like(head, end) && reading_.tokens[end].folded().ends_with("ي")) {
        end = n.end;  // «الريف الجنوبي الشرقي»: no place of its own
        continue;
      }
      if (n.kind == WordKind::adjective) {
        const bool genitive = phrase(p).genitive >= 0;
        if (n.article) {
          if (fixed || genitive) {
            if (attributive_clause(end)) break;
            end = n.end;
            continue;
          }
          if (!chain || number_first) break;
        } else if (kOther.find(reading_.tokens[end].folded()) == std::string_view::npos) {
          if (fixed && !(chain && elative(end))) break;
          if (!elative(end)) {
            if (genitive && definite(reading_, words_, p)) break;
            if (attributive_clause(end)) break;
            chain = false;
            end = n.end;
            continue;
          }
          if (!chain) break;
        }
      }
      const bool noun = nominal(n.kind) || n.kind == WordKind::adjective;
      if (!noun) break;
      if (kind_of_victim(head, end)) {
        end = n.end;
        continue;
      }
      if (n.kind == WordKind::noun && (n.mention < 0 || describes(head, end)) && !n.event &&
          (fixed || phrase(p).genitive >= 0) && n.article && !(chain && phrase(p).genitive < 0) &&
          adjective_like(head, end)) {
        end = n.end;  // «التنظيم المتطرف»
        continue;
      }
      if (n.kind == WordKind::noun && n.enclitic != Enclitic::none && fixed &&
          kSelf.find(reading_.tokens[end].folded()) != std::string_view::npos) {
        end = n.end;
        continue;
      }
      if (!n.article && n.mention < 0 && kOther.find(reading_.tokens[end].folded()) != std::string_view::npos) {
        end = n.end;
        chain = false;
        continue;
      }
      if (chain && phrase(p).genitive < 0 && n.kind == WordKind::noun && nisba(head, end)) {
        chain = false;  // «غارات إسرائيلية»
        end = n.end;
        continue;
      }
      if (phrase(p).genitive < 0 && !fixed && n.kind == WordKind::noun &&
          (participle_twin(head, end) || side_adjective(head, end) || armed_pair(head, end))) {
        chain = false;
        end = n.end;
        continue;
      }
      if (chain && phrase(p).genitive < 0) {
        if (n.tanwin || object_of_verb(head, end) || person_and_act(head, end) || specified(p)) break;
        const bool behind_verb = depth == 0 && !units_.empty() && units_.back().kind == UnitKind::verb;
        if (n.event && own_event(head, n, behind_verb)) break;
        Index stop = end;
        const std::int32_t inner = parse(end, stop, depth + 1);
        phrase(p).genitive = inner;
        chain = false;
        end = stop;
        fixed = true;
        continue;
      }
      if (!chain && !fixed && n.kind == WordKind::noun && n.mention < 0 && !n.article && !n.event &&
          at(head).number == n.number && n.number != Number::singular && like_endings(head, end)) {
        end = n.end;  // «ناشطون محليون»: an adjective the lexicon has as a noun
        continue;
      }
      if (title_and_name(head, end, n)) {
        Index stop = end;
        const std::int32_t inner = parse(end, stop, depth + 1);
        phrase(p).apposition = inner;
        end = stop;
        continue;
      }
      break;
    }
    return end;
  }

  // What follows a phrase: participles with complements, and everything joined to it.
  Index tail(std::int32_t p, Index next) {
    std::int32_t host = p;
    std::vector<std::int32_t> spine;
    for (;;) {
      if (inside(next) && at(next).kind == WordKind::adjective && !at(next).joined && at(next).clitic == 0 &&
          attributive_clause(next) && at(next).article == definite(reading_, words_, host)) {
        Unit& u = add(UnitKind::participle, next, next + 1);
        u.phrase = host;
        return next + 1;
      }
      Index k = next;
      const bool comma = inside(k) && at(k).kind == WordKind::comma;
      if (comma) ++k;
      if (!inside(k)) return next;
      bool negated = false;
      bool joined = at(k).joined;
      Index start = k;
      if (at(k).kind == WordKind::conjunction && !comma && joins(at(k).name)) {
        start = at(k).end;
        joined = true;
        if (!inside(start) || at(start).joined) return next;
      } else if (joined && at(k).kind == WordKind::negation) {
        start = at(k).end;
        negated = true;
      } else if (!joined && !(comma && list_goes_on(host, k))) {
        return next;
      }
      if (!inside(start)) return next;
      const Word& n = at(start);
      const bool candidate =
          (n.kind == WordKind::noun || n.kind == WordKind::number || (n.kind == WordKind::adjective && n.article)) &&
          n.clitic == 0;
      if (!candidate) return next;
      const std::size_t keep = reading_.phrases.size();
      Index stop = start;
      const std::int32_t q = parse(start, stop, 0);
      const std::int32_t to = attach(p, host, q);
      const bool starts = joined && starts_clause(q, stop, comma);
      if (to < 0 || starts) {
        reading_.phrases.resize(keep);
        begins_clause_ = starts ? std::optional(k) : std::nullopt;
        return next;
      }
      std::int32_t link = to;
      while (phrase(link).next_conjunct >= 0) link = phrase(link).next_conjunct;
      phrase(link).next_conjunct = q;
      Unit& u = add(UnitKind::conjunct, k, stop);
      u.phrase = q;
      u.host = to;
      u.joined = true;
      u.negated = negated;
      host = q;
      if (to == p || to == host) p = to;
      next = stop;
    }
  }

  // «… والقوات تتقدم»: the joined noun is the subject of a clause of its own.
  [[nodiscard]] bool starts_clause(std::int32_t q, Index stop, bool comma) const {
    Index k = stop;
    while (inside(k) && (at(k).kind == WordKind::time || at(k).kind == WordKind::particle)) k = at(k).end;
    if (!inside(k)) return false;
    if (!definite(reading_, words_, q)) return false;
    if (at(k).kind == WordKind::verb && !at(k).joined) return verb_seen_ || comma;
    if (at(k).kind == WordKind::negation) return verb_seen_ || comma;
    if (at(k).kind == WordKind::adjective && !at(k).article && !at(k).joined && comma) return true;
    return false;
  }

  std::vector<Unit>& units_;
  std::optional<Index> begins_clause_;  // where a joined noun is known to be a new subject
  bool verb_seen_ = false;
};

}  // namespace

void chunk(const Lexicon& lexicon, Reading& reading, const Words& words, std::vector<Unit>& units) {
  Chunker(lexicon, reading, words, units).run();
}

}  // namespace isnad::clauses
