// Bytes → UTF-8, with a word on how.
#pragma once
#include <isnad/document.h>
#include <isnad/error.h>

#include <string>
#include <string_view>
#include <vector>

namespace isnad::ingest {

struct Decoded {
  std::string text;         // valid UTF-8, without byte-order mark
  std::string charset;      // IANA name: utf-8, windows-1256, utf-16le …
  std::vector<Note> notes;  // charset.misdeclared, charset.repaired …
};

// `declared` is what the HTTP header or the page's head says; it is believed only where the bytes
// bear it out. malformed: the bytes are not text at all.
Result<Decoded> decode_text(std::string_view bytes, std::string_view declared = {});

}  // namespace isnad::ingest
