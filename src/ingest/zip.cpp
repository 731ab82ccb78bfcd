#include "ingest/zip.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/unpack.h"

namespace isnad::ingest {
namespace {

// Zeros stand for what lies outside.
std::uint64_t number(std::string_view bytes, std::size_t at, int size) {
  std::uint64_t out = 0;
  for (int i = size - 1; i >= 0; --i) {
    const std::size_t here = at + static_cast<std::size_t>(i);
    const bool inside = at <= bytes.size() && here < bytes.size();
    out = (out << 8) | static_cast<unsigned char>(inside ? bytes[here] : '\0');
  }
  return out;
}

constexpr std::uint64_t kHarmless = 64 << 20;     // small archives may grow much
constexpr std::uint64_t kElsewhere = 0xFFFFFFFF;  // ZIP64 keeps the number in an extra field

// Where the list of members is, and how many there are.
struct Directory {
  std::uint64_t begin = 0, members = 0;
};
std::optional<Directory> find_directory(std::string_view bytes) {
  // The end record stands in the last 64 KB; its comment may be anything.
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end + 22 > bytes.size()) return std::nullopt;
  Directory out{number(bytes, end + 16, 4), number(bytes, end + 10, 2)};
  if (out.begin != kElsewhere && out.members != 0xFFFF) return out;
  if (end < 20 || number(bytes, end - 20, 4) != 0x07064B50) return std::nullopt;
  const std::uint64_t wide = number(bytes, end - 12, 8);
  if (wide > bytes.size() || number(bytes, wide, 4) != 0x06064B50) return std::nullopt;
  return Directory{number(bytes, wide + 48, 8), number(bytes, wide + 32, 8)};
}

class ZipStream final : public ItemStream {
 public:
  ZipStream(std::string bytes, Directory directory, Origin origin, const ReaderOptions& options)
      : bytes_(std::move(bytes)),
        at_(directory.begin),
        left_(directory.members),
        origin_(std::move(origin)),
        options_(options) {
    if (!origin_.budget)
      origin_.budget = std::make_shared<std::uint64_t>(std::max(kHarmless, bytes_.size() * std::size_t{250}));
  }

  std::optional<Found> next() override {
    if (!looked_ && (looked_ = true, overlaps())) return bomb();
    while (left_ > 0) {
      --left_;
      Member m;
      if (!read_member(at_, m)) {
        left_ = 0;
        return problem(ErrorCode::unreadable, "the list of members is damaged", origin_.path);
      }
      if (m.name.empty() || m.name.back() == '/') continue;
      return open(m);
    }
    return std::nullopt;
  }

 private:
  struct Member {
    std::string name;
    std::uint64_t flags = 0, method = 0, packed = 0, size = 0, offset = 0;
  };

  // The entry of the list at `at`, which then stands behind it; false where there is none.
  bool read_member(std::size_t& at, Member& m) const {
    if (number(bytes_, at, 4) != 0x02014B50) return false;
    m.flags = number(bytes_, at + 8, 2);
    m.method = number(bytes_, at + 10, 2);
    m.packed = number(bytes_, at + 20, 4);
    m.size = number(bytes_, at + 24, 4);
    const std::size_t name = number(bytes_, at + 28, 2);
    const std::size_t extra = number(bytes_, at + 30, 2);
    const std::size_t rest = extra + number(bytes_, at + 32, 2);
    m.offset = number(bytes_, at + 42, 4);
    widen(m, at + 46 + name, extra);
    m.name = bytes_.substr(std::min(at + 46, bytes_.size()), name);
    at += 46 + name + rest;
    return true;
  }

  // Two members over the same bytes: no packer writes that, a bomb does.
  [[nodiscard]] bool overlaps() const {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> places;  // begin, end
    std::size_t at = at_;
    Member m;
    for (std::uint64_t i = 0; i < left_ && read_member(at, m); ++i)
      if (m.packed > 0) places.emplace_back(m.offset, m.offset + m.packed);
    std::sort(places.begin(), places.end());
    for (std::size_t i = 1; i < places.size(); ++i)
      if (places[i].first < places[i - 1].second) return true;
    return false;
  }

  // Takes the numbers that are too wide for the old fields from the extra field of ZIP64.
  void widen(Member& m, std::size_t at, std::size_t size) const {
    for (const std::size_t end = at + size; at + 4 <= end && at + 4 <= bytes_.size();) {
      const auto id = number(bytes_, at, 2), length = number(bytes_, at + 2, 2);
      std::size_t field = at + 4;
      at = field + length;
      if (id != 1) continue;
      for (std::uint64_t* value : {&m.size, &m.packed, &m.offset})
        if (*value == kElsewhere && field + 8 <= at) {
          *value = number(bytes_, field, 8);
          field += 8;
        }
    }
  }

  static Error problem(ErrorCode code, std::string what, std::string where, std::string hint = {}) {
    return {code, std::move(what), std::move(where), std::move(hint)};
  }

  Found bomb() {
    left_ = 0;
    *origin_.budget = 0;
    return problem(ErrorCode::too_large, "the archive unpacks to more than such an archive can hold", origin_.path,
                   "It is broken or made to do harm; leave it out.");
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
    const std::size_t begin = m.offset + 30 + number(bytes_, m.offset + 26, 2) + number(bytes_, m.offset + 28, 2);
    if (begin > bytes_.size() || m.packed > bytes_.size() - begin)
      return problem(ErrorCode::unreadable, "the member is cut off", where);
    std::uint64_t& budget = *origin_.budget;
    if (m.size > budget) return bomb();
    const std::string_view packed = std::string_view(bytes_).substr(begin, m.packed);
    std::string out;
    if (m.method == 0) {
      out = packed;
    } else if (m.method == 8) {
      auto inflated = inflate_all(packed, true, options_.limits.item, options_.limits.ratio);
      if (!inflated) {
        if (inflated.error().code == ErrorCode::too_large) budget -= std::min(budget, kHarmless / 2);
        return problem(inflated.error().code, inflated.error().message, where);
      }
      out = std::move(*inflated);
    } else {
      return problem(ErrorCode::unreadable,
                     fmt::format("the member is packed by method {}, which is not read", m.method), where,
                     "Unpack it first.");
    }
    if (out.size() > budget) return bomb();
    budget -= out.size();
    return open_bytes(memory_stream(std::move(out)),
                      {where, origin_.name + '!' + m.name, origin_.depth + 1, origin_.budget}, options_);
  }

  std::string bytes_;
  std::size_t at_;
  std::uint64_t left_;
  Origin origin_;
  const ReaderOptions& options_;
  bool looked_ = false;  // for members that overlap
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
                        {origin_.path + '!' + name, origin_.name + '!' + name, origin_.depth + 1, origin_.budget},
                        options_);
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
  const auto directory = find_directory(*bytes);
  if (!directory)
    return Error{ErrorCode::unreadable, "the archive is damaged or cut off", origin.path, "Fetch it again."};
  return std::make_unique<ZipStream>(std::move(*bytes), *directory, std::move(origin), options);
}

std::unique_ptr<ItemStream> tar_stream(std::unique_ptr<BufferedStream> in, Origin origin,
                                       const ReaderOptions& options) {
  return std::make_unique<TarStream>(std::move(in), std::move(origin), options);
}

}  // namespace isnad::ingest
