#include "export/names.h"

#include "lexicon/country_codes.h"

namespace isnad::exports {

Names::Names(const Lexicon& lexicon) : lexicon_(lexicon) {
  const auto& actors = lexicon.actors();
  for (std::uint32_t i = 0; i < actors.size(); ++i) actors_.emplace(actors.id(i), i);
  const auto& gazetteer = lexicon.gazetteer();
  places_.reserve(gazetteer.size());
  for (std::uint32_t i = 0; i < gazetteer.size(); ++i) places_.emplace(gazetteer.id(i), i);
  const auto& blob = lexicon.blob();
  for (const auto& row : blob.table<CountryCodes>("country_codes")) {
    Country c;
    c.iso2 = blob.string(row.iso2);
    c.iso3 = blob.string(row.iso3);
    c.name = blob.string(row.name);
    c.acled_region = blob.string(row.acled_region);
    c.ucdp_region = blob.string(row.ucdp_region);
    c.numeric = row.numeric;
    c.gw = row.gw;
    countries_.emplace(c.iso2, c);
  }
}

int Names::inter(const std::string& actor) const {
  const auto at = actors_.find(actor);
  if (at == actors_.end()) return 0;
  const auto text = lexicon_.actors().text(lexicon_.actors().row(at->second).acled_inter);
  return text.size() == 1 && text[0] >= '1' && text[0] <= '8' ? text[0] - '0' : 0;
}

bool Names::is_state(const std::string& actor) const {
  const auto at = actors_.find(actor);
  if (at == actors_.end()) return false;
  switch (lexicon_.actors().cls(at->second)) {
    case ActorClass::state:
    case ActorClass::government:
    case ActorClass::military: return true;
    case ActorClass::armed_group:
    case ActorClass::coalition:
    case ActorClass::party:
    case ActorClass::civil_body:
    case ActorClass::tribe:
    case ActorClass::ngo:
    case ActorClass::un:
    case ActorClass::court:
    case ActorClass::media:
    case ActorClass::agency:
    case ActorClass::monitor:
    case ActorClass::person:
    case ActorClass::official:
    case ActorClass::people:
    case ActorClass::source:
    case ActorClass::other: return false;
  }
  return false;
}

bool Names::is_armed(const std::string& actor) const {
  if (is_state(actor)) return true;
  const auto at = actors_.find(actor);
  if (at == actors_.end()) return false;
  const auto cls = lexicon_.actors().cls(at->second);
  return cls == ActorClass::armed_group || cls == ActorClass::coalition;
}

std::string Names::actor_country(const std::string& actor) const {
  const auto at = actors_.find(actor);
  if (at == actors_.end()) return {};
  std::string code(lexicon_.actors().text(lexicon_.actors().row(at->second).country));
  for (char& c : code)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return code;
}

std::string Names::cameo(const std::string& actor) const {
  const auto at = actors_.find(actor);
  return at == actors_.end() ? std::string()
                             : std::string(lexicon_.actors().text(lexicon_.actors().row(at->second).cameo));
}

const Country* Names::country(const std::string& iso2) const {
  const auto at = countries_.find(iso2);
  return at == countries_.end() ? nullptr : &at->second;
}

std::string Names::place(const std::string& id) const {
  const auto at = places_.find(id);
  if (at == places_.end()) return {};
  const auto en = lexicon_.gazetteer().name_en(at->second);
  return std::string(en.empty() ? lexicon_.gazetteer().name(at->second) : en);
}

}  // namespace isnad::exports
