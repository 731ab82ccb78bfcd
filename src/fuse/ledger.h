// What all ledgers start from. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>
#include <isnad/ledger.h>

#include <map>
#include <span>
#include <string>
#include <vector>

#include "fuse/fuse.h"

namespace isnad::fuse {

struct LedgerInput {
  std::span<const Claim> claims;
  std::span<const InputDocument> documents;
  std::span<const Event> events;  // of these claims
};

// What could be known on a day: claims of articles published by then. An article without a day of
// publication was known on no day that can be told, and is left out.
std::vector<Claim> known_by(std::span<const Claim> claims, std::span<const InputDocument> documents, Day day);

// Who speaks: the sources of the deepest level, or the outlet in its own voice.
struct Voice {
  std::string id, name;  // id falls back to the folded name
  bool anonymous = false;
};
std::vector<Voice> voices_of(const Claim& claim, const InputDocument* document);
// True where `who` is the id or the name of a source anywhere in the chain, or of the outlet.
bool according_to(const Claim& claim, const InputDocument* document, const std::string& who);
// True where a source of the claim is one of these parties or speaks for one.
bool speaks_for(const Claim& claim, const std::vector<ActorRef>& parties);
bool same_party(const ActorRef& a, const ActorRef& b);
bool among(const ActorRef& a, const std::vector<ActorRef>& parties);
void add_party(std::vector<ActorRef>& parties, const ActorRef& party);

class DocumentTable {
 public:
  explicit DocumentTable(std::span<const InputDocument> documents);
  [[nodiscard]] const InputDocument* find(const std::string& id) const;

 private:
  std::map<std::string_view, const InputDocument*> by_id_;
};

}  // namespace isnad::fuse
