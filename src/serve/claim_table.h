// The claims in force of a project as columns of numbers: what a filter holds is counted and put in order
// in some milliseconds, whatever the filter, where SQLite would look at every claim and its slots. About
// 100 bytes a claim. Immutable once learnt; thread-safe.
#pragma once
#include <isnad/store.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "serve/source.h"

namespace isnad::serve {

inline std::int32_t day_number(Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

class ClaimTable {
 public:
  using Rows = std::vector<std::uint32_t>;

  // Some seconds for half a million claims. conflict where `stop` was set meanwhile.
  static Result<std::shared_ptr<const ClaimTable>> learn(Project& project, const std::atomic<bool>& stop);

  // The rows of a filter. What only the database can judge (words, judgements, one article or event) is
  // asked there.
  Result<Rows> rows(Project& project, const Filter& filter) const;
  // True where a filter has such parts.
  static bool needs_database(const Filter& filter);

  // Most frequent first, months in order.
  [[nodiscard]] std::vector<FacetValue> facet(Facet facet, const Rows& rows, std::size_t limit) const;
  [[nodiscard]] std::vector<QuotingRow> quoting(const Rows& rows, std::size_t most) const;
  [[nodiscard]] std::vector<WordingRow> wording(const Rows& rows, std::size_t most) const;
  // The ids and names asked for and those of all places in them.
  [[nodiscard]] std::vector<std::string> within(const std::vector<std::string>& places) const;

  // Keys of one page, in the order of the filter, behind its cursor.
  struct Keys {
    std::vector<std::int64_t> keys;
    std::string next;
    std::size_t total = 0;
  };
  [[nodiscard]] Keys claims(Rows rows, const Filter& filter) const;
  // Of events with a claim among the rows; all events where `rows` is empty.
  [[nodiscard]] Keys events(const std::optional<Rows>& rows, const Filter& filter) const;
  [[nodiscard]] bool has_events() const { return !events_.empty(); }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] std::size_t disputed() const { return disputed_; }

 private:
  friend class ClaimTableReader;
  static constexpr std::uint32_t kNone = 0xffffffffu;
  static constexpr std::int32_t kNoDay = INT32_MIN;

  // A column of words, each kept once.
  struct Column {
    std::vector<std::string> values;
    std::unordered_map<std::string, std::uint32_t> places;
    std::vector<std::uint32_t> of;  // row → value
    std::uint32_t intern(const std::string& word);
    [[nodiscard]] std::vector<char> chosen(const std::vector<std::string>& asked) const;
  };
  // Row → its part of a list.
  struct Lists {
    std::vector<std::uint32_t> begin, list;
  };
  // What stands in one kind of slot. A value is an id, or a name where there is none; one id may go under
  // several names, and a filter may ask for any.
  struct Slots : Lists {  // of refs
    struct Ref {
      std::uint32_t value = 0;
      std::string id, name;
    };
    std::vector<FacetValue> values;
    std::vector<Ref> refs;
    std::unordered_map<std::string, std::uint32_t> by_value, by_ref;
    [[nodiscard]] std::vector<char> chosen(const std::vector<std::string>& asked) const;
    [[nodiscard]] bool any(std::uint32_t row, const std::vector<char>& chosen) const;
  };
  struct Words {
    std::uint32_t actor = 0;
    std::string text;
  };
  struct EventRow {
    std::int64_t key = 0;
    std::int32_t day = kNoDay;
    std::uint32_t state = kNone, claims = 0;
  };

  // Takes rows out of a mask of all rows that have none of the values asked for; all will do where none are.
  static void keep_chosen(std::vector<unsigned char>& mask, const Column& column,
                          const std::vector<std::string>& asked);
  // What only the database can judge of a filter.
  [[nodiscard]] Result<Rows> found(Project& project, const Filter& filter) const;
  // Whether each event is in dispute, of claims that were known by the filter's days.
  [[nodiscard]] std::vector<char> disputed(const Filter& filter) const;
  [[nodiscard]] bool by_then(std::uint32_t row, const Filter& filter) const;
  void count(const Column& column, const Rows& rows, std::vector<FacetValue>& out) const;
  void count(const Slots& slots, const Rows& rows, std::vector<FacetValue>& out) const;
  template <class ValueOf, class Tell>
  void by_outlet(const Rows& rows, const Lists& lists, std::size_t values, ValueOf&& value_of, Tell&& tell) const;
  [[nodiscard]] bool alone(std::uint32_t row) const { return event_[row] == kNone || events_[event_[row]].claims == 1; }
  std::vector<std::int64_t> keys_;                                       // rising
  Column type_, certainty_, polarity_, stage_, month_, outlet_, state_;  // state_: of events
  std::vector<std::int32_t> sorted_, first_, last_, published_;          // days since 1970; sorted_: it is listed under
  std::vector<char> toll_;
  std::vector<std::uint32_t> event_;
  std::vector<EventRow> events_;
  Slots parties_, places_, sources_;
  Lists said_;  // of words_
  std::vector<Words> words_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> inside_;  // code → refs of places
  struct Dispute {
    std::uint32_t event = 0, one = 0, other = 0;  // rows of the two claims
  };
  std::vector<Dispute> disputes_;
  std::size_t disputed_ = 0;  // events
};

}  // namespace isnad::serve
