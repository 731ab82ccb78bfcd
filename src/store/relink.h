// Events that come and go, and the links between those that stay: which happening lies inside which,
// as fuse::link_events gives it for all of them. Inside the caller's transaction. Not thread-safe.
#pragma once
#include <isnad/event.h>

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/event_records.h"
#include "store/sqlite/database.h"

namespace isnad::store {

class Relinker {
 public:
  explicit Relinker(Database& database);
  // An event with its links, of a whole run. `total`: one of its claims gives a running total.
  void write(const Event& event, bool total);
  void drop(std::int64_t key);
  void keep(Event&& event);
  // Links of what was dropped and kept, on both sides. To be called once, at the end.
  void finish();

 private:
  struct Known {
    Event event;  // its links as they are by now
    bool total = false, there = false, changed = false;
  };
  Known& known(const std::string& id);
  bool total_of(const Event& event);
  void file(const Event& event, bool total);
  void unfile(const Event& event);
  std::vector<std::string> at(const std::vector<std::string>& places, bool wholes);
  void join(const std::string& whole, const std::string& part, const char* because);
  void part_anew(const std::string& whole);
  void meet_wholes(const std::string& part);

  EventReader reader_;
  EventWriter writer_;
  Statement delete_, file_, unfile_, at_, total_;
  std::unordered_map<std::string, Known> known_;
  std::set<std::string> kept_;  // ids of events that came
  std::set<std::string> full_;  // wholes that lost one of the most parts they may have
};

}  // namespace isnad::store
