// The words a person's name is made of: first names, particles, families. Internal to annotate/.
// Thread-safe.
#pragma once
#include <optional>

#include "annotate/actor_scan.h"
#include "lexicon/name_flags.h"

namespace isnad::annotate {

struct PersonName {
  TokenRange tokens;  // with quotation marks, where they stand around it
  std::uint16_t proclitics = 0;
  int parts = 0;
  bool sure = false;    // begins with a first name that is nothing else, or a kunya
  bool family = false;  // a family name that by itself names a person
};

// A first name (or listed family name) at i; nullptr where none stands.
const WordHit* first_name(const ActorScan& scan, std::uint32_t i);
// One that is no everyday word.
bool strong_first_name(const ActorScan& scan, std::uint32_t i);
// «أبو», «بن», «آل», «فان».
const WordHit* name_particle(const ActorScan& scan, std::uint32_t i);
// A family name by its shape: unknown to the lexicon, or definite and like a nisba, or the article
// on a first name (الأحمد).
bool surname(const ActorScan& scan, std::uint32_t i);
// The person's name that starts at `at`. `titled`: a title before it allows everyday words and
// unknown ones.
std::optional<PersonName> name_at(const ActorScan& scan, std::uint32_t at, bool titled);

}  // namespace isnad::annotate
