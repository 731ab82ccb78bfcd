// A request and its answer, free of any HTTP library, so that the desk can be tested without a
// socket. Thread-safety: plain values.
#pragma once
#include <isnad/error.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::serve {

struct Request {
  std::string method = "GET";
  std::string path = "/";                           // decoded, without the query
  std::multimap<std::string, std::string> params;   // decoded
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::map<std::string, std::string> parts;  // {id} … of the route that matched

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto at = headers.find(name);
    return at == headers.end() ? std::string() : at->second;
  }
  [[nodiscard]] std::string param(const std::string& name) const {
    const auto at = params.find(name);
    return at == params.end() ? std::string() : at->second;
  }
  // Repeated and comma-separated values alike: type=a&type=b, type=a,b.
  [[nodiscard]] std::vector<std::string> list(const std::string& name) const;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::multimap<std::string, std::string> headers;
  // Where set, the body comes piece by piece until it says false; `out` is what to send now.
  std::function<bool(std::string& out)> stream;
};

// RFC 9457, in English and in Arabic.
Response problem(const Error& error);
// What is asked for is being made ready: 503, to be asked again.
Response later();

}  // namespace isnad::serve
