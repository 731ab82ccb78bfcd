#include "clauses/words.h"

#include <algorithm>
#include <array>

#include "clauses/word_hints.h"
#include "clauses/word_tests.h"

namespace isnad::clauses {
namespace {

class Classifier : private WordTests {
 public:
  Classifier(const Lexicon& lexicon, Reading& reading, WordScratch& scratch, Words& words)
      : WordTests(lexicon, reading, scratch, words) {}

  void run() {
    Before before = Before::start;
    for (std::uint32_t i = words_.first; i < words_.last;) {
      Word& w = words_.at(i);
      w.end = i + 1;
      w.mention = scratch_.cover[i];
      const Token& token = reading_.tokens[i];
      if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) {
        w.kind = punctuation(token.folded());
        if (w.kind == WordKind::quote) w.opening = opens(i);
        if (w.kind == WordKind::comma || w.kind == WordKind::colon)
          before = Before::start, masdar_ = 0, open_verb_ = false;  // «واصل الجيش، يوم السبت، شن غاراته»
        ++i;
        continue;
      }
      if (mention_unit(i, before) || connector(i, before)) {
        i = w.end;
        continue;
      }
      lexical(i, before);
      before = after(w, reading_.tokens[i].analysis());
      i = w.end;
    }
  }

 private:
  // By its neighbours: writers mix up the two marks of a pair.
  [[nodiscard]] bool opens(std::uint32_t i) const {
    const Token& t = reading_.tokens[i];
    if (i + 1 >= words_.last || reading_.tokens[i + 1].space_before) return false;
    if (t.space_before || i == words_.first) return true;
    const Token& left = reading_.tokens[i - 1];
    return left.kind == TokenKind::punctuation || left.folded().size() <= 2 || t.folded() == "«" || t.folded() == "“";
  }

  // A name, number or time is one unit; its first token says which clitics it carries.
  bool mention_unit(std::uint32_t i, Before& before) {
    Word& w = words_.at(i);
    if (w.mention < 0) return false;
    const Mention& m = reading_.mentions[static_cast<std::size_t>(w.mention)];
    if (m.tokens.first != i) return false;
    const Token& first = reading_.tokens[i];
    if (m.tokens.size() == 1 && first.word->norm.ends_with("أن") && first.folded().size() <= 6) {
      w.mention = -1;  // «وأن» is no moment and no town
      return false;
    }
    const std::uint32_t stop = std::min(m.tokens.last, words_.last);
    if (m.kind == MentionKind::time) {
      w.kind = WordKind::time;
    } else if (m.kind == MentionKind::number || m.kind == MentionKind::percent || m.kind == MentionKind::ordinal) {
      if (m.tokens.size() == 1 && m.kind != MentionKind::percent && dual_noun(i, m)) return false;
      if (reaches(i, m, before)) {
        Mention& counted = reading_.mentions[static_cast<std::size_t>(w.mention)];
        counted.tokens.first = i + 1;
        counted.span.begin = reading_.tokens[i + 1].span.begin;
        words_.at(i + 1).mention = w.mention;
        w.mention = -1;
        return false;
      }
      if (m.kind == MentionKind::ordinal && first.kind == TokenKind::word) return false;
      w.kind = WordKind::number;
    } else {
      w.kind = WordKind::noun;
    }
    choose(i, before, true);
    fill(w, first.analysis());
    if (apart_) w.joined = true;
    apart_ = false;
    if (w.kind == WordKind::noun) {
      w.event = false;
      w.enclitic = Enclitic::none;
      if (m.kind == MentionKind::actor) {
        actor_features(*m.actor(), w);
        if (m.actor()->name.starts_with("و") && m.actor()->cls == ActorClass::person) w.joined = false;  // «وجدي»
      }
    }
    w.end = stop;
    for (std::uint32_t k = i + 1; k < stop; ++k) {
      words_.at(k).mention = w.mention;
      words_.at(k).end = k + 1;
      words_.at(k).kind = WordKind::other;
      if (reading_.tokens[k].kind == TokenKind::word) inner(k);
    }
    before = w.kind == WordKind::number ? Before::number : Before::definite;
    if (w.kind == WordKind::time) before = Before::other;
    return true;
  }

  bool dual_noun(std::uint32_t i, const Mention& m) const {
    const NumberMention* n = m.number();
    return n != nullptr && n->counted == static_cast<std::int32_t>(i);
  }

  static void actor_features(const ActorMention& actor, Word& w) {
    if (w.gender == Gender::unknown && actor.cls == ActorClass::person) w.gender = Gender::masculine;
  }

  void inner(std::uint32_t k) {
    Token& t = reading_.tokens[k];
    const auto& all = t.word->analyses;
    for (std::size_t j = 0; j < all.size(); ++j)
      if (nominal(all[j].pos)) {
        t.best = static_cast<std::uint8_t>(j);
        return;
      }
  }

  bool connector(std::uint32_t i, Before& before) {
    auto& found = scratch_.matches;
    found.clear();
    lexicon_.connectors().trie().match(reading_.tokens, i, words_.last, found);
    const PhraseMatch* best = nullptr;
    for (const PhraseMatch& m : found) {
      if ((m.proclitics & ~(kWa | kFa)) != 0 || crosses(m.tokens) || at_night(m)) continue;
      if (best == nullptr || m.words > best->words ||
          (m.words == best->words && m.proclitics == 0 && best->proclitics != 0))
        best = &m;
    }
    if (best == nullptr || governor(i)) return false;
    const ConnectorRow* row = pick(*best, before);
    if (row == nullptr) return false;
    if (row->kind != ConnectorKind::prep && row->kind != ConnectorKind::particle) open_verb_ = false;
    Word& w = words_.at(i);
    w.connector = row;
    w.name = lexicon_.connectors().name(*row);
    w.joined = (best->proclitics & (kWa | kFa)) != 0;
    w.end = best->tokens.last;
    switch (row->kind) {
      case ConnectorKind::prep: w.kind = WordKind::prep, before = Before::prep; break;
      case ConnectorKind::reporting:
        w.kind = WordKind::reporting;
        before = w.name.ends_with("ما") ? Before::relative : Before::prep;
        break;
      case ConnectorKind::subordinator:
        w.kind = WordKind::subordinator;
        before = row->relation == ClauseRelation::complement ? Before::an : Before::start;
        break;
      case ConnectorKind::relative: w.kind = WordKind::relative, before = Before::relative; break;
      case ConnectorKind::negation:
        w.kind = WordKind::negation;
        before = noun_negation(w.name) ? Before::bare : Before::lam;
        break;
      case ConnectorKind::particle: {
        w.kind = WordKind::particle;
        const bool verb_next = w.name == "قد" || w.name == "سوف" || w.name == "سرعان ما";
        if (verb_next)
          before = Before::lam;
        else if (best->words > 1)
          before = Before::start;
        break;
      }
      case ConnectorKind::marker: w.kind = WordKind::marker, before = Before::start; break;
      case ConnectorKind::conjunction:
        w.kind = WordKind::conjunction;
        // «هدنة أو وقف …»: like joins like
        if (before == Before::bare || before == Before::definite || before == Before::indefinite) before = Before::prep;
        break;
      case ConnectorKind::demonstrative: w.kind = WordKind::demonstrative, before = Before::other; break;
      case ConnectorKind::pronoun:
        w.kind = WordKind::pronoun;
        // behind a noun it parts topic and predicate: «الهجوم هو عمل …»
        before = before == Before::definite && !w.joined ? Before::bare : Before::other;
        break;
    }
    if (w.kind == WordKind::demonstrative || w.kind == WordKind::pronoun) fill_pronoun(i, w);
    return true;
  }

  // «والي» is a governor, not «وإلى».
  [[nodiscard]] bool governor(std::uint32_t i) const { return reading_.tokens[i].word->norm == "والي"; }

  static bool noun_negation(std::string_view name) {
    return name == "عدم" || name == "غير" || name == "دون" || name == "بلا";
  }

  void fill_pronoun(std::uint32_t i, Word& w) {
    const std::string_view t = reading_.tokens[i].folded();
    const auto has = [&](std::string_view s) { return t.find(s) != std::string_view::npos; };
    w.number = has("هولا") || has("اولي") || t.ends_with("هم") || t.ends_with("هن") ? Number::plural : Number::singular;
    w.gender = has("هذه") || has("تلك") || has("هاتا") || t.ends_with("هي") ? Gender::feminine
               : w.number == Number::plural                                 ? Gender::unknown
                                                                            : Gender::masculine;
  }

  // Which of the rows of one spelling is meant: من (from, who), ما (what, not, which leads to) …
  const ConnectorRow* pick(const PhraseMatch& match, Before before) const {
    const std::uint32_t next = match.tokens.last;
    const ConnectorRow* chosen = nullptr;
    int best = -1;
    const bool verb = verb_next(next), noun = nominal_next(next);
    const bool after_comma = before == Before::start && match.tokens.first > words_.first;
    for (const std::uint32_t v : match.values) {
      const ConnectorRow& row = lexicon_.connectors().row(v);
      const std::string_view name = lexicon_.connectors().name(row);
      int score = 5;
      switch (row.kind) {
        case ConnectorKind::prep:
          score = noun && !verb ? 8 : verb ? 1 : match.words > 1 ? 6 : 2;
          // شمال, داخل after a preposition are nouns
          if (before == Before::prep && match.words == 1 && place_word(name)) return nullptr;
          if (before == Before::bare && place_word(name) && !noun) return nullptr;
          if (name == "ب" || name == "ل" || name == "ك") return nullptr;
          if (name == "خلف" && next < words_.last && left_behind(match.tokens.first, next, before)) return nullptr;
          if (row.relation == ClauseRelation::temporal || row.relation == ClauseRelation::cause ||
              row.relation == ClauseRelation::circumstantial)
            score += 1;
          break;
        case ConnectorKind::reporting: score = 9; break;
        case ConnectorKind::subordinator:
          // «أكد على أن …», «شدد المتحدث على أن …»: what is told, no condition
          if (match.words == 2 && match.tokens.first > words_.first && said_with(match.tokens.first, "على") &&
              reading_.tokens[match.tokens.first].folded() == "علي")
            return nullptr;
          score = verb ? 7 : 5;
          if (row.relation == ClauseRelation::result) score = verb && (after_comma || result_verb(next)) ? 9 : 0;
          if (name == "ل" || name == "ب") return nullptr;
          if (name == "كما" && !verb) score = 0;
          if (name == "في وقت" && !verb && !negates(next)) score = 0;
          break;
        case ConnectorKind::relative:
          score = name == "من" || name == "ما" ? (verb ? 6 : 0) : 10;
          if (name == "من") score = verb && only_verb(next) ? (before == Before::prep ? 9 : 7) : 0;
          break;
        case ConnectorKind::negation:
          score = 6;
          if (name == "ما") score = verb && before == Before::start ? 5 : 0;
          if (name == "لا" && !verb && noun) score = 4;
          if (name == "دون" || name == "بلا") score = 9;
          break;
        case ConnectorKind::particle:
          score = match.words > 1 ? 9 : 5;
          if (name == "بعد" && (noun || verb)) score = 0;
          if (name == "قد" && !verb) return nullptr;  // «فقد» may be a verb
          break;
        case ConnectorKind::marker: score = match.words > 1 ? 10 : of_agency(match.tokens.first) ? 0 : 7; break;
        case ConnectorKind::conjunction: score = name == "لا" ? 3 : 6; break;
        case ConnectorKind::demonstrative:
          // «هذا وبدأت …»: no more than a bridge from the sentence before
          if (match.tokens.first == words_.first && verb && (reading_.tokens[next].analysis().proclitics & kWa) != 0)
            return nullptr;
          score = 8;
          break;
        case ConnectorKind::pronoun: score = 8; break;
      }
      if (score > best) best = score, chosen = &row;
    }
    return best > 0 ? chosen : nullptr;
  }

  // «قصف مدفعي من قبل …» at the head of a sentence: an act with its adjective, no verb with a subject.
  [[nodiscard]] bool described_act(std::uint32_t i) const {
    constexpr std::array<std::string_view, 4> kActs{"shell", "attack", "raid", "strike"};
    if (i + 2 >= words_.last) return false;
    const Token& t = reading_.tokens[i];
    const Token& next = reading_.tokens[i + 1];
    const Token& third = reading_.tokens[i + 2];
    if (next.kind != TokenKind::word || third.kind != TokenKind::word || !next.folded().ends_with("ي")) return false;
    const Analysis& a = next.analysis();
    if (!nominal(a.pos) || a.proclitics != 0 || lexicon_.lexemes().under_class(a, "victim")) return false;
    return std::any_of(t.word->analyses.begin(), t.word->analyses.end(), [&](const Analysis& x) {
      return names_event(lexicon_, x) && std::any_of(kActs.begin(), kActs.end(), [&](std::string_view f) {
               return lexicon_.lexemes().under_family(x, f);
             });
    });
  }

  void choose(std::uint32_t i, Before before, bool name_only) {
    Token& t = reading_.tokens[i];
    const auto& all = t.word->analyses;
    if (all.size() == 1) return;
    const bool next_article = i + 1 < words_.last && reading_.tokens[i + 1].kind == TokenKind::word &&
                              reading_.tokens[i + 1].folded().starts_with("ال");
    const bool next_prep = i + 1 < words_.last && reading_.tokens[i + 1].kind == TokenKind::word &&
                           reading_.tokens[i + 1].analysis().pos == Pos::adp;
    const bool harmed = after_harm(i);
    const auto verb_too = [&] {
      return std::any_of(all.begin(), all.end(), [](const Analysis& x) {
        return verbal(x.pos) && x.verb >= 0 && x.enclitic != Enclitic::none;
      });
    };
    const bool described = before == Before::definite;
    const bool event_too =
        described && std::any_of(all.begin(), all.end(), [&](const Analysis& x) { return names_event(lexicon_, x); });
    const bool masdar_too = described && open_verb_ && std::any_of(all.begin(), all.end(), [](const Analysis& x) {
                              return x.pos == Pos::noun && x.form == Form::masdar;
                            });
    const bool next_li = i + 1 < words_.last && reading_.tokens[i + 1].kind == TokenKind::word &&
                         reading_.tokens[i + 1].folded().starts_with("ل");
    const bool act = before == Before::start && described_act(i);
    Beside beside(reading_, words_.first, words_.last, i);
    const bool circumstance = before == Before::start && acting_meanwhile(i);
    int best = -10000;
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (name_only && (!nominal(all[j].pos) || (all[j].proclitics & kKa) != 0)) continue;
      int score = all[j].score + context(before, all[j], next_article) + beside.points(all[j]);
      const bool verb = verbal(all[j].pos);
      if (all[j].pos == Pos::adp && (all[j].proclitics & (kBi | kLi | kKa)) != 0) score -= 40;
      if (all[j].pos == Pos::adp && all[j].lemma == "خلف" && i + 1 < words_.last && left_behind(i, i + 1, before))
        score -= 60;                                                        // «وخلّف عشرة قتلى»
      if (!verb && all[j].lemma == "قد" && !verb_next(i + 1)) score -= 60;  // «فقد أربعة أشخاص حياتهم»
      if ((before == Before::prep || before == Before::bare || before == Before::verb) && all[j].pos == Pos::adj &&
          (all[j].form == Form::active_participle || all[j].form == Form::passive_participle) &&
          std::any_of(all.begin(), all.end(), [&](const Analysis& o) {
            return o.pos == Pos::noun && (o.flags & kOwnTable) != 0 && o.score + 8 >= all[j].score;
          }))
        score -= 5;
      if (all[j].pos == Pos::sconj && (all[j].proclitics & kKa) != 0 && t.word->norm.find("أ") == std::string::npos)
        score -= 60;  // «وكان» is no «وكأن»
      if (all[j].pos == Pos::sconj && all[j].enclitic != Enclitic::none) score += 40;  // «إنها»
      if (!verb && next_li && all[j].verb >= 0 && all[j].form == Form::active_participle &&
          lexicon_.lexemes().under_family(all[j], "belong"))
        score += 30;  // «مواقع تابعة للجيش»
      if (verb && act) score -= 30;
      if (circumstance && all[j].pos == Pos::adj && all[j].form == Form::active_participle) score += 30;
      if (all[j].pos == Pos::adj && i > words_.first && words_.at(i - 1).tanwin && (all[j].flags & kAccusative) != 0 &&
          words_.at(i - 1).kind == WordKind::noun)
        score += 12;                // «رتلاً عسكرياً», not «militarily»
      if (verb && all[j].verb < 0)  // not in our own tables
        score -= (all[j].proclitics & kSa) != 0 ? 16 : 6;
      if (verb && all[j].enclitic != Enclitic::none && lexicon_.lexemes().genitive(all[j]) == GenitiveRole::subject)
        score -= 15;  // «سيطرتها»: the verb takes no object
      if (all[j].pos == Pos::noun && (all[j].proclitics & kWa) != 0 && i > words_.first &&
          lexicon_.lexemes().under_class(all[j], "toll") &&
          lexicon_.lexemes().under_class(reading_.tokens[i - 1].analysis(), "toll"))
        score += 20;  // «25 قتيلا وجريحا»
      if (verb && all[j].number == Number::dual && i > words_.first && pair(i - 1))
        score += 25;  // «إن مدنيين اثنين قتلا»
      if (verb && (all[j].person == 1 || all[j].person == 2))
        score -= all[j].number == Number::plural ? 4 : 12;  // rare in reports
      // «خرقت القوات وقف …», «أحرزت القوات تقدما»: one clause has one verb
      if (verb && open_verb_ && described && (all[j].proclitics & (kWa | kFa)) == 0)
        score -= all[j].voice == Voice::passive ? 8 : masdar_too ? 14 : 0;
      // «أطلق الجيش اليمني عملية …»: an indefinite word does not describe a definite one
      if (event_too && all[j].pos == Pos::adj && (all[j].proclitics & kAl) == 0) score -= 14;
      if (before == Before::number && all[j].pos == Pos::noun && lexicon_.lexemes().under_class(all[j], "victim"))
        score += 10;  // «عشرات الأسر»: families, not captures
      if (names_event(lexicon_, all[j]) || (all[j].pos == Pos::noun && all[j].form == Form::masdar)) {
        const bool wa = (all[j].proclitics & (kWa | kFa)) != 0;
        const bool clause = all[j].enclitic != Enclitic::none && verb_too();  // «هجوم شنّه التنظيم»
        if (before == Before::bare && !wa && !clause) score += 8;             // «معركة طرد …»
        if (hollow_ && !wa) score += 16;                                      // «يعتزم الجيش شن …»
        if (wa && masdar_ > 0 && i - masdar_ < 7) score += 9;                 // «تعجيل الحسم وطرد …»
        if (before == Before::start && next_prep) score += 8;                 // «قصف على بلدة …»
      }
      if (verb && i > words_.first && words_.at(i - 1).event && all[j].enclitic != Enclitic::none &&
          lexicon_.lexemes().kind(all[j]) == VerbKind::light)
        score += 25;  // «هجوم شنه مسلحون»
      if (harmed && all[j].pos == Pos::noun && (all[j].proclitics & kAl) == 0 &&
          lexicon_.lexemes().under_class(all[j], "victim"))
        score += 30;  // «مقتل مدني», «قُتل مدني»: the person, not «civil»
      if (score > best) best = score, t.best = static_cast<std::uint8_t>(j);
    }
  }

  static void fill(Word& w, const Analysis& a) {
    w.joined = (a.proclitics & (kWa | kFa)) != 0;
    w.article = (a.proclitics & kAl) != 0;
    w.clitic = static_cast<std::uint8_t>(a.proclitics & (kBi | kKa | kLi));
    w.tanwin = (a.flags & kAccusative) != 0;
    w.gender = a.gender;
    w.number = a.number;
    w.enclitic = a.enclitic;
  }

  // «لـ «الشرق»», «و "أمل"»: a clitic that a mark or space cut off.
  bool one_letter(std::uint32_t i, Word& w) {
    const std::string_view t = reading_.tokens[i].folded();
    if (t == "ل" || t == "ب" || t == "ك") {
      w.kind = WordKind::prep;
      w.name = t == "ل" ? "ل" : t == "ب" ? "ب" : "ك";
      return true;
    }
    if (t == "و" || t == "ف") {
      w.kind = WordKind::particle;
      apart_ = true;
      return true;
    }
    return false;
  }

  void lexical(std::uint32_t i, Before before) {
    Word& w = words_.at(i);
    const Token& token = reading_.tokens[i];
    if (token.kind == TokenKind::digits) {
      w.kind = WordKind::number;
      return;
    }
    if (token.kind == TokenKind::latin) {
      w.kind = WordKind::noun;
      return;
    }
    if (one_letter(i, w)) return;
    choose(i, before, false);
    const Analysis& a = token.analysis();
    fill(w, a);
    if (apart_) w.joined = true;
    apart_ = false;
    switch (a.pos) {
      case Pos::noun:
      case Pos::propn:
      case Pos::x: w.kind = WordKind::noun; break;
      case Pos::adj: w.kind = WordKind::adjective; break;
      case Pos::verb:
      case Pos::aux: w.kind = WordKind::verb; break;
      case Pos::num: w.kind = WordKind::number; break;
      case Pos::adp:
        w.kind = WordKind::prep;
        w.name = a.lemma;
        break;
      case Pos::sconj: w.kind = WordKind::subordinator, w.name = a.lemma; break;
      case Pos::cconj: w.kind = WordKind::conjunction, w.name = a.lemma; break;
      case Pos::det: w.kind = WordKind::noun; break;  // كل, بعض, أحد: heads of an iḍāfa
      case Pos::pron: w.kind = WordKind::pronoun; break;
      case Pos::part:
      case Pos::adv:
      case Pos::intj:
      case Pos::punct:
      case Pos::sym: w.kind = WordKind::particle, w.name = a.lemma; break;
    }
    if (w.kind == WordKind::noun) w.event = names_event(lexicon_, a);
    if (w.kind == WordKind::noun && a.form == Form::masdar) masdar_ = i;
    if (w.kind == WordKind::verb) {
      masdar_ = 0;
      open_verb_ = !lexicon_.lexemes().under_family(a, "aspect") && !lexicon_.lexemes().under_family(a, "modal");
      const auto& lexemes = lexicon_.lexemes();
      hollow_ = lexemes.under_family(a, "modal") || lexemes.under_family(a, "aspect.begin") ||
                lexemes.under_family(a, "aspect.continue");
    } else if (w.event) {
      hollow_ = false;
    }
    if (w.kind == WordKind::adjective) w.event = false;
  }

  bool hollow_ = false;       // a modal or aspect verb still waits for its event
  bool open_verb_ = false;    // a verb of this clause has come
  bool apart_ = false;        // a و stood alone before this word
  std::uint32_t masdar_ = 0;  // the last masdar since a verb or comma; 0 none
};

}  // namespace

bool names_event(const Lexicon& lexicon, const Analysis& a) {
  if (a.pos != Pos::noun) return false;
  const auto& words = lexicon.lexemes();
  if (a.form == Form::masdar && a.verb >= 0)
    return !words.families(*words.verb(a)).empty() || words.kind(a) == VerbKind::report;
  return a.noun >= 0 && !words.families(*words.noun(a)).empty();
}

void cover_tokens(const Reading& reading, WordScratch& scratch) {
  scratch.cover.assign(reading.tokens.size(), -1);
  scratch.firsts.clear();
  scratch.firsts.reserve(reading.tokens.size() + 1);
  for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
    const Mention& mention = reading.mentions[m];
    while (scratch.firsts.size() <= mention.tokens.first) scratch.firsts.push_back(static_cast<std::uint32_t>(m));
    if (mention.kind == MentionKind::quote || mention.kind == MentionKind::weapon) continue;
    for (std::uint32_t t = mention.tokens.first; t < mention.tokens.last; ++t) {
      std::int32_t& slot = scratch.cover[t];
      if (slot < 0 || reading.mentions[static_cast<std::size_t>(slot)].tokens.size() < mention.tokens.size())
        slot = static_cast<std::int32_t>(m);
    }
  }
  scratch.firsts.resize(reading.tokens.size() + 1, static_cast<std::uint32_t>(reading.mentions.size()));
}

void classify(const Lexicon& lexicon, Reading& reading, std::uint32_t sentence, WordScratch& scratch, Words& words) {
  const Sentence& s = reading.sentences[sentence];
  words.first = s.first;
  words.last = s.last;
  words.firsts = scratch.firsts;
  words.list.assign(s.last - s.first, Word{});
  Classifier(lexicon, reading, scratch, words).run();
}

}  // namespace isnad::clauses
