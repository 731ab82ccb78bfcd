#include "ingest/mail.h"

#include <re2/re2.h>

#include <array>
#include <cctype>

#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/feed.h"
#include "ingest/html.h"
#include "ingest/http_message.h"
#include "ingest/page_date.h"

namespace isnad::ingest {
namespace {

constexpr int kDeepest = 8;
constexpr std::size_t kLongestHeader = 1 << 14;  // bytes of one header that are read

std::string base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int have = 0;
  for (const char c : text) {
    unsigned value = 64;
    if (c >= 'A' && c <= 'Z')
      value = static_cast<unsigned>(c - 'A');
    else if (c >= 'a' && c <= 'z')
      value = static_cast<unsigned>(c - 'a') + 26;
    else if (c >= '0' && c <= '9')
      value = static_cast<unsigned>(c - '0') + 52;
    else if (c == '+')
      value = 62;
    else if (c == '/')
      value = 63;
    else if (c == '=')
      break;
    if (value == 64) continue;
    bits = ((bits << 6) | value) & 0xFFFFFF;
    have += 6;
    if (have >= 8) {
      have -= 8;
      out.push_back(static_cast<char>((bits >> have) & 0xFF));
    }
  }
  return out;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string quoted_printable(std::string_view text, bool header) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (header && text[i] == '_') {
      out.push_back(' ');
    } else if (text[i] != '=') {
      out.push_back(text[i]);
    } else if (i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])));
      i += 2;
    } else {
      // A soft line break: the rest of the line is spaces.
      const auto feed = text.find('\n', i);
      if (feed == std::string_view::npos) break;
      i = feed;
    }
  }
  return out;
}

// =?utf-8?B?…?= words of a header. Bytes that stand there as they are: in `charset` where they are no UTF-8.
std::string header_words(std::string_view text, std::string_view charset) {
  static const RE2 kWord("=\\?([A-Za-z0-9_-]+)(?:\\*[a-z]+)?\\?([BbQq])\\?([^?]*)\\?=");
  text = text.substr(0, kLongestHeader);
  std::string plain;
  if (!utf8::valid(text)) {
    if (const auto decoded = decode_text(text, charset)) plain = decoded->text;
    text = plain;
  }
  std::string out;
  re2::StringPiece found[4];
  bool after_word = false;
  std::size_t at = 0;
  while (kWord.Match(text, at, text.size(), RE2::UNANCHORED, found, 4)) {
    const auto begin = static_cast<std::size_t>(found[0].data() - text.data());
    const std::string_view before = text.substr(at, begin - at);
    // Spaces between two encoded words are none.
    if (!after_word || before.find_first_not_of(" \t\r\n") != std::string_view::npos) out += before;
    const std::string_view word(found[3].data(), found[3].size());
    const bool packed = found[2] == "B" || found[2] == "b";
    if (const auto decoded = decode_text(packed ? base64(word) : quoted_printable(word, true), found[1].as_string()))
      out += decoded->text;
    after_word = true;
    at = begin + found[0].size();
  }
  out += text.substr(at);
  return out;
}

struct Part {
  std::string type, charset, location, bytes;
};

void parts(std::string_view text, int depth, std::vector<Part>& out) {
  if (depth > kDeepest || out.size() > 1000) return;
  Headers headers;
  const std::size_t at = read_headers(text, 0, headers);
  const std::string_view body = text.substr(std::min(at, text.size()));
  const std::string content = header(headers, "content-type");
  const std::string type = content.empty() ? "text/plain" : media_type(content);
  const std::string boundary = parameter("boundary", content);
  if (type.starts_with("multipart/") && !boundary.empty()) {
    const std::string mark = "--" + boundary;
    std::size_t begin = body.find(mark);
    while (begin != std::string_view::npos) {
      begin = body.find('\n', begin);
      if (begin == std::string_view::npos) break;
      const std::size_t end = body.find("\n" + mark, begin);
      parts(body.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1), depth + 1, out);
      if (end == std::string_view::npos || body.substr(end + 1 + mark.size()).starts_with("--")) break;
      begin = end + 1;
    }
    return;
  }
  if (type != "text/html" && type != "text/plain") return;
  const std::string encoding = media_type(header(headers, "content-transfer-encoding"));
  Part part{type, parameter("charset", content), header(headers, "content-location"), {}};
  part.bytes = encoding == "base64"             ? base64(body)
               : encoding == "quoted-printable" ? quoted_printable(body, false)
                                                : std::string(body);
  out.push_back(std::move(part));
}

}  // namespace

bool is_mail(std::string_view head) {
  static const RE2 kHead(
      "(?i)^(from|to|date|subject|mime-version|received|return-path|message-id|content-type|delivered-to|snapshot-"
      "content-location|x-[a-z-]+): ");
  static const RE2 kMime("(?i)\\n(mime-version|content-type|message-id): ");
  return RE2::PartialMatch(head, kHead) && RE2::PartialMatch(head, kMime);
}

void parse_mail(const Item& item, Parsed& out) {
  Headers headers;
  read_headers(item.bytes, 0, headers);
  std::vector<Part> all;
  parts(item.bytes, 0, all);
  const Part* best = nullptr;
  for (const auto& part : all)
    if (best == nullptr || (part.type == "text/html" && best->type != "text/html")) best = &part;
  if (best == nullptr) {
    out.errors.push_back({ErrorCode::malformed, "there is no text in the message", item.path, ""});
    return;
  }
  Item inner;
  inner.kind = best->type == "text/html" ? Kind::html : Kind::text;
  inner.bytes = best->bytes;
  inner.path = item.path;
  inner.name = item.name;
  inner.charset = best->charset;
  std::string url = header(headers, "snapshot-content-location");
  if (url.empty()) url = best->location;
  inner.url = url.starts_with("http") && utf8::valid(url) ? url : std::string();
  const bool page = !inner.url.empty();
  const std::size_t before = out.documents.size();
  if (inner.kind == Kind::html && page) {
    parse_html(inner, out);
  } else if (auto decoded = decode_text(inner.bytes, inner.charset)) {
    // A letter has no boilerplate to be found: all of it is text.
    Document d;
    d.charset = decoded->charset;
    d.notes = decoded->notes;
    d.title = header_words(header(headers, "subject"), best->charset);
    d.text = d.title + (d.title.empty() ? "" : "\n");
    d.body_begin = static_cast<std::uint32_t>(d.text.size());
    d.text += inner.kind == Kind::html ? fragment_text(decoded->text) : decoded->text;
    out.documents.push_back(std::move(d));
  } else {
    Error error = decoded.error();
    error.where = item.path;
    out.errors.push_back(std::move(error));
  }
  for (std::size_t i = before; i < out.documents.size(); ++i) {
    Document& d = out.documents[i];
    if (d.url.empty()) d.url = inner.url;
    if (d.byline.empty() && !page) d.byline = header_words(header(headers, "from"), best->charset);
    if (!d.published && !page) {
      d.published_text = header_words(header(headers, "date"), best->charset);
      d.published = field_day(d.published_text);
    }
  }
}

}  // namespace isnad::ingest
