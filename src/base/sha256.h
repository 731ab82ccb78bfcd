// SHA-256 as lower-case hex. Thread-safe; a Sha256 is not shared.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace isnad {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void add(std::string_view bytes);
  std::string hex();  // ends the hash; the object is then spent

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace isnad
