// isnad redact: a coarsened copy of a project.
#include "cli/redact.h"

#include <fmt/format.h>
#include <isnad/version.h>

#include <filesystem>
#include <map>
#include <memory>

#include "base/error_table.h"
#include "cli/project.h"
#include "export/redact.h"
#include "lexicon/lexicon.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string out, places = "district";
};

// Admin units by id, each looked up once.
class Units {
 public:
  explicit Units(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}
  std::optional<exports::Unit> operator()(const std::string& id) {
    const auto [at, added] = known_.try_emplace(id);
    if (added)
      if (const auto row = gazetteer_.find(id); row >= 0) {
        const auto i = static_cast<std::uint32_t>(row);
        exports::Unit unit;
        unit.name = gazetteer_.name(i);
        unit.name_en = gazetteer_.name_en(i);
        if (gazetteer_.has_point(i)) {
          unit.lat = gazetteer_.row(i).lat;
          unit.lon = gazetteer_.row(i).lon;
        }
        at->second = unit;
      }
    return at->second;
  }

 private:
  const Gazetteer& gazetteer_;
  std::map<std::string, std::optional<exports::Unit>> known_;
};

int run(const Context& context, const Options& options) {
  std::error_code code;
  if (std::filesystem::exists(options.out, code))
    return report(
        {ErrorCode::conflict, "there is a file of that name", options.out, "Name another, or remove it first."});
  auto from = open_project(context, Project::Mode::read_write);
  if (!from) return report(from.error());
  const auto lexicon = Lexicon::open(context.data);
  if (!lexicon) return report(lexicon.error());
  auto to = Project::open(options.out, Project::Mode::create);
  if (!to) return report(to.error());
  exports::Coarsening how;
  how.finest = options.places == "country"       ? Precision::country
               : options.places == "governorate" ? Precision::governorate
                                                 : Precision::district;
  how.unit = Units(lexicon->gazetteer());
  how.who = user_name();
  how.at = now_utc();
  how.tool = fmt::format("isnad {}", kVersion);
  const auto done = exports::redact(*from, *to, how);
  if (!done) return report(done.error());
  fmt::print("{}: {} articles without their words, {} claims, {} events; places no finer than a {}\n", options.out,
             done->documents, done->claims, done->events, options.places);
  return kExitDone;
}

}  // namespace

void add_redact(Command& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("redact", "a coarsened copy of a project: no words, no people, no exact places");
  command->add_option("--out", options->out, "file of the copy")->required()->type_name("FILE");
  command->add_option("--places", options->places, "the finest a place may be")
      ->one_of({"district", "governorate", "country"});
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad redact --project raqqa.db --out raqqa-coarse.db --places governorate");
  command->callback([&context, options] { context.action = [&context, options] { return run(context, *options); }; });
}

}  // namespace isnad::cli
