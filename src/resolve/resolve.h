// Mentions → who, where, when: dates against the publication day, gazetteer choice by the
// document's context, then epithets, pronouns and dropped subjects through the clauses.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::resolve {

// What needs no clauses: called between annotate and clauses.
void names(const Lexicon& lexicon, Reading& reading);
// What needs clauses: antecedents.
void antecedents(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::resolve
