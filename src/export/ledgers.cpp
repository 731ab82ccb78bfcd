// negotiations, contradictions and victims: three ledgers, a row for each thing told.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/days.h"
#include "export/event_view.h"
#include "export/formats.h"
#include "export/material.h"
#include "fuse/talks.h"

namespace isnad::exports {
namespace {

constexpr const char* kReviews = "open|accepted|rejected|edited";

constexpr Column kTalks[] = {
    {"isnad_id", Cell::text, "id of the claim"},
    {"isnad_url", Cell::text, "where the desk shows it"},
    {"process", Cell::text, "id of its first event: rounds of the same sides that follow each other share it"},
    {"event", Cell::text, "id of the event"},
    {"kind", Cell::text, "talks or truce", "negotiate|ceasefire"},
    {"parties", Cell::text, "who talks, joined by ;"},
    {"mediators", Cell::text, "who mediates, joined by ;"},
    {"topic", Cell::text, "the place it is about, or the clause where none is named"},
    {"stage", Cell::text, "as this voice tells it; parallel rows may disagree",
     "|proposed|begun|ongoing|suspended|stopped|agreed|implemented|violated|rejected"},
    {"polarity", Cell::text, "negative: the voice denies it", "positive|negative"},
    {"certainty", Cell::text, "how far the wording commits itself", "fact|possible|attempted|anticipated|hypothetical"},
    {"as_of", Cell::day, "the day it is told of, else the day it was published"},
    {"terms", Cell::text, "terms in the words of the text, joined by |"},
    {"last_word", Cell::text, "yes: this voice has not said otherwise of the process since", "yes|no"},
    {"contested", Cell::text, "yes: the voices' last words on the process cannot all hold", "yes|no"},
    {"according_to", Cell::text, "the voice"},
    {"chain", Cell::text, "speaker > who quotes them > outlet"},
    {"claims", Cell::text, "id of the claim behind the row"},
    {"method", Cell::text, "program, version and data"},
    {"review", Cell::text, "what a reviewer said", kReviews},
};

constexpr Column kContradictions[] = {
    {"isnad_id", Cell::text, "the two claims"},
    {"isnad_url", Cell::text, "where the desk shows the event"},
    {"event", Cell::text, "id of the event"},
    {"kind", Cell::text, "what they differ on", "toll|date|place|actor|control|stage|existence"},
    {"claim_a", Cell::text, "id"},
    {"claim_b", Cell::text, "id"},
    {"according_to_a", Cell::text, "voice of a"},
    {"according_to_b", Cell::text, "voice of b"},
    {"explanation", Cell::text, "what each says, in short"},
    {"resolution", Cell::text, "by review alone; the program takes no side",
     "open|a_rejected|b_rejected|both_rejected"},
    {"method", Cell::text, "program, version and data"},
    {"review", Cell::text, "of a and b", "open|accepted|rejected|edited|mixed"},
};

constexpr Column kVictims[] = {
    {"isnad_id", Cell::text, "claim and place in it"},
    {"isnad_url", Cell::text, "where the desk shows the claim"},
    {"event", Cell::text, "id of the event"},
    {"name", Cell::text, "as the text gives it; personal data: handle with care"},
    {"category", Cell::text, "as the text counts them: children, journalists …"},
    {"fate", Cell::text, "what the clause says of them; empty where it only names them",
     "|killed|injured|captured|missing"},
    {"polarity", Cell::text, "negative: the source denies it", "positive|negative"},
    {"certainty", Cell::text, "how far the wording commits itself", "fact|possible|attempted|anticipated|hypothetical"},
    {"place", Cell::text, "where, as named"},
    {"date_start", Cell::day, "first day"},
    {"date_end", Cell::day, "last day"},
    {"according_to", Cell::text, "the voice"},
    {"chain", Cell::text, "speaker > who quotes them > outlet"},
    {"quote", Cell::text, "the clause, word for word"},
    {"source_url", Cell::text, "of the article"},
    {"claims", Cell::text, "id of the claim"},
    {"method", Cell::text, "program, version and data"},
    {"review", Cell::text, "what a reviewer said", kReviews},
};

std::vector<File> pair(const char* name, Csv& csv, const char* about, std::span<const Column> columns) {
  const auto rows = csv.rows();
  return {{fmt::format("{}.csv", name), "text/csv; charset=utf-8", csv.take(), rows, false},
          {fmt::format("{}.csv-metadata.json", name), "application/csvm+json",
           csvw(fmt::format("{}.csv", name), about, columns), 0, true}};
}

const char* sign(const Claim& c) { return c.polarity == Polarity::negative ? "negative" : "positive"; }

std::string topic_of(const ClaimRow& row) {
  std::vector<std::string> places;
  for (const auto& p : row.claim.places) places.push_back(p.name.empty() ? p.text : p.name);
  return places.empty() ? row.quote : joined(places);
}

const char* kind_of(const Agreement& a, ClaimType type) {
  const bool control =
      type == ClaimType::gain_control || type == ClaimType::hold_control || type == ClaimType::lose_control;
  if (a.on == "toll") return "toll";
  if (a.on == "time") return "date";
  if (a.on == "place") return "place";
  if (a.on == "party") return control ? "control" : "actor";
  if (a.on == "stage") return "stage";
  return "existence";
}

std::string figure(const std::optional<Quantity>& q) {
  if (!q) return "no figure";
  if (q->min && q->max) return *q->min == *q->max ? std::to_string(*q->min) : fmt::format("{}–{}", *q->min, *q->max);
  return q->min ? fmt::format("{} or more", *q->min) : q->max ? fmt::format("up to {}", *q->max) : "no figure";
}

std::string says(const ClaimRow& row, std::string_view kind) {
  const Claim& c = row.claim;
  if (kind == "toll") return fmt::format("killed {}, injured {}", figure(c.killed), figure(c.injured));
  if (kind == "date") {
    if (!c.time || !c.time->start) return "no day";
    return iso_day(*c.time->start) + (c.time->end && *c.time->end != *c.time->start ? "/" + iso_day(*c.time->end) : "");
  }
  if (kind == "stage") return std::string(isnad::name_of(c.stage));
  if (kind == "place") return topic_of(row);
  if (kind == "actor" || kind == "control") return c.agent.empty() ? "nobody named" : names_of(c.agent);
  return c.polarity == Polarity::negative ? "did not happen" : "happened";
}

const char* resolution(const ClaimRow& a, const ClaimRow& b) {
  const bool no_a = a.review == "rejected", no_b = b.review == "rejected";
  return no_a && no_b ? "both_rejected" : no_a ? "a_rejected" : no_b ? "b_rejected" : "open";
}

const char* fate(const Claim& c, const Breakdown& b) {
  if (b.killed) return "killed";
  if (b.injured) return "injured";
  const int told = c.killed.has_value() + c.injured.has_value() + c.captured.has_value() + c.missing.has_value();
  if (told != 1) return "";
  return c.killed ? "killed" : c.injured ? "injured" : c.captured ? "captured" : "missing";
}

bool about_talks(ClaimType type) { return type == ClaimType::negotiate || type == ClaimType::ceasefire; }

// The processes that `isnad negotiations` tells, by their events.
class Processes {
 public:
  explicit Processes(const Records& records) {
    const LedgerMaterial material = material_of(records, about_talks);
    rows_ = fuse::talks({material.claims, material.documents, records.events});
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (const auto& event : rows_[i].events) by_event_.emplace(event, i);
  }
  [[nodiscard]] const TalksRow* of(const std::string& event) const {
    const auto at = by_event_.find(event);
    return at == by_event_.end() ? nullptr : &rows_[at->second];
  }
  static bool stands(const TalksRow& row, const std::string& claim) {
    return std::any_of(row.standing.begin(), row.standing.end(), [&](const auto& s) { return s.claim == claim; });
  }

 private:
  std::vector<TalksRow> rows_;
  std::unordered_map<std::string, std::size_t> by_event_;
};

}  // namespace

std::vector<File> negotiations_files(const Records& records, const Names&, const Options& options) {
  const Processes processes(records);
  Csv csv(kTalks, options.csv);
  for (const auto& row : records.claims) {
    const Claim& c = row.claim;
    if (!row.wanted || !about_talks(c.type)) continue;
    std::vector<ActorRef> parties = c.agent;
    parties.insert(parties.end(), c.target.begin(), c.target.end());
    const TalksRow* process = row.review == "rejected" ? nullptr : processes.of(row.event);
    csv.add(c.id).add(records.base + "claims/" + c.id).add(process != nullptr ? process->id : row.event).add(row.event);
    csv.add(isnad::name_of(c.type)).add(names_of(parties)).add(names_of(c.mediator)).add(topic_of(row));
    csv.add(c.stage == Stage::none ? std::string_view() : isnad::name_of(c.stage)).add(sign(c));
    csv.add(isnad::name_of(c.certainty));
    csv.add(c.time && c.time->start ? c.time->start : records.documents[row.document].published);
    csv.add(joined(c.terms)).add(process != nullptr && Processes::stands(*process, c.id) ? "yes" : "no");
    csv.add(process != nullptr && process->contested ? "yes" : "no");
    csv.add(according_to(row, records)).add(chain_of(row, records)).add(c.id).add(row.method).add(row.review);
    csv.end_row();
  }
  return pair("negotiations", csv, "Talks and truces, a row for each voice that tells of them.", kTalks);
}

std::vector<File> contradictions_files(const Records& records, const Names&, const Options& options) {
  std::unordered_map<std::string_view, const ClaimRow*> by_id;
  for (const auto& row : records.claims) by_id.emplace(row.claim.id, &row);
  Csv csv(kContradictions, options.csv);
  for (const auto& event : records.events)
    for (const auto& a : event.agreement) {
      if (a.relation != Relation::contradicts) continue;
      const auto first = by_id.find(a.claim), second = by_id.find(a.other);
      if (first == by_id.end() || second == by_id.end()) continue;
      const ClaimRow &one = *first->second, &other = *second->second;
      const char* kind = kind_of(a, event.type);
      csv.add(a.claim + ':' + a.other).add(records.base + "events/" + event.id).add(event.id).add(kind);
      csv.add(a.claim).add(a.other).add(according_to(one, records)).add(according_to(other, records));
      csv.add(fmt::format("a: {}; b: {}", says(one, kind), says(other, kind))).add(resolution(one, other));
      csv.add(one.method).add(one.review == other.review ? one.review : std::string("mixed"));
      csv.end_row();
    }
  return pair("contradictions", csv, "Pairs of claims of one event that cannot both hold.", kContradictions);
}

std::vector<File> victims_files(const Records& records, const Names&, const Options& options) {
  Csv csv(kVictims, options.csv);
  for (const auto& row : records.claims) {
    const Claim& c = row.claim;
    if (!row.wanted || row.review == "rejected") continue;
    int number = 0;
    for (const auto& b : c.breakdown)
      for (const auto& name : b.names) {
        csv.add(fmt::format("{}:{}", c.id, number++)).add(records.base + "claims/" + c.id).add(row.event).add(name);
        csv.add(b.category).add(fate(c, b)).add(sign(c)).add(isnad::name_of(c.certainty));
        csv.add(c.places.empty() ? std::string() : topic_of(row));
        csv.add(c.time ? c.time->start : std::nullopt).add(c.time ? c.time->end : std::nullopt);
        csv.add(according_to(row, records)).add(chain_of(row, records)).add(row.quote);
        csv.add(records.documents[row.document].url).add(c.id).add(row.method).add(row.review);
        csv.end_row();
      }
  }
  return pair("victims", csv, "Victims whom the texts name, a row for each naming.", kVictims);
}

}  // namespace isnad::exports
