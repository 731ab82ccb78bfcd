// Agreement and fitness: what may be the subject of a verb, what its object. Thread-safe.
#pragma once
#include <array>

#include "clauses/phrases.h"

namespace isnad::clauses {

// The grammar's view of a phrase in a slot.
struct Nominal {
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
  bool actor = false;  // names a party or persons who act
  bool state = false;  // a country, which may act as its government
  bool place = false;
  bool event = false;
  bool victim = false;   // counted or typed persons
  bool men = false;      // persons by a sound masculine plural, which no feminine verb takes up
  bool vehicle = false;  // بيان, تقرير: speaks for someone
  bool counted = false;
  bool time = false;
  bool sure = false;  // gender and number come from our own tables
};

class Agreement {
 public:
  Agreement(const Lexicon& lexicon, const Reading& reading, const Words& words)
      : lexicon_(lexicon), reading_(reading), words_(words) {
    const auto& lexemes = lexicon.lexemes();
    victims_ = {lexemes.classes_under("victim"), lexemes.classes_under("kinship")};
    media_ = lexemes.classes_under("media");
    actors_ = {lexemes.classes_under("force"), lexemes.classes_under("source"), lexemes.classes_under("office"),
               lexemes.classes_under("unit")};
    bodies_ = lexemes.classes_under("body");
    things_ = lexemes.classes_under("thing");
  }

  [[nodiscard]] Nominal nominal(std::int32_t phrase) const;
  // Negative where the verb's inflection rules the phrase out as its subject, positive where it
  // speaks for it. `after`: the phrase stands behind the verb, where number is neutral.
  [[nodiscard]] int subject(const Analysis& verb, const Nominal& n, bool after) const;
  [[nodiscard]] bool pronoun(Enclitic enclitic, const Nominal& n) const;

 private:
  const Lexicon& lexicon_;
  const Reading& reading_;
  const Words& words_;
  std::array<NameRun, 2> victims_;  // classes of persons who suffer
  std::array<NameRun, 4> actors_;   // classes of those who act
  NameRun bodies_, things_;         // «اللجنة» acts, «المستشفى» is a building too
  NameRun media_;
};

}  // namespace isnad::clauses
