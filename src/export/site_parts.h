// The publication's page, style and script (src/export/site/), linked in by cmake/schemas.cmake.
#pragma once
#include <string_view>

namespace isnad::exports {

std::string_view site_part(std::string_view name);

}  // namespace isnad::exports
