// What the formats ask of the compiled data: codes of countries, what kind of actor an id is, names
// of containers. Thread-safe once made; keeps the lexicon's bytes in use.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.h"

namespace isnad::exports {

struct Country {
  std::string iso2, iso3, name;  // name in English
  int numeric = 0;               // ISO 3166-1
  int gw = 0;                    // Gleditsch and Ward; 0 none
  std::string acled_region, ucdp_region;
};

class Names {
 public:
  explicit Names(const Lexicon& lexicon);

  // ACLED's actor category 1 to 8; 0 where the base does not say.
  [[nodiscard]] int inter(const std::string& actor) const;
  [[nodiscard]] bool is_state(const std::string& actor) const;
  // An organised party that fights: a state, its army, an armed group, a coalition.
  [[nodiscard]] bool is_armed(const std::string& actor) const;
  // ISO code of the country an actor belongs to; empty where the base does not say.
  [[nodiscard]] std::string actor_country(const std::string& actor) const;
  [[nodiscard]] std::string cameo(const std::string& actor) const;
  [[nodiscard]] const Country* country(const std::string& iso2) const;
  // English where there is one.
  [[nodiscard]] std::string place(const std::string& id) const;
  // The outline of an admin unit as a GeoJSON geometry; empty where none is at hand.
  std::function<std::string(const std::string& id)> outline = [](const std::string&) { return std::string(); };

 private:
  const Lexicon& lexicon_;
  std::unordered_map<std::string_view, std::uint32_t> actors_, places_;
  std::unordered_map<std::string, Country> countries_;
};

}  // namespace isnad::exports
