// The syntactic words inside a token: «وللقوات» → و ل القوات, «منهم» → من هم. The article stays on its
// noun, as Universal Dependencies' Arabic has it. Thread-safe.
#pragma once
#include <isnad/document.h>

#include <string_view>
#include <vector>

#include "model/token.h"

namespace isnad::text {

struct Piece {
  Span span;  // bytes of the document
  Pos pos = Pos::x;
  std::string_view lemma;
  bool clitic = false;
};

// In order; the spans cover the token. `text` is the document's.
std::vector<Piece> pieces(const Token& token, std::string_view text);

}  // namespace isnad::text
