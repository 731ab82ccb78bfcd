// An event as it was told by a day: made again of the claims that were known then, by the rules of fusion,
// so that its figures, origins and contradictions hold nothing that came later. Not thread-safe.
#pragma once
#include <isnad/store.h>

#include <optional>

#include "serve/source.h"

namespace isnad::serve {

// Whether a filter looks back.
inline bool looks_back(const Filter& f) { return f.known_by.has_value() || f.as_of.has_value(); }

bool told_then(Project& project, const std::string& claim, const Filter& filter);
// `event` itself where nothing of it came later; nothing where all of it did. Its id stays.
Result<std::optional<Event>> event_then(Project& project, Event event, const Filter& filter);

}  // namespace isnad::serve
