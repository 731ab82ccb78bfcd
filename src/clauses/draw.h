// The analysis as text for people: one clause a line, indented under its parent, then its slots.
// Thread-safe.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "model/reading.h"

namespace isnad::clauses {

std::string draw(const Reading& reading);
std::string draw(const Reading& reading, std::uint32_t sentence);

std::string_view name_of(ClauseRelation relation);
std::string_view name_of(PredicateForm form);
std::string_view name_of(ClauseVoice voice);
// "negated, managed"; empty where no bit is set.
std::string marker_names(std::uint32_t markers);

}  // namespace isnad::clauses
