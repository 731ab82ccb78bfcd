// Phrases and slots → the actors in them, as claims hold them.
#include <algorithm>

#include "resolve/actors.h"

namespace isnad::resolve {

ActorRef actor_ref(const Reading& reading, const Mention& mention) {
  ActorRef ref;
  const auto* a = mention.actor();
  if (a != nullptr && a->entity >= 0) {
    ref = reading.entities[static_cast<std::size_t>(a->entity)].ref;
  } else if (a != nullptr) {
    ref.name = a->name;
    ref.generic = true;
  }
  ref.text = reading.document.text.substr(mention.span.begin, mention.span.size());
  ref.span = mention.span;
  return ref;
}

namespace {

// The first mention of the sentence that the token stands in; no mention reaches into another.
std::uint32_t first_of_sentence(const Reading& reading, std::uint32_t token) {
  const auto& sentences = reading.sentences;
  const auto s = std::upper_bound(sentences.begin(), sentences.end(), token,
                                  [](std::uint32_t t, const Sentence& x) { return t < x.last; });
  const auto& all = reading.mentions;
  if (s == sentences.end()) return static_cast<std::uint32_t>(all.size());
  const auto m = std::lower_bound(all.begin(), all.end(), s->first,
                                  [](const Mention& x, std::uint32_t first) { return x.tokens.first < first; });
  return static_cast<std::uint32_t>(m - all.begin());
}

}  // namespace

std::vector<std::uint32_t> actor_mentions_of(const Reading& reading, std::int32_t phrase) {
  std::vector<std::uint32_t> out;
  for (int guard = 0; phrase >= 0 && guard < 32; ++guard) {
    const auto& np = reading.phrases[static_cast<std::size_t>(phrase)];
    std::int32_t best = -1;
    for (auto m = first_of_sentence(reading, np.head); m < reading.mentions.size(); ++m) {
      const auto& mention = reading.mentions[m];
      if (mention.tokens.first > np.tokens.last) break;
      const auto* a = mention.actor();
      if (a == nullptr) continue;
      const bool covers = mention.tokens.first <= np.head && np.head < mention.tokens.last;
      const bool titled =
          a->title_token >= 0 && static_cast<std::uint32_t>(a->title_token) <= np.head && np.head < mention.tokens.last;
      if (!covers && !titled) continue;
      // A named person stands before the office that announces him.
      if (best < 0 || titled || mention.tokens.size() > reading.mentions[static_cast<std::size_t>(best)].tokens.size())
        best = static_cast<std::int32_t>(m);
      if (titled) break;
    }
    if (best >= 0) out.push_back(static_cast<std::uint32_t>(best));
    phrase = np.next_conjunct;
  }
  return out;
}

std::vector<ActorRef> actors_of(const Reading& reading, std::int32_t phrase) {
  std::vector<ActorRef> out;
  for (const auto m : actor_mentions_of(reading, phrase)) {
    auto ref = actor_ref(reading, reading.mentions[m]);
    const bool twice =
        std::any_of(out.begin(), out.end(), [&](const ActorRef& r) { return r.name == ref.name && r.id == ref.id; });
    if (!twice) out.push_back(std::move(ref));
  }
  return out;
}

std::vector<ActorRef> actors_of(const Reading& reading, const Slot& slot) {
  if (slot.np >= 0) return actors_of(reading, slot.np);
  std::vector<ActorRef> out;
  for (const auto e : slot.entities) out.push_back(reading.entities[e].ref);
  return out;
}

}  // namespace isnad::resolve
