// «تركي المالكي»: a given name before a surname that someone else is known by. Thread-safe.
#pragma once
#include "annotate/actor_scan.h"

namespace isnad::annotate {

// Token i stands right behind a verb or its «أن».
bool behind_verb(const ActorScan& scan, std::uint32_t i);
// Token i is an indefinite adjective or proper noun, as a given name before a surname is.
bool given_name(const ActorScan& scan, std::uint32_t i);
// These words as the full name of a person no table has.
Found unlisted_person(const ActorScan& scan, TokenRange tokens);

}  // namespace isnad::annotate
