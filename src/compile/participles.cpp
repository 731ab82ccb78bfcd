#include "compile/participles.h"

namespace isnad::compile {
namespace {

Participles of_form_one(const Word& past, const Word& present, bool doubled) {
  Participles out;
  const char32_t first = past[0];
  const char32_t third = doubled ? past[1] : past[2];
  const Word head = first == kAlifHamza ? Word{kAlifMadda} : Word{first, kAlif};
  if (doubled) {
    out.active = head + past[1];
    out.passive = Word{kMim, first, past[1], kWaw, past[1]};
    return out;
  }
  const bool defective = third == kAlif || third == kAlifMaqsura || third == kYa;
  if (past[1] == kAlif && !defective) {  // hollow
    out.active = third == kHamza ? Word{first, kAlif, kHamza} : head + Word{kYaHamza, third};
    const Word stem = present.substr(1);
    out.passive = kMim + stem;
    if (stem.size() >= 2 && stem[stem.size() - 2] == kAlif) out.passive.clear();
    return out;
  }
  if (defective) {
    out.active = head + Word{past[1], kYa};
    out.defective = true;
    out.passive = Word{kMim, first, past[1], present.back() == kWaw ? kWaw : kYa};
    return out;
  }
  out.active = head + Word{past[1], is_hamza(third) ? kYaHamza : third};
  if (is_hamza(past[1])) out.active[out.active.size() - 2] = kYaHamza;
  const char32_t middle = is_hamza(past[1]) ? kWawHamza : past[1];
  out.passive = Word{kMim, first, middle, kWaw, is_hamza(third) ? kHamza : third};
  return out;
}

}  // namespace

Participles participles(std::string_view past_utf8, std::string_view present_utf8) {
  const auto past_letters = parse_vocalised(past_utf8), present_letters = parse_vocalised(present_utf8);
  const Word past = letters_of(past_letters), present = letters_of(present_letters);
  if (past.size() < 2 || present.size() < 3) return {};
  const bool doubled = past_letters.back().shadda;
  const bool middle_shadda = past.size() == 3 && past_letters[1].shadda;
  if (past.size() == 3 && !middle_shadda && past[0] != kAlifMadda && !doubled) return of_form_one(past, present, false);
  if (past.size() == 2 && doubled) return of_form_one(past, present, true);
  if (past.size() < 3) return {};
  Participles out;
  out.active = kMim + present.substr(1);
  out.passive = out.active;
  const char32_t last = present.back();
  if (last == kYa || last == kAlifMaqsura || last == kAlif) {
    out.defective = past.back() == kAlifMaqsura || past.back() == kAlif || past.back() == kYa;
    if (out.defective) {
      out.active.back() = kYa;
      out.passive.back() = kAlifMaqsura;
    }
  } else if (past.size() >= 4 && past[past.size() - 2] == kAlif && out.passive.size() >= 3 && !doubled) {
    out.passive[out.passive.size() - 2] = kAlif;  // مقيم → مقام
  }
  if (last == kAlifHamza) out.active.back() = kYaHamza;
  if (last == kYaHamza) out.passive.back() = kAlifHamza;
  if (out.passive == out.active) out.passive.clear();
  out.transitive_form =
      !(past[0] == kAlif && past.size() >= 4 && past[1] == kNun) && !(past[0] == kTa && past.size() >= 4);
  return out;
}

}  // namespace isnad::compile
