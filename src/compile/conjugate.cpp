#include "compile/conjugate.h"

#include <algorithm>

namespace isnad::compile {
namespace {

enum class Ending : std::uint8_t { sound, doubled, hollow, defective };

bool weak_end(char32_t c) { return c == kAlif || c == kAlifMaqsura || c == kYa || c == kWaw; }

// The spellings of `stem` where its final hamza stands before suffix vowel u (and i), or alone.
void push(std::vector<Inflected>& out, const Word& stem, const Word& suffix, Inflected proto) {
  for (auto& text : join(stem, suffix)) {
    proto.text = std::move(text);
    out.push_back(proto);
  }
}

struct Verb {
  std::vector<Letter> past, present;
  Ending ending = Ending::sound;
  bool damma_active = false;
};

Ending ending_of(const std::vector<Letter>& past) {
  const auto& last = past.back();
  if (last.shadda) return Ending::doubled;
  if (last.letter == kAlif || last.letter == kAlifMaqsura || last.letter == kYa) return Ending::defective;
  if (past.size() >= 3 && past[past.size() - 2].letter == kAlif) return Ending::hollow;
  return Ending::sound;
}

struct PastStems {
  Word whole;                // 3ms
  Word before_t;             // 3fs, 3fd
  Word before_a;             // 3md
  Word before_w;             // 3mp
  std::vector<Word> short_;  // before suffixes that begin with a consonant
  Word enclitic;             // 3ms before an enclitic
};

// A stem that lost its long vowel before a final hamza: «جاء» → «جئ», «أساء» → «أسأ».
std::vector<Word> without_vowel(const Word& w) {
  Word s = w;
  s.erase(s.size() - 2, 1);
  if (s.back() != kHamza) return {s};
  Word a = s, b = s;
  a.back() = kYaHamza;
  b.back() = kAlifHamza;
  return {a, b};
}

PastStems past_stems(const Word& w, Ending ending, bool waw_root) {
  PastStems s{w, w, w, w, {w}, w};
  switch (ending) {
    case Ending::sound: break;
    case Ending::doubled: s.short_ = {w + Word(1, w.back())}; break;
    case Ending::hollow: s.short_ = without_vowel(w); break;
    case Ending::defective: {
      const Word body = w.substr(0, w.size() - 1);
      if (w.back() == kYa) {
        s.before_w = body;
      } else {
        const char32_t glide = waw_root ? kWaw : kYa;
        s.before_t = s.before_w = body;
        s.before_a = body + glide;
        s.short_ = {body + glide};
        s.enclitic = body + kAlif;
      }
      break;
    }
  }
  return s;
}

void past_forms(const PastStems& s, Voice voice, std::uint16_t flags, std::vector<Inflected>& out) {
  const auto put = [&](const Word& stem, const Word& suffix, Gender g, Number n, std::uint8_t p, unsigned extra,
                       std::int8_t weight) {
    push(out, stem, suffix,
         {{}, Form::past, g, n, p, voice, static_cast<std::uint16_t>(flags | extra | kNoArticle), weight});
  };
  using G = Gender;
  using N = Number;
  if (s.enclitic == s.whole) {
    put(s.whole, U"", G::masculine, N::singular, 3, 0, 3);
  } else {
    put(s.whole, U"", G::masculine, N::singular, 3, kBareOnly, 3);
    put(s.enclitic, U"", G::masculine, N::singular, 3, kEncliticOnly, 3);
  }
  // A vowel stands between the two: «باتت», «أثبتت»; no letters merge.
  if (s.before_t.back() == kTa)
    put(s.before_t + U"ت", U"", G::feminine, N::singular, 3, 0, 2);
  else
    put(s.before_t, U"ت", G::feminine, N::singular, 3, 0, 2);
  put(s.before_a, U"ا", G::masculine, N::dual, 3, 0, -4);
  put(s.before_t, U"تا", G::feminine, N::dual, 3, 0, -3);
  put(s.before_w, U"وا", G::masculine, N::plural, 3, kBareOnly, 0);
  put(s.before_w, U"و", G::masculine, N::plural, 3, kEncliticOnly, -1);
  for (const auto& stem : s.short_) {
    put(stem, U"ن", G::feminine, N::plural, 3, 0, -6);
    put(stem, U"ت", G::unknown, N::singular, 1, 0, -3);
    put(stem, U"نا", G::unknown, N::plural, 1, 0, -1);
    put(stem, U"تم", G::masculine, N::plural, 2, kBareOnly, -5);
  }
}

struct PresentStems {  // without the person letter
  Word whole, before_a, before_w, enclitic;
  std::vector<Word> short_, jussive;
  bool hamza_seat_moves = false;
};

PresentStems present_stems(const Word& t, Ending ending) {
  PresentStems s{t, t, t, t, {t}, {}};
  switch (ending) {
    case Ending::sound: break;
    case Ending::doubled: s.short_ = s.jussive = {t + Word(1, t.back())}; break;
    case Ending::hollow:
      if (t.size() >= 3) s.short_ = s.jussive = without_vowel(t);
      break;
    case Ending::defective: {
      const Word body = t.substr(0, t.size() - 1);
      const char32_t glide = t.back() == kWaw ? kWaw : kYa;
      s.before_a = body + glide;
      s.before_w = body;
      s.short_ = {body + glide};
      s.jussive = {body};
      if (t.back() == kAlifMaqsura || t.back() == kAlif) s.enclitic = body + kAlif;
      break;
    }
  }
  return s;
}

Word person_letter(char32_t letter, const Word& stem) {
  if (letter == kAlifHamza && !stem.empty() && stem[0] == kAlifHamza) return kAlifMadda + stem.substr(1);
  return letter + stem;
}

void present_forms(const PresentStems& s, Voice voice, std::uint16_t flags, std::vector<Inflected>& out) {
  using G = Gender;
  using N = Number;
  const auto put = [&](char32_t letter, const Word& stem, const Word& suffix, G g, N n, std::uint8_t p, unsigned extra,
                       std::int8_t weight) {
    push(out, person_letter(letter, stem), suffix,
         {{}, Form::present, g, n, p, voice, static_cast<std::uint16_t>(flags | extra | kNoArticle), weight});
  };
  struct Single {
    char32_t letter;
    G g;
    N n;
    std::uint8_t p;
    std::int8_t weight;
  };
  static constexpr Single kSingles[] = {{kYa, G::masculine, N::singular, 3, 4},
                                        {kTa, G::feminine, N::singular, 3, 3},
                                        {kAlifHamza, G::unknown, N::singular, 1, -3},
                                        {kNun, G::unknown, N::plural, 1, -2}};
  for (const auto& one : kSingles) {
    if (s.enclitic == s.whole) {
      put(one.letter, s.whole, U"", one.g, one.n, one.p, 0, one.weight);
      if (is_hamza(s.whole.back()))  // «يبدؤه»
        put(one.letter, s.whole.substr(0, s.whole.size() - 1) + kWawHamza, U"", one.g, one.n, one.p, kEncliticOnly,
            static_cast<std::int8_t>(one.weight - 2));
    } else {
      put(one.letter, s.whole, U"", one.g, one.n, one.p, kBareOnly, one.weight);
      put(one.letter, s.enclitic, U"", one.g, one.n, one.p, kEncliticOnly, one.weight);
    }
    for (const auto& stem : s.jussive)
      put(one.letter, stem, U"", one.g, one.n, one.p, kJussive, static_cast<std::int8_t>(one.weight - 4));
  }
  for (const auto& [letter, g, p] : {std::tuple{kYa, G::masculine, 3}, std::tuple{kTa, G::feminine, 3}}) {
    const auto person = static_cast<std::uint8_t>(p);
    put(letter, s.before_a, U"ان", g, N::dual, person, 0, -2);
    put(letter, s.before_a, U"ا", g, N::dual, person, 0, -6);
  }
  for (const auto& [letter, p, w] : {std::tuple{kYa, 3, 2}, std::tuple{kTa, 2, -5}}) {
    const auto person = static_cast<std::uint8_t>(p);
    const auto weight = static_cast<std::int8_t>(w);
    put(letter, s.before_w, U"ون", G::masculine, N::plural, person, 0, weight);
    put(letter, s.before_w, U"وا", G::masculine, N::plural, person, kBareOnly, weight);
    put(letter, s.before_w, U"و", G::masculine, N::plural, person, kEncliticOnly, weight);
  }
  for (const auto& stem : s.short_) put(kYa, stem, U"ن", G::feminine, N::plural, 3, 0, -5);
}

// «اخرجوا», «أوقفوا», «سلّموا»: the plural command, of the jussive's stem; before a letter without a
// vowel stands an alif, of form IV its hamza. Singulars look like too much else.
void command_forms(const Verb& v, const PresentStems& s, std::vector<Inflected>& out) {
  if (s.before_w.empty() || v.present.size() < 2) return;
  const bool fourth = v.damma_active && v.past[0].letter == kAlifHamza;
  const auto first = v.present[1];
  if (first.letter == kAlifHamza || first.letter == kWawHamza || first.letter == kAlifMadda) return;  // كلوا, خذوا
  const auto second = v.present.size() > 2 ? v.present[2].letter : U'\0';
  const bool long_vowel = second == kAlif || second == kWaw || second == kYa;
  const bool still = !first.shadda && (first.vowel == kSukun || (first.vowel == 0 && !long_vowel));
  Word stem = s.before_w;
  if (fourth)
    stem = kAlifHamza + stem;
  else if (still)
    stem = kAlif + stem;
  push(out, stem, U"وا",
       {{}, Form::imperative, Gender::masculine, Number::plural, 2, Voice::active, kBareOnly | kNoArticle, -6});
  push(out, stem, U"و",
       {{}, Form::imperative, Gender::masculine, Number::plural, 2, Voice::active, kEncliticOnly | kNoArticle, -7});
}

Word passive_past(const Verb& v) {
  Word w = letters_of(v.past);
  const std::size_t n = w.size();
  if (w[0] == kAlifMadda) {
    w[0] = kAlifHamza;
    w.insert(1, 1, kWaw);
  } else if (v.ending == Ending::hollow) {
    w[n - 2] = kYa;
  } else if (n >= 4 && w[1] == kAlif) {
    w[1] = kWaw;  // قاتل → قوتل
  } else if (n >= 5 && w[0] == kTa && w[2] == kAlif) {
    w[2] = kWaw;  // تبادل → تبودل
  }
  if (v.ending == Ending::defective) w.back() = kYa;
  if (w.back() == kAlifHamza) w.back() = kYaHamza;    // بدأ → بدئ
  if (n == 3 && w[1] == kAlifHamza) w[1] = kYaHamza;  // سأل → سئل
  return w;
}

Word passive_present(const Verb& v) {
  Word w = letters_of(v.present);
  if (v.ending == Ending::hollow && w.size() >= 4) w[w.size() - 2] = kAlif;  // يقول → يقال
  if (v.ending == Ending::defective) w.back() = kAlifMaqsura;
  if (v.past[0].letter == kWaw && v.past.size() == 3 && w[1] != kWaw) w.insert(1, 1, kWaw);
  if (v.past[0].letter == kAlifHamza && v.past.size() == 3 && w[1] == kAlifHamza) w[1] = kWawHamza;
  if (w.back() == kYaHamza) w.back() = kAlifHamza;  // ينشئ → ينشأ
  return w;
}

}  // namespace

std::vector<Word> join(const Word& stem, const Word& suffix) {
  if (suffix.empty()) return {stem};
  const char32_t last = stem.back();
  const Word body = stem.substr(0, stem.size() - 1);
  if ((last == kNun || last == kTa) && suffix[0] == last && suffix != U"تا" && suffix != U"تان")
    return {suffix == U"ت" && last == kTa ? stem : stem + suffix.substr(1)};
  if (is_hamza(last) && suffix[0] == kWaw) {
    std::vector<Word> all = {body + kWawHamza + suffix, stem + suffix};
    if (last == kAlifHamza) all.push_back(body + kHamza + suffix);
    return all;
  }
  if (last == kAlifHamza && suffix[0] == kAlif) return {body + kAlifMadda + suffix.substr(1), stem + suffix};
  return {stem + suffix};
}

Result<std::vector<Inflected>> conjugate(std::string_view past, std::string_view present, bool passive) {
  Verb v{parse_vocalised(past), parse_vocalised(present)};
  if (v.past.size() < 2 || v.present.size() < 2)
    return fail(ErrorCode::malformed, "the verb is too short", std::string(past));
  if (v.present[0].letter != kYa)
    return fail(ErrorCode::malformed, "the present must be given in the third person masculine: it begins with ya",
                std::string(present));
  v.ending = ending_of(v.past);
  v.damma_active = v.present[0].vowel == kDamma;
  std::vector<Inflected> out;
  const Word past_letters = letters_of(v.past), present_letters = letters_of(v.present);
  const bool waw_root = past_letters.back() == kAlif && present_letters.back() == kWaw;
  const Word past_passive = passive ? passive_past(v) : past_letters;
  const Word present_passive = passive ? passive_present(v) : present_letters;
  const bool same_past = passive && past_passive == past_letters;
  const bool same_present = passive && present_passive == present_letters;
  const auto both = [](bool same) { return static_cast<std::uint16_t>(same ? kPassiveToo : 0); };
  past_forms(past_stems(past_letters, v.ending, waw_root), Voice::active, both(same_past), out);
  const auto present_flags = static_cast<std::uint16_t>(both(same_present) | (v.damma_active ? kDammaActive : 0));
  const auto stems =
      present_stems(present_letters.substr(1),
                    weak_end(present_letters.back()) || v.ending != Ending::defective ? v.ending : Ending::sound);
  present_forms(stems, Voice::active, present_flags, out);
  command_forms(v, stems, out);
  const std::size_t actives = out.size();
  if (passive && !same_past) past_forms(past_stems(past_passive, v.ending, false), Voice::passive, 0, out);
  if (passive && !same_present)
    present_forms(present_stems(present_passive.substr(1), v.ending), Voice::passive, 0, out);
  // Passives that are spelt otherwise are rare words beside the nouns they look like: «زير», «بيع».
  for (std::size_t i = actives; i < out.size(); ++i)
    out[i].weight = static_cast<std::int8_t>(out[i].weight - (v.ending == Ending::hollow ? 6 : 3));
  return out;
}

}  // namespace isnad::compile
