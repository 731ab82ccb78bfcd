// What the words right beside a word say of its reading: agreement and counting. Thread-safe.
#pragma once
#include <cstdint>

#include "model/reading.h"

namespace isnad::clauses {

// Points for one reading of a token of a sentence that starts at `first` and ends at `last`.
int beside(const Reading& reading, std::uint32_t first, std::uint32_t last, std::uint32_t token, const Analysis& a);

// «المدنيين», «جنديين»: a sound plural or a dual whose ending says that it is no subject.
bool oblique(const Token& token);

}  // namespace isnad::clauses
