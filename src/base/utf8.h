// UTF-8 by hand: decode one code point, append one, count. Malformed bytes decode to U+FFFD, one
// byte at a time, so that nothing is lost and nothing runs past the end. Thread-safe.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad::utf8 {

struct Decoded {
  char32_t cp = 0;
  std::uint32_t size = 1;  // bytes taken
};

Decoded decode(std::string_view text, std::size_t at);
void append(std::string& out, char32_t cp);
bool valid(std::string_view text);

}  // namespace isnad::utf8
