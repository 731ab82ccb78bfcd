// isnad eval airwars: are reports of one coded incident fused to one event? B-cubed over the claims at
// an incident's place and day, since one report can tell of several incidents.
#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <map>

#include "base/error_table.h"
#include "cli/eval_events.h"
#include "cli/incidents.h"
#include "fuse/b_cubed.h"
#include "fuse/fuse.h"
#include "fuse/kinship.h"
#include "lexicon/lexicon.h"

namespace isnad::cli {
namespace {

int measure(const Context& context, const std::string& path, std::size_t most) {
  const auto incidents = read_incidents(path);
  if (!incidents) return report(incidents.error());
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  std::vector<Document> documents;
  std::vector<std::size_t> filed;  // incident of each document
  for (std::size_t i = 0; i < incidents->size(); ++i)
    for (const auto& text : (*incidents)[i].reports) {
      Document d;
      d.id = fmt::format("{}-{}", i, documents.size());
      d.text = text;
      // The day of publication is not coded: a report is taken to be of the incident's last day.
      d.published = (*incidents)[i].last;
      documents.push_back(std::move(d));
      filed.push_back(i);
    }
  std::vector<std::vector<Claim>> read(documents.size());
  tbb::parallel_for(std::size_t{0}, documents.size(), [&](std::size_t d) {
    Engine::Scratch scratch;
    read[d] = engine->read(documents[d], scratch);
  });
  std::vector<Claim> claims;
  std::map<std::string, std::size_t> truth;  // of the claims that tell of their report's incident
  std::map<std::string, const Claim*> by_id;
  for (std::size_t d = 0; d < read.size(); ++d)
    for (auto& c : read[d]) {
      if (tells_of((*incidents)[filed[d]], c)) truth.emplace(c.id, filed[d]);
      claims.push_back(std::move(c));
    }
  std::vector<fuse::InputDocument> about;
  for (const auto& d : documents) about.push_back({d.id, d.outlet, d.published, d.text});
  const fuse::Kinship kinship(fuse::kin_of(engine->lexicon().actors()));
  std::vector<fuse::Grouped> items;
  std::map<std::size_t, std::map<std::string, std::vector<std::string>>> spread;
  std::size_t events = 0;
  for (const auto& e : fuse::run({claims, about, {}, &kinship})) {
    ++events;
    for (const auto& id : e.claims)
      if (const auto it = truth.find(id); it != truth.end()) {
        items.push_back({std::to_string(it->second), e.id});
        spread[it->second][e.id].push_back(id);
      }
  }
  for (const auto& [incident, groups] : spread) {
    if (most == 0) break;
    if (groups.size() < 2) continue;
    --most;
    fmt::print("{} {}: {} events\n", (*incidents)[incident].code, (*incidents)[incident].place, groups.size());
    for (const auto& [event, ids] : groups) fmt::print("  {} {}\n", event, fmt::join(ids, " "));
  }
  const auto score = fuse::b_cubed(items);
  fmt::print("reports {}, claims {}, events {}; claims at their incident {} of {} incidents\n", documents.size(),
             claims.size(), events, items.size(), spread.size());
  fmt::print("B-cubed    precision {:.3f}  recall {:.3f}  F1 {:.3f}\n", score.precision, score.recall, score.f1());
  return kExitDone;
}

}  // namespace

void add_eval_airwars(Command& eval, Context& context) {
  auto* command = eval.add_subcommand("airwars", "reports of coded incidents fused to events (B-cubed)");
  auto path = std::make_shared<std::string>();
  auto most = std::make_shared<std::size_t>(0);
  command->add_option("file", *path, "incidents with their reports, JSON lines")->required();
  command->add_option("--spread", *most, "show so many incidents that fall into several events")->type_name("N");
  add_data_option(*command, context);
  add_example(*command, "isnad eval airwars incidents.jsonl");
  command->callback(
      [&context, path, most] { context.action = [&context, path, most] { return measure(context, *path, *most); }; });
}

}  // namespace isnad::cli
