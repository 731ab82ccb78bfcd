// isnad control, tolls, negotiations: the ledgers of a project or of articles.
#include <fmt/format.h>

#include <cstdio>

#include "base/days.h"
#include "base/error_table.h"
#include "cli/command.h"
#include "cli/corpus.h"
#include "cli/render.h"
#include "export/ledger.h"
#include "fuse/control.h"
#include "fuse/talks.h"
#include "fuse/toll.h"

namespace isnad::cli {
namespace {

struct Options {
  CorpusOptions corpus;
  std::string format, on, from, to, source;
  std::vector<std::string> places, parties;
};

std::string names(const std::vector<ActorRef>& actors) {
  std::string out;
  for (const auto& a : actors) out += (out.empty() ? "" : "، ") + (a.name.empty() ? a.text : a.name);
  return out;
}
std::string names(const std::vector<PlaceRef>& places) {
  std::string out;
  for (const auto& p : places) out += (out.empty() ? "" : "، ") + (p.name.empty() ? p.text : p.name);
  return out;
}
std::string range_words(const TollRange& r) {
  if (!r.max) return fmt::format("≥{}", r.min);
  return *r.max == r.min ? std::to_string(r.min) : fmt::format("{}–{}", r.min, *r.max);
}

int control(const Context& context, const Options& options) {
  const auto corpus = gather(context, options.corpus);
  if (!corpus) return report(corpus.error());
  const Day on = *parse_day(options.on);
  const auto rows = fuse::control(corpus->ledger_input(), {on, options.source, options.places});
  if (options.format == "csv") {
    std::fputs(exports::control_csv(rows, on).c_str(), stdout);
  } else if (!wants_table(options.format)) {
    for (const auto& row : rows) std::puts(exports::control_line(row, on).c_str());
  } else {
    Table table({"place", "state", "held by", "since", "siege", "from", "according to"}, stdout);
    for (const auto& r : rows) {
      std::string words;
      for (const auto& w : r.words)
        words += fmt::format("{}{}: {}", words.empty() ? "" : "؛ ", w.source_name,
                             w.holders.empty() ? "left" : names(w.holders));
      const Colour colour = r.state == "held" ? Colour::green : r.state == "contested" ? Colour::red : Colour::yellow;
      table.add({{r.place.name, Colour::bold},
                 {r.state + (r.fighting ? ", fighting" : ""), colour},
                 {r.holders.empty() && !r.left_by.empty() ? "left by " + names(r.left_by) : names(r.holders)},
                 {r.since ? iso_day(*r.since) : ""},
                 {r.besieged ? "by " + names(r.besiegers) : ""},
                 {r.inherited_from},
                 {words, Colour::cyan}});
    }
    std::fputs(table.empty() ? "nothing is said of who holds a place by that day\n" : table.render().c_str(), stdout);
  }
  return corpus->status;
}

int tolls(const Context& context, const Options& options) {
  const auto corpus = gather(context, options.corpus);
  if (!corpus) return report(corpus.error());
  const auto ledger = fuse::toll(corpus->ledger_input(),
                                 {parse_day(options.from), parse_day(options.to), options.places, options.parties});
  if (options.format == "csv") {
    std::fputs(exports::toll_csv(ledger).c_str(), stdout);
    return corpus->status;
  }
  if (!wants_table(options.format)) {
    for (const auto& line : exports::toll_lines(ledger)) std::puts(line.c_str());
    return corpus->status;
  }
  Table rows({"day", "place", "", "toll", "victims", "blamed", "by origin", "event"}, stdout);
  for (const auto& r : ledger.rows) {
    std::string origins;
    for (const auto& o : r.origins)
      origins += fmt::format("{}{} {}", origins.empty() ? "" : "؛ ", o.source, range_words(o.range));
    rows.add({{r.from ? iso_day(*r.from) : ""},
              {names(r.places), Colour::bold},
              {std::string(name_of(r.slot))},
              {range_words(r.range), r.contested ? Colour::red : Colour::none},
              {r.victims},
              {names(r.blamed)},
              {origins, Colour::cyan},
              {r.event, Colour::dim}});
  }
  std::fputs(rows.empty() ? "no tolls are told\n" : rows.render().c_str(), stdout);
  for (const auto& [head, sums] :
       {std::pair{"by victims", &ledger.by_victims}, std::pair{"by party blamed", &ledger.by_blamed}})
    if (!sums->empty()) {
      fmt::print("\n{}\n", head);
      for (const auto& s : *sums) {
        std::string who = s.victims.empty() ? s.blamed_name : s.victims;
        if (who.empty()) who = head == std::string_view("by victims") ? "not told" : "nobody named";
        fmt::print("  {:<9} {:>12}  {}  ({} events)\n", name_of(s.slot), range_words(s.range), who, s.events);
      }
    }
  if (!ledger.statements.empty()) std::puts("\nrunning totals as stated, against the sum of the events above");
  for (const auto& s : ledger.statements)
    fmt::print("  {:<9} {:>12}  {}  until {}: {} (sum {} over {} events)\n", name_of(s.slot), range_words(s.stated),
               s.source, s.to ? iso_day(*s.to) : "?", s.verdict, range_words(s.summed), s.events);
  return corpus->status;
}

int negotiations(const Context& context, const Options& options) {
  const auto corpus = gather(context, options.corpus);
  if (!corpus) return report(corpus.error());
  const auto rows = fuse::talks(corpus->ledger_input(), {parse_day(options.on), options.parties, options.places});
  if (options.format == "csv") {
    std::fputs(exports::talks_csv(rows).c_str(), stdout);
  } else if (!wants_table(options.format)) {
    for (const auto& row : rows) std::puts(exports::talks_line(row).c_str());
  } else {
    for (const auto& r : rows) {
      fmt::print("{}  {}  {}{}\n", r.id, r.truce ? "truce" : "talks", names(r.parties),
                 r.contested ? "  (sources differ)" : "");
      if (!r.places.empty()) fmt::print("  place     {}\n", names(r.places));
      if (!r.mediators.empty()) fmt::print("  mediator  {}\n", names(r.mediators));
      for (const auto& t : r.terms) fmt::print("  term      {}\n", t);
      for (const auto& s : r.stages)
        fmt::print("  {}  {:<11} {}{}\n", iso_day(s.day), name_of(s.stage), s.denied ? "denied by " : "",
                   s.source_name);
    }
    if (rows.empty()) std::puts("no talks are told of");
  }
  return corpus->status;
}

Command* ledger(Command& app, Context& context, const char* name, const char* help, Options& options) {
  auto* command = app.add_subcommand(name, help);
  add_corpus_options(*command, options.corpus, context);
  command->add_option("--format", options.format, "table (default on a terminal), jsonl or csv")
      ->one_of({"jsonl", "csv", "table"});
  command->add_option("--place", options.places, "id, code or name of a place; of what lies in it too")
      ->type_name("PLACE");
  return command;
}

}  // namespace

void add_ledgers(Command& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* held = ledger(app, context, "control", "who holds each place on a day, source by source", *options);
  add_day_option(*held, "--on", options->on, "the day asked for", true);
  held->add_option("--according-to", options->source, "id or name of one source or outlet")->type_name("SOURCE");
  add_example(*held, "isnad control --on 2017-06-14 --according-to sohr --project raqqa.db");
  held->callback([&context, options] { context.action = [&context, options] { return control(context, *options); }; });

  auto* toll = ledger(app, context, "tolls", "what each event cost, by origin, and what that comes to", *options);
  add_day_option(*toll, "--from", options->from, "first day");
  add_day_option(*toll, "--to", options->to, "last day");
  toll->add_option("--blamed", options->parties, "id or name of the party blamed")->type_name("PARTY");
  add_example(*toll, "isnad tolls --project hodeidah.db --from 2018-08-01 --to 2018-08-31 --format csv");
  toll->callback([&context, options] { context.action = [&context, options] { return tolls(context, *options); }; });

  auto* talks = ledger(app, context, "negotiations", "talks and truces: parties, terms, stages by source", *options);
  add_day_option(*talks, "--on", options->on, "stages up to this day");
  talks->add_option("--party", options->parties, "id or name of a party")->type_name("PARTY");
  add_example(*talks, "isnad negotiations --project raqqa.db --known-by 2017-10-14");
  talks->callback(
      [&context, options] { context.action = [&context, options] { return negotiations(context, *options); }; });
}

}  // namespace isnad::cli
