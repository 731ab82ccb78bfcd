#include "ingest/open.h"

#include <algorithm>
#include <cctype>

#include "ingest/jsonl.h"

namespace isnad::ingest {
namespace {

bool has_extension(const std::string& name, std::initializer_list<std::string_view> extensions) {
  std::string lower = name;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](std::string_view e) { return lower.ends_with(e); });
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
         (lower.starts_with('<') && (lower.find("<html") != std::string::npos ||
                                     lower.find("<body") != std::string::npos ||
                                     lower.find("<head") != std::string::npos));
}

Found whole(std::unique_ptr<BufferedStream> in, Kind kind, Origin origin,
            const ReaderOptions& options) {
  auto bytes = in->rest(options.limits.item);
  if (!bytes) {
    Error error = bytes.error();
    error.where = origin.path;
    if (error.code == ErrorCode::too_large) error.hint = "One file is one document; cut it up.";
    return error;
  }
  if (bytes->empty())
    return Error{ErrorCode::malformed, "the file is empty", origin.path,
                 "Leave it out, or fetch it again."};
  Item item;
  item.kind = kind;
  item.bytes = std::move(*bytes);
  item.path = std::move(origin.path);
  item.name = std::move(origin.name);
  return item;
}

}  // namespace

Found open_file(const std::string& path, const std::string& name, const ReaderOptions& options) {
  auto in = open_stream(path);
  if (!in) return in.error();
  return open_bytes(std::move(*in), {path == "-" ? "standard input" : path, name, 0}, options);
}

Found open_bytes(std::unique_ptr<ByteStream> raw, Origin origin, const ReaderOptions& options) {
  auto in = std::make_unique<BufferedStream>(std::move(raw));
  auto ahead = in->peek(4096);
  if (!ahead) {
    Error error = ahead.error();
    if (error.where.empty()) error.where = origin.path;
    return error;
  }
  const std::string_view head = *ahead;
  if (has_extension(origin.name, {".jsonl", ".ndjson"}))
    return jsonl_stream(std::move(in), std::move(origin), options);
  if (has_extension(origin.name, {".html", ".htm", ".xhtml"}) || looks_like_html(head))
    return whole(std::move(in), Kind::html, std::move(origin), options);
  if (!has_extension(origin.name, {".txt"}) && skip_space(head).starts_with('{'))
    return jsonl_stream(std::move(in), std::move(origin), options);
  return whole(std::move(in), Kind::text, std::move(origin), options);
}

}  // namespace isnad::ingest
