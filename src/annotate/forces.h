// What the finders of force nouns, epithets and collectives share. Internal to annotate/.
#pragma once
#include "annotate/actor_scan.h"

namespace isnad::annotate {

// The adjectives after a collective, epithet or force noun: where they end, and the state that a
// nationality among them names.
struct Adjectives {
  std::uint32_t end;
  std::uint32_t state = kNoActor;
};
Adjectives adjectives(const ActorScan& scan, std::uint32_t at, bool definite, int most = 4);
// Whether the word at `at` says whose what stands before it is: «تابعة لـ».
bool belongs(const ActorScan& scan, std::uint32_t at);
// Makes the mention the forces of that state.
void name_forces(const ActorTable& table, std::uint32_t state, ActorMention& m);

}  // namespace isnad::annotate
