#include "serve/routes_work.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>

#include "serve/filter.h"
#include "serve/render.h"
#include "serve/render_work.h"
#include "serve/review_layer.h"
#include "serve/workshop.h"

namespace isnad::serve::work {
namespace {

using Json = nlohmann::json;
constexpr std::chrono::milliseconds kPatience{1000};
constexpr std::size_t kRowsOfData = 100, kRowsOfLedger = 500;

Response json(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

Response file(const char* type, std::string body) {
  Response response;
  response.content_type = type;
  response.body = std::move(body);
  return response;
}
constexpr const char* kCsv = "text/csv; charset=utf-8";

Response shut() { return problem(Error{ErrorCode::forbidden, "this desk only shows", {}, "open it by isnad serve"}); }

Response started(Context& c, const Result<std::string>& job, const char* action, const std::string& about) {
  if (!job) return problem(job.error());
  if (auto noted = c.source.note(c.who, c.now, action, "job " + *job, about); !noted) return problem(noted.error());
  return json(Json{{"job", *job}}.dump());
}

std::size_t count_of(const std::string& text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string text_of(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Result<DataChange> parse_change(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::usage, "the body is not a JSON object");
  DataChange change;
  change.path = text_of(json, "path");
  change.hash = text_of(json, "hash");
  if (json.contains("text")) {
    if (!json["text"].is_string()) return fail(ErrorCode::usage, "the text is no text", "text");
    change.whole = true;
    change.text = json["text"].get<std::string>();
    return change;
  }
  const Json rows = json.value("rows", Json::array());
  if (!rows.is_array() || rows.empty()) return fail(ErrorCode::usage, "which rows?", "rows");
  for (const auto& row : rows) {
    if (!row.is_object() || !row.value("line", Json(0)).is_number_unsigned())
      return fail(ErrorCode::usage, "a row is {line, cells} or {line, drop}", "rows");
    DataChange::Row one;
    one.line = row.value("line", std::size_t{0});
    one.drop = row.value("drop", Json(false)) == true;
    for (const auto& cell : row.value("cells", Json::array())) {
      if (!cell.is_string()) return fail(ErrorCode::usage, "a cell is a text", "rows");
      one.cells.push_back(cell.get<std::string>());
    }
    change.rows.push_back(std::move(one));
  }
  return change;
}

}  // namespace

Response contradictions(Context& c, const Request& request, bool csv) {
  auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  if (csv) filter->limit = 500;
  auto page = c.source.contradictions(*filter);
  if (!page) return problem(page.error());
  while (csv && !page->next.empty()) {
    filter->cursor = page->next;
    auto more = c.source.contradictions(*filter);
    if (!more) return problem(more.error());
    for (auto& item : more->items) page->items.push_back(std::move(item));
    page->next = more->next;
  }
  return csv ? file(kCsv, to_csv(page->items)) : json(to_json(*page));
}

Response network(Context& c, const Request& request, bool csv) {
  const auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  const auto rows = c.source.quoting(*filter, csv ? 100'000 : 400);
  if (!rows) return problem(rows.error());
  return csv ? file(kCsv, to_csv(*rows)) : json(to_json(*rows));
}

Response wording(Context& c, const Request& request, bool csv) {
  const auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  const auto rows = c.source.wording(*filter, csv ? 100'000 : 600);
  if (!rows) return problem(rows.error());
  return csv ? file(kCsv, to_csv(*rows)) : json(to_json(*rows));
}

namespace {
Response ledger(Context& c, const Request& request, bool csv, Ledger which) {
  auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  if (request.param("limit").empty()) filter->limit = kRowsOfLedger;
  auto body = c.source.ledger(which, *filter, csv);
  if (!body) return problem(body.error());
  return csv ? file(kCsv, std::move(*body)) : json(std::move(*body));
}
}  // namespace

Response control(Context& c, const Request& r, bool csv) { return ledger(c, r, csv, Ledger::control); }
Response tolls(Context& c, const Request& r, bool csv) { return ledger(c, r, csv, Ledger::toll); }
Response talks(Context& c, const Request& r, bool csv) { return ledger(c, r, csv, Ledger::talks); }

Response judgements(Context& c, const Request&, bool) {
  auto body = c.source.judgements();
  return body ? json(std::move(*body)) : problem(body.error());
}

Response join(Context& c, const Request& request, bool) {
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return problem(Error{ErrorCode::usage, "the body is not a JSON object", {}, {}});
  JoinRequest r;
  r.kind = text_of(body, "kind");
  r.reason = text_of(body, "reason");
  for (const auto& [name, list] : {std::pair{"events", &r.events}, std::pair{"claims", &r.claims}})
    for (const auto& id : body.value(name, Json::array()))
      if (id.is_string()) list->push_back(id.get<std::string>());
  if (const auto key = body.value("key", Json()); key.is_number_integer()) r.key = key.get<std::int64_t>();
  const bool fits = (r.kind == "merge" && r.events.size() >= 2) ||
                    (r.kind == "split" && r.events.size() == 1 && !r.claims.empty()) ||
                    (r.kind == "withdraw" && r.key > 0);
  if (!fits)
    return problem(
        Error{ErrorCode::usage, "merge takes two events, split one and claims of it, withdraw a key", "kind", {}});
  r.who = c.who;
  r.at = c.now;
  auto done = c.source.join(r);
  return done ? json(std::move(*done)) : problem(done.error());
}

Response imports(Context& c, const Request&, bool csv) {
  const auto rows = c.source.imports(csv ? 100'000 : 100);
  if (!rows) return problem(rows.error());
  return csv ? file(kCsv, to_csv(*rows)) : json(to_json(*rows));
}

Response upload(Context& c, const Request& request, bool) {
  if (c.workshop == nullptr) return shut();
  const auto id = c.workshop->keep_upload(request.param("name"), request.body);
  return id ? json(Json{{"upload", *id}, {"bytes", request.body.size()}}.dump()) : problem(id.error());
}

Response start_import(Context& c, const Request& request, bool) {
  if (c.workshop == nullptr) return shut();
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return problem(Error{ErrorCode::usage, "the body is not a JSON object", {}, {}});
  ImportOrder order;
  for (const auto& id : body.value("uploads", Json::array()))
    if (id.is_string()) order.uploads.push_back(id.get<std::string>());
  order.published = text_of(body, "published");
  order.outlet = text_of(body, "outlet");
  return started(c, c.workshop->start_import(order), "desk.import", fmt::format("{} files", order.uploads.size()));
}

Response start_accept(Context& c, const Request&, bool) {
  if (c.workshop == nullptr) return shut();
  return started(c, c.workshop->start_accept(), "desk.accept", "");
}

Response job(Context& c, const Request& request, bool) {
  if (c.workshop == nullptr) return shut();
  const auto news = c.workshop->jobs().wait(request.parts.at("id"), count_of(request.param("cursor")), {});
  if (!news) return problem(Error{ErrorCode::not_found, "no such job", request.parts.at("id"), {}});
  return json(to_json(*news));
}

// Server-sent events: `row`, `progress`, `failed`, `said`, `import` … as the job tells them, numbered, so
// that a browser that comes back goes on behind the last it has; `end` with the exit status closes.
Response job_events(Context& c, const Request& request, bool) {
  if (c.workshop == nullptr) return shut();
  const std::string id = request.parts.at("id");
  Jobs& jobs = c.workshop->jobs();
  if (!jobs.wait(id, 0, {})) return problem(Error{ErrorCode::not_found, "no such job", id, {}});
  const std::string last = request.header("last-event-id");
  auto from = std::make_shared<std::size_t>(last.empty() ? count_of(request.param("cursor")) : count_of(last) + 1);
  Response response;
  response.content_type = "text/event-stream; charset=utf-8";
  response.headers.emplace("Cache-Control", "no-store");
  response.stream = [&jobs, id, from](std::string& out) {
    const auto news = jobs.wait(id, *from, kPatience);
    if (!news) return false;
    for (const auto& line : news->lines) {
      const Json about = Json::parse(line, nullptr, false);
      const std::string kind = about.is_object() && !about.empty() ? about.begin().key() : "said";
      const std::string data = about.is_object() && !about.empty()
                                   ? about.begin()->dump(-1, ' ', false, Json::error_handler_t::replace)
                                   : line;
      // A name of an event is one word; what else a line may begin with is only said.
      const bool word = kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
      out += fmt::format("id: {}\nevent: {}\ndata: {}\n\n", (*from)++, word ? kind : "said", data);
    }
    if (!news->lines.empty()) return true;
    if (news->running) {
      out += ": waiting\n\n";
      return true;
    }
    out += fmt::format("event: end\ndata: {}\n\n", news->status);
    return false;
  };
  return response;
}

Response names(Context& c, const Request&, bool) {
  if (c.workshop == nullptr) return shut();
  const auto found = c.workshop->data().english_names();
  if (!found) return problem(found.error());
  return json(Json{{"items", *found}}.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Response data_files(Context& c, const Request&, bool csv) {
  if (c.workshop == nullptr) return shut();
  const auto files = c.workshop->data().files();
  if (!files) return problem(files.error());
  if (csv) return file(kCsv, to_csv(*files));
  return json(to_json(*files, c.workshop->data().folder(), c.workshop->data().writable()));
}

Response data_table(Context& c, const Request& request, bool csv) {
  if (c.workshop == nullptr) return shut();
  const auto table =
      c.workshop->data().table(request.parts.at("id"), request.param("q"), csv ? 0 : count_of(request.param("cursor")),
                               csv ? static_cast<std::size_t>(-1) : kRowsOfData);
  if (!table) return problem(table.error());
  return csv ? file(kCsv, to_csv(*table)) : json(to_json(*table));
}

Response data_check(Context& c, const Request& request, bool) {
  if (c.workshop == nullptr) return shut();
  const auto change = parse_change(request.body);
  if (!change) return problem(change.error());
  return started(c, c.workshop->start_check(*change), "data.check", change->path);
}

Response data_apply(Context& c, const Request& request, bool) {
  if (c.workshop == nullptr) return shut();
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return problem(Error{ErrorCode::usage, "the body is not a JSON object", {}, {}});
  const auto stage = c.workshop->apply(text_of(body, "job"));
  if (!stage) return problem(stage.error());
  const std::string about = Json{{"before", stage->before}, {"after", stage->after}}.dump();
  if (auto noted = c.source.note(c.who, c.now, "data.change", stage->path, about); !noted)
    return problem(noted.error());
  return json(Json{{"path", stage->path}, {"hash", stage->after}}.dump());
}

Response agreement(Context& c, const Request&, bool csv) {
  const auto codings = c.source.codings();
  if (!codings) return problem(codings.error());
  const auto rows = agreement_by_field(*codings);
  return csv ? file(kCsv, to_csv(rows)) : json(to_json(rows));
}

Response calibration(Context& c, const Request&, bool csv) {
  const auto codings = c.source.codings();
  if (!codings) return problem(codings.error());
  const auto rows = reliability(*codings);
  return csv ? file(kCsv, to_csv(rows)) : json(to_json(rows));
}

Response conflicts(Context& c, const Request&, bool csv) {
  const auto rows = c.source.conflicts();
  if (!rows) return problem(rows.error());
  return csv ? file(kCsv, to_csv(*rows)) : json(to_json(*rows));
}

Response gold(Context& c, const Request&, bool) {
  const auto documents = c.source.gold();
  if (!documents) return problem(documents.error());
  std::string body;
  for (const auto& document : *documents) body += gold_line(document) + '\n';
  return file("application/x-ndjson; charset=utf-8", std::move(body));
}

}  // namespace isnad::serve::work
