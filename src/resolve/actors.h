// Actor mentions → entities: one identity whatever the outlet calls it; short names, definite
// epithets, pronouns and dropped subjects to the one they stand for; one name of two bodies by
// date, country and what else the document names. What cannot be told stays apart.
// docs/method/actors.md. Thread-safe.
#pragma once
#include <vector>

#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::resolve {

// Fills Reading::entities and each actor mention's entity; needs no clauses.
void actors(const Lexicon& lexicon, Reading& reading);

// Fills Slot::entities of dropped and pronominal slots; needs clauses.
void actor_antecedents(const Lexicon& lexicon, Reading& reading);

// The actors a noun phrase denotes: coordination distributes, a force noun gives its actor, an
// epithet its antecedent, a collective its words (generic, no id). Empty where it denotes none.
std::vector<ActorRef> actors_of(const Reading& reading, std::int32_t phrase);
// Of a slot: its phrase, else the entities that a pronoun or dropped subject stands for.
std::vector<ActorRef> actors_of(const Reading& reading, const Slot& slot);
// The entity of one mention as the reference that claims carry; `text` and `span` are the mention's.
ActorRef actor_ref(const Reading& reading, const Mention& mention);

// Mentions of the phrase's head and conjuncts, in the order of the text: what actors_of is made of.
std::vector<std::uint32_t> actor_mentions_of(const Reading& reading, std::int32_t phrase);

}  // namespace isnad::resolve
