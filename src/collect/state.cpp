#include "collect/state.h"

namespace isnad::collect {

using store::Statement;

namespace {

constexpr const char* kColumns =
    "address, role, state, feed, status, etag, modified, sha256, tried, due, failures, message";

const char* name_of(Role role) {
  switch (role) {
    case Role::robots: return "robots";
    case Role::feed: return "feed";
    case Role::page: return "page";
  }
  return "page";
}
const char* name_of(Standing state) {
  switch (state) {
    case Standing::waiting: return "waiting";
    case Standing::done: return "done";
    case Standing::gone: return "gone";
  }
  return "waiting";
}

Fetch read(const Statement& row) {
  Fetch out;
  out.address = row.text(0);
  for (const Role role : {Role::robots, Role::feed, Role::page})
    if (row.text(1) == name_of(role)) out.role = role;
  for (const Standing state : {Standing::waiting, Standing::done, Standing::gone})
    if (row.text(2) == name_of(state)) out.state = state;
  out.feed = row.text(3);
  out.status = row.maybe_integer(4);
  out.etag = row.text(5);
  out.modified = row.text(6);
  out.sha256 = row.text(7);
  out.tried = row.integer(8);
  out.due = row.integer(9);
  out.failures = row.integer(10);
  out.message = row.text(11);
  return out;
}

}  // namespace

std::optional<Fetch> State::find(const std::string& address) {
  Statement ask(database_, std::string("SELECT ") + kColumns + " FROM fetches WHERE address = ?1");
  ask.bind_text(1, address);
  if (!ask.step()) return std::nullopt;
  Fetch out = read(ask);
  ask.reset();
  return out;
}

void State::put(const Fetch& f) {
  Statement put(database_, std::string("INSERT OR REPLACE INTO fetches(") + kColumns +
                               ") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)");
  put.bind_text(1, f.address).bind_text(2, name_of(f.role)).bind_text(3, name_of(f.state)).bind(4, f.feed);
  put.bind(5, f.status).bind(6, f.etag).bind(7, f.modified).bind(8, f.sha256).bind(9, f.tried).bind(10, f.due);
  put.bind(11, f.failures).bind(12, f.message).run();
}

std::vector<Fetch> State::pages_due(const std::string& feed, std::int64_t now, std::size_t most) {
  Statement ask(database_, std::string("SELECT ") + kColumns +
                               " FROM fetches WHERE feed = ?1 AND state = 'waiting' AND due <= ?2 "
                               "ORDER BY failures, due, address LIMIT ?3");
  ask.bind_text(1, feed).bind(2, now).bind(3, static_cast<std::int64_t>(most));
  std::vector<Fetch> out;
  while (ask.step()) out.push_back(read(ask));
  return out;
}

std::uint64_t State::pages_waiting(const std::string& feed) {
  Statement ask(database_, "SELECT count(*) FROM fetches WHERE feed = ?1 AND state = 'waiting'");
  ask.bind_text(1, feed);
  const std::int64_t count = ask.step() ? ask.integer(0) : 0;
  ask.reset();
  return static_cast<std::uint64_t>(count);
}

Result<std::uint64_t> State::put_feed(const Fetch& feed, const std::string& owner,
                                      const std::vector<std::string>& pages) {
  std::uint64_t fresh = 0;
  store::Transaction transaction(database_);
  put(feed);
  for (const auto& address : pages) {
    if (find(address)) continue;
    Fetch page;
    page.address = address;
    page.feed = owner;
    put(page);
    ++fresh;
  }
  transaction.commit();
  if (auto status = database_.status(); !status) return tl::unexpected(status.error());
  return fresh;
}

}  // namespace isnad::collect
