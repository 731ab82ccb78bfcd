// Units → clauses, over a small stack of open ones. Third step of clauses/; roles.cpp decides who
// is subject and object when a clause closes. Not thread-safe: one builder a sentence.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "clauses/agree.h"
#include "clauses/phrases.h"

namespace isnad::clauses {

// What the families of a verb or noun say of its use.
struct VerbUse {
  bool aspect = false, modal = false, light = false, report = false, copula = false, deny = false;
  bool passes = false;         // تم, جرى: the event is its subject and has no agent
  bool undergoes = false;      // تعرض, تلقى, لقي: the subject suffers the event
  bool place_subject = false;  // شهدت المدينة …
  std::uint32_t marks = 0;     // ClauseMarker bits over the event
  [[nodiscard]] bool empty_verb() const { return aspect || modal || light; }
};

// What use_of found for the words of a reading: few of them, asked for often.
struct KnownUse {
  std::int32_t verb = -1, noun = -1;
  VerbUse use;
};
using KnownUses = std::array<KnownUse, 64>;

class Builder {
 public:
  // `quotes`: the reading's quotations that are speech, by their first token.
  Builder(const Lexicon& lexicon, Reading& reading, const Words& words, std::uint32_t sentence,
          std::span<const std::uint32_t> quotes, KnownUses& uses)
      : lexicon_(lexicon),
        reading_(reading),
        words_(words),
        agreement_(lexicon, reading, words),
        sentence_(sentence),
        quotes_(quotes),
        uses_(uses),
        first_clause_(reading.clauses.size()) {
    frames_.reserve(8);
    dead_.reserve(16);
  }

  void run(const std::vector<Unit>& units);

 private:
  enum class FrameKind : std::uint8_t { finite, noun, participle };
  struct Frame {
    std::int32_t clause = -1;
    FrameKind kind = FrameKind::finite;
    bool predicate = false;
    bool relative = false;                         // its antecedent fills a gap not yet found
    bool pronoun_subject = false;                  // «إنه …»: the pronoun of إنّ stands for the subject
    bool comma = false;                            // a comma came since its last word
    std::int32_t topic = -1;                       // phrase before the predicate
    std::array<std::int32_t, 3> bare{-1, -1, -1};  // phrases behind it without preposition
    std::uint8_t bares = 0;
    std::uint32_t last = 0;  // one past its last own token
  };
  struct Pending {  // said before the predicate it bears on
    std::uint32_t marks = 0;
    bool coordinate = false;  // كما, ثم, بل
    bool then = false;        // ثم: goes on where it stands, also in what is told
    bool joined = false;      // «ولن», «وقد»: the و stands before the particle
    bool fa = false;          // «فسوف»
    bool any = false;
  };

  // builder.cpp
  void step(const std::vector<Unit>& units, std::size_t i);
  void on_verb(const std::vector<Unit>& units, std::size_t i);
  bool describes_event(const Unit& u);
  void on_phrase(const Unit& u);
  void on_conjunct(const Unit& u);
  void fronted(const std::vector<Unit>& units, std::size_t i);
  bool join_event(const Unit& u);
  [[nodiscard]] bool locates(std::int32_t before, std::int32_t p) const;
  void on_preposition(const Unit& u);
  void on_adjective(const Unit& u);
  void on_participle(const Unit& u);
  void on_subordinator(const Unit& u);
  void on_relative(const Unit& u);
  [[nodiscard]] std::size_t aside_depth() const;
  [[nodiscard]] int relative_fit(std::string_view name, std::int32_t p) const;
  void on_quote(const Unit& u);

  // frames
  Frame& top() { return frames_.back(); }
  Clause& clause(std::int32_t c) { return reading_.clauses[static_cast<std::size_t>(c)]; }
  [[nodiscard]] const Clause& clause_at(std::int32_t c) const { return reading_.clauses[static_cast<std::size_t>(c)]; }
  [[nodiscard]] const NounPhrase& phrase_at(std::int32_t p) const {
    return reading_.phrases[static_cast<std::size_t>(p)];
  }
  NounPhrase& phrase(std::int32_t p) { return reading_.phrases[static_cast<std::size_t>(p)]; }
  const Analysis& analysis(std::uint32_t token) const { return reading_.tokens[token].analysis(); }
  std::int32_t open(FrameKind kind, std::int32_t parent, ClauseRelation relation, std::string_view connector,
                    std::uint32_t first);
  void pop();
  void pop_to(std::size_t depth);  // leaves `depth` frames
  void ensure_root(std::uint32_t first);
  [[nodiscard]] std::size_t finite_depth(bool skip_relative) const;  // index of the frame
  void extend(Frame& f, std::uint32_t first, std::uint32_t last);
  void take_pending(std::int32_t c);
  void set_verb(Frame& f, const Unit& u);
  std::int32_t open_event(std::int32_t p, std::int32_t parent, ClauseRelation relation, std::string_view connector,
                          bool negated);
  void bind_gap(std::uint32_t token, PrepArgument& arg);
  [[nodiscard]] bool damma_written(std::uint32_t token) const;
  [[nodiscard]] bool among(std::uint32_t token) const;
  [[nodiscard]] bool renames_speaker(const Frame& f, const Unit& u) const;
  [[nodiscard]] bool awaits_told(const Frame& f) const;
  [[nodiscard]] bool weapon(std::int32_t p) const;
  [[nodiscard]] bool weapon_noun(std::int32_t p) const;
  [[nodiscard]] bool join_weapon(const Unit& u);
  [[nodiscard]] bool in_parentheses(std::int32_t p) const;
  [[nodiscard]] bool under_whole(const Frame& f) const;
  [[nodiscard]] bool aside_between(std::int32_t before, std::int32_t p) const;
  [[nodiscard]] bool past_aside(std::size_t d, std::int32_t p) const;
  [[nodiscard]] bool takes_bare(const Frame& f) const;
  [[nodiscard]] std::size_t past_full_relative(std::size_t d, std::int32_t p) const;
  [[nodiscard]] bool located(std::int32_t p) const;
  [[nodiscard]] bool ground(std::int32_t p) const;
  [[nodiscard]] std::size_t past_epithet(std::size_t d) const;
  [[nodiscard]] std::size_t past_comma_relative(std::size_t d, std::int32_t p) const;
  [[nodiscard]] std::size_t waiting_around(std::size_t d, bool either) const;
  [[nodiscard]] bool awaits_struck(const Frame& f, std::int32_t p) const;
  [[nodiscard]] static bool gap_fills(const Clause& c, std::string_view preposition);
  [[nodiscard]] bool main_verb_follows(const std::vector<Unit>& units, std::size_t i, std::int32_t topic) const;
  void add_bare(Frame& f, std::int32_t p);
  [[nodiscard]] std::size_t coordinate_depth(const std::vector<Unit>& units, std::size_t i) const;
  [[nodiscard]] std::size_t preposition_depth(const Unit& u) const;
  std::size_t told_depth(std::size_t d, const Unit& u) const;
  [[nodiscard]] std::int32_t antecedent_for(const Analysis& verb, std::int32_t p) const;
  [[nodiscard]] bool takes_verb(const Frame& f, const Analysis& verb) const;

  // roles.cpp
  void close(Frame& f);
  void close_verb(Frame& f);
  void close_event(Frame& f);
  void close_nominal(Frame& f);
  void better_reading(const Frame& f);
  void fill_gap(Frame& f);
  void merge_event(Clause& c, std::int32_t self);
  void passive_reading(Clause& c);
  [[nodiscard]] bool undergo(const Analysis& verb, std::int32_t p) const;
  [[nodiscard]] bool causes_toll(const Analysis& verb, const Nominal& n) const;
  [[nodiscard]] bool harmed_person(const Analysis& verb, std::int32_t topic) const;
  [[nodiscard]] bool deals_blow(const Analysis& verb, std::int32_t p) const;
  void extents();
  [[nodiscard]] bool may_act(std::int32_t p) const;
  void share_subjects();
  void share_subject_back(const Clause& second);
  void share_complements();
  [[nodiscard]] bool only_tells(std::int32_t p) const;
  [[nodiscard]] bool announced_deed(const Clause& c) const;
  [[nodiscard]] bool told_by(const Clause& telling, std::int32_t c) const;
  [[nodiscard]] bool owned_up(const Clause& c, const Clause& over) const;
  void mark_and_attach();
  void drop_dead();

  // The event noun inside a phrase, past support nouns (سلسلة غارات), phases (استمرار القصف) and
  // negation (عدم التقدم); marks and the token of the phase are noted.
  struct EventIn {
    std::int32_t phrase = -1;
    std::int32_t light = -1, aspect = -1;
    std::uint32_t marks = 0;
  };
  [[nodiscard]] EventIn event_in(std::int32_t p) const;
  [[nodiscard]] VerbUse use_of(const Analysis& a) const {
    if (a.verb < 0) return {};
    auto& known = uses_[static_cast<std::uint32_t>(a.verb * 7 + a.noun) % uses_.size()];
    if (known.verb != a.verb || known.noun != a.noun) known = {a.verb, a.noun, find_use(a)};
    return known.use;
  }
  [[nodiscard]] VerbUse find_use(const Analysis& a) const;

  const Lexicon& lexicon_;
  Reading& reading_;
  const Words& words_;
  Agreement agreement_;
  std::uint32_t sentence_;
  std::span<const std::uint32_t> quotes_;
  KnownUses& uses_;
  std::size_t first_clause_;
  std::vector<Frame> frames_;
  Pending pending_;
  std::int32_t last_phrase_ = -1;   // the phrase of the unit before, or of the one before a comma
  std::uint32_t last_token_ = 0;    // one past the last content token
  bool verb_follows_ = false;       // behind the phrase at hand
  bool comma_ = false;              // directly before the unit at hand
  bool part_of_total_ = false;      // behind «بينهم»: what follows is counted already
  std::vector<std::int32_t> dead_;  // clauses merged into others: -1 alive, else the survivor
};

}  // namespace isnad::clauses
