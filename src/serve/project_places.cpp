#include "serve/project_places.h"

#include <algorithm>

#include "store/sqlite/database.h"

namespace isnad::serve {

void PlacesWithin::learn(Project& project) {
  auto& database = project.database();
  store::Statement ask(database,
                       "SELECT owner, coalesce(id, name), admin FROM slots WHERE owner > ?1 AND slot = 'place' AND "
                       "admin IS NOT NULL ORDER BY owner");
  ask.bind(1, last_);
  std::string last_place, last_admin;
  while (ask.step()) {
    last_ = ask.integer(0);
    const std::string place = ask.text(1), admin = ask.text(2);
    if (place.empty() || (place == last_place && admin == last_admin)) continue;
    for (std::size_t at = 0; at < admin.size();) {  // codes, one a line
      const auto end = std::min(admin.find('\n', at), admin.size());
      within_[admin.substr(at, end - at)].insert(place);
      at = end + 1;
    }
    last_place = place;
    last_admin = admin;
  }
}

std::vector<std::string> PlacesWithin::expand(Project& project, const std::vector<std::string>& asked) {
  if (asked.empty()) return {};
  const std::lock_guard lock(mutex_);
  learn(project);
  std::unordered_set<std::string> found(asked.begin(), asked.end());
  for (const auto& code : asked)
    if (const auto at = within_.find(code); at != within_.end()) found.insert(at->second.begin(), at->second.end());
  std::vector<std::string> out(found.begin(), found.end());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace isnad::serve
