// The OpenAPI 3.1 description, made from the table of routes.
#include <isnad/claim.h>
#include <isnad/version.h>

#include <nlohmann/json.hpp>

#include "serve/routes.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::ordered_json;

struct Param {
  const char* name;
  const char* type;  // string, day, list, flag, count
  const char* text;
};
constexpr Param kParams[] = {
    {"type", "list", "Claim types, alternatives"},
    {"actor", "list", "Ids or names of parties in any role"},
    {"place", "list", "Ids or names of places, those inside them included"},
    {"source", "list", "Ids or names anywhere in the chain of attribution"},
    {"outlet", "list", "Who published"},
    {"certainty", "list", "fact, possible, attempted, anticipated, hypothetical"},
    {"polarity", "string", "+ or - (also positive, negative)"},
    {"state", "list", "States of events"},
    {"from", "day", "Happened on or after; where no day is told: published then"},
    {"to", "day", "Happened on or before; where no day is told: published then"},
    {"as_of", "day", "Happened by then, as far as is told; without a day: published by then"},
    {"known_by", "day", "Published on or before"},
    {"q", "string", "Words, compared without vowel marks and spelling variants"},
    {"voice", "string", "own: told by the outlet itself, without a source"},
    {"toll", "flag", "1: with a number of killed, injured, captured or missing"},
    {"disputed", "flag", "1: in an event whose claims contradict each other"},
    {"review", "string", "open, accepted, rejected, edited, any; second: judged by another coder only"},
    {"coder", "string", "With review: whose judgements"},
    {"name", "string", "Name of the file"},
    {"event", "string", "Id of an event"},
    {"doc", "string", "Id of an article"},
    {"claim", "string", "Id of a claim"},
    {"bom", "flag", "1: tables with a byte order mark"},
    {"spreadsheet", "flag", "1: tables safe to open in a spreadsheet"},
    {"base", "string", "Put before claims/ID in links (isnad: where left out)"},
    {"order", "string", "new, old or text"},
    {"cursor", "string", "`next` of the page before"},
    {"limit", "count", "Rows on a page, 1 to 500"},
};

Json schema_of(std::string_view type) {
  if (type == "day") return {{"type", "string"}, {"format", "date"}};
  if (type == "count") return {{"type", "integer"}, {"minimum", 1}, {"maximum", 500}};
  if (type == "flag") return {{"type", "string"}, {"enum", {"0", "1"}}};
  if (type == "list") return {{"type", "array"}, {"items", {{"type", "string"}}}};
  return {{"type", "string"}};
}

bool names(std::string_view list, std::string_view name) {
  for (std::size_t at = 0; at < list.size();) {
    const auto end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == name) return true;
    at = end + 1;
  }
  return false;
}

Json object(std::initializer_list<std::pair<const char*, Json>> fields, std::initializer_list<const char*> required) {
  Json json{{"type", "object"}};
  for (const auto& [name, schema] : fields) json["properties"][name] = schema;
  json["required"] = Json::array();
  for (const char* name : required) json["required"].push_back(name);
  return json;
}

Json ref(const char* name) { return {{"$ref", std::string("#/components/schemas/") + name}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json page_of(const char* item) {
  return object(
      {{"total", {{"type", "integer"}}},
       {"at_least", {{"type", "boolean"}, {"description", "There may be more than total: counting was given up"}}},
       {"next", {{"type", {"string", "null"}}}},
       {"items", list_of(ref(item))}},
      {"total", "next", "items"});
}

Json type_names() {
  Json names = Json::array();
  for (std::size_t i = 0; i < kClaimTypes; ++i) names.push_back(name_of(static_cast<ClaimType>(i)));
  return names;
}

void add_work_schemas(Json& all) {
  const Json text{{"type", "string"}}, integer{{"type", "integer"}}, flag{{"type", "boolean"}}, any{{"type", "object"}};
  const Json texts = list_of(text), maybe_number{{"type", {"number", "null"}}},
             maybe_text{{"type", {"string", "null"}}};
  all["Found"] =
      object({{"claims", ref("ClaimPage")}, {"events", ref("EventPage")}, {"documents", ref("DocumentPage")}},
             {"claims", "events", "documents"});
  all["Contradiction"] = object({{"event", text}, {"on", text}, {"one", ref("Claim")}, {"other", ref("Claim")}},
                                {"event", "on", "one", "other"});
  all["ContradictionPage"] = page_of("Contradiction");
  all["ControlLedger"] = object(
      {{"on", text},
       {"items",
        list_of(object(
            {{"place", any}, {"state", text}, {"holders", list_of(any)}, {"words", list_of(any)}, {"claims", texts}},
            {"place", "state", "holders", "words", "claims"}))}},
      {"on", "items"});
  all["TollLedger"] = object(
      {{"items", list_of(object(
                     {{"event", text}, {"slot", text}, {"range", any}, {"origins", list_of(any)}, {"contested", flag}},
                     {"event", "slot", "range", "origins"}))},
       {"total", integer},
       {"next", {{"type", {"string", "null"}}}},
       {"months", list_of(any)},
       {"by_victims", list_of(any)},
       {"by_blamed", list_of(any)},
       {"statements", list_of(any)}},
      {"items", "total", "months", "by_victims", "by_blamed", "statements"});
  all["TalksLedger"] = object({{"items", list_of(object({{"id", text},
                                                         {"parties", list_of(any)},
                                                         {"stages", list_of(any)},
                                                         {"standing", list_of(any)},
                                                         {"contested", flag}},
                                                        {"id", "parties", "stages", "standing"}))},
                               {"total", integer},
                               {"next", {{"type", {"string", "null"}}}}},
                              {"items", "total"});
  all["Judgements"] = object(
      {{"items", list_of(object(
                     {{"key", integer}, {"kind", {{"enum", {"merge", "split"}}}}, {"claims", texts}, {"others", texts}},
                     {"key", "kind", "claims", "others"}))}},
      {"items"});
  all["JoinRequest"] = object({{"kind", {{"enum", {"merge", "split", "withdraw"}}}},
                               {"events", texts},
                               {"claims", texts},
                               {"key", integer},
                               {"reason", text}},
                              {"kind"});
  all["Joined"] = object({{"key", integer}, {"events", integer}}, {"key", "events"});
  all["AgreementRow"] = object({{"field", text},
                                {"claims", integer},
                                {"coders", integer},
                                {"observed", {{"type", "number"}}},
                                {"kappa", maybe_number},
                                {"alpha", maybe_number}},
                               {"field", "claims", "coders", "observed", "kappa", "alpha"});
  all["ReliabilityRow"] = object({{"by", text},
                                  {"value", text},
                                  {"judged", integer},
                                  {"accepted", integer},
                                  {"corrected", integer},
                                  {"rejected", integer}},
                                 {"by", "value", "judged", "accepted", "corrected", "rejected"});
  all["Conflict"] = object({{"key", integer},
                            {"claim", text},
                            {"kind", {{"enum", {"gone", "moved", "changed"}}}},
                            {"verdict", text},
                            {"changes", any},
                            {"before", any},
                            {"after", any},
                            {"now", text}},
                           {"key", "claim", "kind", "verdict"});
  all["Import"] =
      object({{"key", integer}, {"started", text}, {"finished", text}, {"who", text}, {"documents", integer}},
             {"key", "started", "documents"});
  all["DataFile"] =
      object({{"path", text}, {"kind", text}, {"bytes", integer}, {"lines", integer}, {"hash", text}}, {"path"});
  const std::pair<const char*, const char*> lists[] = {{"AgreementRows", "AgreementRow"},
                                                       {"ReliabilityRows", "ReliabilityRow"},
                                                       {"Conflicts", "Conflict"},
                                                       {"Imports", "Import"},
                                                       {"DataFiles", "DataFile"}};
  for (const auto& [name, item] : lists) all[name] = object({{"items", list_of(ref(item))}}, {"items"});
  all["DataTable"] = object({{"path", text},
                             {"kind", text},
                             {"hash", text},
                             {"columns", texts},
                             {"rows", list_of(object({{"line", integer}, {"cells", texts}}, {"line", "cells"}))},
                             {"text", text},
                             {"total", integer},
                             {"next", maybe_text}},
                            {"path", "kind", "hash", "columns", "rows", "total", "next"});
  const Json row = object({{"line", integer}, {"cells", texts}, {"drop", flag}}, {});
  all["DataChange"] =
      object({{"path", text}, {"hash", text}, {"rows", list_of(row)}, {"text", text}}, {"path", "hash"});
  all["DataApply"] = object({{"job", text}}, {"job"});
  all["Upload"] = object({{"upload", text}, {"bytes", integer}}, {"upload", "bytes"});
  all["ImportRequest"] = object({{"uploads", texts}, {"published", text}, {"outlet", text}}, {"uploads"});
  all["Started"] = object({{"job", text}}, {"job"});
  all["Job"] =
      object({{"kind", text}, {"running", flag}, {"status", integer}, {"next", integer}, {"lines", list_of(any)}},
             {"kind", "running", "status", "next", "lines"});
  all["Quotings"] = object({{"items", list_of(object({{"outlet", text}, {"source", text}, {"count", integer}},
                                                     {"outlet", "source", "count"}))}},
                           {"items"});
  all["Wordings"] = object(
      {{"items",
        list_of(object(
            {{"outlet", text}, {"actor", text}, {"name", text}, {"name_en", text}, {"words", text}, {"count", integer}},
            {"outlet", "actor", "name", "words", "count"}))}},
      {"items"});
  all["ExportFormats"] = object(
      {{"items",
        list_of(object({{"name", text}, {"about", text}, {"bundle", text}, {"file", text}}, {"name", "about"}))}},
      {"items"});
  all["Names"] = object({{"items", any}}, {"items"});
  all["Nothing"] = object({}, {});
}

Json schemas() {
  const Json text{{"type", "string"}}, integer{{"type", "integer"}};
  Json all;
  all["Problem"] = object({{"type", text},
                           {"title", text},
                           {"title_ar", text},
                           {"status", integer},
                           {"detail", text},
                           {"where", text},
                           {"hint", text}},
                          {"type", "title", "title_ar", "status"});
  all["Session"] = object({{"token", text}, {"version", text}}, {"token", "version"});
  all["Counts"] = object({{"name", text},
                          {"documents", integer},
                          {"claims", integer},
                          {"events", integer},
                          {"sources", integer},
                          {"disputed", integer},
                          {"reviewed", integer}},
                         {"documents", "claims", "events"});
  all["Claim"] = object({{"id", text},
                         {"doc", text},
                         {"type", {{"enum", type_names()}}},
                         {"evidence", {{"type", "object"}}},
                         {"attribution", {{"type", "array"}}},
                         {"document", ref("DocumentRow")},
                         {"review", text}},
                        {"id"});
  const Json both = object({{"ar", text}, {"en", text}}, {"ar", "en"});
  all["Reasons"] =
      object({{"items", list_of(object({{"slot", both}, {"words", text}, {"how", both}}, {"slot", "words", "how"}))}},
             {"items"});
  all["DocumentRow"] = object({{"id", text},
                               {"title", text},
                               {"outlet", text},
                               {"published", {{"type", "string"}, {"format", "date"}}},
                               {"claims", integer}},
                              {"id", "claims"});
  all["Document"] = object(
      {{"id", text}, {"text", text}, {"sentences", {{"type", "array"}}}, {"claim_records", list_of(ref("Claim"))}},
      {"id", "text", "sentences", "claim_records"});
  all["Event"] = object({{"id", text}, {"type", {{"enum", type_names()}}}, {"claim_records", list_of(ref("Claim"))}},
                        {"id", "claim_records"});
  all["Value"] = object({{"id", text}, {"name", text}, {"count", integer}}, {"id", "count"});
  all["Values"] = object({{"items", list_of(ref("Value"))}}, {"items"});
  all["Facets"] = object({{"type", ref("Values")}, {"place", ref("Values")}}, {"type", "place"});
  all["Review"] = object({{"key", integer},
                          {"claim", text},
                          {"verdict", text},
                          {"changes", {{"type", "object"}}},
                          {"reason", text},
                          {"who", text},
                          {"at", text},
                          {"undone", text}},
                         {"key", "claim", "verdict"});
  all["Reviews"] = object({{"items", list_of(ref("Review"))}}, {"items"});
  all["ReviewRequest"] = object({{"claim", text},
                                 {"verdict", {{"enum", {"accepted", "rejected", "edited", "undo", "keep"}}}},
                                 {"changes", {{"type", "object"}}},
                                 {"reason", text},
                                 {"key", integer}},
                                {"verdict"});
  all["ClaimPage"] = page_of("Claim");
  all["DocumentPage"] = page_of("DocumentRow");
  all["EventPage"] = page_of("Event");
  add_work_schemas(all);
  all["OpenApi"] = object({{"openapi", text}, {"paths", {{"type", "object"}}}}, {"openapi", "paths"});
  return all;
}

// What the body of a write is.
Json body_of(std::string_view path) {
  if (path == "/uploads")
    return {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
  const char* schema = "ReviewRequest";
  for (const auto& [at, name] : {std::pair{"/imports", "ImportRequest"},
                                 {"/events", "JoinRequest"},
                                 {"/readings", "Nothing"},
                                 {"/data/check", "DataChange"},
                                 {"/data/apply", "DataApply"}})
    if (path == at) schema = name;
  return {{"application/json", {{"schema", ref(schema)}}}};
}

Json answer_of(const Route& route) {
  const std::string_view endings = route.endings, path = route.path;
  if (endings == "jsonl") return {{"application/x-ndjson", {{"schema", {{"type", "string"}}}}}};
  if (endings == "file")
    return {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
  if (endings == "bare" && path != "/api") return {{"text/event-stream", {{"schema", {{"type", "string"}}}}}};
  return {{"application/json", {{"schema", ref(route.schema)}}}};
}

Json operation(const Route& route) {
  Json json;
  json["summary"] = route.summary;
  json["description"] = route.summary_ar;
  Json& params = json["parameters"] = Json::array();
  const std::string_view path = route.path;
  if (const auto brace = path.find('{'); brace != std::string_view::npos)
    params.push_back({{"name", path.substr(brace + 1, path.find('}') - brace - 1)},
                      {"in", "path"},
                      {"required", true},
                      {"schema", {{"type", "string"}}}});
  for (const Param& p : kParams)
    if (names(route.params, p.name))
      params.push_back({{"name", p.name}, {"in", "query"}, {"description", p.text}, {"schema", schema_of(p.type)}});
  if (std::string_view(route.method) != "GET") {
    params.push_back(
        {{"name", "X-Isnad-Token"}, {"in", "header"}, {"required", true}, {"schema", {{"type", "string"}}}});
    params.push_back({{"name", "X-Isnad-Coder"},
                      {"in", "header"},
                      {"description", "Who judges, percent-coded; the account that runs the desk where left out"},
                      {"schema", {{"type", "string"}}}});
    json["requestBody"]["content"] = body_of(path);
  }
  json["responses"]["200"] = {{"description", "OK"}, {"content", answer_of(route)}};
  if (route.needs != Part::none)
    json["responses"]["503"] = {{"description", "A large project is being counted for the first time: ask again"},
                                {"headers", {{"Retry-After", {{"schema", {{"type", "integer"}}}}}}},
                                {"content", {{"application/problem+json", {{"schema", ref("Problem")}}}}}};
  json["responses"]["default"] = {{"description", "RFC 9457, English and Arabic"},
                                  {"content", {{"application/problem+json", {{"schema", ref("Problem")}}}}}};
  return json;
}

}  // namespace

std::string openapi() {
  Json json;
  json["openapi"] = "3.1.0";
  json["info"] = {{"title", "isnad desk"},
                  {"version", kVersion},
                  {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
  for (const Route& route : routes()) {
    const std::string method = std::string_view(route.method) == "GET" ? "get" : "post";
    const std::string path = route.path;
    const std::string_view endings = route.endings;
    const bool bare = endings == "bare" || endings == "file" || method == "post";
    json["paths"][bare ? path : path + (endings == "jsonl" ? ".jsonl" : ".json")][method] = operation(route);
    if (std::string_view(route.endings).find("csv") == std::string_view::npos) continue;
    Json table = operation(route);
    table["responses"]["200"]["content"] = {{"text/csv", {{"schema", {{"type", "string"}}}}}};
    json["paths"][path + ".csv"][method] = table;
  }
  json["components"]["schemas"] = schemas();
  return json.dump();
}

}  // namespace isnad::serve
