// Participles from a verb's vocalised past and present, where the table leaves them out.
// Thread-safe.
#pragma once
#include <string_view>

#include "compile/vocalised.h"

namespace isnad::compile {

struct Participles {
  Word active;                  // empty where none is formed
  Word passive;                 // empty where none is formed or it is spelt like the active one
  bool defective = false;       // the active one drops its ya: رامٍ; the ya stands in `active`
  bool transitive_form = true;  // false for forms that have no passive (V to VII and IX, mostly)
};

Participles participles(std::string_view past, std::string_view present);

}  // namespace isnad::compile
