// Tokens → noun phrases and the units a clause is built of, left to right. Second step of clauses/.
// Thread-safe.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "clauses/words.h"

namespace isnad::clauses {

enum class UnitKind : std::uint8_t {
  phrase,       // a noun phrase without preposition
  conjunct,     // a noun phrase joined to one that came before
  preposition,  // with its phrase
  verb,
  adjective,   // standing alone: predicate or circumstance
  participle,  // of the phrase before it, with complements of its own: الخاضعة لـ
  subordinator,
  relative,
  negation,
  particle,
  marker,
  conjunction,
  time,
  comma,
  colon,
  quote,
  other,
};

struct Unit {
  UnitKind kind = UnitKind::other;
  std::uint32_t first = 0, last = 0;  // tokens
  std::int32_t phrase = -1;
  std::int32_t host = -1;        // conjunct: the phrase it is joined to
  std::string_view preposition;  // canonical
  const ConnectorRow* row = nullptr;
  bool joined = false;         // begins with و or ف
  bool begins_clause = false;  // a joined phrase with a verb of its own behind it
  bool negated = false;        // عدم, دون before it
  bool reporting = false;      // بحسب
};

// Appends to reading.phrases; fills `units`.
void chunk(const Lexicon& lexicon, Reading& reading, const Words& words, std::vector<Unit>& units);

// The last phrase in the iḍāfa chain under `phrase`.
std::int32_t innermost(const Reading& reading, std::int32_t phrase);
// Whether the head, or what it is in iḍāfa with, is definite.
bool definite(const Reading& reading, const Words& words, std::int32_t phrase);
// The outermost name mention at the head of the phrase, -1 where there is none.
std::int32_t head_mention(const Reading& reading, const Words& words, std::int32_t phrase);

}  // namespace isnad::clauses
