#include "compile/inflect.h"

#include <algorithm>

namespace isnad::compile {
namespace {

class Inflector {
 public:
  explicit Inflector(const NounSpec& spec) : spec_(spec) {}

  std::vector<Inflected> run();

 private:
  void put(Word text, Gender g, Number n, unsigned flags, int weight) {
    out_.push_back({std::move(text), spec_.form, g, n, 0, spec_.voice, static_cast<std::uint16_t>(flags),
                    static_cast<std::int8_t>(weight)});
  }
  void joined(const Word& stem, const Word& suffix, Gender g, Number n, unsigned flags, int weight) {
    for (auto& w : join(stem, suffix)) put(std::move(w), g, n, flags, weight);
  }
  void whole(const Word& w, Gender g, Number n, int weight);
  void dual(const Word& w, Gender g);
  void sound_masculine(const Word& stem);
  void sound_feminine(const Word& stem);

  const NounSpec& spec_;
  std::vector<Inflected> out_;
};

// A singular or broken plural, as it is, with tanwin and before an enclitic.
void Inflector::whole(const Word& w, Gender g, Number n, int weight) {
  const Word body = w.substr(0, w.size() - 1);
  const char32_t last = w.back();
  if (last == kTaMarbuta) {
    put(w, g, n, kBareOnly, weight);
    put(body + kTa, g, n, kEncliticOnly | kNoArticle, weight);
    return;
  }
  if (last == kAlifMaqsura) {
    put(w, g, n, kBareOnly, weight);
    put(body + kAlif, g, n, kEncliticOnly | kNoArticle, weight);
    return;
  }
  put(w, g, n, 0, weight);
  if (is_hamza(last)) {
    for (const char32_t seat : {kWawHamza, kYaHamza})
      if (seat != last) put(body + seat, g, n, kEncliticOnly | kNoArticle, weight - 1);
    const bool after_alif = w.size() >= 2 && w[w.size() - 2] == kAlif;
    if (!after_alif && last != kAlifHamza)
      put((last == kHamza && w.size() >= 2 && w[w.size() - 2] == kYa ? body + kYaHamza : w) + kAlif, g, n,
          kBareOnly | kNoArticle | kAccusative, weight - 1);
    return;
  }
  if (last != kAlif) put(w + kAlif, g, n, kBareOnly | kNoArticle | kAccusative, weight - 1);
}

void Inflector::dual(const Word& w, Gender g) {
  Word stem = w;
  if (w.back() == kTaMarbuta) stem.back() = kTa;
  if (w.back() == kAlifMaqsura) stem.back() = kYa;
  if (w.back() == kAlif) return;
  joined(stem, U"ان", g, Number::dual, kBareOnly, -2);
  joined(stem, U"ين", g, Number::dual, kBareOnly, -3);
  joined(stem, U"ا", g, Number::dual, kNoArticle | kConstruct, -5);
  joined(stem, U"ي", g, Number::dual, kNoArticle | kConstruct, -6);
}

void Inflector::sound_masculine(const Word& stem) {
  joined(stem, U"ون", Gender::masculine, Number::plural, kBareOnly, 0);
  joined(stem, U"ين", Gender::masculine, Number::plural, kBareOnly, 0);
  joined(stem, U"و", Gender::masculine, Number::plural, kNoArticle | kConstruct, -2);
  joined(stem, U"ي", Gender::masculine, Number::plural, kNoArticle | kConstruct, -2);
}

void Inflector::sound_feminine(const Word& stem) { joined(stem, U"ات", Gender::feminine, Number::plural, 0, 0); }

std::vector<Inflected> Inflector::run() {
  const auto letters = parse_vocalised(spec_.lemma);
  Word w = letters_of(letters);
  if (w.size() < 2) return out_;
  const bool defective = letters.back().vowel == kKasratan;
  Gender g = spec_.gender;
  if (g == Gender::unknown) g = w.back() == kTaMarbuta ? Gender::feminine : Gender::masculine;
  if (defective) {
    if (w.back() == kYa) w.pop_back();
    put(w, g, Number::singular, kBareOnly | kNoArticle, -2);
    w += kYa;
    put(w, g, Number::singular, 0, 0);
    put(w + kAlif, g, Number::singular, kBareOnly | kNoArticle | kAccusative, -1);
  } else {
    whole(w, g, Number::singular, 0);
  }
  dual(w, g);
  // Where sound endings are joined: the word without ta marbuta or the ya of a defective.
  Word stem = w;
  if (stem.back() == kTaMarbuta) stem.pop_back();
  Word short_stem = defective ? w.substr(0, w.size() - 1) : stem;
  bool broken = false, masculine = false, feminine_plural = false;
  for (const auto& cell : spec_.plurals) {
    const Word p = letters_of(parse_vocalised(cell));
    if (p == U"ون" || p == U"ين") {
      sound_masculine(short_stem);
      masculine = true;
    } else if (p == U"ات") {
      sound_feminine(stem);
      feminine_plural = true;
    } else if (p.size() > 3 && p.ends_with(U"ون") && !p.ends_with(U"يون")) {
      sound_masculine(p.substr(0, p.size() - 2));
      masculine = true;
    } else if (p.size() > 4 && p.ends_with(U"يون")) {
      sound_masculine(p.substr(0, p.size() - 2));
      masculine = true;
    } else if (p.size() > 3 && p.ends_with(U"ات") && p.substr(0, p.size() - 2).size() >= 2) {
      put(p, Gender::feminine, Number::plural, 0, 0);
      feminine_plural = true;
    } else if (p.size() >= 2) {
      whole(p, spec_.adjective ? Gender::masculine : g, Number::plural, 0);
      broken = true;
    }
  }
  if (spec_.adjective) {
    Word f = spec_.feminine.empty() ? (w.back() == kTaMarbuta ? Word() : w + kTaMarbuta)
                                    : letters_of(parse_vocalised(spec_.feminine));
    if (!f.empty() && f.size() >= 2) {
      whole(f, Gender::feminine, Number::singular, 0);
      dual(f, Gender::feminine);
    }
    // A feminine of its own (أكبر: كبرى) comes with broken plurals; "-" says that there is none.
    if (!masculine && !broken && w.back() != kTaMarbuta && spec_.feminine.empty()) sound_masculine(short_stem);
    if (!feminine_plural && spec_.feminine.empty()) sound_feminine(stem);
  }
  return out_;
}

}  // namespace

std::vector<Inflected> inflect(const NounSpec& spec) { return Inflector(spec).run(); }

std::string noun_lemma(std::string_view vocalised) {
  const auto letters = parse_vocalised(vocalised);
  Word w = letters_of(letters);
  if (!letters.empty() && letters.back().vowel == kKasratan && w.back() != kYa) w += kYa;
  return to_utf8(w);
}

}  // namespace isnad::compile
