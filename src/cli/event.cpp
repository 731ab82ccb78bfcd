// isnad event: one event with all its claims, who got it from whom, and where they differ.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "base/error_table.h"
#include "cli/command.h"
#include "cli/corpus.h"
#include "cli/render.h"
#include "export/json.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string event, format;
  CorpusOptions corpus;
};

// Tellers below each other: the first source on top, outlets and their claims at the ends.
struct Branch {
  std::vector<std::pair<std::string, Branch>> below;  // in the order they came
  std::vector<std::string> claims;
  Branch& at(const std::string& name) {
    for (auto& [key, branch] : below)
      if (key == name) return branch;
    return below.emplace_back(name, Branch{}).second;
  }
};

std::string joined(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string out;
  for (const auto& n : names) out += (out.empty() ? "" : " + ") + n;
  return out;
}

// The way of one claim: its sources from the deepest level out, then the outlet.
std::vector<std::string> way(const Claim& claim, const std::string& outlet) {
  std::map<int, std::vector<std::string>> levels;
  for (const auto& s : claim.attribution) levels[s.level].push_back(s.name.empty() ? s.text : s.name);
  std::vector<std::string> out;
  for (auto it = levels.rbegin(); it != levels.rend(); ++it) out.push_back(joined(it->second));
  out.push_back(outlet.empty() ? claim.doc : outlet);
  return out;
}

class Page {
 public:
  Page(const Corpus& corpus, const Event& event) : corpus_(corpus), event_(event), documents_(corpus.about) {
    for (const auto& c : corpus.claims) claims_.emplace(c.id, &c);
  }

  std::string text() {
    head();
    tellings();
    disputes();
    for (const auto& l : event_.links) line(l.whole ? "part of" : "holds", fmt::format("{} ({})", l.event, l.because));
    return out_;
  }

 private:
  void line(std::string_view name, const std::string& value) {
    if (!value.empty()) out_ += fmt::format("{}  {}\n", paint(fmt::format("{:<12}", name), Colour::dim, rich_), value);
  }

  void head() {
    line("event", event_.id);
    line("type", std::string(name_of(event_.type)));
    line("state", event_.state);
    if (event_.time) line("time", time_words(*event_.time));
    std::string places, agents, targets;
    for (const auto& p : event_.places) places += (places.empty() ? "" : "، ") + p.name;
    for (const auto& a : event_.agent) agents += (agents.empty() ? "" : "، ") + a.name;
    for (const auto& a : event_.target) targets += (targets.empty() ? "" : "، ") + a.name;
    line("place", places);
    line("agent", agents);
    line("target", targets);
    if (event_.killed) line("killed", quantity_words(*event_.killed));
    if (event_.injured) line("injured", quantity_words(*event_.injured));
    line("confidence", fmt::format("{:.2f}, suggests {} on the Admiralty scale of information", event_.confidence,
                                   event_.credibility));
    line("origins", fmt::format("{} independent, {} claims", event_.origins.size(), event_.claims.size()));
  }

  std::string outlet_of(const Claim& c) const {
    const auto* d = documents_.find(c.doc);
    return d == nullptr ? std::string() : d->outlet;
  }

  void tellings() {
    std::map<std::string, const Passing*> copied;
    for (const auto& p : event_.transmission)
      if (p.how == "copied") copied.emplace(p.claim, &p);
    for (std::size_t o = 0; o < event_.origins.size(); ++o) {
      out_ += fmt::format("\norigin {}\n", o + 1);
      Branch root;
      for (const auto& id : event_.origins[o]) {
        const auto it = claims_.find(id);
        if (it == claims_.end()) continue;
        auto path = way(*it->second, outlet_of(*it->second));
        if (const auto c = copied.find(id); c != copied.end())
          path.back() += fmt::format(" (text copied from {}, {:.0f} %, {})", c->second->from_name,
                                     100 * c->second->share.value_or(0), c->second->words);
        Branch* at = &root;
        for (const auto& name : path) at = &at->at(name);
        at->claims.push_back(id);
      }
      draw(root, "  ");
    }
  }

  void draw(const Branch& branch, const std::string& margin) {
    for (const auto& [name, below] : branch.below) {
      out_ += fmt::format("{}{}\n", margin, paint(name, Colour::cyan, rich_));
      for (const auto& id : below.claims) {
        const Claim& c = *claims_.at(id);
        const auto* d = documents_.find(c.doc);
        const std::string_view text = d == nullptr ? std::string_view() : d->text;
        const auto words = c.evidence.end <= text.size() ? text.substr(c.evidence.begin, c.evidence.size()) : "";
        out_ += fmt::format("{}  {} {}{}\n", margin, paint(id, Colour::dim, rich_),
                            c.polarity == Polarity::negative ? "denied: " : "", words);
      }
      draw(below, margin + "  ");
    }
  }

  void disputes() {
    std::string told;
    for (const auto& a : event_.agreement)
      if (a.relation == Relation::contradicts)
        told += fmt::format("  {} and {} on {}\n", a.claim, a.other, paint(a.on, Colour::red, rich_));
    if (!told.empty()) out_ += "\ncontradict each other\n" + told;
    if (!event_.links.empty()) out_ += '\n';
  }

  const Corpus& corpus_;
  const Event& event_;
  fuse::DocumentTable documents_;
  std::map<std::string, const Claim*> claims_;
  std::string out_;
  bool rich_ = use_colours(stdout);
};

int event(const Context& context, const Options& options) {
  const auto corpus = gather(context, options.corpus);
  if (!corpus) return report(corpus.error());
  const auto it = std::find_if(corpus->events.begin(), corpus->events.end(), [&](const Event& e) {
    return e.id == options.event || std::find(e.claims.begin(), e.claims.end(), options.event) != e.claims.end();
  });
  if (it == corpus->events.end())
    return report(
        {ErrorCode::not_found, "no event of this id, and no claim of it", options.event, "`isnad events` lists them."});
  if (wants_table(options.format) || options.format.empty())
    std::fputs(Page(*corpus, *it).text().c_str(), stdout);
  else
    std::puts(exports::event_line(*it).c_str());
  return corpus->status;
}

}  // namespace

void add_event(Command& app, Context& context) {
  auto* command = app.add_subcommand("event", "one event: its claims, who got it from whom, where they differ");
  auto options = std::make_shared<Options>();
  command->add_option("event", options->event, "id of the event, or of a claim in it")->required()->type_name("EVENT");
  add_corpus_options(*command, options->corpus, context);
  command->add_option("--format", options->format, "table (default) or jsonl")->one_of({"jsonl", "table"});
  add_example(*command, "isnad event e5f130bd929f79d55 --project hodeidah.db");
  command->callback([&context, options] { context.action = [&context, options] { return event(context, *options); }; });
}

}  // namespace isnad::cli
