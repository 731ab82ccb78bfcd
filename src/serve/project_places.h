// Which places lie in which: what a filter by a governorate means, without looking at the containers of
// every claim's place. Learns from new claims as they come. Thread-safe.
#pragma once
#include <isnad/store.h>

#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace isnad::serve {

class PlacesWithin {
 public:
  // The ids and names asked for and those of all places in them; the first call reads all places once.
  std::vector<std::string> expand(Project& project, const std::vector<std::string>& asked);

 private:
  void learn(Project& project);
  std::mutex mutex_;
  std::int64_t last_ = 0;                                                    // owner of the last slot looked at
  std::unordered_map<std::string, std::unordered_set<std::string>> within_;  // code → ids and names
};

}  // namespace isnad::serve
