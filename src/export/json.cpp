#include "export/json.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "model/actor_traits.h"
#include "model/reading.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// An object with room for that many keys: one that grows copies all it holds.
Json object(std::size_t keys) {
  Json json = Json::object();
  json.get_ref<Json::object_t&>().reserve(keys);
  return json;
}

struct Edge {  // spans → code points and words
  std::string_view text;
  const CodePoints& offsets;
  void put(Json& json, Span span) const {
    if (span.empty()) return;
    json["start"] = offsets.at(span.begin);
    json["end"] = offsets.at(span.end);
  }
};

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json quantity(const Quantity& q, const Edge& edge) {
  Json json = object(7);
  json["min"] = q.min ? Json(*q.min) : Json(nullptr);
  json["max"] = q.max ? Json(*q.max) : Json(nullptr);
  if (q.approximate) json["approximate"] = true;
  if (q.cumulative) json["cumulative"] = true;
  put(json, "text", q.text);
  edge.put(json, q.span);
  return json;
}

Json actor(const ActorRef& a, const Edge& edge) {
  Json json = object(7);
  json["id"] = a.id.empty() ? Json(nullptr) : Json(a.id);
  put(json, "name", a.name);
  put(json, "name_en", a.name_en);
  put(json, "text", a.text);
  if (a.generic) json["generic"] = true;
  edge.put(json, a.span);
  return json;
}

void put_place(Json& json, const PlaceRef& p, const Edge& edge) {
  json["id"] = p.id.empty() ? Json(nullptr) : Json(p.id);
  put(json, "name", p.name);
  put(json, "name_en", p.name_en);
  put(json, "text", p.text);
  json["role"] = name_of(p.role);
  if (p.lat && p.lon) {
    json["lat"] = *p.lat;
    json["lon"] = *p.lon;
  }
  json["precision"] = name_of(p.precision);
  if (!p.admin.empty()) json["admin"] = p.admin;
  put(json, "runner_up", p.runner_up);
  if (p.inherited) json["inherited"] = true;
  edge.put(json, p.span);
}

Json time(const TimeRef& t, const Edge& edge) {
  Json json = object(7);
  if (t.start) json["start"] = iso_day(*t.start);
  if (t.end) json["end"] = iso_day(*t.end);
  put(json, "text", t.text);
  json["approximate"] = t.approximate;
  json["resolved"] = t.resolved;
  if (t.basis != TimeBasis::none) json["basis"] = name_of(t.basis);
  if (!t.span.empty()) json["span"] = {edge.offsets.at(t.span.begin), edge.offsets.at(t.span.end)};
  return json;
}

Json actors(const std::vector<ActorRef>& list, const Edge& edge) {
  Json json = Json::array();
  for (const auto& a : list) json.push_back(actor(a, edge));
  return json;
}

Json source(const Source& s, const Edge& edge) {
  Json json = object(9);
  json["id"] = s.id.empty() ? Json(nullptr) : Json(s.id);
  put(json, "name", s.name);
  put(json, "text", s.text);
  json["kind"] = name_of(s.kind);
  json["level"] = s.level;
  put(json, "verb", s.verb);
  put(json, "affiliation", s.affiliation);
  edge.put(json, s.span);
  return json;
}

}  // namespace

std::string claim_line(const Claim& c, std::string_view text, const CodePoints& offsets) {
  const Edge edge{text, offsets};
  Json json = object(34);
  json["id"] = c.id;
  json["doc"] = c.doc;
  json["sentence"] = c.sentence;
  json["type"] = name_of(c.type);
  Json& evidence = json["evidence"] = object(3);
  edge.put(evidence, c.evidence);
  evidence["text"] = text.substr(c.evidence.begin, c.evidence.size());
  Json& trigger = json["trigger"];
  edge.put(trigger, c.trigger.span);
  put(trigger, "text", c.trigger.text);
  put(trigger, "lemma", c.trigger.lemma);
  json["rule"] = c.rule;
  Json& chain = json["attribution"] = Json::array();
  for (const auto& s : c.attribution) chain.push_back(source(s, edge));
  json["agent"] = actors(c.agent, edge);
  json["target"] = actors(c.target, edge);
  Json& places = json["places"] = Json::array();
  for (const auto& p : c.places) put_place(places.emplace_back(object(13)), p, edge);
  if (c.time) json["time"] = time(*c.time, edge);
  if (c.killed) json["killed"] = quantity(*c.killed, edge);
  if (c.injured) json["injured"] = quantity(*c.injured, edge);
  if (c.captured) json["captured"] = quantity(*c.captured, edge);
  if (c.missing) json["missing"] = quantity(*c.missing, edge);
  if (c.quantity) json["quantity"] = quantity(*c.quantity, edge);
  if (c.share) json["share"] = *c.share;
  put(json, "victims", c.victims);
  for (const auto& b : c.breakdown) {
    Json& part = json["breakdown"].emplace_back();
    part["category"] = b.category;
    if (b.killed) part["killed"] = quantity(*b.killed, edge);
    if (b.injured) part["injured"] = quantity(*b.injured, edge);
    if (!b.names.empty()) part["names"] = b.names;
  }
  if (!c.mediator.empty()) json["mediator"] = actors(c.mediator, edge);
  if (!c.terms.empty()) json["terms"] = c.terms;
  put(json, "weapon", c.weapon);
  json["polarity"] = name_of(c.polarity);
  json["certainty"] = name_of(c.certainty);
  if (c.stage != Stage::none) json["stage"] = name_of(c.stage);
  json["confidence"] = std::round(c.confidence * 1000) / 1000;
  put(json, "because", c.because);
  if (!c.plover.empty()) {
    json["plover"]["type"] = c.plover;
    if (!c.plover_mode.empty()) json["plover"]["mode"] = c.plover_mode;
  }
  if (!c.acled.empty()) {
    json["acled"]["event_type"] = c.acled;
    if (!c.acled_sub.empty()) json["acled"]["sub_event_type"] = c.acled_sub;
  }
  put(json, "cameo", c.cameo);
  return dump(json);
}

std::string event_line(const Event& e) {
  const CodePoints none("");
  const Edge edge{"", none};
  Json json;
  json["id"] = e.id;
  json["type"] = name_of(e.type);
  json["claims"] = e.claims;
  if (e.time) json["time"] = time(*e.time, edge);
  Json& places = json["places"] = Json::array();
  for (const auto& p : e.places) put_place(places.emplace_back(object(13)), p, edge);
  json["agent"] = actors(e.agent, edge);
  json["target"] = actors(e.target, edge);
  if (e.killed) {
    json["killed"] = quantity(*e.killed, edge);
    for (const auto& b : e.killed_by_source) {
      Json& part = json["killed"]["by_source"].emplace_back();
      part["claim"] = b.claim;
      part["source"] = b.source;
      part["min"] = b.value.min ? Json(*b.value.min) : Json(nullptr);
      part["max"] = b.value.max ? Json(*b.value.max) : Json(nullptr);
    }
  }
  if (e.injured) json["injured"] = quantity(*e.injured, edge);
  json["origins"] = e.origins;
  json["outlets"] = e.outlets;
  Json& agreement = json["agreement"] = Json::array();
  for (const auto& a : e.agreement)
    agreement.push_back({{"claim", a.claim}, {"other", a.other}, {"relation", name_of(a.relation)}, {"on", a.on}});
  json["state"] = e.state;
  json["confidence"] = std::round(e.confidence * 100) / 100;
  json["credibility"] = e.credibility;
  Json& passings = json["transmission"] = Json::array();
  for (const auto& p : e.transmission) {
    Json& step = passings.emplace_back();
    step["claim"] = p.claim;
    step["from"] = p.from_name.empty() ? Json(nullptr) : Json(p.from_name);
    step["to"] = p.to_name.empty() ? Json(nullptr) : Json(p.to_name);
    step["how"] = p.how;
    put(step, "words", p.words);
    if (p.share) step["share"] = std::round(*p.share * 100) / 100;
  }
  for (const auto& l : e.links)
    json[l.whole ? "part_of" : "holds"].push_back({{"event", l.event}, {"because", l.because}});
  return dump(json);
}

namespace {

Json head_of(const Reading& r, std::uint32_t sentence, Span span, const Edge& edge) {
  Json json;
  json["doc"] = r.document.id;
  json["sentence"] = sentence;
  json["kind"] = nullptr;
  edge.put(json, span);
  json["text"] = std::string_view(r.document.text).substr(span.begin, span.size());
  return json;
}

void put_number(Json& json, const NumberMention& n) {
  if (!n.open_min && !n.open_max && n.min == n.max) {
    json["value"] = n.min;
  } else {
    json["min"] = n.open_min ? Json(nullptr) : Json(n.min);
    json["max"] = n.open_max ? Json(nullptr) : Json(n.max);
  }
  if (n.approximate) json["approximate"] = true;
}

// Persons and organisations are those with a name; «الوزير», «وزير الدفاع» and «الحكومة» are actors.
const char* kind_of_actor(const ActorMention& a, TokenRange tokens, const Reading& r) {
  const auto& first = r.tokens[tokens.first];
  if (tokens.size() == 1 && first.analysis().pos == Pos::adj && a.name_form == NameForm::full &&
      a.cls != ActorClass::media)
    return "actor";  // قصف إسرائيلي
  const bool office_alone = a.title_token >= 0 && static_cast<std::uint32_t>(a.title_token) == tokens.first;
  if (office_alone || (a.name_form == NameForm::epithet && a.candidates.empty())) return "actor";
  switch (traits_of(a.cls).named) {
    case Named::person: return "person";
    case Named::nobody: return "actor";
    case Named::state:
    case Named::body: return "organisation";
  }
  return "actor";
}

void put_mention(Json& json, const Mention& m, const Reading& r, const Edge& edge) {
  if (const auto* a = m.actor()) {
    json["kind"] = kind_of_actor(*a, m.tokens, r);
    if (a->force && a->name_tokens.size() < m.tokens.size()) {
      json["name_start"] = edge.offsets.at(r.tokens[a->name_tokens.first].span.begin);
      json["name_end"] = edge.offsets.at(r.tokens[a->name_tokens.last - 1].span.end);
    }
    if (a->entity >= 0) {
      const auto& ref = r.entities[static_cast<std::size_t>(a->entity)].ref;
      json["id"] = ref.id.empty() ? Json(nullptr) : Json(ref.id);
      put(json, "name", ref.name);
      put(json, "name_en", ref.name_en);
    } else {
      put(json, "name", a->name);
    }
  } else if (const auto* p = m.place()) {
    json["kind"] = "place";
    const Json keep = json["text"];
    put_place(json, p->resolved, edge);
    json["text"] = keep;
    edge.put(json, m.span);
  } else if (const auto* n = m.number()) {
    json["kind"] = m.kind == MentionKind::percent ? "percent" : m.kind == MentionKind::ordinal ? "ordinal" : "number";
    put_number(json, *n);
  } else if (const auto* t = m.time()) {
    json["kind"] = "time";
    json["time"] = time(t->ref, edge);
    if (t->duration_days) json["duration_days"] = *t->duration_days;
  } else if (const auto* w = m.weapon()) {
    json["kind"] = "weapon";
    json["id"] = w->id;
  } else {
    json["kind"] = "quote";
  }
}

}  // namespace

std::string mention_lines(const Reading& r, bool tokens) {
  const CodePoints offsets(r.document.text);
  const Edge edge{r.document.text, offsets};
  std::string out;
  if (tokens)
    for (std::uint32_t s = 0; s < r.sentences.size(); ++s)
      for (std::uint32_t i = r.sentences[s].first; i < r.sentences[s].last; ++i) {
        const Token& t = r.tokens[i];
        Json json = head_of(r, s, t.span, edge);
        json["kind"] = "token";
        json["lemma"] = t.analysis().lemma;
        json["pos"] = name_of(t.analysis().pos);
        out += dump(json) + '\n';
      }
  for (const auto& m : r.mentions) {
    if (const auto* p = m.place(); p != nullptr && (p->inside_name || p->metonym)) continue;
    if (m.kind == MentionKind::quote) continue;
    Json json = head_of(r, m.sentence, m.span, edge);
    put_mention(json, m, r, edge);
    out += dump(json) + '\n';
  }
  return out;
}

}  // namespace isnad::exports
