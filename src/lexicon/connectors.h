// Words that join and frame (data/ar/connectors.tsv): prepositions, reporting prepositions,
// subordinators, relatives, negations, particles, markers. One spelling may have several rows.
// Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/blob.h"
#include "lexicon/phrase_trie.h"
#include "model/clause.h"

namespace isnad {

enum class ConnectorKind : std::uint8_t {
  prep,          // في, من قبل, باتجاه
  reporting,     // بحسب, نقلا عن: what follows is a source
  subordinator,  // أن, حيث, بعدما, إذا
  relative,      // الذي, من, ما
  negation,      // لم, لن, عدم
  particle,      // قد, أيضا: no grammar of its own here
  marker,        // ربما, من المتوقع: changes the commitment
  conjunction,   // أو, ثم, بل
  demonstrative,
  pronoun,
};

struct ConnectorRow {
  StringRef name;
  std::uint32_t marks = 0;  // ClauseMarker bits
  ConnectorKind kind = ConnectorKind::particle;
  ClauseRelation relation = ClauseRelation::argument;
  std::uint16_t unused = 0;
};

class Connectors {
 public:
  Connectors() = default;
  explicit Connectors(const Blob& blob)
      : blob_(&blob), rows_(blob.table<ConnectorRow>("connectors")), trie_(blob, "connectors", TrieId::connectors) {}

  [[nodiscard]] const PhraseTrie& trie() const { return trie_; }
  [[nodiscard]] const ConnectorRow& row(std::uint32_t i) const { return rows_[i]; }
  [[nodiscard]] std::string_view name(const ConnectorRow& r) const { return blob_->string(r.name); }

 private:
  const Blob* blob_ = nullptr;
  std::span<const ConnectorRow> rows_;
  PhraseTrie trie_;
};

}  // namespace isnad
