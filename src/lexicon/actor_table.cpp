#include "lexicon/actor_table.h"

#include <algorithm>

namespace isnad {

ActorTable::ActorTable(const Blob& blob)
    : blob_(&blob),
      rows_(blob.table<ActorRow>("actor_rows")),
      allies_(blob.table<std::uint32_t>("actor_allies")),
      aliases_(blob.table<ActorAlias>("actor_aliases")),
      words_(blob.table<ActorWord>("actor_word_rows")),
      weapon_ids_(blob.table<StringRef>("weapon_ids")),
      first_names_(blob.table<WordId>("first_name_words")),
      names_(blob, "actors", TrieId::actors),
      word_trie_(blob, "actor_words", TrieId::actor_words),
      weapon_trie_(blob, "weapons", TrieId::weapons) {}

std::span<const std::uint32_t> ActorTable::allies(std::uint32_t actor) const {
  return allies_.subspan(rows_[actor].first_ally, rows_[actor].allies);
}

bool ActorTable::active(std::uint32_t actor, std::int32_t day) const {
  const auto& r = rows_[actor];
  return (r.from == 0 || r.from <= day) && (r.to == 0 || day <= r.to);
}

std::optional<std::uint32_t> ActorTable::find(std::string_view wanted) const {
  for (std::uint32_t i = 0; i < rows_.size(); ++i)
    if (id(i) == wanted) return i;
  return std::nullopt;
}

bool ActorTable::bare_first_name(WordId word) const {
  return std::binary_search(first_names_.begin(), first_names_.end(), word);
}

std::string_view ActorTable::weapon(std::uint32_t value) const { return text(weapon_ids_[value]); }

}  // namespace isnad
