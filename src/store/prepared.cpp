#include "store/prepared.h"

#include <zstd.h>

#include <memory>

#include "base/days.h"
#include "base/fold.h"
#include "base/sha256.h"
#include "store/search.h"

namespace isnad::store {
namespace {

std::string pack(std::string_view bytes) {
  // Setting one up costs more than packing an article.
  thread_local const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> packer(ZSTD_createCCtx(), ZSTD_freeCCtx);
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compressCCtx(packer.get(), packed.data(), packed.size(), bytes.data(), bytes.size(), 3);
  if (ZSTD_isError(size) != 0 || size >= bytes.size()) return {};
  packed.resize(size);
  return packed;
}

std::string names_of(const Claim& c) {
  std::string names;
  for (const auto* list : {&c.agent, &c.target, &c.mediator})
    for (const auto& actor : *list) names += ' ' + actor.name + ' ' + actor.name_en;
  for (const auto& place : c.places) names += ' ' + place.name + ' ' + place.name_en;
  for (const auto& source : c.attribution) names += ' ' + source.name;
  return names;
}

}  // namespace

std::string fingerprint(const Document& d) {
  Sha256 hash;
  hash.add(d.text);
  for (const auto& part : {d.title, d.url, d.outlet, d.published ? iso_day(*d.published) : std::string()}) {
    hash.add("\x1f");
    hash.add(part);
  }
  return hash.hex();
}

std::string normal_hash(const Document& d) { return sha256_hex(fold(d.text)); }

Prepared prepare(const ReadDocument& read) {
  const Document& d = read.document;
  const std::string folded = fold(d.text);
  Prepared out{fingerprint(d), sha256_hex(folded), pack(read.raw), {}, {}};
  out.words.reserve(folded.size() * 3 / 2);
  add_words(fold(d.title), out.words);
  add_words(folded, out.words);
  out.claim_words.reserve(read.claims.size());
  // Claims of one sentence share its words.
  Span last;
  std::string evidence;
  for (const auto& claim : read.claims) {
    if (out.claim_words.empty() || !(claim.evidence == last)) {
      last = claim.evidence;
      evidence = index_words(std::string_view(d.text).substr(last.begin, last.size()));
    }
    add_words(fold(names_of(claim)), out.claim_words.emplace_back(evidence));
  }
  return out;
}

}  // namespace isnad::store
