#include "serve/project_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "base/code_points.h"
#include "base/days.h"
#include "export/json.h"
#include "serve/claim_table.h"
#include "serve/event_then.h"
#include "serve/learnt.h"
#include "serve/ledger_book.h"
#include "serve/lone_event.h"
#include "serve/pool.h"
#include "serve/project_count.h"
#include "serve/project_ledgers.h"
#include "serve/project_more.h"
#include "serve/project_rows.h"
#include "serve/review_layer.h"
#include "serve/reviews.h"
#include "store/event_records.h"

namespace isnad::serve {
namespace {

constexpr std::size_t kClaimsInList = 12;  // of an event; its page has them all
constexpr std::chrono::milliseconds kPatience{600};

std::uint64_t count(store::Database& database, const std::string& sql, const store::Where& where) {
  store::Statement ask(database, sql + where.sql());
  where.bind(ask);
  return ask.step() ? static_cast<std::uint64_t>(ask.integer(0)) : 0;
}

class ProjectSource final : public Source {
 public:
  explicit ProjectSource(std::string path)
      : path_(path),
        pool_(std::move(path)),
        table_([this] { return watch_.version(); },
               [this](const auto& stop) {
                 return with<Learnt<ClaimTable>::Value>([&](Project& p) { return ClaimTable::learn(p, stop); });
               }),
        book_([this] { return watch_.version(); },
              [this](const auto& stop) {
                return with<Learnt<LedgerBook>::Value>([&](Project& p) { return LedgerBook::learn(p, {}, stop); });
              }) {}

  Result<void> prepare() {
    auto ready = with<void>([](Project& project) -> Result<void> {
      if (auto made = prepare_reviews(project); !made) return made;
      // The orders of the desk's lists; without them a list of 400,000 claims is sorted for each page.
      auto& database = project.database();
      database.exec("CREATE INDEX IF NOT EXISTS desk_claims_new ON claims(current, coalesce(sorted_day, ''), key)");
      database.exec("CREATE INDEX IF NOT EXISTS desk_claims_old ON claims(current, coalesce(sorted_day, '9999'), key)");
      database.exec("CREATE INDEX IF NOT EXISTS desk_events_new ON events(coalesce(sorted_day, ''), key)");
      database.exec("CREATE INDEX IF NOT EXISTS desk_events_old ON events(coalesce(sorted_day, '9999'), key)");
      // The first and the last day of all, for the first screen.
      database.exec("CREATE INDEX IF NOT EXISTS desk_claims_first ON claims(current, time_first)");
      database.exec("CREATE INDEX IF NOT EXISTS desk_claims_last ON claims(current, time_last)");
      database.exec("CREATE INDEX IF NOT EXISTS desk_documents_new ON documents(coalesce(published, ''), key)");
      return database.status();
    });
    if (ready) ready = watch_.open(path_);
    if (ready) table_.begin();
    if (ready) book_.begin();
    return ready;
  }

  bool ready(Part part) override {
    switch (part) {
      case Part::none: return true;
      case Part::table: return table_.ready(kPatience);
      case Part::ledgers: return book_.ready(kPatience);
    }
    return true;
  }

  // Every change of what is shown is a row of the audit chain; fusion alone is not, so events count too.
  std::string version() override {
    const auto now = with<std::string>([](Project& p) -> Result<std::string> {
      store::Statement ask(
          p.database(),
          "SELECT (SELECT max(key) FROM audit) || '.' || coalesce((SELECT max(key) FROM events), 0) || "
          "'.' || coalesce((SELECT max(rowid) FROM claims), 0)");
      return ask.step() ? ask.text(0) : std::string();
    });
    return now.value_or(std::string());
  }

  Result<Counts> counts() override {
    return with<Counts>([this](Project& p) { return counts_of(p); });
  }
  Result<Page<ClaimRow>> claims(const Filter& f) override {
    return with<Page<ClaimRow>>([&](Project& p) { return claims_of(p, f); });
  }
  Result<ClaimRow> claim(const std::string& id) override {
    return with<ClaimRow>([&](Project& p) -> Result<ClaimRow> {
      auto row = ClaimRows(p.database(), &shelf_).by_id(id);
      if (auto status = p.database().status(); !status) return tl::unexpected(status.error());
      if (!row) return fail(ErrorCode::not_found, "no such claim", id);
      return std::move(*row);
    });
  }
  Result<Page<DocumentRow>> documents(const Filter& f) override {
    return with<Page<DocumentRow>>([&](Project& p) { return documents_of(p, f); });
  }
  Result<DocumentFull> document(const std::string& id) override {
    return with<DocumentFull>([&](Project& p) { return document_of(p, id); });
  }
  Result<Page<EventRow>> events(const Filter& f) override {
    return with<Page<EventRow>>([&](Project& p) { return events_of(p, f); });
  }
  Result<EventRow> event(const std::string& id, const Filter& f) override {
    return with<EventRow>([&](Project& p) { return event_of(p, id, f); });
  }
  Result<std::vector<FacetValue>> facet(Facet facet, const Filter& f, std::size_t limit) override {
    auto all = facets({&facet, 1}, f, limit);
    if (!all) return tl::unexpected(all.error());
    return std::move(all->front());
  }
  Result<std::vector<std::vector<FacetValue>>> facets(std::span<const Facet> facets, const Filter& f,
                                                      std::size_t limit) override {
    return over_rows<std::vector<std::vector<FacetValue>>>(f,
                                                           [&](const ClaimTable& table, const ClaimTable::Rows& rows) {
                                                             std::vector<std::vector<FacetValue>> out;
                                                             for (const Facet facet : facets)
                                                               out.push_back(table.facet(facet, rows, limit));
                                                             return out;
                                                           });
  }
  Result<ReviewRow> review(const ReviewRequest& request) override {
    return with<ReviewRow>(
        [&](Project& p) { return request.verdict == "keep" ? keep_review(p, request) : add_review(p, request); });
  }
  Result<std::vector<ReviewRow>> reviews(const std::string& claim, std::size_t most) override {
    return with<std::vector<ReviewRow>>([&](Project& p) { return list_reviews(p, claim, most); });
  }
  Result<Page<ContradictionRow>> contradictions(const Filter& f) override {
    return with<Page<ContradictionRow>>([&](Project& p) -> Result<Page<ContradictionRow>> {
      const auto filter = known(f);
      if (!filter) return tl::unexpected(filter.error());
      return project_contradictions(p, *filter, shelf_);
    });
  }
  Result<std::vector<QuotingRow>> quoting(const Filter& f, std::size_t most) override {
    return over_rows<std::vector<QuotingRow>>(
        f, [&](const ClaimTable& table, const ClaimTable::Rows& rows) { return table.quoting(rows, most); });
  }
  Result<std::vector<WordingRow>> wording(const Filter& f, std::size_t most) override {
    return over_rows<std::vector<WordingRow>>(
        f, [&](const ClaimTable& table, const ClaimTable::Rows& rows) { return table.wording(rows, most); });
  }
  Result<std::vector<ImportRow>> imports(std::size_t most) override {
    return with<std::vector<ImportRow>>([&](Project& p) { return project_imports(p, most); });
  }
  Result<std::vector<Coding>> codings() override { return with<std::vector<Coding>>(project_codings); }
  Result<std::vector<Conflict>> conflicts() override { return with<std::vector<Conflict>>(project_conflicts); }
  Result<std::vector<GoldDocument>> gold() override { return with<std::vector<GoldDocument>>(project_gold); }
  Result<std::optional<Standing>> standing(const std::string& name) override {
    return with<std::optional<Standing>>([&](Project& p) { return standing_of(p, name); });
  }
  Result<std::optional<Standing>> check_password(const std::string& name, const std::string& password) override {
    return with<std::optional<Standing>>([&](Project& p) { return serve::check_password(p, name, password); });
  }
  Result<std::string> ledger(Ledger ledger, const Filter& f, bool csv) override {
    const auto book = f.known_by ? book_by(*f.known_by) : book_.get();
    if (!book) return tl::unexpected(book.error());
    return ledger_of(**book, ledger, f, csv);
  }
  Result<std::string> join(const JoinRequest& request) override {
    return with<std::string>([&](Project& p) { return project_join(p, request); });
  }
  Result<std::string> judgements() override { return with<std::string>(project_judgements); }
  Result<void> note(const std::string& who, const std::string& at, const std::string& action,
                    const std::string& subject, const std::string& details) override {
    return with<void>([&](Project& p) { return p.audit(at, who, action, subject, details); });
  }

 private:
  template <class T, class F>
  Result<T> with(F&& work) {
    auto project = pool_.take();
    if (!project) return tl::unexpected(project.error());
    Result<T> result = work(**project);
    pool_.give(std::move(*project));
    return result;
  }

  // What the rows of a filter come to.
  template <class T, class F>
  Result<T> over_rows(const Filter& f, F&& work) {
    const auto table = table_.get();
    if (!table) return tl::unexpected(table.error());
    return with<T>([&](Project& p) -> Result<T> {
      const auto rows = (*table)->rows(p, f);
      if (!rows) return tl::unexpected(rows.error());
      return work(**table, *rows);
    });
  }

  // With the places inside those asked for.
  Result<Filter> known(const Filter& f) {
    Filter out = f;
    if (f.places.empty()) return out;
    const auto table = table_.get();
    if (!table) return tl::unexpected(table.error());
    out.within = (*table)->within(f.places);
    return out;
  }
  // The table, where a list can be made of it and need not wait for it.
  Learnt<ClaimTable>::Value table_for(const Filter& f) {
    return ClaimTable::needs_database(f) ? nullptr : table_.soon();
  }

  // The book of one day of knowledge: whoever asks for one asks for its views and pages.
  Result<Learnt<LedgerBook>::Value> book_by(Day day) {
    const std::string version = watch_.version();
    const std::lock_guard lock(past_mutex_);
    if (past_ && past_day_ == day && past_version_ == version) return past_;
    auto book = with<Learnt<LedgerBook>::Value>(
        [&](Project& p) { return LedgerBook::learn(p, day, std::atomic<bool>(false)); });
    if (!book) return book;
    past_ = *book;
    past_day_ = day;
    past_version_ = version;
    return past_;
  }

  Result<Counts> counts_of(Project& p) const;
  Result<Page<ClaimRow>> claims_of(Project& p, const Filter& f);
  Result<Page<ClaimRow>> claims_asked(Project& p, const Filter& f);
  static Result<Page<DocumentRow>> documents_of(Project& p, const Filter& f);
  Result<DocumentFull> document_of(Project& p, const std::string& id);
  Result<Page<EventRow>> events_of(Project& p, const Filter& f);
  Result<Page<EventRow>> events_asked(Project& p, const Filter& f);
  Result<EventRow> event_of(Project& p, const std::string& id, const Filter& f);
  std::string path_;
  Pool pool_;
  ClaimShelf shelf_;
  Watch watch_;
  std::mutex past_mutex_;
  Learnt<LedgerBook>::Value past_;
  Day past_day_{};
  std::string past_version_;
  Learnt<ClaimTable> table_;  // these two last: they use the rest
  Learnt<LedgerBook> book_;
};

Result<Counts> ProjectSource::counts_of(Project& p) const {
  const auto overview = p.overview();
  if (!overview) return tl::unexpected(overview.error());
  Counts n;
  n.name = std::filesystem::path(path_).stem().string();
  n.documents = overview->documents;
  n.claims = overview->claims;
  n.events = overview->events == 0 ? overview->claims : overview->events;
  n.sources = overview->sources;
  n.proposed = overview->proposed;
  n.first = overview->first;
  n.last = overview->last;
  n.disputed = count(p.database(), "SELECT count(DISTINCT event) FROM agreements WHERE relation = 'contradicts'", {});
  n.reviewed = count(p.database(), "SELECT count(DISTINCT claim) FROM reviews WHERE undone IS NULL", {});
  if (auto status = p.database().status(); !status) return tl::unexpected(status.error());
  return n;
}

// By the table, which knows the keys of the page; by the database, where only it can judge.
Result<Page<ClaimRow>> ProjectSource::claims_of(Project& p, const Filter& f) {
  const auto table = table_for(f);
  if (!table) {
    const auto filter = known(f);
    if (!filter) return tl::unexpected(filter.error());
    return claims_asked(p, *filter);
  }
  auto rows = table->rows(p, f);
  if (!rows) return tl::unexpected(rows.error());
  const auto keys = table->claims(std::move(*rows), f);
  Page<ClaimRow> page;
  page.total = keys.total;
  page.next = keys.next;
  ClaimRows reader(p.database(), &shelf_);
  for (const auto key : keys.keys)
    if (auto row = reader.by_key(key)) page.items.push_back(std::move(*row));
  if (auto status = p.database().status(); !status) return tl::unexpected(status.error());
  return page;
}

Result<Page<ClaimRow>> ProjectSource::claims_asked(Project& p, const Filter& f) {
  Page<ClaimRow> page;
  store::Where where = claim_where(f);
  const Counted counted = count_rows(p.database(), claim_tables(where) + where.sql(), where);
  page.total = counted.rows;
  page.at_least = counted.at_least;
  const Order order = order_of(f);
  store::after(where, order, "c.sorted_day", "c.key", f.cursor);
  store::Statement ask(p.database(), fmt::format("SELECT {}{}{}{} LIMIT {}", kClaimColumns, kClaimTables, where.sql(),
                                                 store::order_by(order, "c.sorted_day", "c.key"), f.limit + 1));
  where.bind(ask);
  ClaimRows rows(p.database(), &shelf_);
  store::Cursor last;
  while (ask.step()) {
    if (page.items.size() == f.limit) {
      page.next = store::write_cursor(last);
      break;
    }
    last = {ask.text(1), ask.integer(0)};
    if (auto row = rows.row(ask)) page.items.push_back(std::move(*row));
  }
  ask.reset();
  if (auto status = p.database().status(); !status) return tl::unexpected(status.error());
  page.total = std::max(page.total, page.items.size());
  return page;
}

Result<Page<DocumentRow>> ProjectSource::documents_of(Project& p, const Filter& f) {
  DocumentFilter filter;
  filter.outlets = f.outlets;
  filter.text = f.text;
  filter.to = f.known_by;
  const auto found = p.documents(filter, {f.cursor, f.limit, order_of(f)});
  if (!found) return tl::unexpected(found.error());
  Page<DocumentRow> page;
  page.next = found->next;
  page.total = found->total;
  for (const auto& d : found->documents) {
    DocumentRow row;
    row.id = d.id;
    row.title = d.title;
    row.outlet = d.outlet;
    row.url = d.url;
    row.published = d.published;
    row.claims = d.claims;
    row.lead = d.opening;
    page.items.push_back(std::move(row));
  }
  return page;
}

Result<DocumentFull> ProjectSource::document_of(Project& p, const std::string& id) {
  auto found = p.document(id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return fail(ErrorCode::not_found, "no such article", id);
  const Document& d = (*found)->document;
  DocumentFull full;
  full.row.id = d.id;
  full.row.title = d.title;
  full.row.outlet = d.outlet;
  full.row.url = d.url;
  full.row.byline = d.byline;
  full.row.language = d.language;
  full.row.published = d.published;
  full.row.claims = (*found)->claims.size();
  full.text = d.text;
  full.notes = d.notes;
  const CodePoints offsets(d.text);
  for (const Span s : (*found)->sentences) full.sentences.push_back({offsets.at(s.begin), offsets.at(s.end)});
  ClaimRows rows(p.database(), &shelf_);
  for (const Claim& claim : (*found)->claims)
    if (auto row = rows.by_id(claim.id)) full.claims.push_back(std::move(*row));
  if (auto status = p.database().status(); !status) return tl::unexpected(status.error());
  return full;
}

// As it was told by the filter's days; not_found where nothing was.
Result<EventRow> event_row(Project& p, ClaimRows& rows, Event told, const Filter& f, std::size_t most) {
  const std::string id = told.id;
  auto event = event_then(p, std::move(told), f);
  if (!event) return tl::unexpected(event.error());
  if (!*event)
    return fail(ErrorCode::not_found, "nothing was told of this event by that day", id,
                "take the day out of the address");
  EventRow row;
  row.id = id;
  row.record = exports::event_line(**event);
  // Those in a dispute first, so that a list that is cut still shows it.
  std::vector<std::string> ids;
  for (const auto& a : (*event)->agreement)
    if (a.relation == Relation::contradicts)
      for (const auto& claim : {a.claim, a.other})
        if (std::find(ids.begin(), ids.end(), claim) == ids.end()) ids.push_back(claim);
  for (const auto& claim : (*event)->claims)
    if (std::find(ids.begin(), ids.end(), claim) == ids.end()) ids.push_back(claim);
  if (ids.size() > most) ids.resize(most);
  for (const auto& claim : ids)
    if (auto found = rows.by_id(claim, id)) row.claims.push_back(std::move(*found));
  return row;
}

Result<Page<EventRow>> ProjectSource::events_of(Project& p, const Filter& f) {
  auto& database = p.database();
  Page<EventRow> page;
  const bool none = count(database, "SELECT count(*) FROM (SELECT 1 FROM events LIMIT 1)", {}) == 0;
  const auto table = none ? nullptr : table_for(f);
  if (table && table->has_events()) {
    std::optional<ClaimTable::Rows> rows;
    if (any_claim_part(f)) {
      Filter claims = f;  // an event in dispute may have claims that are not
      claims.disputed = false;
      auto found = table->rows(p, claims);
      if (!found) return tl::unexpected(found.error());
      rows = std::move(*found);
    }
    const auto keys = table->events(rows, f);
    page.total = keys.total;
    page.next = keys.next;
    ClaimRows reader(database, &shelf_);
    store::EventReader of_key(database);
    for (const auto key : keys.keys) {
      auto event = of_key.read(key);
      if (!event) continue;  // joined to another since the table was made
      auto row = event_row(p, reader, std::move(*event), f, kClaimsInList);
      if (row)
        page.items.push_back(std::move(*row));
      else if (row.error().code != ErrorCode::not_found)
        return tl::unexpected(row.error());
    }
    if (auto status = database.status(); !status) return tl::unexpected(status.error());
    return page;
  }
  if (none) {
    const auto claims = claims_of(p, f);
    if (!claims) return tl::unexpected(claims.error());
    page.total = claims->total;
    page.at_least = claims->at_least;
    page.next = claims->next;
    for (const auto& claim : claims->items) page.items.push_back(lone_event(claim));
    return page;
  }
  const auto filter = known(f);
  if (!filter) return tl::unexpected(filter.error());
  return events_asked(p, *filter);
}

Result<Page<EventRow>> ProjectSource::events_asked(Project& p, const Filter& f) {
  auto& database = p.database();
  Page<EventRow> page;
  EventQuestion question = event_question(f);
  store::Where& where = question.where;
  const Counted counted = count_rows(database, question.sql(), where);
  page.total = counted.rows;
  page.at_least = counted.at_least;
  const Order order = order_of(f);
  store::after(where, order, "e.sorted_day", "e.key", f.cursor);
  store::Statement ask(database, fmt::format("SELECT e.id, e.sorted_day, e.key{}{} LIMIT {}", question.sql(),
                                             store::order_by(order, "e.sorted_day", "e.key"), f.limit + 1));
  where.bind(ask);
  ClaimRows rows(database, &shelf_);
  store::EventReader of_key(database);
  store::Cursor last;
  while (ask.step()) {
    if (page.items.size() == f.limit) {
      page.next = store::write_cursor(last);
      break;
    }
    last = {ask.text(1), ask.integer(2)};
    auto event = of_key.read(last.key);
    if (!event) continue;
    auto row = event_row(p, rows, std::move(*event), f, kClaimsInList);
    if (!row) return tl::unexpected(row.error());
    page.items.push_back(std::move(*row));
  }
  ask.reset();
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  page.total = std::max(page.total, page.items.size());
  return page;
}

Result<EventRow> ProjectSource::event_of(Project& p, const std::string& id, const Filter& f) {
  ClaimRows rows(p.database(), &shelf_);
  if (id.starts_with(kLoneEvent)) {
    const auto claim = rows.by_id(id.substr(std::string_view(kLoneEvent).size()));
    if (!claim || !told_then(p, claim->id, f)) return fail(ErrorCode::not_found, "no such event", id);
    return lone_event(*claim);
  }
  auto event = p.event(id);
  if (!event) return tl::unexpected(event.error());
  if (!*event) return fail(ErrorCode::not_found, "no such event", id);
  return event_row(p, rows, std::move(**event), f, 2'000);
}

}  // namespace

Result<std::unique_ptr<Source>> open_project(const std::string& path) {
  auto source = std::make_unique<ProjectSource>(path);
  if (auto ready = source->prepare(); !ready) return tl::unexpected(ready.error());
  return std::unique_ptr<Source>(std::move(source));
}

}  // namespace isnad::serve
