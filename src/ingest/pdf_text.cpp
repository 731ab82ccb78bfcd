#include "ingest/pdf_text.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace isnad::ingest {
namespace {

using Letters = std::u32string;
using View = std::u32string_view;

constexpr char32_t kAlif = 0x0627, kLam = 0x0644, kWaw = 0x0648, kFa = 0x0641, kSin = 0x0633, kYa = 0x064A;
// Turned ligatures that prove that a document has all of them turned.
constexpr std::size_t kProof = 3;
constexpr std::size_t kShortest = 4;  // letters of a word that may end in -lāl

bool direction(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
bool vowel(char32_t c) { return (c >= 0x064B && c <= 0x0652) || c == 0x0670; }
bool letter(char32_t c) { return c >= 0x0621 && c <= 0x064A; }
bool carried(char32_t c) { return c == 0x0622 || c == 0x0623 || c == 0x0625; }  // آ أ إ
bool alif(char32_t c) { return c == kAlif || carried(c); }
bool presented(char32_t c) { return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC); }

// Without direction marks, and letters for the shapes they take.
Letters letters_of(std::string_view text, bool& changed) {
  Letters out;
  out.reserve(text.size() / 2);
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at);
    at += decoded.size;
    if (direction(decoded.cp)) continue;
    if (presented(decoded.cp) && U_SUCCESS(status) != 0) {
      const auto parts = nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(decoded.cp)), status);
      for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
        if (parts.char32At(i) != U' ') out.push_back(static_cast<char32_t>(parts.char32At(i)));
      changed = true;
    } else {
      out.push_back(decoded.cp);
    }
  }
  return out;
}

// A vowel mark that came before its letter, and the gap that then stands behind the letter: no word is
// a letter with a mark, nor one with و or س before it.
bool put_marks_right(Letters& text) {
  Letters out;
  out.reserve(text.size());
  bool changed = false;
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : U' '; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t size = out.size();
    const auto inside = [](char32_t c) { return letter(c) || vowel(c); };
    const bool head = size == 0 || !inside(out[size - 1]);
    const bool joined = size > 0 && (size == 1 || !inside(out[size - 2])) &&
                        (out[size - 1] == kWaw || out[size - 1] == kSin || (out[size - 1] == kFa && at(i + 1) != kYa));
    const bool gap = at(i + 2) == U' ' && letter(at(i + 3));
    if (!vowel(text[i]) || !letter(at(i + 1)) || (!head && !(joined && gap))) {
      out.push_back(text[i]);
      continue;
    }
    out.push_back(text[i + 1]);
    out.push_back(text[i]);
    i += gap ? 2 : 1;
    changed = true;
  }
  text = std::move(out);
  return changed;
}

// No word has alif before another alif: the second is behind the lam that follows it.
std::size_t turn_certain(Letters& text) {
  std::size_t turned = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (!alif(text[i]) || !alif(text[i + 1]) || text[i + 2] != kLam || (carried(text[i]) && carried(text[i + 1])))
      continue;
    std::swap(text[i + 1], text[i + 2]);
    ++turned;
  }
  return turned;
}

// Words that are written with lam and alif and, turned, are no words.
void turn_word(char32_t* word, std::size_t size) {
  constexpr std::array<View, 14> kTurned = {U"ال",    U"وال",  U"فال",  U"بال", U"ألن",  U"ألنه", U"ألنها",
                                            U"ألنهم", U"وألن", U"ألول", U"ألي", U"ألجل", U"أوال", U"كال"};
  const View whole(word, size);
  if (std::find(kTurned.begin(), kTurned.end(), whole) != kTurned.end()) {
    for (std::size_t i = 0; i + 1 < size; ++i)
      if (word[i + 1] == kLam && alif(word[i])) return std::swap(word[i], word[i + 1]);
  }
  for (std::size_t i = 0; i + 2 < size; ++i)
    if (word[i] == kLam && alif(word[i + 1]) && word[i + 2] == kLam) std::swap(word[i + 1], word[i + 2]);
  if (size >= kShortest && whole.ends_with(U"الل")) std::swap(word[size - 3], word[size - 2]);
}

// Where all ligatures are turned, lam before alif can only be a lam before a turned one.
void turn_known(Letters& text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && letter(text[end])) ++end;
    if (end > i) turn_word(text.data() + i, end - i);
    i = end + 1;
  }
}

}  // namespace

PdfText repair_pdf_text(std::string_view text) {
  PdfText out;
  Letters letters = letters_of(text, out.repaired);
  if (put_marks_right(letters)) out.repaired = true;
  // A document with sound ligatures beside turned ones is left alone but for what is certain by itself.
  std::size_t sound = 0;
  for (const View whole : {View(U" لا "), View(U" إلا "), View(U" ولا "), View(U" خلال ")})
    sound += letters.find(whole) != Letters::npos ? 1 : 0;
  const std::size_t turned = turn_certain(letters);
  if (turned >= kProof && sound == 0) turn_known(letters);
  out.repaired = out.repaired || turned > 0;
  for (const char32_t c : letters) utf8::append(out.text, c);
  return out;
}

}  // namespace isnad::ingest
