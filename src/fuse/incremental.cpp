#include "fuse/incremental.h"

#include "fuse/links.h"

namespace isnad::fuse {

void Incremental::put(const InputDocument& document, std::span<const Claim> claims) {
  remove(document.id);
  for (const auto& id : shelf_.add(document, claims)) near_.file(id);
}

void Incremental::remove(const std::string& document) {
  for (const auto& [sentence, id] : shelf_.article(document)) near_.unfile(id);
  shelf_.remove(document);
}

std::vector<Event> Incremental::events() {
  near_.settle();
  std::vector<Event> out = shelf_.events();
  link_events(out, shelf_.claims());
  return out;
}

}  // namespace isnad::fuse
