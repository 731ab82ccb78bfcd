#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace isnad {
namespace {

constexpr std::size_t kBlock = 1 << 16;

class FileStream final : public ByteStream {
 public:
  FileStream(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override {
    if (fd_ > 0) ::close(fd_);
  }
  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t n = ::read(fd_, to, size);
      if (n >= 0) return static_cast<std::size_t>(n);
      if (errno != EINTR)
        return fail(ErrorCode::unreadable, fmt::format("reading stopped: {}", std::strerror(errno)), path_,
                    "Check the disk or the pipe it comes from.");
    }
  }

 private:
  int fd_;
  std::string path_;
};

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t n = std::min(size, bytes_.size() - at_);
    std::memcpy(to, bytes_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// A stream whose next read tells an error that came too early to be told.
class FailingOnce final : public ByteStream {
 public:
  FailingOnce(std::unique_ptr<ByteStream> in, Error error) : in_(std::move(in)), error_(std::move(error)) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    if (told_) return in_->read(to, size);
    told_ = true;
    return tl::unexpected(error_);
  }

 private:
  std::unique_ptr<ByteStream> in_;
  Error error_;
  bool told_ = false;
};

Error open_error(const std::string& path) {
  switch (errno) {
    case ENOENT:
    case ENOTDIR: return {ErrorCode::not_found, "no such file or folder", path, "Check the name."};
    case EACCES:
    case EPERM:
      return {ErrorCode::unreadable, "not allowed to read it", path,
              "Give yourself the right to read it (chmod +r), or leave it out."};
    default: return {ErrorCode::unreadable, std::strerror(errno), path, ""};
  }
}

Error write_error(const std::string& path) {
  if (errno == ENOSPC || errno == EDQUOT)
    return {ErrorCode::full, "no space left to write it", path, "Make room and run it again."};
  return {ErrorCode::unreadable, fmt::format("cannot write it: {}", std::strerror(errno)), path,
          "Choose another place with --out, or change the permissions."};
}

}  // namespace

Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path) {
  if (path == "-") return std::make_unique<FileStream>(STDIN_FILENO, "standard input");
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tl::unexpected(open_error(path));
  auto stream = std::make_unique<FileStream>(fd, path);
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode))
    return fail(ErrorCode::unreadable, "it is a folder, not a file", path);
  return stream;
}

std::unique_ptr<ByteStream> memory_stream(std::string bytes) {
  return std::make_unique<MemoryStream>(std::move(bytes));
}

Result<bool> BufferedStream::fill() {
  if (end_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t old = buffer_.size();
  buffer_.resize(old + kBlock);
  auto n = in_->read(buffer_.data() + old, kBlock);
  buffer_.resize(old + n.value_or(0));
  if (!n) return tl::unexpected(n.error());
  end_ = *n == 0;
  return !end_;
}

Result<std::string_view> BufferedStream::peek(std::size_t size) {
  while (buffer_.size() - begin_ < size) {
    auto more = fill();
    if (!more) {
      if (begin_ == buffer_.size()) return tl::unexpected(more.error());
      // What was read before the damage is still good: the error waits until it is taken.
      in_ = std::make_unique<FailingOnce>(std::move(in_), more.error());
      break;
    }
    if (!*more) break;
  }
  return std::string_view(buffer_).substr(begin_, size);
}

void BufferedStream::skip(std::size_t size) {
  size = std::min(size, buffer_.size() - begin_);
  begin_ += size;
  offset_ += size;
}

Result<std::string> BufferedStream::take(std::size_t size) {
  std::string out;
  while (out.size() < size) {
    auto ahead = peek(1);
    if (!ahead) return tl::unexpected(ahead.error());
    const std::size_t n = std::min(size - out.size(), buffer_.size() - begin_);
    if (n == 0) break;
    out.append(buffer_, begin_, n);
    skip(n);
  }
  return out;
}

Result<bool> BufferedStream::line(Line& line, std::size_t cap) {
  line.text.clear();
  line.ended = line.cut = false;
  bool any = false;
  for (;;) {
    auto ahead = peek(1);
    if (!ahead) return tl::unexpected(ahead.error());
    if (ahead->empty()) return any;
    any = true;
    const std::string_view rest = std::string_view(buffer_).substr(begin_);
    const std::size_t feed = rest.find('\n');
    const std::size_t n = feed == std::string_view::npos ? rest.size() : feed;
    const std::size_t keep = std::min(n, cap - line.text.size());
    line.text.append(rest.substr(0, keep));
    line.cut = line.cut || keep < n;
    line.ended = feed != std::string_view::npos;
    skip(n + (line.ended ? 1 : 0));
    if (line.ended) {
      if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
      return true;
    }
  }
}

Result<std::string> BufferedStream::rest(std::size_t cap) {
  auto out = take(cap);
  if (!out) return out;
  auto more = peek(1);
  if (!more) return tl::unexpected(more.error());
  if (!more->empty()) return fail(ErrorCode::too_large, fmt::format("larger than {} MB", cap >> 20));
  return out;
}

Result<std::string> read_file(const std::string& path, std::size_t cap) {
  auto stream = open_stream(path);
  if (!stream) return tl::unexpected(stream.error());
  auto bytes = BufferedStream(std::move(*stream)).rest(cap);
  if (!bytes && bytes.error().where.empty()) bytes.error().where = path;
  return bytes;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string part = path + ".part";
  const int fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return tl::unexpected(write_error(path));
  bool good = true;
  for (std::size_t at = 0; good && at < bytes.size();) {
    const ssize_t n = ::write(fd, bytes.data() + at, bytes.size() - at);
    if (n < 0 && errno == EINTR) continue;
    good = n > 0;
    if (good) at += static_cast<std::size_t>(n);
  }
  good = good && ::fsync(fd) == 0;
  const Error error = good ? Error{} : write_error(path);
  ::close(fd);
  if (good && ::rename(part.c_str(), path.c_str()) == 0) return {};
  const Error final_error = good ? write_error(path) : error;
  ::unlink(part.c_str());
  return tl::unexpected(final_error);
}

}  // namespace isnad
