// What the project remembers of the addresses the collector asks: table fetches. Not shared between
// threads.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite/database.h"

namespace isnad::collect {

enum class Role : std::uint8_t { robots, feed, page };
enum class Standing : std::uint8_t {
  waiting,  // to be asked
  done,     // answered and kept; a feed is asked again when it is due
  gone,     // not to be asked again: refused or not there
};

struct Fetch {
  std::string address;
  Role role = Role::page;
  Standing state = Standing::waiting;
  std::string feed;
  std::optional<std::int64_t> status;
  std::string etag, modified, sha256;
  std::int64_t tried = 0, due = 0, failures = 0;
  std::string message;
};

class State {
 public:
  explicit State(store::Database& database) : database_(database) {}
  std::optional<Fetch> find(const std::string& address);
  void put(const Fetch& fetch);
  // Pages of a feed that wait and are due, oldest first.
  std::vector<Fetch> pages_due(const std::string& feed, std::int64_t now, std::size_t most);
  std::uint64_t pages_waiting(const std::string& feed);
  // A feed's answer and the pages it names that are not known yet, at once: a run that is killed
  // behind it forgets none. Pages of a sitemap in an index belong to `owner`, the index. Gives how many
  // were not known.
  Result<std::uint64_t> put_feed(const Fetch& feed, const std::string& owner, const std::vector<std::string>& pages);
  [[nodiscard]] Result<void> status() { return database_.status(); }

 private:
  store::Database& database_;
};

}  // namespace isnad::collect
