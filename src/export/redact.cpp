#include "export/redact.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/sha256.h"
#include "base/utf8.h"
#include "export/records.h"

namespace isnad::exports {
namespace {

// Where in `admin` (country first) the unit of this precision stands.
std::size_t depth_of(Precision p) { return p == Precision::country ? 0 : p == Precision::governorate ? 1 : 2; }
constexpr Precision kByDepth[] = {Precision::country, Precision::governorate, Precision::district};

class Coarsener {
 public:
  explicit Coarsener(const Coarsening& how) : how_(how) {}

  PlaceRef place(PlaceRef p) const {
    p.text.clear();
    p.runner_up.clear();
    p.span = {};
    const std::size_t depth = depth_of(how_.finest);
    if (p.precision >= how_.finest && p.precision != Precision::unresolved) {
      if (p.admin.size() > depth + 1) p.admin.resize(depth + 1);
      return p;
    }
    p.lat.reset();
    p.lon.reset();
    p.id.clear();
    p.name.clear();
    p.name_en.clear();
    p.precision = Precision::unresolved;
    if (p.admin.empty()) return p;
    if (p.admin.size() > depth + 1) p.admin.resize(depth + 1);
    p.id = p.admin.back();
    p.precision = kByDepth[p.admin.size() - 1];
    if (const auto unit = how_.unit(p.id)) {
      p.name = unit->name;
      p.name_en = unit->name_en;
      p.lat = unit->lat;
      p.lon = unit->lon;
    }
    return p;
  }
  // Two places of one unit are one.
  std::vector<PlaceRef> places(const std::vector<PlaceRef>& list) const {
    std::vector<PlaceRef> out;
    std::set<std::pair<std::string, PlaceRole>> seen;
    for (const auto& one : list) {
      PlaceRef p = place(one);
      if (!p.id.empty() && seen.emplace(p.id, p.role).second) out.push_back(std::move(p));
    }
    return out;
  }

  // A party that the base of actors knows, or a kind of people; who else is named might be a person.
  std::vector<ActorRef> parties(const std::vector<ActorRef>& list) const {
    std::vector<ActorRef> out;
    for (ActorRef a : list) {
      if (a.id.empty() && !a.generic) continue;
      a.text.clear();
      a.span = {};
      out.push_back(std::move(a));
    }
    return out;
  }

  std::vector<Source> sources(const std::vector<Source>& list) {
    std::vector<Source> out;
    for (Source s : list) {
      if (s.kind == SourceKind::person && s.id.empty()) {
        const std::string instead = s.affiliation.empty() ? "—" : s.affiliation;
        unnamed_[s.name] = instead;
        s.name = instead;
        s.kind = SourceKind::anonymous;
      }
      s.text.clear();
      s.span = {};
      out.push_back(std::move(s));
    }
    return out;
  }

  // The name a source has in the copy.
  std::string named(const std::string& name) const {
    const auto at = unnamed_.find(name);
    return at == unnamed_.end() ? name : at->second;
  }

  Claim claim(Claim c) {
    c.attribution = sources(c.attribution);
    for (auto* list : {&c.agent, &c.target, &c.mediator}) *list = parties(*list);
    c.places = places(c.places);
    if (c.time) time(*c.time);
    for (auto* figure : {&c.killed, &c.injured, &c.captured, &c.missing, &c.quantity})
      if (*figure) (*figure)->text.clear();
    for (auto& group : c.breakdown) {
      group.names.clear();
      for (auto* figure : {&group.killed, &group.injured})
        if (*figure) (*figure)->text.clear();
    }
    c.because.clear();
    return c;
  }

  Event event(Event e) const {
    e.places = places(e.places);
    e.agent = parties(e.agent);
    e.target = parties(e.target);
    if (e.time) time(*e.time);
    for (auto* figure : {&e.killed, &e.injured})
      if (*figure) (*figure)->text.clear();
    for (auto& one : e.killed_by_source) {
      one.source = named(one.source);
      one.value.text.clear();
    }
    for (auto& passing : e.transmission) {
      passing.from = named(passing.from);
      passing.from_name = named(passing.from_name);
      passing.to = named(passing.to);
      passing.to_name = named(passing.to_name);
      if (passing.how != "copied") passing.words.clear();
    }
    for (auto& link : e.links) link.because.clear();
    return e;
  }

 private:
  static void time(TimeRef& t) { t.text.clear(); }
  const Coarsening& how_;
  std::map<std::string, std::string> unnamed_;
};

}  // namespace

std::string without_words(std::string_view text) {
  // One stand-in for each length, so that bytes stay where they are.
  constexpr std::string_view kStandIn[] = {"", ".", "·", "•", "··"};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto one = utf8::decode(text, at);
    const auto c = static_cast<UChar32>(one.cp);
    const bool told = (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_S_MASK | U_GC_C_MASK)) != 0 &&
                      c != '\n' && c != '\r' && c != '\t';
    if (told)
      out += kStandIn[one.size];
    else
      out += text.substr(at, one.size);
    at += one.size;
  }
  return out;
}

Result<Redacted> redact(Project& from, Project& to, const Coarsening& how) {
  auto records = load(from);
  if (!records) return tl::unexpected(records.error());
  const auto ids = from.document_ids();
  if (!ids) return tl::unexpected(ids.error());
  Coarsener coarsener(how);
  std::map<std::string, std::vector<Claim>> claims;
  std::set<std::string> kept;
  for (auto& row : records->claims) {
    if (row.review == "rejected") continue;
    kept.insert(row.claim.id);
    claims[records->documents[row.document].id].push_back(coarsener.claim(std::move(row.claim)));
  }
  const auto import = to.begin_import({how.at, how.who, how.tool, "redacted", {"a coarsened copy"}});
  if (!import) return tl::unexpected(import.error());
  Redacted done;
  for (const auto& id : *ids) {
    const auto stored = from.document(id);
    if (!stored) return tl::unexpected(stored.error());
    if (!*stored) continue;
    const Document& whole = (*stored)->document;
    ReadDocument copy;
    Document& d = copy.document;
    d.id = fmt::format("article-{:06}", ++done.documents);
    d.text = without_words(whole.text);
    d.body_begin = whole.body_begin;
    d.outlet = whole.outlet;
    d.language = whole.language;
    d.published = whole.published;
    for (const Span span : (*stored)->sentences) copy.sentences.push_back({span, 0, "body"});
    for (Claim& claim : claims[id]) {
      claim.doc = d.id;
      copy.claims.push_back(std::move(claim));
    }
    done.claims += copy.claims.size();
    copy.raw = d.text;
    d.raw_sha256 = sha256_hex(d.text);
    if (auto added = to.add(copy, *import); !added) return tl::unexpected(added.error());
  }
  std::vector<Event> events;
  for (auto& event : records->events) {
    std::erase_if(event.claims, [&](const std::string& claim) { return !kept.contains(claim); });
    for (auto& origin : event.origins)
      std::erase_if(origin, [&](const std::string& claim) { return !kept.contains(claim); });
    std::erase_if(event.origins, [](const auto& origin) { return origin.empty(); });
    std::erase_if(event.agreement,
                  [&](const Agreement& a) { return !kept.contains(a.claim) || !kept.contains(a.other); });
    std::erase_if(event.killed_by_source, [&](const BySource& b) { return !kept.contains(b.claim); });
    if (!event.claims.empty()) events.push_back(coarsener.event(std::move(event)));
  }
  done.events = events.size();
  if (auto replaced = to.replace_events(events); !replaced) return tl::unexpected(replaced.error());
  if (auto ended = to.end_import(*import, how.at); !ended) return tl::unexpected(ended.error());
  const auto details = [&](const std::string& head) {
    return nlohmann::ordered_json{{"places", name_of(how.finest)},
                                  {"documents", done.documents},
                                  {"claims", done.claims},
                                  {"events", done.events},
                                  {"head_of_the_original", head}}
        .dump();
  };
  const std::string head = records->audit_head;
  if (auto noted = to.audit(how.at, how.who, "redact", "copy", details(head)); !noted)
    return tl::unexpected(noted.error());
  if (auto noted = from.audit(how.at, how.who, "export", "redacted", details(head)); !noted)
    return tl::unexpected(noted.error());
  return done;
}

}  // namespace isnad::exports
