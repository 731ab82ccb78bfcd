// Events ↔ rows. A writer and a reader keep their statements for as long as they live.
#pragma once
#include <isnad/event.h>

#include <cstdint>
#include <optional>
#include <string>

#include "store/records.h"
#include "store/sqlite/database.h"

namespace isnad::store {

// The row's key follows from the event's id, so that listings have one order however the events came in.
std::int64_t event_key(const std::string& id);

class EventWriter {
 public:
  explicit EventWriter(Database& database);
  void write(const Event& event);
  // Of an event that is in, in place of those it had.
  void write_links(std::int64_t key, const std::vector<EventLink>& links);

 private:
  std::string sorted_day(const Event& event);
  void write_by_source(std::int64_t key, std::size_t position, const BySource& b);
  Statement event_, claim_, agreement_, by_source_, passing_, told_, clear_links_, link_;
  SlotWriter slots_;
};

class EventReader {
 public:
  explicit EventReader(Database& database);
  // Nothing where there is no such row.
  std::optional<Event> read(std::int64_t key);

 private:
  void read_slots(std::int64_t key, Event& event);
  void read_tellings(std::int64_t key, Event& event);
  Statement event_, slots_, figures_, claims_, agreements_, passings_, links_;
};

}  // namespace isnad::store
