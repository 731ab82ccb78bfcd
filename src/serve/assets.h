// The built desk (web/dist) and the base map (data/places/geo), linked into the program by
// cmake/assets.cmake, so that an installed program needs no other file to serve them.
#pragma once
#include <string_view>

namespace isnad::serve {

struct Asset {
  std::string_view path;  // "/index.html", "/assets/…", "/geo/…"
  std::string_view bytes;
};

// Null where there is none.
const Asset* find_asset(std::string_view path);
std::string_view media_type(std::string_view path);

}  // namespace isnad::serve
