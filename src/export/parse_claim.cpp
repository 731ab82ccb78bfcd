#include "export/parse_claim.h"

#include <nlohmann/json.hpp>

#include "base/days.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::json;

std::string text(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}
bool flag(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_boolean() && at->get<bool>();
}
std::optional<double> number(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_number() ? std::optional(at->get<double>()) : std::nullopt;
}
std::optional<std::int64_t> whole(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_number_integer() ? std::optional(at->get<std::int64_t>()) : std::nullopt;
}

template <class E>
E named(const std::string& name, int count, E otherwise) {
  for (int i = 0; i < count; ++i)
    if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
  return otherwise;
}

class Parser {
 public:
  Parser(const Json& json, const CodePoints* offsets) : json_(json), offsets_(offsets) {}

  Claim claim() const {
    Claim c;
    c.id = text(json_, "id");
    c.doc = text(json_, "doc");
    c.sentence = static_cast<std::uint32_t>(whole(json_, "sentence").value_or(0));
    c.type = claim_type(text(json_, "type")).value_or(ClaimType::casualties);
    if (const auto* e = object(json_, "evidence")) c.evidence = span(*e);
    if (const auto* t = object(json_, "trigger")) c.trigger = {span(*t), text(*t, "text"), text(*t, "lemma")};
    c.rule = text(json_, "rule");
    each("attribution", [&](const Json& j) { c.attribution.push_back(source(j)); });
    each("agent", [&](const Json& j) { c.agent.push_back(actor(j)); });
    each("target", [&](const Json& j) { c.target.push_back(actor(j)); });
    each("mediator", [&](const Json& j) { c.mediator.push_back(actor(j)); });
    each("places", [&](const Json& j) { c.places.push_back(place(j)); });
    if (const auto* t = object(json_, "time")) c.time = time(*t);
    c.killed = quantity(json_, "killed");
    c.injured = quantity(json_, "injured");
    c.captured = quantity(json_, "captured");
    c.missing = quantity(json_, "missing");
    c.quantity = quantity(json_, "quantity");
    c.share = number(json_, "share");
    c.victims = text(json_, "victims");
    each("breakdown", [&](const Json& j) {
      Breakdown b;
      b.category = text(j, "category");
      b.killed = quantity(j, "killed");
      b.injured = quantity(j, "injured");
      if (const auto names = j.find("names"); names != j.end() && names->is_array())
        for (const auto& name : *names)
          if (name.is_string()) b.names.push_back(name.get<std::string>());
      c.breakdown.push_back(std::move(b));
    });
    if (const auto terms = json_.find("terms"); terms != json_.end() && terms->is_array())
      for (const auto& term : *terms)
        if (term.is_string()) c.terms.push_back(term.get<std::string>());
    c.weapon = text(json_, "weapon");
    c.polarity = text(json_, "polarity") == "-" ? Polarity::negative : Polarity::positive;
    c.certainty = named(text(json_, "certainty"), 5, Certainty::fact);
    c.stage = named(text(json_, "stage"), 10, Stage::none);
    c.confidence = number(json_, "confidence").value_or(0.5);
    if (const auto* p = object(json_, "plover")) {
      c.plover = text(*p, "type");
      c.plover_mode = text(*p, "mode");
    }
    if (const auto* a = object(json_, "acled")) {
      c.acled = text(*a, "event_type");
      c.acled_sub = text(*a, "sub_event_type");
    }
    c.cameo = text(json_, "cameo");
    return c;
  }

 private:
  static const Json* object(const Json& json, const char* key) {
    const auto at = json.find(key);
    return at != json.end() && at->is_object() ? &*at : nullptr;
  }
  template <class F>
  void each(const char* key, F&& f) const {
    const auto at = json_.find(key);
    if (at == json_.end() || !at->is_array()) return;
    for (const auto& item : *at)
      if (item.is_object()) f(item);
  }
  Span span(std::int64_t begin, std::int64_t end) const {
    if (begin < 0 || end < begin) return {};
    const auto at = [&](std::int64_t point) {
      const auto value = static_cast<std::uint32_t>(std::min<std::int64_t>(point, 0xffffffffLL));
      return offsets_ != nullptr ? offsets_->byte_of(value) : value;
    };
    return {at(begin), at(end)};
  }
  Span span(const Json& json) const { return span(whole(json, "start").value_or(0), whole(json, "end").value_or(0)); }
  ActorRef actor(const Json& j) const {
    return {text(j, "id"), text(j, "name"), text(j, "name_en"), text(j, "text"), span(j), flag(j, "generic")};
  }
  PlaceRef place(const Json& j) const {
    PlaceRef p;
    p.id = text(j, "id");
    p.name = text(j, "name");
    p.name_en = text(j, "name_en");
    p.text = text(j, "text");
    p.span = span(j);
    p.role = named(text(j, "role"), 4, PlaceRole::at);
    p.lat = number(j, "lat");
    p.lon = number(j, "lon");
    p.precision = named(text(j, "precision"), 7, Precision::unresolved);
    if (const auto admin = j.find("admin"); admin != j.end() && admin->is_array())
      for (const auto& id : *admin)
        if (id.is_string()) p.admin.push_back(id.get<std::string>());
    p.runner_up = text(j, "runner_up");
    p.inherited = flag(j, "inherited");
    return p;
  }
  Source source(const Json& j) const {
    Source s;
    s.id = text(j, "id");
    s.name = text(j, "name");
    s.text = text(j, "text");
    s.kind = named(text(j, "kind"), 7, SourceKind::anonymous);
    s.level = static_cast<int>(whole(j, "level").value_or(0));
    s.verb = text(j, "verb");
    s.affiliation = text(j, "affiliation");
    s.span = span(j);
    return s;
  }
  TimeRef time(const Json& j) const {
    TimeRef t;
    t.start = parse_day(text(j, "start"));
    t.end = parse_day(text(j, "end"));
    t.text = text(j, "text");
    t.approximate = flag(j, "approximate");
    t.resolved = flag(j, "resolved");
    t.basis = named(text(j, "basis"), 4, TimeBasis::none);
    if (const auto at = j.find("span"); at != j.end() && at->is_array() && at->size() == 2 &&
                                        (*at)[0].is_number_integer() && (*at)[1].is_number_integer())
      t.span = span((*at)[0].get<std::int64_t>(), (*at)[1].get<std::int64_t>());
    return t;
  }
  std::optional<Quantity> quantity(const Json& from, const char* key) const {
    const auto* j = object(from, key);
    if (j == nullptr) return std::nullopt;
    Quantity q;
    q.min = whole(*j, "min");
    q.max = whole(*j, "max");
    q.approximate = flag(*j, "approximate");
    q.cumulative = flag(*j, "cumulative");
    q.text = text(*j, "text");
    q.span = span(*j);
    return q;
  }

  const Json& json_;
  const CodePoints* offsets_;
};

}  // namespace

Result<Claim> parse_claim(std::string_view line, const CodePoints* offsets) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::malformed, "not a claim record: no JSON object");
  if (text(json, "id").empty() || text(json, "doc").empty() || !claim_type(text(json, "type")))
    return fail(ErrorCode::malformed, "a claim record has an id, a doc and a type", text(json, "id"));
  return Parser(json, offsets).claim();
}

}  // namespace isnad::exports
