#include "ingest/open.h"

#include <algorithm>
#include <cctype>

#include "ingest/csv.h"
#include "ingest/jsonl.h"
#include "ingest/mail.h"
#include "ingest/unpack.h"
#include "ingest/warc.h"
#include "ingest/zip.h"

namespace isnad::ingest {
namespace {

bool has_extension(const std::string& name, std::initializer_list<std::string_view> extensions) {
  std::string lower = name;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(extensions.begin(), extensions.end(), [&](std::string_view e) { return lower.ends_with(e); });
}

std::string_view skip_space(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto at = head.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view{} : head.substr(at);
}

bool looks_like_html(std::string_view head) {
  std::string lower(skip_space(head).substr(0, 2048));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower.starts_with("<!doctype html") || lower.starts_with("<html") ||
         (lower.starts_with('<') &&
          (lower.find("<html") != std::string::npos || lower.find("<body") != std::string::npos ||
           lower.find("<head") != std::string::npos));
}

Found whole(std::unique_ptr<BufferedStream> in, Kind kind, Origin origin, const ReaderOptions& options) {
  auto bytes = in->rest(options.limits.item);
  if (!bytes) {
    Error error = bytes.error();
    error.where = origin.path;
    if (error.code == ErrorCode::too_large && error.hint.empty()) error.hint = "One file is one document; cut it up.";
    return error;
  }
  if (bytes->empty())
    return Error{ErrorCode::malformed, "the file is empty", origin.path, "Leave it out, or fetch it again."};
  Item item;
  item.kind = kind;
  item.bytes = std::move(*bytes);
  item.path = std::move(origin.path);
  item.name = std::move(origin.name);
  return item;
}

}  // namespace

namespace {

std::string without_extension(std::string name, std::initializer_list<std::string_view> extensions) {
  for (const std::string_view e : extensions)
    if (has_extension(name, {e})) {
      name.resize(name.size() - e.size());
      break;
    }
  return name;
}

// The Latin letters of a file in UTF-16: its tags.
std::string narrow(std::string_view head) {
  std::string out(head.substr(2));
  std::erase(out, '\0');
  return out;
}

// What the first bytes and the name say about a file that is read as a whole.
Kind whole_kind(const std::string& name, std::string_view head) {
  const std::string_view start = skip_space(head);
  const auto holds = [&](std::string_view what) { return head.find(what) != std::string_view::npos; };
  if (head.starts_with("%PDF-")) return Kind::pdf;
  if (start.starts_with("<?xml") || start.starts_with("<rss") || start.starts_with("<feed") ||
      start.starts_with("<rdf:RDF") || start.starts_with("<urlset") || start.starts_with("<sitemapindex")) {
    if (holds("<urlset") || holds("<sitemapindex")) return Kind::sitemap;
    if (holds("<rss") || holds("<feed") || holds("<rdf:RDF")) return Kind::feed;
  }
  if (has_extension(name, {".json"}) && start.starts_with('{')) {
    if (holds("jsonfeed.org/version")) return Kind::json_feed;
    if (holds("\"messages\"") || holds("\"chats\"")) return Kind::telegram_json;
    return Kind::json_document;
  }
  if (has_extension(name, {".eml", ".mht", ".mhtml"}) || (!has_extension(name, {".txt"}) && is_mail(head)))
    return Kind::mail;
  const bool page = has_extension(name, {".html", ".htm", ".xhtml"}) || looks_like_html(head);
  if (page)
    return holds("page_wrap") && holds("page_header") && holds("Exported Data") ? Kind::telegram_html : Kind::html;
  return Kind::text;
}

// An archive and the packed stream below it, which knows the offsets.
struct Unpacked {
  std::unique_ptr<BufferedStream> in;
  PackedStream* packed = nullptr;
};

Found open_buffered(Unpacked source, Origin origin, const ReaderOptions& options) {
  auto ahead = source.in->peek(4096);
  if (!ahead) {
    Error error = ahead.error();
    if (error.where.empty()) error.where = origin.path;
    return error;
  }
  const std::string_view head = *ahead;
  if (origin.depth > options.limits.depth)
    return Error{ErrorCode::too_large, "archives are nested deeper than is read", origin.path, "Unpack it first."};
  const bool deeper = is_gzip(head) || is_zstd(head);
  if (deeper) {
    const bool gzip = is_gzip(head);
    auto packed =
        gzip ? gzip_stream(std::move(source.in), options.limits) : zstd_stream(std::move(source.in), options.limits);
    origin.name = has_extension(origin.name, {".tgz"}) ? origin.name : without_extension(origin.name, {".gz", ".zst"});
    ++origin.depth;
    PackedStream* below = packed.get();
    return open_buffered({std::make_unique<BufferedStream>(std::move(packed)), below}, std::move(origin), options);
  }
  if (is_zip(head)) return zip_stream(std::move(source.in), std::move(origin), options);
  if (is_tar(head)) return tar_stream(std::move(source.in), std::move(origin), options);
  if (is_warc(head) || has_extension(origin.name, {".warc"}))
    return warc_stream(std::move(source.in), source.packed, std::move(origin), options);
  if (is_arc(head) || has_extension(origin.name, {".arc"}))
    return arc_stream(std::move(source.in), source.packed, std::move(origin), options);
  if (has_extension(origin.name, {".jsonl", ".ndjson"}))
    return jsonl_stream(std::move(source.in), std::move(origin), options);
  if (has_extension(origin.name, {".csv", ".tsv"})) return csv_stream(std::move(source.in), std::move(origin), options);
  const bool wide = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  const Kind kind = whole_kind(origin.name, wide ? narrow(head) : std::string(head));
  if (kind == Kind::text && !has_extension(origin.name, {".txt"}) && skip_space(head).starts_with('{'))
    return jsonl_stream(std::move(source.in), std::move(origin), options);
  return whole(std::move(source.in), kind, std::move(origin), options);
}

}  // namespace

Found open_file(const std::string& path, const std::string& name, const ReaderOptions& options) {
  auto in = open_stream(path);
  if (!in) return in.error();
  return open_bytes(std::move(*in), {path == "-" ? "standard input" : path, name, 0}, options);
}

Found open_bytes(std::unique_ptr<ByteStream> in, Origin origin, const ReaderOptions& options) {
  return open_buffered({std::make_unique<BufferedStream>(std::move(in)), nullptr}, std::move(origin), options);
}

}  // namespace isnad::ingest
