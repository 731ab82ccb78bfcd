// What a person at the desk may do; each role may do what those before it may. Plain values.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace isnad::serve {

enum class Role : std::uint8_t {
  viewer,    // looks
  coder,     // judges claims
  reviewer,  // merges and splits events, takes tables and gold away
  lead,      // reads articles in, puts readings in force
  admin,     // changes the data that readings use
};
std::string_view name_of(Role role);
std::optional<Role> role_of(std::string_view name);

}  // namespace isnad::serve
