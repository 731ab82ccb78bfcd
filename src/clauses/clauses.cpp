#include "clauses/clauses.h"

namespace isnad::clauses {

void run(const Lexicon& lexicon, Reading& reading) {
  (void)lexicon;
  (void)reading;
}

}  // namespace isnad::clauses
