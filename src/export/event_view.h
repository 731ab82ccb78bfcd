// An event as people who count read it: its claims at hand, and of them those that say that
// something happened (not denied, planned, hypothetical, rejected in review, or a running total).
// Thread-safe.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "export/names.h"
#include "export/records.h"

namespace isnad::exports {

struct Toll {
  std::int64_t low = 0, best = 0;
  std::optional<std::int64_t> high;  // open where some claim says "at least"
  std::int64_t least = 0;            // the most conservative reading: عشرات is ten
};

struct EventView {
  const Event* event = nullptr;
  std::vector<const ClaimRow*> all, stated;
  std::vector<ActorRef> agents, targets;  // as the stated claims of the event's type have them, without counted people
  std::vector<PlaceRef> places;           // the most precise first
  std::optional<Day> first, last;
  bool approximate = false;
  std::string victims;  // the category most stated claims give; empty where none does
  std::optional<Toll> killed, injured;

  [[nodiscard]] const PlaceRef* place() const { return places.empty() ? nullptr : &places.front(); }
  // Something on the ground, of that precision or finer, with a point.
  [[nodiscard]] bool located(Precision worst = Precision::town) const;
  [[nodiscard]] bool civilian() const;
  [[nodiscard]] std::size_t origins() const { return event->origins.size(); }
  [[nodiscard]] bool contested() const { return event->state == "contested" || event->state == "denied"; }
  [[nodiscard]] std::string review() const;  // of all its claims: the same for all, else "mixed"
  [[nodiscard]] std::string method() const { return all.empty() ? std::string() : all.front()->method; }
};

std::vector<EventView> views_of(const Records& records);

// Toll of one category (children, women, men …) over the stated claims.
std::optional<Toll> toll_of(const EventView& view, std::string_view category, bool killed);
// Of civilians of any kind, over the claims that tell of civilians, or of nobody in particular where the others do:
// never the figure of a claim about fighters.
std::optional<Toll> civilian_toll(const EventView& view, bool killed);
// Of claims that do not say who the dead were.
std::optional<Toll> unsorted_dead(const EventView& view);

std::string name_of(const ActorRef& actor);  // English, else canonical, else the words
std::string names_of(const std::vector<ActorRef>& actors, const char* between = "; ");
std::string name_of(const PlaceRef& place);
std::string country_of(const PlaceRef& place);  // ISO code, or empty
// The unit of that level (0 the country) it lies in, or is; empty for a town that the gazetteer lists as its own unit.
std::string container_of(const PlaceRef& place, std::size_t level);
// "source > agency > outlet": the innermost who speaks last to first, then the outlet.
std::string chain_of(const ClaimRow& row, const Records& records);
std::string according_to(const ClaimRow& row, const Records& records);  // the innermost, or the outlet
std::string joined(const std::vector<std::string>& parts, const char* between = " | ");
bool civilian_category(std::string_view category);

}  // namespace isnad::exports
