// How the columns are read in: one walk over each table, in the order of its keys.
#include <algorithm>

#include "base/days.h"
#include "serve/claim_table.h"
#include "store/records.h"
#include "store/sqlite/database.h"

namespace isnad::serve {
namespace {

constexpr std::string_view kOwn[] = {"ها", "هم", "ته", "يه", "اه"};  // what belongs to somebody: طائراته

std::int32_t day_number(const std::string& text, std::int32_t none) {
  const auto day = parse_day(text);
  return day ? static_cast<std::int32_t>(day->time_since_epoch().count()) : none;
}

// A kind of people and what belongs to somebody are no name for a party; a short form of its own name is
// no wording.
bool is_wording(const std::string& words, const std::string& name) {
  const auto letters =
      std::count_if(words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  if (letters <= 3 || name.empty() || name.find(words) != std::string::npos) return false;
  return std::none_of(std::begin(kOwn), std::end(kOwn), [&](std::string_view end) { return words.ends_with(end); });
}

}  // namespace

class ClaimTableReader {
 public:
  ClaimTableReader(store::Database& database, const std::atomic<bool>& stop, ClaimTable& table)
      : database_(database), stop_(stop), t_(table) {}

  void read() {
    documents();
    claims();
    slots();
    tolls();
    events();
    for (std::uint32_t ref = 0; ref < t_.places_.refs.size(); ++ref)
      for (const auto& code : t_.places_.values[t_.places_.refs[ref].value].admin) t_.inside_[code].push_back(ref);
  }

 private:
  bool next(store::Statement& ask) { return !stop_ && ask.step(); }

  void documents() {
    store::Statement ask(database_, "SELECT key, outlet, published FROM documents");
    while (next(ask)) {
      const std::string outlet = ask.text(1);
      documents_[ask.integer(0)] = {outlet.empty() ? ClaimTable::kNone : t_.outlet_.intern(outlet),
                                    day_number(ask.text(2), ClaimTable::kNoDay)};
    }
  }

  void claims() {
    store::Statement ask(database_,
                         "SELECT key, id, document, type, certainty, polarity, stage, time_first, time_last, "
                         "sorted_day FROM claims WHERE current = 1 ORDER BY key");
    const auto put = [](ClaimTable::Column& column, const std::string& word) {
      column.of.push_back(word.empty() ? ClaimTable::kNone : column.intern(word));
    };
    while (next(ask)) {
      const auto row = static_cast<std::uint32_t>(t_.keys_.size());
      t_.keys_.push_back(ask.integer(0));
      rows_.emplace(ask.text(1), row);
      const auto document = documents_.find(ask.integer(2));
      t_.outlet_.of.push_back(document == documents_.end() ? ClaimTable::kNone : document->second.outlet);
      t_.published_.push_back(document == documents_.end() ? ClaimTable::kNoDay : document->second.published);
      put(t_.type_, ask.text(3));
      put(t_.certainty_, ask.text(4));
      put(t_.polarity_, ask.text(5));
      put(t_.stage_, ask.text(6));
      const std::string first = ask.text(7);
      put(t_.month_, first.substr(0, 7));
      t_.first_.push_back(day_number(first, ClaimTable::kNoDay));
      t_.last_.push_back(day_number(ask.text(8), ClaimTable::kNoDay));
      t_.sorted_.push_back(day_number(ask.text(9), ClaimTable::kNoDay));
    }
    t_.toll_.assign(t_.keys_.size(), 0);
    t_.event_.assign(t_.keys_.size(), ClaimTable::kNone);
  }

  // Rows have their slots behind each other, as the table has them.
  void slots() {
    auto& t = t_;
    const std::size_t rows = t.keys_.size();
    const auto close = [&](std::uint32_t row) {
      for (auto* s : {&t.parties_, &t.places_, &t.sources_}) s->begin[row] = static_cast<std::uint32_t>(s->list.size());
      t.said_.begin[row] = static_cast<std::uint32_t>(t.said_.list.size());
    };
    for (auto* s : {&t.parties_, &t.places_, &t.sources_}) s->begin.assign(rows + 1, 0);
    t.said_.begin.assign(rows + 1, 0);
    store::Statement ask(database_,
                         "SELECT owner, slot, id, name, text, name_en, role, lat, lon, precision, admin, generic "
                         "FROM slots ORDER BY owner");
    std::uint32_t row = 0;
    while (next(ask)) {
      const std::int64_t owner = ask.integer(0);
      while (row < rows && t.keys_[row] < owner) close(++row);
      if (row == rows) break;
      if (t.keys_[row] != owner) continue;  // of a reading that is not in force
      const std::string slot = ask.text(1);
      if (slot == "place")
        add(t.places_, ask);
      else if (slot == "source")
        add(t.sources_, ask);
      else
        add_words(add(t.parties_, ask), ask);
    }
    while (row < rows) close(++row);
  }

  // Gives the place of the value, or kNone where the slot says nothing.
  std::uint32_t add(ClaimTable::Slots& s, const store::Statement& at) {
    const std::string id = at.text(2), name = at.text(3);
    const std::string word = !id.empty() ? id : !name.empty() ? name : at.text(4);
    if (word.empty()) return ClaimTable::kNone;
    // Nearly every slot names somebody who has been named so before.
    key_.assign(word).append(1, '\n').append(id).append(1, '\n').append(name);
    const auto [ref, unseen] = s.by_ref.try_emplace(key_, static_cast<std::uint32_t>(s.refs.size()));
    if (unseen) {
      const auto [value, fresh] = s.by_value.try_emplace(word, static_cast<std::uint32_t>(s.values.size()));
      if (fresh) s.values.push_back({word, {}, {}, {}, 0, 0, {}, {}, {}, {}});
      s.refs.push_back({value->second, id, name});
      describe(s.values[value->second], at);
    }
    s.list.push_back(ref->second);
    return s.refs[ref->second].value;
  }

  static void describe(FacetValue& v, const store::Statement& at) {
    v.name = std::max(v.name, at.text(3));
    v.name_en = std::max(v.name_en, at.text(5));
    v.kind = std::max(v.kind, at.text(6));
    v.precision = std::max(v.precision, at.text(9));
    if (!v.lat && at.maybe_real(7) && at.maybe_real(8)) {
      v.lat = at.maybe_real(7);
      v.lon = at.maybe_real(8);
    }
    if (v.admin.empty()) v.admin = store::lines(at.text(10));
  }

  void add_words(std::uint32_t actor, const store::Statement& at) {
    if (actor == ClaimTable::kNone || at.null(2) || at.integer(11) != 0) return;
    const std::string words = at.text(4);
    if (!is_wording(words, at.text(3))) return;
    key_.assign(std::to_string(actor)).append(1, '\n').append(words);
    const auto [place, fresh] = said_.try_emplace(key_, static_cast<std::uint32_t>(t_.words_.size()));
    if (fresh) t_.words_.push_back({actor, words});
    t_.said_.list.push_back(place->second);
  }

  void tolls() {
    store::Statement ask(database_,
                         "SELECT owner FROM figures WHERE slot IN ('killed', 'injured', 'captured', 'missing') "
                         "ORDER BY owner");
    std::size_t row = 0;
    while (next(ask)) {
      while (row < t_.keys_.size() && t_.keys_[row] < ask.integer(0)) ++row;
      if (row < t_.keys_.size() && t_.keys_[row] == ask.integer(0)) t_.toll_[row] = 1;
    }
  }

  void events() {
    std::unordered_map<std::int64_t, std::uint32_t> places;
    store::Statement ask(database_, "SELECT key, sorted_day, state, claims FROM events ORDER BY key");
    while (next(ask)) {
      places.emplace(ask.integer(0), static_cast<std::uint32_t>(t_.events_.size()));
      t_.events_.push_back({ask.integer(0), day_number(ask.text(1), ClaimTable::kNoDay), t_.state_.intern(ask.text(2)),
                            static_cast<std::uint32_t>(ask.integer(3))});
    }
    store::Statement members(database_, "SELECT event, claim FROM event_claims");
    while (next(members)) {
      const auto event = places.find(members.integer(0));
      const auto row = rows_.find(members.text(1));
      if (event != places.end() && row != rows_.end()) t_.event_[row->second] = event->second;
    }
    store::Statement against(
        database_, "SELECT event, claim, other FROM agreements WHERE relation = 'contradicts' ORDER BY event");
    while (next(against)) {
      const auto event = places.find(against.integer(0));
      const auto one = rows_.find(against.text(1)), other = rows_.find(against.text(2));
      if (event == places.end() || one == rows_.end() || other == rows_.end()) continue;
      if (t_.disputes_.empty() || t_.disputes_.back().event != event->second) ++t_.disputed_;
      t_.disputes_.push_back({event->second, one->second, other->second});
    }
  }

  struct About {
    std::uint32_t outlet = 0;
    std::int32_t published = 0;
  };
  store::Database& database_;
  const std::atomic<bool>& stop_;
  ClaimTable& t_;
  std::unordered_map<std::int64_t, About> documents_;
  std::unordered_map<std::string, std::uint32_t> rows_, said_;
  std::string key_;  // room for one
};

Result<std::shared_ptr<const ClaimTable>> ClaimTable::learn(Project& project, const std::atomic<bool>& stop) {
  auto& database = project.database();
  auto table = std::make_shared<ClaimTable>();
  database.exec("BEGIN");  // all of one moment, whatever is written meanwhile
  ClaimTableReader(database, stop, *table).read();
  database.exec("COMMIT");
  if (auto status = database.status(); !status) {
    database.exec("ROLLBACK");
    [[maybe_unused]] const auto cleared = database.status();
    return tl::unexpected(status.error());
  }
  if (stop) return fail(ErrorCode::conflict, "the desk is closing");
  return std::shared_ptr<const ClaimTable>(std::move(table));
}

}  // namespace isnad::serve
