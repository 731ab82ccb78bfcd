// Ledgers: what claims and events come to, place by place, toll by toll, process by process.
//
//   auto rows = fuse::control({claims, documents, events}, {.on = day});   // src/fuse/control.h
//
// Nothing is averaged and no gap is filled: each row keeps who says so and the claims behind it.
// docs/method/events.md has the rules. Thread-safety: plain values.
#pragma once
#include <isnad/claim.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace isnad {

// What one source last said of a place, up to the day asked for.
struct ControlWord {
  std::string source, source_name;  // id where there is one, and name; the outlet in its own voice
  std::vector<ActorRef> holders;    // empty: left, or taken by nobody named
  Day since;                        // day the word is about
  std::string claim;
  bool interested = false;  // it is the holder's own word
  bool counts = true;       // false: older than a change, or outweighed
};

struct PlaceShare {
  ActorRef holder;
  double percent = 0;
  Day day;
  std::string claim, source_name;
};

struct ControlRow {
  PlaceRef place;
  std::string state;              // held, claimed, contested, left, unknown
  std::vector<ActorRef> holders;  // one where held; all that are named where contested
  std::vector<ActorRef> left_by;  // who lost or left it, where nobody is said to have come
  bool besieged = false;
  std::vector<ActorRef> besiegers;
  bool fighting = false;  // told at the place itself within two weeks up to the day
  std::optional<Day> since;
  std::string inherited_from;  // name of the container the row is taken from
  std::vector<ControlWord> words;
  std::vector<PlaceShare> shares;   // parts of it, told in percent; they do not make a holder
  std::vector<std::string> claims;  // all behind the row
};

enum class TollSlot : std::uint8_t { killed, injured, captured, missing, displaced };
std::string_view name_of(TollSlot v);

// An interval; max empty is open.
struct TollRange {
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
};

struct TollByOrigin {
  std::string source;  // who told it
  TollRange range;
  std::vector<std::string> claims;
};

struct TollRow {
  std::string event;
  ClaimType type = ClaimType::casualties;
  std::optional<Day> from, to;
  std::vector<PlaceRef> places;
  std::vector<ActorRef> blamed;  // as agents of the claims that carry the figure
  TollSlot slot = TollSlot::killed;
  std::string victims;  // main category, where told
  TollRange range;      // hull over origins
  std::vector<TollByOrigin> origins;
  bool contested = false;  // two origins' figures do not overlap
  bool part = false;       // lies inside another event with a figure: not summed again
};

// Sums over events: lows and highs are added apart, nothing between them is claimed.
struct TollSum {
  TollSlot slot = TollSlot::killed;
  std::string victims, blamed, blamed_name;  // empty: all, or nobody named
  TollRange range;
  std::uint64_t events = 0;
};

// A running total as a source states it, held against the sum of what was told event by event.
struct TollStatement {
  std::string claim, source;
  TollSlot slot = TollSlot::killed;
  std::string place;
  std::optional<Day> from, to;  // the days it covers, as far as told
  TollRange stated, summed;
  std::uint64_t events = 0;
  std::string verdict;  // agrees, above the sum, below the sum, nothing to sum
};

struct TollLedger {
  std::vector<TollRow> rows;  // by day
  std::vector<TollSum> by_victims, by_blamed;
  std::vector<TollStatement> statements;
};

// Who said at which stage talks stood, and of which day.
struct StageWord {
  std::string source, source_name, claim;
  Day day;  // of the stage where told, else of the publication
  Stage stage = Stage::none;
  bool denied = false;
  Certainty certainty = Certainty::fact;
};

struct TalksRow {
  std::string id;  // the first claim's event
  std::vector<std::string> events;
  bool truce = false;  // ceasefire rather than talks or a deal
  std::vector<ActorRef> parties, mediators;
  std::vector<PlaceRef> places;
  std::vector<std::string> terms;
  std::optional<Day> first, last;
  std::vector<StageWord> stages;    // by day, then source
  std::vector<StageWord> standing;  // each source's last word
  bool contested = false;           // those last words cannot all hold
};

}  // namespace isnad
