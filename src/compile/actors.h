// data/actors/*.tsv, data/ar/{titles,org_words,forces,collectives,epithets,first_names,weapons}.tsv
// → actor rows, aliases, the words beside names, and their tries (lexicon/actor_table.h).
#pragma once
#include <isnad/error.h>

#include <string>

namespace isnad::compile {

class BlobBuilder;

// malformed: an unknown kind, parent or ally, a doubled id, a bad date; `where` is file:line.
Result<void> add_actors(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
