#include "ingest/text_file.h"

#include <array>
#include <cctype>

#include "base/days.h"
#include "ingest/charset.h"

namespace isnad::ingest {
namespace {

std::string_view trim(std::string_view s) {
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.front())) != 0) s.remove_prefix(1);
  while (!s.empty() && std::isspace(static_cast<unsigned char>(s.back())) != 0) s.remove_suffix(1);
  return s;
}

// One "Name: value" line of a header; false where it is none that we know.
bool header_line(std::string_view line, Document& document) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon > 12) return false;
  std::string name;
  for (const char c : line.substr(0, colon))
    name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  const std::string value(trim(line.substr(colon + 1)));
  if (name == "id")
    document.id = value;
  else if (name == "title")
    document.title = value;
  else if (name == "url")
    document.url = value;
  else if (name == "outlet" || name == "source")
    document.outlet = value;
  else if (name == "author" || name == "byline")
    document.byline = value;
  else if (name == "language")
    document.language = value;
  else if (name == "note")
    document.notes.push_back({"document.note", value, ""});
  else if (name == "published" || name == "date") {
    document.published = parse_day(value);
    document.published_text = value;
    if (!document.published)
      document.notes.push_back({"published.unreadable", "the header's date is not YYYY-MM-DD: " + value, ""});
  } else {
    return false;
  }
  return true;
}

// A header is lines of known names at the very top that end with a line of three dashes.
std::size_t header(std::string_view text, Document& document) {
  Document found = document;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto feed = text.find('\n', at);
    const std::string_view line = trim(text.substr(at, feed == std::string_view::npos ? feed : feed - at));
    if (line == "---") {
      if (at == 0 || feed == std::string_view::npos) return 0;
      document = std::move(found);
      return feed + 1;
    }
    if (!header_line(line, found) || feed == std::string_view::npos) return 0;
    at = feed + 1;
  }
  return 0;
}

}  // namespace

void parse_text(const Item& item, Parsed& out) {
  auto decoded = decode_text(item.bytes, item.charset);
  if (!decoded) {
    Error error = decoded.error();
    error.where = item.path;
    out.errors.push_back(std::move(error));
    return;
  }
  Document document;
  document.charset = std::move(decoded->charset);
  document.notes = std::move(decoded->notes);
  const std::size_t begin = header(decoded->text, document);
  document.text = decoded->text.substr(begin);
  out.documents.push_back(std::move(document));
}

}  // namespace isnad::ingest
