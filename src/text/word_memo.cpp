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

void WordMemo::grow() {
  std::vector<Slot> old(slots_.empty() ? 4096 : 2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.entry == nullptr) continue;
    std::size_t i = slot.hash & mask;
    while (slots_[i].entry != nullptr) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

const WordForm* WordMemo::get(const Lexicon& lexicon, std::string_view raw, TokenKind kind) {
  if (2 * entries_.size() >= slots_.size()) grow();
  const std::uint64_t hash = word_hash(raw);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  for (; slots_[i].entry != nullptr; i = (i + 1) & mask)
    if (slots_[i].hash == hash && slots_[i].entry->raw == raw) return slots_[i].entry;
  Entry& entry = entries_.emplace_back();
  slots_[i] = {hash, &entry};
  entry.raw = raw;
  fold_both(raw, entry.norm, entry.folded);
  if (kind == TokenKind::word) {
    read_marks(raw, entry);
    analyse(lexicon, entry);
    lexicon.closed_words().find(entry);
  } else {
    entry.analyses.push_back(plain(entry, kind));
    entry.bases.push_back({entry.folded, kNoProclitic});
  }
  mark(lexicon.vocabulary(), entry);
  entry.language = count_language(raw, entry, kind);
  return &entry;
}

void WordMemo::trim(std::size_t most) {
  if (entries_.size() <= most) return;
  slots_.clear();
  entries_.clear();
}

}  // namespace isnad::text
