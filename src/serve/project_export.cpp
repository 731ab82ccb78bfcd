#include "serve/project_export.h"

#include "base/days.h"
#include "serve/outlines.h"
#include "store/where.h"

namespace isnad::serve {
namespace {

// The parts of a filter that an order for an export can have.
std::string told(const ClaimFilter& f) {
  std::string out;
  const auto add = [&](const char* name, std::string_view value) {
    out += (out.empty() ? "" : " ") + std::string(name) + '=' + std::string(value);
  };
  const auto all = [&](const char* name, const std::vector<std::string>& values) {
    for (const auto& value : values) add(name, value);
  };
  for (const auto type : f.types) add("type", name_of(type));
  all("actor", f.actors);
  all("place", f.places);
  all("source", f.sources);
  all("outlet", f.outlets);
  all("document", f.documents);
  all("event", f.events);
  if (f.from) add("from", iso_day(*f.from));
  if (f.to) add("to", iso_day(*f.to));
  if (!f.text.empty()) add("text", f.text);
  return out;
}

}  // namespace

Result<Exported> export_project(Project& project, const Lexicon& lexicon, const ExportOrder& order) {
  Exported out;
  out.filter = told(order.filter);
  exports::Names names(lexicon);
  names.outline = outline_of;
  auto records =
      exports::load(project, out.filter.empty() ? std::nullopt : std::optional(store::where_of(order.filter)));
  if (!records) return tl::unexpected(records.error());
  records->base = order.base;
  out.audit_head = records->audit_head;
  auto files = exports::make(order.format, *records, names, {order.csv});
  if (!files) return tl::unexpected(files.error());
  out.files = std::move(*files);
  return out;
}

}  // namespace isnad::serve
