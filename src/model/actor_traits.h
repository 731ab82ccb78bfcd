// What an actor's class says of it: the one list that the stages and exports ask.
// Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <cstdint>

#include "model/mention.h"

namespace isnad {

// What a name of that class names.
enum class Named : std::uint8_t {
  person,
  body,    // an organisation in the wide sense
  state,   // a country: a place too
  nobody,  // people and sources, typed but not identified
};

struct ActorTraits {
  Named named = Named::body;
  SourceKind source = SourceKind::organisation;  // how it stands in a chain of attribution
  bool fields_forces = true;                     // «مقاتلو …», «طائرات …» of it
  bool sends_forces = false;                     // «قواتها» goes back to it
};

constexpr ActorTraits traits_of(ActorClass cls) {
  switch (cls) {
    case ActorClass::state: return {Named::state, SourceKind::government, true, true};
    case ActorClass::government: return {Named::body, SourceKind::government, true, true};
    case ActorClass::military:
    case ActorClass::armed_group:
    case ActorClass::coalition: return {Named::body, SourceKind::armed_group, true, true};
    case ActorClass::party: return {Named::body, SourceKind::organisation, true, true};
    case ActorClass::civil_body:
    case ActorClass::tribe:
    case ActorClass::ngo:
    case ActorClass::un:
    case ActorClass::other: return {Named::body, SourceKind::organisation, true, false};
    case ActorClass::court:
    case ActorClass::monitor: return {Named::body, SourceKind::organisation, false, false};
    case ActorClass::media: return {Named::body, SourceKind::outlet, false, false};
    case ActorClass::agency: return {Named::body, SourceKind::agency, false, false};
    case ActorClass::person: return {Named::person, SourceKind::person, true, false};
    case ActorClass::official: return {Named::person, SourceKind::person, false, false};
    case ActorClass::people:
    case ActorClass::source: return {Named::nobody, SourceKind::anonymous, false, false};
  }
  return {};
}

// Whoever of that class bears arms.
constexpr bool armed(ActorClass cls) { return traits_of(cls).source == SourceKind::armed_group; }

}  // namespace isnad
