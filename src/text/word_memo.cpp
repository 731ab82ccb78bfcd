#include "text/word_memo.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "text/analyse.h"

namespace isnad::text {
namespace {

// What the marks say that folding drops: a damma on the first letter, a tanwin anywhere.
void read_marks(std::string_view raw, WordForm& form) {
  int letters = 0;
  for (std::size_t i = 0; i < raw.size();) {
    const auto d = utf8::decode(raw, i);
    i += d.size;
    if (d.cp >= 0x064B && d.cp <= 0x064D)
      form.tanwin = true;
    else if (d.cp == 0x064F && letters == 1)
      form.initial_damma = true;
    else if (d.cp < 0x064B || d.cp > 0x0652)
      ++letters;
  }
}

// Digits, marks and foreign words have one reading.
Analysis plain(const WordForm& form, TokenKind kind) {
  Analysis a;
  a.lemma = form.norm;
  a.stem_end = static_cast<std::uint8_t>(std::min<std::size_t>(form.folded.size(), 255));
  switch (kind) {
    case TokenKind::word: a.pos = Pos::x; break;
    case TokenKind::digits: a.pos = Pos::num; break;
    case TokenKind::latin: a.pos = Pos::propn; break;
    case TokenKind::punctuation: a.pos = Pos::punct; break;
    case TokenKind::symbol: a.pos = Pos::sym; break;
  }
  return a;
}

}  // namespace

const WordForm* WordMemo::get(const Lexicon& lexicon, std::string_view raw, TokenKind kind) {
  if (const auto it = forms_.find(raw); it != forms_.end()) return it->second.get();
  auto form = std::make_unique<WordForm>();
  fold_both(raw, form->norm, form->folded);
  if (kind == TokenKind::word) {
    read_marks(raw, *form);
    analyse(lexicon, *form);
    lexicon.closed_words().find(*form);
  } else {
    form->analyses.push_back(plain(*form, kind));
    form->bases.push_back({form->folded, kNoProclitic});
  }
  return forms_.emplace(std::string(raw), std::move(form)).first->second.get();
}

void WordMemo::trim(std::size_t most) {
  if (forms_.size() > most) forms_.clear();
}

}  // namespace isnad::text
