// Text that was UTF-8, was taken for windows-1252 or windows-1256 and encoded once more.
#pragma once
#include "ingest/charset.h"

namespace isnad::ingest {

// Undone only where it is certain: every character goes back to one byte, the bytes are valid UTF-8
// and the result is Arabic. Leaves a note "charset.double_encoded". Text that is only partly so is
// left as it is.
void repair_double_encoding(Decoded& text);

}  // namespace isnad::ingest
