#include "serve/lone_event.h"

#include <nlohmann/json.hpp>

namespace isnad::serve {

EventRow lone_event(const ClaimRow& claim) {
  using Json = nlohmann::ordered_json;
  EventRow row;
  row.id = kLoneEvent + claim.id;
  const Json record = Json::parse(claim.record, nullptr, false);
  Json event;
  event["id"] = row.id;
  for (const char* key : {"type", "time"})
    if (record.is_object() && record.contains(key)) event[key] = record[key];
  for (const char* key : {"places", "agent", "target"})
    event[key] = record.is_object() && record.contains(key) ? record[key] : Json::array();
  for (const char* key : {"killed", "injured"})
    if (record.is_object() && record.contains(key)) event[key] = record[key];
  event["claims"] = Json::array({claim.id});
  event["origins"] = Json::array({Json::array({claim.id})});
  event["outlets"] = claim.document.outlet.empty() ? Json::array() : Json::array({claim.document.outlet});
  event["agreement"] = Json::array();
  event["state"] = "reported";
  row.record = event.dump();
  row.claims.push_back(claim);
  row.claims.back().event = row.id;
  return row;
}

}  // namespace isnad::serve
