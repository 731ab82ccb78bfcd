#include "serve/routes.h"

#include <isnad/version.h>

#include <nlohmann/json.hpp>

#include "serve/filter.h"
#include "serve/render.h"
#include "serve/routes_work.h"

namespace isnad::serve {
namespace {

constexpr std::size_t kFacetValues = 200;

Response json(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

Response csv_file(std::string body) {
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = std::move(body);
  return response;
}

template <class T>
Response reply(const Result<T>& result) {
  return result ? json(to_json(*result)) : problem(result.error());
}

template <class T>
Response reply(const Result<Page<T>>& page, bool csv) {
  if (!page) return problem(page.error());
  return csv ? csv_file(to_csv(page->items)) : json(to_json(*page));
}

// A table holds every row of its filter: the pages one after the other.
template <class T, class Ask>
Result<Page<T>> all_pages(Filter filter, Ask ask) {
  filter.limit = 500;
  auto page = ask(filter);
  if (!page) return page;
  while (!page->next.empty()) {
    filter.cursor = page->next;
    auto more = ask(filter);
    if (!more) return more;
    for (auto& item : more->items) page->items.push_back(std::move(item));
    page->next = more->next;
  }
  return page;
}

template <class T, class Ask>
Response listing(const Request& request, bool csv, Ask ask) {
  const auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  return reply(csv ? all_pages<T>(*filter, ask) : ask(*filter), csv);
}

Response session(Context& c, const Request&, bool) {
  return json(nlohmann::json{
      {"token", c.token}, {"version", kVersion}, {"who", c.who}, {"role", name_of(c.role)}, {"accounts", c.by_account}}
                  .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Response counts(Context& c, const Request&, bool csv) {
  const auto found = c.source.counts();
  if (!found) return problem(found.error());
  return csv ? csv_file(to_csv(*found)) : json(to_json(*found));
}

Response claims(Context& c, const Request& request, bool csv) {
  return listing<ClaimRow>(request, csv, [&](const Filter& f) { return c.source.claims(f); });
}

Response claim(Context& c, const Request& request, bool csv) {
  const auto found = c.source.claim(request.parts.at("id"));
  if (!found) return problem(found.error());
  return csv ? csv_file(to_csv(std::vector<ClaimRow>{*found})) : json(to_json(*found));
}

// Why a claim was read so, in both languages.
Response why(Context& c, const Request& request, bool) {
  const auto found = c.source.claim(request.parts.at("id"));
  if (!found) return problem(found.error());
  return json(reasons_json(*found));
}

Response documents(Context& c, const Request& request, bool csv) {
  return listing<DocumentRow>(request, csv, [&](const Filter& f) { return c.source.documents(f); });
}

Response document(Context& c, const Request& request, bool csv) {
  const auto found = c.source.document(request.parts.at("id"));
  if (!found) return problem(found.error());
  return csv ? csv_file(to_csv(found->claims)) : json(to_json(*found));
}

Response events(Context& c, const Request& request, bool csv) {
  return listing<EventRow>(request, csv, [&](const Filter& f) { return c.source.events(f); });
}

Response event(Context& c, const Request& request, bool csv) {
  const auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  const auto found = c.source.event(request.parts.at("id"), *filter);
  if (!found) return problem(found.error());
  return csv ? csv_file(to_csv(found->claims)) : json(to_json(*found));
}

Response values(Context& c, const Request& request, bool csv, Facet facet) {
  const auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  const auto found = c.source.facet(facet, *filter, csv ? 100'000 : 2'000);
  if (!found) return problem(found.error());
  return csv ? csv_file(to_csv(*found)) : json(to_json(*found));
}

Response sources(Context& c, const Request& r, bool csv) { return values(c, r, csv, Facet::source); }
Response outlets(Context& c, const Request& r, bool csv) { return values(c, r, csv, Facet::outlet); }
Response places(Context& c, const Request& r, bool csv) { return values(c, r, csv, Facet::place); }
Response actors(Context& c, const Request& r, bool csv) { return values(c, r, csv, Facet::actor); }

Response facets(Context& c, const Request& request, bool) {
  const auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  constexpr std::array<const char*, kFacets> kNames{"type",      "actor",    "place", "source", "outlet",
                                                    "certainty", "polarity", "stage", "month"};
  constexpr std::array<Facet, kFacets> kAsked{Facet::type,     Facet::actor,  Facet::place,
                                              Facet::source,   Facet::outlet, Facet::certainty,
                                              Facet::polarity, Facet::stage,  Facet::month};
  const auto found = c.source.facets(kAsked, *filter, kFacetValues);
  if (!found) return problem(found.error());
  std::string body = "{";
  for (std::size_t i = 0; i < kFacets; ++i)
    body += (i > 0 ? ",\"" : "\"") + std::string(kNames[i]) + "\":" + to_json((*found)[i]);
  return json(body + '}');
}

Response reviews(Context& c, const Request& request, bool csv) {
  const auto found = c.source.reviews(request.param("claim"), csv ? 1'000'000 : kFacetValues);
  if (!found) return problem(found.error());
  return csv ? csv_file(to_csv(*found)) : json(to_json(*found));
}

Response add_review(Context& c, const Request& request, bool) {
  auto review = parse_review(request.body);
  if (!review) return problem(review.error());
  review->who = c.who;
  review->at = c.now;
  review->own_only = c.role < Role::reviewer;
  if (review->verdict == "keep" && review->own_only)
    return problem(Error{ErrorCode::forbidden, "conflicts are settled by a reviewer", "verdict", {}});
  return reply(c.source.review(*review));
}

// The queue takes the judged out unless the address says otherwise.
Response queue(Context& c, const Request& request, bool csv) {
  Request asked = request;
  if (asked.param("review").empty()) asked.params.emplace("review", "open");
  return claims(c, asked, csv);
}

Response search(Context& c, const Request& request, bool) {
  auto filter = parse_filter(request);
  if (!filter) return problem(filter.error());
  if (request.param("limit").empty()) filter->limit = 10;
  const auto found = c.source.claims(*filter);
  if (!found) return problem(found.error());
  const auto happened = c.source.events(*filter);
  if (!happened) return problem(happened.error());
  const auto articles = c.source.documents(*filter);
  if (!articles) return problem(articles.error());
  return json("{\"claims\":" + to_json(*found) + ",\"events\":" + to_json(*happened) +
              ",\"documents\":" + to_json(*articles) + '}');
}

Response api(Context&, const Request&, bool) { return json(openapi()); }

constexpr const char* kAll =
    "type actor place source outlet certainty polarity from to known_by q voice toll disputed "
    "as_of review coder event doc order cursor limit";

constexpr Route kRoutes[] = {
    {"GET", "/session", "json", "", "Session", "The token that writes must carry", "الرمز اللازم لكل تعديل", session},
    {"GET", "/counts", "json csv", "", "Counts", "What the project holds", "ما يحويه المشروع", counts, true},
    {"GET", "/claims", "json csv", kAll, "ClaimPage", "Claims, newest happening first", "الأقوال، الأحدث وقوعاً أولاً",
     claims, true},
    {"GET", "/claims/{id}/why", "json", "", "Reasons", "Why the claim was read so, slot by slot, in both languages",
     "لماذا قُرئ القول هكذا، جزءاً جزءاً، باللغتين", why},
    {"GET", "/claims/{id}", "json csv", "", "Claim", "One claim", "قول واحد", claim},
    {"GET", "/documents", "json csv", "outlet known_by q cursor limit", "DocumentPage", "Articles", "المقالات",
     documents, true},
    {"GET", "/documents/{id}", "json csv", "", "Document", "An article with its claims", "مقال وما فيه من أقوال",
     document},
    {"GET", "/events", "json csv", kAll, "EventPage", "Events, newest first", "الأحداث، الأحدث أولاً", events, true},
    {"GET", "/events/{id}", "json csv", "known_by as_of", "Event",
     "An event with all its claims, or as it was told by a day",
     "حدث وكل ما قيل فيه، أو ما كان قد قيل فيه حتى يوم بعينه", event},
    {"GET", "/facets", "json", kAll, "Facets", "Values to filter by, with counts", "قيم التصفية وأعدادها", facets, true,
     Role::viewer, Part::table},
    {"GET", "/sources", "json csv", kAll, "Values", "Who is quoted, how often, how often alone",
     "من يُنقل عنه، وكم مرة، وكم مرة منفرداً", sources, true, Role::viewer, Part::table},
    {"GET", "/outlets", "json csv", kAll, "Values", "Who publishes", "الجهات الناشرة", outlets, true, Role::viewer,
     Part::table},
    {"GET", "/places", "json csv", kAll, "Values", "Places with coordinates where a source has them",
     "الأماكن وإحداثياتها إن وُجدت", places, true, Role::viewer, Part::table},
    {"GET", "/actors", "json csv", kAll, "Values", "Parties", "الأطراف", actors, true, Role::viewer, Part::table},
    {"GET", "/reviews", "json csv", "claim", "Reviews", "Judgements, the newest first", "الأحكام، الأحدث أولاً",
     reviews},
    {"POST", "/reviews", "json", "", "Review",
     "Accept, reject or correct a claim, or take a judgement back (verdict undo, with its key)",
     "قبول قول أو رفضه أو تصحيحه، أو الرجوع عن حكم", add_review, false, Role::coder},
    {"GET", "/overview", "json csv", "", "Counts", "What the project holds, for the first screen", "ما يحويه المشروع",
     counts, true},
    {"GET", "/map", "json csv", kAll, "Values", "The places of the map", "أماكن الخريطة", places, true, Role::viewer,
     Part::table},
    {"GET", "/timeline", "json csv", kAll, "EventPage", "The events of the timeline", "أحداث الخط الزمني", events,
     true},
    {"GET", "/search", "json", kAll, "Found", "Claims, events and articles that hold the words of q",
     "ما يحوي ألفاظ البحث من أقوال وأحداث ومقالات", search, true},
    {"GET", "/contradictions", "json csv", kAll, "ContradictionPage", "Pairs of claims that cannot both hold",
     "أزواج الأقوال المتناقضة", work::contradictions, true},
    {"GET", "/network", "json csv", kAll, "Quotings", "Which outlet quotes which source, how often",
     "من ينقل عمّن وكم مرة", work::network, true, Role::viewer, Part::table},
    {"GET", "/wording", "json csv", kAll, "Wordings", "What each outlet calls a party, beside its neutral name",
     "بماذا تسمّي كل جهة ناشرة الأطراف", work::wording, true, Role::viewer, Part::table},
    {"GET", "/control", "json csv", "as_of to known_by place source", "ControlLedger",
     "Who holds each place on a day, by each voice and by the rules of consensus", "من يسيطر على كل مكان في يوم بعينه",
     work::control, true, Role::viewer, Part::ledgers},
    {"GET", "/tolls", "json csv", "from to as_of known_by place actor cursor limit", "TollLedger",
     "What each event cost by origin, and running totals held against the sum", "حصيلة كل حدث بحسب أصول الرواية",
     work::tolls, true, Role::viewer, Part::ledgers},
    {"GET", "/negotiations", "json csv", "to as_of known_by place actor cursor limit", "TalksLedger",
     "Negotiations and truces: parties, terms, and the stage each source tells",
     "المفاوضات والهدن ومراحلها بحسب كل مصدر", work::talks, true, Role::viewer, Part::ledgers},
    {"GET", "/talks", "json csv", "to as_of known_by place actor cursor limit", "TalksLedger",
     "The same, at the view's address", "المفاوضات بعنوان صفحتها", work::talks, true, Role::viewer, Part::ledgers},
    {"GET", "/judgements", "json", "", "Judgements", "Merges and splits by hand", "ما ضُمّ وفُصل من أحداث",
     work::judgements},
    {"POST", "/events", "json", "", "Joined", "Merges events, splits claims off one, or takes either back",
     "ضمّ أحداث أو فصل أقوال عن حدث أو الرجوع عن ذلك", work::join, false, Role::reviewer},
    {"GET", "/review", "json csv", kAll, "ClaimPage", "The claims of the review queue", "الأقوال المنتظرة مراجعتها",
     queue},
    {"GET", "/agreement", "json csv", "", "AgreementRows",
     "How far coders agree, field by field: Cohen's kappa and Krippendorff's alpha", "اتفاق المرمِّزين حقلاً حقلاً",
     work::agreement},
    {"GET", "/calibration", "json csv", "", "ReliabilityRows",
     "How often claims were accepted as read, by rule, type and confidence",
     "كم قُبل مما قُرئ بحسب القاعدة والنوع والثقة", work::calibration},
    {"GET", "/conflicts", "json csv", "", "Conflicts", "Judgements that the reading in force no longer fits",
     "أحكام لم تعد تطابق القراءة السارية", work::conflicts},
    {"GET", "/gold", "jsonl", "", "", "Judged claims as a reference reading, one article a line",
     "الأقوال المحكوم فيها قراءةً مرجعية", work::gold},
    {"GET", "/exports", "json", "", "ExportFormats", "Formats of export, each at /exports/NAME.zip",
     "صيغ التصدير، ولكل منها حزمة", work::export_formats},
    {"GET", "/exports/{name}", "file", "type actor place source outlet doc event from to q bom spreadsheet base", "",
     "NAME.zip, a bundle with its manifest, or NAME/FILE of it: the bytes of isnad export",
     "حزمة تصدير أو ملف منها، بما يكتبه سطر الأوامر حرفاً بحرف", work::export_file, false, Role::reviewer},
    {"GET", "/imports", "json csv", "", "Imports", "What was read in, when and by whom", "ما أُدخل ومتى ومَن أدخله",
     work::imports},
    {"GET", "/import", "json csv", "", "Imports", "The same, at the view's address", "الإدخالات بعنوان صفحتها",
     work::imports},
    {"POST", "/uploads", "json", "name", "Upload", "One file, as the body", "ملف واحد في متن الطلب", work::upload,
     false, Role::lead},
    {"POST", "/imports", "json", "", "Started", "Reads uploaded files in", "قراءة الملفات المرفوعة", work::start_import,
     false, Role::lead},
    {"POST", "/readings", "json", "", "Started", "Puts proposed readings in force", "اعتماد القراءات المقترحة",
     work::start_accept, false, Role::lead},
    {"GET", "/jobs/{id}", "json", "cursor", "Job", "What a job has told", "ما أخبرت به مهمة", work::job},
    {"GET", "/jobs/{id}/events", "bare", "cursor", "", "The same as server-sent events, as they come",
     "الأخبار نفسها أولاً بأول", work::job_events},
    {"GET", "/names", "json", "", "Names", "English names of actors, by id and by Arabic name",
     "أسماء الأطراف بالإنجليزية", work::names},
    {"GET", "/data", "json csv", "", "DataFiles", "The data that people may change", "البيانات القابلة للتعديل",
     work::data_files},
    {"GET", "/data/{id}", "json csv", "q cursor", "DataTable", "One of them", "ملف منها", work::data_table},
    {"POST", "/data/check", "json", "", "Started", "Compiles and checks a change without putting it in force",
     "فحص تعديل قبل سريانه", work::data_check, false, Role::admin},
    {"POST", "/data/apply", "json", "", "DataFile", "Puts a change that has passed its check in force",
     "تنفيذ تعديل اجتاز الفحص", work::data_apply, false, Role::admin},
    {"GET", "/api", "bare", "", "OpenApi", "This document", "هذا الوصف", api},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

namespace {

// {id} takes the rest of the path, slashes included: ids are file names too.
bool fits(std::string_view pattern, std::string_view path, std::map<std::string, std::string>& parts) {
  const auto brace = pattern.find('{');
  if (brace == std::string_view::npos) return pattern == path;
  if (!path.starts_with(pattern.substr(0, brace)) || path.size() == brace) return false;
  const auto close = pattern.find('}', brace);
  const std::string_view after = pattern.substr(close + 1);
  std::string_view value = path.substr(brace);
  if (!value.ends_with(after) || value.size() == after.size()) return false;
  value.remove_suffix(after.size());
  parts[std::string(pattern.substr(brace + 1, close - brace - 1))] = value;
  return true;
}

}  // namespace

const Route* match(Request& request, bool& csv) {
  std::string_view path = request.path;
  std::string_view ending = "json";
  csv = false;
  if (path.ends_with(".csv")) {
    csv = true;
    ending = "csv";
    path.remove_suffix(4);
  } else if (path.ends_with(".json")) {
    path.remove_suffix(5);
  } else if (path.ends_with(".jsonl")) {
    ending = "jsonl";
    path.remove_suffix(6);
  } else if (request.method == "GET") {
    ending = "bare";
  }
  for (const Route& route : routes()) {
    if (request.method != route.method) continue;
    const std::string_view endings = route.endings;
    // Whole words: "json" does not stand for "jsonl".
    const bool file = endings == "file";
    const bool offered = file || endings == ending || (endings == "json csv" && (ending == "json" || ending == "csv"));
    if (!offered) continue;
    request.parts.clear();
    if (fits(route.path, file ? std::string_view(request.path) : path, request.parts)) return &route;
  }
  return nullptr;
}

}  // namespace isnad::serve
