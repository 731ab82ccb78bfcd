// Each surface form is analysed once and shared by all its tokens, and so is what it says of its
// language. Bounded: call trim() between documents; WordForm pointers live until then. One memo per
// thread.
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/marked_form.h"
#include "model/token.h"
#include "text/language.h"

namespace isnad::text {

class WordMemo {
 public:
  const WordForm* get(const Lexicon& lexicon, std::string_view raw, TokenKind kind = TokenKind::word);
  // Of a form that some memo gave.
  static const LanguageCounts& language(const WordForm& form) { return static_cast<const Entry&>(form).language; }
  // Forgets everything when more than `most` forms are held.
  void trim(std::size_t most = 200000);

 private:
  struct Entry : MarkedForm {
    std::string raw;
    LanguageCounts language;
  };
  struct Slot {  // open addressing, a power of two of slots
    std::uint64_t hash = 0;
    const Entry* entry = nullptr;
  };
  void grow();
  std::vector<Slot> slots_;
  std::deque<Entry> entries_;  // never move
};

}  // namespace isnad::text
