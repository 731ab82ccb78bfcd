#include "collect/address.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <memory>

namespace isnad::collect {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

std::string part(CURLU* url, CURLUPart what, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, what, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string out = text;
  curl_free(text);
  return out;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Result<Address> taken_apart(CURLU* url, const std::string& given) {
  Address out;
  out.scheme = lower(part(url, CURLUPART_SCHEME));
  if (out.scheme != "https" && out.scheme != "http")
    return fail(ErrorCode::forbidden, "only https and http are collected, not " + out.scheme, given);
  if (!part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_PASSWORD).empty())
    return fail(ErrorCode::forbidden, "an address with a user name or password is not collected", given);
  out.host = lower(part(url, CURLUPART_HOST));
  if (out.host.starts_with('[') && out.host.ends_with(']')) out.host = out.host.substr(1, out.host.size() - 2);
  const bool dotted = out.host.ends_with('.');
  while (out.host.ends_with('.')) out.host.pop_back();
  const auto fits = [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':' || c == '_';
  };
  if (out.host.empty() || !std::all_of(out.host.begin(), out.host.end(), fits))
    return fail(ErrorCode::forbidden, "the host is no name of the web", given,
                "Write names in other letters as they are registered (xn--…).");
  const std::string port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (error != std::errc() || end != port.data() + port.size() || out.port == 0)
    return fail(ErrorCode::malformed, "the port is no number", given);
  out.path = part(url, CURLUPART_PATH);
  if (out.path.empty()) out.path = "/";
  if (const std::string query = part(url, CURLUPART_QUERY); !query.empty()) out.path += '?' + query;
  const bool six = out.host.find(':') != std::string::npos;
  const bool usual = out.port == (out.scheme == "https" ? 443 : 80);
  out.text = out.scheme + "://" + (six ? '[' + out.host + ']' : out.host) +
             (usual ? "" : ':' + std::to_string(out.port)) + out.path;
  // Without its last dot a name may be the number of a machine: «1.» is a name, «1» is 0.0.0.1.
  if (dotted) return parse_address(out.text);
  return out;
}

}  // namespace

std::string Address::site() const {
  return port == (scheme == "https" ? 443 : 80) ? host : host + ':' + std::to_string(port);
}

Result<Address> parse_address(const std::string& text) {
  const Url url(curl_url());
  // A scheme must stand there: nothing is guessed.
  if (const auto code =
          curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
      code != CURLUE_OK)
    return fail(ErrorCode::malformed, std::string("this is no address: ") + curl_url_strerror(code), text,
                "Write it in full, such as https://news.example/rss.");
  return taken_apart(url.get(), text);
}

Result<Address> join_address(const Address& base, const std::string& link) {
  const Url url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, base.text.c_str(), 0) != CURLUE_OK)
    return fail(ErrorCode::internal, "an address that was read does not read again", base.text);
  if (const auto code =
          curl_url_set(url.get(), CURLUPART_URL, link.c_str(), CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
      code != CURLUE_OK)
    return fail(ErrorCode::malformed, std::string("this is no address: ") + curl_url_strerror(code), link);
  return taken_apart(url.get(), link);
}

}  // namespace isnad::collect
