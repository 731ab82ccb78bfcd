// Sets of claim types, for questions that several types answer alike. Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <initializer_list>

namespace isnad {

class TypeSet {
 public:
  constexpr TypeSet(std::initializer_list<ClaimType> types) {
    for (const auto t : types) bits_ |= bit(t);
  }
  [[nodiscard]] constexpr bool has(ClaimType type) const { return (bits_ & bit(type)) != 0; }

 private:
  static constexpr std::uint64_t bit(ClaimType type) { return std::uint64_t{1} << static_cast<unsigned>(type); }

  std::uint64_t bits_ = 0;
};

}  // namespace isnad
