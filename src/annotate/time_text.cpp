#include <fmt/format.h>

#include "annotate/times.h"

namespace isnad::annotate {
namespace {

std::string_view unit_name(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::none: return "";
    case TimeUnit::second: return "second";
    case TimeUnit::minute: return "minute";
    case TimeUnit::hour: return "hour";
    case TimeUnit::day: return "day";
    case TimeUnit::week: return "week";
    case TimeUnit::month: return "month";
    case TimeUnit::quarter: return "quarter";
    case TimeUnit::year: return "year";
    case TimeUnit::decade: return "decade";
    case TimeUnit::century: return "century";
    case TimeUnit::period: return "period";
  }
  return "";
}

std::string date_text(const TimePoint& p) {
  std::string out = p.hijri ? "H:" : "";
  out += p.year != 0 ? fmt::format("{:04}", p.year) : "XXXX";
  if (p.season != 0) out += fmt::format("-S{:02}", p.season);
  if (p.month != 0)
    out += fmt::format("-{:02}", p.month);
  else if (p.day != 0)
    out += "-XX";
  if (p.day != 0) out += fmt::format("-{:02}", p.day);
  if (p.unit != TimeUnit::none)
    out += fmt::format("@{}{:+}", unit_name(p.unit), p.shift);
  else if (p.shifted)
    out += fmt::format("{:+}", p.shift);
  return out;
}

std::string count_text(const TimePoint& p) {
  if (p.vague_count) return fmt::format("few {}", unit_name(p.unit));
  if (p.max == 0) return fmt::format(">={} {}", p.min, unit_name(p.unit));
  if (p.min != p.max) return fmt::format("{}..{} {}", p.min, p.max, unit_name(p.unit));
  return fmt::format("{} {}", p.min, unit_name(p.unit));
}

std::string point_text(const TimePoint& p) {
  std::string out;
  switch (p.base) {
    case TimeBase::none: break;
    case TimeBase::date: out = date_text(p); break;
    case TimeBase::day_offset: out = fmt::format("day{:+}", p.shift); break;
    case TimeBase::weekday:
      out = fmt::format("W-{}", p.weekday);
      if (p.unit != TimeUnit::none)
        out += fmt::format("@{}{:+}", unit_name(p.unit), p.shift);
      else if (p.shifted)
        out += fmt::format("{:+}", p.shift);
      break;
    case TimeBase::unit: out = fmt::format("{}{:+}", unit_name(p.unit), p.shift); break;
    case TimeBase::window: out = fmt::format("{} {}", p.shift < 0 ? "last" : "next", count_text(p)); break;
    case TimeBase::ago: out = count_text(p) + " ago"; break;
    case TimeBase::ahead: out = "in " + count_text(p); break;
    case TimeBase::length: out = "for " + count_text(p); break;
    case TimeBase::decade: out = fmt::format("{:03}X", p.year / 10); break;
  }
  if (p.base != TimeBase::weekday && p.weekday != 0) out += fmt::format("(W-{})", p.weekday);
  if (p.ordinal != 0)
    out = fmt::format("{} {} of {}", p.ordinal == 255 ? std::string("last") : std::to_string(p.ordinal),
                      unit_name(p.ordinal_unit), out);
  if (p.ordinal == 0 && p.ordinal_unit == TimeUnit::week) out = "week of " + out;
  switch (p.edge) {
    case TimeEdge::none: break;
    case TimeEdge::start: out = "start " + out; break;
    case TimeEdge::middle: out = "middle " + out; break;
    case TimeEdge::end: out = (p.ordinal == 0 && p.ordinal_unit == TimeUnit::day ? "weekend " : "end ") + out; break;
    case TimeEdge::rest: out = (p.ordinal == 0 && p.ordinal_unit == TimeUnit::day ? "later " : "rest ") + out; break;
  }
  if (p.hour >= 0) out += fmt::format("T{:02}", p.hour);
  return out;
}

}  // namespace

std::string time_text(const TimeExpression& e) {
  std::string out;
  switch (e.relation) {
    case TimeRelation::at: break;
    case TimeRelation::since: out = "since "; break;
    case TimeRelation::until: out = "until "; break;
    case TimeRelation::before: out = "before "; break;
    case TimeRelation::after: out = "after "; break;
    case TimeRelation::within: out = "within "; break;
  }
  out += point_text(e.from);
  if (e.to) out += "/" + point_text(*e.to);
  if (e.approximate) out += "~";
  return out;
}

}  // namespace isnad::annotate
