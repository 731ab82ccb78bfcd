// A happening told, or only spoken of: «بتهمة تفجير …», «ذكرى اغتيال …», «خطة لاقتحام …», «أي هجوم».
// The words that govern an event noun decide; they are classes of data/ar/nouns (topic.*).
// Thread-safe.
#pragma once
#include <string>

#include "claims/view.h"

namespace isnad::claims {

enum class Telling : std::uint8_t {
  told,       // as something that happened
  planned,    // a plan, an option, a fear: what has not happened
  spoken_of,  // a charge, an inquiry, a memory, any and every such act
};

// `reason` says why where it is not told.
Telling telling(const View& view, const Clause& clause, std::string& reason);

// A sentence of sport, stage or trade, with neither an armed party nor a weapon in it.
[[nodiscard]] bool everyday(const View& view, const Clause& clause);

}  // namespace isnad::claims
