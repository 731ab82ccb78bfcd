#include "fusing.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/code_points.h"
#include "base/days.h"
#include "export/json.h"
#include "export/parse_claim.h"
#include "fuse/block_keys.h"
#include "fuse/fuse.h"
#include "fuse/links.h"
#include "fuse/prepare.h"

namespace isnad::python {
namespace {

using Json = nlohmann::json;

std::string doc_of(const std::string& line) {
  const auto json = Json::parse(line, nullptr, false);
  return json.is_object() && json.contains("doc") && json["doc"].is_string() ? json["doc"].get<std::string>() : "";
}

struct Parsed {
  std::vector<Claim> claims;
  std::vector<std::size_t> document_of;  // number of each claim's document; as many as there are where unknown
  std::vector<fuse::InputDocument> documents;
};

// The texts stay the caller's. Spans become bytes of them again: fusion compares the clauses' words.
Parsed parse_all(const Lines& lines, const std::vector<AboutDocument>& documents) {
  Parsed out;
  std::unordered_map<std::string_view, std::size_t> numbers;
  std::vector<CodePoints> offsets;
  for (const auto& d : documents) {
    numbers.emplace(d.id, out.documents.size());
    out.documents.push_back({d.id, d.outlet, parse_day(d.published), d.text});
    offsets.emplace_back(d.text);
  }
  out.claims.reserve(lines.size());
  for (const auto& line : lines) {
    const auto doc = numbers.find(doc_of(line));
    const bool known = doc != numbers.end();
    out.document_of.push_back(known ? doc->second : documents.size());
    out.claims.push_back(take(exports::parse_claim(line, known ? &offsets[doc->second] : nullptr)));
  }
  return out;
}

Json parties(const std::vector<ActorRef>& list) {
  Json out = Json::array();
  for (const auto& a : list) out.push_back({a.id, a.name.empty() ? a.text : a.name});
  return out;
}
std::vector<ActorRef> parties(const Json& json) {
  std::vector<ActorRef> out;
  for (const auto& one : json) {
    ActorRef a;
    a.id = one.at(0).get<std::string>();
    a.name = one.at(1).get<std::string>();
    out.push_back(std::move(a));
  }
  return out;
}

std::string link_of(const Event& e, fuse::Whole kind) {
  Json json{{"kind", static_cast<int>(kind)}, {"state", e.state},
            {"type", name_of(e.type)},        {"toll", e.killed.has_value() || e.injured.has_value()},
            {"agent", parties(e.agent)},      {"target", parties(e.target)}};
  if (e.time && e.time->start) {
    json["start"] = iso_day(*e.time->start);
    json["end"] = iso_day(e.time->end.value_or(*e.time->start));
  }
  Json& places = json["places"] = Json::array();
  for (const auto& p : e.places) places.push_back({p.id, p.name, p.admin});
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

struct Linkable {
  Event event;
  fuse::Whole kind = fuse::Whole::none;
};

Linkable parse_link(const std::string& text) {
  Linkable out;
  Event& e = out.event;
  try {
    const Json json = Json::parse(text);
    out.kind = static_cast<fuse::Whole>(json.at("kind").get<int>());
    e.state = json.at("state").get<std::string>();
    e.type = claim_type(json.at("type").get<std::string>()).value_or(ClaimType::casualties);
    if (json.at("toll").get<bool>()) e.killed.emplace();
    e.agent = parties(json.at("agent"));
    e.target = parties(json.at("target"));
    if (json.contains("start")) {
      TimeRef t;
      t.start = parse_day(json.at("start").get<std::string>());
      t.end = parse_day(json.at("end").get<std::string>());
      e.time = t;
    }
    for (const auto& one : json.at("places")) {
      PlaceRef p;
      p.id = one.at(0).get<std::string>();
      p.name = one.at(1).get<std::string>();
      p.admin = one.at(2).get<std::vector<std::string>>();
      e.places.push_back(std::move(p));
    }
  } catch (const Json::exception& fault) {
    throw IsnadError({ErrorCode::malformed, fault.what(), "link", {}});
  }
  return out;
}

}  // namespace

Lines fuse_lines(const Lines& lines, const std::vector<AboutDocument>& documents, const fuse::Kinship& kinship) {
  const Parsed in = parse_all(lines, documents);
  Lines out;
  for (const auto& event : fuse::run({in.claims, in.documents, {}, &kinship}))
    out.push_back(exports::event_line(event));
  return out;
}

std::vector<std::vector<std::uint64_t>> block_keys(const Lines& lines, const std::vector<AboutDocument>& documents) {
  const Parsed in = parse_all(lines, documents);
  const fuse::InputDocument none{};
  std::vector<std::vector<std::uint64_t>> out;
  out.reserve(lines.size());
  for (std::size_t i = 0; i < in.claims.size(); ++i) {
    const auto& d = in.document_of[i] < in.documents.size() ? in.documents[in.document_of[i]] : none;
    const Span e = in.claims[i].evidence;
    const auto words = e.end <= d.text.size() ? d.text.substr(e.begin, e.size()) : std::string_view();
    out.push_back(fuse::block_keys(in.claims[i], d.published, words));
  }
  return out;
}

std::vector<std::uint32_t> components(std::uint32_t count, std::span<const std::uint32_t> items,
                                      std::span<const std::uint64_t> keys) {
  std::vector<std::uint32_t> parent(count);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  };
  std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
  pairs.reserve(std::min(items.size(), keys.size()));
  for (std::size_t i = 0; i < items.size() && i < keys.size(); ++i) {
    if (items[i] >= count) throw std::out_of_range("an item past the count");
    pairs.emplace_back(keys[i], items[i]);
  }
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 1; i < pairs.size(); ++i) {
    if (pairs[i].first != pairs[i - 1].first) continue;
    const auto a = root(pairs[i].second), b = root(pairs[i - 1].second);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t i = 0; i < count; ++i) parent[i] = root(i);
  return parent;
}

std::vector<BinEvent> fuse_bin(const Lines& lines, const std::vector<AboutDocument>& documents,
                               const fuse::Kinship& kinship) {
  const Parsed in = parse_all(lines, documents);
  std::unordered_set<std::string_view> totals;
  for (const auto& c : in.claims)
    if (fuse::running_total(c)) totals.insert(c.id);
  std::vector<BinEvent> out;
  // One thread: a cluster gives a worker one core.
  fuse::run(fuse::InMemory(in.claims), in.documents, {},
            [&](Event&& e) {
              const bool total =
                  std::any_of(e.claims.begin(), e.claims.end(), [&](const auto& id) { return totals.contains(id); });
              const fuse::Whole kind = fuse::whole_of(e, total);
              BinEvent& b = out.emplace_back();
              b.id = e.id;
              b.first = e.claims.empty() ? std::string() : *std::min_element(e.claims.begin(), e.claims.end());
              b.line = exports::event_line(e);
              b.link = link_of(e, kind);
              b.whole = kind != fuse::Whole::none;
              if (b.whole) b.whole_keys = fuse::own_places(e);
              b.part_keys = fuse::all_places(e);
            },
            {&kinship, 1, {}});
  return out;
}

Lines link_reasons(const Lines& wholes, const Lines& parts) {
  Lines out;
  std::string last;
  Linkable whole;
  for (std::size_t i = 0; i < wholes.size() && i < parts.size(); ++i) {
    if (i == 0 || wholes[i] != last) whole = parse_link(last = wholes[i]);
    const Linkable part = parse_link(parts[i]);
    const bool held = fuse::holds(whole.kind, whole.event, part.event, part.kind == fuse::Whole::total);
    out.emplace_back(held ? fuse::because(whole.kind) : "");
  }
  return out;
}

std::size_t most_parts() { return fuse::kParts; }

}  // namespace isnad::python
