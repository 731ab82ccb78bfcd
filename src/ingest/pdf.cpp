#include "ingest/pdf.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "ingest/charset.h"
#include "ingest/pdf_text.h"

namespace isnad::ingest {
namespace {

constexpr rlim_t kSeconds = 30, kMemory = rlim_t{1} << 30;

struct Outcome {
  int status = -1;
  bool started = false, complete = false;
  std::string text;
};

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

// The bytes as a file that never touches the disk.
int memory_file(std::string_view bytes) {
  const int fd = ::memfd_create("isnad-pdf", MFD_CLOEXEC);
  for (std::size_t at = 0; fd >= 0 && at < bytes.size();) {
    const ssize_t n = ::write(fd, bytes.data() + at, bytes.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      ::close(fd);
      return -1;
    }
    at += static_cast<std::size_t>(n);
  }
  return fd;
}

bool collect(int fd, std::size_t cap, std::string& out) {
  std::array<char, 1 << 16> block{};
  for (;;) {
    const ssize_t n = ::read(fd, block.data(), block.size());
    if (n == 0) return true;
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    out.append(block.data(), static_cast<std::size_t>(n));
    if (out.size() > cap) return false;
  }
}

Outcome run_pdftotext(std::string_view pdf, std::size_t cap) {
  Outcome out;
  const Descriptor in(memory_file(pdf));
  int ends[2] = {-1, -1};
  if (in.get() < 0 || ::pipe2(ends, O_CLOEXEC) != 0) return out;
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) return out;
  if (child == 0) {
    // Only calls that are safe after fork in a program with threads.
    const rlimit time{kSeconds, kSeconds}, memory{kMemory, kMemory};
    ::setrlimit(RLIMIT_CPU, &time);
    ::setrlimit(RLIMIT_AS, &memory);
    ::dup2(in.get(), STDIN_FILENO);
    ::dup2(to.get(), STDOUT_FILENO);
    const int null = ::open("/dev/null", O_WRONLY);
    if (null >= 0) ::dup2(null, STDERR_FILENO);
    ::execlp("pdftotext", "pdftotext", "-enc", "UTF-8", "-nopgbrk", "-q", "/proc/self/fd/0", "-",
             static_cast<char*>(nullptr));
    ::_exit(127);
  }
  to.close();
  out.complete = collect(from.get(), cap, out.text);
  if (!out.complete) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  out.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  out.started = out.status != 127;
  return out;
}

}  // namespace

void parse_pdf(const Item& item, const Limits& limits, Parsed& out) {
  const auto problem = [&](ErrorCode code, const char* what, const char* hint) {
    out.errors.push_back({code, what, item.path, hint});
  };
  Outcome read = run_pdftotext(item.bytes, limits.text);
  if (!read.started)
    return problem(ErrorCode::unreadable, "PDF needs the program pdftotext", "apt-get install poppler-utils");
  if (!read.complete)
    return problem(ErrorCode::too_large, "the PDF holds more text than is read, or takes too long", "Cut it up.");
  if (read.status != 0)
    return problem(ErrorCode::malformed, "the PDF is broken or locked", "Open it in a viewer and save it anew.");
  auto decoded = decode_text(read.text, "utf-8");
  if (!decoded || decoded->text.find_first_not_of(" \t\r\n") == std::string::npos)
    return problem(ErrorCode::malformed, "there is no text in the PDF, only pictures", "Run it through OCR first.");
  Document d;
  d.charset = "utf-8";
  PdfText text = repair_pdf_text(decoded->text);
  d.text = std::move(text.text);
  if (text.repaired)
    d.notes.push_back({"pdf.repaired", "letters that pdftotext had turned round were put in order; others may be", ""});
  d.notes.push_back({"pdf.layout", "lines and columns are as pdftotext found them", ""});
  out.documents.push_back(std::move(d));
}

}  // namespace isnad::ingest
