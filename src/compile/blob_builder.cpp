#include "compile/blob_builder.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "lexicon/blob_format.h"

namespace isnad::compile {

std::string_view trie_name(TrieId id) {
  switch (id) {
    case TrieId::places: return "places";
    case TrieId::actors: return "actors";
    case TrieId::weapons: return "weapons";
    case TrieId::titles: return "titles";
    case TrieId::kinds: return "kinds";
    case TrieId::other: return "other";
    case TrieId::connectors: return "connectors";
    case TrieId::actor_words: return "actor_words";
  }
  return "other";
}

StringRef BlobBuilder::string(std::string_view text) {
  if (text.empty()) return {};
  const auto [it, fresh] = interned_.try_emplace(std::string(text));
  if (fresh) {
    it->second = {static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(text.size())};
    pool_ += text;
  }
  return it->second;
}

WordId BlobBuilder::word(std::string_view folded) {
  const auto [it, fresh] = word_ids_.try_emplace(std::string(folded), static_cast<WordId>(words_.size()));
  if (fresh) {
    words_.emplace_back(folded);
    starts_.push_back(0);
  }
  return it->second;
}

void BlobBuilder::phrase(TrieId trie, std::span<const std::string> words, std::uint32_t value) {
  if (words.empty()) return;
  auto& t = tries_[trie];
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const WordId id = word(words[i]);
    if (i == 0) starts_[id] |= 1u << static_cast<unsigned>(trie);
    const auto [it, fresh] = t.edges.try_emplace({node, id}, static_cast<std::uint32_t>(t.values.size()));
    if (fresh) t.values.emplace_back();
    node = it->second;
  }
  auto& values = t.values[node];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

void BlobBuilder::section(std::string_view name, std::string bytes) {
  sections_.emplace_back(std::string(name), std::move(bytes));
}

void BlobBuilder::input(std::string_view name, std::string_view bytes) {
  hash_ = XXH3_64bits_withSeed(name.data(), name.size(), hash_);
  hash_ = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash_);
}

void BlobBuilder::finish_words() {
  std::size_t slots = 16;
  while (slots < words_.size() * 2) slots *= 2;
  std::vector<VocabularySlot> table(slots);
  for (WordId id = 0; id < words_.size(); ++id) {
    std::size_t i = word_hash(words_[id]) & (slots - 1);
    while (table[i].word.length != 0) i = (i + 1) & (slots - 1);
    table[i] = {string(words_[id]), id, starts_[id]};
  }
  this->table("vocabulary", table);
}

void BlobBuilder::finish_trie(TrieId id, const Trie& trie) {
  std::size_t slots = 16;
  while (slots < trie.edges.size() * 2) slots *= 2;
  std::vector<std::uint32_t> next(trie.values.size(), 0);
  for (const auto& [key, child] : trie.edges) next[key.first] |= blob_format::word_filter(key.second);
  std::vector<TrieEdge> edges(slots);
  for (const auto& [key, child] : trie.edges) {
    std::size_t i = edge_hash(key.first, key.second) & (slots - 1);
    while (edges[i].node != 0xffffffffu) i = (i + 1) & (slots - 1);
    edges[i] = {key.first, key.second, child, next[child]};
  }
  std::vector<TrieNode> nodes;
  std::vector<std::uint32_t> values;
  for (const auto& v : trie.values) {
    nodes.push_back({static_cast<std::uint32_t>(values.size()), static_cast<std::uint32_t>(v.size())});
    values.insert(values.end(), v.begin(), v.end());
  }
  const std::string name(trie_name(id));
  table(name + ".edges", edges);
  table(name + ".nodes", nodes);
  table(name + ".values", values);
}

Result<void> BlobBuilder::write(const std::string& path) {
  for (const auto& [id, trie] : tries_) finish_trie(id, trie);
  finish_words();
  section("strings", pool_);
  using blob_format::Header;
  using blob_format::SectionEntry;
  const auto aligned = [](std::uint64_t n) {
    return (n + blob_format::kAlign - 1) / blob_format::kAlign * blob_format::kAlign;
  };
  std::vector<SectionEntry> entries;
  std::uint64_t at = aligned(sizeof(Header) + sections_.size() * sizeof(SectionEntry));
  for (const auto& [name, bytes] : sections_) {
    SectionEntry e{};
    if (name.size() > sizeof e.name) return fail(ErrorCode::internal, fmt::format("section name too long: {}", name));
    std::memcpy(e.name, name.data(), name.size());
    e.offset = at;
    e.size = bytes.size();
    at = aligned(at + bytes.size());
    entries.push_back(e);
  }
  std::string out(at, '\0');
  Header header{};
  std::memcpy(header.magic, blob_format::kMagic, sizeof header.magic);
  header.version = blob_format::kVersion;
  header.sections = static_cast<std::uint32_t>(entries.size());
  header.inputs_hash = hash_;
  header.file_size = at;
  std::memcpy(out.data(), &header, sizeof header);
  std::memcpy(out.data() + sizeof header, entries.data(), entries.size() * sizeof(SectionEntry));
  for (std::size_t i = 0; i < entries.size(); ++i)
    std::memcpy(out.data() + entries[i].offset, sections_[i].second.data(), sections_[i].second.size());
  const std::string part = path + ".part";
  std::FILE* f = std::fopen(part.c_str(), "wb");
  if (f == nullptr) return fail(ErrorCode::unreadable, fmt::format("cannot write: {}", std::strerror(errno)), part);
  const bool ok = std::fwrite(out.data(), 1, out.size(), f) == out.size();
  if (std::fclose(f) != 0 || !ok || std::rename(part.c_str(), path.c_str()) != 0)
    return fail(ErrorCode::full, fmt::format("cannot write: {}", std::strerror(errno)), path);
  return {};
}

}  // namespace isnad::compile
