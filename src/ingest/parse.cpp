#include "ingest/parse.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "ingest/csv.h"
#include "ingest/feed.h"
#include "ingest/html.h"
#include "ingest/mail.h"
#include "ingest/pdf.h"
#include "ingest/telegram.h"
#include "ingest/text_file.h"

namespace isnad::ingest {
namespace {

// Cuts at the cap rather than losing the article; the note says so.
void cap_text(Document& document, std::size_t cap) {
  if (document.text.size() <= cap) return;
  std::size_t at = cap;
  while (at > 0 && (static_cast<unsigned char>(document.text[at]) & 0xC0) == 0x80) --at;
  document.text.resize(at);
  document.notes.push_back({"text.cut",
                            fmt::format("the text is longer than {:.1f} MB and was cut there: give it in parts",
                                        static_cast<double>(cap) / (1 << 20)),
                            ""});
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// An archive may hold addresses in any charset: such bytes stay what they are, written as the web writes them.
std::string written_out(const std::string& url) {
  if (utf8::valid(url)) return url;
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      out.push_back(c);
    else
      out += fmt::format("%{:02X}", byte);
  }
  return out;
}

void dispatch(const Item& item, const Limits& limits, Parsed& out) {
  switch (item.kind) {
    case Kind::text: return parse_text(item, out);
    case Kind::html: return parse_html(item, out);
    case Kind::json_document: return parse_json_document(item, out);
    case Kind::json_feed: return parse_json_feed(item, out);
    case Kind::telegram_json: return parse_telegram_json(item, out);
    case Kind::telegram_html: return parse_telegram_html(item, out);
    case Kind::feed: return parse_feed(item, out);
    case Kind::sitemap: return parse_sitemap(item, out);
    case Kind::csv_row: return parse_csv_row(item, out);
    case Kind::mail: return parse_mail(item, out);
    case Kind::pdf: return parse_pdf(item, limits, out);
  }
}

}  // namespace

Parsed parse(const Item& item, const ParseOptions& options) {
  Parsed out;
  dispatch(item, options.limits, out);
  std::string raw;
  for (auto& document : out.documents) {
    if (raw.empty()) raw = sha256_hex(item.bytes);
    document.raw_sha256 = raw;
    if (document.id.empty()) document.id = item.name;
    if (document.path.empty()) document.path = item.path;
    document.url = written_out(document.url.empty() ? item.url : document.url);
    if (!document.published && options.published) {
      document.published = options.published;
      document.published_text = "--published";
    }
    if (document.outlet.empty()) document.outlet = options.outlet;
    document.notes.insert(document.notes.end(), item.notes.begin(), item.notes.end());
    cap_text(document, options.limits.text);
    if (blank(document.text)) document.notes.push_back({"text.empty", "there is no text in it", ""});
  }
  return out;
}

}  // namespace isnad::ingest
