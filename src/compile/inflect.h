// Inflects nouns and adjectives: case endings that show (tanwin alif, sound plurals), duals, construct
// forms, the feminine, and the changes of the last letter before an enclitic pronoun.
// Method: W. Wright, A Grammar of the Arabic Language, I. Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compile/inflected.h"

namespace isnad::compile {

struct NounSpec {
  std::string_view lemma;            // with or without marks; tanwin kasr marks قاضٍ
  std::vector<std::string> plurals;  // whole words; "ون" and "ات" alone stand for sound plurals
  Gender gender = Gender::unknown;   // unknown: by its ending
  Form form = Form::none;
  Voice voice = Voice::unknown;
  bool adjective = false;     // has a feminine and sound plurals unless broken ones are given
  std::string_view feminine;  // of an adjective, where it is not lemma + ta marbuta
};

std::vector<Inflected> inflect(const NounSpec& spec);
// Dictionary form without marks: قاضٍ → قاضي.
std::string noun_lemma(std::string_view vocalised);

}  // namespace isnad::compile
