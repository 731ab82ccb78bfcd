#include "read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  isnad::fuzz::read_all(data, size, size > 0 && data[0] == '<' ? "messages.html" : "result.json");
  return 0;
}
