#include "resolve/resolve.h"

namespace isnad::resolve {

void names(const Lexicon& lexicon, Reading& reading) {
  (void)lexicon;
  (void)reading;
}

void antecedents(const Lexicon& lexicon, Reading& reading) {
  (void)lexicon;
  (void)reading;
}

}  // namespace isnad::resolve
