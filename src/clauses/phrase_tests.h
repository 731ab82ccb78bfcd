// What the chunker asks of words: can they take an iḍāfa, are they names, adjectives, alike. Each test
// looks at a word or two and changes nothing.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "clauses/phrases.h"

namespace isnad::clauses {

inline constexpr std::string_view kIn = "في";
inline constexpr std::string_view kOther = "اخري|اخر|اخرين|اخرون|اخريين";
inline constexpr std::string_view kSelf = "ذاته|ذاتها|نفسه|نفسها|نفسهم|عينه|عينها";
inline constexpr std::string_view kAbsence = "عدم";
inline constexpr std::string_view kWithout = "دون";
inline constexpr std::string_view kSoCalled = "ما تسمى";  // the row of connectors.tsv
inline constexpr std::uint32_t kNameTokens = 9;           // the longest bracketed or quoted name taken as one

inline bool nominal(WordKind k) { return k == WordKind::noun || k == WordKind::number || k == WordKind::demonstrative; }

inline std::string_view clitic_name(std::uint8_t clitic) {
  if ((clitic & kBi) != 0) return "ب";
  if ((clitic & kLi) != 0) return "ل";
  return "ك";
}

inline bool joins(std::string_view name) { return name == "أو" || name == "أم" || name == "بل"; }

class PhraseTests {
 protected:
  using Index = std::uint32_t;
  PhraseTests(const Lexicon& lexicon, Reading& reading, const Words& words)
      : lexicon_(lexicon), reading_(reading), words_(words) {}

  [[nodiscard]] const Word& at(Index i) const { return words_.at(i); }

  [[nodiscard]] bool inside(Index i) const { return i < words_.last; }

  [[nodiscard]] const Analysis& analysis(Index i) const { return reading_.tokens[i].analysis(); }

  [[nodiscard]] bool start_of_name(Index i) const {
    return inside(i) && at(i).clitic == 0 && at(i).kind == WordKind::noun;
  }

  // أبرز معاقل, آخر نقاط: an adjective of degree heads an iḍāfa.
  [[nodiscard]] bool elative(Index i) const {
    if (!inside(i + 1) || at(i + 1).kind != WordKind::noun || at(i + 1).clitic != 0 || at(i + 1).joined ||
        at(i + 1).tanwin)
      return false;
    return analysis(i).form == Form::none && !at(i).tanwin && at(i).gender != Gender::feminine &&
           reading_.tokens[i].folded().find("ا") == (at(i).joined ? 2U : 0U);
  }

  [[nodiscard]] std::optional<Index> quoted_name(Index i) const {
    if (!at(i).opening) return std::nullopt;
    for (Index k = i + 1; inside(k) && k <= i + kNameTokens; ++k) {
      const WordKind kind = at(k).kind;
      if (kind == WordKind::quote) return k > i + 1 ? std::optional(k) : std::nullopt;
      if (k < i + 3 && kind == WordKind::verb && k + 1 < words_.last &&
          (at(k + 1).kind == WordKind::quote || k == i + 2))
        continue;
      if (kind == WordKind::verb || kind == WordKind::subordinator || kind == WordKind::colon ||
          kind == WordKind::relative || kind == WordKind::comma)
        return std::nullopt;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool name_in_quotes(Index i) const {
    return inside(i) && at(i).kind == WordKind::quote && quoted_name(i) && inside(i + 1) &&
           (nominal(at(i + 1).kind) || at(i + 1).kind == WordKind::adjective);
  }

  [[nodiscard]] std::optional<Index> bracket_end(Index i) const {
    for (Index k = i + 1; inside(k) && k <= i + kNameTokens; ++k) {
      if (at(k).kind == WordKind::close) return k;
      if (k < i + 3) continue;  // one or two words are a name whatever they look like
      if (at(k).kind == WordKind::verb || at(k).kind == WordKind::subordinator) return std::nullopt;
    }
    return std::nullopt;
  }

  // What a message stands in: «بيان», «تصريح».
  [[nodiscard]] bool paper(Index head) const { return lexicon_.lexemes().under_class(analysis(head), "media.vehicle"); }

  // «في بيان»: the paper is only where something is told; what is told stands behind it on its own.
  [[nodiscard]] bool told_in(Index head) const {
    return head > 0 && reading_.tokens[head - 1].folded() == kIn && !at(head).article;
  }

  // «لقي جنود مصرعهم», «أعلن الجيش في بيان سيطرته», «… في بيان مقتل …»: an event noun that is no genitive of `head`.
  [[nodiscard]] bool own_event(Index head, const Word& n, bool behind_verb) const {
    if (paper(head) && told_in(head)) return true;
    return n.enclitic != Enclitic::none && (paper(head) || behind_verb);
  }

  [[nodiscard]] bool takes_genitive(Index head) const {
    const Word& w = at(head);
    if (w.article || w.tanwin || w.enclitic != Enclitic::none) return false;
    if (w.kind == WordKind::demonstrative || w.kind == WordKind::pronoun) return false;
    if (w.mention >= 0 && w.kind == WordKind::noun && head_is_name(w) && !speakers_of(head)) return false;
    const std::string_view t = reading_.tokens[head].folded();
    if (t.ends_with("ان") && lexicon_.lexemes().under_class(analysis(head), "victim") &&
        analysis(head).number == Number::plural)
      return true;  // «سكان», «شبان»: broken plurals, no duals
    if ((w.number == Number::plural || w.number == Number::dual) &&
        (t.ends_with("ون") || t.ends_with("ان") || (t.ends_with("ين") && w.number == Number::dual)))
      return analysis(head).number == Number::plural && t.ends_with("ان") && (analysis(head).flags & kBareOnly) == 0;
    return reading_.tokens[head].kind == TokenKind::word;
  }

  // «مصادر الجماعة»: people without a name, whose they are stands behind.
  [[nodiscard]] bool speakers_of(Index head) const {
    const Mention& m = reading_.mentions[static_cast<std::size_t>(at(head).mention)];
    constexpr std::array<std::string_view, 2> kSent{"مراسل", "موفد"};  // «مراسل القناة»
    if (m.tokens.size() != 1 || m.actor() == nullptr || m.actor()->name_form != NameForm::generic) return false;
    return lexicon_.lexemes().under_class(analysis(head), "source") ||
           std::find(kSent.begin(), kSent.end(), analysis(head).lemma) != kSent.end();
  }

  // «لغم أرضي», «طائرة مسيرة»: a weapon's name of several words goes together.
  [[nodiscard]] bool weapon_goes_on(Index head, Index i) const {
    const auto& all = reading_.mentions;
    for (auto m = words_.firsts[head]; m < all.size() && all[m].tokens.first == head; ++m)
      if (all[m].weapon() != nullptr && all[m].tokens.contains({i, i + 1})) return true;
    return false;
  }

  // «مدنيين اثنين»: the number behind what it counts.
  [[nodiscard]] bool two_behind(Index head, Index i) const {
    constexpr std::array<std::string_view, 4> kTwo{"اثنين", "اثنان", "اثنتين", "اثنتان"};
    return at(i).kind == WordKind::number && !at(i).joined && !at(head).event && at(head).number != Number::singular &&
           std::find(kTwo.begin(), kTwo.end(), reading_.tokens[i].folded()) != kTwo.end();
  }

  [[nodiscard]] bool head_is_name(const Word& w) const {
    const Mention& m = reading_.mentions[static_cast<std::size_t>(w.mention)];
    if (m.kind == MentionKind::place && m.tokens.size() == 1 && m.place()->row < 0 && m.place()->candidates.empty() &&
        !m.place()->definite_epithet)
      return false;
    return m.kind == MentionKind::actor || m.kind == MentionKind::place;
  }

  // A definite noun that another reading of the word has as adjective or participle, or a nisba.
  [[nodiscard]] bool adjective_like(Index head, Index i) const {
    const std::string_view t = reading_.tokens[i].folded();
    const Word &w = at(i), &h = at(head);
    if (w.gender != Gender::unknown && h.gender != Gender::unknown && h.number == Number::singular &&
        w.gender != h.gender)
      return false;
    if (t.ends_with("ي") || t.ends_with("يه") || t.ends_with("يين") || t.ends_with("يون")) return true;
    // «الجنود الأتراك»: the broken plural of a nisba
    if (h.number == Number::plural && w.number == Number::plural && reading_.tokens[i].analysis().lemma.ends_with("ي"))
      return true;
    for (const Analysis& a : reading_.tokens[i].word->analyses)
      if ((a.proclitics & kAl) != 0 &&
          (a.pos == Pos::adj || a.form == Form::active_participle || a.form == Form::passive_participle))
        return true;
    return false;
  }

  // «سيارتين مفخختين», «عربات ملغومة»: a participle that the lexicon also has as a noun.
  [[nodiscard]] bool participle_twin(Index head, Index i) const {
    const Word &w = at(i), &h = at(head);
    if (!w.event || w.clitic != 0 || w.joined || w.article != h.article || w.enclitic != Enclitic::none || h.event ||
        person_and_act(head, i))
      return false;
    const auto& all = reading_.tokens[i].word->analyses;
    const bool adjective = std::any_of(all.begin(), all.end(), [](const Analysis& a) {
      return a.pos == Pos::adj || a.form == Form::passive_participle;
    });
    const std::string_view x = reading_.tokens[head].folded(), y = reading_.tokens[i].folded();
    const auto both = [&](std::string_view e) { return x.ends_with(e) && y.ends_with(e); };
    return adjective &&
           (both("تين") || both("تان") || both("ات") || both("ه") || (x.ends_with("ات") && y.ends_with("ه")));
  }

  // «فصيلين مسلحين», «مجموعات مسلحة»: armed, not armed men.
  [[nodiscard]] bool armed_pair(Index head, Index i) const {
    const Word &w = at(i), &h = at(head);
    if (w.article != h.article || w.joined || w.clitic != 0 || w.enclitic != Enclitic::none) return false;
    return lexicon_.lexemes().under_class(analysis(head), "unit") && analysis(i).lemma == "مسلح" &&
           h.number != Number::singular && like_endings(head, i);
  }

  // «استشهاد فلسطيني», «إصابة لبنانيين»: harm is done to people of that nation, it is no nation's act.
  [[nodiscard]] bool whose_people(Index head, Index i) const {
    constexpr std::array<std::string_view, 5> kHarm{"kill", "die", "injure", "abduct", "detain"};
    if (!at(head).event || at(i).mention < 0 || at(i).end != i + 1) return false;
    const ActorMention* actor = reading_.mentions[static_cast<std::size_t>(at(i).mention)].actor();
    if (actor == nullptr || actor->cls != ActorClass::state) return false;
    return std::any_of(kHarm.begin(), kHarm.end(),
                       [&](std::string_view f) { return lexicon_.lexemes().under_family(analysis(head), f); });
  }

  [[nodiscard]] bool fighters(Index i) const {
    const auto& all = reading_.tokens[i].word->analyses;
    return std::any_of(all.begin(), all.end(), [&](const Analysis& a) {
      return a.pos == Pos::noun && lexicon_.lexemes().under_class(a, "victim.combatants");
    });
  }

  // «مصدر أمني حوثي»: a side's adjective, not its people.
  [[nodiscard]] bool side_adjective(Index head, Index i) const {
    const Word& n = at(i);
    if (n.mention < 0 || n.end != i + 1 || n.article || n.joined || n.clitic != 0 || whose_people(head, i))
      return false;
    const ActorMention* actor = reading_.mentions[static_cast<std::size_t>(n.mention)].actor();
    const std::string_view t = reading_.tokens[i].folded();
    // «ضربة جوية أمريكية»
    const bool feminine = t.ends_with("يه") && i > head + 1 && at(head).event &&
                          (at(head).gender == Gender::feminine || at(head).number == Number::plural);
    if (actor == nullptr || !(t.ends_with("ي") || feminine) || at(head).article) return false;
    const auto& lexemes = lexicon_.lexemes();
    return i > head + 1 || lexemes.under_class(analysis(head), "source") ||
           lexemes.under_class(analysis(head), "office") || lexemes.under_class(analysis(head), "victim");
  }

  // An indefinite noun for a thing or for fighters: no name, no happening, no one who speaks.
  [[nodiscard]] bool owned_thing(Index head) const {
    const Word& w = at(head);
    if (w.kind != WordKind::noun || w.article || w.enclitic != Enclitic::none || w.clitic == kLi) return false;
    const auto& all = reading_.tokens[head].word->analyses;
    if (w.event && std::none_of(all.begin(), all.end(), [&](const Analysis& a) {
          return lexicon_.lexemes().under_class(a, "thing");  // «تعزيزات»: also a verbal noun
        }))
      return false;
    if (w.mention >= 0 && head_is_name(w)) {
      const ActorMention* actor = reading_.mentions[static_cast<std::size_t>(w.mention)].actor();
      if (actor == nullptr || actor->name_form != NameForm::generic) return false;
    }
    const auto& lexemes = lexicon_.lexemes();
    const Analysis& a = analysis(head);
    return !lexemes.under_class(a, "source") && !lexemes.under_class(a, "office") && !lexemes.under_class(a, "media");
  }

  // «لقوات …», «للدعم السريع»: ل before a party that acts.
  [[nodiscard]] bool names_party(Index i) const {
    const Word& w = at(i);
    if (w.joined || w.clitic != kLi || w.mention < 0 || w.kind != WordKind::noun) return false;
    const ActorMention* actor = reading_.mentions[static_cast<std::size_t>(w.mention)].actor();
    return actor != nullptr && (actor->cls == ActorClass::military || actor->cls == ActorClass::armed_group ||
                                actor->cls == ActorClass::coalition || actor->cls == ActorClass::government ||
                                actor->cls == ActorClass::state || actor->force);
  }

  // «سكان غزة»: people of a place, though the word alone may stand for a party.
  [[nodiscard]] bool chain_to_place(std::int32_t p, Index head, Index i) const {
    const Word &w = at(head), &n = at(i);
    if (reading_.phrases[static_cast<std::size_t>(p)].genitive >= 0 || i != head + 1 || w.article || w.tanwin ||
        w.enclitic != Enclitic::none || w.mention < 0 || n.mention < 0 || n.kind != WordKind::noun)
      return false;
    const ActorMention* people = reading_.mentions[static_cast<std::size_t>(w.mention)].actor();
    const PlaceMention* place = reading_.mentions[static_cast<std::size_t>(n.mention)].place();
    return people != nullptr && people->name_form == NameForm::generic && place != nullptr && !place->metonym &&
           w.end == head + 1 && !reading_.tokens[head].folded().ends_with("ون");
  }

  // «القتلى المدنيين»: what kind of people they were.
  [[nodiscard]] bool kind_of_victim(Index head, Index i) const {
    const Word& n = at(i);
    if (n.end != i + 1 || n.clitic != 0 || n.joined || n.article != at(head).article) return false;
    const auto& lexemes = lexicon_.lexemes();
    return lexemes.under_class(analysis(head), "toll") && lexemes.under_class(analysis(i), "victim") &&
           at(head).number == Number::plural && n.number == Number::plural;
  }

  // An act of fire: «القصف», «الهجوم».
  [[nodiscard]] bool blow(Index i) const {
    constexpr std::array<std::string_view, 4> kBlows{"shell", "raid", "attack", "strike"};
    return std::any_of(kBlows.begin(), kBlows.end(),
                       [&](std::string_view f) { return lexicon_.lexemes().under_family(analysis(i), f); });
  }

  // «المكتب الإعلامي»: a word that may name a person only describes a thing.
  [[nodiscard]] bool describes(Index head, Index i) const {
    const Word& n = at(i);
    if (n.mention < 0 || n.end != i + 1 || at(head).mention >= 0 || !at(head).article) return false;
    const ActorMention* actor = reading_.mentions[static_cast<std::size_t>(n.mention)].actor();
    const std::string_view t = reading_.tokens[i].folded();
    // «الضربات الجوية الأميركية»: whose the act is, behind another adjective
    const bool state =
        actor != nullptr && at(head).event && (actor->cls == ActorClass::state || actor->cls == ActorClass::military);
    if (state && i > head + 1 && t.ends_with("يه")) return true;
    // «استهدف القصف الإسرائيلي خيمة»
    if (state && i == head + 1 && (t.ends_with("ي") || t.ends_with("يه")) && blow(head)) return true;
    if (actor == nullptr || actor->name_form != NameForm::generic || !t.ends_with("ي")) return false;
    const auto& lexemes = lexicon_.lexemes();
    return !lexemes.under_class(analysis(head), "office") && !lexemes.under_class(analysis(head), "victim") &&
           !lexemes.under_class(analysis(head), "source") && !lexemes.under_class(analysis(head), "force");
  }

  // An indefinite noun in ـي, ـية that may as well be an adjective of the head.
  [[nodiscard]] bool nisba(Index head, Index i) const {
    const Word &w = at(i), &h = at(head);
    if (w.article || w.enclitic != Enclitic::none || w.clitic != 0 || whose_people(head, i)) return false;
    if (w.mention >= 0 && reading_.mentions[static_cast<std::size_t>(w.mention)].kind == MentionKind::place)
      return false;  // «تمشيط حي …»
    // «قصف صاروخي»: no dual of the noun where the head is a happening
    if (w.event && !(h.event && reading_.tokens[i].folded().ends_with("ي") && w.number == Number::dual)) return false;
    const auto& lexemes = lexicon_.lexemes();
    if (h.event && lexemes.under_class(analysis(i), "victim") &&
        (lexemes.genitive(analysis(head)) != GenitiveRole::subject || lexemes.under_family(analysis(head), "die")))
      return false;  // «مقتل مدني»
    if (lexemes.under_family(analysis(head), "kill") && lexemes.under_class(analysis(i), "victim")) return false;
    const std::string_view t = reading_.tokens[i].folded();
    if (!(t.ends_with("ي") || t.ends_with("يه") || t.ends_with("يين") || t.ends_with("يتين"))) return false;
    const bool feminine = t.ends_with("يه") || t.ends_with("يتين");
    if (!feminine && h.gender == Gender::feminine && h.number != Number::plural) return false;
    if (feminine && h.gender == Gender::masculine && h.number == Number::singular) return false;
    const auto& all = reading_.tokens[i].word->analyses;
    if (w.event) return true;
    return all.front().guessed || std::any_of(all.begin(), all.end(),
                                              [](const Analysis& a) { return a.pos == Pos::adj && a.proclitics == 0; });
  }

  [[nodiscard]] bool like_endings(Index a, Index b) const {
    const std::string_view x = reading_.tokens[a].folded(), y = reading_.tokens[b].folded();
    return (x.ends_with("ون") && y.ends_with("ون")) || (x.ends_with("ين") && y.ends_with("ين")) ||
           (x.ends_with("ات") && y.ends_with("ات"));
  }

  // A participle with complements: «خاضعة لسيطرة …»: a clause of its own.
  [[nodiscard]] bool attributive_clause(Index i) const {
    const Analysis& a = analysis(i);
    if (a.verb < 0 || (a.form != Form::active_participle && a.form != Form::passive_participle)) return false;
    if (!inside(i + 1)) return false;
    const Word& n = at(i + 1);
    std::string_view prep;
    if (n.kind == WordKind::prep)
      prep = n.name;
    else if (n.kind == WordKind::noun && n.clitic != 0)
      prep = clitic_name(n.clitic);
    else
      return false;
    if (prep == kIn) return false;
    return !lexicon_.lexemes().prep_role(a, prep).empty();
  }

  [[nodiscard]] bool title_and_name(Index head, Index, const Word& n) const {
    if (n.mention < 0 || n.kind != WordKind::noun) return false;
    const ActorMention* actor = reading_.mentions[static_cast<std::size_t>(n.mention)].actor();
    if (actor == nullptr) return false;
    if (actor->cls != ActorClass::person && actor->cls != ActorClass::official) return false;
    if (at(head).event) return false;
    // «اغتال مسلحون الناشط …»: several without a name and one with are two
    if (at(head).number == Number::plural && !at(head).article) return false;
    return at(head).mention < 0 || reading_.mentions[static_cast<std::size_t>(at(head).mention)].actor();
  }

  // «استهدافه «معسكر …»»: behind a verbal noun with its pronoun the name is what it was done to.
  [[nodiscard]] bool done_by_pronoun(Index head) const {
    return at(head).event && at(head).enclitic != Enclitic::none && analysis(head).form == Form::masdar;
  }

  // «أكد مصدر طبي «مقتل …»»: what is told in the speaker's own words, no name of his.
  [[nodiscard]] bool told_behind(Index head, Index quote) const {
    constexpr Index kNear = 3;  // words between the verb and its speaker
    return last_verb_ && *last_verb_ < head && head <= *last_verb_ + kNear && at(quote + 1).event &&
           analysis(quote + 1).form == Form::masdar && lexicon_.lexemes().under_family(analysis(*last_verb_), "report");
  }

  // «غارة جوية»: a name of arms or acts that ends in an adjective takes no iḍāfa.
  [[nodiscard]] bool closed_unit(Index head, Index end) const {
    return end > head + 1 && at(head).event && reading_.tokens[end - 1].analysis().pos == Pos::adj && !at(head).article;
  }

  // The noun a number counts becomes the head: «35 مدنيا», «عشرات المدنيين», «عدد من السكان».
  Index counted(Index i, Index& end) const {
    Index k = end;
    if (inside(k) && at(k).kind == WordKind::prep && at(k).name == "من" && at(k).enclitic == Enclitic::none)
      k = at(k).end;
    else if (inside(k) && at(k).kind == WordKind::number && !at(k).joined)
      k = end = at(k).end;
    if (inside(k) && (at(k).kind == WordKind::noun || at(k).kind == WordKind::adjective) && at(k).clitic == 0 &&
        !at(k).joined) {
      end = at(k).end;
      return k;
    }
    return i;
  }

  // «مواقع متفرقة لقوات …»: behind an indefinite thing the ل says whose it is, as an iḍāfa would; not
  // behind a verb that gives something to someone.
  [[nodiscard]] bool owner_follows(std::int32_t p, Index head, Index i) const {
    if (reading_.phrases[static_cast<std::size_t>(p)].genitive >= 0 || !owned_thing(head) || !names_party(i))
      return false;
    return !last_verb_ || lexicon_.lexemes().prep_role(analysis(*last_verb_), "ل").empty();
  }

  // «طائرة بلا طيار»: the end of a name of arms that holds a preposition of its own.
  [[nodiscard]] Index arms_end(Index head, Index end) const {
    const auto& all = reading_.mentions;
    auto m =
        std::lower_bound(all.begin(), all.end(), head, [](const Mention& x, Index t) { return x.tokens.first < t; });
    for (; m != all.end() && m->tokens.first == head; ++m)
      if (m->kind == MentionKind::weapon && m->tokens.last > end && inside(m->tokens.last - 1) &&
          at(end).kind == WordKind::prep)
        return m->tokens.last;
    return end;
  }

  // «نفذت امرأة عملية …»: someone right behind the verb, and what was done.
  [[nodiscard]] bool person_and_act(Index head, Index i) const {
    const Word &w = at(i), &h = at(head);
    return last_verb_ && *last_verb_ + 1 == head && !h.article && w.event && !w.article && w.clitic == 0 &&
           w.enclitic == Enclitic::none && lexicon_.lexemes().under_class(analysis(head), "victim");
  }

  // «12 امرأة», «ستون صاروخاً»: what eleven to ninety-nine count stands in the accusative and takes no iḍāfa.
  [[nodiscard]] bool specified(std::int32_t p) const {
    constexpr double kHundred = 100, kFirst = 11;
    const auto first = reading_.phrases[static_cast<std::size_t>(p)].tokens.first;
    const auto head = reading_.phrases[static_cast<std::size_t>(p)].head;
    if (head == first || at(first).kind != WordKind::number) return false;
    const auto& all = reading_.mentions;
    auto m =
        std::lower_bound(all.begin(), all.end(), first, [](const Mention& x, Index t) { return x.tokens.first < t; });
    for (; m != all.end() && m->tokens.first == first; ++m)
      if (const auto* n = m->number(); n != nullptr && n->counted == static_cast<std::int32_t>(head))
        return n->min == n->max && std::fmod(n->min, kHundred) >= kFirst;
    return false;
  }

  // «استهدفت غارة بلدة …»: the noun behind an event noun right after its verb is the object.
  [[nodiscard]] bool object_of_verb(Index head, Index next) const {
    if (!last_verb_ || *last_verb_ + 1 != head || at(head).kind != WordKind::noun) return false;
    if (!at(head).event) return false;
    const Word& n = at(next);
    const bool place =
        n.mention >= 0 && reading_.mentions[static_cast<std::size_t>(n.mention)].kind == MentionKind::place;
    const bool thing = n.mention < 0 && !n.article && lexicon_.lexemes().under_class(analysis(next), "thing");
    if (!place && !thing) return false;
    const GenitiveRole role = lexicon_.lexemes().genitive(analysis(*last_verb_));
    return role == GenitiveRole::object || role == GenitiveRole::either;
  }

  std::optional<Index> last_verb_;
  const Lexicon& lexicon_;
  Reading& reading_;
  const Words& words_;
};

}  // namespace isnad::clauses
