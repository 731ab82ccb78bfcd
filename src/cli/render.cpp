#include "cli/render.h"

#include <fmt/format.h>

#include "base/days.h"

namespace isnad::cli {
namespace {

std::string joined(const std::vector<ActorRef>& actors) {
  std::string out;
  for (const auto& actor : actors) {
    if (!out.empty()) out += "، ";
    out += actor.name.empty() ? actor.text : actor.name;
  }
  return out;
}

std::string joined(const std::vector<PlaceRef>& places) {
  std::string out;
  for (const auto& place : places) {
    if (!out.empty()) out += "، ";
    out += place.name.empty() ? place.text : place.name;
  }
  return out;
}

Colour colour_of(const Claim& claim) {
  if (claim.polarity == Polarity::negative) return Colour::red;
  return claim.certainty == Certainty::fact ? Colour::green : Colour::yellow;
}

std::string standing(const Claim& claim) {
  std::string out = claim.polarity == Polarity::negative ? "denied" : std::string(name_of(claim.certainty));
  if (claim.stage != Stage::none) out += fmt::format(", {}", name_of(claim.stage));
  return out;
}

std::string toll(const Claim& claim) {
  std::string out;
  const auto put = [&](const std::optional<Quantity>& q, const char* what) {
    if (q) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", quantity_words(*q), what);
  };
  put(claim.killed, "killed");
  put(claim.injured, "injured");
  put(claim.captured, "captured");
  put(claim.missing, "missing");
  return out;
}

}  // namespace

bool wants_table(const std::string& format) { return format == "table" || (format.empty() && is_terminal(stdout)); }

std::string quantity_words(const Quantity& q) {
  const std::string about = q.approximate ? "~" : "";
  if (q.min && q.max && *q.min == *q.max) return about + std::to_string(*q.min);
  if (q.min && q.max) return fmt::format("{}{}–{}", about, *q.min, *q.max);
  if (q.min) return fmt::format("{}≥{}", about, *q.min);
  if (q.max) return fmt::format("{}≤{}", about, *q.max);
  return "?";
}

std::string time_words(const TimeRef& time) {
  const std::string about = time.approximate ? "~" : "";
  if (time.start && time.end && *time.start == *time.end) return about + iso_day(*time.start);
  if (time.start && time.end) return fmt::format("{}{}–{}", about, iso_day(*time.start), iso_day(*time.end));
  if (time.start) return fmt::format("{}from {}", about, iso_day(*time.start));
  if (time.end) return fmt::format("{}until {}", about, iso_day(*time.end));
  return time.text;
}

std::string chain_words(const Claim& claim) {
  std::string out;
  int level = 0;
  for (const auto& source : claim.attribution) {
    if (!out.empty()) out += source.level == level ? " + " : " > ";
    out += source.name.empty() ? source.text : source.name;
    level = source.level;
  }
  return out;
}

Table claim_table() {
  return Table({"type", "standing", "agent", "target", "place", "time", "toll", "according to", "words"}, stdout);
}

std::vector<Cell> claim_row(const Claim& claim, std::string_view text) {
  return {{std::string(name_of(claim.type)), Colour::bold},
          {standing(claim), colour_of(claim)},
          {joined(claim.agent)},
          {joined(claim.target)},
          {joined(claim.places)},
          {claim.time ? time_words(*claim.time) : ""},
          {toll(claim)},
          {chain_words(claim), Colour::cyan},
          {std::string(text.substr(claim.evidence.begin, claim.evidence.size()))}};
}

Table event_table() {
  return Table({"event", "type", "state", "agent", "target", "place", "time", "killed", "claims", "outlets"}, stdout);
}

std::vector<Cell> event_row(const Event& event) {
  std::string outlets;
  for (const auto& outlet : event.outlets) outlets += (outlets.empty() ? "" : "، ") + outlet;
  const Colour colour = event.state == "contested" || event.state == "denied" ? Colour::red
                        : event.state == "corroborated"                       ? Colour::green
                                                                              : Colour::none;
  return {{event.id, Colour::dim},
          {std::string(name_of(event.type)), Colour::bold},
          {event.state, colour},
          {joined(event.agent)},
          {joined(event.target)},
          {joined(event.places)},
          {event.time ? time_words(*event.time) : ""},
          {event.killed ? quantity_words(*event.killed) : ""},
          {fmt::format("{} from {}", event.claims.size(), event.origins.size())},
          {outlets}};
}

Table mention_table() { return Table({"sentence", "kind", "words", "means"}, stdout); }

std::vector<Cell> mention_row(const Mention& mention, const Reading& reading) {
  const auto words = std::string_view(reading.document.text).substr(mention.span.begin, mention.span.size());
  std::string kind = "quote", means;
  if (const auto* actor = mention.actor()) {
    kind = "actor";
    means = actor->name;
    if (actor->entity >= 0) {
      const auto& ref = reading.entities[static_cast<std::size_t>(actor->entity)].ref;
      means = ref.id.empty() ? ref.name : fmt::format("{} ({})", ref.name, ref.id);
    }
  } else if (const auto* place = mention.place()) {
    kind = "place";
    means = fmt::format("{} {}", place->resolved.name, place->resolved.id);
  } else if (const auto* number = mention.number()) {
    kind = mention.kind == MentionKind::percent   ? "percent"
           : mention.kind == MentionKind::ordinal ? "ordinal"
                                                  : "number";
    means = number->min == number->max ? fmt::format("{}", number->min)
                                       : fmt::format("{}–{}", number->open_min ? "" : fmt::format("{}", number->min),
                                                     number->open_max ? "" : fmt::format("{}", number->max));
  } else if (const auto* time = mention.time()) {
    kind = "time";
    means = time->duration_days ? fmt::format("{} days", *time->duration_days) : time_words(time->ref);
  } else if (const auto* weapon = mention.weapon()) {
    kind = "weapon";
    means = weapon->id;
  }
  return {{std::to_string(mention.sentence), Colour::dim}, {kind, Colour::cyan}, {std::string(words)}, {means}};
}

}  // namespace isnad::cli
