#include "ingest/charset.h"
#include "read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* declared : {"", "windows-1256", "iso-8859-6", "utf-8"})
    if (const auto text = isnad::ingest::decode_text(bytes, declared))
      if (!isnad::utf8::valid(text->text)) std::abort();
  return 0;
}
