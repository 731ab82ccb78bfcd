#include "text/language.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace isnad::text {
namespace {

// Folded function words that are no Arabic words, or hardly.
constexpr std::array<std::string_view, 20> kPersian = {"از",   "به", "که",    "این", "است", "را",  "با",
                                                       "برای", "می", "های",   "شده", "شد",  "کرد", "بود",
                                                       "خود",  "تا", "ایران", "یک",  "اند", "گفت"};
constexpr std::array<std::string_view, 28> kPersianFolded = {
    "از",  "به",  "كه",    "اين",  "است", "را",   "براي", "مي",    "شده",   "كرد",  "گفت",   "يك", "هاي", "در",
    "نيز", "شود", "كردند", "كرده", "كند", "كنند", "دارد", "دارند", "بودند", "شدند", "ميشود", "دو", "اند", "ديگر"};
constexpr std::array<std::string_view, 10> kUrdu = {"هے", "هيں", "كے", "كي", "ميں", "سے", "نے", "كو", "اور", "پر"};
constexpr std::array<std::string_view, 12> kArabic = {"في", "من", "على",  "علي",  "الي", "ان",
                                                      "عن", "مع", "التي", "الذي", "هذا", "هذه"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view w) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

}  // namespace

void LanguageCounts::add(const LanguageCounts& o) {
  words += o.words;
  foreign += o.foreign;
  arabic += o.arabic;
  persian += o.persian;
  urdu += o.urdu;
  kurdish += o.kurdish;
}

LanguageCounts count_language(std::string_view raw, const WordForm& form, TokenKind kind) {
  LanguageCounts c;
  if (kind == TokenKind::latin) c.foreign = 1;
  if (kind != TokenKind::word) return c;
  c.words = 1;
  const std::string_view f = form.folded;
  const Analysis& a = form.analyses.front();  // the likeliest out of context
  if (one_of(kArabic, f) || (!a.guessed && (a.proclitics & kAl) != 0) || f.starts_with("ال"))
    c.arabic += 2;
  else if (!a.guessed)
    c.arabic += 1;
  if (one_of(kUrdu, f))
    c.urdu += 3;
  else if (one_of(kPersianFolded, f) || one_of(kPersian, f))
    c.persian += 2;
  for (std::size_t i = 0; i < raw.size();) {
    const auto d = utf8::decode(raw, i);
    i += d.size;
    switch (d.cp) {
      case 0x06CE:
      case 0x06C6:
      case 0x0695:
      case 0x06B5:
      case 0x06D5: c.kurdish += 3; break;  // ێ ۆ ڕ ڵ ە
      case 0x06A4: c.kurdish += 1; break;  // ڤ
      case 0x0679:
      case 0x0688:
      case 0x0691:
      case 0x06BA:
      case 0x06D2:
      case 0x06BE: c.urdu += 3; break;
      case 0x067E:
      case 0x0686:
      case 0x0698:
      case 0x06AF: c.persian += 2; break;  // پ چ ژ گ
      default: break;
    }
  }
  return c;
}

std::string_view language_of(const LanguageCounts& c) {
  if (c.words + c.foreign == 0) return {};
  if (c.foreign > 2 * c.words) return "en";
  if (c.kurdish > c.words && c.kurdish > c.urdu && c.kurdish > c.arabic) return "ckb";
  if (c.urdu > c.words / 2 && c.urdu > c.arabic && c.urdu > c.persian) return "ur";
  if (c.persian > c.words / 4 && c.persian > c.arabic) return "fa";
  if (c.arabic > 0) return "ar";
  return c.words > 0 ? "ar" : std::string_view{};
}

}  // namespace isnad::text
