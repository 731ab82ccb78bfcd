#include "collect/fetch.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "collect/guard.h"

namespace isnad::collect {
namespace {

constexpr std::size_t kMostHeader = 256 << 10;

struct Answer {
  Response response;
  std::size_t most = 0, header = 0;
  bool too_large = false, elsewhere = false, proxied = false;
};

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) return;
  list.release();
  list.reset(longer);
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& answer = *static_cast<Answer*>(user);
  const std::size_t bytes = size * count;
  if (answer.response.body.size() + bytes > answer.most) {
    answer.too_large = true;
    return 0;
  }
  answer.response.body.append(data, bytes);
  return bytes;
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* user) {
  auto& answer = *static_cast<Answer*>(user);
  const std::size_t bytes = size * count;
  answer.header += bytes;
  if (answer.header > kMostHeader) {
    answer.too_large = true;
    return 0;
  }
  std::string_view line(data, bytes);
  if (line.starts_with("HTTP/")) {
    answer.response = {};
    return bytes;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return bytes;
  std::string name(line.substr(0, colon));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  line.remove_prefix(colon + 1);
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front())) != 0) line.remove_prefix(1);
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0) line.remove_suffix(1);
  Response& r = answer.response;
  const std::array<std::pair<std::string_view, std::string*>, 5> known = {{{"content-type", &r.type},
                                                                           {"etag", &r.etag},
                                                                           {"last-modified", &r.modified},
                                                                           {"location", &r.location},
                                                                           {"retry-after", &r.retry_after}}};
  for (const auto& [header, field] : known)
    if (name == header) *field = line;
  return bytes;
}

// The last word before a connection is made, whatever was resolved and pinned above.
curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& answer = *static_cast<Answer*>(user);
  if (!answer.proxied && !is_public(&address->addr)) {
    answer.elsewhere = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace

struct Fetcher::Parts {
  CURL* curl = curl_easy_init();
  std::string agent, contact, proxy;
  FetchLimits limits;
};

Fetcher::Fetcher(std::string agent, std::string contact, std::string proxy, FetchLimits limits)
    : parts_(std::make_unique<Parts>()) {
  parts_->agent = std::move(agent);
  parts_->contact = std::move(contact);
  parts_->proxy = std::move(proxy);
  parts_->limits = limits;
}
Fetcher::~Fetcher() { curl_easy_cleanup(parts_->curl); }

Result<Response> Fetcher::get(const Request& request) {
  CURL* curl = parts_->curl;
  if (curl == nullptr) return fail(ErrorCode::internal, "libcurl does not start");
  curl_easy_reset(curl);
  Answer answer;
  answer.most = parts_->limits.body;
  answer.proxied = !parts_->proxy.empty();
  const Address& a = request.address;
  List headers, pin;
  append(headers,
         "Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
         "application/feed+json, application/xml;q=0.9, text/plain;q=0.8, application/pdf;q=0.8");
  append(headers, "Accept-Language: ar, *;q=0.5");
  if (!parts_->contact.empty()) append(headers, "From: " + parts_->contact);
  if (!request.etag.empty()) append(headers, "If-None-Match: " + request.etag);
  if (!request.modified.empty()) append(headers, "If-Modified-Since: " + request.modified);
  if (!request.pinned.empty()) {
    std::string to;
    for (const auto& figures : request.pinned)
      to += (to.empty() ? "" : ",") + (figures.find(':') != std::string::npos ? '[' + figures + ']' : figures);
    append(pin, fmt::format("{}:{}:{}", a.host, a.port, to));
    curl_easy_setopt(curl, CURLOPT_RESOLVE, pin.get());
  }
  std::array<char, CURL_ERROR_SIZE> words{};
  const auto ms = [](std::chrono::milliseconds time) { return static_cast<long>(time.count()); };
  curl_easy_setopt(curl, CURLOPT_URL, a.text.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, a.scheme.c_str());
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, parts_->proxy.c_str());  // empty: none, whatever the environment says
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "");
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_ALTSVC_CTRL, 0L);
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);  // a kept connection would pass by the pin
  curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip, deflate, br");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, parts_->agent.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, ms(parts_->limits.connect));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, ms(parts_->limits.whole));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &on_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words.data());
  const CURLcode code = curl_easy_perform(curl);
  if (answer.elsewhere)
    return fail(ErrorCode::forbidden, "the connection would have gone to no public address", a.text);
  if (answer.too_large)
    return fail(ErrorCode::too_large, fmt::format("the answer is longer than {} MB", answer.most >> 20), a.text,
                "Raise max_size to collect it.");
  if (code != CURLE_OK) {
    const std::string_view told(words.data());
    return fail(ErrorCode::unreadable, std::string(told.empty() ? curl_easy_strerror(code) : told), a.text);
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  answer.response.status = static_cast<int>(status);
  return std::move(answer.response);
}

}  // namespace isnad::collect
