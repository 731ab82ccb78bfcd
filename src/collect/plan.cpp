#include "collect/plan.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>

#include "base/files.h"

namespace isnad::collect {
namespace {

constexpr std::size_t kMostBytes = 4 << 20;

class PlanReader {
 public:
  explicit PlanReader(std::string path) : path_(std::move(path)) {}

  Result<Plan> read(const toml::table& table) {
    Plan plan;
    known(table, {"collector", "feed"});
    const toml::table none;
    const auto* about = table["collector"].as_table();
    if (about == nullptr) about = &none;
    known(*about, {"contact", "proxy", "delay", "retries", "timeout", "max_size"});
    plan.contact = text(*about, "contact");
    if (plan.contact.empty() || plan.contact.find_first_of("\r\n()<>\"") != std::string::npos)
      wrong(*about, "contact must name who collects: a mail address or a page, for the sites that are asked");
    plan.proxy = text(*about, "proxy");
    if (!plan.proxy.empty() && !plan.proxy.starts_with("socks5h://"))
      wrong(*about, "proxy must be socks5h://host:port");
    plan.delay = number(*about, "delay", 2, 0.5, 3600);
    plan.retries = static_cast<int>(number(*about, "retries", 2, 0, 10));
    plan.limits.whole = std::chrono::milliseconds(static_cast<long>(number(*about, "timeout", 60, 1, 600) * 1000));
    plan.limits.connect = std::min(plan.limits.connect, plan.limits.whole);
    plan.limits.body = static_cast<std::size_t>(number(*about, "max_size", 16, 0.001, 256) * (1 << 20));
    if (const auto* feeds = table["feed"].as_array(); feeds != nullptr) {
      for (const auto& node : *feeds)
        if (const auto* entry = node.as_table()) feed(*entry, plan);
    }
    if (plan.feeds.empty()) wrong(table, "there is no [[feed]] in it");
    if (error_) return tl::unexpected(*error_);
    return plan;
  }

 private:
  void wrong(const toml::node& node, std::string what) {
    if (error_) return;
    const auto& at = node.source().begin;
    error_ = Error{ErrorCode::malformed, std::move(what), fmt::format("{}:{}:{}", path_, at.line, at.column),
                   "docs/how-to/collect.md has an example."};
  }
  void known(const toml::table& table, std::initializer_list<std::string_view> names) {
    for (const auto& [key, node] : table)
      if (std::find(names.begin(), names.end(), key.str()) == names.end())
        wrong(node, fmt::format("{} is not known here", key.str()));
  }
  std::string text(const toml::table& table, std::string_view key) {
    const auto* node = table.get(key);
    if (node == nullptr) return {};
    if (const auto* value = node->as_string()) return value->get();
    wrong(*node, fmt::format("{} must be text in quotes", key));
    return {};
  }
  double number(const toml::table& table, std::string_view key, double usual, double least, double most) {
    const auto* node = table.get(key);
    if (node == nullptr) return usual;
    const auto value = node->value<double>();
    if (value && *value >= least && *value <= most) return *value;
    wrong(*node, fmt::format("{} must be a number between {} and {}", key, least, most));
    return usual;
  }
  bool yes(const toml::table& table, std::string_view key, bool usual) {
    const auto* node = table.get(key);
    if (node == nullptr) return usual;
    if (const auto* value = node->as_boolean()) return value->get();
    wrong(*node, fmt::format("{} must be true or false", key));
    return usual;
  }

  void feed(const toml::table& entry, Plan& plan) {
    known(entry, {"address", "outlet", "hosts", "pages", "http", "most", "every"});
    Feed out;
    const auto address = parse_address(text(entry, "address"));
    if (!address) return wrong(entry, address.error().message + ": " + address.error().where);
    out.address = *address;
    out.outlet = text(entry, "outlet");
    out.pages = yes(entry, "pages", true);
    out.http = yes(entry, "http", false);
    out.most = static_cast<std::size_t>(number(entry, "most", 200, 1, 100'000));
    out.every = number(entry, "every", 15, 0, 100'000);
    out.hosts = {address->site()};
    if (const auto* hosts = entry["hosts"].as_array(); hosts != nullptr) {
      for (const auto& node : *hosts) {
        if (const auto* host = node.as_string())
          out.hosts.push_back(host->get());
        else
          wrong(node, "hosts must be texts in quotes");
      }
    }
    if (out.address.scheme == "http" && !out.http)
      wrong(entry, "plain http can be read and changed on the way; where there is no https say http = true");
    plan.feeds.push_back(std::move(out));
  }

  std::string path_;
  std::optional<Error> error_;
};

}  // namespace

bool Feed::allows(const Address& a) const {
  if (a.scheme == "http" && !http) return false;
  return std::any_of(hosts.begin(), hosts.end(), [&](const std::string& host) {
    if (host.starts_with("*.")) return a.site().ends_with(std::string_view(host).substr(1));
    return a.site() == host;
  });
}

Result<Plan> parse_plan(const std::string& toml, const std::string& path) {
  try {
    return PlanReader(path).read(toml::parse(std::string_view(toml), std::string_view(path)));
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    return fail(ErrorCode::malformed, std::string(error.description()),
                fmt::format("{}:{}:{}", path, at.line, at.column));
  }
}

Result<Plan> read_plan(const std::string& path) {
  const auto bytes = read_file(path, kMostBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_plan(*bytes, path);
}

}  // namespace isnad::collect
