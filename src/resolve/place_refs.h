// What of the gazetteer goes into a place as claims carry it. Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.h"

namespace isnad::resolve {

// A name without the quotation marks in it.
std::string without_marks(std::string name);

// The row's point in degrees, where a source gave one.
void put_point(const Gazetteer& gazetteer, PlaceRef& ref, std::uint32_t row);

// The containers of an unlisted place of that kind near the row `around`: quarters and sites lie in the
// town, villages and fields only in its district or governorate.
std::vector<std::string> container_chain(const Gazetteer& gazetteer, std::int32_t around, std::string_view kind_name);

}  // namespace isnad::resolve
