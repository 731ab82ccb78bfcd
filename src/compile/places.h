// data/places/*.tsv, data/ar/place_kinds.tsv and place_cues.tsv → sections place_rows, place_words
// and the tries of places and kinds.
#pragma once
#include <isnad/error.h>

#include <string>

#include "compile/blob_builder.h"

namespace isnad::compile {

// malformed: a kind that is none, a coordinate out of range, an id that stands twice, a container
// that is no row.
Result<void> add_places(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
