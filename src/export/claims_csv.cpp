// claims: our own long table, one row a claim; jsonl: the records themselves.
#include "export/event_view.h"
#include "export/formats.h"
#include "export/json.h"

namespace isnad::exports {
namespace {

constexpr const char* kTypes =
    "armed_clash|assault|airstrike|shelling|bombing|abuse_civilians|repel|gain_control|lose_control|hold_control|clear|"
    "advance|withdraw|move|encircle|operation_start|negotiate|ceasefire|demand|reject|accuse|threaten|promise|"
    "provide_support|provide_arms|casualties|detain|release|displacement|evacuate|humanitarian_need|aid|destruction|"
    "protest";

constexpr Column kColumns[] = {
    {"isnad_id", Cell::text, "id of the claim; stable for one article and one version"},
    {"isnad_url", Cell::text, "where the desk shows it"},
    {"event", Cell::text, "id of the event it was fused into"},
    {"document", Cell::text, "id of the article"},
    {"sentence", Cell::whole, "index of the sentence in the article", "", 0, 1e6},
    {"start", Cell::whole, "first code point of the clause in the stored text", "", 0, 1e9},
    {"end", Cell::whole, "one past the clause's last code point", "", 0, 1e9},
    {"quote", Cell::text, "the clause, word for word"},
    {"type", Cell::text, "what is claimed to have happened; see the codebook", kTypes},
    {"polarity", Cell::text, "negative: the source denies it", "positive|negative"},
    {"certainty", Cell::text, "how far the wording commits itself", "fact|possible|attempted|anticipated|hypothetical"},
    {"stage", Cell::text, "of talks and truces",
     "|proposed|begun|ongoing|suspended|stopped|agreed|implemented|violated|rejected"},
    {"agent", Cell::text, "who did it, by their neutral names, joined by |"},
    {"agent_id", Cell::text, "their ids; ? where the actor base has none"},
    {"target", Cell::text, "to whom"},
    {"target_id", Cell::text, "their ids"},
    {"mediator", Cell::text, "who mediates talks"},
    {"place", Cell::text, "places, joined by |"},
    {"place_en", Cell::text, "their names in English, where known"},
    {"place_role", Cell::text, "at, from, to, near, joined by |"},
    {"precision", Cell::text, "of the first place",
     "|exact|neighbourhood|town|district|governorate|country|unresolved"},
    {"pcodes", Cell::text, "containers of the first place, country first, joined by /"},
    {"latitude", Cell::number, "of the first place, where it is a town or finer", "", -90, 90},
    {"longitude", Cell::number, "of the first place, where it is a town or finer", "", -180, 180},
    {"date_start", Cell::day, "first day; empty where the text does not tell"},
    {"date_end", Cell::day, "last day"},
    {"date_words", Cell::text, "the Arabic words it was told in"},
    {"date_basis", Cell::text, "explicit, or resolved against a publication day", "|explicit|published|inferred"},
    {"killed_min", Cell::whole, "at least", "", 0, 1e9},
    {"killed_max", Cell::whole, "at most; empty beside a minimum: open", "", 0, 1e9},
    {"injured_min", Cell::whole, "at least", "", 0, 1e9},
    {"injured_max", Cell::whole, "at most", "", 0, 1e9},
    {"captured_min", Cell::whole, "at least", "", 0, 1e9},
    {"captured_max", Cell::whole, "at most", "", 0, 1e9},
    {"missing_min", Cell::whole, "at least", "", 0, 1e9},
    {"missing_max", Cell::whole, "at most", "", 0, 1e9},
    {"quantity_min", Cell::whole, "what the type counts, at least", "", 0, 1e15},
    {"quantity_max", Cell::whole, "at most", "", 0, 1e15},
    {"running_total", Cell::text, "yes: a sum over more than this happening, never to be added up", "|yes"},
    {"victims", Cell::text, "main category"},
    {"weapon", Cell::text, "what with"},
    {"chain", Cell::text, "who says so: speaker > who quotes them > outlet; + side by side"},
    {"according_to", Cell::text, "the innermost voice; the outlet where it speaks itself"},
    {"outlet", Cell::text, "who published it"},
    {"published", Cell::day, "when"},
    {"source_url", Cell::text, "where"},
    {"title", Cell::text, "of the article"},
    {"rule", Cell::text, "id of the rule that read it"},
    {"method", Cell::text, "program, version and data"},
    {"confidence", Cell::number, "0 to 1", "", 0, 1},
    {"review", Cell::text, "what a reviewer said", "open|accepted|rejected|edited"},
};

std::string ids_of(const std::vector<ActorRef>& actors) {
  std::vector<std::string> ids;
  for (const auto& a : actors) ids.push_back(a.id.empty() ? "?" : a.id);
  return joined(ids);
}

std::string arabic(const std::vector<ActorRef>& actors) {
  std::vector<std::string> names;
  for (const auto& a : actors) names.push_back(a.name.empty() ? a.text : a.name);
  return joined(names);
}

void put_range(Csv& csv, const std::optional<Quantity>& q) {
  csv.add(q ? q->min : std::nullopt).add(q ? q->max : std::nullopt);
}

void put_places(Csv& csv, const std::vector<PlaceRef>& places) {
  std::vector<std::string> names, english, roles;
  for (const auto& p : places) {
    names.push_back(p.name.empty() ? p.text : p.name);
    if (!p.name_en.empty()) english.push_back(p.name_en);
    roles.emplace_back(isnad::name_of(p.role));
  }
  csv.add(joined(names)).add(joined(english)).add(joined(roles));
  if (places.empty()) {
    csv.blanks(4);
    return;
  }
  const PlaceRef& first = places.front();
  const bool fine = first.precision <= Precision::town;
  csv.add(isnad::name_of(first.precision)).add(joined(first.admin, "/"));
  csv.degrees(fine ? first.lat : std::nullopt).degrees(fine ? first.lon : std::nullopt);
}

void put_row(Csv& csv, const ClaimRow& row, const Records& records) {
  const Claim& c = row.claim;
  const DocumentRow& d = records.documents[row.document];
  csv.add(c.id).add(records.base + "claims/" + c.id).add(row.event).add(c.doc);
  csv.add(std::int64_t{c.sentence}).add(std::int64_t{row.start}).add(std::int64_t{row.end}).add(row.quote);
  csv.add(isnad::name_of(c.type)).add(c.polarity == Polarity::negative ? "negative" : "positive");
  csv.add(isnad::name_of(c.certainty)).add(c.stage == Stage::none ? std::string_view() : isnad::name_of(c.stage));
  csv.add(arabic(c.agent)).add(ids_of(c.agent)).add(arabic(c.target)).add(ids_of(c.target)).add(arabic(c.mediator));
  put_places(csv, c.places);
  csv.add(c.time ? c.time->start : std::nullopt).add(c.time ? c.time->end : std::nullopt);
  csv.add(c.time ? c.time->text : std::string());
  csv.add(c.time && c.time->basis != TimeBasis::none ? isnad::name_of(c.time->basis) : std::string_view());
  for (const auto* q : {&c.killed, &c.injured, &c.captured, &c.missing, &c.quantity}) put_range(csv, *q);
  const bool total = (c.killed && c.killed->cumulative) || (c.injured && c.injured->cumulative) ||
                     (c.quantity && c.quantity->cumulative);
  csv.add(total ? "yes" : "").add(c.victims).add(c.weapon);
  csv.add(chain_of(row, records)).add(according_to(row, records));
  csv.add(d.outlet).add(d.published).add(d.url).add(d.title);
  csv.add(c.rule).add(row.method).share(c.confidence).add(row.review);
  csv.end_row();
}

constexpr const char* kAbout =
    "Claims of a project, one a row: what an article says happened, according to whom, with the words behind it.";

}  // namespace

std::vector<File> claims_files(const Records& records, const Names&, const Options& options) {
  Csv csv(kColumns, options.csv);
  for (const auto& row : records.claims)
    if (row.wanted) put_row(csv, row, records);
  const auto rows = csv.rows();
  return {{"claims.csv", "text/csv; charset=utf-8", csv.take(), rows, false},
          {"claims.csv-metadata.json", "application/csvm+json", csvw("claims.csv", kAbout, kColumns), 0, true}};
}

std::vector<File> jsonl_files(const Records& records, const Names&, const Options&) {
  File claims{"claims.jsonl", "application/x-ndjson", "", 0, false}, events{"events.jsonl", claims.media, "", 0, false};
  for (const auto& row : records.claims) {
    if (!row.wanted) continue;
    claims.bytes += row.record + '\n';
    ++claims.rows;
  }
  for (const auto& event : records.events) {
    events.bytes += event_line(event) + '\n';
    ++events.rows;
  }
  return {claims, events};
}

}  // namespace isnad::exports
