// Exports at the desk: the bytes that `isnad export` writes, as a bundle or file by file.
#include <fmt/format.h>
#include <isnad/version.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "export/zip.h"
#include "serve/filter.h"
#include "serve/project_export.h"
#include "serve/routes_work.h"
#include "serve/workshop.h"
#include "store/snapshot.h"

namespace isnad::serve::work {
namespace {

constexpr std::string_view kSqlite = "sqlite/project.db";
constexpr std::size_t kLargestCopy = std::size_t{16} << 30;

Response download(const std::string& type, const std::string& name, std::string bytes) {
  Response response;
  response.content_type = type;
  response.headers.emplace("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  response.body = std::move(bytes);
  return response;
}

// What stands in the address, as the command line would have it. A condition that the command line has
// no word for is an error: leaving it out would export more than was asked for.
Result<ExportOrder> order_of(const Request& request, std::string format) {
  constexpr std::array<std::string_view, 13> kKnown = {
      "type", "actor", "place", "source", "outlet", "doc", "event", "from", "to", "q", "bom", "spreadsheet", "base"};
  for (const auto& [name, value] : request.params)
    if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end() && !value.empty())
      return fail(ErrorCode::usage, "an export cannot be narrowed by this", name);
  const auto filter = parse_filter(request);
  if (!filter) return tl::unexpected(filter.error());
  if (filter->from && filter->to && *filter->to < *filter->from)
    return fail(ErrorCode::usage, "the last day is before the first", "to");
  ExportOrder order;
  order.format = std::move(format);
  for (const auto& name : filter->types)
    if (const auto type = claim_type(name)) order.filter.types.push_back(*type);
  order.filter.actors = filter->actors;
  order.filter.places = filter->places;
  order.filter.sources = filter->sources;
  order.filter.outlets = filter->outlets;
  if (!filter->doc.empty()) order.filter.documents = {filter->doc};
  if (!filter->event.empty()) order.filter.events = {filter->event};
  order.filter.from = filter->from;
  order.filter.to = filter->to;
  order.filter.text = filter->text;
  const bool spreadsheet = request.param("spreadsheet") == "1";
  order.csv = {spreadsheet || request.param("bom") == "1", spreadsheet};
  if (const auto base = request.param("base"); !base.empty()) order.base = base;
  return order;
}

// A connection of its own: an export takes its time.
Result<Project> opened(const Context& c) {
  if (c.workshop->places().project.empty())
    return fail(ErrorCode::forbidden, "a folder of records is only read", "", "open the desk on a project");
  return Project::open(c.workshop->places().project, Project::Mode::read_only);
}

Response copy_of(Context& c) {
  const auto path = c.workshop->spare_path("project.db");
  if (!path) return problem(path.error());
  auto project = opened(c);
  if (!project) return problem(project.error());
  if (const auto made = store::snapshot(*project, *path); !made) return problem(made.error());
  auto bytes = read_file(*path, kLargestCopy);
  std::remove(path->c_str());
  return bytes ? download("application/vnd.sqlite3", "project.db", std::move(*bytes)) : problem(bytes.error());
}

// The bundle as the command line lays it in a folder, told to the audit chain as there.
Response bundle(Context& c, const ExportOrder& order, Exported&& made) {
  const exports::About about{order.format,   made.filter, c.who, c.now, fmt::format("isnad {}", kVersion),
                             made.audit_head};
  const std::string manifest = exports::manifest(made.files, about);
  made.files.push_back({"manifest.json", "application/json", manifest, 0, false});
  auto archive = exports::zip_of(made.files);
  if (!archive) return problem(archive.error());
  if (auto noted = c.source.note(c.who, c.now, "export", order.format, manifest); !noted) return problem(noted.error());
  return download("application/zip", order.format + ".zip", std::move(*archive));
}

}  // namespace

Response export_formats(Context&, const Request&, bool) {
  nlohmann::ordered_json items = nlohmann::ordered_json::array();
  for (const auto& f : exports::formats())
    items.push_back({{"name", f.name}, {"about", f.about}, {"bundle", fmt::format("/exports/{}.zip", f.name)}});
  items.push_back({{"name", "sqlite"},
                   {"about", "the project file itself, for Datasette and other SQLite tools"},
                   {"file", fmt::format("/exports/{}", kSqlite)}});
  Response response;
  response.body = nlohmann::ordered_json{{"items", std::move(items)}}.dump();
  return response;
}

Response export_file(Context& c, const Request& request, bool) {
  if (c.workshop == nullptr)
    return problem(Error{ErrorCode::forbidden, "this desk only shows", {}, "open it by isnad serve"});
  const std::string& name = request.parts.at("name");
  if (name == kSqlite) return copy_of(c);
  const auto slash = name.find('/');
  const bool whole = slash == std::string::npos && name.ends_with(".zip");
  if (slash == std::string::npos && !whole)
    return problem(Error{ErrorCode::not_found, name, {}, "ask for NAME.zip or NAME/FILE; /exports.json has the names"});
  const std::string format = whole ? name.substr(0, name.size() - 4) : name.substr(0, slash);
  const auto formats = exports::formats();
  if (std::none_of(formats.begin(), formats.end(), [&](const auto& f) { return f.name == format; }))
    return problem(Error{ErrorCode::not_found, "no such format: " + format, {}, "/exports.json has the names"});
  const auto order = order_of(request, format);
  if (!order) return problem(order.error());
  const auto lexicon = Lexicon::open(c.workshop->places().blob);
  if (!lexicon) return problem(lexicon.error());
  auto project = opened(c);
  if (!project) return problem(project.error());
  auto made = export_project(*project, *lexicon, *order);
  if (!made) return problem(made.error());
  if (whole) return bundle(c, *order, std::move(*made));
  for (auto& f : made->files)
    if (f.name == name.substr(slash + 1)) return download(f.media, f.name, std::move(f.bytes));
  return problem(Error{ErrorCode::not_found, "the export has no such file", name, {}});
}

}  // namespace isnad::serve::work
