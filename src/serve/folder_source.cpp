#include "serve/folder_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "base/code_points.h"
#include "base/fold.h"
#include "serve/filter.h"
#include "serve/lone_event.h"
#include "serve/record_match.h"

namespace isnad::serve {
namespace {

constexpr std::size_t kLeadBytes = 160;

struct HeldDocument {
  DocumentRow row;
  std::string text, folded;
  std::vector<SentenceSpan> sentences;
  std::vector<std::size_t> claims;
};
struct HeldClaim {
  Record record;
  ClaimRow row;
  std::size_t document = 0;
  Days days;
  std::string folded;
};
struct HeldEvent {
  Record record;
  EventRow row;
  std::vector<std::size_t> claims;
  bool disputed = false;
};

std::string text_at(const Record& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string folded(std::string_view text) {
  std::string out;
  for (const auto& word : fold_words(text)) out += word + ' ';
  return out;
}

std::string lead_of(const std::string& text) {
  std::size_t end = std::min(text.size(), kLeadBytes);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Result<std::vector<Record>> lines_of(const std::string& path, bool needed) {
  std::vector<Record> out;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    if (!needed) return out;
    return fail(ErrorCode::not_found, "the file cannot be opened", path);
  }
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    Record record = Record::parse(line, nullptr, false);
    if (!record.is_object()) return fail(ErrorCode::malformed, "not a JSON object", fmt::format("{}:{}", path, number));
    out.push_back(std::move(record));
  }
  return out;
}

class FolderSource final : public Source {
 public:
  void add_document(const Record& r);
  void add_claim(Record r);
  void add_event(Record r);
  void finish(std::string name);

  Result<Counts> counts() override;
  Result<Page<ClaimRow>> claims(const Filter& filter) override;
  Result<ClaimRow> claim(const std::string& id) override;
  Result<Page<DocumentRow>> documents(const Filter& filter) override;
  Result<DocumentFull> document(const std::string& id) override;
  Result<Page<EventRow>> events(const Filter& filter) override;
  Result<EventRow> event(const std::string& id, const Filter& filter) override;
  Result<std::vector<FacetValue>> facet(Facet facet, const Filter& filter, std::size_t limit) override;
  Result<ReviewRow> review(const ReviewRequest&) override {
    return fail(ErrorCode::forbidden, "a folder of records is only read", name_,
                "import the articles into a project to review their claims");
  }
  Result<std::vector<ReviewRow>> reviews(const std::string&, std::size_t) override { return std::vector<ReviewRow>{}; }

 private:
  [[nodiscard]] bool fits(const HeldClaim& c, const Filter& f, const std::vector<std::string>& words) const;
  [[nodiscard]] std::vector<std::size_t> chosen(const Filter& f) const;
  [[nodiscard]] std::optional<Day> latest(const HeldEvent& e) const;

  std::string name_;
  std::vector<HeldDocument> documents_;
  std::vector<HeldClaim> claims_;
  std::vector<HeldEvent> events_;
  std::unordered_map<std::string, std::size_t> document_at_, claim_at_, event_at_;
};

void FolderSource::add_document(const Record& r) {
  HeldDocument d;
  d.row.id = text_at(r, "id");
  d.row.title = text_at(r, "title");
  d.row.outlet = text_at(r, "outlet");
  d.row.url = text_at(r, "url");
  d.row.byline = text_at(r, "byline");
  d.row.language = text_at(r, "language");
  d.row.published = parse_day(text_at(r, "published"));
  d.text = text_at(r, "text");
  d.row.lead = lead_of(d.text);
  d.folded = folded(d.row.title + ' ' + d.text);
  const CodePoints offsets(d.text);
  for (std::uint32_t at = 0; at < d.text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(d.text.find('\n', at), d.text.size()));
    if (end > at) d.sentences.push_back({offsets.at(at), offsets.at(end)});
    at = end + 1;
  }
  document_at_[d.row.id] = documents_.size();
  documents_.push_back(std::move(d));
}

void FolderSource::add_claim(Record r) {
  const auto at = document_at_.find(text_at(r, "doc"));
  if (at == document_at_.end()) return;  // its article is not in the folder
  HeldClaim c;
  c.document = at->second;
  c.row.id = text_at(r, "id");
  c.row.because = text_at(r, "because");
  c.row.record = r.dump();
  c.days = days_of(r);
  std::string words = r.contains("evidence") ? text_at(r["evidence"], "text") : std::string();
  for (const char* list : {"agent", "target", "places", "attribution"})
    if (r.contains(list) && r[list].is_array())
      for (const auto& item : r[list]) words += ' ' + text_at(item, "name") + ' ' + text_at(item, "name_en");
  c.folded = folded(words);
  c.record = std::move(r);
  documents_[c.document].claims.push_back(claims_.size());
  claim_at_[c.row.id] = claims_.size();
  claims_.push_back(std::move(c));
}

void FolderSource::add_event(Record r) {
  HeldEvent e;
  e.row.id = text_at(r, "id");
  if (r.contains("claims"))
    for (const auto& id : r["claims"])
      if (const auto at = claim_at_.find(id.is_string() ? id.get<std::string>() : ""); at != claim_at_.end()) {
        e.claims.push_back(at->second);
        claims_[at->second].row.event = e.row.id;
      }
  if (r.contains("agreement"))
    for (const auto& a : r["agreement"]) e.disputed |= text_at(a, "relation") == "contradicts";
  e.row.record = r.dump();
  e.record = std::move(r);
  event_at_[e.row.id] = events_.size();
  events_.push_back(std::move(e));
}

void FolderSource::finish(std::string name) {
  name_ = std::move(name);
  for (auto& d : documents_) {
    d.row.claims = d.claims.size();
    std::stable_sort(d.claims.begin(), d.claims.end(), [&](std::size_t a, std::size_t b) {
      const auto start = [&](std::size_t i) { return claims_[i].record.value("/evidence/start"_json_pointer, 0); };
      return start(a) < start(b);
    });
  }
  // A claim that fusion has not seen is an event of its own.
  for (auto& c : claims_) {
    c.row.document = documents_[c.document].row;
    if (!c.row.event.empty()) continue;
    Record r = Record::parse(lone_event(c.row).record);
    add_event(std::move(r));
  }
  for (auto& c : claims_) c.row.document = documents_[c.document].row;
}

bool FolderSource::fits(const HeldClaim& c, const Filter& f, const std::vector<std::string>& words) const {
  const auto& d = c.row.document;
  if (!f.doc.empty() && d.id != f.doc) return false;
  if (!f.event.empty() && c.row.event != f.event) return false;
  if (!f.outlets.empty() && std::find(f.outlets.begin(), f.outlets.end(), d.outlet) == f.outlets.end()) return false;
  if (f.known_by && (!d.published || *d.published > *f.known_by)) return false;
  if (f.as_of) {
    const auto& told = c.days.first ? c.days.first : d.published;
    if (!told || *told > *f.as_of) return false;
  }
  if (!f.review.empty() && c.row.review != f.review) return false;
  if (f.disputed) {
    const auto at = event_at_.find(c.row.event);
    if (at == event_at_.end() || !events_[at->second].disputed) return false;
  }
  for (const auto& word : words)
    if (c.folded.find(word) == std::string::npos) return false;
  return record_fits(c.record, f, d.published);
}

std::vector<std::size_t> FolderSource::chosen(const Filter& f) const {
  const auto words = fold_words(f.text);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < claims_.size(); ++i)
    if (fits(claims_[i], f, words)) out.push_back(i);
  if (f.order == "text") return out;
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
    const auto day_of = [](const HeldClaim& c) { return c.days.first ? c.days.first : c.row.document.published; };
    const auto x = day_of(claims_[a]), y = day_of(claims_[b]);
    if (x.has_value() != y.has_value()) return x.has_value();  // undated last
    if (!x || *x == *y) return false;
    return f.order == "old" ? *x < *y : *x > *y;
  });
  return out;
}

template <class T, class F>
Page<T> cut(const std::vector<std::size_t>& all, const Filter& f, F&& row) {
  std::size_t at = 0;
  std::from_chars(f.cursor.data(), f.cursor.data() + f.cursor.size(), at);
  Page<T> page;
  page.total = all.size();
  for (; at < all.size() && page.items.size() < f.limit; ++at) page.items.push_back(row(all[at]));
  if (at < all.size()) page.next = std::to_string(at);
  return page;
}

Result<Counts> FolderSource::counts() {
  Counts n;
  n.name = name_;
  n.documents = documents_.size();
  n.claims = claims_.size();
  n.events = events_.size();
  for (const auto& e : events_) n.disputed += e.disputed ? 1 : 0;
  std::set<std::string> sources;
  for (const auto& c : claims_) {
    facet_values(c.record, Facet::source, [&](const FacetValue& v) { sources.insert(v.id); });
    if (!c.days.first) continue;
    if (!n.first || *c.days.first < *n.first) n.first = c.days.first;
    if (!n.last || *c.days.last > *n.last) n.last = c.days.last;
  }
  n.sources = sources.size();
  return n;
}

Result<Page<ClaimRow>> FolderSource::claims(const Filter& f) {
  return cut<ClaimRow>(chosen(f), f, [&](std::size_t i) { return claims_[i].row; });
}

Result<ClaimRow> FolderSource::claim(const std::string& id) {
  const auto at = claim_at_.find(id);
  if (at == claim_at_.end()) return fail(ErrorCode::not_found, "no such claim", id);
  return claims_[at->second].row;
}

Result<Page<DocumentRow>> FolderSource::documents(const Filter& f) {
  const auto words = fold_words(f.text);
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const auto& d = documents_[i];
    if (!f.outlets.empty() && std::find(f.outlets.begin(), f.outlets.end(), d.row.outlet) == f.outlets.end()) continue;
    if (f.known_by && (!d.row.published || *d.row.published > *f.known_by)) continue;
    if (std::all_of(words.begin(), words.end(), [&](const auto& w) { return d.folded.find(w) != std::string::npos; }))
      all.push_back(i);
  }
  std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
    return documents_[a].row.published > documents_[b].row.published;
  });
  return cut<DocumentRow>(all, f, [&](std::size_t i) { return documents_[i].row; });
}

Result<DocumentFull> FolderSource::document(const std::string& id) {
  const auto at = document_at_.find(id);
  if (at == document_at_.end()) return fail(ErrorCode::not_found, "no such article", id);
  const auto& d = documents_[at->second];
  DocumentFull full{d.row, d.text, d.sentences, {}, {}};
  for (const auto i : d.claims) full.claims.push_back(claims_[i].row);
  return full;
}

std::optional<Day> FolderSource::latest(const HeldEvent& e) const {
  std::optional<Day> day = days_of(e.record).first;
  for (const auto i : e.claims)
    if (!day) day = claims_[i].days.first;
  for (const auto i : e.claims)
    if (!day) day = claims_[i].row.document.published;
  return day;
}

Result<Page<EventRow>> FolderSource::events(const Filter& f) {
  const auto words = fold_words(f.text);
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < events_.size(); ++i) {
    const auto& e = events_[i];
    if (!f.states.empty() && std::find(f.states.begin(), f.states.end(), text_at(e.record, "state")) == f.states.end())
      continue;
    if (std::any_of(e.claims.begin(), e.claims.end(), [&](std::size_t c) { return fits(claims_[c], f, words); }))
      all.push_back(i);
  }
  std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
    const auto x = latest(events_[a]), y = latest(events_[b]);
    if (x.has_value() != y.has_value()) return x.has_value();
    if (!x || *x == *y) return false;
    return f.order == "old" ? *x < *y : *x > *y;
  });
  return cut<EventRow>(all, f, [&](std::size_t i) {
    EventRow row = events_[i].row;
    for (const auto c : events_[i].claims) row.claims.push_back(claims_[c].row);
    return row;
  });
}

Result<EventRow> FolderSource::event(const std::string& id, const Filter& f) {
  const auto at = event_at_.find(id);
  if (at == event_at_.end()) return fail(ErrorCode::not_found, "no such event", id);
  Filter days;
  days.known_by = f.known_by;
  days.as_of = f.as_of;
  for (const auto c : events_[at->second].claims)
    if (!fits(claims_[c], days, {}))
      return fail(ErrorCode::forbidden, "a folder of records holds events as they stand, not as of a day", id,
                  "import the articles into a project to look back");
  EventRow row = events_[at->second].row;
  for (const auto c : events_[at->second].claims) row.claims.push_back(claims_[c].row);
  return row;
}

Result<std::vector<FacetValue>> FolderSource::facet(Facet facet, const Filter& f, std::size_t limit) {
  std::unordered_map<std::string, FacetValue> found;
  for (const auto i : chosen(f)) {
    const auto& c = claims_[i];
    const bool alone = events_[event_at_.at(c.row.event)].claims.size() == 1;
    const auto take = [&](FacetValue v) {
      auto& kept = found.try_emplace(v.id, std::move(v)).first->second;
      ++kept.count;
      kept.alone += alone ? 1 : 0;
    };
    if (facet == Facet::outlet && !c.row.document.outlet.empty())
      take(FacetValue{c.row.document.outlet, c.row.document.outlet, {}, "outlet", 0, 0, {}, {}, {}, {}});
    facet_values(c.record, facet, take);
  }
  std::vector<FacetValue> out;
  for (auto& [id, v] : found) out.push_back(std::move(v));
  std::sort(out.begin(), out.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.id < b.id;
  });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace

Result<std::unique_ptr<Source>> open_folder(const std::string& path) {
  auto source = std::make_unique<FolderSource>();
  const auto documents = lines_of(path + "/documents.jsonl", true);
  if (!documents) return tl::unexpected(documents.error());
  for (const auto& r : *documents) source->add_document(r);
  auto claims = lines_of(path + "/claims.jsonl", true);
  if (!claims) return tl::unexpected(claims.error());
  for (auto& r : *claims) source->add_claim(std::move(r));
  auto events = lines_of(path + "/events.jsonl", false);
  if (!events) return tl::unexpected(events.error());
  for (auto& r : *events) source->add_event(std::move(r));
  source->finish(std::filesystem::path(path).filename().string());
  return std::unique_ptr<Source>(std::move(source));
}

}  // namespace isnad::serve
