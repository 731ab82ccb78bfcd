// What keeping a document takes that needs no project: hashes, packing, words for the search. Threads
// do it beside each other; the one that writes has only rows left to write.
#pragma once
#include <isnad/store.h>

#include <string>
#include <vector>

namespace isnad::store {

struct Prepared {
  std::string fingerprint, normal_hash;
  std::string packed;                    // of the raw bytes; empty where packing does not pay
  std::string words;                     // of title and text
  std::vector<std::string> claim_words;  // one for each claim
};

// Over the text and what names the document beside it: a change in it is another document.
std::string fingerprint(const Document& document);
// Over the folded text.
std::string normal_hash(const Document& document);

Prepared prepare(const ReadDocument& read);

}  // namespace isnad::store
