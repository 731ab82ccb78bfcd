#include "collect/collector.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/days.h"
#include "base/sha256.h"
#include "collect/links.h"
#include "ingest/http_message.h"

namespace isnad::collect {
namespace {

constexpr int kMostHops = 5;
constexpr int kMostFailures = 8;           // then a page is given up
constexpr std::size_t kMostSitemaps = 50;  // of an index
constexpr std::size_t kMostRobots = 500 << 10;
constexpr std::int64_t kDay = 86'400;
constexpr double kLongestDelay = 60;       // that a site may ask of us between two requests
constexpr std::int64_t kLongestWait = 30;  // seconds: a longer Retry-After is left for another round

std::string instant(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

bool redirects(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }
bool passing(int status) { return status == 408 || status == 429 || status >= 500; }

std::int64_t back_off(std::int64_t failures) {
  return std::min<std::int64_t>(kDay, 900LL << std::min<std::int64_t>(failures - 1, 10));
}

}  // namespace

Collector::Collector(const Plan& plan, const std::string& agent, store::Database& project, Hooks hooks)
    : plan_(plan),
      state_(project),
      hooks_(std::move(hooks)),
      fetcher_(fmt::format("{} (+{})", agent, plan.contact),
               plan.contact.find('@') != std::string::npos ? plan.contact : "", plan.proxy, plan.limits) {}

void Collector::pause(const Address& address) {
  const auto it = next_.find(address.host);
  if (it == next_.end() || it->second <= clock_) return;
  hooks_.wait(it->second - clock_);
  clock_ = it->second;
}

Result<Response> Collector::request(const Address& address, const Fetch& known) {
  Request request{address, {}, known.etag, known.modified};
  if (plan_.proxy.empty()) {
    auto checked = checked_addresses(address, hooks_.resolve);
    if (!checked) return tl::unexpected(checked.error());
    request.pinned = std::move(*checked);
  } else if (auto fits = check_name(address); !fits) {
    return tl::unexpected(fits.error());
  }
  pause(address);
  ++report_.asked;
  auto response = fetcher_.get(request);
  const auto robots = robots_.find(address.scheme + "://" + address.site());
  const double asked = robots == robots_.end() ? 0 : std::min(robots->second.delay().value_or(0), kLongestDelay);
  next_[address.host] = clock_ + std::max(plan_.delay, asked);
  return response;
}

Result<Collector::Got> Collector::get_once(const Feed& feed, Address address, const Fetch& known, bool robots) {
  for (int hop = 0; hop <= kMostHops; ++hop) {
    if (!feed.allows(address))
      return fail(ErrorCode::forbidden, "the host is not among those the feed may lead to", address.text,
                  "Add it to `hosts` if it is the site's own.");
    if (robots && !robots_of(feed, address).allows(address.path)) {
      ++report_.refused;
      return fail(ErrorCode::forbidden, "the site's robots.txt asks not to", address.text);
    }
    auto response = request(address, hop == 0 ? known : Fetch{});
    if (!response) return tl::unexpected(response.error());
    if (!redirects(response->status)) return Got{std::move(*response), std::move(address)};
    auto to = join_address(address, response->location);
    if (!to) return tl::unexpected(to.error());
    address = std::move(*to);
  }
  return fail(ErrorCode::unreadable, fmt::format("more than {} redirects", kMostHops), address.text);
}

const Robots& Collector::robots_of(const Feed& feed, const Address& address) {
  const std::string site = address.scheme + "://" + address.site();
  if (const auto it = robots_.find(site); it != robots_.end()) return it->second;
  const auto where = parse_address(site + "/robots.txt");
  if (!where) return robots_[site] = Robots::refuse_all();
  const std::int64_t now = hooks_.now();
  auto known = state_.find(where->text);
  if (!known || known->due <= now) {
    Fetch fresh;
    fresh.address = where->text;
    fresh.role = Role::robots;
    fresh.state = Standing::done;
    fresh.tried = now;
    fresh.due = now + kDay;
    const auto got = get_once(feed, *where, {}, false);
    if (got && got->response.status == 200) {
      fresh.status = 200;
      fresh.message = got->response.body.substr(0, kMostRobots);
    } else if (got && got->response.status >= 400 && got->response.status < 500 && got->response.status != 429) {
      fresh.status = got->response.status;  // there is none: everything is allowed
    } else {
      // Not reachable means no (RFC 9309), for an hour.
      fresh.status = got ? got->response.status : 599;
      fresh.due = now + 3600;
      if (!got) hooks_.trouble(got.error());
    }
    state_.put(fresh);
    known = fresh;
  }
  const std::int64_t status = known->status.value_or(599);
  return robots_[site] = status == 200                   ? Robots::parse(known->message, "isnad")
                         : status < 500 && status != 429 ? Robots::allow_all()
                                                         : Robots::refuse_all();
}

Result<Collector::Got> Collector::get(const Feed& feed, const Address& address, const Fetch& known) {
  for (int again = 0;; ++again) {
    auto got = get_once(feed, address, known, true);
    told_to_wait_.reset();
    const bool worth = got ? passing(got->response.status) : got.error().code == ErrorCode::unreadable;
    if (!worth) return got;
    double wait = plan_.delay * static_cast<double>(1 << std::min(again + 1, 10));
    if (got) {
      std::int64_t seconds = 0;
      const std::string& text = got->response.retry_after;
      if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec == std::errc() && seconds > 0) {
        told_to_wait_ = std::min(seconds, kDay);
        wait = std::max(wait, static_cast<double>(seconds));
      }
    }
    if (again >= plan_.retries || wait > kLongestWait) return got;
    next_[address.host] = std::max(next_[address.host], clock_ + wait);
  }
}

void Collector::failed(Fetch& fetch, const Error& error) {
  ++report_.failed;
  hooks_.trouble(error);
  ++fetch.failures;
  fetch.message = error.message;
  fetch.due = fetch.tried + std::max(back_off(fetch.failures), told_to_wait_.value_or(0));
  const bool final = error.code != ErrorCode::unreadable && error.code != ErrorCode::not_found;
  if (fetch.role == Role::page && (final || fetch.failures >= kMostFailures)) fetch.state = Standing::gone;
}

Result<void> Collector::keep(const Feed& feed, const Got& got, const std::string& asked, ingest::Kind kind) {
  ingest::Item item;
  item.kind = kind;
  item.bytes = got.response.body;
  item.path = item.name = asked;
  item.url = got.address.text;
  item.charset = ingest::parameter("charset", got.response.type);
  const std::string retrieved = instant(hooks_.now());
  item.retrieved = parse_day(retrieved);
  return hooks_.keep(std::move(item), retrieved, feed);
}

Result<void> Collector::ask_feed(const Feed& feed, const Address& address, int depth) {
  Fetch fetch = state_.find(address.text).value_or(Fetch{});
  fetch.address = address.text;
  fetch.role = Role::feed;
  fetch.tried = hooks_.now();
  const auto got = get(feed, address, fetch);
  std::vector<std::string> pages, sitemaps;
  std::optional<Error> error;
  if (!got) {
    error = got.error();
  } else if (got->response.status == 304) {
    ++report_.unchanged;
  } else if (got->response.status != 200) {
    error = Error{ErrorCode::unreadable, fmt::format("the site answers with status {}", got->response.status),
                  address.text, ""};
  } else if (const auto kind = kind_of_feed(got->response.body); !kind) {
    error = kind.error();
    error->where = address.text;
  } else {
    ++report_.feeds;
    ingest::Item item;
    item.kind = *kind;
    item.bytes = got->response.body;
    item.path = item.name = address.text;
    if (auto links = links_of(item, got->address)) {
      if (feed.pages) pages = std::move(links->pages);
      report_.elsewhere += std::erase_if(pages, [&](const std::string& page) {
        const auto to = parse_address(page);
        return !to || !feed.allows(*to);
      });
      sitemaps = std::move(links->sitemaps);
    } else {
      error = links.error();
    }
    const std::string hash = sha256_hex(got->response.body);
    if (!error && !feed.pages && hash != fetch.sha256)
      if (auto kept = keep(feed, *got, address.text, *kind); !kept) return kept;
    fetch.sha256 = hash;
    fetch.etag = got->response.etag;
    fetch.modified = got->response.modified;
  }
  if (got) fetch.status = got->response.status;
  if (error) {
    failed(fetch, *error);
  } else {
    fetch.state = Standing::done;
    fetch.failures = 0;
    fetch.message.clear();
    fetch.due = fetch.tried + static_cast<std::int64_t>(std::lround(feed.every * 60));
  }
  const auto named = state_.put_feed(fetch, feed.address.text, pages);
  if (!named) return tl::unexpected(named.error());
  report_.named += *named;
  if (depth > 0) return {};
  if (sitemaps.size() > kMostSitemaps) sitemaps.resize(kMostSitemaps);
  for (const auto& sitemap : sitemaps) {
    const auto to = join_address(address, sitemap);
    if (!to) {
      hooks_.trouble(to.error());
      continue;
    }
    if (auto asked = ask_feed(feed, *to, depth + 1); !asked) return asked;
  }
  return {};
}

Result<void> Collector::ask_page(const Feed& feed, Fetch fetch) {
  const auto address = parse_address(fetch.address);
  fetch.tried = hooks_.now();
  Result<Got> got = address ? get(feed, *address, fetch) : tl::unexpected(address.error());
  if (!got) {
    failed(fetch, got.error());
  } else if (fetch.status = got->response.status; got->response.status == 200) {
    const auto kind = ingest::kind_of(ingest::media_type(got->response.type), got->response.body);
    if (!kind) {
      failed(fetch, {ErrorCode::malformed, "this is no article: " + got->response.type, fetch.address, ""});
    } else {
      if (auto kept = keep(feed, *got, fetch.address, *kind); !kept) return kept;
      ++report_.pages;
      fetch.state = Standing::done;
      fetch.failures = 0;
      fetch.message.clear();
      fetch.sha256 = sha256_hex(got->response.body);
      fetch.etag = got->response.etag;
      fetch.modified = got->response.modified;
    }
  } else {
    failed(fetch, {passing(got->response.status) ? ErrorCode::unreadable : ErrorCode::forbidden,
                   fmt::format("the site answers with status {}", got->response.status), fetch.address, ""});
  }
  state_.put(fetch);
  return state_.status();
}

Result<Report> Collector::run() {
  for (const auto& feed : plan_.feeds) {
    const auto known = state_.find(feed.address.text);
    if (known && known->due > hooks_.now()) {
      ++report_.not_due;
      continue;
    }
    if (auto asked = ask_feed(feed, feed.address, 0); !asked) return tl::unexpected(asked.error());
  }
  // A page of each feed in turn: hosts that wait their time do not hold up the others.
  std::vector<std::vector<Fetch>> due;
  std::size_t longest = 0;
  for (const auto& feed : plan_.feeds) {
    due.push_back(state_.pages_due(feed.address.text, hooks_.now(), feed.most));
    longest = std::max(longest, due.back().size());
  }
  for (std::size_t i = 0; i < longest; ++i)
    for (std::size_t f = 0; f < due.size(); ++f)
      if (i < due[f].size())
        if (auto asked = ask_page(plan_.feeds[f], std::move(due[f][i])); !asked) return tl::unexpected(asked.error());
  for (const auto& feed : plan_.feeds) report_.waiting += state_.pages_waiting(feed.address.text);
  if (auto status = state_.status(); !status) return tl::unexpected(status.error());
  return report_;
}

std::vector<Intent> Collector::intents() {
  std::vector<Intent> out;
  for (const auto& feed : plan_.feeds) {
    const auto known = state_.find(feed.address.text).value_or(Fetch{});
    out.push_back({feed.address.text, known.due <= hooks_.now(), known.tried, known.due,
                   state_.pages_waiting(feed.address.text), feed.hosts});
  }
  return out;
}

}  // namespace isnad::collect
