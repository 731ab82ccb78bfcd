// ftm: FollowTheMoney entities, one JSON a line: Article, Event, Organization, Person, Mention.
#include <map>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "base/sha256.h"
#include "export/event_view.h"
#include "export/formats.h"
#include "export/schemas.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

std::string key(std::string_view kind, const std::string& what) {
  return "isn-" + sha256_hex(std::string(kind) + '\n' + what).substr(0, 24);
}

class Entities {
 public:
  void add(const std::string& id, const char* schema, Json properties) {
    if (!known_.emplace(id, true).second) return;
    for (auto it = properties.begin(); it != properties.end();) it = it->empty() ? properties.erase(it) : std::next(it);
    const Json json{{"id", id}, {"schema", schema}, {"properties", std::move(properties)}};
    file_.bytes += json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    ++file_.rows;
  }
  File take() { return std::move(file_); }

 private:
  std::map<std::string, bool> known_;
  File file_{"entities.ftm.json", "application/x-ndjson", "", 0, false};
};

Json list(const std::string& text) { return text.empty() ? Json::array() : Json::array({text}); }
// FollowTheMoney takes addresses of the web alone; others are dropped as invalid where they are loaded.
Json web(const std::string& url) {
  return url.starts_with("https://") || url.starts_with("http://") ? list(url) : Json::array();
}

std::string actor_key(const ActorRef& a) { return key("actor", a.id.empty() ? name_of(a) : a.id); }

void add_actor(Entities& out, const ActorRef& a) {
  if (a.generic) return;  // مسلحون are nobody in particular
  Json names = list(a.name.empty() ? a.text : a.name);
  if (!a.name_en.empty()) names.push_back(a.name_en);
  out.add(actor_key(a), a.id.empty() ? "LegalEntity" : "Organization", {{"name", names}});
}

void add_article(Entities& out, const DocumentRow& d) {
  out.add(key("document", d.id), "Article",
          {{"title", list(d.title)},
           {"fileName", list(d.id)},
           {"sourceUrl", web(d.url)},
           {"publisher", list(d.outlet)},
           {"publishedAt", d.published ? list(iso_day(*d.published)) : Json::array()},
           {"contentHash", Json::array()}});
}

void add_event(Entities& out, const EventView& v, const Records& records) {
  Json involved = Json::array(), organizers = Json::array(), proof = Json::array(), countries = Json::array();
  for (const auto* actors : {&v.agents, &v.targets})
    for (const auto& a : *actors) {
      add_actor(out, a);
      if (!a.generic) involved.push_back(actor_key(a));
    }
  for (const auto* row : v.all) {
    const auto article = key("document", records.documents[row->document].id);
    if (std::find(proof.begin(), proof.end(), article) == proof.end()) proof.push_back(article);
  }
  if (v.place() != nullptr)
    if (auto code = country_of(*v.place()); !code.empty()) {
      for (char& c : code) c = static_cast<char>(c + ('a' - 'A'));
      countries.push_back(code);
    }
  std::string summary;
  for (const auto* row : v.all)
    if (summary.empty()) summary = chain_of(*row, records) + ": «" + row->quote + "»";
  out.add(key("event", v.event->id), "Event",
          {{"name", list(std::string(isnad::name_of(v.event->type)) + " (" + v.event->state + ")")},
           {"startDate", v.first ? list(iso_day(*v.first)) : Json::array()},
           {"endDate", v.last ? list(iso_day(*v.last)) : Json::array()},
           {"location", v.place() != nullptr ? list(name_of(*v.place())) : Json::array()},
           {"country", countries},
           {"involved", involved},
           {"summary", list(summary)},
           {"proof", proof},
           {"sourceUrl", web(records.base + "events/" + v.event->id)}});
}

void add_mentions(Entities& out, const ClaimRow& row, const Records& records) {
  const auto& d = records.documents[row.document];
  for (const auto* actors : {&row.claim.agent, &row.claim.target, &row.claim.mediator})
    for (const auto& a : *actors) {
      if (a.generic) continue;
      out.add(key("mention", row.claim.id + '\n' + actor_key(a)), "Mention",
              {{"document", list(key("document", d.id))},
               {"resolved", list(actor_key(a))},
               {"name", list(a.text.empty() ? name_of(a) : a.text)},
               {"detectedSchema", list(a.id.empty() ? "LegalEntity" : "Organization")}});
      add_actor(out, a);
    }
}

}  // namespace

std::vector<File> ftm_files(const Records& records, const Names&, const Options&) {
  Entities out;
  for (const auto& row : records.claims) {
    if (!row.wanted || row.review == "rejected") continue;
    add_article(out, records.documents[row.document]);
    add_mentions(out, row, records);
  }
  for (const auto& v : views_of(records))
    if (!v.stated.empty()) add_event(out, v, records);
  return {out.take(), schema_file("ftm")};
}

}  // namespace isnad::exports
