#include "ingest/zip.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ingest/unpack.h"

namespace isnad::ingest {
namespace {

std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t out = 0;
  for (int i = size - 1; i >= 0; --i)
    out = (out << 8) | static_cast<unsigned char>(at + static_cast<std::size_t>(i) < bytes.size()
                                                      ? bytes[at + static_cast<std::size_t>(i)]
                                                      : '\0');
  return out;
}

class ZipStream final : public ItemStream {
 public:
  ZipStream(std::string bytes, std::size_t directory, std::uint32_t members, Origin origin,
            const ReaderOptions& options)
      : bytes_(std::move(bytes)), at_(directory), left_(members), origin_(std::move(origin)), options_(options) {}

  std::optional<Found> next() override {
    while (left_ > 0) {
      --left_;
      if (number(bytes_, at_, 4) != 0x02014B50) {
        left_ = 0;
        return problem(ErrorCode::unreadable, "the list of members is damaged", origin_.path);
      }
      Member m;
      m.flags = number(bytes_, at_ + 8, 2);
      m.method = number(bytes_, at_ + 10, 2);
      m.packed = number(bytes_, at_ + 20, 4);
      m.size = number(bytes_, at_ + 24, 4);
      const std::size_t name = number(bytes_, at_ + 28, 2);
      const std::size_t rest = number(bytes_, at_ + 30, 2) + std::size_t{number(bytes_, at_ + 32, 2)};
      m.offset = number(bytes_, at_ + 42, 4);
      m.name = bytes_.substr(std::min(at_ + 46, bytes_.size()), name);
      at_ += 46 + name + rest;
      if (m.name.empty() || m.name.back() == '/') continue;
      return open(m);
    }
    return std::nullopt;
  }

 private:
  struct Member {
    std::string name;
    std::uint32_t flags = 0, method = 0, packed = 0, size = 0, offset = 0;
  };

  static Error problem(ErrorCode code, std::string what, std::string where, std::string hint = {}) {
    return {code, std::move(what), std::move(where), std::move(hint)};
  }

  Found open(const Member& m) {
    const std::string where = origin_.path + '!' + m.name;
    if ((m.flags & 1) != 0)
      return problem(ErrorCode::unreadable, "the member is locked with a password", where, "Unpack it first.");
    if (m.size > options_.limits.item)
      return problem(ErrorCode::too_large, fmt::format("the member holds {} MB, more than is read", m.size >> 20),
                     where, "Unpack it first, or raise --max-item.");
    if (number(bytes_, m.offset, 4) != 0x04034B50)
      return problem(ErrorCode::unreadable, "the member is damaged", where);
    const std::size_t begin =
        m.offset + std::size_t{30} + number(bytes_, m.offset + 26, 2) + number(bytes_, m.offset + 28, 2);
    if (begin > bytes_.size() || m.packed > bytes_.size() - begin)
      return problem(ErrorCode::unreadable, "the member is cut off", where);
    const std::string_view packed = std::string_view(bytes_).substr(begin, m.packed);
    std::string out;
    if (m.method == 0) {
      out = packed;
    } else if (m.method == 8) {
      auto inflated = inflate_all(packed, true, options_.limits.item, options_.limits.ratio);
      if (!inflated) return problem(inflated.error().code, inflated.error().message, where);
      out = std::move(*inflated);
    } else {
      return problem(ErrorCode::unreadable,
                     fmt::format("the member is packed by method {}, which is not read", m.method), where,
                     "Unpack it first.");
    }
    expanded_ += out.size();
    if (expanded_ > options_.limits.expanded) {
      left_ = 0;
      return problem(ErrorCode::too_large, "the archive expands to more than is read", origin_.path);
    }
    return open_bytes(memory_stream(std::move(out)), {where, origin_.name + '!' + m.name, origin_.depth + 1}, options_);
  }

  std::string bytes_;
  std::size_t at_;
  std::uint32_t left_;
  Origin origin_;
  const ReaderOptions& options_;
  std::uint64_t expanded_ = 0;
};

class TarStream final : public ItemStream {
 public:
  TarStream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options)
      : in_(std::move(in)), origin_(std::move(origin)), options_(options) {}

  std::optional<Found> next() override {
    while (!done_) {
      auto head = in_->take(512);
      if (!head || head->size() < 512) {
        done_ = true;
        if (!head) return with_path(head.error());
        if (head->empty()) return std::nullopt;
        return with_path({ErrorCode::unreadable, "the archive is cut off", "", ""});
      }
      if ((*head)[0] == '\0') return std::nullopt;
      if (!is_tar(*head)) {
        done_ = true;
        return with_path({ErrorCode::unreadable, "the archive is damaged", "", ""});
      }
      std::uint64_t size = 0;
      for (std::size_t i = 124; i < 136 && (*head)[i] >= '0' && (*head)[i] <= '7'; ++i)
        size = size * 8 + static_cast<std::uint64_t>((*head)[i] - '0');
      const char type = (*head)[156];
      std::string name = std::string(head->c_str(), std::min<std::size_t>(100, head->find('\0')));
      if (const std::string prefix(head->c_str() + 345);
          !prefix.empty() && head->compare(257, 6, std::string("ustar\0", 6)) == 0)
        name = prefix.substr(0, 155) + '/' + name;
      const std::uint64_t padded = (size + 511) / 512 * 512;
      if ((type != '0' && type != '\0' && type != 'L' && type != 'x') || size > options_.limits.item) {
        const bool file = type == '0' || type == '\0';
        if (auto skipped = skip(padded); !skipped) return with_path(skipped.error());
        if (file)
          return with_path({ErrorCode::too_large,
                            fmt::format("the member {} holds {} MB, more than is read", name, size >> 20), "",
                            "Unpack it first, or raise --max-item."});
        continue;
      }
      auto bytes = in_->take(static_cast<std::size_t>(padded));
      if (!bytes || bytes->size() < size) {
        done_ = true;
        return with_path(bytes ? Error{ErrorCode::unreadable, "the member " + name + " is cut off", "", ""}
                               : bytes.error());
      }
      bytes->resize(static_cast<std::size_t>(size));
      if (type == 'L') {
        long_name_ = bytes->substr(0, bytes->find('\0'));
        continue;
      }
      if (type == 'x') {
        if (const auto at = bytes->find(" path="); at != std::string::npos)
          long_name_ = bytes->substr(at + 6, bytes->find('\n', at) - at - 6);
        continue;
      }
      if (!long_name_.empty()) name = std::exchange(long_name_, {});
      return open_bytes(memory_stream(std::move(*bytes)),
                        {origin_.path + '!' + name, origin_.name + '!' + name, origin_.depth + 1}, options_);
    }
    return std::nullopt;
  }

 private:
  Error with_path(Error error) const {
    error.where = origin_.path;
    return error;
  }
  Result<void> skip(std::uint64_t size) {
    while (size > 0) {
      auto part = in_->take(static_cast<std::size_t>(std::min<std::uint64_t>(size, 1 << 20)));
      if (!part) return tl::unexpected(part.error());
      if (part->empty()) break;
      size -= part->size();
    }
    return {};
  }
  std::unique_ptr<BufferedStream> in_;
  Origin origin_;
  const ReaderOptions& options_;
  std::string long_name_;
  bool done_ = false;
};

}  // namespace

bool is_zip(std::string_view head) { return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06"); }
bool is_tar(std::string_view head) { return head.size() >= 263 && head.substr(257, 5) == "ustar"; }

Found zip_stream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options) {
  auto bytes = in->rest(options.limits.item * 8);
  if (!bytes) {
    Error error = bytes.error();
    error.where = origin.path;
    if (error.code == ErrorCode::too_large) error.hint = "Unpack it and give the folder.";
    return error;
  }
  // The end record stands in the last 64 KB; its comment may be anything.
  const std::size_t end = bytes->rfind("PK\x05\x06");
  if (end == std::string::npos || end + 22 > bytes->size())
    return Error{ErrorCode::unreadable, "the archive is damaged or cut off", origin.path, "Fetch it again."};
  const std::uint32_t members = number(*bytes, end + 10, 2);
  const std::uint32_t directory = number(*bytes, end + 16, 4);
  if (directory == 0xFFFFFFFF || members == 0xFFFF)
    return Error{ErrorCode::unreadable, "this is a ZIP64 archive, which is not read", origin.path,
                 "Unpack it and give the folder."};
  return std::make_unique<ZipStream>(std::move(*bytes), directory, members, std::move(origin), options);
}

std::unique_ptr<ItemStream> tar_stream(std::unique_ptr<BufferedStream> in, Origin origin,
                                       const ReaderOptions& options) {
  return std::make_unique<TarStream>(std::move(in), std::move(origin), options);
}

}  // namespace isnad::ingest
