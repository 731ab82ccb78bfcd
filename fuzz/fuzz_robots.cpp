#include "collect/address.h"
#include "collect/robots.h"
#include "read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto robots = isnad::collect::Robots::parse(text, "isnad");
  robots.allows("/");
  robots.allows(text);
  // What was read as an address is its own normal form.
  if (const auto address = isnad::collect::parse_address(text)) {
    const auto again = isnad::collect::parse_address(address->text);
    if (!again || again->text != address->text) std::abort();
  }
  return 0;
}
