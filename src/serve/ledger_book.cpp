#include "serve/ledger_book.h"

#include <set>

#include "base/days.h"
#include "serve/event_then.h"
#include "store/event_records.h"
#include "store/records.h"
#include "store/sqlite/database.h"

namespace isnad::serve {
namespace {

// What the three ledgers are made of; most claims of a project are in none.
constexpr const char* kControl =
    "c.type IN ('gain_control', 'lose_control', 'hold_control', 'clear', 'withdraw', 'encircle', 'armed_clash', "
    "'assault', 'airstrike', 'shelling', 'repel', 'advance', 'bombing')";
constexpr const char* kToll =
    "(EXISTS (SELECT 1 FROM figures g WHERE g.owner = c.key AND g.slot IN ('killed', 'injured', 'captured', "
    "'missing')) OR c.type IN ('displacement', 'evacuate'))";
constexpr const char* kTalks = "c.type IN ('negotiate', 'ceasefire')";

class Material {
 public:
  Material(Project& project, const std::optional<Day>& known_by, const std::atomic<bool>& stop)
      : project_(project), database_(project.database()), stop_(stop) {
    then_.known_by = known_by;
    store::Statement ask(database_, "SELECT id, outlet, published FROM documents ORDER BY key");
    while (ask.step()) documents.push_back({ask.text(0), ask.text(1), isnad::parse_day(ask.text(2)), {}});
  }

  Result<void> take(const char* condition, bool with_events) {
    claims.clear();
    events.clear();
    std::string sql =
        std::string("SELECT c.key FROM claims c JOIN documents d ON d.key = c.document WHERE c.current = 1 AND ") +
        condition;
    if (then_.known_by) sql += " AND d.published <= '" + iso_day(*then_.known_by) + "'";
    store::Statement ask(database_, sql + " ORDER BY d.id, c.evidence_begin, c.key");
    store::ClaimReader reader(database_);
    std::set<std::int64_t> keys;
    store::Statement event(database_, "SELECT event FROM event_claims WHERE claim = ?1");
    while (!stop_ && ask.step()) {
      auto claim = reader.read(ask.integer(0));
      if (!claim) continue;
      if (with_events) {
        event.bind_text(1, claim->id);
        if (event.step()) keys.insert(event.integer(0));
        event.reset();
      }
      // No ledger shows how a claim was read.
      claim->because.clear();
      claim->rule.clear();
      claims.push_back(std::move(*claim));
    }
    store::EventReader events_of(database_);
    for (const auto key : keys) {
      if (stop_) break;
      auto one = events_of.read(key);
      if (!one) continue;
      auto then = event_then(project_, std::move(*one), then_);
      if (!then) return tl::unexpected(then.error());
      if (*then) events.push_back(std::move(**then));
    }
    if (auto status = database_.status(); !status) return status;
    if (stop_) return fail(ErrorCode::conflict, "the desk is closing");
    return {};
  }

  [[nodiscard]] fuse::LedgerInput input() const { return {claims, documents, events}; }

  std::vector<Claim> claims;
  std::vector<fuse::InputDocument> documents;
  std::vector<Event> events;

 private:
  Project& project_;
  store::Database& database_;
  const std::atomic<bool>& stop_;
  Filter then_;
};

}  // namespace

Result<std::shared_ptr<const LedgerBook>> LedgerBook::learn(Project& project, const std::optional<Day>& known_by,
                                                            const std::atomic<bool>& stop) {
  Material material(project, known_by, stop);
  if (auto taken = material.take(kControl, false); !taken) return tl::unexpected(taken.error());
  std::shared_ptr<LedgerBook> book(new LedgerBook(fuse::ControlWords(material.input())));
  if (auto taken = material.take(kToll, true); !taken) return tl::unexpected(taken.error());
  book->tolls_ = std::make_shared<const TollLedger>(fuse::toll(material.input()));
  if (auto taken = material.take(kTalks, true); !taken) return tl::unexpected(taken.error());
  book->talks_ = fuse::processes(material.input());
  store::Statement last(project.database(), "SELECT max(time_last) FROM claims WHERE current = 1");
  if (last.step()) book->last_ = isnad::parse_day(last.text(0)).value_or(Day{});
  last.reset();
  if (auto status = project.database().status(); !status) return tl::unexpected(status.error());
  return std::shared_ptr<const LedgerBook>(std::move(book));
}

std::shared_ptr<const TollLedger> LedgerBook::tolls(const fuse::TollQuestion& question) const {
  if (!question.from && !question.to && question.places.empty() && question.blamed.empty()) return tolls_;
  return std::make_shared<const TollLedger>(fuse::narrow(*tolls_, question));
}

std::vector<const TalksRow*> LedgerBook::talks(const fuse::TalksQuestion& question) const {
  std::vector<const TalksRow*> out;
  for (const auto& row : talks_)
    if (fuse::about(row, question)) out.push_back(&row);
  return out;
}

}  // namespace isnad::serve
