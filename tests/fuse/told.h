// Claims made by hand for fusion's tests.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <string>
#include <vector>

#include "base/days.h"
#include "fuse/fuse.h"

namespace isnad::told {

inline Day day(const std::string& iso) { return *parse_day(iso); }

inline ActorRef party(const std::string& id) {
  ActorRef a;
  a.id = a.name = a.text = id;
  return a;
}

inline PlaceRef place(const std::string& id, double lat = 15, double lon = 44,
                      std::vector<std::string> admin = {"YE", "YE-HU"}, Precision precision = Precision::town) {
  PlaceRef p;
  p.id = p.name = p.text = id;
  p.lat = lat;
  p.lon = lon;
  p.precision = precision;
  p.admin = std::move(admin);
  return p;
}

inline Source said(const std::string& id, SourceKind kind = SourceKind::organisation, int level = 0) {
  Source s;
  s.id = kind == SourceKind::anonymous ? "" : id;
  s.name = s.text = id;
  s.kind = kind;
  s.level = level;
  s.verb = "قال";
  return s;
}

inline Quantity exactly(std::int64_t n) {
  Quantity q;
  q.min = q.max = n;
  return q;
}
inline Quantity at_least(std::int64_t n) {
  Quantity q;
  q.min = n;
  return q;
}

inline TimeRef on(const std::string& first, const std::string& last = {}) {
  TimeRef t;
  t.start = day(first);
  t.end = last.empty() ? t.start : day(last);
  t.resolved = true;
  return t;
}

inline Claim claim(const std::string& id, const std::string& doc, ClaimType type) {
  Claim c;
  c.id = id;
  c.doc = doc;
  c.type = type;
  return c;
}

inline fuse::InputDocument article(const std::string& id, const std::string& published, std::string_view text = {}) {
  return {id, "outlet " + id, parse_day(published), text};
}

}  // namespace isnad::told
