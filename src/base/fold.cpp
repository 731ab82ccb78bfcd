#include "base/fold.h"

#include <unicode/normalizer2.h>

#include <array>

#include "base/utf8.h"
#include "base/words.h"

namespace isnad {
namespace {

// What a code point of the Arabic block becomes: itself, another, or nothing (0).
struct Tables {
  std::array<char32_t, 256> norm{}, fold{};
};

constexpr char32_t kBlock = 0x0600;

constexpr Tables make_tables() {
  Tables t;
  for (char32_t i = 0; i < 256; ++i) t.norm[i] = kBlock + i;
  const auto set = [&t](char32_t from, char32_t to) { t.norm[from - kBlock] = to; };
  for (char32_t c = 0x0610; c <= 0x061A; ++c) set(c, 0);
  for (char32_t c = 0x064B; c <= 0x065F; ++c) set(c, 0);
  set(0x061C, 0);
  set(0x0640, 0);
  set(0x0670, 0);
  for (char32_t c = 0x06D6; c <= 0x06ED; ++c)
    if (c != 0x06DD && c != 0x06DE && c != 0x06E9) set(c, 0);
  for (char32_t d = 0; d < 10; ++d) {
    set(0x0660 + d, U'0' + d);
    set(0x06F0 + d, U'0' + d);
  }
  set(0x066A, U'%');
  set(0x066B, U'.');
  set(0x066C, U',');
  set(0x0671, 0x0627);                                                  // alif wasla
  for (const char32_t c : {0x06CCu, 0x06D0u, 0x0620u}) set(c, 0x064A);  // farsi yeh, e, kashmiri yeh
  for (const char32_t c : {0x06A9u, 0x06AAu}) set(c, 0x0643);           // keheh
  for (const char32_t c : {0x06C1u, 0x06BEu, 0x06D5u, 0x06C0u}) set(c, 0x0647);
  set(0x06C3, 0x0629);
  set(0x0672, 0x0623);
  set(0x0673, 0x0625);
  t.fold = t.norm;
  const auto fold = [&t](char32_t from, char32_t to) {
    for (auto& c : t.fold)
      if (c == from) c = to;
  };
  for (const char32_t c : {0x0622u, 0x0623u, 0x0625u}) fold(c, 0x0627);
  fold(0x0649, 0x064A);
  fold(0x0626, 0x064A);
  fold(0x0624, 0x0648);
  fold(0x0629, 0x0647);
  return t;
}

constexpr Tables kTables = make_tables();

// Combining madda and hamzas recompose with their carrier, as NFKC does.
char32_t composed(char32_t base, char32_t mark) {
  if (mark == 0x0653 && base == 0x0627) return 0x0622;
  if (mark == 0x0655 && base == 0x0627) return 0x0625;
  if (mark == 0x0654) {
    if (base == 0x0627) return 0x0623;
    if (base == 0x0648) return 0x0624;
    if (base == 0x064A) return 0x0626;
  }
  return 0;
}

bool compatible(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0xFF01 && c <= 0xFFEE) ||
         (c >= 0x2460 && c <= 0x24FF) || c == 0xB2 || c == 0xB3 || c == 0xB9;
}

// Calls letter(normalised, folded) for each letter that the code point gives.
template <class F>
void expand(char32_t c, F&& letter) {
  if (c < 0x80) {
    letter(c, c);
  } else if (c >= kBlock && c < kBlock + 256) {
    if (const char32_t n = kTables.norm[c - kBlock]; n != 0) letter(n, kTables.fold[c - kBlock]);
  } else if (is_invisible(c)) {
    return;
  } else if (compatible(c)) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString parts;
    if (U_SUCCESS(status) != 0 && nfkc->getDecomposition(static_cast<UChar32>(c), parts) != 0) {
      for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const auto p = static_cast<char32_t>(parts.char32At(i));
        if (p == ' ') continue;  // isolated marks decompose to a space and the mark
        if (p >= kBlock && p < kBlock + 256) {
          if (const char32_t n = kTables.norm[p - kBlock]; n != 0) letter(n, kTables.fold[p - kBlock]);
        } else {
          letter(p, p);
        }
      }
    } else {
      letter(c, c);
    }
  } else {
    letter(c, c);
  }
}

// Copies the plain letters and digits from `at` on, which fold one to one; gives the bytes taken.
template <bool kBoth>
std::size_t plain_run(std::string_view raw, std::size_t at, std::string& norm, std::string& folded, char32_t& last) {
  constexpr std::size_t kMost = 64;
  char f[kMost];
  std::size_t size = 0, i = at;
  while (size + 2 <= kMost && i + 1 < raw.size()) {
    const auto b0 = static_cast<unsigned char>(raw[i]), b1 = static_cast<unsigned char>(raw[i + 1]);
    if ((b0 != 0xD8 && b0 != 0xD9) || (b1 & 0xC0) != 0x80) break;
    const char32_t c = (static_cast<char32_t>(b0 & 0x1F) << 6) | (b1 & 0x3F);
    if (c < 0x0621 || c > 0x064A || c == 0x0640) break;
    const char32_t folded_letter = kTables.fold[c - kBlock];
    f[size] = static_cast<char>(0xC0 | (folded_letter >> 6));
    f[size + 1] = static_cast<char>(0x80 | (folded_letter & 0x3F));
    size += 2;
    i += 2;
    last = c;
  }
  if constexpr (kBoth) norm.append(raw, at, size);
  folded.append(f, size);
  return size;
}

std::uint32_t utf8_size(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

}  // namespace

bool is_invisible(char32_t c) {
  if (c >= kBlock && c < kBlock + 256) return kTables.norm[c - kBlock] == 0;
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

namespace {

// kBoth: else `norm` stays as it is.
template <bool kBoth>
void fold_into(std::string_view raw, std::string& norm, std::string& folded) {
  char32_t last = 0;
  for (std::size_t i = 0; i < raw.size();) {
    if (const std::size_t run = plain_run<kBoth>(raw, i, norm, folded, last); run > 0) {
      i += run;
      continue;
    }
    if (const char c = raw[i]; static_cast<unsigned char>(c) < 0x80) {
      if constexpr (kBoth) norm.push_back(c);
      folded.push_back(c);
      last = static_cast<char32_t>(c);
      ++i;
      continue;
    }
    const auto d = utf8::decode(raw, i);
    i += d.size;
    if (const char32_t whole = d.cp >= 0x0653 && d.cp <= 0x0655 ? composed(last, d.cp) : 0; whole != 0) {
      folded.resize(folded.size() - 2);
      utf8::append(folded, kTables.fold[whole - kBlock]);
      if constexpr (kBoth) {
        norm.resize(norm.size() - 2);
        utf8::append(norm, whole);
      }
      last = whole;
      continue;
    }
    expand(d.cp, [&](char32_t n, char32_t f) {
      if constexpr (kBoth) utf8::append(norm, n);
      utf8::append(folded, f);
      last = n;
    });
  }
}

}  // namespace

void fold_both(std::string_view raw, std::string& norm, std::string& folded) { fold_into<true>(raw, norm, folded); }

std::string normalise(std::string_view raw) {
  std::string norm, folded;
  norm.reserve(raw.size());
  folded.reserve(raw.size());
  fold_both(raw, norm, folded);
  return norm;
}

std::string fold(std::string_view raw) {
  std::string none, folded;
  folded.reserve(raw.size());
  fold_into<false>(raw, none, folded);
  return folded;
}

std::uint32_t unfold_offset(std::string_view raw, std::uint32_t at) {
  std::uint32_t folded = 0;
  for (std::size_t i = 0; i < raw.size();) {
    const auto d = utf8::decode(raw, i);
    std::uint32_t size = 0;
    expand(d.cp, [&](char32_t, char32_t f) { size += utf8_size(f); });
    if (size > 0 && folded + size > at) return static_cast<std::uint32_t>(i);
    folded += size;
    i += d.size;
  }
  return static_cast<std::uint32_t>(raw.size());
}

std::vector<std::string> fold_words(std::string_view raw) {
  std::vector<std::string> words;
  each_word(fold(raw), [&words](std::string_view word) { words.emplace_back(word); });
  return words;
}

}  // namespace isnad
