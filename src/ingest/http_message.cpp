#include "ingest/http_message.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "ingest/unpack.h"

namespace isnad::ingest {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}
std::string_view trim(std::string_view s) {
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.front())) != 0) s.remove_prefix(1);
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.back())) != 0) s.remove_suffix(1);
  return s;
}

// Chunked bodies are sometimes stored already joined under the same header: then they stay as they are.
std::string join_chunks(std::string_view bytes) {
  std::string out;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos || end - at > 64) break;
    std::size_t size = 0;
    const std::string_view digits = trim(bytes.substr(at, end - at));
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (error != std::errc() || (stop != digits.data() + digits.size() && *stop != ';' && *stop != ' ')) break;
    at = end + 1;
    if (size == 0) return out;
    size = std::min(size, bytes.size() - at);
    out.append(bytes.substr(at, size));
    at += size;
    if (at < bytes.size() && bytes[at] == '\r') ++at;
    if (at < bytes.size() && bytes[at] == '\n') ++at;
  }
  if (out.empty()) return std::string(bytes);
  out.append(bytes.substr(std::min(at, bytes.size())));
  return out;
}

}  // namespace

std::size_t read_headers(std::string_view text, std::size_t at, Headers& out) {
  std::string last;
  while (at < text.size()) {
    std::size_t end = text.find('\n', at);
    const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(at, end - at);
    at = next;
    if (trim(line).empty()) return at;
    if ((line.front() == ' ' || line.front() == '\t') && !last.empty()) {
      out[last] += ' ' + std::string(trim(line));
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    last = lower(trim(line.substr(0, colon)));
    out.emplace(last, std::string(trim(line.substr(colon + 1))));
  }
  return at;
}

std::string header(const Headers& headers, const std::string& name) {
  const auto it = headers.find(name);
  return it == headers.end() ? std::string() : it->second;
}

std::string media_type(std::string_view content_type) {
  return lower(trim(content_type.substr(0, content_type.find(';'))));
}

std::string parameter(std::string_view name, std::string_view content_type) {
  std::size_t at = content_type.find(';');
  while (at != std::string_view::npos) {
    const std::size_t next = content_type.find(';', at + 1);
    const std::string_view part =
        trim(content_type.substr(at + 1, next == std::string_view::npos ? next : next - at - 1));
    const auto equals = part.find('=');
    if (equals != std::string_view::npos && lower(trim(part.substr(0, equals))) == name) {
      std::string_view value = trim(part.substr(equals + 1));
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
      return std::string(value);
    }
    at = next;
  }
  return {};
}

Result<HttpResponse> read_response(std::string_view bytes, const Limits& limits) {
  HttpResponse out;
  if (!bytes.starts_with("HTTP/")) return fail(ErrorCode::malformed, "there is no HTTP status line");
  const auto space = bytes.find(' ');
  if (space != std::string_view::npos && space + 4 <= bytes.size())
    std::from_chars(bytes.data() + space + 1, bytes.data() + space + 4, out.status);
  const auto line = bytes.find('\n');
  const std::size_t at = line == std::string_view::npos ? bytes.size() : read_headers(bytes, line + 1, out.headers);
  out.body = bytes.substr(std::min(at, bytes.size()));
  if (lower(header(out.headers, "transfer-encoding")).find("chunked") != std::string::npos)
    out.body = join_chunks(out.body);
  const std::string encoding = lower(header(out.headers, "content-encoding"));
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
    // Some archives keep the header and unpack the body.
    const bool packed = is_gzip(out.body) || encoding == "deflate";
    if (!packed) return out;
    auto body = inflate_all(out.body, false, limits.item, limits.ratio);
    if (!body && encoding == "deflate") body = inflate_all(out.body, true, limits.item, limits.ratio);
    if (!body) return tl::unexpected(body.error());
    out.body = std::move(*body);
  } else if (encoding == "br") {
    auto body = unbrotli(out.body, limits.item, limits.ratio);
    // Some archives keep the header and unpack the body: Brotli has no mark of its own to tell by.
    if (!body && body.error().code == ErrorCode::unreadable &&
        out.body.find_first_not_of(" \t\r\n") != std::string::npos &&
        out.body[out.body.find_first_not_of(" \t\r\n")] == '<')
      return out;
    if (!body) return tl::unexpected(body.error());
    out.body = std::move(*body);
  }
  return out;
}

std::optional<Kind> kind_of(const std::string& type, std::string_view bytes) {
  if (type == "text/html" || type == "application/xhtml+xml") return Kind::html;
  if (type == "text/plain") return Kind::text;
  if (type == "application/pdf") return Kind::pdf;
  if (type == "application/feed+json") return Kind::json_feed;
  if (type == "application/rss+xml" || type == "application/atom+xml") return Kind::feed;
  if (type == "text/xml" || type == "application/xml")
    return bytes.find("<rss") != std::string_view::npos || bytes.find("<feed") != std::string_view::npos
               ? std::optional(Kind::feed)
               : std::nullopt;
  return std::nullopt;
}

}  // namespace isnad::ingest
