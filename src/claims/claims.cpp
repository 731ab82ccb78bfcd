#include "claims/claims.h"

namespace isnad::claims {

void run(const Lexicon& lexicon, Reading& reading) {
  (void)lexicon;
  (void)reading;
}

}  // namespace isnad::claims
