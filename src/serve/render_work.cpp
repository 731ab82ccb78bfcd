#include "serve/render_work.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "export/csv.h"
#include "serve/coded_fields.h"
#include "serve/render.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json parsed(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json() : json;
}

template <class T, class F>
std::string items(const std::vector<T>& rows, F&& one) {
  Json json;
  Json& list = json["items"] = Json::array();
  for (const auto& row : rows) list.push_back(one(row));
  return dump(json);
}

std::string number(const std::optional<double>& value) { return value ? fmt::format("{:.4f}", *value) : std::string(); }

std::string evidence(const ClaimRow& row) {
  const Json record = parsed(row.record);
  if (!record.is_object() || !record.contains("evidence")) return {};
  return record["evidence"].value("text", std::string());
}

Json conflict_json(const Conflict& c) {
  Json json{{"key", c.key}, {"claim", c.claim}, {"kind", c.kind}, {"verdict", c.verdict}};
  if (!c.changes.empty()) json["changes"] = parsed(c.changes);
  put(json, "reason", c.reason);
  put(json, "who", c.who);
  put(json, "at", c.at);
  put(json, "now", c.now);
  if (!c.before.empty()) json["before"] = parsed(c.before);
  if (!c.after.empty()) json["after"] = parsed(c.after);
  put(json, "words", c.words);
  put(json, "document", c.document);
  return json;
}

}  // namespace

std::string to_json(const Page<ContradictionRow>& page) {
  Json json{{"total", page.total}, {"next", page.next.empty() ? Json(nullptr) : Json(page.next)}};
  Json& list = json["items"] = Json::array();
  for (const auto& row : page.items)
    list.push_back({{"event", row.event},
                    {"on", row.on},
                    {"one", parsed(to_json(row.one))},
                    {"other", parsed(to_json(row.other))}});
  return dump(json);
}

std::string to_csv(const std::vector<ContradictionRow>& rows) {
  exports::CsvRows table;
  table.row(
      {"kind", "event", "claim_a", "outlet_a", "words_a", "claim_b", "outlet_b", "words_b", "review_a", "review_b"});
  for (const auto& row : rows)
    table.row({row.on, row.event, row.one.id, row.one.document.outlet, evidence(row.one), row.other.id,
               row.other.document.outlet, evidence(row.other), row.one.review, row.other.review});
  return table.take();
}

std::string to_json(const std::vector<QuotingRow>& rows) {
  return items(rows, [](const QuotingRow& r) {
    return Json{{"outlet", r.outlet}, {"source", r.source}, {"name", r.name}, {"kind", r.kind}, {"count", r.count}};
  });
}

std::string to_csv(const std::vector<QuotingRow>& rows) {
  exports::CsvRows table;
  table.row({"outlet", "source", "name", "kind", "claims"});
  for (const auto& r : rows) table.row({r.outlet, r.source, r.name, r.kind, std::to_string(r.count)});
  return table.take();
}

std::string to_json(const std::vector<WordingRow>& rows) {
  return items(rows, [](const WordingRow& r) {
    Json json{{"outlet", r.outlet}, {"actor", r.actor}, {"name", r.name}};
    put(json, "name_en", r.name_en);
    json["words"] = r.words;
    json["count"] = r.count;
    return json;
  });
}

std::string to_csv(const std::vector<WordingRow>& rows) {
  exports::CsvRows table;
  table.row({"outlet", "actor", "name", "name_en", "words", "claims"});
  for (const auto& r : rows) table.row({r.outlet, r.actor, r.name, r.name_en, r.words, std::to_string(r.count)});
  return table.take();
}

std::string to_json(const std::vector<ImportRow>& rows) {
  return items(rows, [](const ImportRow& row) {
    Json json{{"key", row.key}, {"started", row.started}, {"documents", row.documents}};
    put(json, "finished", row.finished);
    put(json, "who", row.who);
    put(json, "tool", row.tool);
    put(json, "inputs", row.inputs);
    return json;
  });
}

std::string to_csv(const std::vector<ImportRow>& rows) {
  exports::CsvRows table;
  table.row({"key", "started", "finished", "who", "tool", "inputs", "documents"});
  for (const auto& r : rows)
    table.row({std::to_string(r.key), r.started, r.finished, r.who, r.tool, r.inputs, std::to_string(r.documents)});
  return table.take();
}

std::string to_json(const std::vector<Conflict>& rows) { return items(rows, conflict_json); }

std::string to_csv(const std::vector<Conflict>& rows) {
  exports::CsvRows table;
  table.row(
      {"review", "claim", "kind", "verdict", "changes", "before", "after", "now", "words", "document", "who", "at"});
  for (const auto& c : rows)
    table.row({std::to_string(c.key), c.claim, c.kind, c.verdict, c.changes, c.before, c.after, c.now, c.words,
               c.document, c.who, c.at});
  return table.take();
}

std::string to_json(const std::vector<FieldAgreement>& rows) {
  return items(rows, [](const FieldAgreement& row) {
    const Agreement& a = row.agreement;
    Json json{{"field", row.field}, {"claims", a.units}, {"coders", a.coders}, {"observed", a.observed}};
    json["kappa"] = a.kappa ? Json(*a.kappa) : Json(nullptr);
    json["alpha"] = a.alpha ? Json(*a.alpha) : Json(nullptr);
    return json;
  });
}

std::string to_csv(const std::vector<FieldAgreement>& rows) {
  exports::CsvRows table;
  table.row({"field", "claims", "coders", "observed", "cohen_kappa", "krippendorff_alpha"});
  for (const auto& row : rows)
    table.row({row.field, std::to_string(row.agreement.units), std::to_string(row.agreement.coders),
               number(row.agreement.observed), number(row.agreement.kappa), number(row.agreement.alpha)});
  return table.take();
}

std::string to_json(const std::vector<Reliability>& rows) {
  return items(rows, [](const Reliability& r) {
    return Json{{"by", r.by},
                {"value", r.value},
                {"judged", r.judged},
                {"accepted", r.accepted},
                {"corrected", r.corrected},
                {"rejected", r.rejected}};
  });
}

std::string to_csv(const std::vector<Reliability>& rows) {
  exports::CsvRows table;
  table.row({"by", "value", "judged", "accepted", "corrected", "rejected"});
  for (const auto& r : rows)
    table.row({r.by, r.value, std::to_string(r.judged), std::to_string(r.accepted), std::to_string(r.corrected),
               std::to_string(r.rejected)});
  return table.take();
}

std::string to_json(const JobNews& news) {
  Json json{{"kind", news.kind}, {"running", news.running}, {"status", news.status}, {"next", news.next}};
  Json& lines = json["lines"] = Json::array();
  for (const auto& line : news.lines) lines.push_back(parsed(line));
  return dump(json);
}

std::string to_json(const std::vector<DataFile>& files, const std::string& folder, bool writable) {
  Json json{{"folder", folder}, {"writable", writable}};
  Json& list = json["items"] = Json::array();
  for (const auto& f : files)
    list.push_back({{"path", f.path}, {"kind", f.kind}, {"bytes", f.bytes}, {"lines", f.lines}});
  return dump(json);
}

std::string to_csv(const std::vector<DataFile>& files) {
  exports::CsvRows table;
  table.row({"path", "kind", "bytes", "lines"});
  for (const auto& f : files) table.row({f.path, f.kind, std::to_string(f.bytes), std::to_string(f.lines)});
  return table.take();
}

std::string to_json(const DataTable& table) {
  Json json{{"path", table.path}, {"kind", table.kind}, {"hash", table.hash}, {"total", table.total}};
  json["next"] = table.next == 0 ? Json(nullptr) : Json(std::to_string(table.next));
  json["columns"] = table.columns;
  if (!table.text.empty()) json["text"] = table.text;
  Json& rows = json["rows"] = Json::array();
  for (const auto& row : table.rows) rows.push_back({{"line", row.line}, {"cells", row.cells}});
  return dump(json);
}

std::string to_csv(const DataTable& table) {
  exports::CsvRows out;
  out.row(table.columns);
  for (const auto& row : table.rows) out.row(row.cells);
  return out.take();
}

std::vector<FieldAgreement> agreement_by_field(const std::vector<Coding>& codings) {
  std::vector<FieldAgreement> out;
  std::vector<Coded> verdicts;
  std::map<std::string_view, std::vector<Coded>> fields;
  for (const auto& c : codings) {
    verdicts.push_back({c.claim, c.coder, c.verdict == "rejected" ? "no claim" : "claim"});
    if (c.verdict == "rejected") continue;
    const auto record = nlohmann::json::parse(c.record, nullptr, false);
    if (!record.is_object()) continue;
    for (const auto field : coded_fields()) fields[field].push_back({c.claim, c.coder, coded_value(record, field)});
  }
  out.push_back({"verdict", agreement_of(verdicts)});
  for (const auto field : coded_fields()) out.push_back({std::string(field), agreement_of(fields[field])});
  return out;
}

std::vector<Reliability> reliability(const std::vector<Coding>& codings) {
  std::map<std::pair<std::string, std::string>, Reliability> found;
  for (const auto& c : codings) {
    const auto record = nlohmann::json::parse(c.record, nullptr, false);
    if (!record.is_object()) continue;
    const double confidence = record.value("confidence", 0.0);
    const int band = std::min(9, static_cast<int>(confidence * 10));
    for (const auto& [by, value] : {std::pair<std::string, std::string>{
                                        "confidence", fmt::format("{:.1f}–{:.1f}", band / 10.0, (band + 1) / 10.0)},
                                    {"type", record.value("type", std::string())},
                                    {"rule", record.value("rule", std::string())}}) {
      Reliability& r = found[{by, value}];
      r.by = by;
      r.value = value;
      ++r.judged;
      ++(c.verdict == "accepted" ? r.accepted : c.verdict == "edited" ? r.corrected : r.rejected);
    }
  }
  std::vector<Reliability> out;
  for (auto& [key, r] : found) out.push_back(std::move(r));
  return out;
}

}  // namespace isnad::serve
