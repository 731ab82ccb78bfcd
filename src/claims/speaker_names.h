// Names of speakers that no mention covers, read off the words around an office or a verb of saying.
// Thread-safe.
#pragma once
#include <optional>

#include "claims/view.h"

namespace isnad::claims {

// A person behind an office, its body and where it is: a mention, or the bare words of the name.
struct NamedHolder {
  std::int32_t mention = -1;
  TokenRange name;         // where no mention covers it
  std::int32_t body = -1;  // the first body named before it
};

// «رئيس اللجنة في المحافظة، صادق الحسيني، إن»: who is named from `from` on, before what he says begins.
NamedHolder holder_behind(const View& view, std::uint32_t from, std::uint32_t limit);

// Where a name that is cut short ends: «محمد | علي حديد إن». Its own end where nothing runs on.
std::uint32_t name_end(const View& view, TokenRange name);

}  // namespace isnad::claims
