// One round through the feeds of a plan: asks the feeds that are due, then the pages they name, each
// host at its pace, and hands over what came.
//
// Nothing here is taken on trust: every address (also the one a redirect or a feed names) must be of
// an allowed host, allowed by its robots.txt, and stand at public addresses, to which the connection
// is then held. Not shared between threads.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "collect/guard.h"
#include "collect/plan.h"
#include "collect/robots.h"
#include "collect/state.h"
#include "ingest/item.h"

namespace isnad::collect {

// The clock and the network's names are the caller's; so is what becomes of a page.
struct Hooks {
  std::function<std::int64_t()> now;  // seconds of the epoch
  std::function<void(double seconds)> wait;
  Resolver resolve = system_resolver;
  // An Error ends the round. It comes before the page counts as done: a killed round asks it again.
  std::function<Result<void>(ingest::Item&& item, const std::string& retrieved, const Feed& feed)> keep;
  std::function<void(const Error& error)> trouble;
};

struct Report {
  std::uint64_t asked = 0, feeds = 0, unchanged = 0, not_due = 0, named = 0, pages = 0, failed = 0, refused = 0;
  std::uint64_t elsewhere = 0;  // links to hosts that are not allowed: left alone
  std::uint64_t waiting = 0;    // pages left for another round
};

// What a round would do now, without asking anybody.
struct Intent {
  std::string address;
  bool due = false;
  std::int64_t asked_before = 0, due_at = 0;  // seconds of the epoch, 0 for never
  std::uint64_t pages_waiting = 0;
  std::vector<std::string> hosts;
};

class Collector {
 public:
  // `agent` is the program's name and version: "isnad/0.1.0".
  Collector(const Plan& plan, const std::string& agent, store::Database& project, Hooks hooks);
  Result<Report> run();
  std::vector<Intent> intents();

 private:
  struct Got {
    Response response;
    Address address;  // after redirects
  };
  Result<void> ask_feed(const Feed& feed, const Address& address, int depth);
  Result<void> ask_page(const Feed& feed, Fetch fetch);
  Result<void> keep(const Feed& feed, const Got& got, const std::string& asked, ingest::Kind kind);
  // Redirects, tries again, waits between two requests.
  Result<Got> get(const Feed& feed, const Address& address, const Fetch& known);
  Result<Got> get_once(const Feed& feed, Address address, const Fetch& known, bool robots);
  Result<Response> request(const Address& address, const Fetch& known);
  const Robots& robots_of(const Feed& feed, const Address& address);
  void pause(const Address& address);
  void failed(Fetch& fetch, const Error& error);

  const Plan& plan_;
  State state_;
  Hooks hooks_;
  Fetcher fetcher_;
  Report report_;
  std::map<std::string, Robots> robots_;      // by scheme and site
  std::map<std::string, double> next_;        // by host: when it may be asked again
  double clock_ = 0;                          // seconds waited in this round
  std::optional<std::int64_t> told_to_wait_;  // by the last answer's Retry-After
};

}  // namespace isnad::collect
