#include "ingest/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "base/days.h"
#include "ingest/http_message.h"

namespace isnad::ingest {
namespace {

constexpr std::size_t kLine = 1 << 16;

// What WARC and ARC have in common: offsets, caps, and going on after damage.
class ArchiveStream : public ItemStream {
 public:
  ArchiveStream(std::unique_ptr<BufferedStream> in, PackedStream* packed, Origin origin, const ReaderOptions& options)
      : in_(std::move(in)), packed_(packed), origin_(std::move(origin)), options_(options) {}

  std::optional<Found> next() override {
    for (;;) {
      auto record = next_record();
      if (!record) {
        Error error = record.error();
        if (error.where.empty()) error.where = at(in_->offset());
        return error;
      }
      if (!record->has_value()) return std::nullopt;
      if ((*record)->bytes.empty()) continue;  // nothing to read in it
      return std::move(**record);
    }
  }

 protected:
  // Nothing at the end; an Item without bytes for records that hold no article.
  virtual Result<std::optional<Item>> next_record() = 0;

  [[nodiscard]] std::string at(std::uint64_t unpacked) {
    return fmt::format("{}@{}", origin_.path, packed_ != nullptr ? packed_->member_of(unpacked) : unpacked);
  }

  Result<bool> line(std::string& out) {
    BufferedStream::Line read;
    auto more = in_->line(read, kLine);
    if (!more) return more;
    out = std::move(read.text);
    return more;
  }

  // The block of a record; too_large blocks are skipped.
  Result<std::string> block(std::uint64_t size, const std::string& where) {
    if (size > options_.limits.item) {
      for (std::uint64_t left = size; left > 0;) {
        auto part = in_->take(static_cast<std::size_t>(std::min<std::uint64_t>(left, 1 << 20)));
        if (!part) return part;
        if (part->empty()) break;
        left -= part->size();
      }
      return fail(ErrorCode::too_large, fmt::format("the record holds {} MB, more than is read", size >> 20), where,
                  "Raise --max-item to read it.");
    }
    auto bytes = in_->take(static_cast<std::size_t>(size));
    if (!bytes) {
      bytes.error().where = where;
      lost_ = true;
      return bytes;
    }
    if (bytes->size() < size)
      return fail(ErrorCode::unreadable, fmt::format("the record is cut off: {} of {} bytes", bytes->size(), size),
                  where);
    return bytes;
  }

  Result<std::optional<Item>> response(std::string bytes, const std::string& where, const std::string& url,
                                       const std::string& declared) {
    Item item;
    item.path = where;
    item.name = url.empty() ? where.substr(where.rfind('/') + 1) : url;
    item.url = url;
    std::string type = media_type(declared);
    std::string content_type = declared;
    if (bytes.starts_with("HTTP/")) {
      auto http = read_response(bytes, options_.limits);
      if (!http) {
        http.error().where = where;
        return tl::unexpected(http.error());
      }
      if (http->status != 0 && (http->status < 200 || http->status >= 300)) return item;
      content_type = header(http->headers, "content-type");
      type = media_type(content_type);
      bytes = std::move(http->body);
    }
    const auto kind = kind_of(type, bytes);
    if (!kind) return item;
    item.kind = *kind;
    item.charset = parameter("charset", content_type);
    item.bytes = std::move(bytes);
    return item;
  }

  std::unique_ptr<BufferedStream> in_;
  PackedStream* packed_;
  Origin origin_;
  const ReaderOptions& options_;
  bool lost_ = false;  // between records, looking for the next one
};

class WarcStream final : public ArchiveStream {
 public:
  using ArchiveStream::ArchiveStream;

 private:
  Result<std::optional<Item>> next_record() override {
    std::string first;
    std::uint64_t begin = in_->offset();
    for (;;) {
      begin = in_->offset();
      auto more = line(first);
      if (!more) return lose(more.error());
      if (!*more) return std::nullopt;
      if (first.starts_with("WARC/")) break;
      if (first.empty() || lost_) continue;
      lost_ = true;
      return fail(ErrorCode::malformed, "there is no WARC record here", at(begin));
    }
    lost_ = false;
    const std::string where = at(begin);
    std::string head;
    for (std::string text;;) {
      auto more = line(text);
      if (!more) return lose(more.error());
      if (!*more) return fail(ErrorCode::unreadable, "the record's header is cut off", where);
      if (text.empty()) break;
      head += text + '\n';
      if (head.size() > 16 * kLine) {
        lost_ = true;
        return fail(ErrorCode::malformed, "the record's header does not end", where);
      }
    }
    Headers headers;
    read_headers(head, 0, headers);
    const std::string length = header(headers, "content-length");
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (error != std::errc() || end != length.data() + length.size()) {
      lost_ = true;
      return fail(ErrorCode::malformed, "the record has no Content-Length", where);
    }
    auto bytes = block(size, where);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string type = header(headers, "warc-type");
    if (type != "response" && type != "resource" && type != "conversion") return Item{};
    std::string url = header(headers, "warc-target-uri");
    if (url.size() > 2 && url.front() == '<' && url.back() == '>') url = url.substr(1, url.size() - 2);
    auto item = response(std::move(*bytes), where, url, header(headers, "content-type"));
    if (item && *item) (*item)->retrieved = parse_day(header(headers, "warc-date"));
    return item;
  }

  tl::unexpected<Error> lose(Error error) {
    lost_ = true;
    if (error.where.empty()) error.where = at(in_->offset());
    return tl::unexpected(std::move(error));
  }
};

class ArcStream final : public ArchiveStream {
 public:
  using ArchiveStream::ArchiveStream;

 private:
  // "http://… 192.0.2.1 20110804181041 text/html 1270"; an address may hold spaces.
  static bool split(const std::string& text, std::string& url, std::string& day, std::string& type,
                    std::uint64_t& size) {
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) words.push_back(word);
    if (words.size() < 5 || words[0].find(':') == std::string::npos) return false;
    const std::string& length = words.back();
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (error != std::errc() || end != length.data() + length.size()) return false;
    type = words[words.size() - 2];
    day = words[words.size() - 3];
    url = text.substr(0, text.find(' ' + words[words.size() - 4] + ' ' + day));
    return day.size() >= 8 && day.find_first_not_of("0123456789") == std::string::npos;
  }

  Result<std::optional<Item>> next_record() override {
    std::string text, url, day, type;
    std::uint64_t size = 0, begin = 0;
    for (;;) {
      begin = in_->offset();
      auto more = line(text);
      if (!more) {
        lost_ = true;
        return tl::unexpected(more.error());
      }
      if (!*more) return std::nullopt;
      if (split(text, url, day, type, size)) break;
      if (text.empty() || lost_) continue;
      lost_ = true;
      return fail(ErrorCode::malformed, "there is no ARC record here", at(begin));
    }
    lost_ = false;
    const std::string where = at(begin);
    auto bytes = block(size, where);
    if (!bytes) return tl::unexpected(bytes.error());
    if (url.starts_with("filedesc:")) return Item{};
    auto item = response(std::move(*bytes), where, url, type);
    if (item && *item)
      (*item)->retrieved = parse_day(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2));
    return item;
  }
};

}  // namespace

bool is_warc(std::string_view head) { return head.starts_with("WARC/"); }
bool is_arc(std::string_view head) { return head.starts_with("filedesc:"); }

std::unique_ptr<ItemStream> warc_stream(std::unique_ptr<BufferedStream> in, PackedStream* packed, Origin origin,
                                        const ReaderOptions& options) {
  return std::make_unique<WarcStream>(std::move(in), packed, std::move(origin), options);
}
std::unique_ptr<ItemStream> arc_stream(std::unique_ptr<BufferedStream> in, PackedStream* packed, Origin origin,
                                       const ReaderOptions& options) {
  return std::make_unique<ArcStream>(std::move(in), packed, std::move(origin), options);
}

}  // namespace isnad::ingest
