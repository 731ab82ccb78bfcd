// Claims and events ↔ rows. A writer keeps its statements for as long as it lives.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "store/sqlite/database.h"

namespace isnad::store {

// Parties, places, sources and figures of claims or of events: the same columns in two tables.
class SlotWriter {
 public:
  SlotWriter(Database& database, const std::string& prefix);  // "" or "event_"
  void actors(std::int64_t owner, const char* slot, const std::vector<ActorRef>& actors);
  void places(std::int64_t owner, const std::vector<PlaceRef>& places);
  void sources(std::int64_t owner, const std::vector<Source>& sources);
  void figure(std::int64_t owner, const char* slot, int position, const std::optional<Quantity>& figure);

 private:
  std::int64_t source_key(const Source& source);
  void begin(std::int64_t owner, const char* slot, std::size_t position);
  Database& database_;
  Statement slot_, figure_, add_source_, find_source_;
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> known_;
};

class ClaimWriter {
 public:
  explicit ClaimWriter(Database& database);
  // `words` are what a search finds it by.
  void write(const Claim& claim, std::int64_t document, std::int64_t reading, bool current,
             const std::optional<Day>& published, const std::string& words);

 private:
  Database& database_;
  Statement claim_, breakdown_, words_;
  SlotWriter slots_;
};

class ClaimReader {
 public:
  explicit ClaimReader(Database& database);
  // nothing where there is no such row.
  std::optional<Claim> read(std::int64_t key);

 private:
  void read_slots(std::int64_t key, Claim& claim);
  Statement claim_, slots_, figures_, breakdowns_;
};

// Of a cell that holds a list, one value a line.
std::vector<std::string> lines(const std::string& text);
// Columns time_first … time_basis, from `at` on.
void bind_time(Statement& statement, int at, const std::optional<TimeRef>& time);
std::optional<TimeRef> read_time(const Statement& statement, int at);
ActorRef read_actor(const Statement& row);
PlaceRef read_place(const Statement& row);
// The columns of slots and figures in the order the readers take them.
extern const char* const kSlotColumns;
extern const char* const kFigureColumns;
Quantity read_figure(const Statement& row, int at);

}  // namespace isnad::store
