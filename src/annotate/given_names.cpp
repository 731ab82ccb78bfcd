#include "annotate/given_names.h"

namespace isnad::annotate {

bool behind_verb(const ActorScan& scan, std::uint32_t i) {
  if (i == scan.first()) return false;
  const auto f = scan.folded(i - 1);
  return scan.is_verb(i - 1) || f == "ان" || f == "بان" || f == "وان";
}

// An indefinite adjective or proper noun right before a surname: «فلان الفلاني».
bool given_name(const ActorScan& scan, std::uint32_t i) {
  if (!scan.is_word(i) || scan.is_verb(i)) return false;
  const auto& a = scan.reading().tokens[i].analysis();
  return (a.pos == Pos::adj || a.pos == Pos::propn) && (a.proclitics & (kAl | kBi | kLi)) == 0 &&
         a.enclitic == Enclitic::none && !scan.folded(i).starts_with("ال");
}

Found unlisted_person(const ActorScan& scan, TokenRange tokens) {
  Found found;
  found.tokens = tokens;
  auto& m = found.mention;
  m.name_form = NameForm::full;
  m.cls = ActorClass::person;
  const auto& reading = scan.reading();
  const Span span{reading.tokens[tokens.first].span.begin, reading.tokens[tokens.last - 1].span.end};
  m.name = reading.document.text.substr(span.begin, span.size());
  m.name_tokens = tokens;
  m.definite = true;
  return found;
}

}  // namespace isnad::annotate
