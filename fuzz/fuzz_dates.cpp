#include "ingest/page_date.h"
#include "read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  isnad::ingest::field_day(text);
  isnad::ingest::address_day(text);
  return 0;
}
