// prov: PROV-JSON. Documents, claims and events are entities; reading, fusing and reviewing are
// activities; outlets, sources, reviewers and the program are agents.
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "export/event_view.h"
#include "export/formats.h"
#include "export/schemas.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

std::string qualified(const char* kind, const std::string& id) { return std::string("isnad:") + kind + '/' + id; }
// Names of outlets and sources are not ids: their hash is.
std::string agent_id(const char* kind, const std::string& name) {
  return qualified(kind, sha256_hex(name).substr(0, 16));
}

class Bundle {
 public:
  void add(const char* kind, const std::string& id, Json what) { json_[kind][id] = std::move(what); }
  void relate(const char* relation, Json what) {
    json_[relation]["_:r" + std::to_string(++relations_)] = std::move(what);
  }
  Json& json() { return json_; }

 private:
  Json json_ = {
      {"prefix",
       {{"isnad", "urn:isnad:"}, {"prov", "http://www.w3.org/ns/prov#"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"}}},
      {"entity", Json::object()},
      {"activity", Json::object()},
      {"agent", Json::object()}};
  std::size_t relations_ = 0;
};

Json typed(const char* type, const std::string& label) {
  Json json{{"prov:type", type}};
  if (!label.empty()) json["prov:label"] = label;
  return json;
}

void add_document(Bundle& b, const DocumentRow& d) {
  Json entity = typed("isnad:Document", d.title.empty() ? d.id : d.title);
  if (!d.url.empty()) entity["prov:location"] = d.url;
  if (!d.raw_sha256.empty()) entity["isnad:sha256"] = d.raw_sha256;
  b.add("entity", qualified("documents", d.id), std::move(entity));
  if (d.outlet.empty()) return;
  b.add("agent", agent_id("outlets", d.outlet), typed("prov:Organization", d.outlet));
  b.relate("wasAttributedTo",
           {{"prov:entity", qualified("documents", d.id)}, {"prov:agent", agent_id("outlets", d.outlet)}});
}

void add_claim(Bundle& b, const ClaimRow& row, const Records& records) {
  const std::string claim = qualified("claims", row.claim.id),
                    document = qualified("documents", records.documents[row.document].id);
  const std::string reading = qualified("readings", records.documents[row.document].id);
  Json entity = typed("isnad:Claim", std::string(isnad::name_of(row.claim.type)));
  entity["prov:value"] = row.quote;
  entity["isnad:rule"] = row.claim.rule;
  b.add("entity", claim, std::move(entity));
  b.relate("wasGeneratedBy", {{"prov:entity", claim}, {"prov:activity", reading}});
  b.relate("wasDerivedFrom",
           {{"prov:generatedEntity", claim}, {"prov:usedEntity", document}, {"prov:type", "prov:Quotation"}});
  for (const auto& s : row.claim.attribution) {
    const std::string name = s.name.empty() ? s.text : s.name;
    if (name.empty()) continue;
    b.add("agent", agent_id("sources", name),
          typed(s.kind == SourceKind::person || s.kind == SourceKind::anonymous ? "prov:Person" : "prov:Organization",
                name));
    b.relate("wasAttributedTo", {{"prov:entity", claim}, {"prov:agent", agent_id("sources", name)}});
  }
}

void add_reading(Bundle& b, const DocumentRow& d, const std::string& method) {
  const std::string reading = qualified("readings", d.id), program = agent_id("programs", method);
  b.add("activity", reading, typed("isnad:Reading", ""));
  b.add("agent", program, typed("prov:SoftwareAgent", method));
  b.relate("used", {{"prov:activity", reading}, {"prov:entity", qualified("documents", d.id)}});
  b.relate("wasAssociatedWith", {{"prov:activity", reading}, {"prov:agent", program}});
}

void add_event(Bundle& b, const Event& e) {
  const std::string event = qualified("events", e.id);
  b.add("entity", event, typed("isnad:Event", std::string(isnad::name_of(e.type)) + ", " + e.state));
  b.relate("wasGeneratedBy", {{"prov:entity", event}, {"prov:activity", "isnad:fusing"}});
  for (const auto& claim : e.claims)
    b.relate("wasDerivedFrom", {{"prov:generatedEntity", event}, {"prov:usedEntity", qualified("claims", claim)}});
}

void add_review(Bundle& b, const ReviewNote& r) {
  const std::string review = qualified("reviews", r.claim), reviewer = agent_id("reviewers", r.who);
  Json activity = typed("isnad:Review", r.verdict);
  activity["prov:startTime"] = r.at;
  b.add("activity", review, std::move(activity));
  b.add("agent", reviewer, typed("prov:Person", r.who));
  b.relate("used", {{"prov:activity", review}, {"prov:entity", qualified("claims", r.claim)}});
  b.relate("wasAssociatedWith", {{"prov:activity", review}, {"prov:agent", reviewer}});
}

}  // namespace

std::vector<File> prov_files(const Records& records, const Names&, const Options&) {
  Bundle b;
  std::vector<bool> done(records.documents.size());
  for (const auto& row : records.claims) {
    if (!row.wanted) continue;
    if (!done[row.document]) {
      done[row.document] = true;
      add_document(b, records.documents[row.document]);
      add_reading(b, records.documents[row.document], row.method);
    }
    add_claim(b, row, records);
  }
  if (!records.events.empty()) b.add("activity", "isnad:fusing", typed("isnad:Fusing", ""));
  for (const auto& event : records.events) add_event(b, event);
  for (const auto& review : records.reviews) add_review(b, review);
  const auto rows = b.json()["entity"].size();
  return {{"prov.json", "application/json", b.json().dump(-1, ' ', false, Json::error_handler_t::replace) + '\n', rows,
           false},
          schema_file("prov")};
}

}  // namespace isnad::exports
