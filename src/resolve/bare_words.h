// Names by their words, without article, joining and preposing letters, as they are compared to find who is
// meant by a shorter name. Thread-safe but for BareWords: one a document.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/mention.h"

namespace isnad::resolve {

// Folded words without the article and without joining or preposing letters on the first one.
std::vector<std::string> bare_words(std::string_view name);
bool holds(const std::vector<std::string>& words, std::string_view word);

// The bare words of the names of one document, made once each; what is given out stays where it is.
class BareWords {
 public:
  const std::vector<std::string>& of(std::string_view name) {
    const auto it = known_.find(name);
    return it != known_.end() ? it->second : known_.emplace(std::string(name), bare_words(name)).first->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> known_;
};

// «الفصائل», «ميليشيات»: more than one body.
bool means_many(std::string_view name);
// «المصدر» behind «مصدر أمني»: number, gender and word agree.
bool same_source(const ActorMention& a, const Entity& entity);

}  // namespace isnad::resolve
