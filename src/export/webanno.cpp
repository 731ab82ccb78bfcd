// webanno: a W3C Web Annotation for each claim: the clause by its words and by code points of the
// stored text, and what was read in it.
#include <nlohmann/json.hpp>

#include "export/event_view.h"
#include "export/formats.h"
#include "export/schemas.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

Json annotation(const ClaimRow& row, const Records& records) {
  const auto& d = records.documents[row.document];
  Json a{{"id", records.base + "claims/" + row.claim.id}, {"type", "Annotation"}, {"motivation", "classifying"}};
  Json record = Json::parse(row.record, nullptr, false);
  a["body"] =
      Json::array({Json{{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", isnad::name_of(row.claim.type)}},
                   Json{{"type", "Dataset"}, {"format", "application/json"}, {"value", std::move(record)}}});
  Json& target = a["target"];
  target["source"] = d.url.empty() ? records.base + "documents/" + d.id : d.url;
  target["selector"] = Json::array(
      {Json{{"type", "TextQuoteSelector"}, {"exact", row.quote}, {"prefix", row.before}, {"suffix", row.after}},
       Json{{"type", "TextPositionSelector"}, {"start", row.start}, {"end", row.end}}});
  a["generator"] = {{"id", "urn:isnad:program"}, {"type", "Software"}, {"name", row.method}};
  a["isnad:document"] = d.id;
  a["isnad:according_to"] = according_to(row, records);
  a["isnad:review"] = row.review;
  return a;
}

}  // namespace

std::vector<File> webanno_files(const Records& records, const Names&, const Options&) {
  Json items = Json::array();
  for (const auto& row : records.claims)
    if (row.wanted) items.push_back(annotation(row, records));
  const auto rows = items.size();
  const Json context = Json::array({"http://www.w3.org/ns/anno.jsonld", Json{{"isnad", "urn:isnad:"}}});
  const Json page{{"@context", context},
                  {"id", records.base + "annotations"},
                  {"type", "AnnotationPage"},
                  {"startIndex", 0},
                  {"items", std::move(items)}};
  return {{"annotations.jsonld", "application/ld+json",
           page.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n', rows, false},
          schema_file("webanno")};
}

}  // namespace isnad::exports
